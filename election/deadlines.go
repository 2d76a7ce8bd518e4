package election

import (
	"errors"
	"slices"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/campaign"
	"urna/election/candidacy"
	"urna/election/media"
	"urna/election/rulebook"
	"urna/election/voterlist"
)

// law is what chapters read from their own tables of the rulebook.
type law struct {
	terms     *calendar.Calendar
	media     media.Law
	candidacy candidacy.Law
	lists     voterlist.Law
	campaign  campaign.Law
}

// readLaw reads every chapter's tables; a chapter whose table is at fault has none.
func readLaw(rules *rulebook.Rulebook) (law, error) {
	terms, err := calendar.Parse(rules.Chapters)
	airtime, err2 := media.ParseLaw(rules.Chapters)
	nomination, err3 := candidacy.ParseLaw(rules.Chapters)
	lists, err4 := voterlist.ParseLaw(rules.Chapters)
	meetings, err5 := campaign.ParseLaw(rules.Chapters)
	return law{terms, airtime, nomination, lists, meetings}, errors.Join(err, err2, err3, err4, err5)
}

// happened is the first entry of each kind, by its place in the table of kinds,
// and the dates that follow from them by year of the election. Photographs share
// both, so they are made anew when they change.
type happened struct {
	first []Happening
	dates map[int64]calendar.Dates
}

// Happening is an entry and when it was received.
type Happening struct {
	Index    int64
	Received act.Time
}

// First is the first entry of a kind; false while there is none.
func (s *State) First(kind string) (Happening, bool) {
	if at := place(kind); at >= 0 && at < len(s.happened.first) {
		h := s.happened.first[at]
		return h, h.Received != 0
	}
	return Happening{}, false
}

// happen keeps the first entry of each kind, and dates what hangs on it.
func (s *State) happen(e *act.Entry) {
	at := place(e.Kind)
	if _, before := s.First(e.Kind); !before && e.Received != 0 {
		first := make([]Happening, len(kinds))
		copy(first, s.happened.first)
		first[at] = Happening{e.Index, e.Received}
		s.happened.first = first
		s.dateAnew(e.Kind)
	}
}

// dateAnew dates everything again where the kind is an event of the calendar.
func (s *State) dateAnew(kind string) {
	isEvent := func(e calendar.Event) bool { return e.Act == kind }
	if s.Terms == nil || s.happened.dates != nil && !slices.ContainsFunc(s.Terms.Events, isEvent) {
		return
	}
	s.happened.dates = map[int64]calendar.Dates{}
	for _, year := range append(s.Terms.Years(), 0) {
		s.happened.dates[year] = s.Terms.Resolve(calendar.Known{Year: year, Events: s.events()})
	}
}

// events are the days on which acts made the calendar's events happen.
func (s *State) events() map[string]calendar.Moment {
	events := map[string]calendar.Moment{}
	for _, e := range s.Terms.Events {
		if h, done := s.First(e.Act); e.Act != "" && done {
			events[e.ID] = calendar.Whole(s.Local(h.Received).Day)
		}
	}
	return events
}

// Local is a moment in the local time of the election.
func (s *State) Local(at act.Time) calendar.Moment {
	return calendar.Local(int64(at), s.Rulebook.Election.OffsetMinutes)
}

// Dates are the dates of the calendar as they follow from the entries so far,
// with the interpretations that stand on a day, written 2005-12-04. Without a
// calendar there are none.
func (s *State) Dates(day string) calendar.Dates {
	if s.Terms == nil {
		return calendar.Dates{}
	}
	return s.DatesOf(s.Calendar.Year(s.Terms, day))
}

// DatesOf are the dates where the election is held in a year of the readings, 0
// for what hangs on no year.
func (s *State) DatesOf(year int64) calendar.Dates { return s.happened.dates[year] }

// bound finds that an act came too late, too early or not on the day that the
// law sets for its kind.
func (s *State) bound(e *act.Entry) {
	if s.Terms == nil {
		return
	}
	for i := range s.Terms.Deadlines {
		if d := &s.Terms.Deadlines[i]; d.MetBy == e.Kind && d.ReadingOf == "" {
			s.term(e, d, calendar.Moment{})
		}
	}
}

// Term finds that an entry does not keep a deadline of the calendar, by its id.
// The trigger is the moment of the event that this entry's deadline hangs on;
// the zero moment leaves that to the calendar.
func (s *State) Term(e *act.Entry, id string, trigger calendar.Moment) {
	if s.Terms == nil {
		return
	}
	if d, known := s.Terms.Deadline(id); known {
		s.term(e, d, trigger)
	}
}

func (s *State) term(e *act.Entry, d *calendar.Deadline, trigger calendar.Moment) {
	at, day := s.Local(e.Received), s.Day(e.Received)
	if d.InForce != (rulebook.Days{}) && !d.InForce.Hold(day) {
		return
	}
	due, known := s.Dates(day).Due[d.ID]
	if trigger != (calendar.Moment{}) {
		due, known = s.Terms.Due(d, trigger)
	}
	broken := false
	switch d.Bound {
	case calendar.Latest:
		broken = at.After(due)
	case calendar.Earliest:
		broken = at.Before(due)
	case calendar.On:
		broken = at.Day != due.Day
	}
	if known && broken {
		e.Findings = append(e.Findings, act.Finding{
			Rule: d.ID, Article: d.Article, Field: "received", Got: at.String(), Limit: string(d.Bound) + " " + due.String(), Severity: act.SeverityWarning,
		})
	}
}

// Interpretations of the law's open parameters.

func decideInterpreted(s *State, _ *act.Entry, _ *act.Opened, b *calendar.Interpreted) *act.Refusal {
	if s.Terms == nil {
		return act.Refuse("act.dangling", "body.parameter", b.Parameter, "a law with a calendar")
	}
	if refusal := s.named(b.Sources); refusal != nil {
		return refusal
	}
	return s.Calendar.Interpret(s.Terms, b)
}

func applyInterpreted(s *State, e *act.Entry, b *calendar.Interpreted) {
	s.Calendar.ApplyInterpreted(e.Index, b)
}

// named refuses sources that nobody has named.
func (s *State) named(ids []string) *act.Refusal {
	for _, id := range ids {
		if _, known := s.Source.Source(id); !known {
			return act.Refuse("act.dangling", "body.sources", id, "a source that source/named/1 has named")
		}
	}
	return nil
}
