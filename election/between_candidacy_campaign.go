package election

import (
	"slices"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/campaign"
	"urna/election/candidacy"
)

func ofCampaign(s *State) *campaign.State { return &s.Campaign }

// Deadlines that the campaign is told of.
const (
	campaignStart = "campaign.start"
	campaignEnd   = "campaign.end"
	pollsBlackout = "polls.blackout"
)

// CampaignFacts is what the campaign is told on a day: who is on the ballot, and the
// dates of the law as they follow from the entries so far.
func (s *State) CampaignFacts(at act.Time) campaign.Foreign {
	day := s.Day(at)
	dates := s.Dates(day)
	f := campaign.Foreign{
		Begins: dates.Due[campaignStart].Day, Ends: dates.Due[campaignEnd].Day, Blackout: dates.Due[pollsBlackout].Day,
		Polling: s.PollingDay(day), On: act.Date(day), Law: s.CampaignLaw, Named: s.named,
	}
	if len(s.Candidacy.Ballot) > 0 {
		f.Candidates = s.Candidacy.IDs()
	}
	f.Self = func(candidate string) bool {
		return slices.ContainsFunc(s.Candidacy.Nominees(), func(n candidacy.Nominee) bool { return n.Nominee == candidate && n.Route == candidacy.Self })
	}
	return f
}

func foreignToCampaign(s *State, e *act.Entry) campaign.Foreign {
	f := s.CampaignFacts(e.Received)
	f.Term = func(id string, trigger calendar.Moment) { s.Term(e, id, trigger) }
	return f
}
