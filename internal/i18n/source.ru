cited	Приведено в
files	Файлы, внесённые построчно
generated	Что сгенерировано
lead	Откуда числа этого реестра: названные источники, насколько каждый был прочитан, и что создала программа.
licence	Лицензия
named	Названные источники: {1}
none	Реестр не называет источников.
origin	Происхождение
parameter	Параметр
parameters	Числа, данные генератору: выбор, а не факты.
reached.excerpt	прочитан отрывок
reached.read	прочитан
reached.recalled	по памяти, требует проверки
reached.unread	не прочитан приводящим
rows	Внесено строк
title	Источники
type.article	статья
type.encyclopedia	энциклопедия
type.observer	наблюдатели
type.official	официальный
type.press	пресса
value	Значение
why	Почему
