average	Среднее
average.candidate	Кандидат
average.day	День
average.high	до
average.low	от
average.polls	Опросов
average.share	Процент
field.body	кто провёл
field.client	кто заказал и оплатил
field.error	погрешность
field.method	метод
field.sample	сколько опрошено
field.time	когда
field.wording	вопрос
kind.exit-poll	экзитпол
kind.opinion-poll	опрос
kind.rating	рейтинг без опроса
law	Чего требует закон
law.article	Статья
law.id	Обозначение
law.kind	Вид
law.note	Примечание
law.text	Что
lead	Чего закон требует от опубликованного опроса, опросы из источников со всем, чего в них не сказано, их доли рядом с итогом и среднее по тем, где сказано всё.
missed	На сколько ошибались прежние средние
missed.average	Среднее
missed.days	Дней до
missed.election	Выборы
missed.held	Состоялись
missed.miss	Среднее минус результат
missed.name	Кто
missed.note	Примечание
missed.result	Результат
missed.sources	Источники
note-average	Опросы с весом 1 с поправкой на то, насколько каждый опрашивающий даёт больше или меньше других. Интервал должен идти от прежних промахов средних; реестр их не знает, поэтому интервала нет.
note-blackout	Опросов нет с {1} до конца {2}.
note-interval	Опросы с весом 1, исправленные на то, что каждая служба даёт больше или меньше других. Интервал вместил бы 95 из 100 ошибок, если они таковы же, как на прежних выборах ({1}): t Стьюдента, умноженное на их среднеквадратичное, каждые выборы — одна степень свободы.
note-law	Дни без опросов реестру неизвестны.
note-shares	Объявлено: от голосов за всех кандидатов в последнем окончательном объявлении. И то и другое кем-то сказано; ни совпадение, ни расхождение не показывает, кто прав.
note-weight	Чего здесь нет, того не дают прочитанные источники; в самой публикации это могло быть. Опрос, в котором чего-то нет, имеет в среднем вес 0.
register	Опросы
register.body	Провёл
register.client	Заказал
register.error	Погрешность
register.held	Когда
register.id	Обозначение
register.kind	Вид
register.method	Метод
register.missing	Не сказано
register.note	Примечание
register.outlet	Где
register.payer	Оплатил
register.published	Опубликован
register.question	Вопрос
register.sample	Опрошено
register.sources	Источники
register.weight	Вес
shares	Доли рядом с итогом
shares.apart	Опрос минус объявленное
shares.candidate	Кандидат
shares.kind	Вид
shares.poll	Опрос
shares.printed	Процент, как напечатан
shares.result	Объявлено, процент
title	Опросы
