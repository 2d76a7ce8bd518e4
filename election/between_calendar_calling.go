package election

import (
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/calling"
)

// foreignToCalling is what the call is told: polling day as the calendar reads
// the law on the day, else as the rulebook fixes it.
func (s *State) foreignToCalling(at act.Time) calling.Foreign {
	return calling.Foreign{PollingDay: s.PollingDay(s.day(at)), Named: s.named}
}

// PollingDay is the day of the vote as it is known on a day, written 2005-12-04.
func (s *State) PollingDay(day string) calendar.Day {
	if e, known := s.Dates(day).Events["E"]; known {
		return e.Day
	}
	d, err := calendar.ParseDay(s.Rulebook.Election.PollingDay)
	if err != nil {
		panic("election: a rulebook was adopted whose polling day is no day: " + err.Error())
	}
	return d
}

func inCalling[P act.Body](decide func(*calling.State, *act.Entry, calling.Foreign, P) *act.Refusal) func(*State, *act.Entry, *act.Opened, P) *act.Refusal {
	return func(s *State, e *act.Entry, _ *act.Opened, b P) *act.Refusal {
		return decide(&s.Calling, e, s.foreignToCalling(e.Received), b)
	}
}

func toCalling[P act.Body](apply func(*calling.State, *act.Entry, P)) func(*State, *act.Entry, P) {
	return func(s *State, e *act.Entry, b P) { apply(&s.Calling, e, b) }
}
