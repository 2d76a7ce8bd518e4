package rulebook

import "slices"

// LabelAll is the label under which a sum shows the whole of a free list,
// because the labels of different stations name different boxes.
const LabelAll = "all"

// Sum adds up sheets of one layout: a place for each slot, then one for each
// free list. Have counts the sheets on which the place was filled. The value of
// a place is Carry × 2^53 + Fixed, with Fixed between 0 and 2^53 − 1: a million
// absurd sheets must not turn into a small number.
type Sum struct {
	Fixed, Have, Carry []int64
}

// NewSum is the sum of no sheet.
func (l *Layout) NewSum() Sum {
	places := l.slots + len(l.loose)
	return Sum{make([]int64, places), make([]int64, places), make([]int64, places)}
}

// Add puts a sheet into a sum; times are not summed.
func (l *Layout) Add(sum *Sum, s Sheet) { l.apply(sum, s, 1) }

// Subtract takes a sheet out of a sum to which it was added.
func (l *Layout) Subtract(sum *Sum, s Sheet) { l.apply(sum, s, -1) }

func (l *Layout) apply(sum *Sum, s Sheet, sign int64) {
	for slot, count := range s.Fixed {
		if count != Blank && !l.times[slot] {
			sum.put(slot, count, sign)
		}
	}
	for i, cell := range s.Loose {
		where := l.slots + l.places[cell.Code].loose
		sum.put(where, cell.Count, sign)
		if i > 0 && s.Loose[i-1].Code == cell.Code {
			sum.Have[where] -= sign
		}
	}
}

func (sum *Sum) put(where int, count, sign int64) {
	value := sum.Fixed[where] + sign*count
	sum.Carry[where] += value >> 53
	sum.Fixed[where] = value & MaxCount
	sum.Have[where] += sign
}

// Merge adds one sum of the layout to another, as units add up to the nation.
func (sum *Sum) Merge(other Sum) {
	for i := range sum.Fixed {
		value := sum.Fixed[i] + other.Fixed[i]
		sum.Fixed[i] = value & MaxCount
		sum.Carry[i] += other.Carry[i] + value>>53
		sum.Have[i] += other.Have[i]
	}
}

// Clone copies a sum, for a snapshot that later sheets must not change.
func (sum Sum) Clone() Sum {
	places := len(sum.Fixed)
	all := slices.Concat(sum.Fixed, sum.Have, sum.Carry) // one piece of memory, for it is copied with every act
	return Sum{all[:places:places], all[places : 2*places : 2*places], all[2*places:]}
}

// Total gives a sum as a sheet on which relations and totals can be read. A
// place that no sheet filled is blank, a time is blank, and a place whose sum
// is above 2^53 − 1 is blank and named by Excess.
func (l *Layout) Total(sum Sum) Sheet {
	s := l.EmptySheet()
	for _, line := range l.form {
		p := l.places[line.Code]
		switch {
		case line.Type == TypeTime:
		case p.free():
			if where := l.slots + p.loose; sum.shown(where) {
				s.Loose = append(s.Loose, Cell{line.Code, LabelAll, sum.Fixed[where]})
			}
		default:
			for slot := p.first; slot < p.first+l.width(line); slot++ {
				if sum.shown(slot) {
					s.Fixed[slot] = sum.Fixed[slot]
				}
			}
		}
	}
	slices.SortFunc(s.Loose, compareCells)
	return s
}

func (sum Sum) shown(where int) bool { return sum.Have[where] != 0 && sum.Carry[where] == 0 }

func (l *Layout) width(line Line) int {
	if line.List == ListCandidate {
		return len(l.candidates)
	}
	return 1
}

// Excess names, sorted, the places whose sum is too large to be a number of the record.
func (l *Layout) Excess(sum Sum) []string {
	var fields []string
	for _, line := range l.form {
		p := l.places[line.Code]
		if line.Type == TypeTime {
			continue
		}
		if p.free() {
			if sum.Carry[l.slots+p.loose] != 0 {
				fields = append(fields, line.Code)
			}
			continue
		}
		for i := range l.width(line) {
			if sum.Carry[p.first+i] == 0 {
				continue
			}
			if line.List == ListCandidate {
				fields = append(fields, fieldName(line.Code, l.candidates[i]))
			} else {
				fields = append(fields, line.Code)
			}
		}
	}
	slices.Sort(fields)
	return fields
}

// Filled gives how many of the sheets had the place filled; label is empty for
// a plain line and for a free list.
func (l *Layout) Filled(sum Sum, code, label string) int64 {
	p, known := l.places[code]
	switch {
	case !known:
		return 0
	case p.free():
		return sum.Have[l.slots+p.loose]
	case p.line.List == ListCandidate:
		index, onBallot := l.indexOf[label]
		if !onBallot {
			return 0
		}
		return sum.Have[p.first+index]
	}
	return sum.Have[p.first]
}
