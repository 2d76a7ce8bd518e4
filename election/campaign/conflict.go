package campaign

import (
	"cmp"
	"slices"
	"strconv"

	"urna/election/calendar"
)

// Conflict is two requests of rivals that come too near to each other in time and
// place. Either is the earlier one in the ledger.
type Conflict struct {
	First, Second *Event
	Route         bool // one of them moves
	From          calendar.Moment
}

// item is an event in the sweep.
type item struct {
	trace    Trace
	cells    []cell
	from, to int64
}

// Conflicts lists the pairs of rivals' events that come within [Near] metres of
// each other, [Far] where more than [ManyAbove] people are expected at one, less
// than [Buffer] minutes apart, with setting up and clearing. The sweep is by
// beginning, over a grid: O(n log n) and the pairs themselves.
func Conflicts(events []*Event) []Conflict {
	items, order := make([]item, len(events)), make([]int, len(events))
	for i, e := range events {
		t := e.Trace()
		items[i], order[i] = item{t, t.cells(), t[0].from, t[len(t)-1].to}, i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(items[a].from, items[b].from), cmp.Compare(a, b)) })
	grid := make(map[cell][]int32, len(events))
	checked := make([]int32, len(events)) // one more than the event for which each was looked at last
	var found []Conflict
	for _, i := range order {
		at := &items[i]
		around(at.cells, func(c cell) {
			held := grid[c]
			if len(held) == 0 {
				return
			}
			kept := held[:0]
			for _, j := range held {
				if items[j].to+Buffer <= at.from {
					continue // and so for all who begin later
				}
				kept = append(kept, j)
				if checked[j] == int32(i)+1 {
					continue
				}
				checked[j] = int32(i) + 1
				if clash, is := meet(events[i], events[j], at.trace, items[j].trace); is {
					found = append(found, clash)
				}
			}
			grid[c] = kept
		})
		for _, c := range at.cells {
			grid[c] = append(grid[c], int32(i))
		}
	}
	slices.SortFunc(found, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(a.First.Index, b.First.Index), cmp.Compare(a.Second.Index, b.Second.Index))
	})
	return found
}

// meet says whether two events of rivals are in conflict.
func meet(a, b *Event, ta, tb Trace) (Conflict, bool) {
	if a.Candidate == b.Candidate {
		return Conflict{}, false
	}
	if b.Index < a.Index {
		a, b, ta, tb = b, a, tb, ta
	}
	at, is := contact(ta, tb, max(reach(a.People), reach(b.People)))
	from := calendar.Moment{Day: calendar.Day(floor(at.from, 1440)), Minute: at.from - 1440*floor(at.from, 1440)}
	return Conflict{a, b, len(ta) > 1 || len(tb) > 1, from}, is
}

// days are the days that a trace touches, with the buffer on both sides.
func (t Trace) days() (first, last int64) {
	return floor(t[0].from-Buffer, 1440), floor(t[len(t)-1].to+Buffer, 1440)
}

func cellKey(day int64, c cell) [32]byte {
	text := strconv.AppendInt(make([]byte, 0, 48), day, 10)
	text = strconv.AppendInt(append(text, ' '), c.east, 10)
	return key("cell", string(strconv.AppendInt(append(text, ' '), c.north, 10)))
}

// lay puts an event into the grid.
func (s *State) lay(at int, e *Event) {
	t := e.Trace()
	first, last := t.days()
	for _, c := range t.patches(0) {
		for day := first; day <= last; day++ {
			k := cellKey(day, c)
			held, _ := s.cells.Get(k)
			s.cells.Set(k, append(held[:len(held):len(held)], int32(at)))
		}
	}
}

// rivals are the standing requests that are in conflict with one, by their place.
func (s *State) rivals(e *Event) []*Event {
	t := e.Trace()
	first, last := t.days()
	seen := map[int32]bool{}
	var all []*Event
	for _, c := range t.patches(Far) {
		for day := first; day <= last; day++ {
			held, _ := s.cells.Get(cellKey(day, c))
			for _, at := range held {
				if seen[at] {
					continue
				}
				seen[at] = true
				other := s.events.Get(int(at))
				if other.Candidate == e.Candidate || !other.stands() {
					continue
				}
				if from, to := other.span(); from >= t[len(t)-1].to+Buffer || to+Buffer <= t[0].from {
					continue
				}
				if _, is := meet(e, other, t, other.Trace()); is {
					all = append(all, other)
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b *Event) int { return cmp.Compare(a.Index, b.Index) })
	return all
}

// stands says whether a request is accepted, or still to be answered.
func (e *Event) stands() bool { return e.Answer == nil || e.Answer.Decision == Accepted }

// Standing are the requests that are accepted or still to be answered.
func (s *State) Standing() []*Event {
	var all []*Event
	for _, e := range s.Events() {
		if e.stands() {
			all = append(all, e)
		}
	}
	return all
}
