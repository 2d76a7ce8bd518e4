package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"urna/election"
	"urna/internal/importer"
	"urna/internal/verify"
	"urna/ledger"
)

// besides enters an example and then, beside it, the example as changed.
func besides(t *testing.T, match string, change func(profile, stations string) (string, string)) (string, *verify.Report, *election.State, error) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ledger")
	if err := importer.Run(dir, exampleImport(t, func(p, s string) (string, string) { return p, s })); err != nil {
		t.Fatal(err)
	}
	if err := importer.Beside(dir, exampleImport(t, change), match); err != nil {
		return dir, nil, nil, err
	}
	report, state, err := verify.Run(t.Context(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return dir, report, state, nil
}

// told writes a comparison for tests: the four numbers, then each station.
func told(s *election.State, c election.Comparison) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d equal, %d differing, %d here, %d there, %d one-sided", c.Equal, c.Differing, c.OnlyHere, c.OnlyThere, c.OneSided)
	for _, one := range c.Stations {
		name := one.Name
		if one.Station >= 0 {
			name = s.Territory.Stations[one.Station].ID
		}
		fmt.Fprintf(&b, "; %s %s %v", name, one.How, one.Fields)
	}
	return b.String()
}

func TestSecondFileIsHeldAgainstTheFirstStationByStation(t *testing.T) {
	for _, c := range []struct {
		situation, match string
		change           func(profile, stations string) (string, string)
		want             string
	}{
		{"two numbers differ", importer.MatchID, func(p, s string) (string, string) {
			return p, strings.Replace(s, "South;1;300;150;149;2", "South;1;300;151;148;2", 1) + ""
		}, "2 equal, 1 differing, 0 here, 0 there, 0 one-sided; u2-1 differing [{C[smith] 150 151} {C[jones] 149 148}]"},
		{"a blank is filled", importer.MatchID, func(p, s string) (string, string) {
			return p, strings.Replace(s, "North;2;;40", "North;2;70;40", 1)
		}, "3 equal, 0 differing, 0 here, 0 there, 1 one-sided"},
		{"a station is missing, another is not on the register", importer.MatchID, func(p, s string) (string, string) {
			return p, strings.Replace(s, "North;2;;40;20;0", "North;9;;40;20;0", 1)
		}, "2 equal, 0 differing, 1 here, 1 there, 0 one-sided; u1-2 only-here []; North / 9 only-there []"},
		{"units in another order, found by name", importer.MatchName, func(p, s string) (string, string) {
			lines := strings.Split(s, "\n")
			lines[1], lines[3] = lines[3], lines[1]
			return p, strings.Join(lines, "\n")
		}, "3 equal, 0 differing, 0 here, 0 there, 0 one-sided"},
	} {
		_, report, state, err := besides(t, c.match, func(p, s string) (string, string) {
			p, s = c.change(p, s)
			return withoutTotals(p), withoutTotalsRow(s)
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := told(state, state.Compare(1)); got != c.want || !report.OK {
			t.Errorf("%s: %s, verified %v, want %s", c.situation, got, report.OK, c.want)
		}
		if got := *state.Results.UnitTotals(0).Valid; got != 1159 {
			t.Errorf("%s: valid votes in the sums %d, want 1159: a second file never counts", c.situation, got)
		}
	}
}

// withoutTotals leaves out what a changed file no longer reaches.
func withoutTotals(profile string) string {
	var kept []string
	for _, row := range strings.Split(profile, "\n") {
		if !strings.HasPrefix(row, "total ") && !strings.HasPrefix(row, "share ") && !strings.HasPrefix(row, "totals-row ") {
			kept = append(kept, row)
		}
	}
	return strings.Join(kept, "\n")
}

func withoutTotalsRow(stations string) string {
	before, _, _ := strings.Cut(stations, "TOTAL")
	return before
}

func TestSecondFileIsRefusedWhereItDoesNotBelong(t *testing.T) {
	same := func(p, s string) (string, string) { return p, s }
	if _, _, _, err := besides(t, importer.MatchID, same); err == nil || !strings.Contains(err.Error(), "in the ledger already") {
		t.Errorf("the same file again: %v, want a refusal", err)
	}
	changed := func(p, s string) (string, string) {
		return withoutTotals(p), strings.Replace(withoutTotalsRow(s), ";150;", ";151;", 1)
	}
	if _, _, _, err := besides(t, "colour", changed); err == nil || !strings.Contains(err.Error(), "colour") {
		t.Errorf("an unknown way to match: %v", err)
	}
	other := exampleImport(t, changed)
	other.Origin = "import.urna.example/elsewhere"
	dir := filepath.Join(t.TempDir(), "ledger")
	if err := importer.Run(dir, exampleImport(t, same)); err != nil {
		t.Fatal(err)
	}
	if err := importer.Beside(dir, other, importer.MatchID); err == nil || !strings.Contains(err.Error(), "another origin") {
		t.Errorf("another origin's importer: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "public", "checkpoint")); err != nil {
		t.Error(err)
	}
}
