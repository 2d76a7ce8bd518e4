package candidacy_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"urna/election/candidacy"
)

// The numbers from which 93,012 of 120,000 are shown, and one fewer, which does not.
func TestSampleShowsEnoughFromTheBreakEvenOn(t *testing.T) {
	const whole, required = 120_000, 93_012
	for _, c := range []struct{ sample, valid int64 }{{500, 410}, {1000, 806}, {3000, 2379}} {
		if got := candidacy.LowerBound(whole, c.sample, c.valid, candidacy.ErrorOneIn); got < required {
			t.Errorf("%d of %d: at least %d, want %d or more", c.valid, c.sample, got, required)
		}
		if got := candidacy.LowerBound(whole, c.sample, c.valid-1, candidacy.ErrorOneIn); got >= required {
			t.Errorf("%d of %d: at least %d, want fewer than %d", c.valid-1, c.sample, got, required)
		}
	}
}

// chance is that of so many valid or more, by the definition.
func chance(sample, valid int64, p *big.Rat) *big.Rat {
	q, sum := new(big.Rat).Sub(big.NewRat(1, 1), p), new(big.Rat)
	for i := valid; i <= sample; i++ {
		term := new(big.Rat).SetInt(new(big.Int).Binomial(sample, i))
		for range i {
			term.Mul(term, p)
		}
		for range sample - i {
			term.Mul(term, q)
		}
		sum.Add(sum, term)
	}
	return sum
}

func TestBoundIsTheLargestWholeThatIsRareEnough(t *testing.T) {
	for whole := int64(1); whole <= 14; whole++ {
		for sample := int64(1); sample < whole; sample++ {
			for valid := int64(1); valid <= sample; valid++ {
				want := valid
				for k := valid; k < whole; k++ {
					if chance(sample, valid, big.NewRat(k, whole)).Cmp(big.NewRat(1, 5)) <= 0 {
						want = k
					}
				}
				if got := candidacy.LowerBound(whole, sample, valid, 5); got != want {
					t.Fatalf("%d of %d of %d: at least %d, want %d", valid, sample, whole, got, want)
				}
			}
		}
	}
}

func TestBoundGrowsWithWhatIsFoundAndIsNeverMoreThanCouldBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(1, 20_000).Draw(t, "whole")
		sample := rapid.Int64Range(1, min(whole, 300)).Draw(t, "sample")
		valid := rapid.Int64Range(0, sample).Draw(t, "valid")
		got := candidacy.LowerBound(whole, sample, valid, candidacy.ErrorOneIn)
		if got < valid || got > whole-(sample-valid) {
			t.Fatalf("%d of %d of %d: at least %d, want %d to %d", valid, sample, whole, got, valid, whole-(sample-valid))
		}
		if sample == whole && got != valid {
			t.Fatalf("all %d looked at, %d valid: at least %d", whole, valid, got)
		}
		if stricter := candidacy.LowerBound(whole, sample, valid, 10*candidacy.ErrorOneIn); stricter > got {
			t.Fatalf("at less error %d, more than %d", stricter, got)
		}
		if valid < sample {
			if more := candidacy.LowerBound(whole, sample, valid+1, candidacy.ErrorOneIn); more < got {
				t.Fatalf("%d with one more valid, fewer than %d", more, got)
			}
		}
	})
}

func TestWhatContradictsItselfOrIsTooLargeToComputeShowsWhatWasFoundOrNothing(t *testing.T) {
	for _, c := range []struct{ whole, sample, valid, want int64 }{
		{100, 0, 0, 0}, {100, 10, 11, 0}, {10, 11, 10, 0}, {-5, 0, 0, 0}, {1_000_000_000, 900_000_000, 800_000_000, 800_000_000}, {100, 10, 0, 0},
	} {
		if got := candidacy.LowerBound(c.whole, c.sample, c.valid, candidacy.ErrorOneIn); got != c.want {
			t.Errorf("%+v: at least %d", c, got)
		}
	}
}

// The second is the example of the regulation, 2 CCR 20540.
func TestCaliforniaGivesItsExamples(t *testing.T) {
	for _, c := range []struct {
		candidacy.Looked
		want int64
	}{{candidacy.Looked{Whole: 10_007, Sample: 500, Valid: 262, Twice: 1}, 4863}, {candidacy.Looked{Whole: 24_034, Sample: 722, Valid: 516, Twice: 2}, 15_028}} {
		if got, _ := c.California(1); got != c.want {
			t.Errorf("%+v: %d, want %d", c.Looked, got, c.want)
		}
	}
}

func TestCaliforniaQualifiesFrom110PercentAndFailsBelow95(t *testing.T) {
	for required, want := range map[int64]string{
		90: candidacy.Qualifies, 91: candidacy.FullCount, 105: candidacy.FullCount, 106: candidacy.Fails,
	} {
		if v, got := (candidacy.Looked{Whole: 1000, Sample: 100, Valid: 10}).California(required); v != 100 || got != want {
			t.Errorf("%d of %d required: %s, want 100 and %s", v, required, got, want)
		}
	}
	if v, got := (candidacy.Looked{}).California(5); v != 0 || got != candidacy.FullCount {
		t.Errorf("nothing looked at: %d, %s", v, got)
	}
}
