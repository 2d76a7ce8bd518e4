package candidacy

import (
	"slices"

	"urna/election/act"
	"urna/election/lot"
)

// sampleDomain is the first line of what is hashed for a sample.
const sampleDomain = "urna/sample/1\n"

// Sample draws so many of the lines 0 to whole-1 by a public seed, in ascending
// order: the first places of a shuffle of all lines, by Fisher and Yates from the
// first place up. The purpose keeps the draws of one seed apart; it is the nominee's
// id, a slash and the unit's. A sample larger than the whole is the whole.
func Sample(seed act.Hash, purpose string, whole, sample int64) []int64 {
	s := lot.NewStream(sampleDomain, seed, purpose)
	moved := map[int64]int64{} // what lies at a place that was swapped
	at := func(i int64) int64 {
		if line, is := moved[i]; is {
			return line
		}
		return i
	}
	var drawn []int64
	for i := range min(sample, whole) {
		j := i + int64(s.Below(uint64(whole-i)))
		drawn = append(drawn, at(j))
		moved[j] = at(i)
	}
	slices.Sort(drawn)
	return drawn
}
