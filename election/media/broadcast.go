package media

import (
	"urna/election/act"
)

// LogBroadcast refuses a slot that is in no drawn schedule, and one that is logged
// already unless this corrects what stands. Findings: another than the schedule
// has, too short, too late, interrupted or commented.
func (s *State) LogBroadcast(e *act.Entry, _ Facts, b *BroadcastLogged) *act.Refusal {
	at, known := s.lot(b.Lot)
	if !known {
		return act.Refuse("act.dangling", "body.lot", b.Lot, "a lot that was drawn")
	}
	lot := s.lots.Get(at)
	if b.Slot > int64(len(lot.Schedule.Slots)) {
		return act.Refuse("act.dangling", "body.slot", b.Slot, len(lot.Schedule.Slots))
	}
	switch before, logged := s.Standing(lot, b.Slot); {
	case logged && b.Corrects != before.Act:
		return act.Refuse("act.repeated", "body.slot", b.Slot, "one log of a slot, or a correction of "+before.Act.String())
	case !logged && !b.Corrects.IsZero():
		return act.Refuse("act.dangling", "body.corrects", b.Corrects, "the log of this slot")
	}
	e.Findings = append(e.Findings, lot.against(b)...)
	return nil
}

// against compares what was logged with the slot as the schedule has it. In print
// there is no time to be late for.
func (l *Lot) against(b *BroadcastLogged) []act.Finding {
	slot := l.Schedule.Slots[b.Slot-1]
	block := &l.Schedule.Blocks[slot.Block]
	date := l.Schedule.Date(slot)
	var found []act.Finding
	remark := func(rule, field, got, limit string) {
		found = append(found, act.Finding{Rule: rule, Field: field, Got: string(date) + ": " + got, Limit: limit, Severity: act.SeverityError})
	}
	if b.Candidate != slot.Candidate {
		remark("media.slot", "candidate", orNobody(b.Candidate), orNobody(slot.Candidate))
	}
	if b.Length < block.Length && slot.Candidate != "" {
		remark("media.short", "length", number(b.Length), number(block.Length))
	}
	if due := l.Schedule.Start(slot); b.Start > due && block.Medium != Print && b.Length > 0 {
		remark("media.late", "start", clock(b.Start), clock(due))
	}
	if b.Disturbance != Undisturbed {
		remark("media.undisturbed", "disturbance", b.Disturbance, Undisturbed)
	}
	return found
}

func orNobody(id string) string {
	if id == "" {
		return "nobody"
	}
	return id
}

// ApplyLogged makes this the log of the slot that stands.
func (s *State) ApplyLogged(e *act.Entry, b *BroadcastLogged) {
	at, _ := s.lot(b.Lot)
	s.logged.Append(Logged{
		Index: e.Index, Act: e.Hash, Candidate: b.Candidate, Disturbance: b.Disturbance, Length: b.Length,
		Lot: at, Recording: b.Recording, Slot: b.Slot, Start: b.Start,
	})
	s.standing.Set(s.lots.Get(at).base+int(b.Slot)-1, s.logged.Len())
}
