package election

import (
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/candidacy"
	"urna/election/office"
)

func ofCandidacy(s *State) *candidacy.State { return &s.Candidacy }

// inCandidacy lets the chapter decide with what it is told of the others.
func inCandidacy[P act.Body](decide func(*candidacy.State, *act.Entry, candidacy.Foreign, P) *act.Refusal) func(*State, *act.Entry, *act.Opened, P) *act.Refusal {
	return told(ofCandidacy, foreignToCandidacy, decide)
}

// foreignToCandidacy is what nomination and registration are told: the law's lists,
// the calendar, the sources, and the territory as the acting office covers it.
func foreignToCandidacy(s *State, e *act.Entry) candidacy.Foreign {
	day := s.Day(e.Received)
	nature := s.Office.Genesis.Nature
	return candidacy.Foreign{
		Law: &s.CandidacyLaw, Day: act.Date(day), Named: s.named,
		DayOf: func(at act.Time) act.Date { return act.Date(s.Day(at)) },
		Whole: nature == office.NatureLive || nature == office.NaturePractice,
		Term: func(id string, since act.Date) {
			if from, err := calendar.ParseDay(string(since)); err == nil {
				s.Term(e, id, calendar.Whole(from))
				return
			}
			s.Term(e, id, calendar.Moment{})
		},
		Due: func(id string) (calendar.Moment, bool) {
			due, known := s.Dates(day).Due[id]
			return due, known
		},
		Covers: func(unit string) *act.Refusal { return s.coversUnit(e.Office, unit) },
		Within: s.Within,
	}
}

// Within says whether a unit lies in another one or is it.
func (s *State) Within(unit, above string) bool {
	if s.Territory == nil {
		return false
	}
	inner, known := s.Territory.Unit(unit)
	outer, exists := s.Territory.Unit(above)
	return known && exists && s.Territory.Within(inner, outer)
}

// coversUnit refuses a unit that is not there or that an office does not cover.
func (s *State) coversUnit(name, id string) *act.Refusal {
	if s.Territory == nil {
		return act.Refuse("procedure.territory", "body.unit", "no territory yet", "after territory/adopted")
	}
	unit, known := s.Territory.Unit(id)
	switch {
	case !known:
		return act.Refuse("act.dangling", "body.unit", id, "a unit of the territory")
	case !s.covers(name, unit):
		return act.Refuse("act.unentitled", "act.office", name, "an office over unit "+id)
	}
	return nil
}
