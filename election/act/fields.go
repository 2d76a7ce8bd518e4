package act

import (
	"encoding/base64"
	"slices"
	"strconv"
)

// Text is free text of at most limit bytes.
func (c *Codec) Text(name string, value *string, limit int) {
	if !c.key(name, "text", int64(limit)) {
		return
	}
	if c.mode == writing {
		c.writeString(name, *value, limit)
		return
	}
	*value = c.readString(name)
	if c.refusal == nil && len(*value) > limit {
		c.refuse("form.length", name, len(*value), limit)
	}
}

// Word is one of a closed list of words.
func (c *Codec) Word(name string, value *string, words ...string) {
	if !c.key(name, "word", 0) {
		c.detail(func(f *Field) { f.Words = words })
		return
	}
	if c.mode == reading {
		*value = c.readString(name)
	}
	if c.refusal == nil && !slices.Contains(words, *value) {
		c.refuse("form.word", name, *value, words)
		return
	}
	if c.mode == writing {
		c.writeString(name, *value, 64)
	}
}

// Integer is a whole number between low and high.
func (c *Codec) Integer(name string, value *int64, low, high int64) {
	if !c.key(name, "integer", high) {
		return
	}
	c.number(name, value)
	if c.refusal == nil && (*value < low || *value > high) {
		c.refuse("form.range", name, *value, strconv.FormatInt(low, 10)+" to "+strconv.FormatInt(high, 10))
	}
}

func (c *Codec) number(name string, value *int64) {
	if c.mode == reading {
		*value = c.readInteger(name)
		return
	}
	if *value > MaxInteger || *value < -MaxInteger {
		c.refuse("form.integer", name, *value, "within 2^53-1")
		return
	}
	c.out = strconv.AppendInt(c.out, *value, 10)
}

// Moment is a time, YYYY-MM-DDTHH:MM:SSZ.
func (c *Codec) Moment(name string, value *Time) {
	if c.key(name, "time", 0) {
		spelled(c, name, "form.time", value, ParseTime)
	}
}

// Day is a day, YYYY-MM-DD, or empty where none is known.
func (c *Codec) Day(name string, value *Date) {
	if c.key(name, "day", 0) {
		spelled(c, name, "form.day", value, ParseDate)
	}
}

// Hash is one SHA-256 value.
func (c *Codec) Hash(name string, value *Hash) {
	if c.key(name, "hash", 0) {
		spelled(c, name, "form.hash", value, ParseHash)
	}
}

// Key is one Ed25519 public key.
func (c *Codec) Key(name string, value *Key) {
	if c.key(name, "key", 0) {
		spelled(c, name, "form.key", value, ParseKey)
	}
}

// Signature is 64 bytes of an Ed25519 signature in base64.
func (c *Codec) Signature(name string, value *[64]byte) {
	if !c.key(name, "signature", 0) {
		return
	}
	if c.mode == writing {
		c.out = append(c.out, '"')
		c.out = base64.StdEncoding.AppendEncode(c.out, value[:])
		c.out = append(c.out, '"')
		return
	}
	text := c.readString(name)
	if c.refusal == nil && parseBase64(text, value[:]) != nil {
		c.refuse("form.signature", name, text, "64 bytes of canonical base64")
	}
}

// spelled is a string with exactly one spelling for each value.
func spelled[T interface{ String() string }](c *Codec, name, rule string, value *T, parse func(string) (T, error)) {
	text := ""
	if c.mode == reading {
		text = c.readString(name)
	} else {
		text = (*value).String()
		c.out = append(append(append(c.out, '"'), text...), '"')
	}
	if c.refusal != nil {
		return
	}
	parsed, err := parse(text) // when writing too: a time can be out of range
	if err != nil {
		c.refuse(rule, name, text, "its one canonical spelling")
		return
	}
	*value = parsed
}

// Hashes is an ascending list of different hashes.
func (c *Codec) Hashes(name string, values *[]Hash, limit int) {
	sorted(c, name, values, limit, func(c *Codec, h *Hash) string {
		spelled(c, name, "form.hash", h, ParseHash)
		return h.String()
	})
	c.detail(func(f *Field) { f.Of = "hash" })
}

// Keys is an ascending list of different public keys.
func (c *Codec) Keys(name string, values *[]Key, limit int) {
	sorted(c, name, values, limit, func(c *Codec, k *Key) string {
		spelled(c, name, "form.key", k, ParseKey)
		return k.String()
	})
	c.detail(func(f *Field) { f.Of = "key" })
}

// Texts is an ascending list of different short texts.
func (c *Codec) Texts(name string, values *[]string, limit int) {
	sorted(c, name, values, limit, func(c *Codec, s *string) string {
		if c.mode == writing {
			c.writeString(name, *s, 128)
		} else if *s = c.readString(name); c.refusal == nil && len(*s) > 128 {
			c.refuse("form.length", name, len(*s), 128)
		}
		return *s
	})
	c.detail(func(f *Field) { f.Of = "text" })
}

// sorted is a list whose spelled items ascend and differ.
func sorted[T any](c *Codec, name string, values *[]T, limit int, item func(*Codec, *T) string) {
	last, first := "", true
	list(c, name, values, limit, func(c *Codec, value *T) {
		text := item(c, value)
		if c.refusal == nil && text <= last && !first {
			c.refuse("form.order", name, text+" after "+last, "ascending, once each")
		}
		last, first = text, false
	})
}

// List is a list of objects, each with the fields that item names.
func List[T any](c *Codec, name string, values *[]T, limit int, item func(*Codec, *T)) {
	if c.mode == describing {
		c.key(name, "list", int64(limit))
		c.nested(name+"[].", func() { var none T; item(c, &none) })
		return
	}
	list(c, name, values, limit, func(c *Codec, value *T) {
		c.nested(name+"[].", func() { c.object(func(c *Codec) { item(c, value) }) })
	})
}

func list[T any](c *Codec, name string, values *[]T, limit int, item func(*Codec, *T)) {
	if !c.key(name, "list", int64(limit)) || !c.punct('[') {
		return
	}
	if c.mode == writing {
		for i := range *values {
			if i > 0 {
				c.punct(',')
			}
			item(c, &(*values)[i])
		}
		c.punct(']')
		if len(*values) > limit {
			c.refuse("form.items", name, len(*values), limit)
		}
		return
	}
	for c.refusal == nil && c.pos < len(c.in) && c.in[c.pos] != ']' {
		if len(*values) == limit {
			c.refuse("form.items", name, "more", limit)
			return
		}
		if len(*values) > 0 && !c.punct(',') {
			return
		}
		var value T
		item(c, &value)
		*values = append(*values, value)
	}
	c.punct(']')
}

// Object is one nested object with the fields that fields names.
func (c *Codec) Object(name string, fields func(*Codec)) {
	if c.mode == describing {
		c.nested(name+".", func() { fields(c) })
		return
	}
	if c.key(name, "object", 0) {
		c.nested(name+".", func() { c.object(fields) })
	}
}
