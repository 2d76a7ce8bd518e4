package election

import (
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/commission"
)

// told lets a chapter decide with its own state and with what it is told of the
// rest of the election.
func told[S, F any, P act.Body](of func(*State) *S, foreign func(*State, *act.Entry) F, decide func(*S, *act.Entry, F, P) *act.Refusal) func(*State, *act.Entry, *act.Opened, P) *act.Refusal {
	return func(s *State, e *act.Entry, _ *act.Opened, b P) *act.Refusal {
		return decide(of(s), e, foreign(s, e), b)
	}
}

// applied lets a chapter change its own state.
func applied[S any, P act.Body](of func(*State) *S, apply func(*S, *act.Entry, P)) func(*State, *act.Entry, P) {
	return func(s *State, e *act.Entry, b P) { apply(of(s), e, b) }
}

func ofCommission(s *State) *commission.State { return &s.Commission }

func foreignToCommission(s *State, e *act.Entry) commission.Foreign {
	return commission.Foreign{Named: s.named, Term: func(id string) { s.Term(e, id, calendar.Moment{}) }}
}
