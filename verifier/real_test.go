package verifier_test

import (
	"crypto/sha256"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"urna/internal/importer"
	"urna/internal/sim"
	bo2019 "urna/jurisdiction/bo/2019"
	ca2011 "urna/jurisdiction/ca/2011"
	de2024ep "urna/jurisdiction/de/2024-ep"
	ge2013 "urna/jurisdiction/ge/2013"
	ru2018 "urna/jurisdiction/ru/2018"
)

// every has the programs compared on all real elections: go test ./verifier -run RealElections -every
var every = flag.Bool("every", false, "compare on all real elections")

// elections are the real ones whose files data/sources.tsv names.
var elections = []struct {
	name   string
	tables fs.FS
	files  []string
	rows   float64
	more   bool // with -every alone: others have all that it has, and take less time
}{
	{"ge-2013", ge2013.Files, []string{"2013_official_pres.csv.gz", "region_district_names.csv.gz"}, 3707, false},
	{"bo-2019", bo2019.Files, []string{"bo-2019.csv.gz"}, 34555, false},
	{"ca-2011", ca2011.Files, []string{"ca-2011.csv.gz"}, 66111, true},
	{"de-2024-ep", de2024ep.Files, []string{"Wbz_EW24_Ergebnisse.csv.gz", "ew24_wbz_leitband.csv.gz"}, 91753, true},
	{"ru-2018", ru2018.Files, []string{"ru-2018.csv.gz"}, 97699, true},
}

// realFiles are files of the real data. The project commits no other people's
// files: data/sources.tsv names them, make data brings them.
func realFiles(t *testing.T, election string, names []string) ([]string, bool) {
	t.Helper()
	var paths []string
	for _, name := range names {
		path := filepath.Join("..", "data", "real", election, name)
		if _, err := os.Stat(path); err != nil {
			t.Logf("%s of %s is not here: run make data; the reconstruction tests the same code", name, election)
			return nil, false
		}
		paths = append(paths, path)
	}
	return paths, true
}

// imported is a new ledger of files, read by the profile among the tables.
func imported(t *testing.T, name string, tables fs.FS, paths []string) string {
	t.Helper()
	rules, err := sim.Tables(tables)
	if err != nil {
		t.Fatal(err)
	}
	mapping, err := fs.ReadFile(tables, "profile.tsv")
	if err != nil {
		t.Fatal(err)
	}
	profile, err := importer.ParseProfile(string(mapping))
	if err != nil {
		t.Fatal(err)
	}
	file, err := importer.Read(paths, profile)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	i := importer.Import{Origin: "import.urna.example/" + name, Rules: rules, Profile: profile, Mapping: sha256.Sum256(mapping), File: file}
	if err := importer.Run(dir, i); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestBothProgramsAgreeOnRealElections(t *testing.T) {
	for _, e := range elections {
		paths, here := realFiles(t, e.name, e.files)
		if !here || e.more && !*every {
			continue
		}
		r := agree(t, imported(t, e.name, e.tables, paths))
		if r["ok"] != true || r["acts"].(float64) < e.rows {
			t.Errorf("%s: ok = %v, acts = %v, want %v rows and more", e.name, r["ok"], r["acts"], e.rows)
		}
		t.Logf("%s: %v acts, %v findings, outcome %v", e.name, r["acts"], r["findings"], r["outcome"])
	}
}
