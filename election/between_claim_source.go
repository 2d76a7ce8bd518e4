package election

import (
	"urna/election/act"
	"urna/election/claim"
)

func inClaim[P act.Body](decide func(*claim.State, *act.Entry, claim.Named, P) *act.Refusal) func(*State, *act.Entry, *act.Opened, P) *act.Refusal {
	return func(s *State, e *act.Entry, _ *act.Opened, b P) *act.Refusal {
		return decide(&s.Claim, e, func(id string) bool { _, known := s.Source.Source(id); return known }, b)
	}
}

func toClaim[P act.Body](apply func(*claim.State, *act.Entry, P)) func(*State, *act.Entry, P) {
	return func(s *State, e *act.Entry, b P) { apply(&s.Claim, e, b) }
}
