package sim_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/election/rulebook"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

func TestVerifyNamesEveryFaultOfTheTwinAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	planted, err := sim.FaultyTwin(dir)
	if err != nil {
		t.Fatal(err)
	}
	source := ledger.Dir(filepath.Join(dir, ledger.PublicFolder))
	report, state, err := verify.Run(t.Context(), source, verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var found, faults, sums, wantFound, wantFaults, wantSums []string
	for _, f := range report.Found {
		found = append(found, stationAt(t, source, f.Index, report.Size)+" "+f.Rule)
	}
	for _, f := range report.Faults {
		faults = append(faults, strings.TrimSpace(f.Level+" "+ruleIn(f.What)))
	}
	for _, f := range report.Standing {
		if !slices.Contains(sums, f.Rule) {
			sums = append(sums, f.Rule)
		}
	}
	for _, p := range planted {
		for _, rule := range p.Rules {
			wantFound = append(wantFound, p.Station+" "+rule)
		}
		wantFaults = append(wantFaults, p.Faults...)
		for _, rule := range p.Sums {
			if !slices.Contains(wantSums, rule) {
				wantSums = append(wantSums, rule)
			}
		}
	}
	same(t, "findings at entries", found, wantFound)
	same(t, "faults of the ledger", faults, wantFaults)
	same(t, "findings on sums", sums, wantSums)
	if int(report.Findings) != len(report.Found) {
		t.Errorf("findings: %d counted, %d listed", report.Findings, len(report.Found))
	}
	everyRelationHasAFault(t, state.Rulebook, state.Results.NotChecked(), planted)
}

// everyRelationHasAFault wants a planted fault for each relation that a ledger
// can break, and one for each kind of lie.
func everyRelationHasAFault(t *testing.T, rules *rulebook.Rulebook, notChecked []string, planted []sim.Planted) {
	t.Helper()
	var names strings.Builder
	for _, p := range planted {
		names.WriteString(p.Name + ", " + strings.Join(p.Sums, ", ") + ", ")
	}
	for _, r := range rules.Relations {
		if r.How != rulebook.RelationShown && !slices.Contains(notChecked, r.Code) && !strings.Contains(names.String(), r.Code+",") {
			t.Errorf("no fault is planted for relation %s", r.Code)
		}
	}
	for _, lie := range []string{"digit", "dropped station", "swapped candidates", "late", "forged key", "unlawful act", "reordered", "duplicate", "rival"} {
		if !strings.Contains(names.String(), "lie "+lie) {
			t.Errorf("no %s is planted", lie)
		}
	}
}

// stationAt is the station that an entry is about, empty for none.
func stationAt(t *testing.T, source ledger.Source, index, size int64) string {
	t.Helper()
	leaf, err := ledger.Reader{Source: source}.Leaf(t.Context(), index, size)
	if err != nil {
		t.Fatal(err)
	}
	opened, refusal := act.ReadLeaf(leaf, election.Body)
	if refusal != nil {
		t.Fatal(refusal)
	}
	if body, ok := opened.Act.Body.(interface{ AtStation() string }); ok {
		return body.AtStation()
	}
	return ""
}

// ruleIn is the rule that a fault names in "refused by RULE: …".
func ruleIn(what string) string {
	_, rest, _ := strings.Cut(what, "refused by ")
	rule, _, _ := strings.Cut(rest, ":")
	return rule
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant\n%s", what, marked(got, want), marked(want, got))
	}
}

// marked lists what is in one list, with a mark where the other lacks it.
func marked(list, other []string) string {
	text := ""
	for _, item := range list {
		mark := "  "
		if !slices.Contains(other, item) {
			mark = "! "
		}
		text += fmt.Sprintln(mark + item)
	}
	return text
}
