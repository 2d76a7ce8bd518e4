package act

import (
	"maps"
	"slices"
)

// maxCounts bounds the keys of one table of counts.
const maxCounts = 256

// Counts is a table of whole numbers by code; a code that is not there is blank
// on paper, which is not zero.
func (c *Codec) Counts(name string, values *map[string]int64) {
	if c.key(name, "counts", maxCounts) {
		c.nested(name+".", func() { c.counts(values) })
	}
}

// Lists is a table of tables of counts: by code, then by label.
func (c *Codec) Lists(name string, values *map[string]map[string]int64) {
	if !c.key(name, "lists", maxCounts) {
		return
	}
	c.nested(name+".", func() {
		table(c, values, func(key string, value *map[string]int64) {
			c.nested(key+".", func() { c.counts(value) })
		})
	})
}

func (c *Codec) counts(values *map[string]int64) {
	table(c, values, func(key string, value *int64) { c.number(key, value) })
}

// table is an object with free keys in ascending order.
func table[T any](c *Codec, values *map[string]T, item func(key string, value *T)) {
	if !c.punct('{') {
		return
	}
	if c.mode == writing {
		if len(*values) > maxCounts {
			c.refuse("form.items", "", len(*values), maxCounts)
		}
		for i, key := range slices.Sorted(maps.Keys(*values)) {
			if i > 0 {
				c.punct(',')
			}
			if key == "" {
				c.refuse("form.key-order", key, "no key", "1 to 64 bytes")
			}
			c.writeString(key, key, 64)
			c.punct(':')
			value := (*values)[key]
			item(key, &value)
		}
		c.punct('}')
		return
	}
	*values = make(map[string]T, 8)
	last := ""
	for c.refusal == nil && c.pos < len(c.in) && c.in[c.pos] != '}' {
		if len(*values) > 0 && !c.punct(',') {
			return
		}
		key := c.readString("")
		c.punct(':')
		if c.refusal == nil && (key <= last && len(*values) > 0 || key == "" || len(key) > 64) {
			c.refuse("form.key-order", key, "after "+last, "ascending, once each")
		}
		if c.refusal == nil && len(*values) == maxCounts {
			c.refuse("form.items", "", "more", maxCounts)
		}
		if c.refusal != nil {
			return
		}
		var value T
		item(key, &value)
		(*values)[key] = value
		last = key
	}
	c.punct('}')
}
