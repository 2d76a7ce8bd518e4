package ledger

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUndamagedTreeHasNoFaults(t *testing.T) {
	for _, size := range []int64{0, 1, 255, 256, 257, 1000, 65_536} {
		dir, head := publicTree(t, size)
		if faults, err := (Reader{Dir(dir)}).Scrub(t.Context(), head); err != nil || len(faults) > 0 {
			t.Errorf("size %d: %v, %v", size, faults, err)
		}
	}
}

func TestOneChangedBitInAnyFileIsNamed(t *testing.T) {
	dir, head := publicTree(t, 66_000)
	for i, path := range filesBelow(t, dir) {
		tile, err := ParseTilePath(path)
		// Every file at the edge and above, and a share of the many like each other.
		if err != nil || (tile.Level <= 0 && tile.N%97 != 0 && tile.N < 255) {
			continue
		}
		// Past the two bytes of length, so that a bundle still splits.
		at := 2 + i%20
		if err := flip(dir, path, at); err != nil {
			t.Fatal(err)
		}
		faults, err := Reader{Dir(dir)}.Scrub(t.Context(), head)
		if err != nil || len(faults) != 1 || faults[0].File != path || faults[0].Index != tile.first(0) {
			t.Errorf("byte %d of %s: got %v, %v, want one fault there at index %d", at, path, faults, err, tile.first(0))
		}
		if err := flip(dir, path, at); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDamageIsNamedWithItsPlace(t *testing.T) {
	change := func(path string, edit func([]byte) []byte) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			name := filepath.Join(dir, path)
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, edit(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(path string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, path)); err != nil {
				t.Fatal(err)
			}
		}
	}
	cut := func(data []byte) []byte { return data[:len(data)-1] }
	extend := func(data []byte) []byte { return append(data, 0) }
	for _, c := range []struct {
		situation string
		damage    func(t *testing.T, dir string)
		want      Fault
	}{
		{"bundle missing", remove("tile/entries/002"), Fault{512, "tile/entries/002", "entry 0: the bundle is missing"}},
		{"bundle cut", change("tile/entries/002", cut), Fault{767, "tile/entries/002", "entry 255: truncated"}},
		{"bundle with a byte more", change("tile/entries/002", extend), Fault{768, "tile/entries/002", "entry 256: 1 bytes follow"}},
		{"partial bundle missing", remove("tile/entries/003.p/232"), Fault{768, "tile/entries/003.p/232", "entry 0: the bundle is missing"}},
		{"tile missing", remove("tile/0/001"), Fault{256, "tile/0/001", "missing"}},
		{"tile cut", change("tile/0/001", cut), Fault{256, "tile/0/001", "too short"}},
		{"tile with a byte more", change("tile/0/001", extend), Fault{256, "tile/0/001", "read tile/0/001: longer"}},
		{"top tile missing", remove("tile/1/000.p/3"), Fault{0, "tile/1/000.p/3", "missing"}},
		{"hash 7 of a tile", change("tile/0/001", func(data []byte) []byte { data[7*32] ^= 128; return data }),
			Fault{263, "tile/0/001", "hash 7 differs from the hash of the entries"}},
		{"a word of entry 300", change("tile/entries/001", func(data []byte) []byte {
			return bytes.Replace(data, []byte(`{"entry":300,`), []byte(`{"entry":301,`), 1)
		}), Fault{300, "tile/entries/001", "entry 44 differs from its hash in the tree"}},
	} {
		dir, head := publicTree(t, 1000)
		c.damage(t, dir)
		faults, err := Reader{Dir(dir)}.Scrub(t.Context(), head)
		if err != nil || len(faults) == 0 {
			t.Errorf("%s: got %v, %v, want a fault", c.situation, faults, err)
			continue
		}
		got := faults[0]
		if got.Index != c.want.Index || got.File != c.want.File || !strings.HasPrefix(got.What, c.want.What) {
			t.Errorf("%s: got %+v, want %+v", c.situation, got, c.want)
		}
	}
}

func TestTileChangedTogetherWithItsEntriesIsNamedByTheHashAbove(t *testing.T) {
	dir, head := publicTree(t, 1000)
	// A tree of the same size in which only entry 300 differs.
	forged := t.TempDir()
	p := mustOpen(t, forged)
	for i := range int64(1000) {
		leaf := sampleLeaf(i)
		if i == 300 {
			leaf = []byte("forged")
		}
		if err := p.Add(leaf); err != nil {
			t.Fatal(err)
		}
	}
	publish(t, p)
	for _, path := range []string{"tile/entries/001", "tile/0/001", "tile/1/000.p/3"} {
		data, err := os.ReadFile(filepath.Join(forged, path))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, path), data, 0o644); err != nil {
			t.Fatal(err)
		}
		faults, err := Reader{Dir(dir)}.Scrub(t.Context(), head)
		if err != nil || len(faults) != 1 {
			t.Fatalf("forged up to %s: got %v, %v, want one fault", path, faults, err)
		}
		want := map[string]Fault{
			"tile/entries/001": {Index: 300, File: "tile/entries/001"},
			"tile/0/001":       {Index: 256, File: "tile/0/001"},
			"tile/1/000.p/3":   {Index: 1000, File: CheckpointPath},
		}[path]
		if faults[0].Index != want.Index || faults[0].File != want.File {
			t.Errorf("forged up to %s: got %+v, want %+v", path, faults[0], want)
		}
	}
}

func TestCheckOfTooFewOrTooManyLeavesIsAnError(t *testing.T) {
	dir, head := publicTree(t, 3)
	check := Reader{Dir(dir)}.CheckTree(head)
	if faults, err := check.Finish(t.Context()); err == nil {
		t.Errorf("no leaves: got %v and no error", faults)
	}
	for i := range int64(3) {
		if err := check.Add(t.Context(), LeafHash(sampleLeaf(i))); err != nil {
			t.Fatal(err)
		}
	}
	if err := check.Add(t.Context(), LeafHash(nil)); err == nil {
		t.Error("a fourth leaf: got no error")
	}
	if faults, err := check.Finish(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("three leaves: %v, %v", faults, err)
	}
}
