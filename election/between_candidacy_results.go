package election

import (
	"urna/election/act"
	"urna/election/candidacy"
	"urna/election/results"
)

// canBegin refuses a ballot on which the rulebook's form cannot be laid out.
func (s *State) canBegin(b *candidacy.BallotSet) *act.Refusal {
	if s.Territory == nil {
		return act.Refuse("procedure.territory", "kind", "no territory yet", "after territory/adopted")
	}
	var trial results.State
	if err := trial.Begin(s.Rulebook, s.Territory, candidacy.IDs(b.Candidates)); err != nil {
		return act.Refuse("ballot.form", "body.candidates", err, "a ballot that fits the form")
	}
	return nil
}

// applyBallot sets the ballot; with it the count can begin.
func applyBallot(s *State, _ *act.Entry, b *candidacy.BallotSet) {
	s.Candidacy.ApplyBallotSet(b)
	if err := s.Results.Begin(s.Rulebook, s.Territory, s.Candidacy.IDs()); err != nil {
		panic("election: a ballot was applied that Decide had not tried: " + err.Error())
	}
}
