package backup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"urna/election"
	"urna/election/act"
	"urna/internal/store"
	"urna/internal/verify"
	"urna/ledger"
)

// verify checks the unpacked folder from zero: public ledger, table, and that the
// table is the ledger's, with nothing without standing beyond it.
func (r *Restored) verify(ctx context.Context, dir string, against []verify.Kept) (err error) {
	source := ledger.Dir(filepath.Join(dir, ledger.PublicFolder))
	report, state, err := verify.Run(ctx, source, verify.Options{Against: against})
	if err != nil {
		return err
	}
	if !report.OK {
		f := report.Faults[0]
		return fmt.Errorf("%s entry %d %s: %s", f.Level, f.Index, f.File, f.What)
	}
	if report.Genesis != r.Genesis || report.Size != r.Size || report.Root != r.Root {
		return fmt.Errorf("it says genesis %s, size %d, root %s, and holds %s, %d, %s", r.Genesis, r.Size, r.Root, report.Genesis, report.Size, report.Root)
	}
	r.Acts, r.Compared = report.Acts, report.Compared
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := s.Sound(ctx); err != nil {
		return err
	}
	return r.table(ctx, s, source, state)
}

// table holds the event table to the bundles, and folds what it has beyond them.
func (r *Restored) table(ctx context.Context, s *store.Store, source ledger.Source, state *election.State) error {
	if r.Table = s.Size(); r.Table < r.Size {
		return fmt.Errorf("the table ends at entry %d, below the published size %d", r.Table, r.Size)
	}
	var edge ledger.Edge
	err := ledger.Reader{Source: source}.Leaves(ctx, 0, r.Size, func(index int64, leaf []byte) error {
		other, err := s.Leaf(index)
		if err == nil && !bytes.Equal(leaf, other) {
			err = fmt.Errorf("entry %d of the table differs from the published one", index)
		}
		edge.Append(ledger.LeafHash(leaf))
		return err
	})
	if err != nil {
		return err
	}
	signed, kept, err := s.Head()
	if err != nil {
		return err
	}
	if kept && signed.Size > r.Table {
		return fmt.Errorf("the table ends at entry %d, below the last signed size %d", r.Table, signed.Size)
	}
	return s.Read(r.Size, r.Table, func(index int64, leaf []byte) error {
		opened, refusal := act.OpenLeaf(leaf, election.Body)
		if refusal == nil {
			_, refusal = state.Fold(opened)
		}
		if refusal != nil {
			return fmt.Errorf("entry %d of the table is not what was entered: %w", index, refusal)
		}
		edge.Append(ledger.LeafHash(leaf))
		if kept && edge.Size() == signed.Size && edge.Root() != signed.Root {
			return fmt.Errorf("the entries up to the last signed size %d have another root than was signed", signed.Size)
		}
		return nil
	})
}
