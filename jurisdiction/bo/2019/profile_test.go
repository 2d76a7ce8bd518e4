package bo2019_test

import (
	"strconv"
	"strings"
	"testing"

	bo2019 "urna/jurisdiction/bo/2019"
)

func TestTheStatedTotalsOfTheProfileAgreeWithOneAnother(t *testing.T) {
	content, err := bo2019.Files.ReadFile("profile.tsv")
	if err != nil {
		t.Fatal(err)
	}
	totals := map[string]int64{}
	var candidates []string
	seen := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(string(content), "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			t.Fatalf("row %d has %d cells, want 4", i+1, len(cells))
		}
		if i == 0 {
			continue
		}
		what, argument, _ := strings.Cut(cells[0], " ")
		switch what {
		case "total":
			if totals[argument], err = strconv.ParseInt(cells[1], 10, 64); err != nil {
				t.Errorf("row %d: %v", i+1, err)
			}
			continue
		case "nation", "spaces": // no column of its own
			continue
		case "candidate":
			candidates = append(candidates, argument)
		case "key", "unit", "line", "ignore":
		default:
			t.Errorf("row %d: what = %q", i+1, cells[0])
		}
		if seen[cells[1]] {
			t.Errorf("row %d: column %q is named twice", i+1, cells[1])
		}
		seen[cells[1]] = true
	}
	sum := int64(0)
	for _, id := range candidates {
		if totals[id] == 0 {
			t.Errorf("candidate %s has no stated total", id)
		}
		sum += totals[id]
	}
	if sum != totals["valid"] {
		t.Errorf("candidates add up to %d, want the stated %d", sum, totals["valid"])
	}
	if got := totals["valid"] + totals["BL"] + totals["NU"]; got != totals["voted"] {
		t.Errorf("valid, blank and null add up to %d, want the stated %d", got, totals["voted"])
	}
	if len(seen) != 23 {
		t.Errorf("%d columns are named, want the 23 of the file", len(seen))
	}
}
