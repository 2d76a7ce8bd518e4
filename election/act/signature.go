package act

import (
	"crypto/ed25519"
	"crypto/sha256"
)

// The domains that separate what is signed or hashed for different purposes.
const (
	domainSignature  = "urna/signature/1\n"
	domainPossession = "urna/possession/1\n"
	domainSeal       = "urna/seal/1\n"
	domainFile       = "urna/file/1\n"
	domainField      = "urna/field/1\n"
	domainPerson     = "urna/person/1\n"
)

// MaxSignatures bounds the signatures that one leaf can hold.
const MaxSignatures = 64

// Signature is one key's signature on an act. Counter and Prev chain all
// signatures of a key; Seen is the last checkpoint that the device checked.
type Signature struct {
	Claimed Time
	Counter int64
	Key     Key
	Prev    Hash // SHA-256 of the key's previous signed bytes, zeros at counter 1
	Seen    Seen
	Sig     [64]byte

	Signed Hash // SHA-256 of the signed bytes; set by Open and Sign
}

// Seen is the size and root of a checkpoint; NothingSeen when there was none.
type Seen struct {
	Root Hash
	Size int64
}

// NothingSeen is the empty tree: SHA-256 of nothing, size 0.
func NothingSeen() Seen { return Seen{Root: sha256.Sum256(nil)} }

func (s *Signature) fields(c *Codec) {
	s.unsigned(c)
	c.Signature("sig", &s.Sig)
}

func (s *Signature) unsigned(c *Codec) {
	c.Moment("claimed", &s.Claimed)
	c.Integer("counter", &s.Counter, 1, MaxInteger)
	c.Key("key", &s.Key)
	c.Hash("prev", &s.Prev)
	c.Object("seen", func(c *Codec) {
		c.Hash("root", &s.Seen.Root)
		c.Integer("size", &s.Seen.Size, 0, MaxInteger)
	})
}

// signedBytes is domain, genesis hash, act hash, and the signature's own fields
// but the last.
func signedBytes(genesis, act Hash, unsigned []byte) []byte {
	out := make([]byte, 0, len(domainSignature)+130+len(unsigned))
	out = append(out, domainSignature...)
	out = append(out, genesis.String()...)
	out = append(out, '\n')
	out = append(out, act.String()...)
	out = append(out, '\n')
	return append(out, unsigned...)
}

// Sign completes s with its key, signature and signed hash for an act.
func Sign(s *Signature, genesis, act Hash, private ed25519.PrivateKey) *Refusal {
	s.Key = Key(private.Public().(ed25519.PublicKey))
	c := Codec{mode: writing}
	c.object(s.unsigned)
	if c.refusal != nil {
		return c.refusal
	}
	message := signedBytes(genesis, act, c.out)
	s.Signed = sha256.Sum256(message)
	copy(s.Sig[:], ed25519.Sign(private, message))
	return nil
}

// readSignatures reads the array of signatures and, if asked, verifies each one.
func readSignatures(c *Codec, o *Opened, verify bool) []Signature {
	var all []Signature
	list(c, "signatures", &all, MaxSignatures, func(c *Codec, s *Signature) {
		start, tail := c.pos, 0
		c.nested("signatures[].", func() {
			c.object(func(c *Codec) {
				s.unsigned(c)
				tail = c.pos
				c.Signature("sig", &s.Sig)
			})
		})
		if c.refusal != nil {
			return
		}
		if n := len(all); n > 0 && s.Key.String() <= all[n-1].Key.String() {
			c.refuse("form.order", "signatures", s.Key, "by key, one of each key")
			return
		}
		if r := checkSpelling("signatures[].key", s.Key); r != nil {
			c.refusal = r
			return
		}
		unsigned := append(append(make([]byte, 0, 512), c.in[start:tail]...), '}')
		message := signedBytes(o.Act.Genesis, o.Hash, unsigned)
		s.Signed = sha256.Sum256(message)
		if verify && !ed25519.Verify(s.Key[:], message, s.Sig[:]) {
			c.refuse("signature.invalid", "signatures[].sig", s.Key, "a signature that verifies")
		}
	})
	return all
}
