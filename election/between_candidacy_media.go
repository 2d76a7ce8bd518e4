package election

import (
	"urna/election/act"
	"urna/election/media"
)

// inMedia lets the media chapter decide with what it is told of the others.
func inMedia[P act.Body](decide func(*media.State, *act.Entry, P, media.Facts) *act.Refusal) func(*State, *act.Entry, *act.Opened, P) *act.Refusal {
	return func(s *State, e *act.Entry, _ *act.Opened, b P) *act.Refusal {
		return decide(&s.Media, e, b, s.MediaFacts())
	}
}

func toMedia[P act.Body](apply func(*media.State, *act.Entry, P)) func(*State, *act.Entry, P) {
	return func(s *State, e *act.Entry, b P) { apply(&s.Media, e, b) }
}

// MediaFacts is what the media chapter is told: who is on the ballot, and what the
// rulebook says. The day of the call is no act of the ledger yet.
func (s *State) MediaFacts() media.Facts {
	rules := s.Rulebook.Election
	f := media.Facts{PollingDay: rules.PollingDay, Law: media.Law(rules.Media)}
	if len(s.Candidacy.Ballot) > 0 {
		f.Candidates = s.Candidacy.IDs()
	}
	return f
}
