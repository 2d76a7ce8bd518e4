package lies

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/internal/clerk"
	"urna/internal/sim"
	"urna/ledger"
)

// Lie is what to do to a copy.
type Lie struct {
	Kind string
	At   int64  // entry to alter, or size to roll back to; below 0 the seed chooses
	Seed uint64 // of every choice
}

// Told is what was altered, and where a verifier must name it.
type Told struct {
	Kind  string `json:"kind"`
	What  string `json:"what"`
	Level string `json:"level"`
	Index int64  `json:"index"` // entry at fault, -1 for none
	File  string `json:"file"`  // file at fault, empty for none
	// Hidden says that the altered files are consistent with themselves: only a
	// checkpoint that somebody else kept shows the lie.
	Hidden bool   `json:"hidden"`
	Needs  string `json:"needs"` // what the liar must hold
	Seed   uint64 `json:"seed"`
}

// copied is a copy under way.
type copied struct {
	from, to string // public folders
	at       int64
	random   *rand.Rand
	head     ledger.Head
	origin   string
	genesis  act.Hash
	leaves   [][]byte
	key      ed25519.PrivateKey // of the ledger, nil where it is not known
}

// Tell copies the ledger of a folder into another, new one and tells one lie
// about it there.
func Tell(from, to string, lie Lie) (*Told, error) {
	k := find(lie.Kind)
	if k == nil {
		return nil, fmt.Errorf("there is no lie of kind %q", lie.Kind)
	}
	c := &copied{to: filepath.Join(to, ledger.PublicFolder), at: lie.At, random: rand.New(rand.NewPCG(lie.Seed, uint64(len(lie.Kind))))}
	if err := c.read(from); err != nil {
		return nil, fmt.Errorf("read %s: %w", from, err)
	}
	if c.key = keyOf(from, c.origin); c.key == nil && k.needs == needsKey {
		return nil, fmt.Errorf("the lie %q needs the ledger's key, which is not in %s", k.name, from)
	}
	if err := c.copy(to); err != nil {
		return nil, err
	}
	told, err := k.tell(c)
	if err != nil {
		return nil, fmt.Errorf("tell the lie %q: %w", k.name, err)
	}
	told.Kind, told.Needs, told.Seed = k.name, k.needs, lie.Seed
	return told, nil
}

// read reads all entries below the checkpoint.
func (c *copied) read(from string) error {
	c.from = filepath.Join(from, ledger.PublicFolder)
	if _, err := os.Stat(filepath.Join(c.from, ledger.CheckpointPath)); err != nil {
		c.from = from
	}
	ctx, r := context.Background(), ledger.Reader{Source: ledger.Dir(c.from)}
	first, err := r.Source.Read(ctx, "genesis.json", act.MaxLeaf)
	if err != nil {
		return err
	}
	opened, refusal := act.ReadLeaf(first, election.Body)
	if refusal != nil {
		return refusal
	}
	genesis, ok := opened.Act.Body.(*office.Genesis)
	if !ok {
		return fmt.Errorf("genesis.json is of kind %s", opened.Act.Kind)
	}
	c.genesis, c.origin = opened.Hash, genesis.Origin
	signed, err := r.Checkpoint(ctx)
	if err != nil {
		return err
	}
	verifier, err := ledger.NewVerifier(genesis.Origin, genesis.LedgerKey)
	if err != nil {
		return err
	}
	if c.head, err = ledger.OpenCheckpoint(signed, genesis.Origin, verifier); err != nil {
		return err
	}
	return r.Leaves(ctx, 0, c.head.Size, func(_ int64, leaf []byte) error {
		c.leaves = append(c.leaves, leaf)
		return nil
	})
}

// copy copies what the checkpoint commits to: partial files of older sizes stay
// behind.
func (c *copied) copy(to string) error {
	if entries, err := os.ReadDir(to); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty: a copy is made in a folder of its own", to)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.CopyFS(c.to, os.DirFS(c.from))
}

// keyOf is the ledger key beside a ledger, or that of a bundled election, whose
// keys are public; nil for none.
func keyOf(dir, origin string) ed25519.PrivateKey {
	if keys, err := clerk.ReadKeys(dir); err == nil {
		return keys.Ledger
	}
	if name := map[string]string{
		sim.PracticeOrigin: "practice", sim.Kazakhstan2005Origin: "kz-2005", sim.TwinOrigin: "kz-2005-faults",
	}[origin]; name != "" {
		return sim.DemoKeys(name).Ledger
	}
	return nil
}
