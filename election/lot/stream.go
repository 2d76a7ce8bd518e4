package lot

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"

	"urna/election/act"
)

// Stream gives numbers from a seed for one purpose: SHA-256 of a counter, eight
// bytes at a time.
type Stream struct {
	prefix string
	next   int64
	left   []byte
}

// NewStream begins the stream of a seed. The domain, which ends in a line feed,
// keeps draws of different kinds apart; the purpose those of one seed.
func NewStream(domain string, seed act.Hash, purpose string) *Stream {
	return &Stream{prefix: domain + seed.String() + "\n" + purpose + "\n"}
}

func (s *Stream) number() uint64 {
	if len(s.left) == 0 {
		block := sha256.Sum256([]byte(s.prefix + strconv.FormatInt(s.next, 10) + "\n"))
		s.next, s.left = s.next+1, block[:]
	}
	n := binary.BigEndian.Uint64(s.left)
	s.left = s.left[8:]
	return n
}

// Below is a number from 0 to n-1, each as likely: numbers of the last, broken
// turn of n are thrown away.
func (s *Stream) Below(n uint64) uint64 {
	broken := -n % n
	for {
		if x := s.number(); x <= ^uint64(0)-broken {
			return x % n
		}
	}
}
