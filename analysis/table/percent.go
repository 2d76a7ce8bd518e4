package table

import (
	"errors"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Rounding is how shares were cut to their printed decimals, all of a table alike.
type Rounding string

// The roundings that a table may have been printed with.
const (
	HalfUp   Rounding = "half-up"
	HalfEven Rounding = "half-even"
	Truncate Rounding = "truncate"
)

// Roundings lists all roundings, the usual one first.
func Roundings() []Rounding { return []Rounding{HalfUp, HalfEven, Truncate} }

const (
	// Unbounded stands for a largest total that does not exist, as with 0 %, or
	// that is beyond 64 bits.
	Unbounded = math.MaxInt64
	// MaxDecimals is how many decimals a printed percentage may have.
	MaxDecimals = 9
	// MaxCount is the largest count, 2^53 − 1 as everywhere in the ledger.
	MaxCount = 1<<53 - 1

	maxWhole = 3 // digits before the decimal mark
)

// Percent is a percentage as it is printed: its digits without the decimal mark,
// and how many of them stand behind it. 91.01 is {9101, 2}, 0.30 is {30, 2}.
type Percent struct {
	Digits   int64
	Decimals int
}

// ParsePercent reads a percentage in plain digits with a decimal point or comma,
// without a sign; the error says what is wrong and does not repeat the text.
func ParsePercent(text string) (Percent, error) {
	p, rule := readPercent(text)
	if rule != "" {
		return Percent{}, errors.New(reasons[rule])
	}
	return p, nil
}

// readPercent reads a percentage, or names the rule that it does not meet.
func readPercent(text string) (Percent, string) {
	whole, decimals, marked := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	switch {
	case !plainDigits(whole) || marked && !plainDigits(decimals):
		return Percent{}, "percent"
	case len(whole) > 1 && whole[0] == '0':
		return Percent{}, "zero"
	case len(whole) > maxWhole || len(decimals) > MaxDecimals:
		return Percent{}, "percent.long"
	}
	digits, err := strconv.ParseInt(whole+decimals, 10, 64)
	if err != nil {
		return Percent{}, "percent.long"
	}
	return Percent{digits, len(decimals)}, ""
}

func plainDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// String writes the percentage as it was printed, with a decimal point.
func (p Percent) String() string {
	text := strconv.FormatInt(p.Digits, 10)
	if p.Decimals == 0 {
		return text
	}
	if missing := p.Decimals + 1 - len(text); missing > 0 {
		text = strings.Repeat("0", missing) + text
	}
	at := len(text) - p.Decimals
	return text[:at] + "." + text[at:]
}

// MarshalText writes the percentage as String does; it has no error.
func (p Percent) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

func (p Percent) valid() bool {
	return p.Digits >= 0 && p.Decimals >= 0 && p.Decimals <= MaxDecimals && p.Digits < 1000*power(p.Decimals)
}

func power(decimals int) int64 {
	n := int64(1)
	for range decimals {
		n *= 10
	}
	return n
}

// whole is the share of everything, in units of the last decimal.
func whole(decimals int) uint64 { return uint64(100 * power(decimals)) }

// band is where twice a share may lie, in units of the last printed decimal, and
// which of its ends belong to it.
type band struct {
	low, high     int64
	lowIn, highIn bool
}

func (p Percent) band(r Rounding) (band, bool) {
	twice := 2 * p.Digits
	switch r {
	case HalfUp:
		return band{twice - 1, twice + 1, true, false}, p.valid()
	case HalfEven:
		even := p.Digits%2 == 0
		return band{twice - 1, twice + 1, even, even}, p.valid()
	case Truncate:
		return band{twice, twice + 2, true, false}, p.valid()
	}
	return band{}, false
}

// wide is a product of 128 bits.
type wide struct{ high, low uint64 }

func product(a, b uint64) wide {
	high, low := bits.Mul64(a, b)
	return wide{high, low}
}

// over divides; a quotient beyond 64 bits is the largest one and not exact.
func (w wide) over(divisor uint64) (quotient, rest uint64) {
	if w.high >= divisor {
		return math.MaxUint64, 1
	}
	return bits.Div64(w.high, w.low, divisor)
}

// least is the least whole number that is not below w/divisor, or above it where
// the quotient itself does not count; Unbounded where that needs 64 bits.
func (w wide) least(divisor int64, counts bool) int64 {
	quotient, rest := w.over(uint64(divisor))
	switch {
	case quotient >= Unbounded:
		return Unbounded
	case rest != 0 || !counts:
		return int64(quotient) + 1
	}
	return int64(quotient)
}

// most is the largest whole number that is not above w/divisor, or below it where
// the quotient itself does not count; Unbounded where that needs 64 bits.
func (w wide) most(divisor int64, counts bool) int64 {
	quotient, rest := w.over(uint64(divisor))
	switch {
	case quotient >= Unbounded:
		return Unbounded
	case rest == 0 && !counts:
		return int64(quotient) - 1
	}
	return int64(quotient)
}

// Admits returns the least and the largest total of which count prints as p;
// most is [Unbounded] where there is no largest, ok is false where no total does.
// A total smaller than the count is not left out: printed shares can pass 100 %.
func Admits(count int64, p Percent, r Rounding) (least, most int64, ok bool) {
	b, known := p.band(r)
	if !known || count < 0 {
		return 0, 0, false
	}
	twice := product(uint64(count), 2*whole(p.Decimals))
	least, most = max(1, twice.least(b.high, b.highIn)), Unbounded
	if b.low > 0 {
		most = twice.most(b.low, b.lowIn)
	}
	if least == Unbounded || least > most {
		return 0, 0, false
	}
	return least, most, true
}

// Printed returns how a count prints as a share of base; false where there is no
// such share, or it has more than three digits before the decimal mark.
func Printed(count, base int64, decimals int, r Rounding) (Percent, bool) {
	if count < 0 || base <= 0 || decimals < 0 || decimals > MaxDecimals {
		return Percent{}, false
	}
	digits, ok := rounded(product(uint64(count), whole(decimals)), uint64(base), r)
	p := Percent{digits, decimals}
	return p, ok && p.valid()
}

// Fits says whether count prints as p when it is taken as a share of base.
func Fits(count, base int64, p Percent, r Rounding) bool {
	printed, ok := Printed(count, base, p.Decimals, r)
	return ok && printed == p
}

// CountOf returns p percent of base, rounded to a whole count; false where 64
// bits cannot hold it.
func CountOf(base int64, p Percent, r Rounding) (int64, bool) {
	if base < 0 || !p.valid() {
		return 0, false
	}
	return rounded(product(uint64(base), uint64(p.Digits)), whole(p.Decimals), r)
}

func rounded(w wide, divisor uint64, r Rounding) (int64, bool) {
	quotient, rest := w.over(divisor)
	if quotient >= Unbounded {
		return 0, false
	}
	// The rest is below a divisor of at most 63 bits: twice the rest has room.
	up := false
	switch r {
	case HalfUp:
		up = 2*rest >= divisor
	case HalfEven:
		up = 2*rest > divisor || 2*rest == divisor && quotient%2 == 1
	case Truncate:
	default:
		return 0, false
	}
	if up {
		quotient++
	}
	return int64(quotient), true
}

// Counts returns the least and the largest count that prints as p when it is
// taken as a share of base; ok is false where none does.
func Counts(base int64, p Percent, r Rounding) (least, most int64, ok bool) {
	b, known := p.band(r)
	if !known || base <= 0 {
		return 0, 0, false
	}
	unit := int64(2 * whole(p.Decimals))
	if b.low > 0 {
		least = product(uint64(base), uint64(b.low)).least(unit, b.lowIn)
	}
	most = product(uint64(base), uint64(b.high)).most(unit, b.highIn)
	if least == Unbounded || least > most {
		return 0, 0, false
	}
	return least, most, true
}
