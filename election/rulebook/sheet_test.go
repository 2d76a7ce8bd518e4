package rulebook_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"urna/election/rulebook"
)

func TestNumbersWithoutAPlaceAreNamed(t *testing.T) {
	layout := sunland(t)
	many := map[string]int64{}
	for i := range rulebook.MaxLabels + 1 {
		many[fmt.Sprintf("b%d", i)] = 1
	}
	for _, c := range []struct {
		situation string
		lines     map[string]int64
		lists     map[string]map[string]int64
		want      []string
	}{
		{"a code the form lacks", map[string]int64{"Q": 1}, nil, []string{"Q: got line, limit no such code on the form"}},
		{"a list given as a line", map[string]int64{"C": 1}, nil, []string{"C: got line, limit list by candidate on the form"}},
		{"a line given as a list", nil, map[string]map[string]int64{"V": {"x": 1}}, []string{"V: got list, limit plain line on the form"}},
		{"a negative count", map[string]int64{"V": -1}, nil, []string{"V: got -1, limit 0 to 9007199254740991"}},
		{"a count above the integers of JSON", map[string]int64{"V": 1 << 53}, nil, []string{"V: got 9007199254740992, limit 0 to 9007199254740991"}},
		{"the mark of a blank as a count", map[string]int64{"V": rulebook.Blank}, nil, []string{"V: got -9223372036854775808, limit 0 to 9007199254740991"}},
		{"the mark of a blank as a time", map[string]int64{"OPEN": rulebook.Blank}, nil, []string{"OPEN: got -9223372036854775808, limit -9007199254740991 to 9007199254740991"}},
		{"a time on the day before", map[string]int64{"OPEN": -10}, nil, nil},
		{"a candidate not on the ballot", nil, map[string]map[string]int64{"C": {"dina": 1}}, []string{`C: got label "dina", limit candidate on the ballot`}},
		{"a negative vote", nil, map[string]map[string]int64{"C": {"aliya": -5}}, []string{"C[aliya]: got -5, limit 0 to 9007199254740991"}},
		{"the label b", nil, map[string]map[string]int64{"BB": {"b": 1}}, []string{`BB: got label "b", limit label of a to z, 0 to 9 and -, a letter first, not b`}},
		{"a label in capitals", nil, map[string]map[string]int64{"BB": {"B1": 1}}, []string{`BB: got label "B1", limit label of a to z, 0 to 9 and -, a letter first, not b`}},
		{"a label that begins with a digit", nil, map[string]map[string]int64{"BB": {"1": 1}}, []string{`BB: got label "1", limit label of a to z, 0 to 9 and -, a letter first, not b`}},
		{"too many boxes", nil, map[string]map[string]int64{"BB": many}, []string{"BB: got 65 labels, limit 64"}},
		{"two faults, sorted", map[string]int64{"Z": 1, "A": 1}, nil, []string{"A: got line, limit no such code on the form", "Z: got line, limit no such code on the form"}},
	} {
		_, misfits := layout.Sheet(c.lines, c.lists)
		var got []string
		for _, m := range misfits {
			got = append(got, m.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: misfits = %q, want %q", c.situation, got, c.want)
		}
	}
}

func TestBallotsThatCannotBeLaidOutAreRefused(t *testing.T) {
	form := practiceBook(t).Form
	for situation, candidates := range map[string][]string{
		"a candidate twice":             {"aliya", "aliya"},
		"the label b":                   {"b"},
		"a label that is not one":       {"21f"},
		"more candidates than a ballot": make([]string, rulebook.MaxCandidates+1),
	} {
		if _, err := rulebook.NewLayout(form, candidates); err == nil {
			t.Errorf("%s: laid out, want a refusal", situation)
		}
	}
}

func TestBlankIsNotZero(t *testing.T) {
	layout := sunland(t)
	blank, zero := mustSheet(t, layout, nil, nil), mustSheet(t, layout, map[string]int64{"N": 0}, nil)
	if got, want := layout.Differ(blank, zero), []string{"N"}; !slices.Equal(got, want) {
		t.Errorf("differ = %v, want %v", got, want)
	}
	if _, known := layout.Line(blank, "N"); known {
		t.Errorf("blank N is known")
	}
	if got, known := layout.Line(zero, "N"); got != 0 || !known {
		t.Errorf("N = %d, %v, want 0, true", got, known)
	}
	want := []string{"V", "R", "I", "K", "B", "N", "C[clara]", "C[aliya]", "C[bolat]"}
	if got := layout.Blanks(blank); !slices.Equal(got, want) {
		t.Errorf("blanks = %v, want %v in the order of the form", got, want)
	}
}

func TestCellsAreReadByCodeAndLabel(t *testing.T) {
	layout := sunland(t)
	lines, lists := station12()
	sheet := mustSheet(t, layout, lines, lists)
	for _, c := range []struct {
		code, label string
		want        int64
		known       bool
	}{
		{"C", "aliya", 400, true}, {"BB", "b2", 9, true}, {"BB", "b7", 0, false}, {"C", "dina", 0, false}, {"V", "x", 0, false}, {"Q", "x", 0, false},
	} {
		if got, known := layout.Cell(sheet, c.code, c.label); got != c.want || known != c.known {
			t.Errorf("%s[%s] = %d, %v, want %d, %v", c.code, c.label, got, known, c.want, c.known)
		}
	}
}

func TestTotalsOfAProtocol(t *testing.T) {
	layout := sunland(t)
	lines, lists := station12()
	known := func(n int64) rulebook.Figure { return rulebook.Figure{Count: n, Known: true} }
	want := rulebook.Totals{Registered: known(800), Issued: known(700), Valid: known(687), Invalid: known(12), Voted: known(699)}
	if got := layout.Roles(mustSheet(t, layout, lines, lists)); got != want {
		t.Errorf("totals = %+v, want %+v", got, want)
	}
	delete(lists["C"], "bolat")
	want.Valid, want.Voted = rulebook.Figure{}, rulebook.Figure{}
	sheet := mustSheet(t, layout, lines, lists)
	if got := layout.Roles(sheet); got != want {
		t.Errorf("one candidate blank: totals = %+v, want %+v", got, want)
	}
	if got, want := layout.Votes(sheet), []rulebook.Figure{known(87), known(400), {}}; !slices.Equal(got, want) {
		t.Errorf("votes = %v, want %v", got, want)
	}
}

func TestSumOfStationsIsReadLikeAProtocol(t *testing.T) {
	layout := sunland(t)
	lines, lists := station12()
	sheet := mustSheet(t, layout, lines, lists)
	sum := layout.NewSum()
	layout.Add(&sum, sheet)
	layout.Add(&sum, sheet)
	lines["V"], lists["BB"] = 1000, nil
	delete(lines, "N")
	layout.Add(&sum, mustSheet(t, layout, lines, lists))
	gotLines, gotLists := layout.Maps(layout.Total(sum))
	wantLines := map[string]int64{"V": 2600, "R": 2424, "I": 2100, "K": 315, "S": 9, "B": 2040, "N": 24}
	wantLists := map[string]map[string]int64{
		"C": {"aliya": 1200, "bolat": 600, "clara": 261}, "BB": {"all": 38}, "AB": {"all": 66},
	}
	if !reflect.DeepEqual(gotLines, wantLines) || !reflect.DeepEqual(gotLists, wantLists) {
		t.Errorf("total = %v %v, want %v %v", gotLines, gotLists, wantLines, wantLists)
	}
	for _, c := range []struct {
		code, label string
		want        int64
	}{{"V", "", 3}, {"N", "", 2}, {"BB", "", 2}, {"C", "aliya", 3}, {"Q", "", 0}} {
		if got := layout.Filled(sum, c.code, c.label); got != c.want {
			t.Errorf("%s filled on %d sheets, want %d", c.code, got, c.want)
		}
	}
	if !mustCheck(t, layout, "sum(BB) = 38").Clear(layout.Total(sum), rulebook.Inputs{}) {
		t.Errorf("sum(BB) over the sum is not 38")
	}
}

func TestAMillionAbsurdSheetsDoNotTurnIntoASmallNumber(t *testing.T) {
	layout := sunland(t)
	absurd := mustSheet(t, layout, map[string]int64{"V": rulebook.MaxCount}, map[string]map[string]int64{"C": {"aliya": 1 << 52}, "BB": {"b1": 1 << 52}})
	sum := layout.NewSum()
	for range 5000 {
		layout.Add(&sum, absurd)
	}
	if got, want := layout.Excess(sum), []string{"BB", "C[aliya]", "V"}; !slices.Equal(got, want) {
		t.Errorf("excess = %v, want %v", got, want)
	}
	if got, known := layout.Line(layout.Total(sum), "V"); known {
		t.Errorf("V of the sum = %d, want unknown", got)
	}
	for range 4999 {
		layout.Subtract(&sum, absurd)
	}
	if got := layout.Total(sum); layout.Excess(sum) != nil || got.Fixed[2] != rulebook.MaxCount {
		t.Errorf("after correction V = %d, excess %v, want %d and none", got.Fixed[2], layout.Excess(sum), int64(rulebook.MaxCount))
	}
}
