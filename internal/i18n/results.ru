against	против
article	ст. {1}
attested.device	подписано на устройствах членов комиссии
attested.paper	подписано на бумаге
bars.valid	Полосы: доля от действительных голосов.
bars.voted	Полосы: доля от всех проголосовавших.
base	База, от которой закон берёт доли.
blank	пусто
by	Кем
candidate	Кандидат
change	Изменение
closed	закрыта
corrects	Исправляет
counted-column	Подсчитано
counted-now	Учитывается
counter	Счётчик
day	День голосования: {1}.
declared	Объявлено — рядом с суммой
declared-caption	Объявлено в
declared-column	Объявлено
declared-differs	отличается от суммы
declared-equal	равно сумме
declared-lead	Объявленное органом никогда не входит в суммы. Здесь каждое объявление стоит рядом с тем, что сейчас дают протоколы.
difference	Разница
differing	отличается в
disputed	спорных: {1}
disputed-lead	Стоят два разных протокола. До решения учитывается более ранний.
ended	Прекращён актом
entry	Запись {1}
entry-column	Запись
field	Поле
figure	Доля каждого кандидата; те же числа в таблице ниже.
findings	Замечания
findings-here	Замечания к этой записи
findings-lead	Все замечания реестра по порядку: {1}. Замечание постоянно; оно говорит, что не отвечает правилу, а не кто виноват.
findings-short	замечаний: {1}
for-correction	для исправления записи {1}
got	Получено
healed	восполнено позже
held	не окончательных: {1}
held-back	не окончательно: подтверждения неполны
held-short	не окончательно
key	Ключ
limit	Допустимо
majority	нужно больше {1}
majority-lead	больше {1} или {2} с отрывом {3}
members	Члены комиссии
nothing	Протокол не подан. Это не участок с нулём голосов.
number	Показатель
numbers	Числа в порядке бланка
of-registered	действительные и недействительные, {1} от списка
opened	вскрыта, значения поданы
opened-by	записью {1}
opened-other	вскрыта, были иные значения
other-values	Что было в записи {1}, вскрытой с иными значениями
outcome.elected	По этим суммам избран(а): {1}.
outcome.no-votes-counted	Голоса ещё не подсчитаны.
outcome.nobody-elected	По этим суммам никто не избран.
outcome.not-decided-by-majority	Места распределяются не по большинству голосов; эти суммы никого не избирают.
outcome.second-round	По этим суммам никто не избран; во второй тур выходят: {1}.
outcome.undetermined-by-law	Законом не определено: {1} имеют поровну голосов, и закон не говорит, что следует.
overdue	Запечатанные записи, закрытые дольше допустимого: {1}
partial	Не все участки подсчитаны. На данный момент:
person	лицо {1}
protocol	Протокол, запись {1}
reason	Основание
received	Получено
relations	Контрольные соотношения
reported	Подсчитано участков: {1} из {2}
rival-caption	Что прибавилось бы или убыло в каждой сумме выше этого участка.
rival-column	Соперник
rival-heading	Если бы учитывался соперничающий протокол записи {1}
rule	Правило
seal.discarded	снята
seal.replaced	заменена позднейшей
seal.returned	возвращена на повторный ввод
seal.waits	ожидает
seals	Запечатанные записи
seals-lead	Два человека вводят бумагу, не видя ввода друг друга. Значения видны только после того, как акт вскрыл печать.
severity.error	Ошибка
severity.info	К сведению
severity.warning	Предупреждение
share.valid	от действи­тельных
share.voted	от проголо­совавших
signatures	Подписи
signer	Кто подписал
skipped-for	Пусто на бумаге:
slot	Место
slot-round	{1}, круг {2}
stage.final	Окончательно
stage.preliminary	Предварительно
stance.dissent	особое мнение
stance.refused	отказ от подписи
stance.signed	подписал(а)
standing-column	Состояние
standing.counted	учтён
standing.disputed	спорный
standing.none	протокола нет
station	Участок
station-heading	Участок {1}, {2}
station-plain	Участок {1}
stations	Участки
stations-caption	Строк ниже этой территории: {1}.
sum	Сумма протоколов
sums-break	Чему противоречат суммы
sums-lead	Контрольные соотношения этого уровня по нынешним суммам.
sums-partial	Не все участки подсчитаны.
total.invalid	Недействительные
total.issued	Выдано бюллетеней
total.registered	В списках
total.valid	Действительные
total.voted	Проголосовало
totals	Итоги
totals-caption	Итоги учтённых протоколов.
typist	Ввёл(а)
unit	Территория
units	Территории
units-caption	Территорий и участков непосредственно ниже: {1}.
verdict.fails	не выполнено
verdict.holds	выполнено
verdict.shown	по одному протоколу не видно
verdict.skipped	не проверено
version.annulled	аннулирован
version.corrected	исправлен: заменён позднейшим актом
version.counted	учитывается
version.repeats	повторяет учтённые числа
version.rival	соперник, не учитывается
version.set aside	отклонён решением
votes	Голоса за кандидатов
votes-caption	Сумма учтённых протоколов.
votes-column	Голоса
what	Что
with-findings	с замечаниями: {1}
