checkpoint	Подписанная контрольная точка
corrections	Исправления
declared	Объявлено
drawn	Каждое число на этой странице вычислено по одной опубликованной контрольной точке реестра.
fault	Не удалось составить страницу.
findings	Замечания
genesis	Учредительный акт
grown	С тех пор как страница построена, реестр вырос до {1} записей.
json	Эти числа в JSON
language	Язык
mark.fictitious	ВЫМЫШЛЕННЫЕ ДАННЫЕ
mark.synthetic	СГЕНЕРИРОВАННЫЕ ДАННЫЕ
message.broken.text	Реестр не удалось прочитать. Ничего не потеряно; повторите позже.
message.broken.title	Сейчас это показать нельзя
message.elsewhere.text	Адрес в браузере — не тот, для которого открыт этот стол. Ничего не подписано.
message.elsewhere.title	Этот стол отвечает только по своему адресу
message.missing.text	Адрес не называет ничего, что есть в опубликованной контрольной точке.
message.missing.title	Такой страницы нет
message.not-begun.text	В реестре ещё нет правил, территории или бюллетеня.
message.not-begun.title	Подсчёт не начат
message.too-long.text	Отправлено больше, чем вмещает любой протокол. Ничего не внесено.
message.too-long.title	Форма слишком длинная
nature-of	Что это за числа
nature.live	Идущие выборы, которые ведутся в этом реестре.
nature.practice	Учебные выборы: страна, лица и все числа вымышлены.
nature.reconstruction	Восстановленные прошедшие выборы: данные отдельных участков сгенерированы.
nature.transcription	Опубликованные выборы, внесённые построчно из источника.
next	Далее
no-office	ключ без должности
pages	Страницы
parts	Части списка
previous	Назад
reload	Прочесть новое состояние
result	Результат
role.chair	Председатель
role.deputy	Заместитель председателя
role.member	Член комиссии
role.operator	Администратор
role.registrar	Регистратор
role.root	Учредители (корневые ключи)
role.secretary	Секретарь
role.typist	Оператор ввода
root	Корень
size	Размер контрольной точки
skip	К содержанию
source	Исходный код
sources	Источники
turnout	Явка
unknown	неизвестно
verify	проверяет всё с нуля.
way	Где эта страница
