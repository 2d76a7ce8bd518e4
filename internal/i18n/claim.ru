claims	Утверждения
claims.against	Против
claims.claim	Утверждение
claims.for	За
claims.id	№
claims.kind	Вид
claims.place	Место
claims.response	Ответ
claims.said-on	Когда
claims.sides	Свидетельства
claims.speaker	Кто говорит
claims.topic	Тема
kind.fact	факт
kind.forecast	прогноз
kind.judgement	мнение
lead	Что говорили об этих выборах, кто и где, и что другие источники говорят за и против. Здесь нет приговоров: таблица говорит лишь, с каких сторон есть свидетельства. Мнение не подтверждается и не опровергается источником.
sides.against	источники говорят иное
sides.both	источники расходятся
sides.for	источники согласны
sides.none	других источников нет
sides.opinion	мнение
title	Утверждения
