balance	Соотношение партий
balance.chairs	Председателей
balance.commissions	Комиссий
balance.of	Из всех
balance.party	Предложен
balance.seats	Мест
balance.share	Доля
balance.tier	Уровень
changes	Замены
changes.before	Прежде
changes.commission	Комиссия
changes.name	Имя
changes.on	Дата
changes.party	Предложен
changes.reason	Причина
changes.seat	Место
changes.sources	Источники
decisions	Решения
decisions.abstained	Воздержались
decisions.against	Против
decisions.commission	Комиссия
decisions.dissents	Особые мнения, по местам
decisions.for	За
decisions.number	№
decisions.sources	Источники
decisions.subject	Предмет
decisions.text	Текст
lead	Кто входит в комиссии, кто предложил каждого члена и как комиссии решают. Чего не сообщает ни один источник, то неизвестно, и к нему правило не применяется.
seats	Места
seats.by	Избрана кем
seats.commission	Комиссия
seats.name	Имя
seats.on	Дата
seats.party	Предложен
seats.role	Роль
seats.seat	Место
seats.sources	Источники
seats.tier	Уровень
sessions	Заседания
sessions.agenda	Повестка
sessions.commission	Комиссия
sessions.needed	Кворум
sessions.number	№
sessions.on	Дата
sessions.present	Присутствовали
sessions.sources	Источники
tier.central	центральная
tier.precinct	участковая
tier.territorial	территориальная
title	Комиссии
