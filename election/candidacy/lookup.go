package candidacy

import (
	"bytes"
	"crypto/sha256"
	"math/big"
	"slices"
	"strconv"

	"urna/election/act"
)

// The first lines of what is hashed and signed for voters' questions.
const (
	signerDomain = "urna/signer/1\n"
	tagDomain    = "urna/signer-tag/1\n"
	cellDomain   = "urna/signer-cell/1\n"
	treeDomain   = "urna/signer-tree/1\n"
)

// Exponent is the public exponent of the key for voters' questions.
const Exponent = 65537

// digestInfo goes before a SHA-256 digest in a signature (RFC 8017, 9.2, note 1).
var digestInfo = []byte{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20}

// Question is the digest that the registrar signs for an identity number, by
// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2): the scheme signs each digest in one
// way only, so that a number has one tag, which only the key's holder can make and
// everybody who is given it can check.
func Question(genesis act.Hash, number string) [32]byte {
	return sha256.Sum256([]byte(signerDomain + genesis.String() + "\n" + number))
}

// Tag is the tag of a signature on a question. It says nothing of the number to
// whoever has no key.
func Tag(signature []byte) act.Hash {
	return sha256.Sum256(append([]byte(tagDomain), signature...))
}

// Cell commits to where a signature stands, so that the tree does not tell it.
func Cell(salt act.Hash, sheet, line string) act.Hash {
	return sha256.Sum256([]byte(cellDomain + salt.String() + "\n" + sheet + "\n" + line))
}

// Shortfall is the word for why an answer shows nothing.
type Shortfall string

// What an answer can lack.
const (
	ShortOfSignature Shortfall = "signature"
	ShortOfPlaces    Shortfall = "places"
	ShortOfRoot      Shortfall = "root"
	ShortOfLeaves    Shortfall = "leaves"
	ShortOfFirst     Shortfall = "first"
	ShortOfLast      Shortfall = "last"
)

// Error says it in words.
func (s Shortfall) Error() string {
	switch s {
	case ShortOfSignature:
		return "the signature is not the key's on this number"
	case ShortOfPlaces:
		return "the leaves do not stand side by side"
	case ShortOfRoot:
		return "a leaf does not lead to the root in the ledger"
	case ShortOfLeaves:
		return "no leaf is shown"
	case ShortOfFirst:
		return "leaves before those shown could have the tag"
	case ShortOfLast:
		return "leaves behind those shown could have the tag"
	}
	return string(s)
}

// Leaf is one signature on a sheet: the signer's tag, and a commitment to its place.
type Leaf struct{ Tag, Cell act.Hash }

func compareLeaves(a, b Leaf) int {
	if c := bytes.Compare(a.Tag[:], b.Tag[:]); c != 0 {
		return c
	}
	return bytes.Compare(a.Cell[:], b.Cell[:])
}

func (l Leaf) hash() act.Hash {
	return sha256.Sum256(append(append([]byte{0}, l.Tag[:]...), l.Cell[:]...))
}

func above(left, right act.Hash) act.Hash {
	return sha256.Sum256(append(append([]byte{1}, left[:]...), right[:]...))
}

// Lookup is the leaves of the sheets of a nominee in a unit, ascending.
type Lookup struct{ leaves []Leaf }

// Leaves are the leaves in their order.
func (l Lookup) Leaves() []Leaf { return l.leaves }

// NewLookup sorts the leaves.
func NewLookup(leaves []Leaf) Lookup {
	return Lookup{slices.SortedFunc(slices.Values(leaves), compareLeaves)}
}

// Root commits to the leaves and their number: a hash over the number and the root
// of a tree as in RFC 6962, 2.1. Leaves are public: whoever makes the root anew from
// them knows that they stand in their order and that none is out of its place.
func (l Lookup) Root() act.Hash { return sized(int64(len(l.leaves)), root(l.leaves)) }

func sized(leaves int64, tree act.Hash) act.Hash {
	return sha256.Sum256([]byte(treeDomain + strconv.FormatInt(leaves, 10) + "\n" + tree.String()))
}

// Duplicates is how many signatures have the tag of another one before them.
func (l Lookup) Duplicates() int64 {
	var n int64
	for i := 1; i < len(l.leaves); i++ {
		if l.leaves[i].Tag == l.leaves[i-1].Tag {
			n++
		}
	}
	return n
}

func root(leaves []Leaf) act.Hash {
	switch len(leaves) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return leaves[0].hash()
	}
	k := split(len(leaves))
	return above(root(leaves[:k]), root(leaves[k:]))
}

// split is the largest power of two below n.
func split(n int) int {
	k := 1
	for 2*k < n {
		k *= 2
	}
	return k
}

// Shown is a leaf at its place with the hashes beside its way to the root.
type Shown struct {
	Place int64
	Leaf  Leaf
	Path  []act.Hash
}

// Answer is the registrar's answer to a voter: the signature on the question, and the
// leaves with the tag, or the two between which it would lie.
type Answer struct {
	Signature []byte
	Leaves    []Shown
}

// Answer answers with a signature on the question of a number.
func (l Lookup) Answer(signature []byte) Answer {
	tag := Tag(signature)
	from, _ := slices.BinarySearchFunc(l.leaves, tag, func(leaf Leaf, t act.Hash) int { return bytes.Compare(leaf.Tag[:], t[:]) })
	to := from
	for to < len(l.leaves) && l.leaves[to].Tag == tag {
		to++
	}
	a := Answer{Signature: signature}
	// The neighbours show that no leaf with the tag is kept back.
	for i := max(from-1, 0); i < min(to+1, len(l.leaves)); i++ {
		a.Leaves = append(a.Leaves, Shown{int64(i), l.leaves[i], path(l.leaves, i)})
	}
	return a
}

func path(leaves []Leaf, i int) []act.Hash {
	if len(leaves) <= 1 {
		return nil
	}
	k := split(len(leaves))
	if i < k {
		return append(path(leaves[:k], i), root(leaves[k:]))
	}
	return append(path(leaves[k:], i-k), root(leaves[:k]))
}

// rooted is the root to which a leaf's way leads; false for a way of another length.
func rooted(s *Shown, size int64) (act.Hash, bool) {
	var sides []bool // whether the way goes left, from the root down
	for at, n := s.Place, size; n > 1; {
		k := int64(split(int(n)))
		left := at < k
		if sides = append(sides, left); left {
			n = k
		} else {
			at, n = at-k, n-k
		}
	}
	if len(sides) != len(s.Path) {
		return act.Hash{}, false
	}
	hash := s.Leaf.hash()
	for i, beside := range s.Path {
		if sides[len(sides)-1-i] {
			hash = above(hash, beside)
		} else {
			hash = above(beside, hash)
		}
	}
	return hash, true
}

// Asked is what an answer is checked against: the key and the election, the voter's
// number, and the root and the number of signatures that the ledger has.
type Asked struct {
	Genesis    act.Hash
	Modulus    *big.Int
	Number     string
	Root       act.Hash
	Signatures int64
}

// Check gives the leaves with which a voter's number was used, none where it was
// not, and a [Shortfall] where the answer does not show it. The voter needs the
// number, the answer and the ledger, nobody's word.
func (q *Asked) Check(a *Answer) ([]Shown, error) {
	if !q.signed(a.Signature) {
		return nil, ShortOfSignature
	}
	tag := Tag(a.Signature)
	var used []Shown
	for i := range a.Leaves {
		s := &a.Leaves[i]
		if s.Place < 0 || s.Place >= q.Signatures || i > 0 && s.Place != a.Leaves[i-1].Place+1 {
			return nil, ShortOfPlaces
		}
		if hash, fits := rooted(s, q.Signatures); !fits || sized(q.Signatures, hash) != q.Root {
			return nil, ShortOfRoot
		}
		if s.Leaf.Tag == tag {
			used = append(used, *s)
		}
	}
	return used, q.complete(a.Leaves, tag)
}

// complete is an error where leaves with the tag could have been kept back: before
// those that are shown stands one with a smaller tag or none, behind them one with a
// larger tag or none.
func (q *Asked) complete(leaves []Shown, tag act.Hash) error {
	if len(leaves) == 0 {
		if q.Signatures == 0 && q.Root == sized(0, root(nil)) {
			return nil
		}
		return ShortOfLeaves
	}
	first, last := &leaves[0], &leaves[len(leaves)-1]
	if first.Place > 0 && bytes.Compare(first.Leaf.Tag[:], tag[:]) >= 0 {
		return ShortOfFirst
	}
	if last.Place < q.Signatures-1 && bytes.Compare(last.Leaf.Tag[:], tag[:]) <= 0 {
		return ShortOfLast
	}
	return nil
}

// signed says whether a signature is the key's on the voter's question.
func (q *Asked) signed(signature []byte) bool {
	size := (q.Modulus.BitLen() + 7) / 8
	s := new(big.Int).SetBytes(signature)
	if len(signature) != size || s.Cmp(q.Modulus) >= 0 {
		return false
	}
	digest := Question(q.Genesis, q.Number)
	want := append([]byte{0, 1}, bytes.Repeat([]byte{0xff}, size-3-len(digestInfo)-len(digest))...)
	want = append(append(append(want, 0), digestInfo...), digest[:]...)
	got := s.Exp(s, big.NewInt(Exponent), q.Modulus).FillBytes(make([]byte, size))
	return bytes.Equal(got, want)
}
