package candidacy

import "math/big"

// The words for what California's rule says of a sample.
const (
	Qualifies = "qualifies"
	FullCount = "full count"
	Fails     = "fails"
)

// Looked is what was found in a sample of signatures: of the whole so many were
// looked at and so many of them were valid; so many were extra signatures of a person
// who had signed in the sample before.
type Looked struct{ Whole, Sample, Valid, Twice int64 }

// California estimates valid signatures as 2 CCR 20530 to 20532 has it: the whole
// times the share of valid ones, to four decimals, rounded up; less A for each
// extra signature, A being the whole over the sample to four decimals, rounded up. It
// says what that means where so many are required: from 110 percent on they qualify,
// below 95 percent they fail, between all are counted. It is shown beside the law's
// rule and decides nothing.
func (l Looked) California(required int64) (int64, string) {
	if l.Sample <= 0 || l.Whole < l.Sample {
		return 0, FullCount
	}
	share := decimals(l.Valid, l.Sample)
	valid := up(new(big.Int).Mul(share, big.NewInt(l.Whole)), tenThousand)
	a := decimals(l.Whole, l.Sample)
	weight := new(big.Int).Mul(a, new(big.Int).Sub(a, big.NewInt(tenThousand)))
	extra := up(weight.Mul(weight, big.NewInt(l.Twice)), tenThousand*tenThousand)
	v := valid.Sub(valid, extra)
	percent := func(p int64) *big.Int { return new(big.Int).Mul(big.NewInt(p), big.NewInt(required)) }
	switch hundredfold := new(big.Int).Mul(v, big.NewInt(100)); {
	case hundredfold.Cmp(percent(110)) >= 0:
		return v.Int64(), Qualifies
	case hundredfold.Cmp(percent(95)) < 0:
		return v.Int64(), Fails
	}
	return v.Int64(), FullCount
}

const tenThousand = 10_000

// decimals is a quotient to four decimals, in ten thousandths, a half going up.
func decimals(a, b int64) *big.Int {
	n := new(big.Int).Mul(big.NewInt(a), big.NewInt(2*tenThousand))
	return n.Add(n, big.NewInt(b)).Quo(n, big.NewInt(2*b))
}

// up is a quotient rounded up; n is not negative.
func up(n *big.Int, by int64) *big.Int {
	d := big.NewInt(by)
	return n.Add(n, d).Sub(n, big.NewInt(1)).Quo(n, d)
}
