package results

import (
	"strconv"

	"urna/election/act"
	"urna/election/rulebook"
)

// The rules of this chapter whose findings hold back final: the law of the
// paper is not at issue, the evidence for the numbers is.
const (
	ruleSingle   = "entry.single"
	ruleDiffer   = "entry.differ"
	rulePerson   = "entry.person"
	ruleUnopened = "seal.unopened"
	ruleRival    = "protocol.rival"
)

// The rules by which Decide finds too few signatures or persons on any act.
const (
	ruleSignatures = "signatures"
	rulePersons    = "persons"
)

// Holds says whether a finding keeps its station from being final.
func Holds(f act.Finding) bool {
	switch f.Rule {
	case ruleSingle, ruleDiffer, rulePerson, ruleUnopened, ruleSignatures, rulePersons:
		return true
	}
	return false
}

// sheet lays lines and lists out on the form and refuses what has no place there.
func (s *State) sheet(lines map[string]int64, lists map[string]map[string]int64) (rulebook.Sheet, *act.Refusal) {
	if s.layout == nil {
		return rulebook.Sheet{}, act.Refuse("procedure.ballot", "kind", "no ballot yet", "after candidacy/ballot-set")
	}
	sheet, misfits := s.layout.Sheet(lines, lists)
	if len(misfits) > 0 {
		m := misfits[0]
		return rulebook.Sheet{}, act.Refuse("form.line", "body."+m.Field, m.Got, m.Limit)
	}
	return sheet, nil
}

// Lay lays lines and lists out on the form and refuses what has no place there.
func (s *State) Lay(lines map[string]int64, lists map[string]map[string]int64) (rulebook.Sheet, *act.Refusal) {
	return s.sheet(lines, lists)
}

// Check returns what the control relations find on the sheet of a station, by
// its index: blanks where the form asks for a number, and every relation that
// fails, those of the formula language first.
func (s *State) Check(station int, sheet rulebook.Sheet, inputs rulebook.Inputs) []act.Finding {
	var findings []act.Finding
	for _, code := range s.layout.Blanks(sheet) {
		findings = append(findings, act.Finding{
			Rule: "blank", Field: code, Got: "blank", Limit: "a number", Severity: act.SeverityError,
		})
	}
	inputs.Candidates = int64(len(s.layout.Candidates()))
	for i := range s.relations {
		r := &s.relations[i]
		if r.check.Clear(sheet, inputs) {
			continue
		}
		for _, result := range r.check.Evaluate(sheet, inputs) {
			if result.Verdict == rulebook.Fails {
				findings = append(findings, relationFinding(r.rule, result))
			}
		}
	}
	for _, rule := range s.codedStations {
		failing, _ := codedOfSheets(rule.Code)(s, station, sheet)
		for _, b := range failing {
			f, _ := s.coded(rule.Code, "", b)
			findings = append(findings, f)
		}
	}
	return findings
}

func relationFinding(rule rulebook.Relation, result rulebook.Result) act.Finding {
	return act.Finding{
		Rule: "relation." + rule.Code, Article: rule.Article, Field: result.Label,
		Got: result.Left, Limit: result.Right, Severity: act.Severity(rule.Severity),
	}
}

// but is what was found, and what the rule allows.
type but struct{ got, limit string }

// find adds a finding of this chapter's own rules to an entry.
func find(e *act.Entry, rule, field string, b but) {
	e.Findings = append(e.Findings, act.Finding{
		Rule: rule, Field: field, Got: b.got, Limit: b.limit, Severity: act.SeverityError,
	})
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

func dangling(field string, hash act.Hash, what string) *act.Refusal {
	return act.Refuse("act.dangling", field, hash, what)
}
