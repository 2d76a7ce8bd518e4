package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"urna/ledger"
)

func mustOpen(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func mustClose(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func sampleLeaf(i int64) []byte { return fmt.Appendf(nil, `{"entry":%d}`, i) }

func sampleBatch(first, count int64) [][]byte {
	var leaves [][]byte
	for i := first; i < first+count; i++ {
		leaves = append(leaves, sampleLeaf(i))
	}
	return leaves
}

func mustAppend(t testing.TB, s *Store, count int64) {
	t.Helper()
	if err := s.Append(s.Size(), sampleBatch(s.Size(), count)); err != nil {
		t.Fatal(err)
	}
}

// checkEntries reads everything and fails where an entry is not the sample one.
func checkEntries(t testing.TB, s *Store, size int64) {
	t.Helper()
	if got := s.Size(); got != size {
		t.Errorf("size = %d, want %d", got, size)
	}
	next := int64(0)
	err := s.Read(0, s.Size(), func(index int64, leaf []byte) error {
		if index != next || !bytes.Equal(leaf, sampleLeaf(index)) {
			return fmt.Errorf("entry %d = %q, want entry %d", index, leaf, next)
		}
		next++
		return nil
	})
	if err != nil || next != size {
		t.Errorf("read %d entries, %v, want %d", next, err, size)
	}
}

func TestEntriesAreThereAfterReopening(t *testing.T) {
	dir := t.TempDir()
	size := int64(0)
	for _, count := range []int64{1, 63, 64, 65, 1024, 5000} {
		s := mustOpen(t, dir)
		checkEntries(t, s, size)
		mustAppend(t, s, count)
		size += count
		checkEntries(t, s, size)
		mustClose(t, s)
	}
}

func TestBatchMustContinueTheEntries(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	mustAppend(t, s, 3)
	for _, first := range []int64{0, 2, 4, -1} {
		if err := s.Append(first, sampleBatch(first, 2)); !errors.Is(err, ErrGap) {
			t.Errorf("append at %d: got %v, want %v", first, err, ErrGap)
		}
	}
	for situation, leaf := range map[string][]byte{"empty": {}, "one byte too long": make([]byte, ledger.MaxLeaf+1)} {
		if err := s.Append(3, [][]byte{sampleLeaf(3), leaf}); err == nil {
			t.Errorf("%s leaf: got no error", situation)
		}
	}
	if err := s.Append(3, nil); err != nil {
		t.Errorf("append of nothing: %v", err)
	}
	mustAppend(t, s, 1)
	checkEntries(t, s, 4)
}

func TestReadOutsideTheEntriesNamesTheFirstMissingOne(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	mustAppend(t, s, 5)
	if leaf, err := s.Leaf(4); err != nil || !bytes.Equal(leaf, sampleLeaf(4)) {
		t.Errorf("leaf 4 = %q, %v", leaf, err)
	}
	for _, index := range []int64{-1, 5} {
		if leaf, err := s.Leaf(index); !errors.Is(err, ErrNoEntry) {
			t.Errorf("leaf %d = %q, %v, want %v", index, leaf, err, ErrNoEntry)
		}
	}
	n := 0
	err := s.Read(2, 9, func(int64, []byte) error { n++; return nil })
	if !errors.Is(err, ErrNoEntry) || !strings.Contains(err.Error(), "entry 5") || n != 3 {
		t.Errorf("read 2 to 9: %d entries, %v, want 3 and entry 5 missing", n, err)
	}
	if err := s.Read(3, 2, nil); err == nil {
		t.Error("read backwards: got no error")
	}
	enough := errors.New("enough")
	if err := s.Read(0, 5, func(int64, []byte) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("stopped read: got %v, want %v", err, enough)
	}
}

func TestHeadOnlyMovesForward(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	if head, ok, err := s.Head(); ok || err != nil {
		t.Errorf("new store: head = %v, %v, %v, want none", head, ok, err)
	}
	mustAppend(t, s, 10)
	at := func(size int64, root string) ledger.Head {
		return ledger.Head{Size: size, Root: ledger.LeafHash([]byte(root))}
	}
	for _, step := range []struct {
		head ledger.Head
		want error
	}{
		{at(11, "a"), ErrHeadAhead},
		{at(5, "a"), nil},
		{at(5, "a"), nil},
		{at(5, "b"), ErrHeadFork},
		{at(4, "a"), ErrHeadBack},
		{at(10, "b"), nil},
		{at(9, "b"), ErrHeadBack},
	} {
		if err := s.SetHead(step.head); !errors.Is(err, step.want) {
			t.Errorf("set head to size %d: got %v, want %v", step.head.Size, err, step.want)
		}
	}
	mustClose(t, s)
	if head, ok, err := mustOpen(t, dir).Head(); !ok || err != nil || head != at(10, "b") {
		t.Errorf("reopened: head = %v, %v, %v, want %v", head, ok, err, at(10, "b"))
	}
}

func TestFolderBelongsToOneStore(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	if _, err := Open(dir); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Errorf("second open: got %v, want %v with the process number", err, ErrLocked)
	}
	mustClose(t, s)
	mustOpen(t, dir)
}

func TestDatabaseOfAnotherSchemaIsRefused(t *testing.T) {
	for situation, change := range map[string]string{
		"a later schema": `UPDATE meta SET value = 'urna/store/2'`,
		"no name":        `DELETE FROM meta`,
		"another table":  `DROP TABLE meta`,
	} {
		dir := t.TempDir()
		s := mustOpen(t, dir)
		if _, err := s.conn.ExecContext(t.Context(), change); err != nil {
			t.Fatal(err)
		}
		mustClose(t, s)
		if _, err := Open(dir); !errors.Is(err, ErrSchema) {
			t.Errorf("%s: got %v, want %v", situation, err, ErrSchema)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, databaseName), bytes.Repeat([]byte("not a database. "), 1000), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err == nil {
		t.Error("a file that is no database: got no error")
	}
}

func TestFolderNameMayHoldAnyCharacters(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "сайлау 2005?#%41&x=y")
	s := mustOpen(t, dir)
	mustAppend(t, s, 3)
	if _, err := os.Stat(filepath.Join(dir, databaseName)); err != nil {
		t.Errorf("database file: %v", err)
	}
}

func TestReadersAndCheckpointsRunBesideAppends(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	const size = 10_000
	var group sync.WaitGroup
	ctx, cancel := context.WithCancel(t.Context())
	for range 3 {
		group.Go(func() {
			for ctx.Err() == nil {
				seen := s.Size()
				n := int64(0)
				if err := s.Read(0, seen, func(int64, []byte) error { n++; return nil }); err != nil || n != seen {
					t.Errorf("read %d of %d entries: %v", n, seen, err)
				}
			}
		})
	}
	group.Go(func() {
		for ctx.Err() == nil {
			if err := s.Checkpoint(); err != nil {
				t.Errorf("checkpoint: %v", err)
			}
		}
	})
	for s.Size() < size {
		mustAppend(t, s, 1000)
		if err := s.SetHead(ledger.Head{Size: s.Size()}); err != nil {
			t.Error(err)
		}
	}
	cancel()
	group.Wait()
	checkEntries(t, s, size)
}

func TestWriteAheadFileIsStartedAnewAfterACheckpoint(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	wal := func() int64 {
		info, err := os.Stat(filepath.Join(dir, databaseName+"-wal"))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	mustAppend(t, s, 10_000)
	full := wal()
	for range 20 {
		if err := s.Checkpoint(); err != nil {
			t.Fatal(err)
		}
		mustAppend(t, s, 200)
	}
	if got := wal(); got > full {
		t.Errorf("write-ahead file = %d bytes after more appends, want no more than %d", got, full)
	}
	checkEntries(t, s, 14_000)
}

func TestEveryCommitIsSynced(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	for pragma, want := range map[string]string{"synchronous": "2", "journal_mode": "wal", "wal_autocheckpoint": "0"} {
		var got string
		if err := s.conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s = %q, %v, want %q", pragma, got, err, want)
		}
	}
}
