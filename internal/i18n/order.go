package i18n

import (
	"cmp"
	"strings"
	"unicode"
)

// alphabet is the Kazakh one of 42 letters, in which the Russian 33 stand in
// their own order: one table sorts both.
const alphabet = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"

// place is where a letter sorts: what is no Cyrillic letter comes first, by its
// code point, so that digits stand before names.
func place(r rune) int {
	upper := unicode.ToUpper(r)
	if at := strings.IndexRune(alphabet, upper); at >= 0 {
		return unicode.MaxRune + at
	}
	return int(upper)
}

// Compare orders two names as a reader of Kazakh, Russian or English looks for
// them: by the letters of the alphabet, whatever their case; names that differ in
// case alone by their bytes.
func Compare(a, b string) int {
	one, two := []rune(a), []rune(b)
	for i := range min(len(one), len(two)) {
		if c := cmp.Compare(place(one[i]), place(two[i])); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(one), len(two)), strings.Compare(a, b))
}
