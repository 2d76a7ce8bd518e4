package sim

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"math/big"
	"slices"
)

// draws are numbers that look like chance and are the same on every machine:
// SHA-256 over seed and counter.
type draws struct {
	seed    string
	counter uint64
}

// upTo is a number from 0 to most; its bias is below 2^-40 for any count here.
func (d *draws) upTo(most int64) int64 {
	d.counter++
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], d.counter)
	hash := sha256.Sum256(append([]byte("urna draw\n"+d.seed+"\n"), number[:]...))
	return int64(binary.BigEndian.Uint64(hash[:8]) % uint64(most+1))
}

// around is 1000 with a deviation of at most spread to either side.
func (d *draws) around(spread int64) int64 { return 1000 - spread + d.upTo(2*spread) }

// apportion parts a total by weights, no part above its most: largest remainder,
// repeated over the parts with room until all is placed. The total must fit.
func apportion(total int64, weights, most []int64) []int64 {
	parts := make([]int64, len(weights))
	for left := total; left > 0; {
		var open []int
		var sum int64
		for i := range parts {
			if parts[i] < most[i] && weights[i] > 0 {
				open = append(open, i)
				sum += weights[i]
			}
		}
		if len(open) == 0 {
			panic("sim: a total does not fit into its parts")
		}
		left -= share(left, sum, open, room{parts, weights, most})
	}
	return parts
}

// room is parts under way.
type room struct{ parts, weights, most []int64 }

// share places at most left by weight over the open parts, the rest by largest
// remainder, and returns how much found room.
func share(left, sum int64, open []int, r room) int64 {
	remainders := make([]int64, len(r.parts))
	var placed int64
	put := func(i int, count int64) {
		count = min(count, r.most[i]-r.parts[i])
		r.parts[i] += count
		placed += count
	}
	over := left
	for _, i := range open {
		quotient, remainder := divide(left, r.weights[i], sum)
		remainders[i] = remainder
		over -= quotient
		put(i, quotient)
	}
	slices.SortStableFunc(open, func(a, b int) int { return cmp.Compare(remainders[b], remainders[a]) })
	for _, i := range open[:over] {
		put(i, 1)
	}
	return placed
}

// divide is a × b ÷ c, whole, with the remainder; a × b may leave 64 bits.
func divide(a, b, c int64) (quotient, remainder int64) {
	q, r := new(big.Int).QuoRem(new(big.Int).Mul(big.NewInt(a), big.NewInt(b)), big.NewInt(c), new(big.Int))
	return q.Int64(), r.Int64()
}
