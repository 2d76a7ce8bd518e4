package election

import (
	"urna/election/act"
	"urna/election/results"
	"urna/election/source"
)

// decideRow asks the source chapter whether the file is open and the results
// chapter whether the numbers have their place.
func decideRow(s *State, e *act.Entry, _ *act.Opened, b *source.Row) *act.Refusal {
	if refusal := s.Source.StateRow(b); refusal != nil {
		return refusal
	}
	return s.Results.StateRow(e, b.Station, b.Lines, b.Lists)
}

func applyRow(s *State, e *act.Entry, b *source.Row) {
	s.Source.ApplyRow(b)
	s.Results.ApplyRow(e, b.Station, b.Lines, b.Lists)
}

func decideSourceDeclared(s *State, _ *act.Entry, _ *act.Opened, b *source.Declared) *act.Refusal {
	return s.Results.Declare(b.Unit, b.Lines, b.Lists)
}

func applySourceDeclared(s *State, e *act.Entry, b *source.Declared) {
	s.Results.ApplyDeclared(e, &results.ResultDeclared{Lines: b.Lines, Lists: b.Lists, Stage: b.Stage, Unit: b.Unit}, b.Source)
}
