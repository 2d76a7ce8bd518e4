package ledger

import (
	"context"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// ProveEntry returns the proof that the entry at index is in the tree of a head.
// Every hash in it has been checked against the head's root.
func (r Reader) ProveEntry(ctx context.Context, index int64, head Head) (tlog.RecordProof, error) {
	if index < 0 || index >= head.Size {
		return nil, fmt.Errorf("prove entry %d: the tree has size %d", index, head.Size)
	}
	proof, err := tlog.ProveRecord(head.Size, index, r.hashes(ctx, head))
	if err != nil {
		return nil, fmt.Errorf("prove entry %d in size %d: %w", index, head.Size, err)
	}
	return proof, nil
}

// CheckEntry checks that a proof places the leaf hash at index in the tree of a head.
func CheckEntry(proof tlog.RecordProof, head Head, index int64, leaf tlog.Hash) error {
	if index < 0 || index >= head.Size {
		return fmt.Errorf("check entry %d: the tree has size %d", index, head.Size)
	}
	if err := tlog.CheckRecord(proof, head.Size, head.Root, index, leaf); err != nil {
		return fmt.Errorf("check entry %d in size %d: %w", index, head.Size, err)
	}
	return nil
}

// ProveGrowth returns the proof that the tree of a head begins with its own first oldSize leaves,
// that is, with the tree an older checkpoint of that size committed to.
func (r Reader) ProveGrowth(ctx context.Context, oldSize int64, head Head) (tlog.TreeProof, error) {
	if oldSize < 1 || oldSize > head.Size {
		return nil, fmt.Errorf("prove growth from size %d: the tree has size %d", oldSize, head.Size)
	}
	proof, err := tlog.ProveTree(head.Size, oldSize, r.hashes(ctx, head))
	if err != nil {
		return nil, fmt.Errorf("prove growth from size %d to %d: %w", oldSize, head.Size, err)
	}
	return proof, nil
}

// CheckGrowth checks that a proof shows the newer tree to begin with the older one.
func CheckGrowth(proof tlog.TreeProof, older, newer Head) error {
	if older.Size < 1 || older.Size > newer.Size {
		return fmt.Errorf("check growth: from size %d to %d", older.Size, newer.Size)
	}
	if err := tlog.CheckTree(proof, newer.Size, newer.Root, older.Size, older.Root); err != nil {
		return fmt.Errorf("check growth from size %d to %d: %w", older.Size, newer.Size, err)
	}
	return nil
}

// RootAt returns the root that the tree of a head had when its size was size.
func (r Reader) RootAt(ctx context.Context, size int64, head Head) (tlog.Hash, error) {
	if size < 0 || size > head.Size {
		return tlog.Hash{}, fmt.Errorf("root at size %d: the tree has size %d", size, head.Size)
	}
	root, err := tlog.TreeHash(size, r.hashes(ctx, head))
	if err != nil {
		return tlog.Hash{}, fmt.Errorf("root at size %d: %w", size, err)
	}
	return root, nil
}

func (r Reader) hashes(ctx context.Context, head Head) tlog.HashReader {
	return tlog.TileHashReader(tlog.Tree{N: head.Size, Hash: head.Root}, tileReader{ctx, r})
}

// tileReader shows the tiles to package tlog, which checks them against the root.
type tileReader struct {
	ctx    context.Context
	reader Reader
}

// Height returns the height of a tile in tree levels.
func (t tileReader) Height() int { return tileHeight }

// ReadTiles returns the bytes of the tiles asked for.
func (t tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		var err error
		if data[i], err = t.reader.tile(t.ctx, fromTlog(tile)); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// SaveTiles keeps nothing: a source is a folder already, or a cache's business.
func (t tileReader) SaveTiles([]tlog.Tile, [][]byte) {}
