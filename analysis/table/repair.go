package table

import (
	"strconv"
	"strings"
)

// The fields of a row that a repair may change.
const (
	FieldCount   = "count"
	FieldPercent = "percent"
)

// The bases that a repaired table may have.
const (
	BaseSum    = "sum"    // the sum of its counts, as repaired
	BaseCommon = "common" // another total that all rows admit
)

// Repair is a change of one printed digit into another after which all rows are
// their printed shares of one total. That it is possible does not say that it is
// right.
type Repair struct {
	Row      int    `json:"row"` // from 1
	Label    string `json:"label"`
	Field    string `json:"field"`
	Printed  string `json:"printed"`
	Repaired string `json:"repaired"`
	Base     string `json:"base"`
	Holds    []Hold `json:"holds"`
}

// Hold says under which rounding a repair holds, and with which totals: one for
// the sum, all that the rows have in common otherwise.
type Hold struct {
	Rounding Rounding `json:"rounding"`
	Totals
}

// others are, for each rounding, what all rows but one admit.
type others struct {
	rounding Rounding
	spans    []span
}

// without meets the rows before and behind each row, so that the whole takes one
// pass and not one for each row.
func (t *Table) without(rounding Rounding) others {
	o := others{rounding, make([]span, len(t.Rows))}
	before := anyTotal
	for i := range t.Rows {
		o.spans[i] = before
		before = before.meet(t.Rows[i].admits(rounding))
	}
	behind := anyTotal
	for i := len(t.Rows) - 1; i >= 0; i-- {
		o.spans[i] = o.spans[i].meet(behind)
		behind = behind.meet(t.Rows[i].admits(rounding))
	}
	return o
}

// repairs lists every change of one digit that brings the rows together, in the
// order of rows, fields, digits and new digits; those with the sum go before
// those with another total. Where the rows have a total in common as they stand,
// only changes that make the sum one are sought, and where the sum is one, none.
func (t *Table) repairs(r *Report) []Repair {
	s := search{table: t, base: r.Sum, common: !r.Consistent, sum: r.Sum != nil}
	for _, rounding := range Roundings() {
		s.rest = append(s.rest, t.without(rounding))
		s.sum = s.sum && len(r.Roundings[rounding].NotOfSum) > 0
	}
	found := []Repair{}
	if !s.common && !s.sum {
		return found
	}
	for i := range t.Rows {
		for _, c := range changesOf(t.Rows[i]) {
			found = append(found, s.try(i, c)...)
		}
	}
	return found
}

// search is what stays the same from one change to the next.
type search struct {
	table       *Table
	base        *int64 // the sum as printed, nil where it is not known
	sum, common bool   // the bases that are sought
	rest        []others
}

// try asks whether the rows meet once row i stands as changed.
func (s *search) try(i int, c changed) []Repair {
	repair := Repair{Row: i + 1, Label: c.Label, Field: c.field, Printed: c.printed, Repaired: c.repaired}
	sum, common := repair, repair
	sum.Base, common.Base = BaseSum, BaseCommon
	for _, rest := range s.rest {
		totals := rest.spans[i].meet(c.admits(rest.rounding))
		if totals.empty() {
			continue
		}
		base, known := s.sumWith(i, c)
		if known && totals.holds(base) {
			sum.Holds = append(sum.Holds, Hold{rest.rounding, Totals{base, &base}})
		} else {
			common.Holds = append(common.Holds, Hold{rest.rounding, *totals.totals()})
		}
	}
	var found []Repair
	if s.sum && sum.Holds != nil {
		found = append(found, sum)
	}
	if s.common && common.Holds != nil {
		found = append(found, common)
	}
	return found
}

// sumWith is the sum of the counts once row i stands as changed.
func (s *search) sumWith(i int, c changed) (int64, bool) {
	if s.base == nil {
		return 0, false
	}
	if c.field == FieldPercent {
		return *s.base, true
	}
	sum := *s.base - *s.table.Rows[i].Count
	return sum + *c.Count, *c.Count < Unbounded-sum
}

// changed is a row with one digit changed.
type changed struct {
	Row
	field, printed, repaired string
}

func changesOf(row Row) []changed {
	var all []changed
	if row.Count != nil {
		printed := strconv.FormatInt(*row.Count, 10)
		for _, text := range otherDigits(printed, len(printed)) {
			if count, err := strconv.ParseInt(text, 10, 64); err == nil {
				c := changed{row, FieldCount, printed, text}
				c.Count = &count
				all = append(all, c)
			}
		}
	}
	if row.Percent != nil {
		printed := row.Percent.String()
		wholes, _, _ := strings.Cut(printed, ".")
		for _, text := range otherDigits(printed, len(wholes)) {
			if percent, err := ParsePercent(text); err == nil {
				c := changed{row, FieldPercent, printed, text}
				c.Percent = &percent
				all = append(all, c)
			}
		}
	}
	return all
}

// otherDigits lists the texts that differ from printed in one digit; a number of
// several digits before its decimal mark, wholes, does not come to begin with 0.
func otherDigits(printed string, wholes int) []string {
	var texts []string
	for at := range len(printed) {
		if printed[at] == '.' {
			continue
		}
		for digit := byte('0'); digit <= '9'; digit++ {
			if digit != printed[at] && !(digit == '0' && at == 0 && wholes > 1) {
				texts = append(texts, printed[:at]+string(digit)+printed[at+1:])
			}
		}
	}
	return texts
}
