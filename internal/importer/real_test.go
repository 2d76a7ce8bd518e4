package importer_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"urna/internal/importer"
	"urna/internal/verify"
	"urna/ledger"
)

// realFile is a file of the real data. The project commits no other people's
// files: data/sources.tsv names them, make data brings them.
func realFile(t *testing.T, name string) (string, bool) {
	t.Helper()
	path := filepath.Join("..", "..", "data", "real", name)
	if _, err := os.Stat(path); err != nil {
		t.Logf("%s is not here: run make data; the fixtures test the same code", name)
		return "", false
	}
	return path, true
}

func TestBolivia2019ReachesTheOfficialTotalsFrom34555Rows(t *testing.T) {
	path, here := realFile(t, "bo-2019/bo-2019.csv.gz")
	if !here {
		return
	}
	i := bolivia(t, path)
	if got, want := len(i.File.Rows), 34555; got != want {
		t.Errorf("rows = %d, want %d", got, want)
	}
	dir := t.TempDir()
	if err := importer.Run(dir, i); err != nil {
		t.Fatal(err)
	}
	report, state, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, "public")), verify.Options{})
	if err != nil || !report.OK {
		t.Fatalf("verify: %v, faults %v", err, report.Faults)
	}
	if totals, err := importer.Prove(state, i.Profile); err != nil || importer.Misses(totals) > 0 {
		t.Errorf("totals not reached: %+v (%v)", totals, err)
	}
	totals := report.Totals
	for _, c := range []struct {
		what      string
		got, want int64
	}{
		{"registered", *totals.Registered, 7315364}, {"voted", *totals.Voted, 6460515}, {"valid", *totals.Valid, 6137671},
		{"mas", totals.Candidates["mas"], 2889359}, {"cc", totals.Candidates["cc"], 2240920},
	} {
		if c.got != c.want {
			t.Errorf("%s = %d, want %d", c.what, c.got, c.want)
		}
	}
	t.Logf("%s: size %d, root %s, %d findings", filepath.Base(path), report.Size, report.Root, report.Findings)
}
