package act

import (
	"crypto/sha256"
	"slices"
)

// Opened is a submission or leaf that was read whole and whose signatures all
// verify. Nothing is known yet of whether its signers have standing.
type Opened struct {
	Act        Act
	Hash       Hash // identity of the act
	Signatures []Signature
	Received   Time // of a leaf; 0 for a submission
	act        []byte
	signatures []byte
}

// Stateless is a body that can be checked in part without any state, such as a
// proof of possession; Open does so.
type Stateless interface {
	Check(genesis Hash) *Refusal
}

// Open reads a submission, canonical JSON of act and signatures.
func Open(submission []byte, bodies func(kind string) Body) (*Opened, *Refusal) {
	return open(submission, bodies, opening{verify: true})
}

// OpenLeaf reads a leaf: a submission with the time at which it was received.
func OpenLeaf(leaf []byte, bodies func(kind string) Body) (*Opened, *Refusal) {
	return open(leaf, bodies, opening{leaf: true, verify: true})
}

// ReadLeaf reads a leaf as OpenLeaf does but verifies no signature: for a clerk
// that folds its own ledger again, whose root it has checked.
func ReadLeaf(leaf []byte, bodies func(kind string) Body) (*Opened, *Refusal) {
	return open(leaf, bodies, opening{leaf: true})
}

// opening says what is to be opened, and how.
type opening struct{ leaf, verify bool }

func open(data []byte, bodies func(kind string) Body, how opening) (*Opened, *Refusal) {
	if len(data) >= MaxLeaf {
		return nil, Refuse("form.oversized", "", len(data), MaxLeaf-1)
	}
	c := &Codec{mode: reading, in: data}
	o := new(Opened)
	c.object(func(c *Codec) {
		if !c.key("act", "object", 0) {
			return
		}
		o.Act, o.act = readAct(c, bodies)
		if c.refusal != nil {
			return
		}
		o.Hash = sha256.Sum256(o.act)
		if how.leaf {
			c.Moment("received", &o.Received)
		}
		start := c.pos
		o.Signatures = readSignatures(c, o, how.verify)
		if c.refusal == nil {
			o.signatures = c.in[start+len(`,"signatures":`) : c.pos]
		}
	})
	if c.refusal == nil && c.pos != len(data) {
		c.refuse("form.trailing", "", len(data)-c.pos, 0)
	}
	if c.refusal == nil && len(o.Signatures) == 0 {
		c.refuse("signature.missing", "signatures", 0, "at least 1")
	}
	if c.refusal != nil {
		return nil, c.refusal
	}
	if body, ok := o.Act.Body.(Stateless); ok && how.verify {
		if r := body.Check(o.Act.Genesis); r != nil {
			return nil, r
		}
	}
	return o, nil
}

const aroundLeaf = len(`{"act":,"received":"2005-12-04T20:00:00Z","signatures":}`)

// Fits refuses an act whose leaf would be too long for a bundle.
func (o *Opened) Fits() *Refusal {
	if length := len(o.act) + len(o.signatures) + aroundLeaf; length >= MaxLeaf {
		return Refuse("form.oversized", "", length, MaxLeaf-1)
	}
	return nil
}

// Leaf returns the canonical leaf of an opened act with the time it was received.
func (o *Opened) Leaf(received Time) ([]byte, *Refusal) {
	if refusal := o.Fits(); refusal != nil {
		return nil, refusal
	}
	out := make([]byte, 0, len(o.act)+len(o.signatures)+aroundLeaf)
	out = append(append(out, `{"act":`...), o.act...)
	out = append(append(out, `,"received":"`...), received.String()...)
	out = append(append(out, `","signatures":`...), o.signatures...)
	return append(out, '}'), nil
}

// Submission returns the canonical bytes that authors send: the act's bytes
// and their signatures, which it puts in the order of their keys.
func Submission(act []byte, signatures []Signature) ([]byte, *Refusal) {
	ordered := slices.Clone(signatures)
	slices.SortFunc(ordered, func(a, b Signature) int {
		return slices.Compare([]byte(a.Key.String()), []byte(b.Key.String()))
	})
	c := Codec{mode: writing, out: append([]byte(`{"act":`), act...), started: true}
	List(&c, "signatures", &ordered, MaxSignatures, func(c *Codec, s *Signature) { s.fields(c) })
	c.punct('}')
	if c.refusal == nil && len(c.out) >= MaxLeaf {
		c.refuse("form.oversized", "", len(c.out), MaxLeaf-1)
	}
	return c.out, c.refusal
}
