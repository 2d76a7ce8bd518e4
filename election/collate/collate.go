package collate

import (
	"cmp"
	"strings"
	"unicode"
)

// Alphabet is the capital letters of an alphabet in their order. The zero value
// knows no letter and orders by code points.
type Alphabet struct{ letters string }

// Of makes an alphabet of its letters in their order, small or capital.
func Of(letters string) Alphabet { return Alphabet{strings.ToUpper(letters)} }

// place is where a character sorts: what is no letter comes first, by its code
// point, so that digits stand before names.
func (a Alphabet) place(r rune) int {
	upper := unicode.ToUpper(r)
	if at := strings.IndexRune(a.letters, upper); at >= 0 {
		return unicode.MaxRune + at
	}
	return int(upper)
}

// Compare orders two names by the letters of the alphabet, whatever their case;
// names that differ in case alone by their bytes. It is a total order.
func (a Alphabet) Compare(one, other string) int {
	x, y := []rune(one), []rune(other)
	for i := range min(len(x), len(y)) {
		if c := cmp.Compare(a.place(x[i]), a.place(y[i])); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(one, other))
}
