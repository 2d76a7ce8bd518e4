package calendar

import (
	"strconv"
	"time"
)

// Known is what has happened and what is settled: the year of the election,
// 0 where its readings differ, and the moments of events.
type Known struct {
	Year   int64
	Events map[string]Moment
}

// Dates are what follows: the moment of every event and of every deadline that
// hangs on one, by id. What is not known is not there.
type Dates struct {
	Events, Due map[string]Moment
}

// Resolve gives every date that follows from what is known. An event that has
// happened is never computed again.
func (c *Calendar) Resolve(k Known) Dates {
	dates := Dates{map[string]Moment{}, map[string]Moment{}}
	for id, m := range k.Events {
		dates.Events[id] = m
	}
	// Each round settles what hangs on the round before; circles were refused.
	for again := true; again; {
		again = false
		for i := range c.Deadlines {
			d := &c.Deadlines[i]
			if _, known := dates.Due[d.ID]; known {
				continue
			}
			if m, known := c.from(d, k.Year, dates.Events); known {
				dates.Due[d.ID] = m
				again = true
			}
		}
		for _, e := range c.Events {
			due, computed := dates.Due[e.Deadline]
			if _, known := dates.Events[e.ID]; !known && computed {
				dates.Events[e.ID] = due
				again = true
			}
		}
	}
	return dates
}

func (c *Calendar) from(d *Deadline, year int64, events map[string]Moment) (Moment, bool) {
	if d.Trigger == yearTrigger {
		if year == 0 {
			return Moment{}, false
		}
		return Moment{d.Rule.in(year+d.Years, 0), d.Cutoff}, true
	}
	trigger, known := events[d.Trigger]
	if !known {
		return Moment{}, false
	}
	return c.Due(d, trigger)
}

// Due is the date of a deadline whose trigger has the moment; false where hours
// are to be counted from a day that has no time.
func (c *Calendar) Due(d *Deadline, trigger Moment) (Moment, bool) {
	sign := int64(1)
	if d.Before {
		sign = -1
	}
	day := trigger.Day
	switch d.Unit {
	case Weekday:
		return Moment{d.Rule.in(day.Year(), day.civil().Month()), d.Cutoff}, true
	case Hours, Minutes:
		if trigger.Minute == WholeDay {
			return Moment{}, false
		}
		minutes := d.Offset
		if d.Unit == Hours {
			minutes *= 60
		}
		return trigger.addMinutes(sign * minutes), true
	case Months:
		day = day.AddMonths(sign * d.Offset)
	case WorkingDays:
		day = c.workingDays(day, sign, d.Offset)
	default:
		day += Day(sign * d.Offset)
	}
	if d.Inclusive && d.Offset > 0 {
		day-- // before: full units remain; after: the event's own day counts
	}
	return Moment{day, d.Cutoff}, true
}

// workingDays goes so many working days on, or back.
func (c *Calendar) workingDays(day Day, sign, n int64) Day {
	for n > 0 {
		day += Day(sign)
		if c.Working(day) {
			n--
		}
	}
	return day
}

// Working says whether a day is neither at a weekend nor a holiday of the table.
func (c *Calendar) Working(d Day) bool {
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !c.holidays[d]
}

// in is the day of the rule in a year; the month serves a rule without its own.
func (r dayRule) in(year int64, month time.Month) Day {
	if r.month != 0 {
		month = r.month
	}
	if r.isWeekday {
		return nth(r.n, r.weekday, month, year)
	}
	return dayOf(time.Date(int(year), month, int(r.n), 0, 0, 0, 0, time.UTC))
}

// Years lists the years that the readings of the law give, in the order of the table.
func (c *Calendar) Years() []int64 {
	var years []int64
	for _, r := range c.Readings {
		if r.Parameter == yearTrigger {
			y, _ := strconv.ParseInt(r.Value, 10, 64) // Parse has read it
			years = append(years, y)
		}
	}
	return years
}
