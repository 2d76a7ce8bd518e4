package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"urna/internal/clerk"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

// practice is the folder of a practice election whose clerk still runs.
func practice(t *testing.T) (*sim.Stage, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "sunland")
	s, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Clerk.Close() })
	return s, dir
}

func write(t *testing.T, dir string, o Options) (string, Contents) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "backup.tgz")
	c, err := Write(t.Context(), dir, out, o)
	if err != nil {
		t.Fatal(err)
	}
	return out, c
}

func keptAt(t *testing.T, dir string) []verify.Kept {
	t.Helper()
	signed, err := os.ReadFile(filepath.Join(dir, ledger.PublicFolder, ledger.CheckpointPath))
	if err != nil {
		t.Fatal(err)
	}
	return []verify.Kept{{Name: "a witness", Signed: signed}}
}

func TestBackupsTakenWhileTheClerkRunsRestoreToItsLedger(t *testing.T) {
	s, dir := practice(t)
	before, empty := write(t, dir, Options{})
	done := make(chan error)
	go func() { done <- s.PlayNight() }()
	var files []string
	for playing := true; playing; {
		select {
		case err := <-done:
			if playing = false; err != nil {
				t.Fatal(err)
			}
		default:
		}
		file, _ := write(t, dir, Options{Keys: true, Drafts: true})
		files = append(files, file)
	}
	if err := s.Clerk.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	last, full := write(t, dir, Options{Keys: true, Drafts: true})
	if empty.Size >= full.Size || full.Root != sim.PracticeRoot {
		t.Errorf("sizes %d and %d, root %s, want a growing one and %s", empty.Size, full.Size, full.Root, sim.PracticeRoot)
	}
	for _, file := range append(files, before, last) {
		to := filepath.Join(t.TempDir(), "restored")
		r, err := Restore(t.Context(), file, to, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r.Table < r.Size || r.Acts != r.Size {
			t.Errorf("%+v: the table is behind the ledger, or not all was verified", r)
		}
	}
	to := filepath.Join(t.TempDir(), "restored")
	r, err := Restore(t.Context(), last, to, keptAt(t, dir))
	if err != nil || r.Compared != 1 {
		t.Fatalf("compared with %d checkpoints, want 1; %v", r.Compared, err)
	}
	c, report, err := clerk.Open(to, s.Clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Published().Head; got != s.Clerk.Published().Head {
		t.Errorf("the restored clerk stands at %v (%v), want %v", got, report, s.Clerk.Published().Head)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

func members(t *testing.T, file string) map[string]int64 {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int64{}
	for r := tar.NewReader(packed); ; {
		m, err := r.Next()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		found[m.Name] = m.Mode
	}
}

func TestKeysAndDraftsAreInABackupOnlyWhereAskedFor(t *testing.T) {
	_, dir := practice(t)
	if err := os.MkdirAll(filepath.Join(dir, "desk"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "desk", "draft.json"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {Keys: true}, {Drafts: true}, {true, true}} {
		file, said := write(t, dir, o)
		found := members(t, file)
		keys, drafts := false, false
		for name, mode := range found {
			private := strings.HasPrefix(name, "keys/") || strings.HasPrefix(name, "desk/")
			keys = keys || strings.HasPrefix(name, "keys/")
			drafts = drafts || strings.HasPrefix(name, "desk/")
			if private && mode != 0o600 {
				t.Errorf("%s has mode %o, want 600", name, mode)
			}
		}
		if keys != o.Keys || drafts != o.Drafts || said.LedgerKeys != o.Keys || said.Drafts != o.Drafts {
			t.Errorf("%+v: keys %v, drafts %v, says %+v", o, keys, drafts, said)
		}
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("the file has mode %v, want 600 (%v)", info.Mode(), err)
		}
	}
}

func TestOlderBackupIsRefusedAgainstACheckpointAndLeavesNothing(t *testing.T) {
	s, dir := practice(t)
	old, _ := write(t, dir, Options{})
	if err := s.PlayNight(); err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "restored")
	if _, err := Restore(t.Context(), old, to, keptAt(t, dir)); err == nil || !strings.Contains(err.Error(), "rolled back") {
		t.Errorf("got %v, want it refused as rolled back", err)
	}
	nothingAt(t, to)
	if _, err := Restore(t.Context(), old, dir, nil); err == nil || !strings.Contains(err.Error(), "overwrites nothing") {
		t.Errorf("onto a ledger: got %v", err)
	}
	if _, err := Write(t.Context(), dir, old, Options{}); err == nil {
		t.Error("a backup was written over another")
	}
}

func nothingAt(t *testing.T, to string) {
	t.Helper()
	for _, path := range []string{to, to + ".restoring"} {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s was left behind (%v)", path, err)
		}
	}
}

// altered writes a backup anew with its members changed.
func altered(t *testing.T, file string, change func(name string, data []byte) (string, []byte)) string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	w := tar.NewWriter(z)
	for r := tar.NewReader(packed); ; {
		m, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		data, failed := io.ReadAll(r)
		if err = errors.Join(err, failed); err != nil {
			t.Fatal(err)
		}
		name, data := change(m.Name, data)
		if name == "" {
			continue
		}
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: m.Mode, Size: int64(len(data))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "altered.tgz")
	if err := os.WriteFile(to, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestEveryAlteredMemberIsRefusedByItsName(t *testing.T) {
	s, dir := practice(t)
	if err := s.PlayNight(); err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	file, _ := write(t, dir, Options{Keys: true})
	for name := range members(t, file) {
		for what, change := range map[string]func(string, []byte) (string, []byte){
			"a byte": func(n string, data []byte) (string, []byte) {
				if n == name {
					data = slices.Clone(data)
					data[len(data)/2] ^= 1
				}
				return n, data
			},
			"left out": func(n string, data []byte) (string, []byte) {
				if n == name {
					return "", nil
				}
				return n, data
			},
			"elsewhere": func(n string, data []byte) (string, []byte) {
				if n == name {
					return "../" + n, data
				}
				return n, data
			},
		} {
			to := filepath.Join(t.TempDir(), "restored")
			if _, err := Restore(t.Context(), altered(t, file, change), to, nil); err == nil {
				t.Errorf("%s, %s: it was restored", name, what)
			}
			nothingAt(t, to)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(t.TempDir(), "cut.tgz")
	if err := os.WriteFile(cut, data[:len(data)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), cut, filepath.Join(t.TempDir(), "restored"), nil); err == nil {
		t.Error("half a backup was restored")
	}
}
