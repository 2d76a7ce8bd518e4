package web

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"urna/analysis/polls"
	"urna/election/calendar"
	"urna/election/campaign"
)

// pollsTables are what the law asks of a published poll, the polls with what they
// do not say, their shares beside the result, their average, and what averages missed
// before.
func pollsTables(s *scene) []section {
	all := s.state().Campaign.Polls()
	return []section{s.pollsLaw(), s.pollsRegister(all), s.pollsShares(all), s.pollsAverage(all), s.pollsMissed()}
}

func (s *scene) pollsLaw() section {
	t := section{ID: "law", Columns: columns("id", "text", "kind", "article", "note"), Note: s.lang.Text("polls.note-law")}
	if f := s.state().CampaignFacts(s.state().Received); f.Blackout > 0 {
		t.Note = s.lang.Text("polls.note-blackout", s.lang.Day(f.Blackout.String()), s.lang.Day(f.Polling.String()))
	}
	for _, d := range s.state().CampaignLaw.Disclosures {
		t.Rows = append(t.Rows, none(plain(d.ID), english(d.What), english(d.Kind), plain(d.Article), english(d.Note)))
	}
	return t
}

// disclosed is a cell of what a source says, unknown where it does not.
func (s *scene) disclosed(text string) cell {
	if text == "" {
		return cell{Text: s.lang.Text("page.unknown"), Unknown: true}
	}
	return english(text)
}

func (s *scene) pollsRegister(all []campaign.Poll) section {
	t := section{ID: "register", Columns: columns("id", "kind", "body", "client", "payer", "held", "method", "question", "sample", "error", "published", "outlet", "missing", "weight#", "note", "sources"), Note: s.lang.Text("polls.note-weight")}
	law := &s.state().CampaignLaw
	for i := range all {
		p := &all[i]
		held := p.Held
		if p.From != "" {
			held = strings.TrimSuffix(string(p.From)+" – "+string(p.Until), " – "+string(p.From))
		}
		sample := p.Asked
		if sample == "" && p.Respondents > 0 {
			sample = s.lang.Number(p.Respondents)
		}
		var gaps []string
		missing := law.Missing(&p.PollPublished)
		for _, id := range missing {
			gaps = append(gaps, s.lang.Text("polls.field."+id))
		}
		weight := int64(1)
		if len(missing) > 0 {
			weight = 0
		}
		gap := cell{Text: strings.Join(gaps, ", "), Value: strings.Join(missing, " ")}
		if len(missing) == 0 {
			gap = dash("")
		}
		note := english(p.Note)
		if p.Note == "" {
			note = dash("")
		}
		t.Rows = append(t.Rows, s.row(p.Index, plain(p.ID), cell{Text: s.lang.Text("polls.kind." + p.Kind), Value: p.Kind}, s.disclosed(p.Body), s.disclosed(p.Client), s.disclosed(p.Payer), s.disclosed(held),
			s.disclosed(p.Method), s.disclosed(p.Question), s.disclosed(sample), s.disclosed(p.Error), s.day(p.Published), s.disclosed(p.Outlet), gap, s.number(weight), note, s.cited(p.Sources)))
	}
	return t
}

// finalShares are the shares of the valid votes as the last declaration of the whole
// result gives them, by candidate; nil while there is none that gives both.
func (s *scene) finalShares() map[string]*big.Rat {
	var shares map[string]*big.Rat
	for _, d := range s.state().Results.Declarations() {
		totals := s.state().Results.DeclaredTotals(d)
		if d.Unit != 0 || d.Stage != "final" || len(totals.Candidates) == 0 {
			continue
		}
		var valid int64
		for _, votes := range totals.Candidates {
			valid += votes
		}
		if len(totals.Candidates) != len(s.state().Candidacy.Ballot) || valid == 0 {
			continue
		}
		shares = map[string]*big.Rat{}
		for id, votes := range totals.Candidates {
			shares[id] = big.NewRat(100*votes, valid)
		}
	}
	return shares
}

func (s *scene) pollsShares(all []campaign.Poll) section {
	t := section{ID: "shares", Columns: columns("poll", "kind", "candidate", "printed", "result", "apart"), Note: s.lang.Text("polls.note-shares")}
	final := s.finalShares()
	for i := range all {
		p := &all[i]
		for _, v := range p.Shares {
			result, apart := dash(""), dash("")
			if share := final[v.Candidate]; share != nil {
				result = s.exactly(share)
				if v.Low == v.High {
					apart = s.exactly(new(big.Rat).Sub(big.NewRat(v.Low, 100), share))
				}
			}
			row := s.row(p.Index, plain(p.ID), cell{Text: s.lang.Text("polls.kind." + p.Kind), Value: p.Kind}, s.runs(v.Candidate), plain(v.Printed), result, apart)
			row.Findings = nil // they stand in the register
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// pollsAverage is the average of opinion polls that say all the law asks, on the day
// of the last. Its interval comes from what averages missed before; where the ledger
// knows of none, nobody can say, and there is no interval.
func (s *scene) pollsAverage(all []campaign.Poll) section {
	t := section{ID: "average", Columns: columns("candidate", "share", "low", "high", "polls#", "day"), Note: s.lang.Text("polls.note-average")}
	half, known := polls.HalfWidth(s.misses())
	if known {
		t.Note = s.lang.Text("polls.note-interval", s.lang.Number(int64(len(s.misses()))))
	}
	parties, weighed, last := s.weighed(all)
	average, err := polls.At(weighed, int64(last))
	if err != nil {
		return t
	}
	for i, id := range parties {
		share := average.Shares[i]
		low, high := dash(""), dash("")
		if known {
			low, high = s.rounded(max(0, share-half)), s.rounded(min(1, share+half))
		}
		t.Rows = append(t.Rows, none(s.runs(id), s.rounded(share), low, high, s.number(int64(average.Polls)), plain(last.String())))
	}
	return t
}

// rounded is a share of one in percent with two decimals.
func (s *scene) rounded(share float64) cell {
	percent, _ := new(big.Rat).SetString(strconv.FormatFloat(100*share, 'f', 2, 64))
	return s.exactly(percent)
}

// misses are the misses of past averages, average less result, by election.
func (s *scene) misses() [][]float64 {
	var all [][]float64
	for _, p := range s.state().Campaign.PastPolls() {
		var misses []float64
		for _, v := range p.Shares {
			misses = append(misses, float64(v.Average-v.Result)/10_000)
		}
		all = append(all, misses)
	}
	return all
}

func (s *scene) pollsMissed() section {
	t := section{ID: "missed", Columns: columns("election", "held", "days#", "name", "average", "result", "miss", "note", "sources")}
	for _, p := range s.state().Campaign.PastPolls() {
		note := dash("")
		if p.Note != "" {
			note = english(p.Note)
		}
		for i, v := range p.Shares {
			row := s.row(p.Index, english(p.Name), s.day(p.Held), s.number(p.Days), english(v.Name), s.exactly(big.NewRat(v.Average, 100)), s.exactly(big.NewRat(v.Result, 100)),
				s.exactly(big.NewRat(v.Average-v.Result, 100)), note, s.cited(p.Sources))
			if i > 0 {
				row.Findings = nil // they are those of the whole average
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// weighed are the opinion polls of weight 1 whose shares are numbers, for the
// candidates of the first, in percent of what they give these together.
func (s *scene) weighed(all []campaign.Poll) (parties []string, weighed []polls.Poll, last calendar.Day) {
	for i := range all {
		p := &all[i]
		day, err := calendar.ParseDay(string(p.Until))
		if p.Kind != campaign.OpinionPoll || len(s.state().CampaignLaw.Missing(&p.PollPublished)) > 0 || err != nil || p.Respondents == 0 {
			continue
		}
		var ids []string
		var shares []float64
		var sum int64
		for _, v := range p.Shares {
			if v.Low == v.High && v.Low > 0 {
				ids, sum = append(ids, v.Candidate), sum+v.Low
			}
		}
		for _, v := range p.Shares {
			if v.Low == v.High && v.Low > 0 {
				shares = append(shares, float64(v.Low)/float64(sum))
			}
		}
		if parties == nil {
			parties = ids
		}
		if len(ids) < 2 || !slices.Equal(ids, parties) {
			continue
		}
		last = max(last, day)
		weighed = append(weighed, polls.Poll{Pollster: p.Body, Day: int64(day), Respondents: p.Respondents, Shares: shares})
	}
	return parties, weighed, last
}
