package election_test

import (
	"strings"
	"testing"

	"urna/election/calendar"
	"urna/election/campaign"
	"urna/election/candidacy"
)

// The findings come with rule, article and day of the law of 2005.
func TestFundsAndPollsAreHeldToTheLawOf2005(t *testing.T) {
	p := newProcedure(t, law2005(t))
	p.does("2005-08-19 12:00", "calendar/interpreted/1", &calendar.Interpreted{From: "2005-08-19", Parameter: "YEAR", Value: "2005"}, "council chair")
	money := func(at string, amount int64, donor string) []string {
		return p.does(at, "campaign/fund-received/1", &campaign.FundReceived{Amount: amount, Candidate: "baimenov", Donor: donor, Form: campaign.Money, On: "2005-11-01"}, "central secretary")
	}
	p.does("2005-09-10 12:00", "candidacy/declared/1", &candidacy.Declared{Nominee: "selfmade", Route: candidacy.Self, On: "2005-09-10"}, "central secretary")
	expects(t, "a fund", p.does("2005-10-26 12:00", "campaign/fund-opened/1", &campaign.FundOpened{Bank: "B", Candidate: "baimenov", On: "2005-10-26"}, "central secretary"))
	p.does("2005-10-26 12:01", "campaign/fund-opened/1", &campaign.FundOpened{Bank: "B", Candidate: "selfmade", On: "2005-10-26"}, "central secretary")
	expects(t, "own money up to five thousand wages", money("2005-11-01 12:00", 46_000_000, campaign.Candidate))
	expects(t, "a tenge more", money("2005-11-01 12:01", 1, campaign.Candidate), "finance.own amount: 2005-11-01: baimenov: 46000001, 46000000 (58(1))")
	expects(t, "from a church", money("2005-11-01 12:02", 5, campaign.Religious), "finance.bans donor: 2005-11-01: baimenov: religious 5, 0 (34(3)(3))")
	expects(t, "from abroad", money("2005-11-01 12:03", 5, campaign.FromAbroad), "finance.bans donor: 2005-11-01: baimenov: foreign 5, 0 (33(3))")
	given := &campaign.FundReceived{Amount: 7, Candidate: "selfmade", Donor: campaign.Association, Form: campaign.Money, On: "2005-11-01"}
	expects(t, "from the association of one who has none", p.does("2005-11-01 12:04", "campaign/fund-received/1", given, "central secretary"),
		"finance.association donor: 2005-11-01: selfmade: 7, 0: no association nominated the candidate (58(2))")
	report := &campaign.FundReported{Balance: 46_000_011, Candidate: "baimenov", PaidIn: 46_000_011, Until: "2005-11-02"}
	expects(t, "a report on the seventh day", p.does("2005-11-02 23:59", "campaign/fund-reported/1", report, "central secretary"))
	report.Until = "2005-11-10"
	expects(t, "the next on the eighth", p.does("2005-11-10 00:00", "campaign/fund-reported/1", report, "central secretary"), "fund.weekly received: 2005-11-10 00:00, latest 2005-11-09 (34(6))")
	poll := &campaign.PollPublished{Body: "B", Client: "C", Payer: "C", ID: "one", Kind: campaign.OpinionPoll, Published: "2005-11-29", Sources: []string{"ART"}}
	expects(t, "a poll in the days without polls", p.does("2005-11-29 12:00", "campaign/poll-published/1", poll, "central secretary"),
		"polls.fields id: 2005-11-29: one: without time, method, wording, sample, error, 7 fields (28(9))",
		"polls.blackout published: 2005-11-29: one, before 2005-11-29 or after 2005-12-04 (28(9))")
	poll.ID, poll.Sources = "two", []string{"NOBODY"}
	before := *p.signers["central secretary"]
	p.wantsAt(local(t, "2005-11-29 13:00"), "act.dangling", "campaign/poll-published/1", poll, p.signers["central secretary"])
	*p.signers["central secretary"] = before // a test's signer forgets that it signed
	past := &campaign.PollsMissed{ID: "past", Name: "1999", Held: "1999-01-10", Sources: []string{"ART"}, Shares: []campaign.Missed{{Name: "a", Average: 8000, Result: 7980}}}
	expects(t, "an average of an election that is over", p.does("2005-11-29 14:00", "campaign/polls-missed/1", past, "central secretary"))
	past.ID, past.Held = "this", "2005-12-04"
	expects(t, "an average of this one", p.does("2005-11-29 14:01", "campaign/polls-missed/1", past, "central secretary"), "polls.past held: 2005-11-29: this: 2005-12-04, before 2005-11-29 ()")
	for wrong, make := range map[string]func(*campaign.PollsMissed){
		"act.repeated": func(*campaign.PollsMissed) {}, "form.range": func(b *campaign.PollsMissed) { b.ID, b.Shares = "x", nil },
		"form.order": func(b *campaign.PollsMissed) { b.ID, b.Shares = "x", []campaign.Missed{{Name: "b"}, {Name: "b"}} },
		"poll.share": func(b *campaign.PollsMissed) {
			b.ID, b.Shares = "x", []campaign.Missed{{Name: "a", Result: 9000}, {Name: "b", Result: 1065}}
		},
		"act.dangling": func(b *campaign.PollsMissed) { b.ID, b.Sources = "x", []string{"NOBODY"} },
	} {
		bad := *past
		make(&bad)
		before := *p.signers["central secretary"]
		p.wantsAt(local(t, "2005-11-29 15:00"), wrong, "campaign/polls-missed/1", &bad, p.signers["central secretary"])
		*p.signers["central secretary"] = before
	}
	closed := &campaign.FundClosed{Balance: 46_000_011, Candidate: "baimenov", ToBudget: 30_666_674, ToCandidate: 15_333_337}
	got := p.does("2005-12-03 18:01", "campaign/fund-closed/1", closed, "central secretary")
	if last := got[len(got)-1]; !strings.HasPrefix(last, "fund.stop received: 2005-12-03 18:01") || !strings.HasSuffix(last, "(34(8))") {
		t.Errorf("closed a minute late: %v, want fund.stop of 34(8)", got)
	}
}
