package importer_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"urna/internal/importer"
)

// realFiles are files of the real data. The project commits no other people's
// files: data/sources.tsv names them, make data brings them.
func realFiles(t *testing.T, names ...string) ([]string, bool) {
	t.Helper()
	var paths []string
	for _, name := range names {
		path := filepath.Join("..", "..", "data", "real", name)
		if _, err := os.Stat(path); err != nil {
			t.Logf("%s is not here: run make data; the fixtures test the same code", name)
			return nil, false
		}
		paths = append(paths, path)
	}
	return paths, true
}

// elections are what the real files are known to hold.
var elections = []struct {
	name                  string
	files                 []string
	rows                  int64
	sums                  map[string]int64 // by code of line or candidate
	blanks                map[string]int64
	findings, resolutions map[string]int64
	figures               int // stated in the profile, all of them reached
}{
	{
		"bo-2019", []string{"bo-2019/bo-2019.csv.gz"}, 34555,
		map[string]int64{"V": 7315364, "mas": 2889359, "cc": 2240920, "pdc": 539081, "f21": 260316, "BL": 93507, "NU": 229337}, nil,
		map[string]int64{}, map[string]int64{"spaces": 18}, 14,
	},
	{
		"ru-2018", []string{"ru-2018/ru-2018.csv.gz"}, 97699,
		map[string]int64{"V": 109008428, "R": 102932812, "N": 791258, "T": 72787734, "putin": 56430712, "grudinin": 8659206, "baburin": 479013}, nil,
		map[string]int64{"relation.E5": 6, "relation.E6": 26}, map[string]int64{}, 8,
	},
	{
		"de-2024-ep", []string{"de-2024-ep/Wbz_EW24_Ergebnisse.csv.gz", "de-2024-ep/ew24_wbz_leitband.csv.gz"}, 91753,
		map[string]int64{"A": 61963020, "B": 40114939, "N": 304450, "G": 39810489, "cdu": 9435636, "afd": 6325890, "spd": 5551545, "gruene": 4738227, "csu": 2513481}, nil,
		map[string]int64{}, map[string]int64{"thousands .": 442, "repeated-key": 6, "spill": 2}, 8,
	},
	{
		"ge-2013", []string{"ge-2013/2013_official_pres.csv.gz", "ge-2013/region_district_names.csv.gz"}, 3707,
		map[string]int64{"V": 3537719, "SP": 89965, "S": 1660976, "R": 3348100, "N": 30101, "margvelashvili": 1012569, "bakradze": 354103, "burjanadze": 166061}, map[string]int64{"V": 52},
		map[string]int64{"blank": 52, "relation.E1": 428, "relation.E2": 4, "relation.E3": 2, "relation.E4": 1, "relation.E5": 4}, map[string]int64{"heading-spaces": 22}, 7,
	},
	{
		"ca-2011", []string{"ca-2011/ca-2011.csv.gz"}, 66111,
		map[string]int64{"V": 24100094, "B": 12328979, "conservative": 4871244}, nil,
		map[string]int64{}, map[string]int64{}, 0,
	},
}

func TestRealElectionsReachTheirOfficialTotalsRowByRow(t *testing.T) {
	for _, c := range elections {
		paths, here := realFiles(t, c.files...)
		if !here {
			continue
		}
		in := bundled(t, c.name, paths...)
		proof, err := importer.Check(in)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if proof.Rows != c.rows {
			t.Errorf("%s: %d rows, want %d", c.name, proof.Rows, c.rows)
		}
		for _, column := range proof.Columns {
			if want, known := c.sums[column.Code]; known && column.Sum != strconv.FormatInt(want, 10) {
				t.Errorf("%s: sum of %s = %s, want %d", c.name, column.Code, column.Sum, want)
			}
			if column.Blank != c.blanks[column.Code] {
				t.Errorf("%s: %d blanks in %s, want %d", c.name, column.Blank, column.Code, c.blanks[column.Code])
			}
		}
		findings, resolutions := counts(proof)
		if !maps.Equal(findings, c.findings) || !maps.Equal(resolutions, c.resolutions) {
			t.Errorf("%s: findings %v by rules %v, want %v and %v", c.name, findings, resolutions, c.findings, c.resolutions)
		}
		if len(proof.Totals) != c.figures || !proof.OK() {
			t.Errorf("%s: official figures %+v, want %d, all reached", c.name, proof.Totals, c.figures)
		}
		if testing.Short() {
			continue // the race detector sees the same code in the fixtures
		}
		report, state := entered(t, in)
		totals, err := importer.Prove(state, in.Profile)
		if err != nil || fmt.Sprint(totals) != fmt.Sprint(proof.Totals) {
			t.Errorf("%s: the ledger gives %v, the check gave %v (%v)", c.name, totals, proof.Totals, err)
		}
		var found int64
		for _, n := range c.findings {
			found += n
		}
		if report.Findings != found || report.Signatures != report.Acts {
			t.Errorf("%s: %d findings, %d signatures on %d acts, want %d findings, one signature each", c.name, report.Findings, report.Signatures, report.Acts, found)
		}
		t.Logf("%s: size %d, root %s, %d findings", c.name, report.Size, report.Root, report.Findings)
	}
}

// What a reader who takes the point for a decimal mark would lose.
func TestPointsOfTheGermanFileCarry51986ValidVotes(t *testing.T) {
	paths, here := realFiles(t, "de-2024-ep/Wbz_EW24_Ergebnisse.csv.gz", "de-2024-ep/ew24_wbz_leitband.csv.gz")
	if !here {
		return
	}
	want := map[string]int64{"Wahlberechtigte": 323412, "gültig": 51986}
	rows := map[int64]bool{}
	got := map[string]int64{}
	for _, r := range bundled(t, "de-2024-ep", paths...).File.Resolved {
		if r.Rule != "thousands ." {
			continue
		}
		for _, cell := range r.Cells {
			read, err := strconv.ParseInt(cell.Read, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			got[r.Column] += read
			rows[cell.Row] = true
		}
	}
	for column, want := range want {
		// 1.309 in place of 1309 loses 999 thousandths of it; of the sum the whole is left.
		if lost := (999*got[column] + 999) / 1000; lost != want {
			t.Errorf("column %q would lose %d, want %d", column, lost, want)
		}
	}
	if len(rows) != 285 {
		t.Errorf("points in %d rows, want 285", len(rows))
	}
}
