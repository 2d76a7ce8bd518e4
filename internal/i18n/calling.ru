call	Объявление
call.on	Решено
call.polling-day	День голосования
call.sources	Источники
call.text	Текст
executed	Исполнение поручений
executed.by	Кем
executed.number	Номер
executed.on	Дата
executed.proof	Доказательство
executed.sources	Источники
instructions	Поручения
instructions.addressee	Адресат
instructions.due	Срок
instructions.duty	Обязанность
instructions.number	Номер
instructions.on	Дано
instructions.sources	Источники
instructions.state	Исполнение
lead	Кто объявил выборы, что было поручено органам и что показывает исполнение.
state.done	записано
state.unproven	доказательства в реестре нет
title	Назначение выборов
