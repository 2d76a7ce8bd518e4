package election

import (
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/calling"
)

// foreignToCalling is what the call is told: polling day as the calendar reads
// the law on the day, else as the rulebook fixes it.
func foreignToCalling(s *State, e *act.Entry) calling.Foreign {
	return calling.Foreign{PollingDay: s.PollingDay(s.Day(e.Received)), Named: s.named}
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

func ofCalling(s *State) *calling.State { return &s.Calling }
