package ledger

import (
	"bytes"
	"slices"
)

// Clone returns an edge that later appends to e leave as it is.
func (e *Edge) Clone() Edge {
	tiles := make([][]byte, len(e.tiles))
	for i, tile := range e.tiles {
		tiles[i] = bytes.Clone(tile)
	}
	return Edge{size: e.size, nodes: slices.Clone(e.nodes), tiles: tiles}
}
