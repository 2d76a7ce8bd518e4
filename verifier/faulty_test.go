package verifier_test

import (
	"context"
	"crypto/ed25519"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"urna/internal/sim"
	"urna/ledger"
)

// leaves are the entries of a ledger in their order.
func leaves(t *testing.T, dir string, size int64) [][]byte {
	t.Helper()
	reader := ledger.Reader{Source: ledger.Dir(filepath.Join(dir, ledger.PublicFolder))}
	var all [][]byte
	err := reader.Leaves(context.Background(), 0, size, func(_ int64, leaf []byte) error {
		all = append(all, leaf)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// published is a ledger of these entries, signed as the practice election is:
// what a dishonest holder of the ledger key could show.
func published(t *testing.T, entries [][]byte) string {
	t.Helper()
	return publishedBy(t, entries, sim.PracticeOrigin, sim.DemoKeys("practice").Ledger)
}

func publishedBy(t *testing.T, entries [][]byte, origin string, key ed25519.PrivateKey) string {
	t.Helper()
	dir := t.TempDir()
	public := filepath.Join(dir, ledger.PublicFolder)
	p, err := ledger.OpenPublisher(public)
	if err != nil {
		t.Fatal(err)
	}
	for _, leaf := range entries {
		if err := p.Add(leaf); err != nil {
			t.Fatal(err)
		}
	}
	head, err := p.Write()
	if err != nil {
		t.Fatal(err)
	}
	signer, vkey, err := ledger.NewSigner(origin, key.Seed())
	if err != nil {
		t.Fatal(err)
	}
	signed, err := ledger.SignCheckpoint(head, origin, signer)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.PublishCheckpoint(signed); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"ledger.vkey": []byte(vkey + "\n"), "genesis.json": entries[0]} {
		if err := os.WriteFile(filepath.Join(public, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Entries that stand elsewhere than they were signed for, twice, or not at all
// give every kind of void, gap and fork that the practice election can.
func TestBothProgramsAgreeOnEntriesOutOfPlace(t *testing.T) {
	entries := leaves(t, practice(t), 63)
	random := rand.New(rand.NewPCG(4, 12))
	voids := 0.0
	for range worlds {
		moved := slices.Clone(entries)
		for range 1 + random.IntN(6) {
			i, j := 1+random.IntN(len(moved)-1), 1+random.IntN(len(moved)-1)
			switch random.IntN(4) {
			case 0:
				moved[i], moved[j] = moved[j], moved[i]
			case 1:
				moved = slices.Insert(moved, i, moved[j])
			case 2:
				moved = slices.Delete(moved, i, i+1)
			case 3:
				moved[i] = spoilt(random, moved[i])
			}
		}
		voids += agree(t, published(t, moved))["void"].(float64)
		if t.Failed() {
			return
		}
	}
	if voids == 0 {
		t.Error("no entry was void: the worlds try nothing")
	}
}

// A damaged file is named by both, at the same place.
func TestBothProgramsAgreeOnDamagedFiles(t *testing.T) {
	dir := practice(t)
	random := rand.New(rand.NewPCG(9, 3))
	for _, name := range []string{"checkpoint", "genesis.json", "ledger.vkey", "tile/0/000.p/63", "tile/entries/000.p/63"} {
		path := filepath.Join(dir, ledger.PublicFolder, filepath.FromSlash(name))
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, damaged := range [][]byte{spoilt(random, whole), spoilt(random, whole), spoilt(random, whole), whole[:len(whole)/2], {}, append(slices.Clone(whole), 'x')} {
			if err := os.WriteFile(path, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			if r := agree(t, dir); r["ok"] == true {
				t.Errorf("%s: damage was not found", name)
			}
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// worlds is how many faulty ledgers are tried; each starts the second program.
const worlds = 20

// spoilt is a leaf with one byte changed.
func spoilt(random *rand.Rand, leaf []byte) []byte {
	changed := slices.Clone(leaf)
	changed[random.IntN(len(changed))] ^= 1 << random.IntN(7)
	return changed
}
