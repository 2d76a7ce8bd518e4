package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// errShort means that a hash tile has fewer bytes than its width asks for.
var errShort = errors.New("too short")

// Reader reads a ledger from its public files. It keeps no state, so it may be
// shared.
type Reader struct {
	// Source gives the files.
	Source Source
}

// Checkpoint returns the signed checkpoint as it stands, for OpenCheckpoint to check.
func (r Reader) Checkpoint(ctx context.Context) ([]byte, error) {
	return r.Source.Read(ctx, CheckpointPath, maxCheckpoint)
}

// tile reads a hash tile. Where a partial tile is gone, the first hashes of
// the full one are the same hashes.
func (r Reader) tile(ctx context.Context, t Tile) ([]byte, error) {
	data, err := r.Source.Read(ctx, t.Path(), int64(t.bytes()))
	got := t
	if errors.Is(err, fs.ErrNotExist) && t.Width < TileWidth {
		got = t.full()
		data, err = r.Source.Read(ctx, got.Path(), int64(got.bytes()))
	}
	if err != nil {
		return nil, err
	}
	if len(data) != got.bytes() {
		return nil, fmt.Errorf("%w: got %d bytes, want %d", errShort, len(data), got.bytes())
	}
	return data[:t.bytes()], nil
}

// bundle reads an entry bundle, from the full one where the partial one is gone.
// A bundle that is missing or too long is as malformed as any other.
func (r Reader) bundle(ctx context.Context, t Tile) ([][]byte, error) {
	got := t
	data, err := r.Source.Read(ctx, t.Path(), maxBundle)
	if errors.Is(err, fs.ErrNotExist) && t.Width < TileWidth {
		got = t.full()
		data, err = r.Source.Read(ctx, got.Path(), maxBundle)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, bundleError(t, 0, "the bundle is missing")
	case errors.Is(err, ErrTooLong):
		return nil, bundleError(got, 0, fmt.Sprintf("the bundle has more than %d bytes", maxBundle))
	case err != nil:
		return nil, err
	}
	leaves, err := ParseBundle(got, data)
	if err != nil {
		return nil, err
	}
	return leaves[:t.Width], nil
}

// Leaf returns the leaf at index in the tree of the given size, unproven.
func (r Reader) Leaf(ctx context.Context, index, size int64) ([]byte, error) {
	if index < 0 || index >= size {
		return nil, fmt.Errorf("read leaf %d: the tree has size %d", index, size)
	}
	leaves, err := r.bundle(ctx, bundleAt(index, size))
	if err != nil {
		return nil, fmt.Errorf("read leaf %d: %w", index, err)
	}
	return leaves[index%TileWidth], nil
}

// Leaves calls yield for the leaves from index from up to size, in order, until
// yield fails. It holds one bundle and reads one ahead. A leaf may be kept, not changed.
func (r Reader) Leaves(ctx context.Context, from, size int64, yield func(index int64, leaf []byte) error) error {
	if from < 0 || from > size {
		return fmt.Errorf("read leaves from %d: the tree has size %d", from, size)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	bundles := make(chan readBundle)
	go func() {
		defer close(bundles)
		for at := from; at < size; {
			t := bundleAt(at, size)
			leaves, err := r.bundle(ctx, t)
			select {
			case bundles <- readBundle{t, leaves, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
			at = t.first(t.Width)
		}
	}()
	next := from
	for b := range bundles {
		if b.err != nil {
			return fmt.Errorf("read leaves: %w", b.err)
		}
		for _, leaf := range b.leaves[next-b.tile.first(0):] {
			if err := yield(next, leaf); err != nil {
				return err
			}
			next++
		}
	}
	if next < size {
		return fmt.Errorf("read leaves: stopped at index %d: %w", next, context.Cause(ctx))
	}
	return nil
}

type readBundle struct {
	tile   Tile
	leaves [][]byte
	err    error
}
