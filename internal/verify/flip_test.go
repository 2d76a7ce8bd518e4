package verify_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"urna/election/act"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

// practiceFolder is the public folder of the practice election after its night.
func practiceFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.PlayNight(); err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, ledger.PublicFolder)
}

// readable is what a reader of the last checkpoint fetches: partial files of
// older sizes lie there for readers of older checkpoints.
func readable(t *testing.T, public string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(public, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && !(strings.Contains(path, ".p/") && !strings.HasSuffix(path, "/63")) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func TestFlippedBitsAreNamed(t *testing.T) {
	public := practiceFolder(t)
	paths := readable(t, public)
	if got, want := len(paths), 5; got != want { // checkpoint, genesis, vkey, one tile, one bundle
		t.Fatalf("files = %v, want %d", paths, want)
	}
	random := rand.New(rand.NewPCG(7, 7))
	for _, path := range paths {
		good, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name, _ := filepath.Rel(public, path)
		for range 12 {
			at, bit := random.IntN(len(good)), random.IntN(8)
			bad := append([]byte(nil), good...)
			bad[at] ^= 1 << bit
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			report, _, err := verify.Run(context.Background(), ledger.Dir(public), verify.Options{})
			where := fmt.Sprintf("%s byte %d bit %d", name, at, bit)
			switch {
			case err != nil:
				t.Errorf("%s: got error %v, want a report", where, err)
			case report.OK:
				t.Errorf("%s: the verifier found nothing", where)
			case !namesFile(report, name):
				t.Errorf("%s: faults %+v do not name the file", where, report.Faults)
			}
		}
		if err := os.WriteFile(path, good, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if report, _, err := verify.Run(context.Background(), ledger.Dir(public), verify.Options{}); err != nil || !report.OK {
		t.Errorf("with all files restored: %v, %+v", err, report.Faults)
	}
}

func namesFile(r *verify.Report, name string) bool {
	for _, f := range r.Faults {
		if f.File == name {
			return true
		}
	}
	return false
}

func TestAnotherElectionThanThePinnedOneIsAFault(t *testing.T) {
	public := practiceFolder(t)
	report, _, err := verify.Run(context.Background(), ledger.Dir(public), verify.Options{Genesis: &act.Hash{1}})
	if err != nil {
		t.Fatal(err)
	}
	if report.OK || len(report.Faults) != 1 || report.Faults[0].Level != "V1" {
		t.Errorf("report = %+v, want one fault of level V1", report.Faults)
	}
}
