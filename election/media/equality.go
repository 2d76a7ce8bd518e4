package media

import "slices"

// Share is what a schedule gives one candidate.
type Share struct {
	Candidate string
	Slots     int64
	Length    int64
	Prime     int64   // length in prime time
	Weighted  int64   // length times audience
	Positions []int64 // how often in each place of a day's block
}

// Equality is what a schedule gives to each candidate, counted from its slots
// and not from how it was made.
type Equality struct {
	Shares []Share // in the order of the lot
	// Followed counts how often a candidate (row) came directly behind another
	// (column) on the same day in the same block.
	Followed [][]int64
	// Repeats counts slots of the candidate who had the slot before, also where
	// that was the last of the day before.
	Repeats int64
	// Largest is the largest weight of a slot.
	Largest int64
	Empty   int64
}

// Equality counts over the slots that keep wants; nil wants all.
func (s *Schedule) Equality(keep func(Slot) bool) Equality {
	n := len(s.Order)
	e := Equality{Shares: make([]Share, n), Followed: make([][]int64, n)}
	place := make(map[string]int, n)
	for i, id := range s.Order {
		e.Shares[i].Candidate, e.Followed[i], place[id] = id, make([]int64, n), i
	}
	for i := range s.Slots {
		slot := &s.Slots[i]
		if keep != nil && !keep(*slot) {
			continue
		}
		b := &s.Blocks[slot.Block]
		e.Largest = max(e.Largest, b.weight())
		at, known := place[slot.Candidate]
		if !known {
			e.Empty++
			continue
		}
		e.Shares[at].add(b, slot.Position)
		if i == 0 || s.Slots[i-1].Block != slot.Block {
			continue
		}
		before := &s.Slots[i-1]
		if before.Candidate == slot.Candidate {
			e.Repeats++
		} else if other, known := place[before.Candidate]; known && before.Day == slot.Day {
			e.Followed[at][other]++
		}
	}
	return e
}

func (x *Share) add(b *Block, position int64) {
	x.Slots++
	x.Length += b.Length
	x.Weighted += b.weight()
	if b.Daypart == Prime {
		x.Prime += b.Length
	}
	for int64(len(x.Positions)) <= position {
		x.Positions = append(x.Positions, 0)
	}
	x.Positions[position]++
}

// Spread is the largest less the smallest of a value over all candidates.
func (e *Equality) Spread(of func(*Share) int64) int64 {
	var values []int64
	for i := range e.Shares {
		values = append(values, of(&e.Shares[i]))
	}
	if len(values) == 0 {
		return 0
	}
	return slices.Max(values) - slices.Min(values)
}

// Length is the length of all slots, one of the values that must not differ.
func Length(x *Share) int64 { return x.Length }

// PrimeLength is the length in prime time.
func PrimeLength(x *Share) int64 { return x.Prime }

// WeightedLength is the length times audience.
func WeightedLength(x *Share) int64 { return x.Weighted }
