granted	Допущены
granted.count	Лиц
granted.id	Обозначение
granted.kind	Вид
granted.on	Дата
granted.organisation	Организация
granted.sources	Источники
granted.standing	Допущены теперь
kind.domestic-observer	местный наблюдатель
kind.foreign-media	иностранные СМИ
kind.foreign-observer	иностранный наблюдатель
kind.media	местные СМИ
kind.proxy	доверенное лицо кандидата
lead	Кто может наблюдать: наблюдатели, журналисты, доверенные лица кандидатов. Только организации и числа; числа источников стоят рядом и не складываются.
numbers	Числа, которые дают источники
numbers.kind	Вид
numbers.note	Примечание
numbers.number	Число
numbers.of	Кого
numbers.sources	Источники
presence	На участках
presence.count	Лиц
presence.kind	Вид
presence.note	Примечание
presence.on	Дата
presence.organisation	Организация
presence.right	Право
presence.sources	Источники
presence.station	Участок
presence.was	Дано ли?
refused	Отказано
refused.article	Статья
refused.kind	Вид
refused.on	Дата
refused.organisation	Организация
refused.reason	Причина
refused.sources	Источники
revoked	Отозвано
revoked.article	Статья
revoked.count	Лиц
revoked.kind	Вид
revoked.on	Дата
revoked.organisation	Организация
revoked.reason	Причина
revoked.sources	Источники
rights	Права и обязанности
rights.article	Статья
rights.denied	Отказано
rights.given	Дано
rights.holders	Чьё
rights.id	№
rights.kind	Вид
rights.text	Что закон даёт или требует
title	Аккредитация
unsaid	не указана
was.denied	отказано
was.given	дано
