package calendar

import (
	"fmt"
	"time"

	"urna/election/rulebook"
)

// Day is a civil day, counted from 1 January 1970.
type Day int64

// ParseDay reads a day written 2005-12-04; any other spelling is an error.
func ParseDay(text string) (Day, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Format(time.DateOnly) != text || text[0] == '0' {
		return 0, fmt.Errorf("%q is not a day like 2005-12-04", text)
	}
	return Day(t.Unix() / secondsADay), nil
}

const (
	secondsADay = 24 * 60 * 60
	minutesADay = 24 * 60
)

// String writes the day as 2005-12-04.
func (d Day) String() string { return d.civil().Format(time.DateOnly) }

func (d Day) civil() time.Time { return time.Unix(int64(d)*secondsADay, 0).UTC() }

// Year is the civil year of the day.
func (d Day) Year() int64 { return int64(d.civil().Year()) }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.civil().Weekday() }

// AddMonths is the same day of a month so many months later, the month's last
// day where it has no such day.
func (d Day) AddMonths(months int64) Day {
	t := d.civil()
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return dayOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

func dayOf(t time.Time) Day { return Day(t.Unix() / secondsADay) }

// nth is the n-th weekday of a month.
func nth(n int64, weekday time.Weekday, month time.Month, year int64) Day {
	first := time.Date(int(year), month, 1, 0, 0, 0, 0, time.UTC)
	ahead := (int(weekday) - int(first.Weekday()) + 7) % 7
	return dayOf(first.AddDate(0, 0, ahead+7*int(n-1)))
}

// Moment is a day, with a local time or as a whole.
type Moment struct {
	Day Day
	// Minute counts from 00:00 local time; WholeDay means that no time is given.
	Minute int64
}

// WholeDay is the minute of a moment that is a day without a time.
const WholeDay = -1

// Whole is a day without a time.
func Whole(d Day) Moment { return Moment{d, WholeDay} }

// String writes the moment as 2005-12-04, with a time as 2005-12-04 20:00.
func (m Moment) String() string {
	if m.Minute == WholeDay {
		return m.Day.String()
	}
	return fmt.Sprintf("%s %02d:%02d", m.Day, m.Minute/60, m.Minute%60)
}

// addMinutes moves a moment that has a time.
func (m Moment) addMinutes(minutes int64) Moment {
	all := int64(m.Day)*minutesADay + m.Minute + minutes
	day := all / minutesADay
	if all%minutesADay < 0 {
		day--
	}
	return Moment{Day(day), all - day*minutesADay}
}

// After says whether a moment with a time is too late for a term: after its
// minute, or after its day where it has none.
func (m Moment) After(term Moment) bool {
	if m.Day != term.Day || term.Minute == WholeDay {
		return m.Day > term.Day
	}
	return m.Minute > term.Minute
}

// Before says whether a moment with a time is too early for a term that opens.
func (m Moment) Before(term Moment) bool {
	if m.Day != term.Day || term.Minute == WholeDay {
		return m.Day < term.Day
	}
	return m.Minute < term.Minute
}

// Local is the local moment of a time in seconds since 1970 UTC, minutes before
// UTC given.
func Local(seconds, offset int64) Moment {
	return Moment{0, 0}.addMinutes(seconds/60 + offset)
}

// Rounding says what becomes of the rest of a part of a number.
type Rounding string

// The roundings. The law of 2005 asks for two thirds and does not say which:
// of 14 regions 9.33, which a commission once read as nine.
const (
	Up      Rounding = "up"
	Down    Rounding = "down"
	Nearest Rounding = "nearest" // a half goes up
)

// Part is a share of a whole number that is not negative, rounded.
func Part(of int64, share rulebook.Fraction, r Rounding) int64 {
	whole := of * share.Num
	switch r {
	case Down:
		return whole / share.Den
	case Nearest:
		return (2*whole + share.Den) / (2 * share.Den)
	}
	return (whole + share.Den - 1) / share.Den
}
