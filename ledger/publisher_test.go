package ledger

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

func mustOpen(t testing.TB, dir string) *Publisher {
	t.Helper()
	p, err := OpenPublisher(dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// grow adds sample leaves up to a size.
func grow(t testing.TB, p *Publisher, size int64) {
	t.Helper()
	for i := p.Size(); i < size; i++ {
		if err := p.Add(sampleLeaf(i)); err != nil {
			t.Fatalf("add leaf %d: %v", i, err)
		}
	}
}

// publish writes what was added and publishes a checkpoint of it.
func publish(t testing.TB, p *Publisher) Head {
	t.Helper()
	head, err := p.Write()
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	signer, _ := testKey(t, testOrigin, 1)
	signed, err := SignCheckpoint(head, testOrigin, signer)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.PublishCheckpoint(signed); err != nil {
		t.Fatal(err)
	}
	return head
}

// publicTree makes a public folder with a tree of the given size.
func publicTree(t testing.TB, size int64) (dir string, head Head) {
	t.Helper()
	dir = t.TempDir()
	p := mustOpen(t, dir)
	grow(t, p, size)
	return dir, publish(t, p)
}

// filesBelow lists all files of a folder in order.
func filesBelow(t testing.TB, dir string) []string {
	t.Helper()
	var paths []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func TestTreeAgreesWithTlog(t *testing.T) {
	dir := t.TempDir()
	p, ref := mustOpen(t, dir), &reference{}
	random := rand.New(rand.NewPCG(1, 2))
	r := Reader{Dir(dir)}
	var older Head
	for _, size := range []int64{1, 2, 255, 256, 257, 700, 65_535, 65_536, 66_000} {
		for i := p.Size(); i < size; i++ {
			ref.add(t, sampleLeaf(i))
		}
		grow(t, p, size)
		head := publish(t, p)
		if want := ref.root(t, size); head.Root != want || head.Size != size {
			t.Fatalf("size %d: head = %v, want root %v", size, head, want)
		}
		for range 20 {
			index := random.Int64N(size)
			proof, err := r.ProveEntry(t.Context(), index, head)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckRecord(proof, size, head.Root, index, tlog.RecordHash(sampleLeaf(index))); err != nil {
				t.Errorf("size %d: tlog on the proof of entry %d: %v", size, index, err)
			}
			if err := CheckEntry(proof, head, index, LeafHash(sampleLeaf(index+1))); err == nil {
				t.Errorf("size %d: the proof of entry %d holds for another leaf", size, index)
			}
		}
		if older.Size > 0 {
			proof, err := r.ProveGrowth(t.Context(), older.Size, head)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckTree(proof, size, head.Root, older.Size, older.Root); err != nil {
				t.Errorf("tlog on growth from %d to %d: %v", older.Size, size, err)
			}
			if err := CheckGrowth(proof, Head{older.Size, head.Root}, head); err == nil {
				t.Errorf("growth from %d to %d holds for another old root", older.Size, size)
			}
			if root, err := r.RootAt(t.Context(), older.Size, head); err != nil || root != older.Root {
				t.Errorf("root at %d = %v, %v, want %v", older.Size, root, err, older.Root)
			}
		}
		older = head
	}
}

func TestPublisherReopenedAtAnySizeWritesTheSameFiles(t *testing.T) {
	const size = 1500
	whole, head := publicTree(t, size)
	random := rand.New(rand.NewPCG(3, 4))
	for range 5 {
		dir := t.TempDir()
		steps := []int64{0, 256, size}
		for range 12 {
			steps = append(steps, random.Int64N(size))
		}
		slices.Sort(steps)
		for _, step := range steps {
			p := mustOpen(t, dir)
			grow(t, p, step)
			publish(t, p)
		}
		if got := mustOpen(t, dir).Published(); got != head {
			t.Errorf("steps %v: head = %v, want %v", steps, got, head)
		}
		for _, path := range filesBelow(t, whole) {
			want, _ := os.ReadFile(filepath.Join(whole, path))
			if got, err := os.ReadFile(filepath.Join(dir, path)); err != nil || !bytes.Equal(got, want) {
				t.Errorf("steps %v: %s differs (%v)", steps, path, err)
			}
		}
	}
}

func TestEveryCheckpointEverPublishedStaysReadable(t *testing.T) {
	dir := t.TempDir()
	p, r := mustOpen(t, dir), Reader{Dir(dir)}
	var heads []Head
	for i, size := range []int64{10, 20, 255, 300, 300, 301, 900, 65_536, 65_700} {
		if i%4 == 3 {
			p = mustOpen(t, dir)
		}
		grow(t, p, size)
		heads = append(heads, publish(t, p))
		for _, head := range heads {
			if faults, err := r.Scrub(t.Context(), head); err != nil || len(faults) > 0 {
				t.Errorf("after size %d: size %d: %v, %v", size, head.Size, faults, err)
			}
		}
	}
}

func TestPartialTilesGoOnceTheFullOneIsInThePreviousCheckpoint(t *testing.T) {
	dir, _ := publicTree(t, 300)
	partials := func() (paths []string) {
		for _, path := range filesBelow(t, dir) {
			if tile, err := ParseTilePath(path); err == nil && tile.Width < TileWidth {
				paths = append(paths, path)
			}
		}
		return paths
	}
	edge := []string{"tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"}
	for _, step := range []struct {
		size int64
		want []string
	}{
		{300, edge},
		{600, []string{"tile/0/001.p/44", "tile/0/002.p/88", "tile/1/000.p/1", "tile/1/000.p/2", "tile/entries/001.p/44", "tile/entries/002.p/88"}},
		{768, []string{"tile/0/002.p/88", "tile/1/000.p/1", "tile/1/000.p/2", "tile/1/000.p/3", "tile/entries/002.p/88"}},
		{1024, []string{"tile/1/000.p/1", "tile/1/000.p/2", "tile/1/000.p/3", "tile/1/000.p/4"}},
	} {
		// Reopened each time: a new run must find what the last one left.
		p := mustOpen(t, dir)
		grow(t, p, step.size)
		publish(t, p)
		if got := partials(); !slices.Equal(got, step.want) {
			t.Errorf("after size %d: partial tiles %v, want %v", step.size, got, step.want)
		}
	}
}

func TestRunThatEndedBeforePublishingIsRepeated(t *testing.T) {
	dir, head := publicTree(t, 300)
	p := mustOpen(t, dir)
	grow(t, p, 700)
	if _, err := p.Write(); err != nil {
		t.Fatal(err)
	}
	// What a process leaves that ends in the middle of writing a file.
	if err := os.WriteFile(filepath.Join(dir, stagingFolder, "file"), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	p = mustOpen(t, dir)
	if p.Size() != 300 || p.Published() != head {
		t.Errorf("reopened at size %d, head %v, want 300, %v", p.Size(), p.Published(), head)
	}
	grow(t, p, 650)
	if faults, err := (Reader{Dir(dir)}).Scrub(t.Context(), publish(t, p)); err != nil || len(faults) > 0 {
		t.Errorf("scrub: %v, %v", faults, err)
	}
}

func TestCheckpointIsPublishedOnlyForWhatIsWritten(t *testing.T) {
	dir := t.TempDir()
	p := mustOpen(t, dir)
	signer, _ := testKey(t, testOrigin, 1)
	sign := func(head Head) []byte {
		signed, err := SignCheckpoint(head, testOrigin, signer)
		if err != nil {
			t.Fatal(err)
		}
		return signed
	}
	grow(t, p, 5)
	five := p.edge.Head()
	if err := p.PublishCheckpoint(sign(five)); err == nil {
		t.Error("size 5, nothing written: got no error")
	}
	if _, err := p.Write(); err != nil {
		t.Fatal(err)
	}
	grow(t, p, 9)
	for situation, head := range map[string]Head{
		"added, not written": p.edge.Head(), "another root": testHead(5), "smaller": testHead(4),
	} {
		if err := p.PublishCheckpoint(sign(head)); err == nil {
			t.Errorf("%s: got no error", situation)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, CheckpointPath)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("checkpoint file: got %v, want none", err)
	}
	for range 2 {
		if err := p.PublishCheckpoint(sign(five)); err != nil {
			t.Errorf("the head written: %v", err)
		}
	}
	if !bytes.Equal(p.Checkpoint(), sign(five)) || p.Published() != five {
		t.Errorf("published %v, want %v", p.Published(), five)
	}
}

func TestPublisherThatCouldNotWriteRefusesToGoOn(t *testing.T) {
	dir := t.TempDir()
	p := mustOpen(t, dir)
	grow(t, p, 3)
	// A file where a folder must be fails like a full disk, for every user.
	if err := os.WriteFile(filepath.Join(dir, "tile"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write(); err == nil {
		t.Fatal("write: got no error")
	}
	if err := os.Remove(filepath.Join(dir, "tile")); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write(); err == nil {
		t.Error("write again: got no error")
	}
	if err := p.Add(sampleLeaf(3)); err == nil {
		t.Error("add: got no error")
	}
	if err := p.PublishCheckpoint(nil); err == nil {
		t.Error("publish: got no error")
	}
}

func TestPublisherRefusesFilesThatContradictTheCheckpoint(t *testing.T) {
	for situation, damage := range map[string]func(dir string) error{
		"hash in the edge tile":   func(dir string) error { return flip(dir, "tile/0/001.p/44", 40) },
		"entry in the edge":       func(dir string) error { return flip(dir, "tile/entries/001.p/44", 40) },
		"root in the checkpoint":  func(dir string) error { return flip(dir, CheckpointPath, 25) },
		"edge tile missing":       func(dir string) error { return os.Remove(filepath.Join(dir, "tile/1/000.p/1")) },
		"edge bundle missing":     func(dir string) error { return os.Remove(filepath.Join(dir, "tile/entries/001.p/44")) },
		"edge tile cut":           func(dir string) error { return os.Truncate(filepath.Join(dir, "tile/0/001.p/44"), 100) },
		"checkpoint file emptied": func(dir string) error { return os.Truncate(filepath.Join(dir, CheckpointPath), 0) },
	} {
		dir, _ := publicTree(t, 300)
		if err := damage(dir); err != nil {
			t.Fatal(err)
		}
		if p, err := OpenPublisher(dir); err == nil {
			t.Errorf("%s: opened at size %d, want an error", situation, p.Size())
		}
	}
}

// flip changes one bit of one byte of a file.
func flip(dir, path string, at int) error {
	name := filepath.Join(dir, path)
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	data[at%len(data)] ^= 1
	return os.WriteFile(name, data, 0o644)
}

func TestLeavesMayBeAddedWhileWriting(t *testing.T) {
	const size = 20_000
	dir := t.TempDir()
	p := mustOpen(t, dir)
	var adding sync.WaitGroup
	adding.Go(func() { grow(t, p, size) })
	for p.Published().Size < size {
		publish(t, p)
	}
	adding.Wait()
	faults, err := Reader{Dir(dir)}.Scrub(context.Background(), p.Published())
	if err != nil || len(faults) > 0 {
		t.Errorf("scrub: %v, %v", faults, err)
	}
}

func BenchmarkPublishOneSecondOf80000Leaves(b *testing.B) {
	leaf := make([]byte, 1400)
	p := mustOpen(b, b.TempDir())
	for b.Loop() {
		for range 80_000 {
			if err := p.Add(leaf); err != nil {
				b.Fatal(err)
			}
		}
		publish(b, p)
	}
}

func BenchmarkPublishOneLeaf(b *testing.B) {
	p := mustOpen(b, b.TempDir())
	for b.Loop() {
		grow(b, p, p.Size()+1)
		publish(b, p)
	}
}
