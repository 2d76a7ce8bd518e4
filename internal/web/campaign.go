package web

import (
	"math/big"
	"strconv"
	"strings"

	"urna/analysis/disparity"
	"urna/election/calendar"
	"urna/election/campaign"
)

// campaignTables are venues and meetings with their answers, what is in conflict,
// who travels together, how equally requests were treated, and the funds.
func campaignTables(s *scene) []section {
	m := &s.state().Campaign
	facts := s.state().CampaignFacts(s.state().Received)
	funds, receipts := s.funds(m, &facts)
	return []section{
		s.campaignLaw(), s.venues(m), s.events(m), s.conflicts(m), s.together(m), s.campaignLots(m),
		s.treatment(m, &facts), s.quotas(m, &facts), funds, receipts, s.fundReports(m),
	}
}

// campaignWord is a cell of a word of the chapter.
func (s *scene) campaignWord(word string) cell {
	return cell{Text: s.lang.Text("campaign.word." + word), Value: word}
}

func (s *scene) campaignLaw() section {
	t := section{ID: "law", Columns: columns("id", "text", "multiple", "value", "from", "to", "article"), Note: s.lang.Text("campaign.note-law")}
	for _, l := range s.state().CampaignLaw.Limits {
		value := dash(l.Value)
		if n, err := strconv.ParseInt(l.Value, 10, 64); err == nil {
			value = s.number(n)
		}
		t.Rows = append(t.Rows, none(plain(l.ID), english(l.What), dash(l.Multiple), value, dash(l.From), dash(l.To), english(l.Article)))
	}
	return t
}

// minuteOfDay writes minutes from midnight as 19:30, and how many nights later.
func minuteOfDay(n int64) string {
	text := ofDay(n % 1440 * 60).Text[:5]
	if n >= 1440 {
		text += " +" + strconv.FormatInt(n/1440, 10)
	}
	return text
}

func (s *scene) venues(m *campaign.State) section {
	t := section{ID: "venues", Columns: columns("id", "name", "city", "capacity#", "place", "prime", "terms")}
	for _, v := range m.Venues() {
		var terms []string
		for _, p := range v.Prices {
			who := "*"
			if p.Candidate != "" {
				who = p.Candidate
			}
			terms = append(terms, who+" "+strconv.FormatInt(p.Price, 10))
		}
		prime := dash("")
		if v.PrimeTo > v.PrimeFrom {
			prime = plain(minuteOfDay(v.PrimeFrom) + "–" + minuteOfDay(v.PrimeTo))
		}
		t.Rows = append(t.Rows, s.row(v.Index, plain(v.ID), english(v.Name), english(v.City), s.number(v.Capacity), plain(point(v.East, v.North)), prime, dash(strings.Join(terms, ", "))))
	}
	return t
}

func point(east, north int64) string {
	return strconv.FormatInt(east, 10) + " " + strconv.FormatInt(north, 10)
}

func (s *scene) events(m *campaign.State) section {
	t := section{ID: "events", Columns: columns("id", "candidate", "kind", "city", "where", "day", "from", "to", "people#", "requested", "answer", "ground", "offers")}
	for _, e := range m.Events() {
		where := e.Venue
		if where == "" {
			var all []string
			for _, p := range e.Stops {
				all = append(all, point(p.East, p.North))
			}
			where = strings.Join(all, " → ")
		}
		answer, ground, offers := s.campaignWord("waiting"), dash(""), dash("")
		if e.Answer != nil {
			var all []string
			for _, o := range e.Answer.Offers {
				all = append(all, o.Venue+" "+string(o.Day)+" "+minuteOfDay(o.Start))
			}
			answer, ground, offers = s.campaignWord(e.Answer.Decision), english(e.Answer.Ground), dash(strings.Join(all, ", "))
			if e.Answer.Ground == "" {
				ground = dash("")
			}
		}
		row := s.row(e.Index, plain(e.ID), s.runs(e.Candidate), s.campaignWord(e.Kind), english(e.City), plain(where), s.day(e.Day),
			plain(minuteOfDay(e.Start)), plain(minuteOfDay(e.End)), s.number(e.People), s.local(e.Received), answer, ground, offers)
		if e.Answer != nil {
			row.Findings = append(row.Findings, s.remarked()[e.Answer.Index]...)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s *scene) conflicts(m *campaign.State) section {
	t := section{ID: "conflicts", Columns: columns("first", "first-candidate", "second", "second-candidate", "city", "kind", "since"), Note: s.lang.Text("campaign.note-conflicts",
		strconv.Itoa(campaign.Buffer), strconv.Itoa(campaign.Near), s.lang.Number(campaign.Far), s.lang.Number(campaign.ManyAbove))}
	for _, c := range campaign.Conflicts(m.Standing()) {
		kind := "place"
		if c.Route {
			kind = "route"
		}
		t.Rows = append(t.Rows, none(plain(c.First.ID), s.runs(c.First.Candidate), plain(c.Second.ID), s.runs(c.Second.Candidate), english(c.First.City), s.campaignWord(kind), plain(c.From.String())))
	}
	return t
}

func (s *scene) together(m *campaign.State) section {
	t := section{ID: "together", Columns: columns("first", "second", "days", "cities"), Note: s.lang.Text("campaign.note-together",
		strconv.Itoa(campaign.TogetherDays), strconv.Itoa(campaign.TogetherSpan), strconv.Itoa(campaign.TogetherHour))}
	for _, c := range campaign.Together(m.Standing()) {
		var days []string
		for _, d := range c.Days {
			days = append(days, d.String())
		}
		t.Rows = append(t.Rows, none(s.runs(c.First), s.runs(c.Second), plain(strings.Join(days, ", ")), english(strings.Join(c.Cities, ", "))))
	}
	return t
}

func (s *scene) campaignLots(m *campaign.State) section {
	t := section{ID: "lots", Columns: columns("events", "throws", "seed", "order")}
	for _, l := range m.Lots() {
		var throws []string
		for _, x := range l.Throws {
			throws = append(throws, x.Candidate+" "+x.Pips)
		}
		t.Rows = append(t.Rows, s.row(l.Index, plain(strings.Join(l.Events, ", ")), dash(strings.Join(throws, ", ")), plain(l.Seed.String()), plain(strings.Join(l.Drawn, ", "))))
	}
	return t
}

// treatment is what each candidate asked for and got, and how likely so many
// refusals would be by chance.
func (s *scene) treatment(m *campaign.State, f *campaign.Foreign) section {
	t := section{ID: "treatment", Columns: columns("candidate", "requested#", "waiting#", "accepted#", "alternative#", "refused#", "minutes#", "seats#", "chance"), Note: s.lang.Text("campaign.note-treatment")}
	all := m.Tallies(f.Candidates)
	var whole disparity.Table
	for i := range all {
		whole.Refused += all[i].Refused + all[i].Alternative
		whole.Accepted += all[i].Accepted
	}
	for i := range all {
		x := &all[i]
		own := x.Refused + x.Alternative
		chance := disparity.Fisher(disparity.Table{Refused: own, Accepted: x.Accepted, OthersRefused: whole.Refused - own, OthersAccepted: whole.Accepted - x.Accepted})
		t.Rows = append(t.Rows, none(s.runs(x.Candidate), s.number(x.Requested), s.number(x.Waiting), s.number(x.Accepted), s.number(x.Alternative), s.number(x.Refused),
			s.number(x.Minutes), s.number(x.Seats), s.exactly(chance)))
	}
	return t
}

// quotas are the prime minutes of each city: due and given.
func (s *scene) quotas(m *campaign.State, f *campaign.Foreign) section {
	t := section{ID: "quotas", Columns: columns("city", "candidate", "quota#", "used#", "share"), Note: s.lang.Text("campaign.note-quotas")}
	seen := map[string]bool{}
	for _, v := range m.Venues() {
		quota, has := m.Quota(v.City, f)
		if seen[v.City] || !has {
			continue
		}
		seen[v.City] = true
		for _, id := range f.Candidates {
			used := m.Used(v.City, id)
			var share *big.Rat
			if quota > 0 {
				share = big.NewRat(used, quota)
			}
			t.Rows = append(t.Rows, none(english(v.City), s.runs(id), s.number(quota), s.number(used), s.exactly(share)))
		}
	}
	return t
}

// funds are the sums of each fund against the ceilings, and what it received.
func (s *scene) funds(m *campaign.State, f *campaign.Foreign) (sums, receipts section) {
	sums = section{ID: "funds", Columns: columns("candidate", "bank", "opened", "source", "sum#", "ceiling#", "left#", "next-report", "state"), Note: s.lang.Text("campaign.note-funds")}
	receipts = section{ID: "receipts", Columns: columns("candidate", "on", "donor", "name", "form", "amount#")}
	for _, fund := range m.Funds() {
		due, state := s.nextReport(fund)
		for i, from := range []string{campaign.FromOwn, campaign.FromAssociation, campaign.FromDonations} {
			most, sum := f.Law.Ceilings[from], fund.Sums[from]
			ceiling, left := dash(""), dash("")
			if most > 0 {
				ceiling, left = s.number(most), cell{Text: s.lang.Signed(most - sum), Value: strconv.FormatInt(most-sum, 10)}
			}
			row := s.row(fund.Index, s.runs(fund.Candidate), english(fund.Bank), s.day(fund.On), s.campaignWord("from-"+from), s.number(sum), ceiling, left, due, state)
			if i > 0 {
				row.Findings = nil // they are those of the opening
			}
			if fund.ClosedIndex > 0 && i == 2 {
				row.Findings = append(row.Findings, s.remarked()[fund.ClosedIndex]...)
			}
			sums.Rows = append(sums.Rows, row)
		}
	}
	for _, r := range m.Receipts() {
		receipts.Rows = append(receipts.Rows, s.row(r.Index, s.runs(r.Candidate), s.day(r.On), s.campaignWord("donor-"+r.Donor), dash(r.Name), s.campaignWord(r.Form), s.number(r.Amount)))
	}
	return sums, receipts
}

// nextReport is the last day for a fund's next report, and how that stands.
func (s *scene) nextReport(fund *campaign.Fund) (due, state cell) {
	last, err := calendar.ParseDay(string(fund.Last))
	d, known := s.deadline("fund.weekly")
	switch {
	case fund.ClosedIndex > 0:
		return dash(""), s.standing("campaign", "closed")
	case err != nil || !known:
		return dash(""), s.standing("campaign", "open")
	}
	by, _ := s.state().Terms.Due(d, calendar.Whole(last))
	due, state = plain(by.String()), s.standing("campaign", "open")
	if s.state().Local(s.state().Received).After(by) {
		state = s.standing("campaign", "overdue")
	}
	return due, state
}

func (s *scene) deadline(id string) (*calendar.Deadline, bool) {
	if s.state().Terms == nil {
		return nil, false
	}
	return s.state().Terms.Deadline(id)
}

func (s *scene) fundReports(m *campaign.State) section {
	t := section{ID: "reports", Columns: columns("candidate", "until", "received", "paid-in#", "spent#", "balance#")}
	for _, r := range m.Reports() {
		t.Rows = append(t.Rows, s.row(r.Index, s.runs(r.Candidate), s.day(r.Until), s.local(r.Received), s.number(r.PaidIn), s.number(r.Spent), s.number(r.Balance)))
	}
	return t
}
