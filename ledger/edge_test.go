package ledger

import (
	"encoding/binary"
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"
)

// reference is package tlog's own tree over the same leaves, kept in memory.
type reference struct {
	hashes []tlog.Hash
	size   int64
}

func (r *reference) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = r.hashes[x]
	}
	return out, nil
}

func (r *reference) add(t testing.TB, leaf []byte) {
	t.Helper()
	hashes, err := tlog.StoredHashes(r.size, leaf, r)
	if err != nil {
		t.Fatalf("tlog: store leaf %d: %v", r.size, err)
	}
	r.hashes = append(r.hashes, hashes...)
	r.size++
}

func (r *reference) root(t testing.TB, size int64) tlog.Hash {
	t.Helper()
	root, err := tlog.TreeHash(size, r)
	if err != nil {
		t.Fatalf("tlog: root at size %d: %v", size, err)
	}
	return root
}

// sampleLeaf returns distinct bytes of varying length for an index.
func sampleLeaf(i int64) []byte {
	leaf := fmt.Appendf(nil, `{"entry":%d,"of":"a test"}`, i)
	return binary.BigEndian.AppendUint64(leaf, uint64(i*i))[:len(leaf)+int(i%9)]
}

func TestRootEqualsTlogAtEverySizeUpTo1100(t *testing.T) {
	ref, edge := &reference{}, &Edge{}
	for size := int64(0); size <= 1100; size++ {
		if got, want := edge.Root(), ref.root(t, size); got != want || edge.Size() != size {
			t.Fatalf("size %d: root = %v (size %d), want %v", size, got, edge.Size(), want)
		}
		ref.add(t, sampleLeaf(size))
		edge.Append(LeafHash(sampleLeaf(size)))
	}
}

func TestEdgeReadBackFromTilesGoesOnAsIfNeverClosed(t *testing.T) {
	const most = 70_000
	ref, edge := &reference{}, &Edge{}
	tiles := map[Tile][]byte{}
	for i := range int64(most) {
		ref.add(t, sampleLeaf(i))
		edge.append(LeafHash(sampleLeaf(i)), func(tile Tile, data []byte) { tiles[tile] = data })
	}
	if err := edge.partial(func(tile Tile, data []byte) error { tiles[tile.full()] = data; return nil }); err != nil {
		t.Fatal(err)
	}
	if want := tlog.NewTiles(tileHeight, 0, most); len(tiles) != len(want) {
		t.Errorf("tiles of size %d: got %d, want %d", most, len(tiles), len(want))
	}
	rapid.Check(t, func(rt *rapid.T) {
		size := rapid.Int64Range(0, most-600).Draw(rt, "size")
		more := rapid.Int64Range(0, 600).Draw(rt, "more")
		got, err := readEdge(size, func(tile Tile) ([]byte, error) { return tiles[tile.full()][:tile.bytes()], nil })
		if err != nil {
			rt.Fatalf("read edge of size %d: %v", size, err)
		}
		if want := ref.root(t, size); got.Root() != want {
			rt.Fatalf("size %d: root = %v, want %v", size, got.Root(), want)
		}
		for i := size; i < size+more; i++ {
			got.append(LeafHash(sampleLeaf(i)), func(tile Tile, data []byte) {
				if string(data) != string(tiles[tile]) {
					rt.Fatalf("size %d + %d: tile %s differs", size, more, tile.Path())
				}
			})
		}
		if want := ref.root(t, size+more); got.Root() != want {
			rt.Fatalf("size %d + %d: root = %v, want %v", size, more, got.Root(), want)
		}
	})
}

func BenchmarkEdgeAppendOf1400ByteLeaves(b *testing.B) {
	leaf := make([]byte, 1400)
	edge := &Edge{}
	for b.Loop() {
		edge.Append(LeafHash(leaf))
	}
}
