package verify

import (
	"context"
	"fmt"

	"urna/election/act"
	"urna/ledger"
)

// Kept is a checkpoint of the ledger that somebody else holds. One ledger that
// only extends contains them all; one that was rolled back, or shown differently
// to another reader, does not, and nothing in its own files can say so.
type Kept struct {
	Name   string // who holds it, as a report names it
	Signed []byte // the signed checkpoint
	// Source is the whole ledger of who holds it, nil for a bare checkpoint; it
	// tells a copy that is merely behind from a second tree.
	Source ledger.Source
}

// compare holds the tree to every checkpoint that others hold.
func (r *run) compare(ctx context.Context) error {
	for _, k := range r.options.Against {
		head, err := ledger.OpenCheckpoint(k.Signed, r.report.Origin, r.verifier)
		if err != nil {
			return fmt.Errorf("the checkpoint of %s is not of this ledger: %w", k.Name, err)
		}
		what, err := r.differs(ctx, k, head)
		if err != nil {
			return err
		}
		if what != "" {
			r.report.fault(Fault{"V1", min(head.Size, r.head.Size), ledger.CheckpointPath, what})
		}
		r.report.Compared++
	}
	return nil
}

// differs says how a ledger and a checkpoint signed by the same key contradict
// each other, "" where the one extends the other.
func (r *run) differs(ctx context.Context, k Kept, kept ledger.Head) (string, error) {
	split := func(size int64, here, there act.Hash) string {
		return fmt.Sprintf("split view: at size %d the root is %s here and %s at %s, both signed by the ledger's key", size, here, there, k.Name)
	}
	if kept.Size <= r.head.Size {
		root, err := r.reader.RootAt(ctx, kept.Size, r.head)
		if err != nil {
			return "", fmt.Errorf("root at size %d: %w", kept.Size, err)
		}
		if root != kept.Root {
			return split(kept.Size, act.Hash(root), act.Hash(kept.Root)), nil
		}
		return "", nil
	}
	if k.Source != nil {
		other := ledger.Reader{Source: k.Source}
		root, err := other.RootAt(ctx, r.head.Size, kept)
		if err != nil {
			return "", fmt.Errorf("root of %s at size %d: %w", k.Name, r.head.Size, err)
		}
		if root != r.head.Root {
			return split(r.head.Size, act.Hash(r.head.Root), act.Hash(root)), nil
		}
	}
	return fmt.Sprintf("rolled back: it ends at size %d, %s holds a checkpoint of size %d signed by the ledger's key", r.head.Size, k.Name, kept.Size), nil
}

// Extends is nil where the checkpoint of a ledger extends every one that others
// hold; else its error says how it does not. It reads no entries.
func Extends(ctx context.Context, source ledger.Source, against []Kept) error {
	r := newRun(source, Options{Against: against})
	ok, err := r.begin(ctx)
	if err == nil && ok {
		err = r.compare(ctx)
	}
	if err == nil && len(r.report.Faults) > 0 {
		err = fmt.Errorf("%s", r.report.Faults[0].What)
	}
	return err
}
