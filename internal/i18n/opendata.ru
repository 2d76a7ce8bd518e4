categories	Шестнадцать категорий
categories.category	Категория
categories.file	Файл
categories.rows	Строк
category.administration	Избирательная администрация
category.ballot-qualification	Кто попадает в бюллетень
category.boundaries	Границы
category.campaign-finance	Финансы кампаний
category.campaigns	Агитация
category.disputes	Жалобы и споры
category.e-voting	Электронное голосование
category.legal-framework	Правовая основа
category.party-registration	Регистрация партий
category.polling-stations	Избирательные участки
category.processes	Процедуры администрации
category.results	Результаты
category.security	Безопасность
category.voter-education	Что говорят избирателям
category.voter-lists	Списки избирателей
category.voter-registration	Регистрация избирателей
how.analyzable	CSV с типами в datapackage.json; JSON каждой страницы.
how.complete	Каждая таблица одним файлом, сам реестр — плитками.
how.for-all	Для всех одинаково; любое зеркало отдаёт те же байты.
how.free	Без учётной записи, платы и ключа.
how.granular	По строке на участок, версию, замечание и акт.
how.licence-free	Что заявляют органы — публично; что заявляют источники — под их именами.
how.open-format	CSV, JSON, SVG, iCalendar; покупать программу не нужно.
how.permanent	Из реестра ничего не изымается; каждая цифра доказуема из корня.
how.timely	Файл называет контрольную точку, из которой сделан; она выходит каждую секунду, когда что-то внесено.
lead	Шестнадцать категорий инициативы Open Election Data Initiative с файлами, в которых они здесь лежат, и её девять принципов. Файл без строк значит, что ничего подобного не записано.
principle.analyzable	пригодно для анализа
principle.complete	полно и целиком
principle.for-all	для всех
principle.free	бесплатно и в сети
principle.granular	подробно
principle.licence-free	без лицензий
principle.open-format	в открытых форматах
principle.permanent	навсегда
principle.timely	своевременно
principles	Девять принципов
principles.how	Как он соблюдён здесь
principles.page	Страница
principles.principle	Принцип
title	Открытые данные
