package media

import (
	"slices"

	"urna/election/act"
)

// Entitled is what the law gives every candidate in a medium, and what lots and
// outlets gave so far: seconds on air, articles in print.
type Entitled struct {
	Medium string
	Rule   string // of the rulebook
	Due    int64  // for each candidate; 0 where the law says nothing
	Given  []Given
}

// Given is one candidate's part of what the republic pays.
type Given struct {
	Candidate    string
	Drawn, Aired int64
}

// Entitled compares what the law gives with what was drawn and aired, in each
// medium, for every candidate who has a part in a lot.
func (s *State) Entitled(law Law) []Entitled {
	all := []Entitled{{Television, "media.tv", law.Television, nil}, {Radio, "media.radio", law.Radio, nil}, {Print, "media.print", law.Articles, nil}}
	for _, lot := range s.Lots() {
		for _, slot := range lot.Schedule.Slots {
			block := &lot.Schedule.Blocks[slot.Block]
			if block.Paid != Budget {
				continue
			}
			for i := range all {
				if all[i].Medium == block.Medium {
					s.give(&all[i], lot, slot)
				}
			}
		}
	}
	return all
}

// give adds a slot to what was drawn, and what was aired in it to what was aired.
func (s *State) give(e *Entitled, lot *Lot, slot Slot) {
	amount, aired := lot.Schedule.Blocks[slot.Block].Length, int64(0)
	logged, has := s.Standing(lot, slot.Number)
	if has {
		aired = logged.Length
	}
	if e.Medium == Print {
		amount, aired = 1, min(aired, 1)
	}
	if slot.Candidate != "" {
		e.of(slot.Candidate).Drawn += amount
	}
	if has && logged.Candidate != "" {
		e.of(logged.Candidate).Aired += aired
	}
}

func (e *Entitled) of(id string) *Given {
	for i := range e.Given {
		if e.Given[i].Candidate == id {
			return &e.Given[i]
		}
	}
	e.Given = append(e.Given, Given{Candidate: id})
	return &e.Given[len(e.Given)-1]
}

// Aired is a slot of a schedule and what was logged for it, if anything.
type Aired struct {
	Slot   Slot
	Date   act.Date
	Outlet Outlet
	Start  int64 // as scheduled, seconds from 00:00 local time
	Length int64 // as scheduled
	Prime  bool
	Logged *Logged
}

// Later is by how many seconds the slot began after its time, less than none
// before; nothing where it was not logged or is in print.
func (a *Aired) Later() (int64, bool) {
	if a.Logged == nil || a.Outlet.Medium == Print {
		return 0, false
	}
	return a.Logged.Start - a.Start, true
}

// Log is the schedule of a lot with what was aired, slot by slot.
func (s *State) Log(lot *Lot) []Aired {
	all := make([]Aired, 0, len(lot.Schedule.Slots))
	for _, slot := range lot.Schedule.Slots {
		b := &lot.Schedule.Blocks[slot.Block]
		a := Aired{
			Slot: slot, Date: lot.Schedule.Date(slot), Outlet: Outlet{b.Medium, b.Outlet},
			Start: lot.Schedule.Start(slot), Length: b.Length, Prime: b.Daypart == Prime,
		}
		if logged, has := s.Standing(lot, slot.Number); has {
			a.Logged = &logged
		}
		all = append(all, a)
	}
	return all
}

// Balance is what a lot gave one candidate in one medium, and what went on air.
type Balance struct {
	Candidate   string
	Gone        bool // who withdrew since
	Drawn       Share
	AiredSlots  int64
	AiredLength int64
	AiredPrime  int64
}

// Balances lists the candidates of a lot in its order, for one medium.
func (s *State) Balances(lot *Lot, medium string) []Balance {
	of := func(slot Slot) bool { return lot.Schedule.Blocks[slot.Block].Medium == medium }
	e := lot.Schedule.Equality(of)
	all := make([]Balance, len(e.Shares))
	place := map[string]int{}
	for i, share := range e.Shares {
		all[i].Candidate, all[i].Drawn = share.Candidate, share
		place[share.Candidate] = i
	}
	for _, id := range lot.Schedule.Gone {
		all[place[id]].Gone = true
	}
	for _, slot := range lot.Schedule.Slots {
		logged, has := s.Standing(lot, slot.Number)
		at, known := place[logged.Candidate]
		if !has || !known || !of(slot) || logged.Length == 0 {
			continue
		}
		all[at].AiredSlots++
		all[at].AiredLength += logged.Length
		if lot.Schedule.Blocks[slot.Block].Daypart == Prime {
			all[at].AiredPrime += logged.Length
		}
	}
	return all
}

// Standings of a request for a denial.
const (
	ReplyOpen    = "open"
	ReplyOverdue = "overdue" // its hours are over and nothing was aired
	ReplyInTime  = "given"
	ReplyLate    = "late"
)

// Standing is where a request stands at a moment.
func (r *Request) Standing(f Facts, now act.Time) string {
	due, has := r.Due(f)
	switch {
	case r.GivenIndex > 0 && has && f.local(r.Given.Aired).After(due):
		return ReplyLate
	case r.GivenIndex > 0:
		return ReplyInTime
	case has && f.local(now).After(due):
		return ReplyOverdue
	}
	return ReplyOpen
}

// Unit is what one or two monitors coded: the coding that counts, the first
// monitor's if there is one, and the tones of both, that one first.
type Unit struct {
	CodedItem
	Tones []string
}

// Units lists what was coded, each unit once, in the order of its first coding.
func (s *State) Units() []Unit {
	var all []Unit
	place := map[act.Hash]int{}
	for _, item := range s.Coded() {
		key := item.Unit()
		at, known := place[key]
		if !known {
			place[key] = len(all)
			all = append(all, Unit{item, []string{item.Tone}})
			continue
		}
		all[at].Tones = append(all[at].Tones, item.Tone)
		if item.Slot == 1 {
			all[at].CodedItem = item
			slices.Reverse(all[at].Tones)
		}
	}
	return all
}
