package voterlist

import (
	"strconv"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/cow"
)

// State is what each station has, in the order in which stations first appear,
// and the ballots that were printed.
type State struct {
	all     cow.Vector[Station]
	byID    cow.Map[int]
	seals   cow.Map[string] // station that has a seal
	printed cow.Vector[PrintedAt]
	voters  int64 // on all lists
	ballots int64 // printed
}

// Station is what a station has.
type Station struct {
	Place     string
	Counted   int64 // entry of the first count, -1 for none
	AsOf      act.Date
	First     int64 // voters at the first count
	Changes   []ChangedAt
	Boxes     []Box
	BoxesAt   int64 // entry, -1 for none
	Delivered int64
	Brought   []DeliveredAt
	Opened    *OpenedAt
}

// ChangedAt is a change of a list and its entry.
type ChangedAt struct {
	Index int64
	Changed
}

// PrintedAt is a printing and its entry.
type PrintedAt struct {
	Index int64
	Printed
}

// DeliveredAt is a delivery and its entry.
type DeliveredAt struct {
	Index int64
	Delivered
}

// OpenedAt is an opening and its entry.
type OpenedAt struct {
	Index int64
	Opened
}

// Voters is how many voters the list has now.
func (s *Station) Voters() int64 {
	n := s.First
	for _, c := range s.Changes {
		n += c.Added - c.Removed
	}
	return n
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	return State{s.all.Photograph(), s.byID.Photograph(), s.seals.Photograph(), s.printed.Photograph(), s.voters, s.ballots}
}

// Stations lists what stations have, in the order in which they first appear.
func (s *State) Stations() []Station { return s.all.List() }

// Station finds what a station has.
func (s *State) Station(id string) (Station, bool) {
	at, known := s.byID.Get(cow.Key(id))
	if !known {
		return Station{}, false
	}
	return s.all.Get(at), true
}

// Printed lists the printings in their order.
func (s *State) Printed() []PrintedAt { return s.printed.List() }

// Voters is how many voters all lists have, Ballots how many ballots were printed.
func (s *State) Voters() int64 { return s.voters }

// Ballots is how many ballots were printed.
func (s *State) Ballots() int64 { return s.ballots }

// Facts is what the chapter is told of the rest of the election.
type Facts struct {
	Named   func([]string) *act.Refusal // refuses sources that nobody has named
	Term    func(id string)             // holds the entry to a deadline of the calendar
	Station func(id string) bool        // says whether a station is on the register
	Law     Law
}

func find(e *act.Entry, f act.Finding) {
	f.Severity = act.SeverityWarning
	e.Findings = append(e.Findings, f)
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

// at is a station's place, which it may not have yet.
func (s *State) at(id string) (Station, int, bool) {
	at, known := s.byID.Get(cow.Key(id))
	if !known {
		return Station{Place: id, Counted: -1, BoxesAt: -1}, s.all.Len(), false
	}
	return s.all.Get(at), at, true
}

func (s *State) put(st Station, at int) {
	s.byID.Set(cow.Key(st.Place), at)
	s.all.Set(at, st)
}

func (f Facts) place(id string) *act.Refusal {
	if !f.Station(id) {
		return act.Refuse("act.dangling", "body.place", id, "a station on the register")
	}
	return nil
}

// large finds a list with more voters than the law allows at a station.
func (f Facts) large(e *act.Entry, voters int64) {
	if f.Law.Voters > 0 && voters > f.Law.Voters {
		find(e, act.Finding{Rule: "precinct.size", Field: "voters", Got: number(voters), Limit: number(f.Law.Voters)})
	}
}

// Count refuses a second count of a list, which changes from then on.
func (s *State) Count(e *act.Entry, f Facts, b *Counted) *act.Refusal {
	if refusal := f.place(b.Place); refusal != nil {
		return refusal
	}
	if st, _, known := s.at(b.Place); known && st.Counted >= 0 {
		return act.Refuse("act.repeated", "body.place", b.Place, "one count, then changes")
	}
	f.large(e, b.Voters)
	f.Term("list.handover")
	return f.Named(b.Sources)
}

// ApplyCounted sets the list.
func (s *State) ApplyCounted(e *act.Entry, b *Counted) {
	st, at, _ := s.at(b.Place)
	st.Counted, st.AsOf, st.First = e.Index, b.AsOf, b.Voters
	s.voters += b.Voters
	s.put(st, at)
}

// Change refuses a change of a list that was not counted, or that would make it
// negative. After the count of votes began it is a finding.
func (s *State) Change(e *act.Entry, f Facts, b *Changed) *act.Refusal {
	st, _, known := s.at(b.Place)
	if !known || st.Counted < 0 {
		return act.Refuse("act.dangling", "body.place", b.Place, "a list that was counted")
	}
	n := st.Voters() + b.Added - b.Removed
	if n < 0 {
		return act.Refuse("form.range", "body.removed", b.Removed, st.Voters()+b.Added)
	}
	f.large(e, n)
	f.Term("list.close")
	return f.Named(b.Sources)
}

// ApplyChanged changes the list.
func (s *State) ApplyChanged(e *act.Entry, b *Changed) {
	st, at, _ := s.at(b.Place)
	st.Changes = append(st.Changes[:len(st.Changes):len(st.Changes)], ChangedAt{e.Index, *b})
	s.voters += b.Added - b.Removed
	s.put(st, at)
}

// List finds boxes that are not transparent, and a seal that is on two boxes.
func (s *State) List(e *act.Entry, f Facts, b *Boxes) *act.Refusal {
	if refusal := f.place(b.Place); refusal != nil {
		return refusal
	}
	marks, seals := map[string]bool{}, map[string]bool{}
	for _, box := range b.Boxes {
		if marks[box.Box] || box.Box == "" {
			return act.Refuse("act.repeated", "body.boxes[].box", box.Box, "each box once, by its mark")
		}
		marks[box.Box] = true
		if box.Transparent == "no" {
			find(e, act.Finding{Rule: "box.transparent", Article: "12(6)", Field: "boxes[].transparent", Got: box.Box, Limit: "of transparent material"})
		}
		other, taken := s.seals.Get(cow.Key(box.Seal))
		if box.Seal != "" && (seals[box.Seal] || taken && other != b.Place) {
			find(e, act.Finding{Rule: "box.seal", Article: "40(4)(1)", Field: "boxes[].seal", Got: box.Seal, Limit: "a seal on one box"})
		}
		seals[box.Seal] = true
	}
	return f.Named(b.Sources)
}

// ApplyListed sets the boxes of the station.
func (s *State) ApplyListed(e *act.Entry, b *Boxes) {
	st, at, _ := s.at(b.Place)
	st.Boxes, st.BoxesAt = b.Boxes, e.Index
	for _, box := range b.Boxes {
		if box.Seal != "" {
			s.seals.Set(cow.Key(box.Seal), b.Place)
		}
	}
	s.put(st, at)
}

// Print finds more ballots than voters on the lists and the reserve, where lists
// were counted.
func (s *State) Print(e *act.Entry, f Facts, b *Printed) *act.Refusal {
	reserve := f.Law.Reserve
	if reserve.Den == 0 || s.voters == 0 {
		return f.Named(b.Sources)
	}
	if most := s.voters + calendar.Part(s.voters, reserve, calendar.Up); s.ballots+b.Ballots > most {
		find(e, act.Finding{Rule: "ballots.reserve", Article: "37(2)", Field: "ballots", Got: number(s.ballots + b.Ballots), Limit: number(most)})
	}
	return f.Named(b.Sources)
}

// ApplyPrinted adds the printing.
func (s *State) ApplyPrinted(e *act.Entry, b *Printed) {
	s.ballots += b.Ballots
	s.printed.Append(PrintedAt{e.Index, *b})
}

// Deliver finds a delivery that came too late.
func (s *State) Deliver(_ *act.Entry, f Facts, b *Delivered) *act.Refusal {
	if refusal := f.place(b.Place); refusal != nil {
		return refusal
	}
	f.Term("ballots.delivered")
	return f.Named(b.Sources)
}

// ApplyDelivered adds the delivery.
func (s *State) ApplyDelivered(e *act.Entry, b *Delivered) {
	st, at, _ := s.at(b.Place)
	st.Delivered += b.Ballots
	st.Brought = append(st.Brought[:len(st.Brought):len(st.Brought)], DeliveredAt{e.Index, *b})
	s.put(st, at)
}

// Open refuses a second opening; boxes shown later before it than the law asks are
// a finding.
func (s *State) Open(e *act.Entry, f Facts, b *Opened) *act.Refusal {
	if refusal := f.place(b.Place); refusal != nil {
		return refusal
	}
	if st, _, _ := s.at(b.Place); st.Opened != nil {
		return act.Refuse("act.repeated", "body.place", b.Place, "one opening")
	}
	if b.Open-b.Checked < f.Law.Check {
		find(e, act.Finding{Rule: "box.check", Article: "40(4)(1)", Field: "checked", Got: number(b.Open-b.Checked) + " min", Limit: number(f.Law.Check) + " min"})
	}
	return f.Named(b.Sources)
}

// ApplyOpened sets the opening.
func (s *State) ApplyOpened(e *act.Entry, b *Opened) {
	st, at, _ := s.at(b.Place)
	st.Opened = &OpenedAt{e.Index, *b}
	s.put(st, at)
}
