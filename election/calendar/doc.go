// Package calendar holds the terms of an election's law: who must do what by
// which day, as rules and dates (in Kazakhstan: articles 13 to 68 of the law on
// elections, each row of deadlines.tsv with its own).
//
// # Mathematics
//
// A [Day] is a number of civil days, a [Moment] a day with a local time or
// without one. A deadline hangs on an event, so many hours, days, working days or
// months before or after it, or on a weekday of a month in a year. Counting is
// exclusive (the event's own day is not counted) or inclusive (full units must
// remain, so one day is taken); the law of 2005 does not say which, and where it
// matters both stand in the table, one as a reading of the other. A month leads
// to the same day of the other month, or to its last day where it has no such
// day. Parts such as two thirds are rounded as the caller says.
//
// # Flow
//
// [Parse] reads the chapter's tables of a rulebook: deadlines, events, readings,
// and, where the law has them, zones and holidays. calendar/interpreted sets a
// parameter that the law leaves open, from a date on. [Calendar.Resolve] takes
// what has happened and gives every date that follows from it.
//
// It refuses tables whose rows contradict themselves, hang on one another in a
// circle or name what is not there, with row and column. A date that hangs on an
// event nobody has recorded is not guessed: it is not there.
package calendar
