balance	Что получил каждый кандидат
balance.aired-length	Вышла длина
balance.aired-prime	Вышло в лучшее время
balance.aired-slots	Вышло мест
balance.candidate	Кандидат
balance.length	Длина
balance.medium	Средство
balance.places	Сколько раз на каждом месте
balance.prime	В лучшее время
balance.slots	Места
balance.state	Состояние
entitled	За счёт республики
entitled.aired	Вышло
entitled.candidate	Кандидат
entitled.drawn	По жребию
entitled.due	По закону
entitled.medium	Средство
law	Что даёт закон
law.article	Статья
law.order	В каком порядке
law.paid	Кто платит
law.text	Что
law.unit	Единица
law.value	Сколько
lead	Что закон даёт каждому кандидату в эфире и в печати, жребий о том, кто когда говорит, что вышло в эфир, что опровергнуто и что увидели наблюдатели за СМИ.
log	Эфир против расписания
log.aired	В эфире
log.date	День
log.disturbance	Прервано или прокомментировано
log.due	Должно начаться
log.later	Позже на, секунд
log.length	Длина
log.length-due	Положенная длина
log.outlet	Издание или канал
log.scheduled	По расписанию
log.slot	Место
log.start	Началось
lots	Жребии
lots.beacon	Публичное случайное число
lots.gone	Выбыли потом
lots.inputs	Зафиксированные данные
lots.order	Выпавший порядок
lots.seed	Начальное значение
lots.slots	Места
lots.throws	Кости
measures	Показатели
measures.measure	Показатель
measures.value	Значение
monitored	Что увидели наблюдатели
monitored.candidate	Кандидат
monitored.direct	Своим голосом
monitored.incumbency	Должность к кандидатству
monitored.items	Сюжеты
monitored.office	Секунды в должности
monitored.seconds	Секунды
monitored.share	Доля от всех
monitored.tone	Тон, от −1 до 1
note-balance	Длина в эфире — секунды, в печати — тысячные печатного листа. Места — места одного дня на одном канале, начиная с первого.
note-lengths	В эфире — секунды, в печати — статьи.
note-lots	Начальное значение — SHA-256 от данных, костей и публичного числа; порядок и расписание следуют из него, и каждый может провести жребий заново. Подлинность публичного числа показывает его собственный ключ.
note-measures	Тон показан лишь там, где альфа двух кодировок достигает четырёх пятых. Числа — доли закодированного, а не всего эфира.
note-terms-by	Последний день по закону: {1}.
note-unknown-call	Дня, от которого закон считает срок, в реестре нет, поэтому об опоздании не говорится ничего.
replies	Опровержения
replies.aired	Дано
replies.candidate	Кандидат
replies.due	Срок
replies.given	Данная длина
replies.length	Длина опровергаемого
replies.medium	Средство
replies.outlet	Издание или канал
replies.published	Что опровергается
replies.requested	Запрошено
replies.state	Состояние
schedule	Расписание по дням и каналам
schedule.candidates	Кандидаты, в этом порядке
schedule.date	День
schedule.daypart	Время суток
schedule.first	Первое место
schedule.length	Длина каждого
schedule.medium	Средство
schedule.outlet	Издание или канал
schedule.paid	Платит
schedule.start	Начало
state.given	дано
state.late	дано с опозданием
state.open	срок идёт
state.overdue	в срок ничего не вышло
terms	Опубликованные условия
terms.for	Для кого
terms.item	За что
terms.medium	Средство
terms.outlet	Издание или канал
terms.price	Цена
terms.published	Опубликовано
terms.source	Где
terms.unit	Единица
title	Доступ к СМИ
word.all	все одинаково
word.alpha	Согласие о тоне (альфа Криппендорфа)
word.budget	республика
word.commented	прокомментировано
word.concentration	Концентрация (сумма квадратов долей)
word.doubly	Сюжеты, кодированные дважды
word.equal	То же при равных долях
word.fund	фонд кандидата
word.gate	Требуемое согласие
word.gone	выбыл
word.interrupted	прервано
word.next-issue	ближайший номер
word.nobody	никто
word.none	нет
word.other	другое время
word.parity	Отклонение от равных долей (0 — поровну)
word.prime	лучшее время
word.print	печать
word.radio	радио
word.stands	участвует
word.television	телевидение
word.undrawn	ещё не проведён
word.withheld	не показан
