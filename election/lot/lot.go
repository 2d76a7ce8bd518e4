package lot

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strconv"
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

// stream gives numbers from a seed for one purpose: SHA-256 of a counter, eight
// bytes at a time.
type stream struct {
	prefix string
	next   int64
	left   []byte
}

func newStream(seed act.Hash, purpose string) *stream {
	return &stream{prefix: streamDomain + seed.String() + "\n" + purpose + "\n"}
}

func (s *stream) number() uint64 {
	if len(s.left) == 0 {
		block := sha256.Sum256([]byte(s.prefix + strconv.FormatInt(s.next, 10) + "\n"))
		s.next, s.left = s.next+1, block[:]
	}
	n := binary.BigEndian.Uint64(s.left)
	s.left = s.left[8:]
	return n
}

// below is a number from 0 to n-1, each as likely: numbers of the last, broken
// turn of n are thrown away.
func (s *stream) below(n uint64) uint64 {
	broken := -n % n
	for {
		if x := s.number(); x <= ^uint64(0)-broken {
			return x % n
		}
	}
}

// Shuffle gives the items in the order that the lot draws for a purpose, by
// Fisher and Yates from the last place down.
func Shuffle(seed act.Hash, purpose string, items []string) []string {
	drawn := slices.Clone(items)
	s := newStream(seed, purpose)
	for i := len(drawn) - 1; i > 0; i-- {
		j := s.below(uint64(i) + 1)
		drawn[i], drawn[j] = drawn[j], drawn[i]
	}
	return drawn
}
