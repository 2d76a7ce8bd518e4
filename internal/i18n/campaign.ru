conflicts	Столкновения мероприятий соперников
conflicts.city	Город
conflicts.first	Более ранняя заявка
conflicts.first-candidate	Кандидат
conflicts.kind	Где
conflicts.second	Более поздняя заявка
conflicts.second-candidate	Кандидат
conflicts.since	Впервые
events	Заявки и ответы
events.answer	Ответ
events.candidate	Кандидат
events.city	Город
events.day	День
events.from	С
events.ground	Основание
events.id	Обозначение
events.kind	Вид
events.offers	Предложено взамен
events.people	Ожидается людей
events.requested	Подана
events.to	До
events.where	Где
funds	Фонды
funds.bank	Банк
funds.candidate	Кандидат
funds.ceiling	Предел, тенге
funds.left	Остаток
funds.next-report	Следующий отчёт до
funds.opened	Открыт
funds.source	Источник
funds.state	Состояние
funds.sum	Сумма, тенге
law	Деньги: что закон даёт и чего не допускает
law.article	Статья
law.from	С
law.id	Обозначение
law.multiple	Кратность
law.text	Что
law.to	По
law.value	Тенге
lead	Помещения и встречи с ответами на каждую заявку, мероприятия, которые слишком близки друг к другу, жребий, насколько равно обходились с кандидатами, и деньги их фондов.
lots	Жребий
lots.events	Заявки
lots.order	Выпавший порядок
lots.seed	Начальное число
lots.throws	Кости
note-conflicts	Сталкиваются принятые и ждущие ответа заявки соперников, между которыми, с подготовкой и уборкой, меньше {1} минут и меньше {2} метров, а где ожидается больше {4} человек – {3}. Маршруты просматриваются по минутам.
note-funds	Все деньги граждан и организаций, вместе с недопустимыми, идут под один предел. Люди, давшие деньги, не называются.
note-law	Пределы кратны минимальной заработной плате второй половины 2005 года, 9200 тенге в месяц. У самовыдвиженца денег объединения нет.
note-quotas	Доля – равная часть лучших минут всех помещений города за время агитации. Так эта программа понимает равные условия; числа такого в законе нет.
note-together	Двое названы здесь, если мероприятия обоих начинаются в одном городе с разницей не больше {3} часов хотя бы в {1} из {2} дней подряд. Это уведомление, а не повод в чём-либо отказать. Сказанное о трёх соперниках в 2005 году – среди утверждений (C091); мероприятий 2005 года в источниках не найдено.
note-treatment	Случайно: насколько вероятно не меньшее неравенство отказов и согласий, если бы их раздал один случай (точный критерий Фишера, двусторонний; предложение другого считается отказом). Малое число – повод посмотреть, а не доказательство умысла; прочерк, где сравнивать нечего.
quotas	Лучшее время по городам
quotas.candidate	Кандидат
quotas.city	Город
quotas.quota	Доля, минут
quotas.share	Дано к доле
quotas.used	Дано, минут
receipts	Что получили фонды
receipts.amount	Тенге
receipts.candidate	Кандидат
receipts.donor	Кто дал
receipts.form	Вид
receipts.name	Организация
receipts.on	День
reports	Отчёты банка
reports.balance	Остаток
reports.candidate	Кандидат
reports.paid-in	Поступило
reports.received	Поступил
reports.spent	Истрачено
reports.until	По
state.closed	закрыт
state.open	в сроке
state.overdue	отчёт просрочен
title	Агитация
together	Соперники на одном пути
together.cities	Города
together.days	Дни
together.first	Кандидат
together.second	И
treatment	Обращение с кандидатами
treatment.accepted	Принято
treatment.alternative	Предложено другое
treatment.candidate	Кандидат
treatment.chance	Случайно
treatment.minutes	Принято минут
treatment.refused	Отказано
treatment.requested	Заявок
treatment.seats	Принято мест
treatment.waiting	Ждут
venues	Помещения
venues.capacity	Вместимость
venues.city	Город
venues.id	Обозначение
venues.name	Название
venues.place	Метров на восток и на север
venues.prime	Лучшее время
venues.terms	Цена
word.accepted	принята
word.alternative	предложено другое
word.concert	концерт
word.donor-anonymous	неизвестный
word.donor-association	выдвинувшее объединение
word.donor-candidate	сам кандидат
word.donor-charity	благотворительная организация
word.donor-citizen	гражданин
word.donor-foreign	из-за рубежа
word.donor-foreign-stake	организация с иностранной долей
word.donor-organisation	организация
word.donor-religious	религиозное объединение
word.donor-state-body	государственный орган
word.from-association	объединение
word.from-donations	граждане и организации
word.from-own	собственные средства
word.in-kind	натурой
word.meeting	встреча
word.money	деньги
word.motorcade	автопробег
word.place	на одном месте
word.procession	шествие
word.refused	отказано
word.route	в пути
word.waiting	ждёт
