package media

import "math/big"

// share is x of total.
func share(x, total int64) *big.Rat { return big.NewRat(x, total) }

// Sum adds amounts.
func Sum(amounts []int64) int64 {
	var total int64
	for _, x := range amounts {
		total += x
	}
	return total
}

// Parity is half the sum of the distances of all shares from equal ones: 0 when
// all have the same, 1-1/n when one has all; nil when nobody has anything.
func Parity(amounts []int64) *big.Rat {
	total := Sum(amounts)
	if total <= 0 {
		return nil
	}
	equal, sum := share(1, int64(len(amounts))), new(big.Rat)
	for _, x := range amounts {
		sum.Add(sum, new(big.Rat).Abs(new(big.Rat).Sub(share(x, total), equal)))
	}
	return sum.Mul(sum, big.NewRat(1, 2))
}

// Concentration is the Herfindahl-Hirschman index, the sum of the squares of all
// shares: 1/n when all have the same, 1 when one has all; nil when nobody has
// anything.
func Concentration(amounts []int64) *big.Rat {
	total := Sum(amounts)
	if total <= 0 {
		return nil
	}
	sum := new(big.Rat)
	for _, x := range amounts {
		s := share(x, total)
		sum.Add(sum, s.Mul(s, s))
	}
	return sum
}

// Ratio is a part of a whole, or of something else: prime seconds of all
// seconds, an official's seconds of a candidate's; nil where that is nothing.
func Ratio(part, whole int64) *big.Rat {
	if whole <= 0 {
		return nil
	}
	return share(part, whole)
}

// Balance is positive less negative of all: from -1 to 1; nil for no items.
func Balance(positive, neutral, negative int64) *big.Rat {
	return Ratio(positive-negative, positive+neutral+negative)
}
