package campaign

import (
	"cmp"
	"slices"

	"urna/election/act"
	"urna/election/calendar"
)

// Tally is what a candidate asked for and got.
type Tally struct {
	Candidate                               string
	Requested, Accepted, Alternative        int64
	Refused, Minutes, Seats, Prime, Waiting int64
}

// Tallies count requests and answers by candidate, those of the ballot first, then
// whoever else asked.
func (s *State) Tallies(ballot []string) []Tally {
	var all []Tally
	at := map[string]int{}
	of := func(id string) *Tally {
		i, known := at[id]
		if !known {
			i = len(all)
			at[id] = i
			all = append(all, Tally{Candidate: id})
		}
		return &all[i]
	}
	for _, id := range ballot {
		of(id)
	}
	for _, e := range s.Events() {
		t := of(e.Candidate)
		t.Requested++
		switch {
		case e.Answer == nil:
			t.Waiting++
		case e.Answer.Decision == Accepted:
			t.Accepted++
			t.Minutes += e.End - e.Start
			t.Prime += e.Prime()
			if e.Room != nil {
				t.Seats += e.Room.Capacity
			}
		case e.Answer.Decision == Alternative:
			t.Alternative++
		default:
			t.Refused++
		}
	}
	return all
}

// What counts as travelling together (the procedure of this program): on at least
// so many of so many days, in one city, begun within so many hours.
const (
	TogetherDays = 3
	TogetherSpan = 5
	TogetherHour = 3
)

// Company is two candidates who were on the same way: the days and cities.
type Company struct {
	First, Second string
	Days          []calendar.Day
	Cities        []string // of each day the first
}

// Together lists the pairs of candidates whose events began within [TogetherHour]
// hours of each other in one city on at least [TogetherDays] of [TogetherSpan] days.
// Being so is a notice, never a ban.
func Together(events []*Event) []Company {
	byPlace := map[placeDay][]*Event{}
	for _, e := range events {
		k := placeDay{e.Day, e.City}
		byPlace[k] = append(byPlace[k], e)
	}
	places := make([]placeDay, 0, len(byPlace))
	for k := range byPlace {
		places = append(places, k)
	}
	slices.SortFunc(places, func(a, b placeDay) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.city, b.city)) })
	pairs := map[[2]string]*Company{}
	for _, k := range places {
		day, err := calendar.ParseDay(string(k.day))
		if err != nil {
			continue
		}
		for _, p := range meetings(byPlace[k]) {
			c := pairs[p]
			if c == nil {
				c = &Company{First: p[0], Second: p[1]}
				pairs[p] = c
			}
			if n := len(c.Days); n == 0 || c.Days[n-1] != day {
				c.Days, c.Cities = append(c.Days, day), append(c.Cities, k.city)
			}
		}
	}
	var all []Company
	for _, c := range pairs {
		if c.dense() {
			all = append(all, *c)
		}
	}
	slices.SortFunc(all, func(a, b Company) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second)) })
	return all
}

type placeDay struct {
	day  act.Date
	city string
}

// meetings are the pairs of candidates of one day and city of whom some events
// began within the hours.
func meetings(events []*Event) [][2]string {
	slices.SortFunc(events, func(a, b *Event) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Index, b.Index)) })
	last := map[string]int64{} // the latest begin of each candidate so far
	seen := map[[2]string]bool{}
	var pairs [][2]string
	for _, e := range events {
		for other, begin := range last {
			p := [2]string{min(e.Candidate, other), max(e.Candidate, other)}
			if other != e.Candidate && e.Start-begin <= TogetherHour*60 && !seen[p] {
				seen[p] = true
				pairs = append(pairs, p)
			}
		}
		last[e.Candidate] = e.Start
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return pairs
}

// dense says whether enough of the days lie within the span.
func (c *Company) dense() bool {
	for i := TogetherDays - 1; i < len(c.Days); i++ {
		if c.Days[i]-c.Days[i-(TogetherDays-1)] < TogetherSpan {
			return true
		}
	}
	return false
}
