package candidacy_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
	"urna/election/candidacy"
)

func TestSampleIsDifferentLinesInOrderAndTheSameForEverybody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(0, 3000).Draw(t, "whole")
		size := rapid.Int64Range(0, 3100).Draw(t, "sample")
		seed := act.Hash{byte(rapid.IntRange(0, 255).Draw(t, "seed"))}
		drawn := candidacy.Sample(seed, "N07/north", whole, size)
		if int64(len(drawn)) != min(size, whole) {
			t.Fatalf("%d lines of %d, want %d", len(drawn), whole, size)
		}
		for i, line := range drawn {
			if line < 0 || line >= whole || i > 0 && line <= drawn[i-1] {
				t.Fatalf("line %d at %d of %v", line, i, drawn)
			}
		}
		if !slices.Equal(drawn, candidacy.Sample(seed, "N07/north", whole, size)) {
			t.Fatal("the same seed draws other lines")
		}
	})
}

func TestSampleOfAnotherSeedOrPurposeIsAnother(t *testing.T) {
	one := candidacy.Sample(act.Hash{1}, "N07/north", 100_000, 50)
	for _, other := range [][]int64{candidacy.Sample(act.Hash{2}, "N07/north", 100_000, 50), candidacy.Sample(act.Hash{1}, "N07/south", 100_000, 50)} {
		if slices.Equal(one, other) {
			t.Error("two draws are the same")
		}
	}
}

// Over 4,000 seeds each of 10 lines is drawn about 1,200 times, within five
// deviations.
func TestEachLineIsDrawnAsOften(t *testing.T) {
	count := make([]int, 10)
	for seed := range 4000 {
		for _, line := range candidacy.Sample(act.Hash{byte(seed), byte(seed >> 8)}, "x", 10, 3) {
			count[line]++
		}
	}
	for line, n := range count {
		if n < 1055 || n > 1345 {
			t.Errorf("line %d was drawn %d times, want about 1,200: %v", line, n, count)
		}
	}
}
