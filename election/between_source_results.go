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

// decideSourceDeclared asks the source chapter whether the sources are named
// and the results chapter what the figures contradict.
func decideSourceDeclared(s *State, e *act.Entry, _ *act.Opened, b *source.Declared) *act.Refusal {
	if refusal := s.Source.Cited(b.Sources); refusal != nil {
		return refusal
	}
	return s.Results.Declare(e, statement(b))
}

func applySourceDeclared(s *State, e *act.Entry, b *source.Declared) {
	s.Results.ApplyDeclared(e, statement(b))
}

// statement is what the results chapter is told of a source's figures.
func statement(b *source.Declared) *results.Statement {
	d := &results.Statement{
		Unit: b.Unit, Stage: b.Stage, AsOf: b.AsOf, Base: b.Base, Election: b.Election, Note: b.Note, Sources: b.Sources,
	}
	for _, c := range b.Counts {
		d.Counts = append(d.Counts, results.Stated{Of: c.Of, Count: c.Count, Precision: results.Precision(c.Precision)})
	}
	for _, p := range b.Shares {
		d.Shares = append(d.Shares, results.Printed{Of: p.Of, Text: p.Printed, Precision: results.Precision(p.Precision)})
	}
	return d
}
