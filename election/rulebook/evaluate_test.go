package rulebook_test

import (
	"slices"
	"testing"

	"urna/election/rulebook"
)

func TestEveryRelationOfSunlandHoldsOnACorrectProtocol(t *testing.T) {
	book, layout := practiceBook(t), sunland(t)
	lines, lists := station12()
	sheet := mustSheet(t, layout, lines, lists)
	inputs := rulebook.Inputs{Members: 7, Signed: 5, Candidates: 3}
	for _, relation := range book.Relations {
		if relation.How != rulebook.RelationFormula || relation.Level != rulebook.LevelStation {
			continue
		}
		check, err := layout.Compile(relation.Formula)
		if err != nil {
			t.Fatalf("%s: %v", relation.Code, err)
		}
		if !check.Clear(sheet, inputs) {
			t.Errorf("station 12, %s: Clear = false, want true; results %+v", relation.Code, check.Evaluate(sheet, inputs))
		}
	}
}

func TestCheckingAProtocolInOrderAllocatesNothing(t *testing.T) {
	layout := sunland(t)
	lines, lists := station12()
	sheet := mustSheet(t, layout, lines, lists)
	check := mustCheck(t, layout, "BB[b] <= AB[b]")
	sums := mustCheck(t, layout, "sum(C) + N = B + sum(BB)")
	got := testing.AllocsPerRun(100, func() {
		check.Clear(sheet, rulebook.Inputs{})
		sums.Clear(sheet, rulebook.Inputs{})
	})
	if got != 0 {
		t.Errorf("allocations = %v, want 0", got)
	}
}

func TestClearAgreesWithEvaluateOnEverySmallWorld(t *testing.T) {
	form := rulebook.Form{
		{Code: "V", Type: rulebook.TypeNumber, Absent: rulebook.AbsentFind},
		{Code: "S", Type: rulebook.TypeNumber, Absent: rulebook.AbsentZero},
		{Code: "L", Type: rulebook.TypeNumber, Absent: rulebook.AbsentSkip},
		{Code: "C", Type: rulebook.TypeNumber, List: rulebook.ListCandidate, Absent: rulebook.AbsentFind},
	}
	layout := mustLayout(t, form, "x", "y")
	for _, text := range []string{
		"V = S", "V >= S + L", "sum(C) <= V", "C[b] <= V", "0 < V < 2", "1/2 * V <= L", "sum(C where C[b] > S) = V",
		"count(C where C[b] >= V) = 1", "count(C) = candidates", "V - 2/3 * S > 0 - L",
	} {
		check := mustCheck(t, layout, text)
		everySheet(layout, []int64{rulebook.Blank, 0, 1, 2}, func(s rulebook.Sheet) {
			want := true
			for _, r := range check.Evaluate(s, rulebook.Inputs{Candidates: 2}) {
				if r.Verdict == rulebook.Fails || len(r.Lines) > 0 {
					want = false
				}
			}
			if got := check.Clear(s, rulebook.Inputs{Candidates: 2}); got != want {
				t.Errorf("%s on %v: Clear = %v, want %v", text, s.Fixed, got, want)
			}
		})
	}
}

// everySheet visits all ways to fill the fixed places with the values.
func everySheet(l *rulebook.Layout, values []int64, visit func(rulebook.Sheet)) {
	total := 1
	for range l.Slots() {
		total *= len(values)
	}
	for n := range total {
		s := l.EmptySheet()
		for i := range s.Fixed {
			s.Fixed[i] = values[n%len(values)]
			n /= len(values)
		}
		visit(s)
	}
}

func TestRangeGivesOneResultForEachLabelOfEitherList(t *testing.T) {
	layout := sunland(t)
	sheet := mustSheet(t, layout, nil, map[string]map[string]int64{
		"BB": {"b3": 1, "b1": 5}, "AB": {"b2": 4, "b1": 4},
	})
	want := []rulebook.Result{
		{Verdict: rulebook.Fails, Label: "b1", Left: "5", Right: "4"},
		{Verdict: rulebook.Holds, Label: "b2", Left: "0", Right: "4"},
		{Verdict: rulebook.Fails, Label: "b3", Left: "1", Right: "0"},
	}
	got := mustCheck(t, layout, "BB[*] <= AB[*]").Evaluate(sheet, rulebook.Inputs{})
	if !slices.EqualFunc(got, want, sameResult) {
		t.Errorf("results = %+v, want %+v", got, want)
	}
}

func sameResult(a, b rulebook.Result) bool {
	return a.Verdict == b.Verdict && a.Label == b.Label && a.Left == b.Left && a.Right == b.Right && slices.Equal(a.Lines, b.Lines)
}

func BenchmarkTwelveRelations(b *testing.B) {
	book, layout := practiceBook(b), sunland(b)
	lines, lists := station12()
	sheet := mustSheet(b, layout, lines, lists)
	var checks []*rulebook.Check
	for _, relation := range book.Relations {
		if relation.How == rulebook.RelationFormula {
			check, err := layout.Compile(relation.Formula)
			if err != nil {
				b.Fatal(err)
			}
			checks = append(checks, check)
		}
	}
	inputs := rulebook.Inputs{Members: 7, Signed: 5, Candidates: 3}
	b.ReportMetric(float64(len(checks)), "relations")
	b.ReportAllocs()
	for b.Loop() {
		for _, check := range checks {
			if !check.Clear(sheet, inputs) {
				b.Fatalf("%s is not clear", check.Formula())
			}
		}
	}
}
