package campaign

import (
	"urna/election/act"
	"urna/election/lot"
)

// Limits of the acts of this chapter.
const (
	maxPlane  = 10_000_000 // metres from the origin of the plane
	maxPeople = 10_000_000
	maxMinute = 2 * 24 * 60 // of a day and of the night behind it
	maxSpare  = 24 * 60     // to set up, to clear
	maxStops  = 200
	maxItems  = 64
	maxEvents = 1000
)

// VenueListed publishes a venue and on which terms candidates get it.
type VenueListed struct {
	Capacity  int64 // persons
	City      string
	East      int64 // metres in the one plane of the election
	ID        string
	Name      string
	North     int64
	Prices    []Price
	PrimeFrom int64 // minutes from 00:00 local time: the hours that count as prime
	PrimeTo   int64
}

// Price is what a candidate pays for a venue, in the smallest unit of money.
type Price struct {
	Candidate string // empty: the same for all
	Price     int64
}

// Fields lists capacity to prime_to.
func (b *VenueListed) Fields(c *act.Codec) {
	c.Integer("capacity", &b.Capacity, 1, maxPeople)
	c.Text("city", &b.City, 64)
	c.Integer("east", &b.East, -maxPlane, maxPlane)
	c.Text("id", &b.ID, 40)
	c.Text("name", &b.Name, 200)
	c.Integer("north", &b.North, -maxPlane, maxPlane)
	act.List(c, "prices", &b.Prices, maxItems, func(c *act.Codec, p *Price) {
		c.Text("candidate", &p.Candidate, 40)
		c.Integer("price", &p.Price, 0, act.MaxInteger)
	})
	c.Integer("prime_from", &b.PrimeFrom, 0, 1440)
	c.Integer("prime_to", &b.PrimeTo, 0, 1440)
}

// The kinds of events.
const (
	Concert    = "concert"
	Meeting    = "meeting"
	Motorcade  = "motorcade"
	Procession = "procession"
)

// EventRequested is what a candidate asks for: a venue, a place, or a route.
type EventRequested struct {
	Candidate string
	City      string
	Clear     int64 // minutes behind the end
	Day       act.Date
	End       int64 // minutes from 00:00 local time of the day
	ID        string
	Kind      string
	People    int64 // expected
	Setup     int64 // minutes before the start
	Start     int64
	Stops     []Stop // one for a place, several for a route, none for a venue
	Venue     string // empty for none
}

// Stop is a point of a route and when it is reached.
type Stop struct {
	At    int64 // minutes from 00:00 local time of the event's day
	East  int64 // metres
	North int64
}

// Fields lists candidate to venue.
func (b *EventRequested) Fields(c *act.Codec) {
	c.Text("candidate", &b.Candidate, 40)
	c.Text("city", &b.City, 64)
	c.Integer("clear", &b.Clear, 0, maxSpare)
	c.Day("day", &b.Day)
	c.Integer("end", &b.End, 0, maxMinute)
	c.Text("id", &b.ID, 40)
	c.Word("kind", &b.Kind, Concert, Meeting, Motorcade, Procession)
	c.Integer("people", &b.People, 0, maxPeople)
	c.Integer("setup", &b.Setup, 0, maxSpare)
	c.Integer("start", &b.Start, 0, maxMinute)
	act.List(c, "stops", &b.Stops, maxStops, func(c *act.Codec, p *Stop) {
		c.Integer("at", &p.At, 0, maxMinute)
		c.Integer("east", &p.East, -maxPlane, maxPlane)
		c.Integer("north", &p.North, -maxPlane, maxPlane)
	})
	c.Text("venue", &b.Venue, 40)
}

// The answers to a request.
const (
	Accepted    = "accepted"
	Alternative = "alternative"
	Declined    = "refused"
)

// EventDecided answers a request.
type EventDecided struct {
	Decision string
	Event    string
	Ground   string // empty when accepted
	Offers   []Offer
}

// Offer is a venue and a day that is offered instead.
type Offer struct {
	Day   act.Date
	Start int64 // minutes from 00:00 local time
	Venue string
}

// Fields lists decision to offers.
func (b *EventDecided) Fields(c *act.Codec) {
	c.Word("decision", &b.Decision, Accepted, Alternative, Declined)
	c.Text("event", &b.Event, 40)
	c.Text("ground", &b.Ground, 1000)
	act.List(c, "offers", &b.Offers, maxItems, func(c *act.Codec, o *Offer) {
		c.Day("day", &o.Day)
		c.Integer("start", &o.Start, 0, maxMinute)
		c.Text("venue", &o.Venue, 40)
	})
}

// LotDrawn orders simultaneous requests by dice thrown in public.
type LotDrawn struct {
	Events []string
	Order  []Place // of the candidates as announced; empty where only the dice were
	Throws []lot.Throw
}

// Place is a candidate's place in an announced order.
type Place struct{ Candidate string }

// Fields lists events to throws.
func (b *LotDrawn) Fields(c *act.Codec) {
	c.Texts("events", &b.Events, maxEvents)
	act.List(c, "order", &b.Order, maxItems, func(c *act.Codec, p *Place) { c.Text("candidate", &p.Candidate, 40) })
	act.List(c, "throws", &b.Throws, maxItems, func(c *act.Codec, t *lot.Throw) {
		c.Text("candidate", &t.Candidate, 40)
		c.Text("pips", &t.Pips, 64)
	})
}
