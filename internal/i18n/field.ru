acts	Прежние акты
acts-hint	Номер записи или хеш акта, по одному в строке; можно оставить пустым.
choose	Выберите
fault.act	Нет записи с таким номером, и это не хеш из 64 цифр
fault.counts	В каждой строке: код, пробел, число; каждый код один раз
fault.lists	В каждой строке: код, пробел, метка, пробел, число; каждая метка один раз
fault.number	Целое число, до 9 007 199 254 740 991
fault.word	Выберите одно
faults	Некоторые поля нельзя прочитать
hint.counts	По одному в строке: код и число, например V 900. Для пустого на бумаге строки нет.
hint.hash	64 шестнадцатеричные цифры; пусто – значит нет
hint.key	44 знака base64
hint.list	По одному в строке
hint.lists	По одному в строке: код, метка и число, например C aliya 320
hint.signature	88 знаков base64
hint.time	Например, 2005-12-04T20:00:00Z
lead	Каждый вид акта, который кто-либо на этом рабочем месте вправе подписать сегодня, с формой по его полям. У шагов участка есть собственные формы.
look	Посмотреть, что будет отмечено
look-again	Посмотреть ещё раз
looked	До подписания
looked-lead	Если подписать этот акт как есть, эти замечания останутся при нём навсегда.
looked-none	Замечаний не будет. Прочитайте ещё раз: подписанное остаётся.
more	Ещё одна строка
name.act	Акт
name.as_of	На какой момент
name.attestation	Как подписано
name.base	База, как названа
name.candidates	Кандидаты
name.content	SHA-256 содержания
name.corrects	Исправляемый акт
name.count	Число
name.counts	Числа
name.date	Дата
name.election	Выборы
name.fields	Различающиеся поля
name.file	Файл
name.files	Приложенные файлы
name.form	Исправляемый протокол
name.id	Обозначение
name.intake_key	Ключ приёма
name.key	Ключ
name.keys	Ключи
name.ledger_key	Ключ реестра
name.licence	Лицензия
name.lines	Строки формы
name.lists	Списки формы
name.members	Члены комиссии
name.model	Модель
name.name	Название
name.name_kk	Название на казахском
name.name_ru	Название на русском
name.nature	Природа выборов
name.note	Примечание
name.number	Номер части
name.of	Чего
name.office	Должностной орган
name.openings	Вскрытия печатей
name.origin	Происхождение
name.others	Другие запечатанные вводы
name.parameters	Параметры
name.parts	Число частей
name.person	Метка лица
name.person_key	Обязательство по ключу лиц
name.possession	Доказательство владения
name.precision	Точность
name.printed	Как напечатано
name.procedure	Номер процедуры
name.profile	Профиль
name.protocol	Протокол
name.publisher	Издатель
name.reached	Насколько прочитано
name.reason	Причина (публично, без имён людей)
name.replaces	Заменяемый акт
name.role	Роль
name.root_keys	Корневые ключи
name.root_threshold	Нужно корневых подписей
name.round	Круг
name.row	Строка
name.rows	Строки
name.rulebook	Свод правил
name.salt	Соль
name.seal	Печать
name.seals	Печати
name.shares	Доли
name.slot	Место
name.sources	Источники
name.stage	Стадия
name.stance	Что сделал член комиссии
name.station	Участок
name.text	Текст
name.threshold	Нужно подписей
name.title	Заголовок
name.type	Вид
name.unit	Территория
name.url	Адрес в сети
name.value	Значение
name.what	Что
name.why	Почему
none	На этом рабочем месте сегодня никто не вправе ничего подписать.
rests-on	На что опирается
row	Строка
rules	Правила
rules-hint	Обозначения правил, по одному в строке; можно оставить пустым.
sign	Подписать и внести
signers	могут подписать здесь: {1}
title	Внести любой акт
word.about	около
word.article	статья
word.device	подписано на устройствах членов комиссии
word.device-lost	устройство утеряно
word.dissent	подписал с особым мнением
word.dissents	не согласен
word.encyclopedia	энциклопедия
word.exact	точно
word.excerpt	прочитан отрывок
word.final	окончательный
word.left	оставил должность
word.less-than	меньше чем
word.live	настоящие
word.lost	утерян
word.more-than	больше чем
word.observer	наблюдатели
word.official	официальный
word.other	другая причина
word.paper	подписано на бумаге
word.paper-returned	бумага возвращена
word.practice	учебные
word.preliminary	предварительный
word.press	пресса
word.read	прочитано
word.recalled	по памяти
word.reconstruction	реконструкция
word.refused	отказался подписать
word.replaced	заменён
word.rulebook	свод правил
word.signed	подписал
word.signs	подписывает
word.territory	территория
word.transcription	переписанные
word.typist-left	оператор ушёл
word.unread	не прочитано
word.unstated	не указано
