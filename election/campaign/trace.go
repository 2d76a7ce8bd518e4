package campaign

import (
	"slices"

	"urna/election/calendar"
)

// How near rivals may come (the procedure of this program; practice of police and
// commissions elsewhere).
const (
	Buffer    = 60    // minutes between two events
	Near      = 500   // metres
	Far       = 1_500 // metres, where more people are expected
	ManyAbove = 2_000 // people
)

// Trace is where an event is, from setting up to clearing: stays in the order of
// time, each at one point, in minutes of local time since 1970 and in metres.
type Trace []stay

type stay struct{ from, to, east, north int64 }

// Trace lays the event out in space and time. Between two stops of a route it is,
// at each whole minute, on the straight line, each metre rounded down.
func (e *Event) Trace() Trace {
	from, to := e.span()
	base := from + e.Setup - e.Start
	if e.Room != nil {
		return Trace{{from, to, e.Room.East, e.Room.North}}
	}
	first := e.Stops[0]
	t := Trace{{from, to, first.East, first.North}}
	if len(e.Stops) == 1 {
		return t
	}
	t[0].to = base + first.At
	for i := 1; i < len(e.Stops); i++ {
		a, b := e.Stops[i-1], e.Stops[i]
		for minute := a.At + 1; minute <= b.At; minute++ {
			done, all := minute-a.At, b.At-a.At
			t = t.move(base+minute, a.East+floor((b.East-a.East)*done, all), a.North+floor((b.North-a.North)*done, all))
		}
	}
	t[len(t)-1].to = to
	return t
}

// span is when the event begins to be set up and when it is cleared, in minutes of
// local time since 1970.
func (e *Event) span() (from, to int64) {
	day, _ := calendar.ParseDay(string(e.Day)) // no request stands without a day
	return int64(day)*1440 + e.Start - e.Setup, int64(day)*1440 + e.End + e.Clear
}

// move goes to a point at a minute, or stays where it is.
func (t Trace) move(minute, east, north int64) Trace {
	if last := &t[len(t)-1]; last.east == east && last.north == north {
		last.to = minute
		return t
	}
	return append(t, stay{minute, minute, east, north})
}

// floor is a/b rounded down; b is positive.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// reach is how near a rival's event may not come to one of so many people.
func reach(people int64) int64 {
	if people > ManyAbove {
		return Far
	}
	return Near
}

// contact is the first stay of the one that is, within the buffer, nearer than the
// reach to a stay of the other.
func contact(a, b Trace, reach int64) (stay, bool) {
	low := 0
	for _, x := range a {
		for low < len(b) && b[low].to+Buffer <= x.from {
			low++
		}
		for _, y := range b[low:] {
			if y.from >= x.to+Buffer {
				break
			}
			if east, north := x.east-y.east, x.north-y.north; east*east+north*north < reach*reach {
				return x, true
			}
		}
	}
	return stay{}, false
}

// cell is a square of the grid over the plane, as wide as the farthest reach, so
// that whatever is near lies in the same or in a neighbouring one.
type cell struct{ east, north int64 }

func (s stay) cell() cell { return cell{floor(s.east, Far), floor(s.north, Far)} }

// cells are the squares that a trace touches, once each.
func (t Trace) cells() []cell {
	all := []cell{t[0].cell()}
	if len(t) == 1 {
		return all
	}
	seen := map[cell]bool{all[0]: true}
	for _, s := range t[1:] {
		if c := s.cell(); !seen[c] {
			seen[c] = true
			all = append(all, c)
		}
	}
	return all
}

// around calls yield with the squares of a trace and their neighbours, once each.
func around(cells []cell, yield func(cell)) {
	if len(cells) == 1 {
		for east := int64(-1); east <= 1; east++ {
			for north := int64(-1); north <= 1; north++ {
				yield(cell{cells[0].east + east, cells[0].north + north})
			}
		}
		return
	}
	seen := make(map[cell]bool, 9*len(cells))
	for i := range cells {
		around(cells[i:i+1], func(c cell) {
			if !seen[c] {
				seen[c] = true
				yield(c)
			}
		})
	}
}

// patch is how wide the squares are in which the state keeps requests by day: wider
// than the cells of a sweep, as each look there costs more.
const patch = 4 * Far

// patches are the wide squares that lie within a margin of a trace, once each.
func (t Trace) patches(margin int64) []cell {
	var all []cell
	for _, s := range t {
		for east := floor(s.east-margin, patch); east <= floor(s.east+margin, patch); east++ {
			for north := floor(s.north-margin, patch); north <= floor(s.north+margin, patch); north++ {
				if c := (cell{east, north}); !slices.Contains(all, c) {
					all = append(all, c)
				}
			}
		}
	}
	return all
}
