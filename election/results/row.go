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
	e.Findings = append(e.Findings, s.Check(index, sheet, rulebook.Inputs{})...)
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
