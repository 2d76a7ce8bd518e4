package table

import (
	"math/big"
	"slices"
)

// Computed says whether every count is what its printed percentage gives of the
// total, rounded to a whole count: then nothing in the counts is known that was
// not in the percentages.
type Computed struct {
	Holds bool          `json:"holds"`
	Base  int64         `json:"base"` // the stated total, or the sum where none is stated
	Rows  []ComputedRow `json:"rows"`
	// Chance is that of all rows, Free that of the rows left when one follows
	// from the others; both nil where Holds is false.
	Chance *Fraction `json:"chance"`
	Free   *Fraction `json:"chance_free"`
}

// ComputedRow sets a count beside what its percentage gives of the base. Width is
// how many whole counts would have printed as that percentage.
type ComputedRow struct {
	Row      int    `json:"row"`
	Label    string `json:"label"`
	Count    int64  `json:"count"`
	Computed int64  `json:"computed"`
	Width    int64  `json:"width"`
}

// Fraction is an exact fraction in decimal digits: it may pass 64 bits.
type Fraction struct {
	Num string `json:"num"`
	Den string `json:"den"`
}

// Given returns the counts that the percentages give under the first rounding for
// which all do, and the names of all roundings that give the same; nil for none.
func (r *Report) Given() (first *Computed, roundings []string) {
	for _, rounding := range Roundings() {
		c := r.Computed[rounding]
		if c == nil || !c.Holds || first != nil && !slices.Equal(c.Rows, first.Rows) {
			continue
		}
		if first == nil {
			first = c
		}
		roundings = append(roundings, string(rounding))
	}
	return first, roundings
}

// computed holds the counts against the percentages; nil where the table has no
// base or no row to compare.
func (t *Table) computed(rounding Rounding) *Computed {
	sum, summed := t.Sum()
	c := &Computed{Holds: true, Base: sum}
	if t.Total != nil {
		c.Base = *t.Total
	} else if !summed {
		return nil
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		if !row.compares() {
			continue
		}
		count, ok := CountOf(c.Base, *row.Percent, rounding)
		least, most, some := Counts(c.Base, *row.Percent, rounding)
		at := ComputedRow{Row: i + 1, Label: row.Label, Count: *row.Count, Computed: count}
		if most = min(most, c.Base); some && least <= most {
			at.Width = most - least + 1
		}
		c.Holds = c.Holds && ok && at.Width > 0 && count == *row.Count
		c.Rows = append(c.Rows, at)
	}
	if c.Rows == nil {
		return nil
	}
	if c.Holds {
		c.chances(summed && sum == c.Base && len(c.Rows) == len(t.Rows))
	}
	return c
}

// chances multiplies 1/width. Where the counts add up to the base the last of
// them is not free: the row with the most room is left out of Free, so that the
// chance is not made smaller than it is by the choice of the row.
func (c *Computed) chances(oneFollows bool) {
	all, widest := big.NewInt(1), int64(1)
	for _, row := range c.Rows {
		all.Mul(all, big.NewInt(row.Width))
		widest = max(widest, row.Width)
	}
	c.Chance = &Fraction{"1", all.String()}
	c.Free = c.Chance
	if oneFollows {
		c.Free = &Fraction{"1", new(big.Int).Quo(all, big.NewInt(widest)).String()}
	}
}
