package act_test

import (
	"urna/election/campaign"
	"urna/election/lot"
)

// campaignExamples are one good act of each kind of the chapter campaign.
func campaignExamples() []example {
	const office = "central"
	return []example{
		{"campaign/venue-listed/1", office, &campaign.VenueListed{
			Capacity: 800, City: "Bridgetown", East: 12400, ID: "opera", Name: "Opera House", North: -300, PrimeFrom: 1080, PrimeTo: 1320,
			Prices: []campaign.Price{{Price: 0}, {Candidate: "bolat", Price: 50000}},
		}},
		{"campaign/event-requested/1", office, &campaign.EventRequested{
			Candidate: "aliya", City: "Bridgetown", Clear: 60, Day: "2026-02-10", End: 1260, ID: "aliya-1", Kind: campaign.Motorcade, People: 150, Setup: 30, Start: 1140,
			Stops: []campaign.Stop{{At: 1140, East: 12000, North: 0}, {At: 1200, East: 30000, North: -9000}},
		}},
		{"campaign/event-decided/1", office, &campaign.EventDecided{
			Decision: campaign.Declined, Event: "bolat-1", Ground: "The square is dug up.", Offers: []campaign.Offer{{Day: "2026-02-11", Start: 1140, Venue: "opera"}},
		}},
		{"campaign/lot-drawn/1", office, &campaign.LotDrawn{
			Events: []string{"aliya-2", "bolat-1"}, Order: []campaign.Place{{Candidate: "bolat"}, {Candidate: "aliya"}},
			Throws: []lot.Throw{{Candidate: "aliya", Pips: "31"}, {Candidate: "bolat", Pips: "66"}},
		}},
		{"campaign/fund-opened/1", office, &campaign.FundOpened{Bank: "Bank of the Steppe", Candidate: "aliya", On: "2026-01-21"}},
		{"campaign/fund-received/1", office, &campaign.FundReceived{
			Amount: 2500000, Candidate: "aliya", Donor: campaign.Organisation, Form: campaign.Money, Name: "Bridge Works", On: "2026-01-25",
		}},
		{"campaign/fund-reported/1", office, &campaign.FundReported{Balance: -100, Candidate: "aliya", PaidIn: 2500000, Spent: 2500100, Until: "2026-01-28"}},
		{"campaign/fund-closed/1", office, &campaign.FundClosed{Balance: 900, Candidate: "aliya", ToBudget: 600, ToCandidate: 300}},
		{"campaign/poll-published/1", office, &campaign.PollPublished{
			Body: "Institute of Opinion", Client: "The Gazette", Error: "3 points", From: "2026-01-10", Held: "in January", ID: "poll-1", Kind: campaign.OpinionPoll,
			Method: "face to face", Note: "Undecided are left out.", Outlet: "The Gazette", Payer: "The Gazette", Published: "2026-01-20", Question: "For whom would you vote?",
			Respondents: 1200, Asked: "1200 in 9 towns", Shares: []campaign.Support{{Candidate: "aliya", High: 4650, Low: 4650, Printed: "46.5"}, {Candidate: "bolat", High: 5000, Low: 4000, Printed: "40-50"}},
			Sources: []string{"GAZ"}, Until: "2026-01-15",
		}},
		{"campaign/polls-missed/1", office, &campaign.PollsMissed{
			Days: 2, Held: "2021-02-07", ID: "bridge-2021", Name: "Council of the bridge, 2021", Note: "Mean of the last polls of three houses.",
			Shares: []campaign.Missed{{Average: 4510, Name: "aliya", Result: 4300}, {Average: 5490, Name: "bolat", Result: 5700}}, Sources: []string{"GAZ"},
		}},
	}
}

// campaignFaults are one bad vector or more of each kind of the chapter campaign.
func campaignFaults() []fault {
	return []fault{
		{"venue without room", "campaign/venue-listed/1", `"capacity":800`, `"capacity":0`, "form.range", "body.capacity"},
		{"stop with a fraction of a metre", "campaign/event-requested/1", `"east":12000`, `"east":12000.5`, "form.integer", "body.stops[].east"},
		{"event of another kind", "campaign/event-requested/1", `"motorcade"`, `"parade"`, "form.word", "body.kind"},
		{"half an answer", "campaign/event-decided/1", `"refused"`, `"perhaps"`, "form.word", "body.decision"},
		{"requests of a lot out of order", "campaign/lot-drawn/1", `["aliya-2","bolat-1"]`, `["bolat-1","aliya-2"]`, "form.order", "body.events"},
		{"fund without its bank", "campaign/fund-opened/1", `"bank":"Bank of the Steppe",`, ``, "form.missing-field", "body.bank"},
		{"gift of nothing", "campaign/fund-received/1", `"amount":2500000`, `"amount":0`, "form.range", "body.amount"},
		{"donor of another word", "campaign/fund-received/1", `"organisation"`, `"friend"`, "form.word", "body.donor"},
		{"report until no day", "campaign/fund-reported/1", `"2026-01-28"`, `"2026-02-30"`, "form.day", "body.until"},
		{"rest below zero", "campaign/fund-closed/1", `"to_budget":600`, `"to_budget":-600`, "form.range", "body.to_budget"},
		{"result above all", "campaign/polls-missed/1", `"result":5700`, `"result":10001`, "form.range", "body.shares[].result"},
		{"share above all", "campaign/poll-published/1", `"high":4650`, `"high":10001`, "form.range", "body.shares[].high"},
	}
}
