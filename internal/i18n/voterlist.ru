box.portable	переносная
box.stationary	стационарная
boxes	Урны
boxes.box	Урна
boxes.kind	Вид
boxes.seal	Пломба
boxes.station	Участок
boxes.transparent	Прозрачная
changes	Изменения списков
changes.added	Добавлено
changes.on	Дата
changes.reason	Причина
changes.removed	Исключено
changes.sources	Источники
changes.station	Участок
delivered	Доставлено бюллетеней
delivered.ballots	Бюллетеней
delivered.on	Дата
delivered.sources	Источники
delivered.station	Участок
delivered.voters	Избирателей
lead	Сколько избирателей на каждом участке, с каждым изменением и его днём, и что ему дано для голосования. Только числа: ни один избиратель в реестре не назван.
lists	Списки избирателей
lists.added	Добавлено
lists.as-of	На дату
lists.counted	Подсчитано
lists.removed	Исключено
lists.sources	Источники
lists.station	Участок
lists.voters	Теперь
no	нет
opened	Открытие
opened.checked	Урны показаны пустыми
opened.open	Голосование началось
opened.present	Присутствовали
opened.sources	Источники
opened.station	Участок
printed	Отпечатано бюллетеней
printed.ballots	Бюллетеней
printed.on	Дата
printed.printer	Типография
printed.sources	Источники
printed.voters	Избирателей во всех списках
title	Списки, урны, бюллетени
yes	да
