package ledger

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sources gives the same public folder as files and over HTTP.
func sources(t *testing.T, dir string) map[string]Source {
	server := httptest.NewServer(http.FileServerFS(os.DirFS(dir)))
	t.Cleanup(server.Close)
	return map[string]Source{"folder": Dir(dir), "web": HTTP(server.URL+"/", server.Client())}
}

func TestLeavesComeInOrderFromAnyIndex(t *testing.T) {
	dir, head := publicTree(t, 1000)
	for name, source := range sources(t, dir) {
		r := Reader{source}
		for _, from := range []int64{0, 1, 255, 256, 257, 768, 999, 1000} {
			next := from
			err := r.Leaves(t.Context(), from, head.Size, func(index int64, leaf []byte) error {
				if index != next || !bytes.Equal(leaf, sampleLeaf(index)) {
					t.Fatalf("%s from %d: got index %d leaf %q, want %d", name, from, index, leaf, next)
				}
				next++
				return nil
			})
			if err != nil || next != head.Size {
				t.Errorf("%s from %d: ended at %d, %v, want %d", name, from, next, err, head.Size)
			}
		}
		if leaf, err := r.Leaf(t.Context(), 777, head.Size); err != nil || !bytes.Equal(leaf, sampleLeaf(777)) {
			t.Errorf("%s: leaf 777 = %q, %v", name, leaf, err)
		}
		if signed, err := r.Checkpoint(t.Context()); err != nil || len(signed) == 0 {
			t.Errorf("%s: checkpoint: %v", name, err)
		}
	}
}

func TestReaderRefusesPlacesOutsideTheTree(t *testing.T) {
	dir, head := publicTree(t, 10)
	r := Reader{Dir(dir)}
	never := func(int64, []byte) error { return errors.New("called") }
	for situation, err := range map[string]error{
		"leaves from before the start": r.Leaves(t.Context(), -1, 10, never),
		"leaves from beyond the end":   r.Leaves(t.Context(), 11, 10, never),
		"leaf at size":                 second(r.Leaf(t.Context(), 10, 10)),
		"proof at size":                second(r.ProveEntry(t.Context(), 10, head)),
		"proof of a negative index":    second(r.ProveEntry(t.Context(), -1, head)),
		"growth from nothing":          second(r.ProveGrowth(t.Context(), 0, head)),
		"growth from a larger tree":    second(r.ProveGrowth(t.Context(), 11, head)),
		"root of a larger tree":        second(r.RootAt(t.Context(), 11, head)),
		"entry checked at size":        CheckEntry(nil, head, 10, LeafHash(nil)),
		"growth checked backwards":     CheckGrowth(nil, testHead(11), head),
	} {
		if err == nil || err.Error() == "called" {
			t.Errorf("%s: got %v, want an error", situation, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestReaderStopsWhenItsCallerDoes(t *testing.T) {
	dir, head := publicTree(t, 1000)
	enough := errors.New("enough")
	r := Reader{Dir(dir)}
	calls := 0
	err := r.Leaves(t.Context(), 0, head.Size, func(int64, []byte) error {
		calls++
		return enough
	})
	if !errors.Is(err, enough) || calls != 1 {
		t.Errorf("got %v after %d calls, want %v after 1", err, calls, enough)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = r.Leaves(ctx, 0, head.Size, func(int64, []byte) error {
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v, want %v", err, context.Canceled)
	}
}

func TestFullTileStandsInForARemovedPartialOne(t *testing.T) {
	dir := t.TempDir()
	p := mustOpen(t, dir)
	grow(t, p, 300)
	old := publish(t, p)
	for _, size := range []int64{600, 900} {
		grow(t, p, size)
		publish(t, p)
	}
	if _, err := os.Stat(filepath.Join(dir, "tile/0/001.p/44")); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("the partial tile is still there: %v", err)
	}
	for name, source := range sources(t, dir) {
		r := Reader{source}
		if _, err := r.ProveEntry(t.Context(), 299, old); err != nil {
			t.Errorf("%s: prove in size 300: %v", name, err)
		}
		n := 0
		err := r.Leaves(t.Context(), 250, 300, func(int64, []byte) error { n++; return nil })
		if err != nil || n != 50 {
			t.Errorf("%s: got %d leaves, %v, want 50", name, n, err)
		}
		if data, err := r.tile(t.Context(), Tile{0, 1, 44}); err != nil || len(data) != 44*32 {
			t.Errorf("%s: tile of 44 = %d bytes, %v", name, len(data), err)
		}
	}
}

func TestSourcesRefuseWhatIsMissingTooLongOrOutside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for path, content := range map[string]string{"files/a b?.txt": "hello", "../secret": "no"} {
		name := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../secret", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for name, source := range sources(t, dir) {
		if data, err := source.Read(t.Context(), "files/a b?.txt", 5); err != nil || string(data) != "hello" {
			t.Errorf("%s: file of the limit's length = %q, %v", name, data, err)
		}
		if _, err := source.Read(t.Context(), "files/a b?.txt", 4); !errors.Is(err, ErrTooLong) {
			t.Errorf("%s: file beyond the limit: got %v, want %v", name, err, ErrTooLong)
		}
		if _, err := source.Read(t.Context(), "files/none", 4); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: missing file: got %v, want %v", name, err, fs.ErrNotExist)
		}
		for _, path := range []string{"../secret", "/etc/hosts", "files/../checkpoint", ""} {
			if data, err := source.Read(t.Context(), path, 100); err == nil {
				t.Errorf("%s: read %q = %q, want an error", name, path, data)
			}
		}
		cancelled, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := source.Read(cancelled, "files/a b?.txt", 5); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: cancelled: got %v", name, err)
		}
	}
	if data, err := Dir(dir).Read(t.Context(), "link", 100); err == nil {
		t.Errorf("link out of the folder: read %q, want an error", data)
	}
}

func TestServerErrorIsNotTakenForAMissingFile(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "busy", http.StatusServiceUnavailable)
	}))
	defer server.Close()
	_, err := HTTP(server.URL, nil).Read(t.Context(), CheckpointPath, 100)
	if err == nil || errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "503") {
		t.Errorf("got %v, want the server's answer 503", err)
	}
	faults, err := Reader{HTTP(server.URL, nil)}.Scrub(t.Context(), testHead(3))
	if err == nil || faults != nil {
		t.Errorf("scrub = %v, %v, want an error and no faults", faults, err)
	}
}
