cosigned	Позднейшие подписи
entries	Все записи
entries-caption	Каждая запись такой, какой она была внесена; ничто последующее её не меняет.
entries-lead	Записи с {1} по {2} в порядке внесения.
entries-leaves	Точные байты этих записей: каждая на своей строке, первая — запись {1}
entry	Запись {1}
hash	Акт
json	Запись как она есть
kind-name	Вид
kind.accreditation/granted/1	Аккредитация дана
kind.accreditation/number-stated/1	Названо число наблюдателей
kind.accreditation/presence-noted/1	Присутствие на участке
kind.accreditation/refused/1	В аккредитации отказано
kind.accreditation/revoked/1	Аккредитация отозвана
kind.act/cosigned/1	Позднейшая подпись под актом
kind.act/part/1	Часть большого текста
kind.calendar/interpreted/1	Толкование закона
kind.calling/election-called/1	Выборы назначены
kind.calling/instruction-executed/1	Поручение исполнено
kind.calling/instruction-issued/1	Дано поручение
kind.calling/law-changed/1	Закон изменён
kind.campaign/event-decided/1	На заявку дан ответ
kind.campaign/event-requested/1	Мероприятие заявлено
kind.campaign/fund-closed/1	Фонд закрыт
kind.campaign/fund-opened/1	Фонд открыт
kind.campaign/fund-received/1	Фонд получил деньги
kind.campaign/fund-reported/1	Банк отчитался о фонде
kind.campaign/lot-drawn/1	Жребий по заявкам
kind.campaign/poll-published/1	Опрос опубликован
kind.campaign/polls-missed/1	Прежнее среднее опросов и результат
kind.campaign/venue-listed/1	Помещение объявлено
kind.candidacy/appeal-decided/1	Обжалование решено
kind.candidacy/appealed/1	Решение обжаловано
kind.candidacy/ballot-set/1	Бюллетень утверждён
kind.candidacy/cancelled/1	Регистрация отменена
kind.candidacy/checked/1	Проверено требование
kind.candidacy/declared/1	Выдвижение заявлено
kind.candidacy/deficiency-cured/1	Недостатки исправлены
kind.candidacy/deficiency-noticed/1	Указаны недостатки
kind.candidacy/deposit-paid/1	Взнос внесён
kind.candidacy/described/1	Описание источниками
kind.candidacy/documents-filed/1	Документы сданы
kind.candidacy/extended/1	Срок продлён
kind.candidacy/lookup-opened/1	Ключ для вопросов избирателей
kind.candidacy/refused/1	Отказано в регистрации
kind.candidacy/registered/1	Кандидат зарегистрирован
kind.candidacy/reinstated/1	Регистрация восстановлена
kind.candidacy/sheets-filed/1	Подписные листы сданы
kind.candidacy/sheets-issued/1	Подписные листы выданы
kind.candidacy/signatures-checked/1	Подписи проверены
kind.candidacy/signatures-required/1	Установлено число подписей
kind.candidacy/withdrawn/1	Кандидатура снята
kind.claim/evidence-given/1	Свидетельство об утверждении
kind.claim/figure-stated/1	Цифра фона
kind.claim/footnote-cited/1	Сноска
kind.claim/stated/1	Утверждение
kind.commission/decided/1	Решение комиссии
kind.commission/formed/1	Комиссия образована
kind.commission/member-replaced/1	Член заменён
kind.commission/session-held/1	Заседание комиссии
kind.media/broadcast-logged/1	Выход в эфир записан
kind.media/coded/1	Сюжет кодирован наблюдателем
kind.media/coding-sealed/1	Кодировка запечатана
kind.media/lot-drawn/1	Жребий проведён
kind.media/reply-given/1	Опровержение дано
kind.media/reply-requested/1	Опровержение запрошено
kind.media/slots-freed/1	Места освобождены
kind.media/slots-opened/1	Места в эфире открыты
kind.media/terms-published/1	Условия СМИ опубликованы
kind.office/delegated/1	Передача полномочий ключу
kind.office/genesis/1	Учреждение выборов
kind.office/revoked/1	Отзыв ключа
kind.programme/endorsed/1	Поддержка
kind.programme/filed/1	Программа подана
kind.results/dispute-resolved/1	Спор решён
kind.results/entry-discarded/1	Запись снята
kind.results/entry-returned/1	Записи возвращены обоим операторам
kind.results/entry-sealed/1	Запечатанная запись
kind.results/protocol-annulled/1	Протокол аннулирован
kind.results/protocol-corrected/1	Протокол исправлен
kind.results/protocol-filed/1	Протокол подан
kind.results/result-declared/1	Результат объявлен
kind.results/seals-opened/1	Печати вскрыты
kind.rulebook/adopted/1	Правила приняты
kind.source/declared/2	Числа, приведённые источниками
kind.source/generated/1	Сгенерированные числа названы таковыми
kind.source/named/1	Источник назван
kind.source/opened/1	Источник открыт
kind.source/row-beside/1	Строка другого файла, рядом с подсчётом
kind.source/row/1	Строка источника
kind.territory/adopted/1	Территория утверждена
kind.voterlist/ballots-delivered/1	Бюллетени доставлены
kind.voterlist/ballots-printed/1	Бюллетени отпечатаны
kind.voterlist/boxes-listed/1	Перечень урн
kind.voterlist/changed/1	Список избирателей изменён
kind.voterlist/counted/1	Список избирателей подсчитан
kind.voterlist/opened/1	Участок открыт
leaf	Точные байты
proof	Доказательство включения
stance.dissents	не согласен
stance.signs	подписывает
void	Ничтожна: запись не имеет силы и ничего не меняет.
