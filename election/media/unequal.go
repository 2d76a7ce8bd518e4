package media

import (
	"slices"

	"urna/election/act"
)

// Outlet is an outlet in one medium.
type Outlet struct{ Medium, Name string }

// Outlets lists the outlets of a schedule in the order of their blocks.
func (s *Schedule) Outlets() []Outlet {
	var outlets []Outlet
	for i := range s.Blocks {
		if o := (Outlet{s.Blocks[i].Medium, s.Blocks[i].Outlet}); !slices.Contains(outlets, o) {
			outlets = append(outlets, o)
		}
	}
	return outlets
}

// At says whether a slot is the outlet's.
func (s *Schedule) At(o Outlet, slot Slot) bool {
	b := &s.Blocks[slot.Block]
	return b.Medium == o.Medium && b.Outlet == o.Name
}

// unequal finds outlets at which the schedule does not give every candidate the
// same length, or not the same in prime time; got is the largest difference.
func (s *Schedule) unequal() []act.Finding {
	var found []act.Finding
	for _, o := range s.Outlets() {
		at := func(slot Slot) bool { return s.At(o, slot) }
		e := s.Equality(at)
		day := s.Date(s.Slots[slices.IndexFunc(s.Slots, at)])
		remark := func(rule string, spread int64) {
			if spread > 0 {
				found = append(found, act.Finding{
					Rule: rule, Field: "opened", Got: string(day) + ": " + o.Name + ": " + number(spread), Limit: "0", Severity: act.SeverityWarning,
				})
			}
		}
		remark("media.equal", e.Spread(Length))
		remark("media.prime", e.Spread(PrimeLength))
	}
	return found
}
