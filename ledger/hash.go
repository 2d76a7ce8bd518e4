package ledger

import (
	"crypto/sha256"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	// TileWidth is the number of hashes in a full tile and of entries in a full bundle.
	TileWidth = 1 << tileHeight
	// MaxLeaf is the largest number of bytes one leaf may have.
	MaxLeaf = 1<<16 - 1
	// MaxSize is the largest tree size, so that every program can hold it as an exact number.
	MaxSize = 1<<53 - 1

	tileHeight = 8
)

// Head is the size of a tree and the root hash over its first Size leaves.
type Head struct {
	Size int64
	Root tlog.Hash
}

// EmptyHead returns the head of the tree without leaves.
func EmptyHead() Head {
	return Head{Root: sha256.Sum256(nil)}
}

// LeafHash returns the hash of a leaf: SHA-256(0x00 ‖ leaf).
func LeafHash(leaf []byte) tlog.Hash {
	return tlog.RecordHash(leaf)
}
