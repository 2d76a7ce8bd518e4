package results

import (
	"urna/election/act"
	"urna/election/rulebook"
)

// StandingFinding is what the sums of a unit break as they stand: recomputed
// with each snapshot, and partial while stations are missing.
type StandingFinding struct {
	act.Finding
	Partial bool `json:"partial"`
}

// Standing evaluates the relations of a unit's level on its sums: those of the
// nation on the nation, those of units on every unit below it.
func (s *State) Standing(unit int) []StandingFinding {
	level := rulebook.LevelUnit
	if unit == 0 {
		level = rulebook.LevelNation
	}
	count := s.Unit(unit)
	partial := count.Reported < s.territory.Units[unit].Stations
	sheet := s.layout.Total(count.Sum)
	inputs := rulebook.Inputs{Candidates: int64(len(s.layout.Candidates()))}
	findings := []StandingFinding{}
	for i := range s.sums {
		r := &s.sums[i]
		if r.rule.Level != level || count.Reported == 0 || r.check.Clear(sheet, inputs) {
			continue
		}
		for _, result := range r.check.Evaluate(sheet, inputs) {
			if result.Verdict == rulebook.Fails {
				findings = append(findings, StandingFinding{relationFinding(r.rule, result), partial})
			}
		}
	}
	for _, rule := range s.rules.Relations {
		check := codedOfSums(rule.Code)
		if rule.How != rulebook.RelationCoded || rule.Level != level || check == nil {
			continue
		}
		for _, b := range check(s, unit) {
			f, _ := s.coded(rule.Code, "", b)
			findings = append(findings, StandingFinding{f, partial})
		}
	}
	return findings
}
