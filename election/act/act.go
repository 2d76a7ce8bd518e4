package act

import (
	"crypto/sha256"
)

// MaxLeaf is one more than the longest leaf in bytes: a bundle writes the
// length of a leaf in 16 bits.
const MaxLeaf = 65536

// Act is the unsigned statement: what an office states, in which election, and
// what it rests on.
type Act struct {
	Body    Body
	Genesis Hash
	Kind    string // like results/protocol-filed/1
	Office  string
	RestsOn RestsOn
}

// RestsOn names the earlier acts and the rules that an act relies on.
type RestsOn struct {
	Acts  []Hash
	Rules []string
}

func (a *Act) fields(c *Codec) {
	c.Object("body", a.Body.Fields)
	a.heading(c)
}

// heading is all of an act behind its body.
func (a *Act) heading(c *Codec) {
	c.Hash("genesis", &a.Genesis)
	c.Text("kind", &a.Kind, 64)
	c.Text("office", &a.Office, 128)
	c.Object("rests_on", func(c *Codec) {
		c.Hashes("acts", &a.RestsOn.Acts, 64)
		c.Texts("rules", &a.RestsOn.Rules, 64)
	})
}

// Encode returns the canonical bytes of an act and their SHA-256, its identity.
func Encode(a Act) ([]byte, Hash, *Refusal) {
	c := Codec{mode: writing, out: make([]byte, 0, 1024)}
	c.object(a.fields)
	if c.refusal != nil {
		return nil, Hash{}, c.refusal
	}
	return c.out, sha256.Sum256(c.out), nil
}

// readAct reads an act that starts at the codec's position. The body stands
// before the kind that tells how to read it, so it is first passed over.
func readAct(c *Codec, bodies func(kind string) Body) (Act, []byte) {
	start := c.pos
	var a Act
	c.nested("act.", func() { c.object(func(c *Codec) { a.read(c, bodies) }) })
	return a, c.in[start:c.pos]
}

func (a *Act) read(c *Codec, bodies func(kind string) Body) {
	if !c.key("body", "object", 0) {
		return
	}
	from := c.pos
	c.skip()
	to := c.pos
	a.heading(c)
	if c.refusal != nil {
		return
	}
	if a.Body = bodies(a.Kind); a.Body == nil {
		c.refuse("act.kind", "kind", a.Kind, "a kind of the procedure in force")
		return
	}
	inner := Codec{mode: reading, in: c.in[from:to], prefix: "body."}
	inner.object(a.Body.Fields)
	if inner.refusal == nil && inner.pos != to-from {
		inner.refuse("form.canonical", "", "more bytes", "the end of the body")
	}
	c.refusal = inner.refusal
}

// skip passes over one object by its brackets; its bytes are read by kind later.
func (c *Codec) skip() {
	depth, quoted := 0, false
	for ; c.pos < len(c.in); c.pos++ {
		switch b := c.in[c.pos]; {
		case quoted && b == '\\':
			c.pos++
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '{' || b == '[':
			depth++
		case b == '}' || b == ']':
			if depth--; depth == 0 {
				c.pos++
				return
			}
		case depth == 0:
			c.refuse("form.canonical", "body", "no object", "{")
			return
		}
	}
	c.refuse("form.truncated", "body", "end of bytes", "}")
}
