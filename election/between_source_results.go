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

// decideBeside asks the results chapter whether the numbers have their place, and
// the source chapter whether the row does.
func decideBeside(s *State, _ *act.Entry, _ *act.Opened, b *source.RowBeside) *act.Refusal {
	if _, refusal := s.Results.Lay(b.Lines, b.Lists); refusal != nil {
		return refusal
	}
	return s.Source.PutBeside(b, s.registered(b.Station))
}

func applyBeside(s *State, e *act.Entry, b *source.RowBeside) {
	sheet, _ := s.Results.Lay(b.Lines, b.Lists)
	row := source.Beside{Station: s.registered(b.Station), Row: b.Row, Index: e.Index, Sheet: sheet}
	if row.Station < 0 {
		row.Name = b.Station
	}
	s.Source.ApplyBeside(b, row)
}

// registered is the index of a station on the register, -1 for none.
func (s *State) registered(id string) int {
	if s.Territory != nil {
		if index, known := s.Territory.Station(id); known {
			return index
		}
	}
	return -1
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
