package clerk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/mod/sumdb/note"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/internal/store"
	"urna/ledger"
)

// Report is what the clerk found when it started.
type Report struct {
	Published int64 // entries below the checkpoint, folded from the tiles
	Table     int64 // entries above it, folded from the table
	Void      int64
	Signed    int64 // last signed size
}

// String says it in one line.
func (r Report) String() string {
	return fmt.Sprintf("%d entries in the published ledger, %d more in the table, last signed size %d, %d void", r.Published, r.Table, r.Signed, r.Void)
}

// Found makes a new ledger in a folder that holds none: it keeps the keys and
// enters the genesis, whose submission names the public halves of both.
func Found(dir string, submission []byte, keys Keys, clock func() act.Time) error {
	opened, refusal := act.Open(submission, election.Body)
	if refusal != nil {
		return fmt.Errorf("genesis: %w", refusal)
	}
	genesis, ok := opened.Act.Body.(*office.Genesis)
	if !ok {
		return fmt.Errorf("genesis: the act is of kind %s", opened.Act.Kind)
	}
	if genesis.IntakeKey != publicKey(keys.Intake) || genesis.LedgerKey != publicKey(keys.Ledger) {
		return errors.New("genesis: it names other keys than those given for intake and ledger")
	}
	sign, err := keys.signers(genesis.Origin)
	if err != nil {
		return err
	}
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	if s.Size() > 0 {
		return errors.Join(fmt.Errorf("%s holds a ledger of %d entries already", dir, s.Size()), s.Close())
	}
	return errors.Join(found(dir, s, opened, clock()), WriteKeys(dir, keys), writePublic(dir, "ledger.vkey", []byte(sign.vkey+"\n")), s.Close())
}

func found(dir string, s *store.Store, opened *act.Opened, at act.Time) error {
	entry, refusal := election.Decide(election.New(), opened, at)
	if refusal != nil {
		return fmt.Errorf("genesis: %w", refusal)
	}
	leaf, refusal := opened.Leaf(entry.Received)
	if refusal != nil {
		return fmt.Errorf("genesis: %w", refusal)
	}
	if err := s.Append(0, [][]byte{leaf}); err != nil {
		return err
	}
	return writePublic(dir, "genesis.json", leaf)
}

func writePublic(dir, name string, content []byte) error {
	folder := filepath.Join(dir, ledger.PublicFolder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// Open starts the clerk of a ledger: it checks the table against the tiles,
// folds all entries, and refuses to go on where the two differ below the last
// signed size, naming the entry.
func Open(dir string, clock func() act.Time) (*Clerk, Report, error) {
	s, err := store.Open(dir)
	if err != nil {
		return nil, Report{}, err
	}
	c := &Clerk{dir: dir, clock: clock, store: s, stop: make(chan struct{})}
	c.growth.L = &c.grown
	report, err := c.open()
	if err != nil {
		return nil, report, errors.Join(fmt.Errorf("start clerk of %s: %w", dir, err), s.Close())
	}
	return c, report, nil
}

func (c *Clerk) open() (Report, error) {
	var report Report
	keys, err := ReadKeys(c.dir)
	if err != nil {
		return report, err
	}
	first, err := c.store.Leaf(0)
	if err != nil {
		return report, fmt.Errorf("the table holds no genesis: %w", err)
	}
	opened, refusal := act.ReadLeaf(first, election.Body)
	if refusal != nil {
		return report, fmt.Errorf("genesis: %w", refusal)
	}
	genesis, ok := opened.Act.Body.(*office.Genesis)
	if !ok {
		return report, fmt.Errorf("entry 0 is of kind %s, want office/genesis/1", opened.Act.Kind)
	}
	c.genesis = opened.Hash
	if genesis.IntakeKey != publicKey(keys.Intake) || genesis.LedgerKey != publicKey(keys.Ledger) {
		return report, errors.New("the keys in this folder are not those that genesis names")
	}
	if c.sign, err = keys.signers(genesis.Origin); err != nil {
		return report, err
	}
	if c.publisher, err = ledger.OpenPublisher(filepath.Join(c.dir, ledger.PublicFolder)); err != nil {
		return report, err
	}
	head, err := c.verifiedHead(genesis.Origin)
	if err != nil {
		return report, err
	}
	working, published, err := c.refold(head, &report)
	if err != nil {
		return report, err
	}
	c.published.Store(&Published{published, head, c.publisher.Checkpoint()})
	c.start(working)
	return report, nil
}

// verifiedHead is the head of the checkpoint in the public folder, after its
// signature was verified and the table found to reach as far.
func (c *Clerk) verifiedHead(origin string) (ledger.Head, error) {
	signed := c.publisher.Checkpoint()
	if signed == nil {
		return ledger.EmptyHead(), nil
	}
	verifier, err := note.NewVerifier(c.sign.vkey)
	if err != nil {
		return ledger.Head{}, err
	}
	head, err := ledger.OpenCheckpoint(signed, origin, verifier)
	if err != nil {
		return ledger.Head{}, fmt.Errorf("the public checkpoint: %w", err)
	}
	if size := c.store.Size(); size < head.Size {
		return ledger.Head{}, fmt.Errorf("the table ends at entry %d, below the published size %d: an older copy was restored; nothing is signed", size, head.Size)
	}
	return head, nil
}

// refold folds the published entries from the bundles, then the rest from the
// table. Each published entry is held against the table and, through the root,
// against the checkpoint; the size signed last against the root kept with it.
func (c *Clerk) refold(published ledger.Head, report *Report) (working, picture *election.State, err error) {
	signed, ok, err := c.store.Head()
	if err != nil {
		return nil, nil, err
	}
	if ok && c.store.Size() < signed.Size {
		return nil, nil, fmt.Errorf("the table ends at entry %d, below the last signed size %d: an older copy was restored; nothing is signed", c.store.Size(), signed.Size)
	}
	report.Signed = max(signed.Size, published.Size)
	working = election.New()
	var edge ledger.Edge
	fold := func(index int64, leaf []byte) error {
		if err := foldLeaf(working, index, leaf, index >= published.Size); err != nil {
			return err
		}
		edge.Append(ledger.LeafHash(leaf))
		if ok && edge.Size() == signed.Size && edge.Root() != signed.Root {
			return fmt.Errorf("the entries up to the last signed size %d have another root than was signed", signed.Size)
		}
		return nil
	}
	if err := c.foldPublished(published, fold); err != nil {
		return nil, nil, err
	}
	if edge.Size() > 0 && edge.Root() != published.Root {
		return nil, nil, fmt.Errorf("the bundles up to size %d do not have the root of the checkpoint", published.Size)
	}
	picture = working.Photograph()
	if err := c.store.Read(published.Size, c.store.Size(), fold); err != nil {
		return nil, nil, err
	}
	report.Published, report.Table = published.Size, working.Size-published.Size
	report.Void = working.Tally().Void
	return working, picture, nil
}

// foldLeaf folds one leaf. What is not under a signed root yet rests on the table
// alone: there the signatures of its authors must hold, and the clerk never wrote
// what has no standing.
func foldLeaf(working *election.State, index int64, leaf []byte, unsigned bool) error {
	open := act.ReadLeaf
	if unsigned {
		open = act.OpenLeaf
	}
	opened, refusal := open(leaf, election.Body)
	if refusal != nil {
		return fmt.Errorf("entry %d cannot be read: %w", index, refusal)
	}
	if _, refusal := working.Fold(opened); refusal != nil && unsigned {
		return fmt.Errorf("entry %d of the table is not what was entered: %w", index, refusal)
	}
	return nil
}

// foldPublished streams bundles and table side by side and stops at the first
// entry in which they differ.
func (c *Clerk) foldPublished(published ledger.Head, fold func(int64, []byte) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	table := make(chan []byte, 512)
	var read error
	var reading sync.WaitGroup
	reading.Go(func() {
		defer close(table)
		read = c.store.Read(0, published.Size, func(_ int64, leaf []byte) error {
			select {
			case table <- leaf:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	source := ledger.Reader{Source: ledger.Dir(filepath.Join(c.dir, ledger.PublicFolder))}
	err := source.Leaves(ctx, 0, published.Size, func(index int64, leaf []byte) error {
		other, ok := <-table
		if !ok {
			return fmt.Errorf("the table cannot be read at entry %d", index)
		}
		if !bytes.Equal(leaf, other) {
			return fmt.Errorf("entry %d of the table differs from the published one: below the last signed size the tiles decide", index)
		}
		return fold(index, leaf)
	})
	cancel()
	reading.Wait()
	if err != nil && read != nil && !errors.Is(read, context.Canceled) {
		err = errors.Join(err, read)
	}
	return err
}

// Scrub compares the table with the public ledger below the checkpoint, and
// every hash tile with the entries, and returns the first difference.
func (c *Clerk) Scrub(ctx context.Context) error {
	p := c.Published()
	if err := c.foldPublished(p.Head, func(int64, []byte) error { return nil }); err != nil {
		return err
	}
	source := ledger.Reader{Source: ledger.Dir(filepath.Join(c.dir, ledger.PublicFolder))}
	faults, err := source.Scrub(ctx, p.Head)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return fmt.Errorf("the public ledger: %v", faults[0])
	}
	return nil
}

// Leaf returns the leaf at an index below the published size.
func (c *Clerk) Leaf(index int64) ([]byte, error) {
	if index < 0 || index >= c.Published().Head.Size {
		return nil, fmt.Errorf("entry %d: %w", index, fs.ErrNotExist)
	}
	return c.store.Leaf(index)
}
