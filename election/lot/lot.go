package lot

import (
	"crypto/sha256"
	"slices"
	"strings"

	"urna/election/act"
)

// The first lines of what is hashed for a lot (spec/acts/media.md §2).
const (
	seedDomain   = "urna/lot/1\n"
	streamDomain = "urna/lot-stream/1\n"
)

// Throw is the dice that one candidate's agent threw in public: digits 1 to 6.
type Throw struct{ Candidate, Pips string }

// Seed is SHA-256 over the frozen inputs, named by the hash of the act that
// froze them, the throws in the order of their candidates, and the signature of
// the beacon's round in hexadecimal digits, empty for none.
func Seed(inputs act.Hash, throws []Throw, beacon string) act.Hash {
	var text strings.Builder
	text.WriteString(seedDomain + inputs.String() + "\n")
	for _, t := range throws {
		text.WriteString(t.Candidate + " " + t.Pips + "\n")
	}
	text.WriteString("\n" + beacon + "\n")
	return sha256.Sum256([]byte(text.String()))
}

// Shuffle gives the items in the order that the lot draws for a purpose, by
// Fisher and Yates from the last place down.
func Shuffle(seed act.Hash, purpose string, items []string) []string {
	drawn := slices.Clone(items)
	s := NewStream(streamDomain, seed, purpose)
	for i := len(drawn) - 1; i > 0; i-- {
		j := s.Below(uint64(i) + 1)
		drawn[i], drawn[j] = drawn[j], drawn[i]
	}
	return drawn
}
