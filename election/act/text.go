package act

import "unicode/utf8"

// span is a closed range of code points.
type span struct{ first, last rune }

// allowed lists the code points that text may hold, in ascending order. No
// combining mark and no character with a singleton decomposition is among them,
// so that every allowed string is in normal form C and has one spelling.
var allowed = [...]span{
	{'\t', '\n'},
	{' ', '~'},
	{0x00A1, 0x00AC}, {0x00AE, 0x02AF}, // Latin, without the soft hyphen
	{0x0386, 0x0386}, {0x0388, 0x038A}, {0x038C, 0x038C}, {0x038E, 0x03A1}, {0x03A3, 0x03FF}, // Greek
	{0x0400, 0x0482}, {0x048A, 0x052F}, // Cyrillic, without its combining marks
	{0x0531, 0x0556}, {0x0559, 0x058A}, // Armenian
	{0x10A0, 0x10C5}, {0x10D0, 0x10FF}, // Georgian
	{0x1E00, 0x1EFF},                   // Latin with precomposed marks
	{0x2010, 0x2027}, {0x2030, 0x205E}, // dashes, quotation marks, ellipsis
	{0x20A0, 0x20C0},                                     // currency signs
	{0x2116, 0x2116},                                     // numero sign
	{0x2212, 0x2212}, {0x2260, 0x2260}, {0x2264, 0x2265}, // minus, not equal, at most, at least
}

// Allowed says whether text may hold the code point.
func Allowed(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= ' ' && r <= '~' || r == '\n' || r == '\t'
	}
	for _, s := range allowed[2:] {
		if r < s.first {
			return false
		}
		if r <= s.last {
			return true
		}
	}
	return false
}

// CheckText returns a refusal when text is not UTF-8, holds a code point that
// is not allowed, or is longer than limit bytes.
func CheckText(field, text string, limit int) *Refusal {
	if len(text) > limit {
		return Refuse("form.length", field, len(text), limit)
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7F {
				return codePoint(field, rune(c))
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return Refuse("form.utf8", field, hexByte(text[i]), "UTF-8")
		}
		if !Allowed(r) {
			return codePoint(field, r)
		}
		i += size
	}
	return nil
}

func codePoint(field string, r rune) *Refusal {
	const digits = "0123456789ABCDEF"
	name := []byte("U+")
	for shift := 20; shift >= 0; shift -= 4 {
		d := r >> shift & 0xF
		if d != 0 || shift < 16 || len(name) > 2 {
			name = append(name, digits[d])
		}
	}
	return Refuse("form.code-point", field, string(name), "the allowed code points")
}

func hexByte(c byte) string {
	const digits = "0123456789abcdef"
	return "byte 0x" + string([]byte{digits[c>>4], digits[c&0xF]})
}
