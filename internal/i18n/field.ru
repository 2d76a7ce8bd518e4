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
hint.day	Например 2005-12-04; пусто, если день неизвестен
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
name.actor	О ком
name.added	Добавлено
name.addressee	Адресат
name.agenda	Повестка
name.aired	Вышло в эфир
name.amount	Сумма, тенге
name.article	Статья
name.articles	Статьи
name.as_of	На какой момент
name.asked	Опрошено, как сказано
name.aspect	Сторона
name.association	Объединение
name.at	В минуту дня
name.attendance	Присутствие
name.attestation	Как подписано
name.audience	Аудитория
name.average	Среднее
name.balance	Остаток, тенге
name.ballots	Бюллетени
name.bank	Банк
name.base	База, как названа
name.beacon	Публичный маяк
name.blocks	Блоки времени
name.body	Провёл
name.box	Урна
name.boxes	Урны
name.by	Кем
name.candidate	Кандидат
name.candidates	Кандидаты
name.capacity	Вмещает человек
name.chain	Цепь
name.check	Сверка с самим собой
name.checked	Урны показаны пустыми, минута дня
name.cited	Что цитирует
name.city	Город
name.claim	Утверждение
name.clear	Минут на уборку
name.client	Заказал
name.commission	Комиссия (орган)
name.content	SHA-256 содержания
name.corrects	Исправляемый акт
name.count	Число
name.counts	Числа
name.court	Решение суда
name.cure_by	Исправить до
name.date	Дата
name.day	День
name.daypart	Часть суток
name.days	Дни
name.decision	Ответ
name.defects	Недостатки
name.dissent	Особое мнение
name.disturbance	Помеха
name.document	Документ
name.documents	Документы
name.donor	Кто дал
name.due	Срок
name.duplicates	Повторные подписи
name.duty	Обязанность
name.east	Метров на восток
name.election	Выборы
name.end	Конец, минута дня
name.error	Погрешность
name.event	Заявка
name.events	Заявки
name.evidence	Доказательства, хэши файлов
name.fields	Различающиеся поля
name.file	Файл
name.filed	Сдано
name.files	Приложенные файлы
name.form	Исправляемый протокол
name.from	С
name.ground	Основание
name.grounds	Основания
name.held	Когда проведён
name.high	Верхняя доля, сотые процента
name.id	Обозначение
name.intake_key	Ключ приёма
name.item	Позиция
name.key	Ключ
name.keys	Ключи
name.kind	Вид
name.law	Закон
name.ledger_key	Ключ реестра
name.length	Длина, секунд
name.licence	Лицензия
name.lines	Строки формы
name.lists	Списки формы
name.lot	Жребий
name.low	Нижняя доля, сотые процента
name.medium	Вид СМИ
name.members	Члены комиссии
name.method	Метод
name.mode	Как показан
name.model	Модель
name.modulus	Модуль ключа
name.name	Название
name.name_kk	Название на казахском
name.name_ru	Название на русском
name.nature	Природа выборов
name.nominee	Выдвинутый
name.north	Метров на север
name.note	Примечание
name.notice	Извещение, часов
name.number	Номер части
name.of	Чего
name.offers	Предложено взамен
name.office	Должностной орган
name.on	День
name.open	Голосование началось, минута дня
name.opened	Акт, открывший время
name.openings	Вскрытия печатей
name.order	Порядок
name.organisation	Организация
name.origin	Происхождение
name.others	Другие запечатанные вводы
name.outcome	Исход
name.outlet	Издание или канал
name.paid	За чей счёт
name.paid_in	Поступило, тенге
name.parameter	Что было открыто
name.parameters	Параметры
name.parts	Число частей
name.party	Кем предложен
name.payer	Оплатил
name.people	Ожидается людей
name.period	Период
name.person	Метка лица
name.person_key	Обязательство по ключу лиц
name.pips	Очки
name.place	Место
name.polling_day	День голосования
name.possession	Доказательство владения
name.precision	Точность
name.present	Присутствовали
name.price	Цена
name.prices	Цены
name.prime_from	Лучшее время с, минута
name.prime_to	Лучшее время по, минуту
name.printed	Как напечатано
name.printer	Типография
name.procedure	Номер процедуры
name.profile	Профиль
name.programme	Программа
name.proof	Доказательство
name.protocol	Протокол
name.published	Опубликовано
name.publisher	Издатель
name.question	Вопрос
name.reached	Насколько прочитано
name.reason	Причина (публично, без имён людей)
name.recording	Запись эфира
name.rejected	Отклонено, по причинам
name.remark	Замечание
name.removed	Исключено
name.replaces	Заменяемый акт
name.request	Запрос
name.required	Требуется
name.requirement	Требование
name.respondents	Опрошено, число
name.result	Результат
name.right	Право
name.rights	Права
name.role	Роль
name.root	Корень листов
name.root_keys	Корневые ключи
name.root_threshold	Нужно корневых подписей
name.round	Круг
name.route	Путь
name.row	Строка
name.rows	Строки
name.rulebook	Свод правил
name.said_on	Когда сказано
name.salt	Соль
name.sample	Просмотрено
name.seal	Печать
name.sealed	Запечатанный акт
name.seals	Печати
name.seat	Место
name.seconds	Секунд
name.seed	Зерно выборки
name.session	Заседание
name.setup	Минут на подготовку
name.shares	Доли
name.sheets	Листов
name.side	Сторона
name.signatures	Подписей
name.slot	Место
name.source	Источник
name.sources	Источники
name.speaker	Кто говорит
name.spent	Истрачено, тенге
name.stage	Стадия
name.stance	Что сделал член комиссии
name.start	Начало, минута дня
name.station	Участок
name.stops	Остановки
name.subject	Предмет
name.supports	К чему
name.term	Срок
name.text	Текст
name.threshold	Нужно подписей
name.throws	Броски костей
name.tier	Уровень
name.title	Заголовок
name.to	Что с ними станет
name.to_budget	В бюджет, тенге
name.to_candidate	Кандидату, тенге
name.tone	Тон
name.topic	Тема
name.topics	Темы
name.transparent	Прозрачная
name.type	Вид
name.unit	Территория
name.unregistered	Нет в списках
name.until	До
name.urgent	Срочно
name.url	Адрес в сети
name.valid	Действительны
name.value	Значение
name.venue	Помещение
name.vote	Голос
name.voted	Голоса по местам
name.voters	Избиратели
name.votes	Известны ли голоса?
name.was	Дано ли?
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
word.absent	не явился
word.abstained	воздержался
word.accepted	принято
word.advert	реклама
word.against	против
word.alternative	предложено другое
word.anonymous	неизвестный
word.article	статья
word.association	объединение
word.body	кем выдвинут
word.budget	государственный бюджет
word.candidate	кандидат
word.central	центральная
word.chair	председатель
word.charity	благотворительная организация
word.citizen	гражданин
word.commented	с комментарием
word.commission	комиссия
word.concert	концерт
word.dealt	розданы остальным
word.denied	отказано
word.deputy	заместитель председателя
word.device	подписано на устройствах членов комиссии
word.device-lost	устройство утеряно
word.direct	своя речь
word.dissent	подписал с особым мнением
word.dissents	не согласен
word.domestic-observer	местный наблюдатель
word.election	выборы
word.empty	остались пустыми
word.encyclopedia	энциклопедия
word.exact	точно
word.excerpt	прочитан отрывок
word.exit-poll	экзитпол
word.fact	факт
word.fail	не пройдено
word.final	окончательный
word.for	за
word.forecast	прогноз
word.foreign	из-за рубежа
word.foreign-media	иностранные СМИ
word.foreign-observer	иностранный наблюдатель
word.foreign-stake	организация с иностранной долей
word.free-access	бесплатное время
word.fund	избирательный фонд
word.given	дано
word.image	изображение без голоса
word.in-kind	натурой
word.inadmissible	не принято к рассмотрению
word.interrupted	прервано
word.judgement	мнение
word.left	оставил должность
word.less-than	меньше чем
word.live	настоящие
word.lost	утерян
word.media	местные СМИ
word.meeting	встреча
word.member	член
word.money	деньги
word.more-than	больше чем
word.motorcade	автопробег
word.name	имена
word.negative	отрицательный
word.neutral	нейтральный
word.news	новости
word.no	нет
word.nomination	выдвижение
word.none	нет
word.observer	наблюдатели
word.official	официальный
word.opinion-poll	опрос
word.organisation	организация
word.other	другая причина
word.paper	подписано на бумаге
word.paper-returned	бумага возвращена
word.partly	удовлетворено частично
word.party	партия
word.pass	пройдено
word.portable	переносная
word.positive	положительный
word.practice	учебные
word.precinct	участковая
word.preliminary	предварительный
word.press	пресса
word.prime	прайм-тайм
word.print	печать
word.procession	шествие
word.proxy	доверенное лицо кандидата
word.quoted	цитата
word.radio	радио
word.rating	рейтинг
word.read	прочитано
word.recalled	по памяти
word.reconstruction	реконструкция
word.recorded	записано
word.refused	отказался подписать
word.rejected	отклонено
word.religious	религиозное объединение
word.replaced	заменён
word.response	ответ
word.rulebook	свод правил
word.secretary	секретарь
word.self	сам выдвинутый
word.signed	подписал
word.signs	подписывает
word.state-body	государственный орган
word.stationary	стационарная
word.television	телевидение
word.territorial	территориальная
word.territory	территория
word.themes	темы
word.transcription	переписанные
word.typist-left	оператор ушёл
word.unknown	неизвестно
word.unread	не прочитано
word.unstated	не указано
word.upheld	удовлетворено
word.yes	да
