package campaign

import (
	"strings"

	"urna/election/act"
	"urna/election/calendar"
)

// ListVenue refuses a venue without a name or city and an id that is taken.
// Finding: terms that are not the same for all.
func (s *State) ListVenue(e *act.Entry, _ Foreign, b *VenueListed) *act.Refusal {
	switch {
	case !isID(b.ID):
		return badID("id", b.ID)
	case b.City == "":
		return blank("city")
	case b.PrimeTo < b.PrimeFrom:
		return act.Refuse("campaign.hours", "body.prime_to", b.PrimeTo, b.PrimeFrom)
	}
	if _, known := s.find("venue", b.ID); known {
		return taken("id", b.ID)
	}
	for i := range b.Prices {
		if p := &b.Prices[i]; p.Price != b.Prices[0].Price {
			remark(e, broken{"campaign.venues", "prices", ""}, b.ID+": "+number(p.Price)+" for "+p.Candidate, number(b.Prices[0].Price))
		}
	}
	return nil
}

// ApplyVenue lists the venue.
func (s *State) ApplyVenue(e *act.Entry, b *VenueListed) {
	s.places.Set(key("venue", b.ID), s.venues.Len())
	s.venues.Append(Venue{e.Index, *b})
	k := key("city", b.City)
	daily, _ := s.minutes.Get(k)
	s.minutes.Set(k, daily+b.PrimeTo-b.PrimeFrom)
}

// Request refuses what is no event: without a day, an end behind its start, a
// candidate, or either a listed venue or stops in the order of time. Findings: a
// candidate who is not on the ballot, a day outside the campaign, more people than
// the venue holds.
func (s *State) Request(e *act.Entry, f Foreign, b *EventRequested) *act.Refusal {
	if refusal := s.formed(b); refusal != nil {
		return refusal
	}
	f.stranger(e, b.Day, b.Candidate)
	day, refusal := calendar.Given("day", b.Day)
	if refusal != nil {
		return refusal
	}
	if f.Begins > 0 && day < f.Begins {
		remark(e, broken{"campaign.start", "day", b.Day}, b.ID, "from "+f.Begins.String()+" on")
	}
	if last := day + calendar.Day(b.End/1440); f.Ends > 0 && (last > f.Ends || last == f.Ends && b.End > 1440 || day >= f.Ends) {
		remark(e, broken{"campaign.end", "day", b.Day}, b.ID, "before "+f.Ends.String()+" 00:00")
	}
	if at, inside := s.find("venue", b.Venue); inside {
		if room := s.venues.Get(at); b.People > room.Capacity {
			remark(e, broken{"campaign.capacity", "people", b.Day}, b.ID+": "+number(b.People), number(room.Capacity))
		}
	}
	return nil
}

// formed refuses what cannot be laid out in time and place.
func (s *State) formed(b *EventRequested) *act.Refusal {
	switch {
	case !isID(b.ID):
		return badID("id", b.ID)
	case !isID(b.Candidate):
		return badID("candidate", b.Candidate)
	case b.City == "":
		return blank("city")
	case b.Day == "":
		return noDay("day")
	case b.End <= b.Start:
		return act.Refuse("campaign.hours", "body.end", b.End, "behind "+number(b.Start))
	case (b.Venue == "") == (len(b.Stops) == 0):
		return act.Refuse("campaign.place", "body.stops", len(b.Stops), "a venue, or a place, or a route")
	}
	if _, known := s.find("event", b.ID); known {
		return taken("id", b.ID)
	}
	if b.Venue != "" {
		at, known := s.find("venue", b.Venue)
		if !known || s.venues.Get(at).City != b.City {
			return act.Refuse("act.dangling", "body.venue", b.Venue, "a venue listed in "+b.City)
		}
	}
	last := b.Start - 1
	for _, p := range b.Stops {
		if p.At <= last || p.At > b.End {
			return act.Refuse("campaign.hours", "body.stops[].at", p.At, "from start to end, one behind the other")
		}
		last = p.At
	}
	return nil
}

// ApplyRequested keeps the request and lays it into the grid.
func (s *State) ApplyRequested(e *act.Entry, b *EventRequested) {
	event := &Event{Index: e.Index, Act: e.Hash, Received: e.Received, EventRequested: *b}
	if at, inside := s.find("venue", b.Venue); inside {
		room := s.venues.Get(at)
		event.Room = &room
	}
	at := s.events.Len()
	s.places.Set(key("event", b.ID), at)
	s.events.Append(event)
	s.lay(at, event)
}

// Prime is how many minutes of the event are in its venue's prime hours.
func (e *Event) Prime() int64 {
	if e.Room == nil {
		return 0
	}
	return max(0, min(e.End, e.Room.PrimeTo)-max(e.Start, e.Room.PrimeFrom))
}

// DecideEvent refuses an answer to what nobody asked, a second one, and offers of
// no listed venue. Findings: an answer other than acceptance without a ground, or
// with fewer than two equivalents; an acceptance beside a rival's accepted event,
// before a request that has its turn first, or beyond the quota.
func (s *State) DecideEvent(e *act.Entry, f Foreign, b *EventDecided) *act.Refusal {
	at, known := s.find("event", b.Event)
	if !known {
		return act.Refuse("act.dangling", "body.event", b.Event, "a request in the ledger")
	}
	event := s.events.Get(at)
	if event.Answer != nil {
		return act.Refuse("act.repeated", "body.event", b.Event, "one answer to a request")
	}
	equivalent := 0
	for i := range b.Offers {
		o := &b.Offers[i]
		room, listed := s.find("venue", o.Venue)
		if !listed {
			return act.Refuse("act.dangling", "body.offers[].venue", o.Venue, "a listed venue")
		}
		day, refusal := calendar.Given("offers[].day", o.Day)
		if refusal != nil {
			return refusal
		}
		if v := s.venues.Get(room); event.equivalent(&v, day) {
			equivalent++
		}
	}
	if b.Decision == Accepted {
		s.accept(e, &f, event)
		return nil
	}
	if strings.TrimSpace(b.Ground) == "" {
		remark(e, broken{"campaign.ground", "ground", event.Day}, b.Event, "a ground in law")
	}
	if equivalent < leastOffers {
		remark(e, broken{"campaign.equivalents", "offers", event.Day}, b.Event+": "+number(int64(equivalent)), "at least "+number(leastOffers))
	}
	return nil
}

// What makes an offer equivalent to a request, and how many there should be.
const (
	leastOffers = 2
	offerNear   = 2_000 // metres
	offerDays   = 1
)

// equivalent says whether a venue has room for the people asked for, or for as many
// as the venue asked for, and is near it in place and time.
func (e *Event) equivalent(v *Venue, on calendar.Day) bool {
	day, err := calendar.ParseDay(string(e.Day))
	if err != nil || on < day-offerDays || on > day+offerDays {
		return false
	}
	east, north := int64(0), int64(0)
	if e.Room != nil {
		if v.Capacity < min(e.Room.Capacity, max(1, e.People)) {
			return false
		}
		east, north = v.East-e.Room.East, v.North-e.Room.North
	} else {
		if v.Capacity < e.People {
			return false
		}
		east, north = v.East-e.Stops[0].East, v.North-e.Stops[0].North
	}
	return east*east+north*north <= offerNear*offerNear
}

// ApplyDecided answers the request.
func (s *State) ApplyDecided(e *act.Entry, b *EventDecided) {
	at, _ := s.find("event", b.Event)
	event := *s.events.Get(at)
	event.Answer = &Answer{e.Index, *b}
	s.events.Set(at, &event)
	if prime := event.Prime(); prime > 0 && b.Decision == Accepted {
		k := key("used", event.City+"\n"+event.Candidate)
		used, _ := s.minutes.Get(k)
		s.minutes.Set(k, used+prime)
	}
}
