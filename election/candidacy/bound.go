package candidacy

import "math/big"

// ErrorOneIn is the error that samples are allowed together: one in a hundred.
const ErrorOneIn = 100

// mostBounded is the largest sample whose bound is computed; a larger one counts
// only what it found, which is a bound too.
const mostBounded = 5000

// LowerBound is how many of a whole are valid at least, where of a sample of them so
// many were: the largest K for which a sample this good comes in at most one of oneIn
// draws if K of the whole are valid, after Clopper and Pearson, but never fewer than
// were found. Where all were looked at it is what was found.
func LowerBound(whole, sample, valid, oneIn int64) int64 {
	if sample <= 0 || valid <= 0 || valid > sample || sample > whole {
		return 0
	}
	if sample == whole || sample > mostBounded {
		return valid
	}
	d := draw{whole, sample, valid, oneIn, new(big.Int).Binomial(sample, valid)}
	low, high := int64(0), whole // rare at low, not rare at high
	for high-low > 1 {
		middle := low + (high-low)/2
		if d.rare(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return max(low, valid)
}

// draw is a sample of a whole, the valid ones found in it, how rare such a one is to
// be, and in how many ways so many can be chosen of the sample.
type draw struct {
	whole, sample, valid, oneIn int64
	ways                        *big.Int
}

// The bits of an enclosure, and how many bits below the sum its terms are left out. A
// chance that is not decided costs the exact sum, so that both are far beyond what the
// chances of neighbouring k differ by.
const (
	precision  = 192
	negligible = 128
)

// rare says whether at least so many valid of the sample come in at most one of oneIn
// draws, each valid with chance k of the whole. The chance is enclosed between two
// numbers, the one rounded down at each step and the other up; only where the limit
// lies between them is it summed exactly.
func (d *draw) rare(k int64) bool {
	if k <= 0 || k >= d.whole {
		return k <= 0
	}
	one := new(big.Float).SetInt64(1)
	if d.enclosed(k, big.ToZero).Cmp(one) > 0 {
		return false
	}
	return d.enclosed(k, big.AwayFromZero).Cmp(one) <= 0 || d.exactly(k)
}

// enclosed is oneIn times the chance of so many valid or more, each step rounded one
// way. All terms are positive and none is subtracted, so that every rounding keeps its
// direction.
func (d *draw) enclosed(k int64, mode big.RoundingMode) *big.Float {
	number := func(n int64) *big.Float { return new(big.Float).SetPrec(precision).SetMode(mode).SetInt64(n) }
	rest := d.whole - k
	term := number(0).SetInt(d.ways)
	term.Mul(term, power(number(0).Quo(number(k), number(d.whole)), d.valid))
	term.Mul(term, power(number(0).Quo(number(rest), number(d.whole)), d.sample-d.valid))
	sum := number(0).Set(term)
	for i := d.valid; i < d.sample; i++ {
		up, down := k*(d.sample-i), rest*(i+1) // below 2^44: counts and samples are bounded
		term.Mul(term, number(up))
		term.Quo(term, number(down))
		if up <= down && term.MantExp(nil)+negligible < sum.MantExp(nil) {
			// From here on each term is at most the one before.
			if mode == big.AwayFromZero {
				sum.Add(sum, term.Mul(term, number(d.sample-i)))
			}
			break
		}
		sum.Add(sum, term)
	}
	return sum.Mul(sum, number(d.oneIn))
}

// power is x to the power of n, rounded as x is; x is used up.
func power(x *big.Float, n int64) *big.Float {
	y := new(big.Float).SetPrec(x.Prec()).SetMode(x.Mode()).SetInt64(1)
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			y.Mul(y, x)
		}
		x.Mul(x, x)
	}
	return y
}

// exactly is rare in whole numbers.
func (d *draw) exactly(k int64) bool {
	a, rest := big.NewInt(k), big.NewInt(d.whole-k)
	term := new(big.Int).Exp(a, big.NewInt(d.sample), nil) // all valid
	sum := new(big.Int).Set(term)
	by := new(big.Int)
	for i := d.sample; i > d.valid; i-- {
		term.Mul(term, by.Mul(rest, big.NewInt(i)))
		term.Quo(term, by.Mul(a, big.NewInt(d.sample-i+1))) // exact: each term is a whole number
		sum.Add(sum, term)
	}
	whole := new(big.Int).Exp(big.NewInt(d.whole), big.NewInt(d.sample), nil)
	return sum.Mul(sum, big.NewInt(d.oneIn)).Cmp(whole) <= 0
}
