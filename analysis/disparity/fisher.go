package disparity

import "math/big"

// Table is two groups with two fates: how many of one's own were refused and
// accepted, and how many of the others'. Counts are not negative.
type Table struct{ Refused, Accepted, OthersRefused, OthersAccepted int64 }

// most bounds the answers for which the exact fraction is computed: beyond it the
// whole numbers have so many digits that a page would wait for them.
const most = 4_000

// Fisher is the two-sided probability of a table at least as unlikely as this one,
// if the refusals had fallen on all requests by chance; nil where a margin is
// empty, so that nothing can be compared, or where there are more than 4,000
// answers.
func Fisher(t Table) *big.Rat {
	own, others := t.Refused+t.Accepted, t.OthersRefused+t.OthersAccepted
	refused := t.Refused + t.OthersRefused
	all := own + others
	if own == 0 || others == 0 || refused == 0 || refused == all || all > most {
		return nil
	}
	low, high := max(0, refused-others), min(own, refused)
	// Ways in which k of one's own are among the refused: C(own, k) C(others, refused-k).
	ways := new(big.Int).Binomial(own, low)
	ways.Mul(ways, new(big.Int).Binomial(others, refused-low))
	each := make([]*big.Int, 0, high-low+1)
	for k := low; ; k++ {
		each = append(each, new(big.Int).Set(ways))
		if k == high {
			break
		}
		ways.Mul(ways, big.NewInt((own-k)*(refused-k)))
		ways.Quo(ways, big.NewInt((k+1)*(others-refused+k+1)))
	}
	seen, total, asUnlikely := each[t.Refused-low], new(big.Int), new(big.Int)
	for _, w := range each {
		total.Add(total, w)
		if w.Cmp(seen) <= 0 {
			asUnlikely.Add(asUnlikely, w)
		}
	}
	return new(big.Rat).SetFrac(asUnlikely, total)
}
