package lies_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"urna/internal/lies"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

// ledgers are the bundled elections that lies are told about.
func ledgers(t *testing.T) map[string]string {
	t.Helper()
	practice, twin := t.TempDir(), t.TempDir()
	s, err := sim.FoundPractice(practice)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.PlayNight(); err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := sim.FaultyTwin(twin); err != nil {
		t.Fatal(err)
	}
	return map[string]string{"practice": practice, "kz-2005-faults": twin}
}

func run(t *testing.T, dir string, against ...verify.Kept) *verify.Report {
	t.Helper()
	report, _, err := verify.Run(t.Context(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{Against: against})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// kept is the checkpoint that an honest reader of a ledger holds.
func kept(t *testing.T, dir string, whole bool) verify.Kept {
	t.Helper()
	public := filepath.Join(dir, ledger.PublicFolder)
	signed, err := os.ReadFile(filepath.Join(public, ledger.CheckpointPath))
	if err != nil {
		t.Fatal(err)
	}
	k := verify.Kept{Name: "a reader", Signed: signed}
	if whole {
		k.Source = ledger.Dir(public)
	}
	return k
}

// named says whether a report names what was told at its level and place, and
// nothing that the honest ledger has too.
func named(r, honest *verify.Report, told *lies.Told) bool {
	return slices.ContainsFunc(r.Faults, func(f verify.Fault) bool {
		return !slices.Contains(honest.Faults, f) && f.Level == told.Level &&
			(told.Index < 0 || f.Index == told.Index) && (told.File == "" || f.File == told.File)
	})
}

func TestVerifyNamesEveryLieByLevelAndPlace(t *testing.T) {
	for name, dir := range ledgers(t) {
		honest := run(t, dir)
		seeds := uint64(6)
		if name != "practice" {
			seeds = 2
		}
		for _, kind := range lies.Kinds() {
			for seed := range seeds {
				out := filepath.Join(t.TempDir(), "copy")
				told, err := lies.Tell(dir, out, lies.Lie{Kind: kind, At: -1, Seed: seed})
				if err != nil {
					t.Errorf("%s, %s, seed %d: %v", name, kind, seed, err)
					continue
				}
				report := run(t, out)
				if told.Hidden {
					report = run(t, out, kept(t, dir, true))
				}
				if report.OK || !named(report, honest, told) {
					t.Errorf("%s, %s, seed %d: told %+v, got faults %+v", name, kind, seed, told, report.Faults)
				}
			}
		}
	}
}

func TestRollbackAndSplitViewShowOnlyAgainstWhatOthersKept(t *testing.T) {
	dir := ledgers(t)["practice"]
	for _, kind := range []string{"rollback", "split"} {
		out := filepath.Join(t.TempDir(), "copy")
		if _, err := lies.Tell(dir, out, lies.Lie{Kind: kind, At: -1, Seed: 5}); err != nil {
			t.Fatal(err)
		}
		if alone := run(t, out); !alone.OK {
			t.Errorf("%s: faults %+v, want none: these files are consistent with themselves", kind, alone.Faults)
		}
		for _, whole := range []bool{false, true} {
			got := run(t, out, kept(t, dir, whole))
			if got.OK || got.Levels["V1"] != verify.LevelFault || len(got.Faults) != 1 || got.Compared != 1 {
				t.Errorf("%s against a reader (whole %v): got %+v, want one fault of level V1", kind, whole, got.Faults)
			}
		}
	}
	if honest := run(t, dir, kept(t, dir, true), kept(t, dir, false)); !honest.OK || honest.Compared != 2 {
		t.Errorf("the honest ledger against its own checkpoint: %+v", honest.Faults)
	}
}

// A reader who is behind has an older checkpoint of the same ledger.
func TestLedgerThatGrewExtendsWhatAReaderKept(t *testing.T) {
	dir := ledgers(t)["practice"]
	older := filepath.Join(t.TempDir(), "copy")
	if _, err := lies.Tell(dir, older, lies.Lie{Kind: "rollback", At: 40}); err != nil {
		t.Fatal(err)
	}
	if got := run(t, dir, kept(t, older, false)); !got.OK {
		t.Errorf("size 63 against size 40: %+v, want no fault", got.Faults)
	}
}

func TestNoLieIsToldInPlaceOrAboutWhatIsNotThere(t *testing.T) {
	dir := ledgers(t)["practice"]
	for situation, attempt := range map[string]func() error{
		"a folder that holds something": func() error {
			_, err := lies.Tell(dir, dir, lies.Lie{Kind: "bit", At: -1})
			return err
		},
		"a kind that is not there": func() error {
			_, err := lies.Tell(dir, filepath.Join(t.TempDir(), "x"), lies.Lie{Kind: "white", At: -1})
			return err
		},
		"an entry without numbers": func() error {
			_, err := lies.Tell(dir, filepath.Join(t.TempDir(), "x"), lies.Lie{Kind: "digit", At: 0})
			return err
		},
	} {
		if attempt() == nil {
			t.Errorf("%s: told, want an error", situation)
		}
	}
}
