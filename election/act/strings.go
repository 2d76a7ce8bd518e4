package act

import (
	"strconv"
	"strings"
)

// writeString writes text with the three escapes that the allowed code points
// need: quotation mark, backslash, and the short forms of tab and line feed.
func (c *Codec) writeString(name, text string, limit int) {
	if r := CheckText(c.prefix+name, text, limit); r != nil {
		if c.refusal == nil {
			c.refusal = r
		}
		return
	}
	c.out = appendString(c.out, text)
}

func appendString(out []byte, text string) []byte {
	out = append(out, '"')
	from := 0
	for i := 0; i < len(text); i++ {
		if escape := escapeOf(text[i]); escape != 0 {
			out = append(append(out, text[from:i]...), '\\', escape)
			from = i + 1
		}
	}
	return append(append(out, text[from:]...), '"')
}

func escapeOf(b byte) byte {
	switch b {
	case '"', '\\':
		return b
	case '\n':
		return 'n'
	case '\t':
		return 't'
	}
	return 0
}

// readString reads one string in its canonical spelling.
func (c *Codec) readString(name string) string {
	if !c.punct('"') {
		return ""
	}
	start := c.pos
	for c.pos < len(c.in) {
		switch b := c.in[c.pos]; {
		case b == '"':
			text := string(c.in[start:c.pos])
			c.pos++
			return c.checked(name, text)
		case b == '\\':
			return c.readEscaped(name, start)
		case b < ' ':
			c.refuse("form.escape", name, hexByte(b), "no control character unescaped")
			return ""
		default:
			c.pos++
		}
	}
	c.refuse("form.truncated", name, "end of bytes", "a closing quotation mark")
	return ""
}

// readEscaped goes on with a string from its first backslash.
func (c *Codec) readEscaped(name string, start int) string {
	var text strings.Builder
	text.Write(c.in[start:c.pos])
	for c.pos < len(c.in) {
		b := c.in[c.pos]
		c.pos++
		switch {
		case b == '"':
			return c.checked(name, text.String())
		case b != '\\' && b >= ' ':
			text.WriteByte(b)
		case b == '\\' && c.pos < len(c.in) && strings.IndexByte(`"\nt`, c.in[c.pos]) >= 0:
			text.WriteByte(unescape(c.in[c.pos]))
			c.pos++
		default:
			c.refuse("form.escape", name, "another escape or a raw control character", `\" \\ \n \t`)
			return ""
		}
	}
	c.refuse("form.truncated", name, "end of bytes", "a closing quotation mark")
	return ""
}

func unescape(b byte) byte {
	switch b {
	case 'n':
		return '\n'
	case 't':
		return '\t'
	}
	return b
}

// checked refuses text that stands raw where canonical JSON escapes it, or that
// holds what no text may hold.
func (c *Codec) checked(name, text string) string {
	if r := CheckText(c.prefix+name, text, MaxLeaf); r != nil {
		if c.refusal == nil {
			c.refusal = r
		}
		return ""
	}
	return text
}

// readInteger reads an integer in its canonical spelling: no sign on zero, no
// leading zero, no fraction, no exponent.
func (c *Codec) readInteger(name string) int64 {
	if c.refusal != nil {
		return 0
	}
	start := c.pos
	for c.pos < len(c.in) && strings.IndexByte("-+.eE0123456789", c.in[c.pos]) >= 0 {
		c.pos++
	}
	text := string(c.in[start:c.pos])
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != text || n > MaxInteger || n < -MaxInteger {
		if text == "" && c.pos < len(c.in) {
			text = string(c.in[c.pos : c.pos+1])
		}
		c.refuse("form.integer", name, text, "a whole number within 2^53-1, no sign on zero, no leading zero")
		return 0
	}
	return n
}
