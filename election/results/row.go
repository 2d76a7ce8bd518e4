package results

import (
	"urna/election/act"
	"urna/election/rulebook"
)

// StateRow decides a row of a source as the numbers of a station. It refuses
// numbers that have no place on the form and a second row for the station.
func (s *State) StateRow(e *act.Entry, station string, lines map[string]int64, lists map[string]map[string]int64) *act.Refusal {
	sheet, refusal := s.sheet(lines, lists)
	if refusal != nil {
		return refusal
	}
	index, _ := s.territory.Station(station)
	st := s.Station(index)
	if len(st.Versions) > 0 {
		r := act.Refuse("act.repeated", "body.station", station, "one row for each station")
		if st.Versions[0].Act == e.Hash {
			r.Earlier = st.Versions[0].Index + 1
		}
		return r
	}
	e.Findings = append(e.Findings, s.Check(sheet, rulebook.Inputs{})...)
	return nil
}

// ApplyRow counts the row's numbers as those of its station.
func (s *State) ApplyRow(e *act.Entry, station string, lines map[string]int64, lists map[string]map[string]int64) {
	index, st := s.change(station)
	sheet, _ := s.layout.Sheet(lines, lists)
	st.Versions = append(st.Versions, Version{
		Act: e.Hash, Index: e.Index, Rank: e.Index, Kind: e.Kind, Standing: VersionStands,
		Sheet: sheet, Findings: e.Findings,
	})
	s.put(index, st)
}

// Declare decides a declaration. It refuses a unit that is not on the
// territory and numbers that have no place on the form.
func (s *State) Declare(unit string, lines map[string]int64, lists map[string]map[string]int64) *act.Refusal {
	if _, refusal := s.sheet(lines, lists); refusal != nil {
		return refusal
	}
	if _, known := s.territory.Unit(unit); !known {
		return act.Refuse("act.dangling", "body.unit", unit, "a unit of the territory")
	}
	return nil
}

// ApplyDeclared keeps the declaration beside the sums.
func (s *State) ApplyDeclared(e *act.Entry, b *ResultDeclared, source string) {
	unit, _ := s.territory.Unit(b.Unit)
	sheet, _ := s.layout.Sheet(b.Lines, b.Lists)
	s.declarations.Append(Declaration{
		Index: e.Index, Received: e.Received, Office: e.Office, Source: source,
		Stage: b.Stage, Unit: unit, Sheet: sheet,
	})
}
