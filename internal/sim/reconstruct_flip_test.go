package sim_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"urna/ledger"
)

// sampledFlips flips random bits of a ledger too large to try them all, and
// wants each named by its file.
func sampledFlips(t *testing.T, public string, head ledger.Head, count int) {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 5))
	paths := ledger.Files(head.Size)[3:] // the small files are tried bit by bit on the practice ledger
	reader := ledger.Reader{Source: ledger.Dir(public)}
	for range count {
		path := paths[random.IntN(len(paths))]
		name := filepath.Join(public, filepath.FromSlash(path))
		good, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		bad := append([]byte(nil), good...)
		at, bit := random.IntN(len(bad)), random.IntN(8)
		bad[at] ^= 1 << bit
		if err := os.WriteFile(name, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		faults, err := reader.Scrub(t.Context(), head)
		other := func(f ledger.Fault) bool { return f.File != path }
		if err != nil || len(faults) == 0 || slices.ContainsFunc(faults, other) {
			t.Errorf("seed %d: %s byte %d bit %d: got %v %+v, want that file and no other", seed, path, at, bit, err, faults)
		}
		if err := os.WriteFile(name, good, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
