package media

import (
	"math/big"
	"slices"
)

// Metric is how far apart two values of a coding are.
type Metric int

// Values are names, ranks, or numbers with equal distances.
const (
	Nominal Metric = iota
	Ordinal
	Interval
)

// Gate is the alpha from which on a coding is shown, after Krippendorff (2004).
func Gate() *big.Rat { return big.NewRat(4, 5) }

// Alpha is Krippendorff's alpha of units that several people coded: 1 for full
// agreement, 0 for what chance gives. Each unit is the values it got, in any
// order; units with fewer than two values say nothing. It is nil when no two
// values can be compared or all are the same, as there is no disagreement to
// expect (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011).
func Alpha(units [][]int64, metric Metric) *big.Rat {
	c := coincidences(units)
	if c.total < 2 {
		return nil
	}
	observed, expected := new(big.Rat), new(big.Rat)
	for i, v := range c.values {
		for j, w := range c.values {
			d := c.distance(metric, i, j)
			observed.Add(observed, new(big.Rat).Mul(d, c.pairs[[2]int64{v, w}]))
			chance := new(big.Rat).SetInt64(c.count[v] * c.count[w])
			expected.Add(expected, chance.Mul(chance, d))
		}
	}
	if expected.Sign() == 0 {
		return nil
	}
	ratio := observed.Quo(observed, expected)
	ratio.Mul(ratio, new(big.Rat).SetInt64(c.total-1))
	return ratio.Sub(big.NewRat(1, 1), ratio)
}

// table is how often two values met in a unit, each unit counting by its values.
type table struct {
	values []int64 // ascending
	count  map[int64]int64
	pairs  map[[2]int64]*big.Rat
	total  int64
}

func coincidences(units [][]int64) table {
	c := table{count: map[int64]int64{}, pairs: map[[2]int64]*big.Rat{}}
	for _, unit := range units {
		if len(unit) < 2 {
			continue
		}
		weight := big.NewRat(1, int64(len(unit)-1))
		for i, v := range unit {
			c.count[v]++
			c.total++
			for j, w := range unit {
				if i != j {
					c.meet(v, w, weight)
				}
			}
		}
	}
	for v := range c.count {
		c.values = append(c.values, v)
	}
	slices.Sort(c.values)
	for _, v := range c.values {
		for _, w := range c.values {
			c.meet(v, w, new(big.Rat))
		}
	}
	return c
}

func (c *table) meet(v, w int64, weight *big.Rat) {
	at := [2]int64{v, w}
	if c.pairs[at] == nil {
		c.pairs[at] = new(big.Rat)
	}
	c.pairs[at].Add(c.pairs[at], weight)
}

// distance is the squared difference of two values, by their places.
func (c *table) distance(metric Metric, i, j int) *big.Rat {
	d := new(big.Rat)
	switch {
	case i == j:
		return d
	case metric == Nominal:
		return d.SetInt64(1)
	case metric == Interval:
		d.SetInt64(c.values[i] - c.values[j])
	case metric == Ordinal:
		low, high := min(i, j), max(i, j)
		d.SetInt64(-(c.count[c.values[low]] + c.count[c.values[high]]))
		d.Quo(d, big.NewRat(2, 1))
		for _, v := range c.values[low : high+1] {
			d.Add(d, new(big.Rat).SetInt64(c.count[v]))
		}
	}
	return d.Mul(d, d)
}
