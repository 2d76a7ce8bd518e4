endorsements	Поддержка
endorsements.by	Кто
endorsements.candidate	Кандидат
endorsements.on	Дата
endorsements.sources	Источники
endorsements.text	Как сообщает источник
lead	Что обещают кандидаты, рядом по темам, каждый текст по его хешу, и кто говорит, что кого поддерживает. Где текст не найден, за кандидата ничего не говорится.
programmes	Программы
programmes.candidate	Кандидат
programmes.content	SHA-256 текста
programmes.on	Дата
programmes.sources	Источники
programmes.title	Название
silent	молчит
title	Программы
topics	Рядом
topics.candidate	Кандидат
topics.text	Что говорит
topics.topic	Тема
