package rulebook

import (
	"math"
	"math/big"
	"testing"
)

// edges are numbers about the places where 64 bits end.
func edges() []int64 {
	all := []int64{0, 1, 2, 3, math.MaxInt64, math.MaxInt64 - 1, -math.MaxInt64}
	for shift := range 63 {
		n := int64(1) << shift
		all = append(all, n-1, n, n+1, -n, -n+1, -n-1)
	}
	return append(all, 3037000499, 3037000500, -3037000499, -3037000500, 1_000_000_000*MaxCandidates)
}

func TestProductsAndSumsSayWhenTheyLeave64Bits(t *testing.T) {
	for _, a := range edges() {
		for _, b := range edges() {
			// −2^63 itself counts as outside: it marks a blank.
			wide := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
			got, fits := multiply(a, b)
			if want := wide.IsInt64() && wide.Int64() != math.MinInt64; fits != want || (fits && got != wide.Int64()) {
				t.Errorf("%d × %d = %d, fits %v, want %d, %v", a, b, got, fits, wide, want)
			}
			wide = new(big.Int).Add(big.NewInt(a), big.NewInt(b))
			got, fits = add(a, b)
			if want := wide.IsInt64(); fits != want || (fits && got != wide.Int64()) {
				t.Errorf("%d + %d = %d, fits %v, want %d, %v", a, b, got, fits, wide, want)
			}
		}
	}
}

func TestVerdictsBeyond64BitsAreThoseOfUnboundedArithmetic(t *testing.T) {
	form := Form{
		{Code: "V", Type: TypeNumber, Absent: AbsentFind},
		{Code: "R", Type: TypeNumber, Absent: AbsentFind},
	}
	layout, err := NewLayout(form, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"1000000000 * V <= R", "1000000000 * V + 1000000000 * V >= 999999999 * R", "1000 * V + 24 * V - 1000 * R < R",
		"1023 * V + V > 0", "0 - 1024 * V - R <= 0", "1/999999937 * V = 1/999999929 * R", "1/999999937 * V + 1/999999929 * R < 1/999999893 * V",
	} {
		formula, err := ParseRelation(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		check, err := layout.Compile(formula)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		for _, v := range edges() {
			for _, r := range edges() {
				if v < 0 || v > MaxCount || r < 0 || r > MaxCount {
					continue
				}
				sheet := Sheet{Fixed: []int64{v, r}}
				_, want := check.wideVerdict(&reader{sheet: sheet})
				if got := check.Clear(sheet, Inputs{}); got != want {
					t.Errorf("%s with V = %d, R = %d: %v, want %v", text, v, r, got, want)
				}
			}
		}
	}
}
