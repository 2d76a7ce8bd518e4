package media

import (
	"cmp"
	"slices"

	"urna/election/act"
	"urna/election/lot"
)

// What becomes of slots of a candidate who no longer stands.
const (
	FreedEmpty = "empty" // they stay empty
	FreedDealt = "dealt" // they are dealt to the others
)

// Withdraw gives the schedule without a candidate from a day on. Slots of the
// others stay as they are and nothing is drawn anew: the freed slots stay empty,
// or go to the others by the seed that is there, first to who has least, nobody
// twice before all had one.
func (s *Schedule) Withdraw(candidate string, from act.Date, freed string) *Schedule {
	changed := *s
	changed.Slots, changed.Gone = slices.Clone(s.Slots), append(slices.Clip(s.Gone), candidate)
	var open []int
	for i := range changed.Slots {
		if slot := &changed.Slots[i]; slot.Candidate == candidate && s.Date(*slot) >= from {
			slot.Candidate = ""
			open = append(open, i)
		}
	}
	if freed == FreedDealt {
		changed.redeal(candidate, open)
	}
	return &changed
}

// redeal fills open slots, prime time first as in the draw.
func (s *Schedule) redeal(gone string, open []int) {
	prime := func(i int) bool { return s.Blocks[s.Slots[i].Block].Daypart == Prime }
	open = slices.Concat(filter(open, prime), filter(open, func(i int) bool { return !prime(i) }))
	debt := map[string]int64{}
	for i := range s.Slots {
		if who := s.Slots[i].Candidate; who != "" {
			debt[who] += s.Blocks[s.Slots[i].Block].weight()
		}
	}
	left := filter(lot.Shuffle(s.Seed, "freed/"+gone, s.Order), func(id string) bool { return !slices.Contains(s.Gone, id) })
	if len(left) == 0 {
		return
	}
	var waiting []string
	for n, i := range open {
		if len(waiting) == 0 {
			waiting = slices.Clone(left)
			slices.SortStableFunc(waiting, func(a, b string) int { return cmp.Compare(debt[a], debt[b]) })
		}
		at := max(0, slices.IndexFunc(waiting, func(id string) bool { return !s.beside(i, id) }))
		s.Slots[i].Candidate = waiting[at]
		if s.beside(i, waiting[at]) {
			s.exchange(i, open[:n])
		}
		debt[waiting[at]] += s.Blocks[s.Slots[i].Block].weight()
		waiting = slices.Delete(waiting, at, at+1)
	}
}

// exchange gives a slot to whom an earlier freed slot of the same block went, and
// that slot to whoever would here follow on themselves, if neither does then.
func (s *Schedule) exchange(i int, earlier []int) {
	for _, k := range earlier {
		here, there := s.Slots[i].Candidate, s.Slots[k].Candidate
		if s.Slots[k].Block != s.Slots[i].Block {
			continue
		}
		s.Slots[i].Candidate, s.Slots[k].Candidate = there, here
		if !s.beside(i, there) && !s.beside(k, here) {
			return
		}
		s.Slots[i].Candidate, s.Slots[k].Candidate = here, there
	}
}

// beside says whether a candidate has the slot before or behind one of a block.
func (s *Schedule) beside(i int, candidate string) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(s.Slots) && s.Slots[j].Block == s.Slots[i].Block && s.Slots[j].Candidate == candidate {
			return true
		}
	}
	return false
}

func filter[T any](all []T, keep func(T) bool) []T {
	var kept []T
	for _, x := range all {
		if keep(x) {
			kept = append(kept, x)
		}
	}
	return kept
}
