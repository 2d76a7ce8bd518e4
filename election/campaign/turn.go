package campaign

import (
	"crypto/sha256"
	"slices"
	"strings"

	"urna/election/act"
	"urna/election/lot"
)

// Window is how far apart requests may come and still be simultaneous, in seconds.
const Window = 24 * 60 * 60

// accept finds what speaks against an acceptance.
func (s *State) accept(e *act.Entry, f *Foreign, event *Event) {
	var beside, unheard []string
	for _, other := range s.rivals(event) {
		switch {
		case other.Answer != nil:
			beside = append(beside, other.ID)
		case s.after(event, other, f):
			unheard = append(unheard, other.ID)
		}
	}
	if len(beside) > 0 {
		remark(e, broken{"campaign.conflict", "event", event.Day}, event.ID+" and "+brief(beside), "an hour or the distance between rivals")
	}
	if len(unheard) > 0 {
		remark(e, broken{"campaign.turn", "event", event.Day}, event.ID+" before "+brief(unheard), "by request; within a day of each other by lot")
	}
	quota, has := s.Quota(event.City, f)
	if used := s.Used(event.City, event.Candidate) + event.Prime(); has && event.Prime() > 0 && used > quota {
		remark(e, broken{"campaign.quota", "event", event.Day}, event.City+": "+number(used), number(quota))
	}
}

// after says whether the other request, which is not answered yet, has its turn
// first, or whether only a lot could say so.
func (s *State) after(e, other *Event, f *Foreign) bool {
	apart := int64(e.Received - other.Received)
	switch {
	case apart > Window:
		return true
	case apart < -Window:
		return false
	case e.Lot == nil || other.Lot == nil || e.Lot.Index != other.Lot.Index:
		return true
	}
	turns := s.Turns(e.Lot, e.City, f)
	return slices.Index(turns, e.Candidate) > slices.Index(turns, other.Candidate)
}

// Turns is the order of a lot's candidates in a city: as drawn, those who have used
// up their quota there behind the others.
func (s *State) Turns(l *Lot, city string, f *Foreign) []string {
	quota, has := s.Quota(city, f)
	var first, last []string
	for _, id := range l.Drawn {
		if has && quota > 0 && s.Used(city, id) >= quota {
			last = append(last, id)
		} else {
			first = append(first, id)
		}
	}
	return append(first, last...)
}

// brief lists the first ids of many.
func brief(ids []string) string {
	const most = 8
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:most], ", ") + " and " + number(int64(len(ids)-most)) + " more"
}

// lotDomain is the first line of what freezes the requests of a lot.
const lotDomain = "urna/campaign-lot/1\n"

// draw is the lot for the requests: each candidate has one place in it, however
// many requests. What is frozen is the hashes of the requests, in the order of
// their ids.
func draw(events []*Event, throws []lot.Throw) (act.Hash, []string) {
	var text strings.Builder
	text.WriteString(lotDomain)
	for _, e := range events {
		text.WriteString(e.Act.String() + "\n")
	}
	seed := lot.Seed(sha256.Sum256([]byte(text.String())), throws, "")
	return seed, lot.Shuffle(seed, "order", candidatesOf(events))
}

// candidatesOf are the candidates of requests, in the order of their names.
func candidatesOf(events []*Event) []string {
	var all []string
	for _, e := range events {
		if at, has := slices.BinarySearch(all, e.Candidate); !has {
			all = slices.Insert(all, at, e.Candidate)
		}
	}
	return all
}

// named are the requests of a lot; refused are those that are not there, are
// answered, or are in a lot.
func (s *State) named(ids []string) ([]*Event, *act.Refusal) {
	var events []*Event
	for _, id := range ids {
		at, known := s.find("event", id)
		if !known {
			return nil, act.Refuse("act.dangling", "body.events", id, "a request in the ledger")
		}
		e := s.events.Get(at)
		if e.Answer != nil || e.Lot != nil {
			return nil, act.Refuse("act.repeated", "body.events", id, "a request that is neither answered nor in a lot")
		}
		events = append(events, e)
	}
	return events, nil
}

// DrawLot refuses a lot for fewer than two candidates or for what is answered or
// drawn already. Findings: requests more than a day apart, an agent without dice, an
// order that is not the one the dice give.
func (s *State) DrawLot(e *act.Entry, f Foreign, b *LotDrawn) *act.Refusal {
	events, refusal := s.named(b.Events)
	if refusal != nil {
		return refusal
	}
	parties := candidatesOf(events)
	if len(parties) < 2 {
		return act.Refuse("form.items", "body.events", len(parties), "requests of at least 2 candidates")
	}
	if refusal := lot.Thrown(b.Throws, parties); refusal != nil {
		return refusal
	}
	first, last := events[0].Received, events[0].Received
	for _, x := range events {
		first, last = min(first, x.Received), max(last, x.Received)
	}
	on := events[0].Day
	if last-first > Window {
		remark(e, broken{"campaign.simultaneous", "events", on}, first.String()+" to "+last.String(), "within a day")
	}
	for _, id := range parties {
		if !slices.ContainsFunc(b.Throws, func(t lot.Throw) bool { return t.Candidate == id }) {
			remark(e, broken{"lot.throws", "throws", on}, "none for "+id, "a throw for every candidate")
		}
	}
	var announced []string
	for _, p := range b.Order {
		announced = append(announced, p.Candidate)
	}
	_, drawn := draw(events, b.Throws)
	for _, d := range lot.Announced(announced, drawn) {
		remark(e, broken{"lot.order", "order", on}, d.Got, d.Limit)
	}
	return nil
}

// ApplyDrawn makes the order that the lot gives stand.
func (s *State) ApplyDrawn(e *act.Entry, b *LotDrawn) {
	events, _ := s.named(b.Events)
	seed, drawn := draw(events, b.Throws)
	l := &Lot{Index: e.Index, Seed: seed, Drawn: drawn, LotDrawn: *b}
	s.lots.Append(l)
	for _, x := range events {
		at, _ := s.find("event", x.ID)
		event := *x
		event.Lot = l
		s.events.Set(at, &event)
	}
}
