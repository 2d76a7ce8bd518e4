package ledger

import (
	"encoding/binary"
	"fmt"
)

const maxBundle = TileWidth * (2 + MaxLeaf)

// BundleError says which entry of which bundle is malformed.
type BundleError struct {
	// Path names the bundle below the public folder.
	Path string
	// Entry is the place within the bundle, from 0.
	Entry int
	// Index is the place in the ledger.
	Index int64
	// What is wrong.
	What string
}

// Error describes the fault with its place.
func (e *BundleError) Error() string {
	return fmt.Sprintf("%s: entry %d (index %d): %s", e.Path, e.Entry, e.Index, e.What)
}

// AppendBundle appends one leaf in bundle form: two bytes of length, high byte first, then the leaf.
func AppendBundle(bundle, leaf []byte) ([]byte, error) {
	if len(leaf) > MaxLeaf {
		return bundle, fmt.Errorf("append to bundle: leaf has %d bytes, limit %d", len(leaf), MaxLeaf)
	}
	bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(leaf)))
	return append(bundle, leaf...), nil
}

// ParseBundle splits the bytes of an entry bundle into its leaves, exactly t.Width of them.
// The leaves are parts of data.
func ParseBundle(t Tile, data []byte) ([][]byte, error) {
	if t.Level != EntryLevel || t.Width < 1 || t.Width > TileWidth {
		return nil, fmt.Errorf("parse bundle: %s with %d entries is not an entry bundle", t.Path(), t.Width)
	}
	leaves := make([][]byte, 0, t.Width)
	for i := range t.Width {
		if len(data) < 2 {
			return nil, bundleError(t, i, fmt.Sprintf("truncated: %d bytes left, length needs 2", len(data)))
		}
		n := int(binary.BigEndian.Uint16(data))
		data = data[2:]
		if len(data) < n {
			return nil, bundleError(t, i, fmt.Sprintf("truncated: %d bytes left, entry needs %d", len(data), n))
		}
		leaves = append(leaves, data[:n:n])
		data = data[n:]
	}
	if len(data) > 0 {
		return nil, bundleError(t, t.Width, fmt.Sprintf("%d bytes follow the last entry", len(data)))
	}
	return leaves, nil
}

func bundleError(t Tile, entry int, what string) *BundleError {
	return &BundleError{Path: t.Path(), Entry: entry, Index: t.first(entry), What: what}
}
