package media

import (
	"slices"

	"urna/election/act"
	"urna/election/lot"
)

// ApplyDrawn makes the schedule that the lot gives stand.
func (s *State) ApplyDrawn(e *act.Entry, b *LotDrawn) {
	at, _ := s.opening(b.Opened)
	o := *s.openings.Get(at)
	o.Drawn = true
	s.openings.Set(at, &o)
	lot := &Lot{
		Index: e.Index, Act: e.Hash, Opening: &o, Throws: b.Throws, Beacon: b.Beacon,
		Schedule: Draw(lot.Seed(o.Act, b.Throws, b.Beacon), o.Candidates, o.Blocks),
	}
	if n := s.lots.Len(); n > 0 {
		before := s.lots.Get(n - 1)
		lot.base = before.base + len(before.Schedule.Slots)
	}
	s.places.Set(e.Hash, s.lots.Len())
	s.lots.Append(lot)
}

// FreeSlots refuses a lot that was not drawn, and a candidate who has no part in
// it any more.
func (s *State) FreeSlots(_ *act.Entry, _ Facts, b *SlotsFreed) *act.Refusal {
	at, known := s.lot(b.Lot)
	if !known {
		return act.Refuse("act.dangling", "body.lot", b.Lot, "a lot that was drawn")
	}
	if b.From == "" {
		return noDay("from")
	}
	schedule := s.lots.Get(at).Schedule
	if !slices.Contains(schedule.Order, b.Candidate) {
		return act.Refuse("act.dangling", "body.candidate", b.Candidate, "a candidate of the lot")
	}
	if slices.Contains(schedule.Gone, b.Candidate) {
		return act.Refuse("act.repeated", "body.candidate", b.Candidate, "slots are freed once")
	}
	return nil
}

// ApplyFreed changes the schedule; the lot stays as it was drawn.
func (s *State) ApplyFreed(_ *act.Entry, b *SlotsFreed) {
	at, _ := s.lot(b.Lot)
	lot := *s.lots.Get(at)
	lot.Schedule = lot.Schedule.Withdraw(b.Candidate, b.From, b.To)
	s.lots.Set(at, &lot)
}
