appeals	Обжалования и их сроки
appeals.against	Против чего
appeals.by	Кто
appeals.decided	Решено
appeals.due	Решить до
appeals.nominee	Выдвинутый
appeals.number	№
appeals.on	Подано
appeals.outcome	Исход
appeals.sources	Источники
asked	Чего закон требует от выдвинутого
asked.article	Статья
asked.code	Код
asked.of	От кого
asked.text	Словами
ballot	Порядок бюллетеня
ballot.alphabet	По казахскому алфавиту
ballot.id	Метка
ballot.name	Имя
ballot.order	Порядок
ballot.place	Место
count	Счёт
count.check	Проверка
count.nominees	Выдвинутых
count.what	Что
cure-by	Уведомление {1}, исправить до {2}.
described	Что говорят источники, рядом
described.body	Кем выдвинут
described.name	Имена
described.nominee	Выдвинутый
described.self	О себе
described.themes	Темы
grounds	Закрытый перечень оснований
grounds.article	Статья
grounds.court	Нужно установление суда
grounds.decision	Решение
grounds.ground	Основание
grounds.text	Словами
group.associations	Выдвинуты объединениями
group.ineligible	Требование не выполнено, решения в реестре нет
group.nominated	Все выдвинутые
group.others	Срок истёк или ещё открыто
group.refused	Отказано в регистрации
group.registered	Зарегистрированы
group.selves	Самовыдвиженцы
group.standing	Кандидатов сейчас; не меньше двух
group.withdrawn	Снялись до регистрации
lead	Кто каким путём выдвинут, каждый шаг со своей записью и на каком основании закрытого перечня держится решение. Чего не сообщает ни один источник, то неизвестно, и правила к этому не применяются.
lookup	Выборка может показать, что подписей довольно, но никогда – что их мало. Людей в реестре нет: избиратель спрашивает регистратора, использован ли его номер, и проверяет ответ по корню листов (спецификация этой главы, раздел Lookup).
no-body	никем, кроме себя
nominees	Выдвинутые
nominees.body	Кем выдвинут
nominees.grounds	Основания закона и слова решения
nominees.id	№
nominees.name	Имя
nominees.on	Дата
nominees.route	Путь
nominees.sources	Источники
nominees.state	Состояние
note-question	Подписались ли за кого-то моим номером? Кто хранит листы, отвечает избирателю этим ключом, а избиратель сверяет ответ с корнем листов в реестре: верить на слово не нужно, и никто не может перебирать номера.
outcome.absent	не явился
outcome.fail	не пройдено
outcome.inadmissible	не принято к рассмотрению
outcome.partly	удовлетворено частично
outcome.pass	пройдено
outcome.rejected	отклонено
outcome.unknown	неизвестно
outcome.upheld	удовлетворено
question	Ключ для вопросов избирателей
question.bits	Бит
question.modulus	Модуль
question.on	День
question.sources	Источники
required	Сколько подписей нужно кандидату
required.as-of	На день
required.required	Названо
required.share	По доле закона
required.sources	Источники
required.voters	Избирателей
sheets	Сданные подписные листы
sheets.nominee	Выдвинутый
sheets.on	День
sheets.root	Корень
sheets.sheets	Листов
sheets.signatures	Подписей
sheets.sources	Источники
sheets.unit	Территория
signatures	Проверка подписей
signatures.california	По правилу Калифорнии
signatures.duplicates	Повторных
signatures.filed	Сдано
signatures.least	Действительны не менее, ошибка 1 процент
signatures.nominee	Выдвинутый
signatures.required	Требуется
signatures.sample	Просмотрено
signatures.unit	Единица
signatures.unregistered	Нет в списках
signatures.valid	Из них действительны
state.association	объединение
state.cancelled	отменено
state.cured	недостатки исправлены
state.declared	заявлен
state.deficient	указаны недостатки
state.deposit-paid	взнос внесён
state.differs	другое место
state.documents-filed	документы сданы
state.election	осталось мало: срок выборов продлевается
state.eligible	требования выполнены
state.everybody	все
state.extended	срок продлён
state.holds	кандидатов достаточно
state.ineligible	требование не выполнено
state.lapsed	истекло со сроком
state.met	выполнено
state.missed	не выполнено
state.no	нет
state.nomination	мало: выдвижение продлевается
state.open	регистрация не окончена
state.refused	отказано
state.registered	зарегистрирован
state.self	сам
state.sheets-filed	листы сданы
state.sheets-issued	листы выданы
state.signatures-checked	подписи проверены
state.waits	не решено
state.withdrawn	снят
state.yes	да
steps	Шаги
steps.nominee	Выдвинутый
steps.on	Дата
steps.sources	Источники
steps.step	Шаг
steps.what	Что
sum	{1} = {2} + {3}
title	Выдвижение и регистрация
together	вместе
