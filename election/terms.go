package election

import (
	"cmp"
	"slices"

	"urna/election/calendar"
	"urna/election/rulebook"
)

// TermState says how a deadline stands on a day.
type TermState string

// The states of a deadline. Only acts of the ledger show that one was kept;
// past says that its day is over and that no kind of act is known to keep it.
const (
	TermMet    TermState = "met"
	TermLate   TermState = "late"
	TermMissed TermState = "missed"
	TermOpen   TermState = "open"  // it can still be kept
	TermAhead  TermState = "ahead" // its day is still to come
	TermToday  TermState = "today"
	TermBegun  TermState = "begun"
	TermPast   TermState = "past"
	TermWaits  TermState = "waits" // it hangs on what has not happened
)

// Term is one deadline as it stands on a day.
type Term struct {
	*calendar.Deadline
	Due   calendar.Moment // the zero moment where it waits
	State TermState
	Met   *Happening // the first act of the kind that keeps it
}

// TermsOn lists the deadlines that are in force on a day, by their dates; those
// that wait come last, in the order of the law's table.
func (s *State) TermsOn(on calendar.Day) []Term {
	if s.Terms == nil {
		return nil
	}
	dates := s.Dates(on.String())
	var all []Term
	for i := range s.Terms.Deadlines {
		d := &s.Terms.Deadlines[i]
		if d.InForce != (rulebook.Days{}) && !d.InForce.Hold(on.String()) {
			continue
		}
		t := Term{Deadline: d, State: TermWaits}
		if due, known := dates.Due[d.ID]; known {
			t.Due = due
			t.Met, t.State = s.standing(d, due, on)
		}
		all = append(all, t)
	}
	slices.SortStableFunc(all, func(a, b Term) int {
		if a.State == TermWaits || b.State == TermWaits {
			return cmp.Compare(waits(a), waits(b))
		}
		return cmp.Or(cmp.Compare(a.Due.Day, b.Due.Day), cmp.Compare(a.Due.Minute, b.Due.Minute))
	})
	return all
}

func waits(t Term) int {
	if t.State == TermWaits {
		return 1
	}
	return 0
}

// standing is the act that keeps a dated deadline, if any by a day, and its state.
func (s *State) standing(d *calendar.Deadline, due calendar.Moment, on calendar.Day) (*Happening, TermState) {
	if h, done := s.First(d.MetBy); d.MetBy != "" && done {
		if at := s.Local(h.Received); at.Day <= on {
			early, late := at.Before(due), at.After(due)
			if d.Bound == calendar.Latest && late || d.Bound == calendar.Earliest && early || d.Bound == calendar.On && (early || late) {
				return &h, TermLate
			}
			return &h, TermMet
		}
	}
	switch {
	case d.Bound == calendar.Earliest && on >= due.Day:
		return nil, TermBegun
	case on < due.Day && d.Bound == calendar.Latest:
		return nil, TermOpen
	case on < due.Day:
		return nil, TermAhead
	case on == due.Day:
		return nil, TermToday
	case d.MetBy != "":
		return nil, TermMissed
	}
	return nil, TermPast
}
