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
		if check := coded(rule.Code); rule.How == rulebook.RelationCoded && rule.Level == level && check != nil {
			if f, found := check(s, unit); found {
				f.Rule, f.Article, f.Severity = "relation."+rule.Code, rule.Article, act.Severity(rule.Severity)
				findings = append(findings, StandingFinding{f, partial})
			}
		}
	}
	return findings
}

// NotChecked lists the coded relations for which this program has no check.
func (s *State) NotChecked() []string {
	codes := []string{}
	for _, rule := range s.rules.Relations {
		if rule.How == rulebook.RelationCoded && coded(rule.Code) == nil {
			codes = append(codes, rule.Code)
		}
	}
	return codes
}

// coded is the check of a relation that the formula language cannot say.
func coded(code string) func(*State, int) (act.Finding, bool) {
	if code == "P8" {
		return everyStationOnce
	}
	return nil
}

// everyStationOnce finds stations of which no protocol counts, and disputed ones.
func everyStationOnce(s *State, unit int) (act.Finding, bool) {
	count, register := s.Unit(unit), s.territory.Units[unit].Stations
	if count.Reported == register && count.Disputed == 0 {
		return act.Finding{}, false
	}
	return act.Finding{
		Field: "stations", Got: number(count.Reported) + " counted, " + number(count.Disputed) + " disputed", Limit: number(register),
	}, true
}
