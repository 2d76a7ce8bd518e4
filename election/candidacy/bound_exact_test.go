package candidacy

import (
	"math/big"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func drawOf(whole, sample, valid, oneIn int64) draw {
	return draw{whole, sample, valid, oneIn, new(big.Int).Binomial(sample, valid)}
}

// plainly is the bound as its definition has it, every chance summed exactly.
func plainly(d draw) int64 {
	if d.sample == d.whole || d.valid == 0 {
		return d.valid
	}
	best := d.valid
	for k := d.valid; k < d.whole && d.exactly(k); k++ {
		best = k
	}
	return best
}

// Limits of one in 2, 3 and 4 are met exactly by some of these chances, where no
// enclosure decides.
func TestQuickBoundIsTheExactOneInEverySmallWorld(t *testing.T) {
	worlds, undecided := 0, 0
	for _, oneIn := range []int64{1, 2, 3, 4, 5, 100} {
		for whole := int64(1); whole <= 16; whole++ {
			for sample := int64(1); sample <= whole; sample++ {
				for valid := int64(0); valid <= sample; valid++ {
					d := drawOf(whole, sample, valid, oneIn)
					if got, want := LowerBound(whole, sample, valid, oneIn), plainly(d); got != want {
						t.Fatalf("%+v: at least %d, want %d", d, got, want)
					}
					worlds++
					for k := int64(1); k < whole && valid > 0; k++ {
						if d.rare(k) != d.exactly(k) {
							t.Fatalf("%+v: rare at %d is %v", d, k, d.rare(k))
						}
						low, high := d.enclosed(k, big.ToZero), d.enclosed(k, big.AwayFromZero)
						if one := big.NewFloat(1); low.Cmp(one) < 0 && high.Cmp(one) > 0 {
							undecided++
						}
					}
				}
			}
		}
	}
	if worlds < 5_000 || undecided == 0 {
		t.Errorf("%d worlds, %d chances that no enclosure decides; want 5,000 and some", worlds, undecided)
	}
}

// The enclosure holds the exact chance and is narrow.
func TestEnclosureHoldsTheChance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(2, 1_000_000_000).Draw(t, "whole")
		sample := rapid.Int64Range(1, min(whole, 400)).Draw(t, "sample")
		d := drawOf(whole, sample, rapid.Int64Range(1, sample).Draw(t, "valid"), rapid.Int64Range(1, 1000).Draw(t, "oneIn"))
		k := rapid.Int64Range(1, whole-1).Draw(t, "k")
		many := new(big.Int)
		for i := d.valid; i <= sample; i++ {
			term := new(big.Int).Binomial(sample, i)
			term.Mul(term, new(big.Int).Exp(big.NewInt(k), big.NewInt(i), nil))
			many.Add(many, term.Mul(term, new(big.Int).Exp(big.NewInt(whole-k), big.NewInt(sample-i), nil)))
		}
		all := new(big.Int).Exp(big.NewInt(whole), big.NewInt(sample), nil)
		exact := new(big.Rat).SetFrac(many, all)
		exact.Mul(exact, new(big.Rat).SetInt64(d.oneIn))
		low, _ := d.enclosed(k, big.ToZero).Rat(nil)
		high, _ := d.enclosed(k, big.AwayFromZero).Rat(nil)
		if low.Cmp(exact) > 0 || high.Cmp(exact) < 0 {
			t.Fatalf("%+v at %d: %s is not in %s to %s", d, k, exact.FloatString(30), low.FloatString(30), high.FloatString(30))
		}
		if wide := new(big.Rat).Quo(high, low); wide.Cmp(new(big.Rat).SetFrac64(1<<62+1, 1<<62)) > 0 {
			t.Fatalf("%+v at %d: an enclosure of %s to %s decides little", d, k, low.FloatString(30), high.FloatString(30))
		}
		if d.rare(k) != d.exactly(k) {
			t.Fatalf("%+v: rare at %d is %v", d, k, d.rare(k))
		}
	})
}

func TestBoundOfTheLargestSampleIsQuickAndExact(t *testing.T) {
	for _, valid := range []int64{1, 40, 2500, 2501, 3900, 5000} {
		d := drawOf(1_000_000_000, mostBounded, valid, ErrorOneIn)
		began := time.Now()
		k := LowerBound(d.whole, d.sample, d.valid, d.oneIn)
		t.Logf("%d of %d: at least %d, %v", valid, d.sample, k, time.Since(began))
		if k > valid && !d.exactly(k) || d.exactly(k+1) {
			t.Errorf("%d of %d: %d is not the largest that is rare", valid, d.sample, k)
		}
	}
}
