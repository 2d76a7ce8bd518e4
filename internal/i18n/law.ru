changes	Законы, изменившие эти правила
changes.articles	Статьи
changes.law	Закон
changes.on	Принят
changes.sources	Источники
changes.what	Изменение
how.computed	считает по нему
how.enforced	находит нарушение
how.shown	показывает
in-force	Действует в этот день
in-force.article	Статья
in-force.from	С
in-force.how	Программа
in-force.rule	Правило
in-force.source	Где прочитано
in-force.text	Что гласит
in-force.to	По день перед
lead	Каждое правило этих выборов нашими словами, со статьёй, источником и временем действия. Выберите день, чтобы увидеть, какие правила действовали.
not-in-force	Не действует в этот день
not-in-force.article	Статья
not-in-force.from	С
not-in-force.how	Программа
not-in-force.rule	Правило
not-in-force.source	Где прочитано
not-in-force.text	Что гласит
not-in-force.to	По день перед
title	Действующее право
