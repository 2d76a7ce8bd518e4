package act

import (
	"strconv"
	"strings"
)

// MaxInteger is the largest magnitude of an integer in canonical JSON, 2^53-1.
const MaxInteger = 1<<53 - 1

// Body is what an act of one kind states. Fields names every field to the codec
// once, in ascending order of their keys; all of them are always present.
type Body interface{ Fields(*Codec) }

type mode int

const (
	writing mode = iota + 1
	reading
	describing
)

// Codec walks the fields of a body and writes them, reads them or describes
// them. After the first refusal every further call does nothing.
type Codec struct {
	mode    mode
	in      []byte
	pos     int
	out     []byte
	started bool // a field of the open object was seen
	last    string
	prefix  string // path of the open object, for refusals
	fields  []Field
	refusal *Refusal
}

// Field describes one field of a body for generic pages and forms.
type Field struct {
	Name string // path with dots, [] for items of a list
	Type string // text, word, integer, time, hash, key, signature, counts, lists
	Max  int64  // limit in bytes, items or as a value; 0 when the type sets it

	Words []string // that a word may be, in the order of the kind
	Of    string   // what a list holds: text, hash or key; empty where objects
}

// Write returns the canonical bytes of a body, or the refusal its values meet.
func Write(b Body) ([]byte, *Refusal) {
	c := Codec{mode: writing, out: make([]byte, 0, 512)}
	c.object(b.Fields)
	return c.out, c.refusal
}

// Read fills a body from its canonical bytes, all of them.
func Read(data []byte, b Body) *Refusal {
	c := Codec{mode: reading, in: data}
	c.object(b.Fields)
	if c.refusal == nil && c.pos != len(c.in) {
		c.refuse("form.trailing", "", len(c.in)-c.pos, 0)
	}
	return c.refusal
}

// Describe lists the fields of a body in order.
func Describe(b Body) []Field {
	c := Codec{mode: describing}
	b.Fields(&c)
	return c.fields
}

func (c *Codec) refuse(rule, field string, got, limit any) {
	if c.refusal == nil {
		c.refusal = Refuse(rule, strings.TrimSuffix(c.prefix+field, "."), got, limit)
	}
}

// object opens and closes one JSON object around the fields.
func (c *Codec) object(fields func(*Codec)) {
	started, last := c.started, c.last
	c.started, c.last = false, ""
	c.punct('{')
	fields(c)
	c.closeObject()
	c.started, c.last = started, last
}

func (c *Codec) closeObject() {
	if c.mode != reading || c.refusal != nil {
		c.punct('}')
		return
	}
	if c.pos < len(c.in) && c.in[c.pos] == ',' {
		c.pos++
		key := c.readString("")
		if c.refusal == nil {
			c.unexpectedKey(key)
		}
		return
	}
	c.punct('}')
}

// key begins one field; it returns false when there is nothing more to do.
func (c *Codec) key(name, kind string, limit int64) bool {
	if c.refusal != nil {
		return false
	}
	if c.mode == describing {
		c.fields = append(c.fields, Field{Name: c.prefix + name, Type: kind, Max: limit})
		return false
	}
	if name <= c.last {
		panic("act: field " + name + " of a body is listed after " + c.last)
	}
	first := !c.started
	c.started = true
	if c.mode == writing {
		if !first {
			c.out = append(c.out, ',')
		}
		c.out = append(c.out, '"')
		c.out = append(c.out, name...)
		c.out = append(c.out, '"', ':')
		c.last = name
		return true
	}
	return c.readKey(name, first)
}

// detail adds to the field that was described last.
func (c *Codec) detail(add func(*Field)) {
	if c.mode == describing {
		add(&c.fields[len(c.fields)-1])
	}
}

// readKey expects the field's key. Keys ascend, so what stands there instead
// tells an unknown field from a missing one.
func (c *Codec) readKey(name string, first bool) bool {
	if c.pos < len(c.in) && c.in[c.pos] == '}' {
		c.refuse("form.missing-field", name, "nothing", "the field")
		return false
	}
	if !first && !c.punct(',') {
		return false
	}
	end := c.pos + len(name) + 3
	if end <= len(c.in) && c.in[c.pos] == '"' && string(c.in[c.pos+1:end-2]) == name && c.in[end-2] == '"' && c.in[end-1] == ':' {
		c.pos = end
		c.last = name
		return true
	}
	key := c.readString(name)
	if c.refusal != nil {
		return false
	}
	if key > name {
		c.refuse("form.missing-field", name, key, name)
	} else if key == name {
		c.refuse("form.canonical", name, "white space", "none")
	} else {
		c.unexpectedKey(key)
	}
	return false
}

func (c *Codec) unexpectedKey(key string) {
	if key <= c.last {
		c.refuse("form.key-order", key, "after "+c.last, "ascending, once each")
		return
	}
	c.refuse("form.unknown-field", key, key, "the fields of this kind")
}

// punct writes or expects one character of structure.
func (c *Codec) punct(want byte) bool {
	if c.refusal != nil {
		return false
	}
	switch c.mode {
	case writing:
		c.out = append(c.out, want)
	case reading:
		if c.pos >= len(c.in) {
			c.refuse("form.truncated", "", "end of bytes", strconv.Quote(string(rune(want))))
			return false
		}
		if c.in[c.pos] != want {
			c.refuse("form.canonical", "", strconv.Quote(string(rune(c.in[c.pos]))), strconv.Quote(string(rune(want))))
			return false
		}
		c.pos++
	}
	return true
}

// nested runs fn with the path of refusals one step deeper.
func (c *Codec) nested(name string, fn func()) {
	prefix := c.prefix
	c.prefix += name
	fn()
	c.prefix = prefix
}
