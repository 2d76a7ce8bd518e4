package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"urna/election"
	"urna/election/calendar"
	"urna/internal/i18n"
	"urna/internal/ical"
)

// soon is how many days ahead a term is shown as one that comes next.
const soon = 14

// calendarTables are what happens now, both readings of the law where they
// differ, every term, and who settled what the law leaves open.
func calendarTables(s *scene) []section {
	on := s.on()
	now := section{ID: "now", Columns: columns("state", "date", "what", "who", "article")}
	all := section{ID: "terms", Columns: columns("date", "local", "what", "who", "article", "counting", "state", "read")}
	for _, t := range s.state().TermsOn(on) {
		if s.pressing(&t, on) {
			now.Rows = append(now.Rows, s.termRow(&t, s.termState(&t), s.due(&t), s.todo(t.Deadline), english(t.Who), plain(t.Article)))
		}
		all.Rows = append(all.Rows, s.termRow(&t, s.due(&t), plain(s.zonesOf(&t)), s.todo(t.Deadline), english(t.Who), plain(t.Article), s.counting(t.Deadline), s.termState(&t), s.readMark(t.Mark)))
	}
	return []section{now, s.readings(on), all, s.eventTable(on), s.interpreted()}
}

// pressing says whether a term belongs to what happens now: it was missed or
// kept late, or its day is today or comes soon.
func (s *scene) pressing(t *election.Term, on calendar.Day) bool {
	switch t.State {
	case election.TermMissed, election.TermLate, election.TermToday:
		return true
	case election.TermOpen, election.TermAhead:
		return t.Due.Day-on <= soon
	case election.TermBegun:
		return on-t.Due.Day <= soon && t.Due.Day <= on
	}
	return false
}

// termRow names the act that keeps the term, where there is one.
func (s *scene) termRow(t *election.Term, cells ...cell) chapterRow {
	row := none(cells...)
	if t.Met != nil {
		row.Entry = t.Met.Index
	}
	return row
}

func (s *scene) termState(t *election.Term) cell { return s.standing("calendar", string(t.State)) }

func (s *scene) due(t *election.Term) cell {
	if t.State == election.TermWaits {
		return cell{Text: s.lang.Text("calendar.waits-for", t.Trigger), Value: t.Trigger}
	}
	return plain(t.Due.String())
}

// todo is what a deadline asks for, in the reader's language.
func (s *scene) todo(d *calendar.Deadline) cell {
	if text := d.In(string(s.lang)); text != d.What || s.lang == i18n.English {
		return cell{Text: text, Value: d.What}
	}
	return english(d.What)
}

// zonesOf gives a moment with a time in UTC, for every local time of polling day.
func (s *scene) zonesOf(t *election.Term) string {
	if t.State == election.TermWaits || t.Due.Minute == calendar.WholeDay {
		return ""
	}
	var offsets []int64
	for _, z := range s.state().Terms.Zones {
		if !slices.Contains(offsets, z.Offset) {
			offsets = append(offsets, z.Offset)
		}
	}
	slices.Sort(offsets)
	var all []string
	for _, o := range offsets {
		at := calendar.Local(60*(1440*int64(t.Due.Day)+t.Due.Minute), -o)
		all = append(all, "UTC+"+strconv.FormatInt(o/60, 10)+" = "+at.String()+" UTC")
	}
	return strings.Join(all, "; ")
}

// counting says how a date was counted, in the reader's language.
func (s *scene) counting(d *calendar.Deadline) cell {
	if d.Unit == calendar.Weekday {
		return cell{Text: s.lang.Text("calendar.count.weekday"), Value: string(d.Unit)}
	}
	direction, how := "after", "exclusive"
	if d.Before {
		direction = "before"
	}
	if d.Inclusive {
		how = "inclusive"
	}
	value := strconv.FormatInt(d.Offset, 10) + " " + string(d.Unit) + " " + direction + " " + d.Trigger + " " + how
	text := s.lang.Text("calendar.count."+direction, s.lang.Number(d.Offset), s.lang.Text("calendar.unit."+string(d.Unit)), d.Trigger) + ", " + s.lang.Text("calendar.count."+how)
	return cell{Text: text, Value: value}
}

// readMark says how far the row's law was read.
func (s *scene) readMark(mark string) cell {
	return cell{Text: s.lang.Text("calendar.mark." + mark), Value: mark}
}

// readings are the two days of one rule, side by side: of the year, and of terms
// that can be counted in two ways.
func (s *scene) readings(on calendar.Day) section {
	t := section{ID: "readings", Columns: columns("rule", "reading", "date", "article", "standing", "text")}
	terms := s.state().Terms
	if terms == nil {
		return t
	}
	_, said := s.state().Calendar.Value("YEAR", on.String())
	for _, r := range terms.Readings {
		year, err := strconv.ParseInt(r.Value, 10, 64)
		if err != nil {
			continue
		}
		standing, entry := "open", int64(-1)
		if said != nil {
			entry = said.Index
			if standing = "overruled"; said.Value == r.Value {
				standing = "settled"
			}
		}
		day := s.state().DatesOf(year).Events["E"]
		row := none(plain("election.day"), english(r.Title), plain(day.String()), plain(r.Article), s.standing("calendar", standing), english(r.Text))
		row.Entry = entry
		t.Rows = append(t.Rows, row)
	}
	dates := s.state().Dates(on.String())
	for i := range terms.Deadlines {
		d := &terms.Deadlines[i]
		if d.ReadingOf == "" {
			continue
		}
		first, _ := terms.Deadline(d.ReadingOf)
		for _, one := range []*calendar.Deadline{first, d} {
			due, known := dates.Due[one.ID]
			when := plain(due.String())
			if !known {
				when = cell{Text: s.lang.Text("calendar.waits-for", one.Trigger), Value: one.Trigger}
			}
			standing := "open"
			if one.InForce.From != "" && on.String() < one.InForce.From || one.InForce.To != "" && on.String() >= one.InForce.To {
				standing = "not-in-force"
			}
			t.Rows = append(t.Rows, none(plain(d.ReadingOf), s.todo(one), when, plain(one.Article), s.standing("calendar", standing), english(one.Note)))
		}
	}
	return t
}

// eventTable is what dates hang on: their names, and the days that are known.
func (s *scene) eventTable(on calendar.Day) section {
	t := section{ID: "events", Columns: columns("event", "what", "date", "article")}
	if s.state().Terms == nil {
		return t
	}
	dates := s.state().Dates(on.String())
	for _, e := range s.state().Terms.Events {
		when := s.day("")
		if m, known := dates.Events[e.ID]; known {
			when = plain(m.String())
		}
		row := none(plain(e.ID), english(e.What), when, plain(e.Article))
		if h, done := s.state().First(e.Act); e.Act != "" && done {
			row.Entry = h.Index
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s *scene) interpreted() section {
	t := section{ID: "interpreted", Columns: columns("parameter", "value", "from", "article", "text", "sources")}
	for _, said := range s.state().Calendar.Said() {
		t.Rows = append(t.Rows, s.row(said.Index, plain(said.Parameter), plain(said.Value), s.day(said.From), plain(said.Article), english(said.Text), s.cited(said.Sources)))
	}
	return t
}

// lawTables are the rules that are in force on a day, and those that are not.
func lawTables(s *scene) []section {
	on := s.on().String()
	in := section{ID: "in-force", Columns: columns("rule", "article", "text", "from", "to", "how", "source")}
	out := section{ID: "not-in-force", Columns: in.Columns}
	for _, r := range s.state().Rulebook.Rules {
		row := none(plain(r.ID), plain(r.Article), english(r.Text), plain(r.Days.From), plain(r.Days.To), cell{Text: s.lang.Text("law.how." + string(r.How)), Value: string(r.How)}, plain(r.Source))
		if r.Days.Hold(on) {
			in.Rows = append(in.Rows, row)
		} else {
			out.Rows = append(out.Rows, row)
		}
	}
	changes := section{ID: "changes", Columns: columns("on", "law", "articles", "what", "sources")}
	for _, c := range s.state().Calling.Changes() {
		changes.Rows = append(changes.Rows, s.row(c.Index, s.day(c.On), plain(c.Law), plain(c.Articles), english(c.What), s.cited(c.Sources)))
	}
	return []section{in, out, changes}
}

// roles are those whose terms can be subscribed to, in the order of the law.
func (s *scene) roles() []string {
	var all []string
	if s.state().Terms == nil {
		return nil
	}
	for i := range s.state().Terms.Deadlines {
		if role := s.state().Terms.Deadlines[i].Role; role != "" && !slices.Contains(all, role) {
			all = append(all, role)
		}
	}
	return all
}

// subscribe sends the terms of one role as an iCalendar file.
func (h *Handler) subscribe(w http.ResponseWriter, r *http.Request) {
	s := h.ruled(w, r)
	if s == nil {
		return
	}
	role, is := strings.CutSuffix(r.PathValue("role"), ".ics")
	if !is || !slices.Contains(s.roles(), role) {
		h.notFound(w, r)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+role+`.ics"`)
	drawnPage{h.tag(s), "text/calendar; charset=utf-8", "", ical.Write(ical.Of(s.state(), role, s.state().Rulebook.Election.Title.In(string(s.lang))+": "+s.lang.Text("calendar.role."+role), string(s.lang)))}.write(w, r)
}
