package election

import (
	"slices"

	"urna/election/act"
	"urna/election/programme"
)

func ofProgramme(s *State) *programme.State { return &s.Programme }

// toldProgramme tells programmes who stands on the ballot.
func toldProgramme(s *State, _ *act.Entry) programme.Facts {
	return programme.Facts{Named: s.named, Candidate: func(id string) bool { return slices.Contains(s.Candidacy.IDs(), id) }}
}
