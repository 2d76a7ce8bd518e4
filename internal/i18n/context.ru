figures	Цифры фона
figures.check	Сверка с самим собой
figures.id	№
figures.name	Что
figures.period	Период
figures.place	Место
figures.sources	Источник
figures.unit	Единица
figures.value	Значение
footnotes	Сноски и что они могут подтвердить
footnotes.cited	Что цитирует
footnotes.number	№
footnotes.place	Место
footnotes.remark	Замечание
footnotes.sources	Где
footnotes.supports	К чему
lead	Цифры фона, как их печатают источники, каждая сверена с самой собой и с соседними, и сноски статьи с тем, что они могут подтвердить. Соперничающие цифры явки стоят на своей странице.
title	Контекст
