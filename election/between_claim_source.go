package election

import (
	"urna/election/act"
	"urna/election/claim"
)

func ofClaim(s *State) *claim.State { return &s.Claim }

// foreignToClaim tells claims which sources are named.
func foreignToClaim(s *State, _ *act.Entry) claim.Named {
	return func(id string) bool { _, known := s.Source.Source(id); return known }
}
