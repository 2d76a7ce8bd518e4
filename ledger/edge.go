package ledger

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Edge is the right edge of a tree: enough to append to it and to know its root.
// The zero Edge is the empty tree.
type Edge struct {
	size int64
	// nodes[i] is the root of the complete subtree of 2^i leaves that ends the
	// tree's first size>>i<<i leaves; it counts only where bit i of size is set.
	nodes []tlog.Hash
	// tiles[l] holds the hashes of the unfinished tile at tile level l.
	tiles [][]byte
}

// Size returns the number of leaves appended so far.
func (e *Edge) Size() int64 { return e.size }

// Append adds the hash of the next leaf.
func (e *Edge) Append(leaf tlog.Hash) {
	e.append(leaf, nil)
}

// Root returns the root hash of the tree.
func (e *Edge) Root() tlog.Hash {
	var root tlog.Hash
	found := false
	for i := range e.nodes {
		if e.size>>i&1 == 0 {
			continue
		}
		if !found {
			root, found = e.nodes[i], true
			continue
		}
		root = tlog.NodeHash(e.nodes[i], root)
	}
	if !found {
		return EmptyHead().Root
	}
	return root
}

// Head returns the size and root of the tree.
func (e *Edge) Head() Head { return Head{Size: e.size, Root: e.Root()} }

// append adds a leaf hash and hands each tile that it completes to full, which
// owns the bytes from then on.
func (e *Edge) append(leaf tlog.Hash, full func(Tile, []byte)) {
	hash, n := leaf, e.size
	for level := 0; ; level++ {
		if level%tileHeight == 0 {
			e.extendTile(level/tileHeight, hash, full)
		}
		if level == len(e.nodes) {
			e.nodes = append(e.nodes, tlog.Hash{})
		}
		if n&1 == 0 {
			e.nodes[level] = hash
			break
		}
		hash = tlog.NodeHash(e.nodes[level], hash)
		n >>= 1
	}
	e.size++
}

func (e *Edge) extendTile(level int, hash tlog.Hash, full func(Tile, []byte)) {
	if level == len(e.tiles) {
		e.tiles = append(e.tiles, nil)
	}
	if e.tiles[level] == nil {
		e.tiles[level] = make([]byte, 0, TileWidth*tlog.HashSize)
	}
	data := append(e.tiles[level], hash[:]...)
	e.tiles[level] = data
	if len(data) < TileWidth*tlog.HashSize {
		return
	}
	e.tiles[level] = nil
	if full != nil {
		full(Tile{Level: level, N: e.size >> (tileHeight * (level + 1)), Width: TileWidth}, data)
	}
}

// partial calls yield for the unfinished tile of each level; data belongs to the edge.
func (e *Edge) partial(yield func(t Tile, data []byte) error) error {
	for level, data := range e.tiles {
		if len(data) == 0 {
			continue
		}
		t := Tile{Level: level, N: e.size >> (tileHeight * (level + 1)), Width: len(data) / tlog.HashSize}
		if err := yield(t, data); err != nil {
			return err
		}
	}
	return nil
}

// readEdge rebuilds the edge of a tree of the given size from its unfinished tiles.
func readEdge(size int64, read func(Tile) ([]byte, error)) (*Edge, error) {
	e := &Edge{size: size}
	for level := 0; size>>(tileHeight*level) > 0; level++ {
		e.tiles = append(e.tiles, nil)
		e.nodes = append(e.nodes, make([]tlog.Hash, tileHeight)...)
		t, ok := partialTile(level, size)
		if !ok {
			continue
		}
		data, err := read(t)
		if err != nil {
			return nil, fmt.Errorf("read the edge of the tree of size %d: %w", size, err)
		}
		if len(data) != t.Width*tlog.HashSize {
			return nil, fmt.Errorf("read the edge of the tree of size %d: %s: got %d bytes, want %d",
				size, t.Path(), len(data), t.Width*tlog.HashSize)
		}
		// The tile keeps growing in place, so it needs room for all its hashes.
		e.tiles[level] = append(make([]byte, 0, TileWidth*tlog.HashSize), data...)
		for bit := tileHeight - 1; bit >= 0; bit-- {
			if t.Width>>bit&1 == 1 {
				e.nodes[tileHeight*level+bit] = subtree(data[:tlog.HashSize<<bit])
				data = data[tlog.HashSize<<bit:]
			}
		}
	}
	return e, nil
}

// subtree returns the root over a power of two of concatenated hashes.
func subtree(data []byte) tlog.Hash {
	if len(data) == tlog.HashSize {
		return tlog.Hash(data)
	}
	half := len(data) / 2
	return tlog.NodeHash(subtree(data[:half]), subtree(data[half:]))
}
