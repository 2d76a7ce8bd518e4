package calendar

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"urna/election/rulebook"
)

// Unit is what an offset counts.
type Unit string

// The units. A weekday rule takes no offset from its trigger but names a day in
// the trigger's year or month.
const (
	Minutes     Unit = "minute"
	Hours       Unit = "hour"
	Days        Unit = "day"
	WorkingDays Unit = "working-day"
	Months      Unit = "month"
	Weekday     Unit = "weekday"
)

// Bound says what a date is to the act that it binds.
type Bound string

// An act comes not later than the date, not earlier, or on it; some dates are
// only shown.
const (
	Latest   Bound = "latest"
	Earliest Bound = "earliest"
	On       Bound = "on"
)

// Deadline is one row of deadlines.tsv.
type Deadline struct {
	ID, What, Who, Role string
	WhatKK, WhatRU      string // empty where the table has no words in the language
	Trigger             string // an event, or YEAR
	Years               int64  // added to YEAR
	Offset              int64
	Unit                Unit
	Before, Inclusive   bool
	Rule                dayRule
	Cutoff              int64 // minute of the day, WholeDay for none
	Article             string
	Bound               Bound
	MetBy               string // kind of the act that it binds; empty where none is known to this program
	ReadingOf           string // the deadline that this one reads otherwise
	InForce             rulebook.Days
	Mark, Note          string
}

// In gives what is to be done in a language: kk, ru, or the table's own for any
// other and where it has none.
func (d *Deadline) In(language string) string {
	if language == "kk" && d.WhatKK != "" {
		return d.WhatKK
	}
	if language == "ru" && d.WhatRU != "" {
		return d.WhatRU
	}
	return d.What
}

// dayRule is a weekday rule: the n-th weekday of a month, the n-th day of one,
// or the first day of the trigger's month.
type dayRule struct {
	n         int64
	weekday   time.Weekday
	isWeekday bool
	month     time.Month // 0: the trigger's
}

// yearTrigger is the parameter that the years of an election hang on.
const yearTrigger = "YEAR"

func readDeadlines(t *rulebook.Table) ([]Deadline, error) {
	var all []Deadline
	seen := map[string]bool{}
	for _, r := range t.Rows {
		d, err := readDeadline(r)
		if err != nil {
			return nil, err
		}
		if seen[d.ID] {
			return nil, r.Fault("id", "%q occurs twice", d.ID)
		}
		seen[d.ID] = true
		if d.ReadingOf != "" && !seen[d.ReadingOf] {
			return nil, r.Fault("reading_of", "%q is no deadline above", d.ReadingOf)
		}
		all = append(all, d)
	}
	return all, nil
}

func readDeadline(r rulebook.Row) (Deadline, error) {
	d := Deadline{
		ID: r.Cell("id"), What: r.Cell("what"), WhatKK: r.Cell("what_kk"), WhatRU: r.Cell("what_ru"), Who: r.Cell("who"), Role: r.Cell("role"), Unit: Unit(r.Cell("unit")),
		Before: r.Cell("direction") == "before", Inclusive: r.Cell("counting") == "inclusive", Cutoff: WholeDay,
		Article: r.Cell("article"), Bound: Bound(r.Cell("bound")), MetBy: r.Cell("met_by"), ReadingOf: r.Cell("reading_of"),
		InForce: rulebook.Days{From: r.Cell("from"), To: r.Cell("to")}, Mark: r.Cell("mark"), Note: r.Cell("note"),
	}
	for column, words := range map[string][]string{
		"direction": {"before", "after", "on"}, "counting": {"inclusive", "exclusive"}, "bound": {"latest", "earliest", "on"},
		"unit": {"minute", "hour", "day", "working-day", "month", "weekday"}, "mark": {"read", "derived", "recalled"},
	} {
		if !slices.Contains(words, r.Cell(column)) {
			return d, r.Fault(column, "%q is not one of %s", r.Cell(column), strings.Join(words, ", "))
		}
	}
	if d.ID == "" || d.What == "" {
		return d, r.Fault("id", "a deadline without an id or without words")
	}
	for _, day := range []string{"from", "to"} {
		if _, err := ParseDay(r.Cell(day)); r.Cell(day) != "" && err != nil {
			return d, r.Fault(day, "%v", err)
		}
	}
	if err := d.readTrigger(r); err != nil {
		return d, err
	}
	return d, d.readOffset(r)
}

func (d *Deadline) readTrigger(r rulebook.Row) error {
	d.Trigger = r.Cell("trigger")
	plus, isYear := strings.CutPrefix(d.Trigger, yearTrigger)
	if !isYear {
		return nil
	}
	d.Trigger = yearTrigger
	if plus == "" {
		return nil
	}
	n, err := strconv.ParseInt(plus, 10, 64)
	if err != nil || n < -20 || n > 20 {
		return r.Fault("trigger", "%q is not YEAR, YEAR+1, …", r.Cell("trigger"))
	}
	d.Years = n
	return nil
}

// mostOffset bounds offsets, so that no date leaves the calendar.
const mostOffset = 100_000

func (d *Deadline) readOffset(r rulebook.Row) error {
	if text := r.Cell("cutoff"); text != "" {
		t, err := time.Parse("15:04", text)
		if err != nil {
			return r.Fault("cutoff", "%q is not a time like 18:00", text)
		}
		d.Cutoff = int64(60*t.Hour() + t.Minute())
	}
	if d.Unit == Weekday {
		rule, err := readDayRule(r)
		if err == nil && rule.month != 0 && d.Trigger != yearTrigger {
			err = r.Fault("trigger", "a day of a named month hangs on YEAR")
		}
		d.Rule = rule
		return err
	}
	if d.Trigger == yearTrigger {
		return r.Fault("unit", "what hangs on YEAR names a weekday or a day of a month")
	}
	n, err := strconv.ParseInt(r.Cell("offset"), 10, 64)
	if err != nil || n < 0 || n > mostOffset {
		return r.Fault("offset", "%q is not a whole number from 0 to %d", r.Cell("offset"), mostOffset)
	}
	d.Offset = n
	return nil
}

// readDayRule reads 2:Sunday:September, 1:July, or 1:month.
func readDayRule(r rulebook.Row) (dayRule, error) {
	parts := strings.Split(r.Cell("offset"), ":")
	n, err := strconv.ParseInt(parts[0], 10, 64)
	rule := dayRule{n: n, isWeekday: len(parts) == 3}
	ok := err == nil && n >= 1 && n <= 31 && (len(parts) == 2 || len(parts) == 3 && n <= 4)
	if !ok {
		return rule, r.Fault("offset", "%q is not like 1:Sunday:December, 1:July or 1:month", r.Cell("offset"))
	}
	month := parts[len(parts)-1]
	if rule.isWeekday {
		found := false
		for w := time.Sunday; w <= time.Saturday; w++ {
			if w.String() == parts[1] {
				rule.weekday, found = w, true
			}
		}
		ok = found && month != "month"
	}
	if month != "month" {
		for m := time.Month(1); m <= 12; m++ {
			if m.String() == month {
				rule.month = m
			}
		}
		ok = ok && rule.month != 0
	}
	if !ok {
		return rule, r.Fault("offset", "%q is not like 1:Sunday:December, 1:July or 1:month", r.Cell("offset"))
	}
	return rule, nil
}
