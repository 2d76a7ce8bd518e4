package rulebook

import (
	"fmt"
	"strconv"
	"strings"
)

// Fraction is an exact share in lowest terms with a positive denominator.
type Fraction struct {
	Num, Den int64
}

const maxFractionPart = 1_000_000_000

// ParseFraction reads `3` or `1/2`; it refuses other spellings of the same share.
func ParseFraction(text string) (Fraction, error) {
	num, den, divided := strings.Cut(text, "/")
	f := Fraction{Den: 1}
	var err error
	if f.Num, err = parseInteger(num, 0, maxFractionPart); err != nil {
		return Fraction{}, fmt.Errorf("fraction %q: %w", text, err)
	}
	if !divided {
		return f, nil
	}
	if f.Den, err = parseInteger(den, 2, maxFractionPart); err != nil {
		return Fraction{}, fmt.Errorf("fraction %q: %w", text, err)
	}
	if greatestDivisor(f.Num, f.Den) != 1 {
		return Fraction{}, fmt.Errorf("fraction %q is not in lowest terms", text)
	}
	return f, nil
}

// String gives the spelling that ParseFraction reads.
func (f Fraction) String() string {
	if f.Den == 1 {
		return strconv.FormatInt(f.Num, 10)
	}
	return strconv.FormatInt(f.Num, 10) + "/" + strconv.FormatInt(f.Den, 10)
}

func greatestDivisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func parseInteger(text string, least, most int64) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	// One number has one spelling, so that equal rulebooks are equal texts.
	if err != nil || strconv.FormatInt(n, 10) != text {
		return 0, fmt.Errorf("%q is not a whole number", text)
	}
	if n < least || n > most {
		return 0, fmt.Errorf("%d is not between %d and %d", n, least, most)
	}
	return n, nil
}
