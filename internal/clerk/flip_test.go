package clerk_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"urna/internal/clerk"
)

// A flipped bit of the table lies below the checkpoint, where the tiles decide,
// above it, where the authors' signatures must hold, or where it changes no entry.
// One thing above the checkpoint is covered by the receipt alone: the time at
// which the clerk received an act.
func TestFlippedBitsOfTheTableStopTheClerkOrChangeNoEntry(t *testing.T) {
	f := mustFound(t)
	older := t.TempDir()
	if err := os.CopyFS(older, os.DirFS(filepath.Join(f.dir, "public"))); err != nil {
		t.Fatal(err)
	}
	for _, station := range []string{"101", "102", "103"} {
		f.submit(t, f.submission(t, protocol(station, 500), f.devices["precinct/"+station+" chair"]))
	}
	f.catch(t)
	if err := f.Scrub(context.Background()); err != nil {
		t.Fatal(err)
	}
	size := f.Published().Head.Size
	var leaves [][]byte
	for i := range size {
		leaf, err := f.Leaf(i)
		if err != nil {
			t.Fatal(err)
		}
		leaves = append(leaves, leaf)
	}
	if err := f.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(f.dir, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 3))
	var stopped, same, above int
	for range 80 {
		at, bit := random.IntN(len(table)), random.IntN(8)
		if random.IntN(3) == 0 { // in an entry above the older checkpoint
			leaf := leaves[size-1-random.Int64N(3)]
			end := bytes.Index(leaf, []byte(`,"received"`))
			at = bytes.Index(table, leaf) + random.IntN(end)
			above++
		}
		dir := damaged(t, f.dir, older, table, at, bit)
		c, _, err := clerk.Open(dir, now)
		if err != nil {
			stopped++
			continue
		}
		if err := c.Catch(context.Background()); err != nil {
			stopped++
			continue
		}
		same++
		for i, want := range leaves {
			if got, err := c.Leaf(int64(i)); err == nil && !bytes.Equal(got, want) {
				t.Fatalf("seed %d, byte %d bit %d: the clerk signed entry %d, which was damaged", seed, at, bit, i)
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d flips, %d of them above the checkpoint: the clerk stopped at %d, %d changed no entry", stopped+same, above, stopped, same)
	if stopped < above {
		t.Errorf("the clerk stopped at %d flips, want all %d in entries above the checkpoint and more", stopped, above)
	}
}

// damaged is the ledger with its older public folder and one bit of the table flipped.
func damaged(t *testing.T, from, older string, table []byte, at, bit int) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "public"), os.DirFS(older)); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "keys"), os.DirFS(filepath.Join(from, "keys"))); err != nil {
		t.Fatal(err)
	}
	bad := bytes.Clone(table)
	bad[at] ^= 1 << bit
	if err := os.WriteFile(filepath.Join(dir, "ledger.db"), bad, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}
