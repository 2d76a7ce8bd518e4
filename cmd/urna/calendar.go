package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"urna/election"
	"urna/election/calendar"
	"urna/election/rulebook"
	"urna/internal/ical"
	"urna/internal/sim"
	kz2005 "urna/jurisdiction/kz/2005"
)

// calendarFlags are the flags of urna calendar.
type calendarFlags struct {
	on, year, role string
	ics            bool
	events         map[string]calendar.Moment
}

// calendarRow is one term as programs read it.
type calendarRow struct {
	ID      string `json:"id"`
	Date    string `json:"date"` // empty while it waits for its event
	What    string `json:"what"`
	Who     string `json:"who"`
	Article string `json:"article"`
	Bound   string `json:"bound"`
	Trigger string `json:"trigger"`
	State   string `json:"state,omitempty"` // on the day, where a ledger shows it
	Entry   *int64 `json:"entry,omitempty"`
	Mark    string `json:"mark"`
	Reading string `json:"reading_of,omitempty"`
	InForce bool   `json:"in_force"`
}

const calendarUsage = `urna calendar LAW [--event NAME=2005-09-07]… [--year 2005]   dates that follow from a law alone
urna calendar DIR|URL [--on 2005-10-01] [--role ROLE] [--ics]      dates of an election, and what its ledger shows of them
LAW is kz-2005, which comes with the program, or a folder of tables with law/deadlines.tsv`

func runCalendar(t *terminal, args []string) error {
	f := calendarFlags{events: map[string]calendar.Moment{}}
	plain, err := t.parse("calendar", args, func(set *flag.FlagSet) {
		set.StringVar(&f.on, "on", "", "day, like 2005-10-01 (default: that of the last entry)")
		set.StringVar(&f.year, "year", "", "year of the election, where the law's readings differ")
		set.StringVar(&f.role, "role", "", "terms of one role only")
		set.BoolVar(&f.ics, "ics", false, "write an iCalendar file")
		set.Func("event", "NAME=DAY of what has happened, more than once if need be", func(text string) error { return readEvent(f.events, text) })
		set.Usage = func() { fmt.Fprintln(t.err, calendarUsage) }
	})
	if err != nil {
		return err
	}
	if len(plain) != 1 {
		return misusef("name one law, folder or address\n%s", calendarUsage)
	}
	if files := lawFiles(plain[0]); files != nil {
		return t.lawCalendar(files, f)
	}
	return t.ledgerCalendar(plain[0], f)
}

// readEvent reads A=2005-09-07.
func readEvent(events map[string]calendar.Moment, text string) error {
	for i := range text {
		if text[i] != '=' {
			continue
		}
		day, err := calendar.ParseDay(text[i+1:])
		events[text[:i]] = calendar.Whole(day)
		return err
	}
	return fmt.Errorf("%q is not like A=2005-09-07", text)
}

// lawFiles are the tables of a law, nil where the name is none of one.
func lawFiles(name string) fs.FS {
	if name == "kz-2005" {
		return kz2005.Files
	}
	if folder := os.DirFS(name); !isURL(name) {
		if _, err := fs.Stat(folder, "law/deadlines.tsv"); err == nil {
			return folder
		}
	}
	return nil
}

// lawCalendar prints what follows from a law and the events that the flags name.
func (t *terminal) lawCalendar(files fs.FS, f calendarFlags) error {
	text, err := sim.Tables(files)
	if err != nil {
		return err
	}
	rules, err := rulebook.Parse(text)
	if err != nil {
		return err
	}
	terms, err := calendar.Parse(rules.Chapters)
	if err != nil {
		return err
	}
	if f.ics {
		return misusef("--ics needs an election, whose identifiers the events bear: name its folder or address")
	}
	day := f.on
	if day == "" {
		day = rules.Election.PollingDay
	}
	years := terms.Years()
	if f.year != "" {
		year, err := strconv.ParseInt(f.year, 10, 64)
		if err != nil {
			return misusef("--year: %q is not a year", f.year)
		}
		years = []int64{year}
	}
	for name := range f.events {
		if !slices.ContainsFunc(terms.Events, func(e calendar.Event) bool { return e.ID == name }) {
			return misusef("--event: %q is no event of this law; see events.tsv", name)
		}
	}
	return t.lawYears(terms, f, years, day)
}

// lawYears prints the terms once for each year in which the election may be held.
func (t *terminal) lawYears(terms *calendar.Calendar, f calendarFlags, years []int64, day string) error {
	printed := map[string][]calendarRow{}
	for _, year := range years {
		rows := lawRows(terms, f, year, day)
		printed[strconv.FormatInt(year, 10)] = rows
		if !t.json {
			t.printf("election held in %d\n", year)
			t.calendarRows(rows)
		}
	}
	if t.json {
		return t.print(printed)
	}
	return nil
}

func lawRows(terms *calendar.Calendar, f calendarFlags, year int64, day string) []calendarRow {
	dates := terms.Resolve(calendar.Known{Year: year, Events: f.events})
	var rows []calendarRow
	for i := range terms.Deadlines {
		d := &terms.Deadlines[i]
		if f.role == "" || d.Role == f.role {
			due, known := dates.Due[d.ID]
			rows = append(rows, rowOf(d, due, known, day))
		}
	}
	return rows
}

func rowOf(d *calendar.Deadline, due calendar.Moment, known bool, day string) calendarRow {
	row := calendarRow{
		ID: d.ID, What: d.What, Who: d.Who, Article: d.Article, Bound: string(d.Bound), Trigger: d.Trigger, Mark: d.Mark, Reading: d.ReadingOf,
		InForce: d.InForce == (rulebook.Days{}) || d.InForce.Hold(day),
	}
	if known {
		row.Date = due.String()
	}
	return row
}

func (t *terminal) calendarRows(rows []calendarRow) {
	for _, r := range rows {
		date, notes := r.Date, ""
		if date == "" {
			date = "hangs on " + r.Trigger
		}
		if !r.InForce {
			notes += "  not in force"
		}
		if r.Reading != "" {
			notes += "  another reading of " + r.Reading
		}
		if r.State != "" {
			notes += "  " + r.State
		}
		if r.Entry != nil {
			notes += fmt.Sprintf(" by entry %d", *r.Entry)
		}
		t.printf("%-24s %-8s %s; %s (%s)%s\n", date, r.Bound, r.What, r.Who, r.Article, notes)
	}
}

// ledgerCalendar prints the terms of an election as they stand on a day.
func (t *terminal) ledgerCalendar(name string, f calendarFlags) error {
	_, state, err := t.folded(name)
	if err != nil {
		return err
	}
	if state.Terms == nil {
		return fmt.Errorf("the law of this election has no calendar in its tables")
	}
	if f.ics {
		_, err := t.out.Write(ical.Write(ical.Of(state, f.role, state.Rulebook.Election.Title.EN, "en")))
		return err
	}
	on := state.Local(state.Received).Day
	if f.on != "" {
		if on, err = calendar.ParseDay(f.on); err != nil {
			return misusef("--on: %v", err)
		}
	}
	var rows []calendarRow
	for _, term := range state.TermsOn(on) {
		if f.role != "" && term.Role != f.role {
			continue
		}
		row := rowOf(term.Deadline, term.Due, term.State != election.TermWaits, on.String())
		if row.State = string(term.State); term.Met != nil {
			row.Entry = &term.Met.Index
		}
		rows = append(rows, row)
	}
	if t.json {
		return t.print(rows)
	}
	t.printf("as it stood on %s, last entry %s\n", on, state.Received)
	t.calendarRows(rows)
	return nil
}
