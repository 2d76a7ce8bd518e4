package store

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"urna/ledger"
)

func TestBatchThatFillsTheDiskLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	mustAppend(t, s, 100)
	if _, err := s.conn.ExecContext(t.Context(), "PRAGMA max_page_count = 20"); err != nil {
		t.Fatal(err)
	}
	big := make([][]byte, 100)
	for i := range big {
		big[i] = make([]byte, 10_000)
	}
	if err := s.Append(100, big); err == nil || !strings.Contains(err.Error(), "full") {
		t.Fatalf("append: got %v, want a full disk", err)
	}
	checkEntries(t, s, 100)
	if err := s.Append(100, sampleBatch(100, 1)); !errors.Is(err, ErrBroken) {
		t.Errorf("append after the failure: got %v, want %v", err, ErrBroken)
	}
	if err := s.SetHead(ledger.Head{Size: 100}); !errors.Is(err, ErrBroken) {
		t.Errorf("set head after the failure: got %v, want %v", err, ErrBroken)
	}
	mustClose(t, s)
	s = mustOpen(t, dir)
	checkEntries(t, s, 100)
	mustAppend(t, s, 1000)
	checkEntries(t, s, 1100)
}

func TestTornTailOfTheWriteAheadFileLosesWholeBatchesOnly(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	for range 20 {
		mustAppend(t, s, 100)
	}
	// The files as a crash leaves them: copied while the store is open.
	database, wal := filepath.Join(dir, databaseName), filepath.Join(dir, databaseName+"-wal")
	whole, err := os.ReadFile(wal)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		torn := t.TempDir()
		data, err := os.ReadFile(database)
		if err != nil {
			t.Fatal(err)
		}
		cut := random.IntN(len(whole))
		for name, content := range map[string][]byte{databaseName: data, databaseName + "-wal": whole[:cut]} {
			if err := os.WriteFile(filepath.Join(torn, name), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got := mustOpen(t, torn)
		if got.Size()%100 != 0 {
			t.Errorf("cut at %d: size = %d, want whole batches of 100", cut, got.Size())
		}
		checkEntries(t, got, got.Size())
		mustAppend(t, got, 100)
		mustClose(t, got)
	}
}

// childFolder names the folder for a copy of this test binary that is to be killed.
const childFolder = "URNA_STORE_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		if err := appendUntilKilled(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// appendUntilKilled appends batches for ever and prints each size it may acknowledge.
func appendUntilKilled(dir string) error {
	s, err := Open(dir)
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(7, uint64(s.Size())))
	for n := 1; ; n++ {
		if err := s.Append(s.Size(), sampleBatch(s.Size(), 1+random.Int64N(40))); err != nil {
			return err
		}
		if _, err := fmt.Println(s.Size()); err != nil {
			return err
		}
		if n%7 == 0 {
			if err := errors.Join(s.SetHead(ledger.Head{Size: s.Size()}), s.Checkpoint()); err != nil {
				return err
			}
		}
	}
}

func TestKilledProcessLosesNothingItAcknowledged(t *testing.T) {
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(8, 9))
	for range 15 {
		acknowledged := runAndKill(t, dir, 1+random.IntN(60))
		s, err := Open(dir)
		if err != nil {
			t.Fatalf("open after kill at size %d: %v", acknowledged, err)
		}
		if s.Size() < acknowledged {
			t.Errorf("killed after acknowledging %d: size = %d", acknowledged, s.Size())
		}
		checkEntries(t, s, s.Size())
		if head, ok, err := s.Head(); err != nil || (ok && head.Size > s.Size()) {
			t.Errorf("killed at size %d: head = %v, %v", s.Size(), head, err)
		}
		mustClose(t, s)
	}
}

// runAndKill starts a child, reads so many acknowledgements, kills it in the
// middle of whatever it does then, and returns the last size it acknowledged.
func runAndKill(t *testing.T, dir string, acknowledgements int) (size int64) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childFolder+"="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ {
		if n == acknowledgements {
			if err := child.Process.Signal(syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
		}
		// Lines written before the kill arrived are acknowledgements too.
		if size, err = strconv.ParseInt(lines.Text(), 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	if err := child.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
	if size == 0 {
		t.Fatal("the child acknowledged nothing")
	}
	return size
}

func BenchmarkAppend(b *testing.B) {
	for _, count := range []int{1, 64, 1024} {
		b.Run(fmt.Sprintf("entries=%d", count), func(b *testing.B) {
			s := mustOpen(b, b.TempDir())
			leaves := make([][]byte, count)
			for i := range leaves {
				leaves[i] = make([]byte, 1400)
			}
			b.SetBytes(int64(1400 * count))
			for b.Loop() {
				if err := s.Append(s.Size(), leaves); err != nil {
					b.Fatal(err)
				}
				if s.Size()%(64*1024) == 0 {
					b.StopTimer()
					if err := s.Checkpoint(); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
				}
			}
			b.ReportMetric(float64(count)*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	s := mustOpen(b, b.TempDir())
	leaves := make([][]byte, 1024)
	for i := range leaves {
		leaves[i] = make([]byte, 1400)
	}
	for range 64 {
		if err := s.Append(s.Size(), leaves); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if err := s.Read(0, s.Size(), func(int64, []byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(s.Size())*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}
