count.after	{1} {2} после {3}
count.before	{1} {2} до {3}
count.exclusive	сам день не считается
count.inclusive	должны остаться полные единицы
count.weekday	день, который называет закон
events	От чего зависят даты
events.article	Статья
events.date	Дата
events.event	Обозначение
events.what	Что
interpreted	Толкования закона
interpreted.article	Статья
interpreted.from	С
interpreted.parameter	Что было открыто
interpreted.sources	Источники
interpreted.text	Толкование
interpreted.value	Значение
lead	Каждая дата следует из правила закона и из того, что произошло. Где закон можно считать двояко, здесь стоят оба счёта. Срок считается соблюдённым, только если это показывает акт реестра.
mark.derived	выведено
mark.read	прочитано
mark.recalled	по памяти
now	Что происходит сейчас
now.article	Статья
now.date	Дата
now.state	Состояние
now.what	Что
now.who	Кто
readings	Где закон можно читать двояко
readings.article	Статья
readings.date	Дата по нему
readings.reading	Прочтение
readings.rule	Правило
readings.standing	Положение
readings.text	Почему
role.all	все
role.bank	банки
role.candidate	кандидаты и выдвигающие
role.central	центральная комиссия
role.commissions	комиссии вместе
role.court	суды и прокуроры
role.elected	избранный и те, кто вправе обратиться в Совет
role.executive	органы исполнительной власти
role.media	средства массовой информации
role.parliament	Парламент
role.precinct	участковые комиссии
role.territorial	территориальные комиссии
role.voter	избиратели
state.ahead	впереди
state.begun	начался
state.late	не в срок
state.met	соблюдён
state.missed	пропущен: акта в реестре нет
state.not-in-force	в тот день не действует
state.open	открыт
state.overruled	не принято
state.past	прошёл; акта для него в реестре не бывает
state.settled	решено
state.today	сегодня
state.waits	ждёт
subscribe	Подписаться на даты
subscribe-lead	По файлу на роль; обозначения не меняются, когда дата сдвигается. Время местное.
terms	Все сроки
terms.article	Статья
terms.counting	Как считается
terms.date	Дата, местное время
terms.local	По UTC
terms.read	Закон
terms.state	Состояние
terms.what	Что
terms.who	Кто
title	Календарь
unit.day	дн.
unit.hour	ч
unit.minute	мин
unit.month	мес.
unit.working-day	раб. дн.
waits-for	зависит от {1}
