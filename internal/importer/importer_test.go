package importer_test

import (
	"os"
	"strings"
	"testing"

	"urna/internal/importer"
)

// ownRows are the rows of our own fixture, without its heading.
func ownRows(t *testing.T) (heading string, rows []string) {
	t.Helper()
	content, err := os.ReadFile("testdata/bo-2019.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(content), "\n")
	return lines[0], lines[1 : len(lines)-1]
}

func TestSmallFileEntersRowByRowAndVerifies(t *testing.T) {
	var roots [2]string
	for i := range roots {
		in := bundled(t, "bo-2019", "testdata/bo-2019.csv")
		report, state := entered(t, in)
		if got, want := *report.Totals.Registered, int64(440); got != want {
			t.Errorf("registered = %d, want %d", got, want)
		}
		if got, want := *report.Totals.Voted, int64(169+185+31); got != want {
			t.Errorf("voted = %d, want %d", got, want)
		}
		if got, want := report.Findings, int64(1); got != want {
			t.Errorf("findings = %d, want %d: station 3 has 31 ballots of 30 voters", got, want)
		}
		totals, err := importer.Prove(state, in.Profile)
		if err != nil || importer.Misses(totals) != len(in.Profile.Totals) {
			t.Errorf("missed totals = %d, want all %d: these are not the source's rows (%v)", importer.Misses(totals), len(in.Profile.Totals), err)
		}
		unit, _ := state.Territory.Unit("u6")
		if got, want := state.Territory.Units[unit].Name.Default, `Escuela "Sol", bloque 2`; got != want {
			t.Errorf("unit u6 = %q, want %q", got, want)
		}
		roots[i] = report.Root
	}
	if roots[0] != roots[1] {
		t.Errorf("the same file gave two roots: %s, %s", roots[0], roots[1])
	}
}

func TestEmptyCellStaysBlank(t *testing.T) {
	heading, rows := ownRows(t)
	in := bundled(t, "bo-2019", packed(t, heading+strings.Replace(rows[1], ",210,", ",,", 1)))
	if got := in.File.Rows[0].Numbers[0]; got != importer.Blank {
		t.Errorf("registered of an empty cell = %d, want blank", got)
	}
	report, _ := entered(t, in)
	if report.Totals.Registered != nil {
		t.Errorf("registered = %d, want unknown: the only station left it blank", *report.Totals.Registered)
	}
	if report.Findings != 1 {
		t.Errorf("findings = %d, want 1: the blank; the relation is skipped", report.Findings)
	}
}

// Each act says which file and which row its numbers come from.
func TestEachRowNamesItsFileAndItsPlaceThere(t *testing.T) {
	in := bundled(t, "de-2024-ep", "testdata/de-2024-ep.csv", "testdata/de-2024-ep-names.csv")
	_, state := entered(t, in)
	files := state.Source.Files()
	if len(files) != 2 || files[0].Opened.Content != in.File.Content || files[1].Opened.Content != in.File.Names.Content {
		t.Fatalf("opened files: %+v, want both by their hashes", files)
	}
	if got, want := files[0].Entered, int64(7); got != want || files[1].Entered != 0 {
		t.Errorf("entered rows = %d and %d, want %d and 0", got, files[1].Entered, want)
	}
}

func TestTornFilesAreRefused(t *testing.T) {
	heading, rows := ownRows(t)
	path := packed(t, heading+strings.Join(rows, ""))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := 1; cut < len(whole); cut += 7 {
		if _, err := importer.Read([]string{kept(t, "file.csv.gz", whole[:len(whole)-cut])}, parsed(t, mapping(t, "bo-2019"))); err == nil || !strings.Contains(err.Error(), "file.csv.gz") {
			t.Fatalf("without its last %d bytes: got %v, want a refusal that names the file", cut, err)
		}
	}
}
