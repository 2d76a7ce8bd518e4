package verify_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"runtime"
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
// signatures, which would take hours; the small files go through Run itself.
func TestEveryFlippedBitOfThePracticeLedgerIsFound(t *testing.T) {
	public := practiceFolder(t)
	files, head := remembered(t, public)
	if want := len(readable(t, public)); len(files) != want {
		t.Fatalf("files = %d, want %d", len(files), want)
	}
	bits := 0
	for path, good := range files {
		check := wholeRun
		if strings.HasPrefix(path, "tile/") {
			check = treeOnly(head)
		}
		var all sync.WaitGroup
		workers := runtime.GOMAXPROCS(0)
		for worker := range workers {
			all.Go(func() {
				m := &memory{files: files, path: path, altered: append([]byte(nil), good...)}
				for at := worker; at < len(good); at += workers {
					for bit := range 8 {
						m.altered[at] ^= 1 << bit
						if place := check(t, m); place != path {
							t.Errorf("%s byte %d bit %d: the verifier names %q", path, at, bit, place)
						}
						m.altered[at] ^= 1 << bit
					}
				}
			})
		}
		all.Wait()
		bits += 8 * len(good)
	}
	t.Logf("%d bits of %d files", bits, len(files))
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
