package cow

import (
	"crypto/sha256"
	"math/bits"
	"slices"
)

// owner marks the nodes that one writer may change in place. It is not of size
// zero, so that two owners never share an address.
type owner struct{ _ byte }

// Map is a hash trie from 32-byte keys to values. The zero value is empty.
type Map[V any] struct {
	root  *node[V]
	size  int
	owner *owner
}

type node[V any] struct {
	owner *owner
	items uint32 // which of the 32 places hold a value here
	nodes uint32 // which lead to a node below
	keys  [][32]byte
	vals  []V
	below []*node[V]
}

// Len is the number of keys.
func (m *Map[V]) Len() int { return m.size }

// Photograph returns a copy that later writes to m leave as it is.
func (m *Map[V]) Photograph() Map[V] {
	m.owner = nil
	return Map[V]{root: m.root, size: m.size}
}

// place is the 5 bits of the key at a depth, as one bit of 32.
func place(key *[32]byte, depth int) uint32 {
	bit := depth * 5
	wide := uint32(key[bit/8]) << 8
	if bit/8+1 < len(key) {
		wide |= uint32(key[bit/8+1])
	}
	return 1 << (wide >> (11 - bit%8) & 31)
}

func rank(bitmap, bit uint32) int { return bits.OnesCount32(bitmap & (bit - 1)) }

// Get returns the value of a key and whether there is one.
func (m *Map[V]) Get(key [32]byte) (V, bool) {
	n := m.root
	for depth := 0; n != nil; depth++ {
		bit := place(&key, depth)
		if n.items&bit != 0 {
			if i := rank(n.items, bit); n.keys[i] == key {
				return n.vals[i], true
			}
			break
		}
		if n.nodes&bit == 0 {
			break
		}
		n = n.below[rank(n.nodes, bit)]
	}
	var none V
	return none, false
}

// Set gives a key its value.
func (m *Map[V]) Set(key [32]byte, value V) {
	if m.owner == nil {
		m.owner = new(owner)
	}
	if m.root == nil {
		m.root = &node[V]{owner: m.owner}
	}
	m.root = m.set(m.root, &key, value, 0)
}

func (m *Map[V]) set(n *node[V], key *[32]byte, value V, depth int) *node[V] {
	n = m.own(n)
	bit := place(key, depth)
	switch i := rank(n.items, bit); {
	case n.nodes&bit != 0:
		j := rank(n.nodes, bit)
		n.below[j] = m.set(n.below[j], key, value, depth+1)
	case n.items&bit == 0:
		n.items |= bit
		n.keys = slices.Insert(n.keys, i, *key)
		n.vals = slices.Insert(n.vals, i, value)
		m.size++
	case n.keys[i] == *key:
		n.vals[i] = value
	default: // two keys meet here: both move one level down
		sub := m.set(&node[V]{owner: m.owner}, &n.keys[i], n.vals[i], depth+1)
		m.size--
		sub = m.set(sub, key, value, depth+1)
		n.items &^= bit
		n.keys = slices.Delete(n.keys, i, i+1)
		n.vals = slices.Delete(n.vals, i, i+1)
		n.nodes |= bit
		n.below = slices.Insert(n.below, rank(n.nodes, bit), sub)
	}
	return n
}

// own returns the node itself when it belongs to this writer, else a copy.
func (m *Map[V]) own(n *node[V]) *node[V] {
	if n.owner == m.owner {
		return n
	}
	return &node[V]{
		owner: m.owner, items: n.items, nodes: n.nodes,
		keys: slices.Clone(n.keys), vals: slices.Clone(n.vals), below: slices.Clone(n.below),
	}
}

// All calls yield for each key in the order of the keys until it returns false.
func (m *Map[V]) All(yield func(key [32]byte, value V) bool) {
	if m.root != nil {
		m.root.all(yield)
	}
}

func (n *node[V]) all(yield func(key [32]byte, value V) bool) bool {
	for bit := uint32(1); bit != 0; bit <<= 1 {
		if n.items&bit != 0 {
			if i := rank(n.items, bit); !yield(n.keys[i], n.vals[i]) {
				return false
			}
		}
		if n.nodes&bit != 0 && !n.below[rank(n.nodes, bit)].all(yield) {
			return false
		}
	}
	return true
}

// Key is the key of a text.
func Key(text string) [32]byte { return sha256.Sum256([]byte(text)) }
