package media

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"

	"urna/election/act"
	"urna/election/lot"
)

// OpenSlots refuses slots for nobody, none, too many, or on no day; and candidates
// whose names cannot stand in a lot. Findings: a candidate of the ballot who is
// left out, one who is not on it, two slots of an outlet at one time, slots after
// campaigning has ended, articles that are too long.
func (s *State) OpenSlots(e *act.Entry, f Facts, b *SlotsOpened) *act.Refusal {
	if refusal := b.standing(); refusal != nil {
		return refusal
	}
	for _, id := range f.Candidates {
		if !slices.Contains(b.Candidates, id) {
			e.Findings = append(e.Findings, act.Finding{Rule: "media.consent", Field: "candidates", Got: string(b.Blocks[0].Date) + ": without " + id, Limit: "every candidate", Severity: act.SeverityError})
		}
	}
	for _, id := range b.Candidates {
		if f.Candidates != nil && !slices.Contains(f.Candidates, id) {
			e.Findings = append(e.Findings, act.Finding{Rule: "media.candidate", Field: "candidates", Got: string(b.Blocks[0].Date) + ": " + id, Limit: "a candidate on the ballot", Severity: act.SeverityError})
		}
	}
	for i := range b.Blocks {
		e.Findings = append(e.Findings, b.Blocks[i].findings(f)...)
	}
	e.Findings = append(e.Findings, overlaps(b.Blocks)...)
	return nil
}

func (b *SlotsOpened) standing() *act.Refusal {
	if len(b.Candidates) == 0 {
		return act.Refuse("form.items", "body.candidates", 0, "at least 1")
	}
	if len(b.Blocks) == 0 {
		return act.Refuse("form.items", "body.blocks", 0, "at least 1")
	}
	for _, id := range b.Candidates {
		if !isID(id) {
			return act.Refuse("media.id", "body.candidates", id, "small letters, digits and hyphens")
		}
	}
	for i := range b.Blocks {
		switch block := &b.Blocks[i]; {
		case block.Outlet == "":
			return blank("blocks[].outlet")
		case block.Date == "":
			return noDay("blocks[].date")
		}
	}
	if b.Slots() > maxSlots {
		return act.Refuse("media.slots", "body.blocks", b.Slots(), maxSlots)
	}
	return nil
}

// Slots is how many slots the blocks have in all.
func (b *SlotsOpened) Slots() (all int64) {
	for i := range b.Blocks {
		all += b.Blocks[i].Count * b.Blocks[i].Days
	}
	return all
}

// findings are what a block breaks by itself.
func (b *Block) findings(f Facts) []act.Finding {
	var found []act.Finding
	s := Schedule{Blocks: []Block{*b}}
	last := s.Date(Slot{Day: b.Days - 1})
	if end := act.Date((f.PollingDay - 1).String()); last >= end {
		found = append(found, act.Finding{Rule: "campaign.end", Field: "blocks", Got: b.Outlet + ": " + string(last), Limit: "before " + string(end), Severity: act.SeverityError})
	}
	if b.Medium == Print && f.Law.Article > 0 && b.Length > f.Law.Article {
		found = append(found, act.Finding{Rule: "media.print", Field: "blocks", Got: fmt.Sprintf("%s: %s: %d/1000", b.Date, b.Outlet, b.Length), Limit: fmt.Sprintf("%d/1000", f.Law.Article), Severity: act.SeverityError})
	}
	return found
}

// overlaps names blocks of an outlet on air that run into another on some day.
func overlaps(blocks []Block) []act.Finding {
	type run struct {
		outlet   string
		date     act.Date
		from, to int64
	}
	var runs []run
	for i := range blocks {
		b := &blocks[i]
		if b.Medium == Print {
			continue
		}
		s := Schedule{Blocks: blocks}
		for day := range b.Days {
			runs = append(runs, run{b.Medium + " " + b.Outlet, s.Date(Slot{Block: i, Day: day}), b.Start * 60, b.Start*60 + b.Count*b.Length})
		}
	}
	slices.SortFunc(runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.outlet, b.outlet), cmp.Compare(a.date, b.date), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var found []act.Finding
	for i := 1; i < len(runs); i++ {
		a, b := runs[i-1], runs[i]
		if a.outlet == b.outlet && a.date == b.date && b.from < a.to {
			found = append(found, act.Finding{Rule: "media.overlap", Field: "blocks", Got: string(b.date) + ": " + b.outlet + " " + clock(b.from), Limit: "from " + clock(a.to), Severity: act.SeverityWarning})
		}
	}
	return found
}

// clock writes seconds of a day as 19:01:30.
func clock(seconds int64) string {
	return fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}

// ApplyOpened makes the slots ones for which a lot can be drawn.
func (s *State) ApplyOpened(e *act.Entry, b *SlotsOpened) {
	s.places.Set(e.Hash, s.openings.Len())
	s.openings.Append(&Opening{Index: e.Index, Act: e.Hash, Received: e.Received, SlotsOpened: *b})
}

// DrawLot refuses a lot for slots that were not opened, or for which one was drawn
// already: a lot is not repeated until it pleases. Findings: an agent without
// dice, a beacon that was not fixed or is missing or was known before, an order
// that is not the one the dice give, unequal lengths.
func (s *State) DrawLot(e *act.Entry, _ Facts, b *LotDrawn) *act.Refusal {
	at, known := s.opening(b.Opened)
	if !known {
		return act.Refuse("act.dangling", "body.opened", b.Opened, "an act that opened slots")
	}
	o := s.openings.Get(at)
	if o.Drawn {
		return act.Refuse("act.repeated", "body.opened", b.Opened, "one lot for opened slots")
	}
	if refusal := b.standing(o); refusal != nil {
		return refusal
	}
	schedule := Draw(lot.Seed(o.Act, b.Throws, b.Beacon), o.Candidates, o.Blocks)
	e.Findings = append(e.Findings, b.findings(o, schedule)...)
	e.Findings = append(e.Findings, schedule.unequal()...)
	return nil
}

func (b *LotDrawn) standing(o *Opening) *act.Refusal {
	if raw, err := hex.DecodeString(b.Beacon); err != nil || hex.EncodeToString(raw) != b.Beacon {
		return act.Refuse("lot.beacon-form", "body.beacon", b.Beacon, "small hexadecimal digits, two for each byte")
	}
	return lot.Thrown(b.Throws, o.Candidates)
}

func (b *LotDrawn) findings(o *Opening, drawn *Schedule) []act.Finding {
	var found []act.Finding
	remark := func(rule, field, got, limit string) {
		found = append(found, act.Finding{Rule: rule, Field: field, Got: string(o.Blocks[0].Date) + ": " + got, Limit: limit, Severity: act.SeverityError})
	}
	for _, id := range o.Candidates {
		if !slices.ContainsFunc(b.Throws, func(t lot.Throw) bool { return t.Candidate == id }) {
			remark("lot.throws", "throws", "none for "+id, "a throw for every candidate")
		}
	}
	switch fixed := o.Beacon.Round > 0; {
	case fixed && b.Beacon == "":
		remark("lot.beacon", "beacon", "none", "round "+number(o.Beacon.Round))
	case !fixed && b.Beacon != "":
		remark("lot.beacon", "beacon", "a round", "none, as none was fixed")
	case fixed && o.Beacon.Due <= o.Received:
		remark("lot.beacon-known", "beacon", "due "+o.Beacon.Due.String(), "after "+o.Received.String())
	}
	for _, d := range lot.Announced(b.places(), drawn.Order) {
		remark("lot.order", "order", d.Got, d.Limit)
	}
	return found
}

// places are the candidates of the announced order.
func (b *LotDrawn) places() []string {
	var all []string
	for _, p := range b.Order {
		all = append(all, p.Candidate)
	}
	return all
}
