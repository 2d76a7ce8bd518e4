package importer_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"urna/internal/importer"
)

// fixtures are files of our own with made-up numbers; each carries the traps
// that the published file of that election holds.
var fixtures = []struct {
	election              string
	files                 []string
	rows                  int64
	units                 string
	findings, resolutions map[string]int64
	leftOut               string
}{
	{"bo-2019", []string{"bo-2019.csv"}, 3, "[1 2 2 2 2 2 2]",
		map[string]int64{"relation.E1": 1}, map[string]int64{"spaces": 1}, "[]"},
	{"ru-2018", []string{"ru-2018.csv"}, 4, "[1 2 3]",
		map[string]int64{"relation.E5": 1, "relation.E6": 1}, map[string]int64{}, "[]"},
	{"ge-2013", []string{"ge-2013.csv", "ge-2013-names.csv"}, 4, "[1 2 2]",
		map[string]int64{"blank": 1, "relation.E1": 2, "relation.E2": 1}, map[string]int64{"heading-spaces": 22}, "[]"},
	{"de-2024-ep", []string{"de-2024-ep.csv", "de-2024-ep-names.csv"}, 7, "[1 3 3 3 3 1]",
		map[string]int64{}, map[string]int64{"thousands .": 6, "repeated-key": 1, "spill": 1}, "[]"},
	{"ca-2011", []string{"ca-2011.csv"}, 3, "[1]",
		map[string]int64{"relation.E2": 1}, map[string]int64{}, "[]"},
}

func TestEachFixtureShowsItsTrapsAndEntersWithThem(t *testing.T) {
	for _, c := range fixtures {
		paths := make([]string, len(c.files))
		for i, name := range c.files {
			paths[i] = "testdata/" + name
		}
		in := bundled(t, c.election, paths...)
		proof, err := importer.Check(in)
		if err != nil {
			t.Fatalf("%s: %v", c.election, err)
		}
		findings, resolutions := counts(proof)
		if got := fmt.Sprint(proof.Units); proof.Rows != c.rows || got != c.units {
			t.Errorf("%s: %d rows in units %s, want %d in %s", c.election, proof.Rows, got, c.rows, c.units)
		}
		if !maps.Equal(findings, c.findings) || !maps.Equal(resolutions, c.resolutions) {
			t.Errorf("%s: findings %v by rules %v, want %v and %v", c.election, findings, resolutions, c.findings, c.resolutions)
		}
		if got := fmt.Sprint(proof.LeftOut); got != c.leftOut {
			t.Errorf("%s: left out %s, want %s", c.election, got, c.leftOut)
		}
		var want int64
		for _, n := range c.findings {
			want += n
		}
		report, state := entered(t, in)
		if report.Findings != want {
			t.Errorf("%s: %d findings in the ledger, want the %d of the check", c.election, report.Findings, want)
		}
		totals, err := importer.Prove(state, in.Profile)
		if err != nil || fmt.Sprint(totals) != fmt.Sprint(proof.Totals) {
			t.Errorf("%s: the ledger gives %v, the check gave %v (%v)", c.election, totals, proof.Totals, err)
		}
	}
}

// Without its rules the point is not taken for anything, and every cell is named.
func TestPointInOneColumnIsRefusedUntilTheProfileNamesARule(t *testing.T) {
	var without []string
	for _, line := range strings.Split(mapping(t, "de-2024-ep"), "\n") {
		if !strings.HasPrefix(line, "thousands ") {
			without = append(without, line)
		}
	}
	_, err := importer.Read([]string{"testdata/de-2024-ep.csv", "testdata/de-2024-ep-names.csv"}, parsed(t, strings.Join(without, "\n")))
	refused, ok := err.(importer.Refused)
	if !ok || len(refused) != 6 {
		t.Fatalf("got %v, want six faults", err)
	}
	want := importer.Fault{File: "de-2024-ep.csv", Row: 4, Column: "Wählende", Value: "1.309",
		Reason: "the mark may group thousands or begin decimals, and the profile names no rule for this column"}
	if refused[0] != want {
		t.Errorf("got %+v, want %+v", refused[0], want)
	}
}

func TestSameStationNumberInTwoRegionsIsTwoStations(t *testing.T) {
	in := bundled(t, "ru-2018", "testdata/ru-2018.csv")
	var ids []string
	for _, row := range in.File.Rows {
		ids = append(ids, row.Station)
	}
	if got, want := strings.Join(ids, " "), "u2-1 u2-2 u3-3 u5-1"; got != want {
		t.Errorf("stations %s, want %s", got, want)
	}
}

func TestLevelWithoutANameIsLeftOutAndItsCodeStillTellsUnitsApart(t *testing.T) {
	in := bundled(t, "de-2024-ep", "testdata/de-2024-ep.csv", "testdata/de-2024-ep-names.csv")
	for _, line := range []string{
		"unit\tu1\tde\tNorthland\t\t\n", "unit\tu2\tu1\tHarbour, City\t\t\n", "unit\tu3\tu2\tHarbour, City\t\t\n",
		"unit\tu9\tu8\tUpper Region\t\t\n", "unit\tu13\tu10\tSummit\t\t\n", "station\tu13-1\tu13\t   B1 0\t\t\n",
	} {
		if !strings.Contains(in.File.Text, line) {
			t.Errorf("the territory lacks %q:\n%s", line, in.File.Text)
		}
	}
}
