package campaign_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/campaign"
	"urna/election/lot"
)

// season is a campaign of ten days between two candidates, with a law of small sums.
type season struct {
	*testing.T
	campaign.State
	facts campaign.Foreign
	index int64
	now   act.Time
	terms []string
}

func day(text string) calendar.Day {
	d, err := calendar.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

func newSeason(t *testing.T) *season {
	s := &season{T: t, now: 1_000_000}
	s.facts = campaign.Foreign{
		Candidates: []string{"aliya", "bolat"}, Begins: day("2005-11-10"), Ends: day("2005-11-20"), Polling: day("2005-11-21"), Blackout: day("2005-11-16"),
		Law:   campaign.Law{Ceilings: map[string]int64{campaign.FromOwn: 100, campaign.FromAssociation: 200, campaign.FromDonations: 300}},
		Named: func([]string) *act.Refusal { return nil },
		Term:  func(id string, at calendar.Moment) { s.terms = append(s.terms, id+" "+at.String()) },
	}
	return s
}

// does decides and applies, and gives the findings, or the refusal, as texts.
func does[B any](s *season, decide func(*act.Entry, campaign.Foreign, *B) *act.Refusal, apply func(*act.Entry, *B), b *B) []string {
	s.Helper()
	s.index++
	s.now++
	e := &act.Entry{Index: s.index, Received: s.now, Hash: act.Hash{byte(s.index), 7}}
	if refusal := decide(e, s.facts, b); refusal != nil {
		return []string{"refused " + refusal.Rule + " " + refusal.Field}
	}
	apply(e, b)
	var found []string
	for _, f := range e.Findings {
		found = append(found, f.Rule+" "+f.Got+" / "+f.Limit)
	}
	return found
}

func (s *season) wants(what string, got []string, want ...string) {
	s.Helper()
	if !slices.Equal(got, want) {
		s.Errorf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func (s *season) venue(id string, east int64) []string {
	return does(s, s.ListVenue, s.ApplyVenue, &campaign.VenueListed{Capacity: 500, City: "c", East: east, ID: id, PrimeFrom: 1080, PrimeTo: 1200})
}

func request(id, on, venue string) *campaign.EventRequested {
	who, _, _ := strings.Cut(id, "-")
	return &campaign.EventRequested{Candidate: who, City: "c", Day: act.Date(on), ID: id, Kind: campaign.Meeting, People: 100, Start: 1080, End: 1200, Venue: venue}
}

func (s *season) ask(b *campaign.EventRequested) []string {
	return does(s, s.Request, s.ApplyRequested, b)
}

func (s *season) answer(b *campaign.EventDecided) []string {
	return does(s, s.DecideEvent, s.ApplyDecided, b)
}

func (s *season) accepts(id string) []string {
	return s.answer(&campaign.EventDecided{Decision: campaign.Accepted, Event: id})
}

func TestVenuesAndRequestsThatHaveNoStandingAreRefusedAndTheRestIsFound(t *testing.T) {
	s := newSeason(t)
	s.wants("a venue", s.venue("opera", 0))
	s.wants("a venue twice", s.venue("opera", 0), "refused act.repeated body.id")
	s.wants("unequal terms", does(s, s.ListVenue, s.ApplyVenue, &campaign.VenueListed{Capacity: 9, City: "c", ID: "club", Prices: []campaign.Price{{Candidate: "aliya", Price: 1}, {Candidate: "bolat", Price: 2}}}),
		"campaign.venues club: 2 for bolat / 1")
	s.wants("a venue without a city", does(s, s.ListVenue, s.ApplyVenue, &campaign.VenueListed{ID: "x"}), "refused campaign.blank body.city")
	s.wants("a request", s.ask(request("aliya-1", "2005-11-10", "opera")))
	s.wants("a request twice", s.ask(request("aliya-1", "2005-11-10", "opera")), "refused act.repeated body.id")
	s.wants("no listed venue", s.ask(request("aliya-2", "2005-11-10", "attic")), "refused act.dangling body.venue")
	s.wants("nowhere", s.ask(request("aliya-2", "2005-11-10", "")), "refused campaign.place body.stops")
	s.wants("no day", s.ask(request("aliya-2", "", "opera")), "refused form.day body.day")
	s.wants("no id", s.ask(request("Aliya", "2005-11-10", "opera")), "refused campaign.id body.id")
	for name, c := range map[string]struct {
		change func(*campaign.EventRequested)
		want   string
	}{
		"an end before the start":   {func(b *campaign.EventRequested) { b.End = 1080 }, "refused campaign.hours body.end"},
		"no city":                   {func(b *campaign.EventRequested) { b.City = "" }, "refused campaign.blank body.city"},
		"a venue of another city":   {func(b *campaign.EventRequested) { b.City = "d" }, "refused act.dangling body.venue"},
		"stops against time":        {func(b *campaign.EventRequested) { b.Venue, b.Stops = "", []campaign.Stop{{At: 1100}, {At: 1100}} }, "refused campaign.hours body.stops[].at"},
		"a stop behind the end":     {func(b *campaign.EventRequested) { b.Venue, b.Stops = "", []campaign.Stop{{At: 1201}} }, "refused campaign.hours body.stops[].at"},
		"a stranger":                {func(b *campaign.EventRequested) { b.Candidate = "zhanar" }, "campaign.candidate 2005-11-11: zhanar / a candidate on the ballot"},
		"too many people":           {func(b *campaign.EventRequested) { b.People = 501 }, "campaign.capacity 2005-11-11: aliya-x: 501 / 500"},
		"before the campaign":       {func(b *campaign.EventRequested) { b.Day = "2005-11-09" }, "campaign.start 2005-11-09: aliya-x / from 2005-11-10 on"},
		"on the first silent day":   {func(b *campaign.EventRequested) { b.Day = "2005-11-20" }, "campaign.end 2005-11-20: aliya-x / before 2005-11-20 00:00"},
		"a minute into the silence": {func(b *campaign.EventRequested) { b.Day, b.End = "2005-11-19", 1441 }, "campaign.end 2005-11-19: aliya-x / before 2005-11-20 00:00"},
	} {
		fresh := newSeason(t)
		fresh.venue("opera", 0)
		b := request("aliya-x", "2005-11-11", "opera")
		c.change(b)
		fresh.wants(name, fresh.ask(b), c.want)
	}
	fresh := newSeason(t)
	fresh.venue("opera", 0)
	last := request("aliya-x", "2005-11-19", "opera")
	last.End = 1440
	fresh.wants("until midnight", fresh.ask(last))
}

func TestAnswersThatAreNotAcceptanceNeedAGroundAndTwoEquivalents(t *testing.T) {
	s := newSeason(t)
	for id, east := range map[string]int64{"opera": 0, "circus": 2000, "arena": 2001} {
		s.venue(id, east)
	}
	for i := range 5 {
		s.ask(request(fmt.Sprint("aliya-", i), "2005-11-12", "opera"))
	}
	offer := func(on act.Date, venue string) campaign.Offer { return campaign.Offer{Day: on, Venue: venue} }
	refuse := func(id, ground string, offers ...campaign.Offer) []string {
		return s.answer(&campaign.EventDecided{Decision: campaign.Declined, Event: id, Ground: ground, Offers: offers})
	}
	s.wants("no ground, no offer", refuse("aliya-0", " "), "campaign.ground 2005-11-12: aliya-0 / a ground in law", "campaign.equivalents 2005-11-12: aliya-0: 0 / at least 2")
	s.wants("a second answer", refuse("aliya-0", "x"), "refused act.repeated body.event")
	s.wants("nobody asked", refuse("aliya-9", "x"), "refused act.dangling body.event")
	s.wants("an attic", refuse("aliya-1", "x", offer("2005-11-12", "attic")), "refused act.dangling body.offers[].venue")
	s.wants("two equivalents", refuse("aliya-1", "x", offer("2005-11-13", "opera"), offer("2005-11-11", "circus")))
	s.wants("two days later", refuse("aliya-2", "x", offer("2005-11-14", "opera"), offer("2005-11-11", "circus")), "campaign.equivalents 2005-11-12: aliya-2: 1 / at least 2")
	s.wants("2,001 metres away", refuse("aliya-3", "x", offer("2005-11-12", "arena"), offer("2005-11-11", "circus")), "campaign.equivalents 2005-11-12: aliya-3: 1 / at least 2")
}

// Who books everything first does not win: requests within a day wait for the lot,
// in which a candidate has one place, and a used-up quota stands behind.
func TestFirstComeBlockBookingDoesNotWinTheQuota(t *testing.T) {
	s := newSeason(t)
	s.venue("opera", 0)
	var ids []string
	for i := range 10 {
		id := fmt.Sprint("aliya-", i)
		s.wants("block booking", s.ask(request(id, fmt.Sprint("2005-11-1", i), "opera")))
		ids = append(ids, id)
	}
	s.ask(request("bolat-0", "2005-11-15", "opera"))
	s.wants("accepted without a lot", s.accepts("aliya-5"), "campaign.turn 2005-11-15: aliya-5 before bolat-0 / by request; within a day of each other by lot")
	s.wants("the rival's is now beside it", s.accepts("bolat-0"), "campaign.conflict 2005-11-15: bolat-0 and aliya-5 / an hour or the distance between rivals")
	for i, id := range slices.Delete(ids, 5, 6) {
		got := s.accepts(id)
		if quota := int64(i+2) * 120; quota > 600 { // half of ten days of two hours
			s.wants(id, got, fmt.Sprintf("campaign.quota 2005-11-1%s: c: %d / 600", id[6:], quota))
		} else {
			s.wants(id, got)
		}
	}
	s.ask(request("aliya-a", "2005-11-16", "opera"))
	s.ask(request("bolat-a", "2005-11-16", "opera"))
	draw := &campaign.LotDrawn{Events: []string{"aliya-a", "bolat-a"}, Throws: []lot.Throw{{Candidate: "aliya", Pips: "3"}, {Candidate: "bolat", Pips: "5"}}}
	s.wants("a lot", does(s, s.DrawLot, s.ApplyDrawn, draw))
	for _, l := range s.Lots() {
		if got := s.Turns(l, "c", &s.facts); fmt.Sprint(got) != "[bolat aliya]" {
			t.Errorf("turns %v, want bolat first, as aliya's quota is used up; drawn %v", got, l.Drawn)
		}
	}
	got := s.accepts("aliya-a")
	if len(got) != 2 || !strings.HasPrefix(got[0], "campaign.turn 2005-11-16: aliya-a before bolat-a") {
		t.Errorf("out of turn: %v, want campaign.turn and campaign.quota", got)
	}
}

func TestLotsAreDrawnOnceForRivalsWithinADay(t *testing.T) {
	s := newSeason(t)
	s.venue("opera", 0)
	s.ask(request("aliya-1", "2005-11-11", "opera"))
	s.ask(request("aliya-2", "2005-11-11", "opera"))
	s.now += campaign.Window
	s.ask(request("bolat-1", "2005-11-11", "opera"))
	draw := func(throws []lot.Throw, order []campaign.Place, ids ...string) []string {
		return does(s, s.DrawLot, s.ApplyDrawn, &campaign.LotDrawn{Events: ids, Order: order, Throws: throws})
	}
	s.wants("one candidate", draw(nil, nil, "aliya-1", "aliya-2"), "refused form.items body.events")
	s.wants("nobody's request", draw(nil, nil, "aliya-1", "zhanar-1"), "refused act.dangling body.events")
	s.wants("pips", draw([]lot.Throw{{Candidate: "aliya", Pips: "7"}}, nil, "aliya-1", "bolat-1"), "refused lot.pips body.throws[].pips")
	got := draw([]lot.Throw{{Candidate: "aliya", Pips: "6"}}, []campaign.Place{{Candidate: "zhanar"}}, "aliya-1", "bolat-1")
	if len(got) != 3 || !strings.HasPrefix(got[0], "campaign.simultaneous 2005-11-11: ") || got[1] != "lot.throws 2005-11-11: none for bolat / a throw for every candidate" ||
		!strings.HasPrefix(got[2], "lot.order 2005-11-11: zhanar in place 1 / ") {
		t.Errorf("more than a day apart, without dice, another order: %v", got)
	}
	s.wants("a lot twice", draw(nil, nil, "aliya-1", "bolat-1"), "refused act.repeated body.events")
	s.wants("a request that waits longer than a day", s.accepts("bolat-1")[:1], "campaign.turn 2005-11-11: bolat-1 before aliya-1, aliya-2 / by request; within a day of each other by lot")
}

func TestFundsAreHeldToCeilingsBansAndTheirWeek(t *testing.T) {
	s := newSeason(t)
	receive := func(amount int64, donor, form, name string) []string {
		return does(s, s.Receive, s.ApplyReceived, &campaign.FundReceived{Amount: amount, Candidate: "aliya", Donor: donor, Form: form, Name: name, On: "2005-11-12"})
	}
	open := func() []string {
		return does(s, s.OpenFund, s.ApplyFund, &campaign.FundOpened{Bank: "B", Candidate: "aliya", On: "2005-11-11"})
	}
	s.wants("money for no fund", receive(1, campaign.Citizen, campaign.Money, ""), "refused act.dangling body.candidate")
	s.wants("a fund", open())
	s.wants("a fund twice", open(), "refused act.repeated body.candidate")
	s.wants("a named person", receive(1, campaign.Citizen, campaign.Money, "A. Sample"), "refused fund.person body.name")
	s.wants("to the ceiling", receive(100, campaign.Candidate, campaign.Money, ""))
	s.wants("above it", receive(1, campaign.Candidate, campaign.Money, ""), "finance.own 2005-11-12: aliya: 101 / 100")
	s.wants("the association", receive(201, campaign.Association, campaign.Money, "Bridge"), "finance.association 2005-11-12: aliya: 201 / 200")
	s.wants("goods", receive(300, campaign.Organisation, campaign.InKind, "Works"), "finance.inkind 2005-11-12: aliya: organisation 300 / money of the fund")
	s.wants("from abroad, above the ceiling", receive(1, campaign.FromAbroad, campaign.Money, ""), "finance.bans 2005-11-12: aliya: foreign 1 / 0", "finance.donations 2005-11-12: aliya: 301 / 300")
	report := func(in, out, balance int64, until act.Date) []string {
		return does(s, s.ReportFund, s.ApplyReported, &campaign.FundReported{Balance: balance, Candidate: "aliya", PaidIn: in, Spent: out, Until: until})
	}
	s.wants("a report", report(603, 3, 600, "2005-11-17"))
	s.wants("sums that disagree", report(600, 3, 600, "2005-11-18"), "finance.sum 2005-11-18: aliya: 600 / 597", "finance.sum 2005-11-18: aliya: 600 / 603")
	if got := s.terms[len(s.terms)-2:]; fmt.Sprint(got) != "[fund.weekly 2005-11-11 fund.weekly 2005-11-17]" {
		t.Errorf("weeks run from %v, want from the opening and the last report", got)
	}
	shut := func(budget, own int64) []string {
		return does(s, s.CloseFund, s.ApplyClosed, &campaign.FundClosed{Balance: 600, Candidate: "aliya", ToBudget: budget, ToCandidate: own})
	}
	before := s.Photograph()
	s.wants("half and half", shut(300, 300), "finance.rest aliya: 300 and 300 / 400 and 200")
	s.wants("closed twice", shut(400, 200), "refused act.repeated body.candidate")
	s.wants("behind the end", receive(1, campaign.Association, campaign.Money, ""), "finance.association 2005-11-12: aliya: 202 / 200", "finance.stop 2005-11-12: aliya / before the fund was closed")
	if was := before.Funds()[0]; was.ClosedIndex != 0 || was.Received != 603 {
		t.Errorf("a photograph of before has %+v", was)
	}
}

func TestPollsAreHeldToTheDaysWithoutPolls(t *testing.T) {
	for on, silent := range map[act.Date]bool{"": false, "2005-11-15": false, "2005-11-16": true, "2005-11-21": true, "2005-11-22": false} {
		s := newSeason(t)
		var want []string
		if silent {
			want = []string{"polls.blackout " + string(on) + ": p / before 2005-11-16 or after 2005-11-21"}
		}
		s.wants("published on "+string(on), does(s, s.Publish, s.ApplyPublished, &campaign.PollPublished{ID: "p", Published: on}), want...)
		s.wants("twice", does(s, s.Publish, s.ApplyPublished, &campaign.PollPublished{ID: "p"}), "refused act.repeated body.id")
		s.wants("a range upside down", does(s, s.Publish, s.ApplyPublished, &campaign.PollPublished{ID: "q", Shares: []campaign.Support{{Candidate: "aliya", High: 1, Low: 2}}}), "refused poll.share body.shares[].high")
	}
}
