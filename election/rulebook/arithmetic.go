package rulebook

import (
	"math/big"
	"math/bits"
)

// multiply says whether the product fits in 64 bits.
func multiply(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	if high != 0 || low > 1<<63-1 {
		return 0, false
	}
	return a * b, true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// add says whether the sum fits in 64 bits.
func add(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0)
}

// wideSide is a scaled side without bounds.
func (c *Check) wideSide(r *reader, i int) *big.Int {
	side := &c.sides[i]
	total := new(big.Int).Set(side.bigConst)
	for j := range side.terms {
		value := big.NewInt(r.term(&side.terms[j]))
		total.Add(total, value.Mul(value, side.big[j]))
	}
	return total
}

// wideVerdict is verdict without bounds.
func (c *Check) wideVerdict(r *reader) (int, bool) {
	left := c.wideSide(r, 0)
	for i, comparison := range c.formula.Comparisons {
		right := c.wideSide(r, i+1)
		if !comparison.holds(left.Cmp(right)) {
			return i, false
		}
		left = right
	}
	return len(c.formula.Comparisons) - 1, true
}

// exact spells the unscaled value of a side: a whole number or a fraction in
// lowest terms.
func (c *Check) exact(r *reader, i int) string {
	return new(big.Rat).SetFrac(c.wideSide(r, i), c.scale).RatString()
}
