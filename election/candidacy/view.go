package candidacy

import (
	"slices"

	"urna/election/act"
	"urna/election/calendar"
)

// Nominees lists the nominees in the order in which they were declared.
func (s *State) Nominees() []Nominee { return s.nominees.List() }

// Steps lists every act about a nominee in the order of the ledger.
func (s *State) Steps() []Step { return s.steps.List() }

// Appeals lists the appeals in the order of the ledger.
func (s *State) Appeals() []Appeal { return s.appeals.List() }

// Extensions lists the extensions in the order of the ledger.
func (s *State) Extensions() []Extension { return s.extensions.List() }

// Required is how many signatures a candidate needs, nil while nobody has said.
func (s *State) Required() *Required { return s.required }

// Lookup is the key for voters' questions, nil while there is none.
func (s *State) Lookup() *Opened { return s.lookup }

// Filing is sheets that were filed, and their entry.
type Filing struct {
	Index int64
	SheetsFiled
}

// AllFilings lists all sheets in the order of the ledger: those of each act have a
// root of their own.
func (s *State) AllFilings() []Filing {
	var all []Filing
	for _, step := range s.steps.List() {
		if b, is := step.Body.(*SheetsFiled); is {
			all = append(all, Filing{step.Index, *b})
		}
	}
	return all
}

// Filings lists those of a nominee in a unit.
func (s *State) Filings(nominee, unit string) []Filing {
	return slices.DeleteFunc(s.AllFilings(), func(f Filing) bool { return f.Nominee != nominee || f.Unit != unit })
}

// FilingsOf lists those sheets of a nominee in a unit that have a root.
func (s *State) FilingsOf(nominee, unit string, root act.Hash) []Filing {
	return slices.DeleteFunc(s.Filings(nominee, unit), func(f Filing) bool { return f.Root != root })
}

// Standing is how many candidates are registered now.
func (s *State) Standing() int64 { return s.standing }

// On is the state of a nominee on a day, where registration ends on another: who was
// neither registered nor refused has lapsed; that a requirement was not met says more.
func (n *Nominee) On(day calendar.Day, end calendar.Moment, known bool) Status {
	if known && day > end.Day && !n.Status.over() && n.Status != StatusRegistered && n.Status != StatusIneligible {
		return StatusLapsed
	}
	return n.Status
}

// Attrition counts nominees by route and by what became of them.
type Attrition struct {
	Nominated, Associations, Selves int64
	Registered                      int64 // ever
	Refused, Withdrawn, Ineligible  int64 // never registered
	Others                          int64 // never registered: lapsed, or still open
}

// NotRegistered is how many were never registered.
func (a Attrition) NotRegistered() int64 { return a.Refused + a.Withdrawn + a.Ineligible + a.Others }

// Holds says whether every nominee is in one group by route and by outcome.
func (a Attrition) Holds() bool {
	return a.Nominated == a.Associations+a.Selves && a.Nominated == a.Registered+a.NotRegistered()
}

// Attrition counts each nominee once by route and once by outcome.
func (s *State) Attrition() Attrition {
	var a Attrition
	for _, n := range s.nominees.List() {
		a.Nominated++
		if n.Route == Association {
			a.Associations++
		} else {
			a.Selves++
		}
		switch {
		case n.Candidate != "":
			a.Registered++
		case n.Status == StatusRefused:
			a.Refused++
		case n.Status == StatusWithdrawn:
			a.Withdrawn++
		case n.Status == StatusIneligible:
			a.Ineligible++
		default:
			a.Others++
		}
	}
	return a
}

// Guard is how an election stands towards its least number of candidates on a day.
type Guard string

// The words of the guard.
const (
	GuardOpen       Guard = "open"       // registration has not ended
	GuardHolds      Guard = "holds"      // enough candidates
	GuardNomination Guard = "nomination" // nomination is to be extended
	GuardElection   Guard = "election"   // the election is to be extended
	GuardExtended   Guard = "extended"   // a term was extended and runs
)

// Guards says what the law asks for on a day (Art. 55(5), 61(1)): where fewer than
// the least number are registered when registration ends, nomination is extended;
// where candidates fell away later, the election.
func (s *State) Guards(l *Law, day calendar.Day, end calendar.Moment) Guard {
	if s.standing >= l.Candidates {
		return GuardHolds
	}
	for i := range s.extensions.Len() {
		if x := s.extensions.Get(i); x.Until >= act.Date(day.String()) {
			return GuardExtended
		}
	}
	switch {
	case day <= end.Day:
		return GuardOpen
	case s.Attrition().Registered >= l.Candidates:
		return GuardElection
	}
	return GuardNomination
}
