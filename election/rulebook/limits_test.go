package rulebook_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"urna/election/rulebook"
	"urna/jurisdiction/practice"
)

func TestTotalsAboveTheLargestNumberStayUnknown(t *testing.T) {
	layout := mustLayout(t, smallForm(), "x", "y")
	const most = rulebook.MaxCount
	for _, c := range []struct {
		situation    string
		x, y         int64
		valid, voted bool
	}{
		{"just the largest number", most - 1, 1, true, true},
		{"valid one above", most, 1, false, false},
		{"voted one above", most, 0, true, false},
	} {
		spoiled := int64(0)
		if c.situation == "voted one above" {
			spoiled = 1
		}
		got := layout.Roles(mustSheet(t, layout, map[string]int64{"S": spoiled}, map[string]map[string]int64{"C": {"x": c.x, "y": c.y}}))
		if got.Valid.Known != c.valid || got.Voted.Known != c.voted {
			t.Errorf("%s: valid %+v, voted %+v, want known %v, %v", c.situation, got.Valid, got.Voted, c.valid, c.voted)
		}
	}
}

func TestABallotMayHaveMoreCandidatesThanAStationHasBoxes(t *testing.T) {
	var ballot []string
	votes := map[string]int64{}
	for i := range rulebook.MaxLabels + 6 {
		ballot = append(ballot, fmt.Sprintf("c%d", i))
		votes[ballot[i]] = 1
	}
	layout := mustLayout(t, smallForm(), ballot...)
	sheet := mustSheet(t, layout, nil, map[string]map[string]int64{"C": votes})
	if !mustCheck(t, layout, "sum(C) = 70").Clear(sheet, rulebook.Inputs{}) {
		t.Errorf("sum(C) is not 70")
	}
}

func TestTimesAreNotSummed(t *testing.T) {
	layout := sunland(t)
	sum := layout.NewSum()
	layout.Add(&sum, mustSheet(t, layout, map[string]int64{"OPEN": 420, "V": 1}, nil))
	if got := layout.Filled(sum, "OPEN", ""); got != 0 || sum.Fixed[0] != 0 {
		t.Errorf("OPEN filled on %d sheets with sum %d, want 0 and 0", got, sum.Fixed[0])
	}
}

func TestARequiredListWithoutLabelsIsABlank(t *testing.T) {
	layout := mustLayout(t, smallForm(), "x")
	list := map[string]map[string]int64{"C": {"x": 1}}
	lines := map[string]int64{"V": 1, "T1": 1}
	if got, want := layout.Blanks(mustSheet(t, layout, lines, list)), []string{"AB"}; !slices.Contains(got, "AB") {
		t.Errorf("blanks = %v, want %v among them", got, want)
	}
	list["AB"] = map[string]int64{"b1": 0}
	if got := layout.Blanks(mustSheet(t, layout, lines, list)); slices.Contains(got, "AB") {
		t.Errorf("blanks = %v, want no AB", got)
	}
}

func TestNoOfficeIsCalledRoot(t *testing.T) {
	text := strings.Replace(textOf(t, practice.Files), "precinct\tstation\tterritorial", "root\tstation\tterritorial", 1)
	if _, err := rulebook.Parse(text); err == nil || !strings.Contains(err.Error(), "root is the name of the genesis keys") {
		t.Errorf("an office called root: error = %v", err)
	}
}

func TestCoefficientsAndConstantsBeyond64BitsAreExact(t *testing.T) {
	layout := mustLayout(t, smallForm(), "x")
	const four = "1/999999937 * V + 1/999999929 * V + 1/999999893 * V + 1/999999883 * V"
	sheet := mustSheet(t, layout, map[string]int64{"V": 1, "S": 0}, nil)
	for text, want := range map[string]bool{
		"1/999999937 * V + 1/999999929 * V < 1000000000": true,
		"1/999999937 * V + 1/999999929 * V < 999999999":  true,
		"1/999999937 * V + 1/999999929 * V < 999999996":  true,
		"1/999999937 * V + 1/999999929 * V < 999999989":  true,
		four + " > 0":                       true,
		four + " < 1/249999999 * V":         false,
		four + " < 1/249999977 * V":         true,
		four + " - 4 * S < 1000000000":      true,
		"0 - 1000000000 < " + four + " - 1": true,
	} {
		if got := mustCheck(t, layout, text).Clear(sheet, rulebook.Inputs{}); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
