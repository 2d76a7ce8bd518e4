package web

import (
	"fmt"
	"net/url"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/campaign"
	"urna/election/lot"
	"urna/internal/i18n"
)

// rallied is the reconstruction with venues, meetings, funds and whole polls that
// are not in it: nothing of the kind is known of 2005.
func rallied(t *testing.T) *scene {
	t.Helper()
	s := scene2005(t, i18n.English)
	s.then = s.state().Photograph()
	st := s.then
	st.Received -= 4 * 365 * 86400 // so that no term of 2005 has long passed
	facts := st.CampaignFacts(st.Received)
	facts.Term = func(string, calendar.Moment) {}
	m := &st.Campaign
	entry := func() *act.Entry {
		st.Size++
		st.Received++
		return &act.Entry{Index: st.Size, Received: st.Received, Hash: act.Hash{byte(st.Size), byte(st.Size >> 8), 2}}
	}
	must := func(refusal *act.Refusal) {
		if refusal != nil {
			t.Fatal(refusal)
		}
	}
	for i, id := range []string{"opera", "circus"} {
		e, b := entry(), &campaign.VenueListed{Capacity: 500, City: "Almaty", East: int64(300 * i), ID: id, Name: id, PrimeFrom: 1080, PrimeTo: 1200, Prices: []campaign.Price{{Price: 7}}}
		must(m.ListVenue(e, facts, b))
		m.ApplyVenue(e, b)
	}
	for day := range 3 {
		for i, who := range []string{"baimenov", "tuyakbay"} {
			e, b := entry(), &campaign.EventRequested{
				Candidate: who, City: "Almaty", Day: act.Date(fmt.Sprint("2005-11-1", day)), ID: fmt.Sprint(who, "-", day), Kind: campaign.Meeting, People: 400,
				Start: 1080, End: 1500, Venue: []string{"opera", "circus"}[i],
			}
			if day == 2 {
				b.Venue, b.Kind, b.Stops = "", campaign.Motorcade, []campaign.Stop{{At: 1080}, {At: 1140, East: int64(600 * i), North: 6000}}
			}
			must(m.Request(e, facts, b))
			m.ApplyRequested(e, b)
		}
	}
	draw := &campaign.LotDrawn{Events: []string{"baimenov-2", "tuyakbay-2"}, Throws: []lot.Throw{{Candidate: "baimenov", Pips: "4"}}}
	e := entry()
	must(m.DrawLot(e, facts, draw))
	m.ApplyDrawn(e, draw)
	for _, b := range []*campaign.EventDecided{
		{Decision: campaign.Accepted, Event: "baimenov-0"},
		{Decision: campaign.Declined, Event: "tuyakbay-0", Ground: "dug up", Offers: []campaign.Offer{{Day: "2005-11-11", Start: 600, Venue: "opera"}}},
	} {
		e = entry()
		must(m.DecideEvent(e, facts, b))
		m.ApplyDecided(e, b)
	}
	fund := &campaign.FundOpened{Bank: "Steppe", Candidate: "tuyakbay", On: "2005-10-26"}
	e = entry()
	must(m.OpenFund(e, facts, fund))
	m.ApplyFund(e, fund)
	given := &campaign.FundReceived{Amount: 47_000_000, Candidate: "tuyakbay", Donor: campaign.Candidate, Form: campaign.Money, On: "2005-10-27"}
	e = entry()
	must(m.Receive(e, facts, given))
	m.ApplyReceived(e, given)
	report := &campaign.FundReported{Balance: 46_000_000, Candidate: "tuyakbay", PaidIn: 47_000_000, Spent: 1_000_000, Until: "2005-11-01"}
	e = entry()
	must(m.ReportFund(e, facts, report))
	m.ApplyReported(e, report)
	poll := &campaign.PollPublished{
		Body: "Institute", Client: "Gazette", Payer: "Gazette", Error: "3", From: "2005-11-01", Until: "2005-11-03", ID: "whole", Kind: campaign.OpinionPoll, Method: "face to face",
		Question: "For whom?", Respondents: 1000, Published: "2005-11-05", Shares: []campaign.Support{{Candidate: "baimenov", High: 2500, Low: 2500, Printed: "25"}, {Candidate: "tuyakbay", High: 7500, Low: 7500, Printed: "75"}},
	}
	e = entry()
	must(m.Publish(e, facts, poll))
	m.ApplyPublished(e, poll)
	return s
}

func TestCampaignPagesShowRequestsConflictsFundsAndPolls(t *testing.T) {
	s := rallied(t)
	tables := append(campaignTables(s), pollsTables(s)[1:]...)
	tablesRead(t, tables, []rowReads{
		{"law", 2, "own|Candidate's own money, ceiling|5000|46 000 000|2005-09-07|"},
		{"venues", 1, "circus|circus|Almaty|500|300 0|18:00–20:00|* 7"},
		{"events", 0, "|meeting|Almaty|opera|2005-11-10|18:00|01:00 +1|400|"}, {"events", 0, "|accepted|–|–"},
		{"events", 1, "|refused|dug up|opera 2005-11-11 10:00"}, {"events", 5, "|0 0 → 600 6000|"},
		{"conflicts", 0, "baimenov-1|"}, {"conflicts", 0, "|tuyakbay-1|"}, {"conflicts", 0, "|Almaty|same place|2005-11-11 18:00"}, {"conflicts", 1, "|on the way|"},
		{"lots", 0, "baimenov-2, tuyakbay-2|baimenov 4|"},
		{"treatment", 1, "|3|2|1|0|0|420|500|1.000"},
		{"quotas", 0, "Almaty|"}, {"quotas", 1, "|1 872|120|0.064"},
		{"funds", 0, "|Steppe|2005-10-26|own money|47 000 000|46 000 000|−1 000 000|2005-11-08|"},
		{"receipts", 0, "|2005-10-27|the candidate|–|money|47 000 000"},
		{"reports", 0, "|2005-11-01|"}, {"reports", 0, "|47 000 000|1 000 000|46 000 000"},
		{"register", 0, "x01|exit poll|Gallup / Baltic Surveys|International Republican Institute|International Republican Institute|2005-12-04|unknown|unknown|unknown|+-1 point|2005-12-05|unknown|method, question, how many were asked|0|"},
		{"register", 9, "|2005-11-01 – 2005-11-03|face to face|For whom?|1 000|3|2005-11-05|unknown|–|1|–|"},
		{"shares", 0, "x01|exit poll|Nursultan Nazarbayev|83.2|91.1"},
		{"average", 1, "|75.000|–|–|1|2005-11-03"},
	})
}

// Two of the three days stand; the third of the company is refused, so that nobody
// travels together until it is accepted.
func TestCompanyOnTheWayIsThatOfStandingRequests(t *testing.T) {
	s := rallied(t)
	if got := len(s.together(&s.then.Campaign).Rows); got != 0 {
		t.Errorf("%d pairs on the way, want 0", got)
	}
	if got := campaign.Together(s.then.Campaign.Events()); len(got) != 1 || len(got[0].Days) != 3 {
		t.Errorf("with the refused request: %+v, want one pair on 3 days", got)
	}
}

func TestCampaignFilesAreTheSameInEveryLanguage(t *testing.T) {
	sameInEachLanguage(t, rallied(t), func(s *scene) []section { return append(campaignTables(s), pollsTables(s)...) })
}

func TestCampaignPageOfAnElectionWithoutABallotIsThere(t *testing.T) {
	s := scene2005(t, i18n.English)
	st := election.New()
	st.Rulebook, st.Terms, st.CampaignLaw = s.state().Rulebook, s.state().Terms, s.state().CampaignLaw
	empty := &scene{lang: i18n.English, then: st, form: url.Values{}}
	if a, b := len(campaignTables(empty)), len(pollsTables(empty)); a != 11 || b != 5 {
		t.Errorf("%d and %d tables, want 11 and 5", a, b)
	}
}

// Two elections, missed by two points and by one: 4.303 times the root mean square of
// 0.02, 0.02, 0.01 and 0.01 on both sides of 75.
func TestAverageOfPollsHasAnIntervalOncePastMissesStand(t *testing.T) {
	s := rallied(t)
	facts := s.state().CampaignFacts(s.state().Received)
	for i, miss := range []int64{200, 100} {
		b := &campaign.PollsMissed{ID: string(rune('a' + i)), Name: "Bridge", Held: "2001-02-04", Shares: []campaign.Missed{
			{Name: "a", Average: 5000 + miss, Result: 5000}, {Name: "b", Average: 5000 - miss, Result: 5000},
		}}
		e := &act.Entry{Index: 1}
		if refusal := s.state().Campaign.Miss(e, facts, b); refusal != nil || len(e.Findings) > 0 {
			t.Fatalf("refused %v, findings %v, want neither", refusal, e.Findings)
		}
		s.state().Campaign.ApplyMissed(e, b)
	}
	tables := pollsTables(s)
	tablesRead(t, tables, []rowReads{
		{"average", 0, "|25.000|18.200|31.800|1|2005-11-03"}, {"average", 1, "|75.000|68.200|81.800|1|2005-11-03"},
		{"missed", 0, "Bridge|2001-02-04|0|a|52.000|50.000|2.000|–|"}, {"missed", 3, "|b|49.000|50.000|-1.000|"},
	})
}
