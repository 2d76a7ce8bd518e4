package verify_test

import (
	"bytes"
	"context"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/internal/verify"
	"urna/ledger"
)

// memory is a public folder without a disk, one file of which is altered.
type memory struct {
	files   map[string][]byte
	path    string
	altered []byte
}

// Read returns the whole file.
func (m *memory) Read(_ context.Context, path string, limit int64) ([]byte, error) {
	data, known := m.files[path]
	if path == m.path {
		data = m.altered
	}
	switch {
	case !known:
		return nil, fs.ErrNotExist
	case int64(len(data)) > limit:
		return nil, ledger.ErrTooLong
	}
	return data, nil
}

// remembered reads all that a reader of the last checkpoint needs.
func remembered(t *testing.T, public string) (files map[string][]byte, head ledger.Head) {
	t.Helper()
	source, files := ledger.Dir(public), map[string][]byte{}
	first, err := source.Read(t.Context(), "genesis.json", act.MaxLeaf)
	if err != nil {
		t.Fatal(err)
	}
	opened, refusal := act.OpenLeaf(first, election.Body)
	if refusal != nil {
		t.Fatal(refusal)
	}
	genesis := opened.Act.Body.(*office.Genesis)
	verifier, err := ledger.NewVerifier(genesis.Origin, genesis.LedgerKey)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := ledger.Reader{Source: source}.Checkpoint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if head, err = ledger.OpenCheckpoint(signed, genesis.Origin, verifier); err != nil {
		t.Fatal(err)
	}
	for _, path := range ledger.Files(head.Size) {
		if files[path], err = source.Read(t.Context(), path, 1<<24); err != nil {
			t.Fatal(err)
		}
	}
	return files, head
}

// Bundles and tiles are held to the tree by the check that Run uses, without the
// signatures, which would take hours; the small files go through Run itself. Of a
// bundle, which is hashed as a whole, one bit in seventeen goes through that check;
// of every bit it is shown that the bundle does not parse or that one leaf has
// another hash, which is what the check looks at.
func TestEveryFlippedBitOfThePracticeLedgerIsFound(t *testing.T) {
	public := practiceFolder(t)
	files, head := remembered(t, public)
	if want := len(readable(t, public)); len(files) != want {
		t.Fatalf("files = %d, want %d", len(files), want)
	}
	bits := 0
	for path, good := range files {
		check, every := wholeRun, 1
		if strings.HasPrefix(path, "tile/") {
			check = treeOnly(head)
		}
		leaves := func([]byte) string { return path }
		if strings.HasPrefix(path, "tile/entries/") {
			leaves, every = bundleOnly(t, path, good), 17
		}
		flipped(good, func(altered []byte, bit int) {
			if place := leaves(altered); place != path {
				t.Errorf("%s bit %d: %s", path, bit, place)
			}
			if bit%every != 0 {
				return
			}
			if place := check(t, &memory{files: files, path: path, altered: altered}); place != path {
				t.Errorf("%s bit %d: the verifier names %q", path, bit, place)
			}
		})
		bits += 8 * len(good)
	}
	t.Logf("%d bits of %d files", bits, len(files))
}

// flipped calls try with every bit of a file flipped in turn, on all cores.
func flipped(good []byte, try func(altered []byte, bit int)) {
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		all.Go(func() {
			altered := slices.Clone(good)
			for at := worker; at < len(good); at += workers {
				for bit := range 8 {
					altered[at] ^= 1 << bit
					try(altered, 8*at+bit)
					altered[at] ^= 1 << bit
				}
			}
		})
	}
	all.Wait()
}

// bundleOnly returns the path where a bundle does not parse, or where its leaves are
// as many and the one that differs has another hash; else what it found.
func bundleOnly(t *testing.T, path string, good []byte) func(altered []byte) string {
	tile, err := ledger.ParseTilePath(path)
	if err != nil {
		t.Fatal(err)
	}
	honest, err := ledger.ParseBundle(tile, good)
	if err != nil {
		t.Fatal(err)
	}
	return func(altered []byte) string {
		leaves, err := ledger.ParseBundle(tile, altered)
		if err != nil {
			return path
		}
		for i, leaf := range leaves {
			if !bytes.Equal(leaf, honest[i]) && ledger.LeafHash(leaf) != ledger.LeafHash(honest[i]) {
				return path
			}
		}
		return "every leaf has the hash that it had"
	}
}

// wholeRun returns the file in which a verification finds a fault.
func wholeRun(t *testing.T, m *memory) string {
	report, _, err := verify.Run(context.Background(), m, verify.Options{})
	if err != nil {
		return err.Error()
	}
	for _, f := range report.Faults {
		if f.File == m.path {
			return f.File
		}
	}
	return ""
}

// treeOnly returns the first file that is not what a head commits to.
func treeOnly(head ledger.Head) func(*testing.T, *memory) string {
	return func(t *testing.T, m *memory) string {
		faults, err := ledger.Reader{Source: m}.Scrub(context.Background(), head)
		if err != nil || len(faults) == 0 {
			return ""
		}
		return faults[0].File
	}
}

func TestMissingOrEmptyFilesAreNamed(t *testing.T) {
	files, _ := remembered(t, practiceFolder(t))
	for path := range files {
		if !strings.HasPrefix(path, "tile/") {
			continue
		}
		if got := wholeRun(t, &memory{files: files, path: path}); got != path {
			t.Errorf("empty %s: the verifier names %q", path, got)
		}
		without := map[string][]byte{}
		for other, data := range files {
			if other != path {
				without[other] = data
			}
		}
		if got := wholeRun(t, &memory{files: without, path: path}); got != path {
			t.Errorf("missing %s: the verifier names %q", filepath.Base(path), got)
		}
	}
}
