package table

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// printedBy rounds a share by hand, in fractions: the oracle of the package.
func printedBy(count, base int64, decimals int, r Rounding) int64 {
	share := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(count), big.NewInt(100*power(decimals))), big.NewInt(base))
	digits := new(big.Int).Quo(share.Num(), share.Denom())
	rest := new(big.Rat).Sub(share, new(big.Rat).SetInt(digits))
	half := rest.Cmp(big.NewRat(1, 2))
	if r == HalfUp && half >= 0 || r == HalfEven && (half > 0 || half == 0 && digits.Bit(0) == 1) {
		digits.Add(digits, big.NewInt(1))
	}
	return digits.Int64()
}

func TestInEverySmallWorldAdmitsIsWhatTryingGives(t *testing.T) {
	const largest = 60
	for _, r := range Roundings() {
		for decimals := 0; decimals <= 2; decimals++ {
			for count := int64(0); count <= largest; count++ {
				smallWorld(t, count, decimals, r)
			}
		}
	}
}

// smallWorld tries every total up to 60 for each percentage that one of them prints,
// and for its neighbours, which perhaps none does.
func smallWorld(t *testing.T, count int64, decimals int, r Rounding) {
	t.Helper()
	const largest = 60
	tried := map[Percent]map[int64]bool{}
	for base := int64(1); base <= largest; base++ {
		digits := printedBy(count, base, decimals, r)
		for d := max(0, digits-1); d <= digits+1; d++ {
			if p := (Percent{d, decimals}); tried[p] == nil && p.valid() {
				tried[p] = map[int64]bool{}
			}
		}
		if p := (Percent{digits, decimals}); tried[p] != nil {
			tried[p][base] = true
		}
	}
	for p, bases := range tried {
		least, most, ok := Admits(count, p, r)
		for base := int64(1); base <= largest; base++ {
			if got := ok && least <= base && base <= most; got != bases[base] {
				t.Fatalf("%s: %d of %d as %s: admitted %v (%d–%d), want %v", r, count, base, p, got, least, most, bases[base])
			}
			if got := Fits(count, base, p, r); got != bases[base] {
				t.Fatalf("%s: %d of %d as %s: fits %v, want %v", r, count, base, p, got, bases[base])
			}
			from, to, some := Counts(base, p, r)
			if got := some && from <= count && count <= to; got != bases[base] {
				t.Fatalf("%s: %d of %d as %s: counts %d–%d", r, count, base, p, from, to)
			}
		}
	}
}

func TestTiesAndEndsOfAdmittedTotals(t *testing.T) {
	for _, c := range []struct {
		count       int64
		percent     string
		r           Rounding
		least, most int64 // 0, 0: none
	}{
		{1, "12", HalfUp, 9, 8}, // 1/8 = 12.5 goes up: no total gives 12
		{1, "12", HalfEven, 8, 8},
		{1, "12", Truncate, 8, 8},
		{1, "13", HalfUp, 8, 8},
		{1, "13", HalfEven, 0, 0},
		{0, "0", HalfUp, 1, Unbounded},
		{0, "0.00", Truncate, 1, Unbounded},
		{0, "0.01", HalfUp, 0, 0},
		{0, "1", Truncate, 0, 0},
		{1, "0.00", HalfUp, 20001, Unbounded},   // 1/20000 = 0.005 goes up
		{1, "0.00", HalfEven, 20000, Unbounded}, // and to the even 0
		{1, "0.00", Truncate, 10001, Unbounded},
		{1, "100", HalfUp, 1, 1},
		{1000, "100.0", HalfUp, 1000, 1000},
		{1000, "100", HalfUp, 996, 1005},
		{1000, "100", HalfEven, 996, 1005},
		{1000, "100", Truncate, 991, 1000},
		{MaxCount, "100", Truncate, 8918019064099992, MaxCount},
		{MaxCount, "0.000000001", HalfUp, 0, 0}, // such totals pass 64 bits
		{-1, "0", HalfUp, 0, 0},
		{5, "5", "upwards", 0, 0},
	} {
		p, err := ParsePercent(c.percent)
		if err != nil {
			t.Fatal(err)
		}
		least, most, ok := Admits(c.count, p, c.r)
		if want := c.most >= c.least && c.most > 0; ok != want || ok && (least != c.least || most != c.most) {
			t.Errorf("%s: %d as %s: got %d–%d, %v, want %d–%d", c.r, c.count, c.percent, least, most, ok, c.least, c.most)
		}
	}
}

func anyRow(t *rapid.T) (int64, Percent, Rounding) {
	decimals := rapid.IntRange(0, MaxDecimals).Draw(t, "decimals")
	digits := rapid.Int64Range(0, 1000*power(decimals)-1).Draw(t, "digits")
	return rapid.Int64Range(0, MaxCount).Draw(t, "count"), Percent{digits, decimals}, rapid.SampledFrom(Roundings()).Draw(t, "rounding")
}

func TestBothEndsFitAndTheirNeighboursDoNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count, p, r := anyRow(t)
		least, most, ok := Admits(count, p, r)
		if !ok {
			return
		}
		fits := func(base int64, want bool) {
			if got := printedBy(count, base, p.Decimals, r) == p.Digits; got != want {
				t.Fatalf("%s: %d of %d as %s: %v, want %v", r, count, base, p, got, want)
			}
			if got := Fits(count, base, p, r); got != want {
				t.Fatalf("%s: %d of %d as %s: Fits says %v, want %v", r, count, base, p, got, want)
			}
		}
		fits(least, true)
		if least > 1 {
			fits(least-1, false)
		}
		if most != Unbounded {
			fits(most, true)
			fits(most+1, false)
		}
	})
}

func TestCountOfAPercentageIsAmongThoseThatPrintIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, p, _ := anyRow(t)
		base++
		for _, r := range []Rounding{HalfUp, HalfEven} {
			count, ok := CountOf(base, p, r)
			if !ok {
				t.Fatalf("%s of %d has no count", p, base)
			}
			least, most, some := Counts(base, p, r)
			if fits := Fits(count, base, p, r); fits != (some && least <= count && count <= most) {
				t.Fatalf("%s: %d of %d as %s: fits %v, counts %d–%d", r, count, base, p, fits, least, most)
			}
			if some && uint64(base) > 100*uint64(power(p.Decimals)) && !Fits(count, base, p, r) {
				t.Fatalf("%s: %d of %d does not print as %s though the total is large", r, count, base, p)
			}
		}
	})
}

func TestPercentagesReadBackAsTheyArePrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, p, _ := anyRow(t)
		if got, err := ParsePercent(p.String()); err != nil || got != p {
			t.Fatalf("%v prints as %s and reads as %v, %v", p, p, got, err)
		}
	})
	for _, text := range []string{"", ".", "5.", ".5", "-1", "+1", "1.2.3", "1,2,3", "1,2.3", "01", "00.5", "1000", "1e2", "0.1234567890", "٥", "5 %"} {
		if p, err := ParsePercent(text); err == nil {
			t.Errorf("%q reads as %v", text, p)
		}
	}
}

func TestSharesOfNothingAndBeyondAllBoundsHaveNoPrint(t *testing.T) {
	for _, c := range []struct {
		count, base int64
		decimals    int
	}{{1, 0, 0}, {1, -1, 0}, {-1, 1, 0}, {10, 1, 0}, {math.MaxInt64, 1, 9}, {1, 1, 10}, {1, 1, -1}} {
		if p, ok := Printed(c.count, c.base, c.decimals, HalfUp); ok {
			t.Errorf("%d of %d with %d decimals prints as %s", c.count, c.base, c.decimals, p)
		}
	}
}
