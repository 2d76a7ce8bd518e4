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
	low, high := int64(0), whole // rare at low, not rare at high
	for high-low > 1 {
		middle := low + (high-low)/2
		if rare(sample, valid, oneIn, big.NewRat(middle, whole)) {
			low = middle
		} else {
			high = middle
		}
	}
	return max(low, valid)
}

// rare says whether at least so many valid of a sample come in at most one of
// oneIn draws, each valid with probability p.
func rare(sample, valid, oneIn int64, p *big.Rat) bool {
	a := p.Num()
	rest := new(big.Int).Sub(p.Denom(), a)
	if a.Sign() == 0 || rest.Sign() == 0 {
		return a.Sign() == 0
	}
	term := new(big.Int).Exp(a, big.NewInt(sample), nil) // all valid
	sum := new(big.Int).Set(term)
	by := new(big.Int)
	for i := sample; i > valid; i-- {
		term.Mul(term, by.Mul(rest, big.NewInt(i)))
		term.Quo(term, by.Mul(a, big.NewInt(sample-i+1))) // exact: each term is a whole number
		sum.Add(sum, term)
	}
	whole := new(big.Int).Exp(p.Denom(), big.NewInt(sample), nil)
	return sum.Mul(sum, big.NewInt(oneIn)).Cmp(whole) <= 0
}
