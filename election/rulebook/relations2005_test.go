package rulebook_test

import (
	"strings"
	"testing"

	"urna/election/rulebook"
)

// relations2005 are the relations of the election of 2005 that are formulas,
// with one number changed so that exactly they fail.
var relations2005 = []struct{ code, formula, field string }{
	{"P1", "R = I + K + S + L", "K"},
	{"P1n", "1000 * R <= 1001 * V", "R"},
	{"P2", "I = sum(IM)", "IM[m1]"},
	{"P2a", "I = IS + IH", "IH"},
	{"P2b", "I <= V", "I"},
	{"P2c", "V = V0 + VP", "VP"},
	{"P3", "sum(C) + N = BS + sum(BB)", "C[a]"},
	{"P3a", "BS + sum(BB) <= I", "BS"},
	{"P3b", "I - BS - sum(BB) = 0", "I"},
	{"P4", "BB[b] <= AB[b]", "BB[b1]"},
	{"P4a", "N5 = sum(BB[b] where BB[b] > AB[b])", "N5"},
	{"P4b", "sum(AB) >= IH", "IH"},
	{"P5", "T = sum(C)", "T"},
	{"P5a", "N = N1 + N2 + N3 + N4 + N5", "N1"},
	{"P7", "CLOSE <= CNT0", "CLOSE"},
	{"P7a", "CNT1 - CNT0 <= 720", "CNT1"},
	{"P7c", "360 <= OPEN < CLOSE <= 1320", "OPEN"},
	{"P12", "DSP <= N + T", "DSP"},
	{"P14", "IM[chair] + IM[secretary] = 0", "IM[chair]"},
	{"P17", "V <= 3000", "V"},
	{"P25", "0 <= T + N <= V", "T"},
}

func form2005() rulebook.Form {
	var form rulebook.Form
	for _, code := range strings.Fields("V0 VP V I IS IH R K S L BS N N1 N2 N3 N4 N5 T DSP") {
		form = append(form, rulebook.Line{Code: code, Type: rulebook.TypeNumber, Absent: rulebook.AbsentFind})
	}
	for _, code := range strings.Fields("OPEN CLOSE CNT0 CNT1") {
		form = append(form, rulebook.Line{Code: code, Type: rulebook.TypeTime, Absent: rulebook.AbsentFind})
	}
	return append(form,
		rulebook.Line{Code: "IM", Type: rulebook.TypeNumber, List: rulebook.ListMember, Absent: rulebook.AbsentZero},
		rulebook.Line{Code: "AB", Type: rulebook.TypeNumber, List: rulebook.ListBox, Absent: rulebook.AbsentZero},
		rulebook.Line{Code: "BB", Type: rulebook.TypeNumber, List: rulebook.ListBox, Absent: rulebook.AbsentZero},
		rulebook.Line{Code: "C", Type: rulebook.TypeNumber, List: rulebook.ListCandidate, Absent: rulebook.AbsentFind, AddsTo: rulebook.RoleValid},
	)
}

func protocol2005() (map[string]int64, map[string]map[string]int64) {
	return map[string]int64{
			"V0": 990, "VP": 10, "V": 1000, "I": 900, "IS": 890, "IH": 10, "R": 1001, "K": 101, "S": 0, "L": 0, "BS": 890,
			"N": 20, "N1": 5, "N2": 5, "N3": 5, "N4": 5, "N5": 0, "T": 880, "DSP": 3,
			"OPEN": 420, "CLOSE": 1200, "CNT0": 1210, "CNT1": 1500,
		}, map[string]map[string]int64{
			"IM": {"m1": 500, "m2": 400}, "AB": {"b1": 10}, "BB": {"b1": 10},
			"C": {"a": 700, "c": 180},
		}
}

func TestTheFormulasOf2005HoldAndFailWhereTheyShould(t *testing.T) {
	layout := mustLayout(t, form2005(), "a", "c")
	for _, r := range relations2005 {
		check := mustCheck(t, layout, r.formula)
		lines, lists := protocol2005()
		if got := check.Evaluate(mustSheet(t, layout, lines, lists), rulebook.Inputs{}); len(got) != 1 || got[0].Verdict != rulebook.Holds {
			t.Errorf("%s on the correct protocol: %+v, want one result that holds", r.code, got)
		}
		code, label, listed := strings.Cut(strings.TrimSuffix(r.field, "]"), "[")
		if listed {
			lists[code][label] += 5000
		} else {
			lines[code] += 5000
		}
		if got := check.Evaluate(mustSheet(t, layout, lines, lists), rulebook.Inputs{}); len(got) != 1 || got[0].Verdict != rulebook.Fails {
			t.Errorf("%s with %s altered: %+v, want one result that fails", r.code, r.field, got)
		}
	}
}

func TestQuorumCandidatesAndDepositOf2005(t *testing.T) {
	layout := mustLayout(t, form2005(), "a", "c")
	lines, lists := protocol2005()
	lists["C"]["a"], lists["C"]["c"] = 840, 40
	sheet := mustSheet(t, layout, lines, lists)
	for _, c := range []struct {
		formula string
		inputs  rulebook.Inputs
		want    string
	}{
		{"signed >= 2/3 * members", rulebook.Inputs{Members: 7, Signed: 5}, "holds 5 14/3"},
		{"signed >= 2/3 * members", rulebook.Inputs{Members: 7, Signed: 4}, "fails 4 14/3"},
		{"count(C) = candidates", rulebook.Inputs{Candidates: 2}, "holds 2 2"},
		{"count(C) = candidates", rulebook.Inputs{Candidates: 3}, "fails 2 3"},
		{"C[b] >= 1/20 * T", rulebook.Inputs{}, "a holds 840 44; c fails 40 44"},
	} {
		var got []string
		for _, r := range mustCheck(t, layout, c.formula).Evaluate(sheet, c.inputs) {
			got = append(got, strings.TrimSpace(r.Label+" "+r.Verdict.String()+" "+r.Left+" "+r.Right))
		}
		if joined := strings.Join(got, "; "); joined != c.want {
			t.Errorf("%s with %+v: %s, want %s", c.formula, c.inputs, joined, c.want)
		}
	}
}
