package calendar

import (
	"strconv"

	"urna/election/act"
)

// State is what bodies have said about what the law leaves open, in order.
type State struct{ said []Said }

// Said is one interpretation and its entry.
type Said struct {
	Index int64
	Interpreted
}

// mostSaid bounds interpretations: every photograph shares their list, and every
// page reads it through.
const mostSaid = 1000

// Interpret refuses a parameter that the law does not leave open, a value that
// no reading has, and a date that is none.
func (s *State) Interpret(c *Calendar, b *Interpreted) *act.Refusal {
	if len(s.said) >= mostSaid {
		return act.Refuse("calendar.many", "kind", len(s.said)+1, mostSaid)
	}
	if _, refusal := Given("from", b.From); refusal != nil {
		return refusal
	}
	open, read := false, false
	for _, r := range c.Readings {
		open = open || r.Parameter == b.Parameter
		read = read || r.Parameter == b.Parameter && r.Value == b.Value
	}
	switch {
	case !open:
		return act.Refuse("act.dangling", "body.parameter", b.Parameter, "a parameter of readings.tsv")
	case !read:
		return act.Refuse("act.dangling", "body.value", b.Value, "a value that a reading of "+b.Parameter+" has")
	}
	return nil
}

// ApplyInterpreted makes the value stand from its date on.
func (s *State) ApplyInterpreted(index int64, b *Interpreted) {
	s.said = append(s.said[:len(s.said):len(s.said)], Said{index, *b})
}

// Said lists the interpretations in their order.
func (s *State) Said() []Said { return s.said }

// Value is the value of a parameter on a day, written 2005-12-04, and the
// interpretation that gave it; nil where nobody has settled it.
func (s *State) Value(parameter, day string) (string, *Said) {
	for i := len(s.said) - 1; i >= 0; i-- {
		if said := &s.said[i]; said.Parameter == parameter && said.From <= act.Date(day) {
			return said.Value, said
		}
	}
	return "", nil
}

// Year is the year of the election on a day: as it was interpreted, or the one
// reading that the law has; 0 where readings differ.
func (s *State) Year(c *Calendar, day string) int64 {
	if value, said := s.Value(yearTrigger, day); said != nil {
		year, _ := strconv.ParseInt(value, 10, 64) // a reading's value, which Parse has read
		return year
	}
	if years := c.Years(); len(years) == 1 {
		return years[0]
	}
	return 0
}
