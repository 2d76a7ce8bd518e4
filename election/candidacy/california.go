package candidacy

import "math/big"

// The words for what California's rule says of a sample.
const (
	Qualifies = "qualifies"
	FullCount = "full count"
	Fails     = "fails"
)

// California estimates valid signatures from a sample in which some signed twice,
// as 2 CCR 20531 has it: V = R v/n - A d with A = R/n, for R signatures, n in
// the sample, v of them valid, d extra signatures of one person among them; rounded
// to the nearest whole. It says what that means where so many are required: from 110
// percent on they qualify, below 95 percent they fail, between all are counted. It is
// shown beside the law's rule and decides nothing.
func California(whole, sample, valid, twice, required int64) (int64, string) {
	if sample <= 0 || whole < sample {
		return 0, FullCount
	}
	a := big.NewRat(whole, sample)
	v := new(big.Rat).Mul(a, big.NewRat(valid, 1))
	pairs := new(big.Rat).Sub(a, big.NewRat(1, 1))
	pairs.Mul(pairs, a).Mul(pairs, big.NewRat(twice, 1))
	v.Sub(v, pairs)
	half := new(big.Rat).Add(v, big.NewRat(1, 2))
	rounded := new(big.Int).Div(half.Num(), half.Denom()) // floor
	word := FullCount
	switch {
	case v.Cmp(big.NewRat(110*required, 100)) >= 0:
		word = Qualifies
	case v.Cmp(big.NewRat(95*required, 100)) < 0:
		word = Fails
	}
	return rounded.Int64(), word
}
