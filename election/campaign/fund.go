package campaign

import (
	"urna/election/act"
	"urna/election/calendar"
)

// The donors of a fund. Persons are not named; only organisations are.
const (
	Anonymous    = "anonymous"
	Association  = "association" // that nominated the candidate
	Candidate    = "candidate"   // own money
	Charity      = "charity"
	Citizen      = "citizen"
	FromAbroad   = "foreign" // persons, organisations and states, stateless persons
	ForeignStake = "foreign-stake"
	Organisation = "organisation"
	Religious    = "religious"
	StateBody    = "state-body" // state bodies and organisations, local self-government
)

// What is given.
const (
	InKind = "in-kind"
	Money  = "money"
)

const maxMoney = 1_000_000_000_000 // tenge in one act, so that sums stay whole numbers

// FundOpened says that the account of a candidate's fund was opened.
type FundOpened struct {
	Bank      string
	Candidate string
	On        act.Date
}

// Fields lists bank to on.
func (b *FundOpened) Fields(c *act.Codec) {
	c.Text("bank", &b.Bank, 200)
	c.Text("candidate", &b.Candidate, 40)
	c.Day("on", &b.On)
}

// FundReceived is money, or its worth, that a fund received.
type FundReceived struct {
	Amount    int64 // tenge
	Candidate string
	Donor     string
	Form      string
	Name      string // of an organisation; empty for persons
	On        act.Date
}

// Fields lists amount to on.
func (b *FundReceived) Fields(c *act.Codec) {
	c.Integer("amount", &b.Amount, 1, maxMoney)
	c.Text("candidate", &b.Candidate, 40)
	c.Word("donor", &b.Donor, Anonymous, Association, Candidate, Charity, Citizen, FromAbroad, ForeignStake, Organisation, Religious, StateBody)
	c.Word("form", &b.Form, InKind, Money)
	c.Text("name", &b.Name, 200)
	c.Day("on", &b.On)
}

// FundReported is a report of the bank on a fund, in tenge.
type FundReported struct {
	Balance   int64
	Candidate string
	PaidIn    int64
	Spent     int64
	Until     act.Date // the last day it speaks of
}

// Fields lists balance to until.
func (b *FundReported) Fields(c *act.Codec) {
	c.Integer("balance", &b.Balance, -act.MaxInteger, act.MaxInteger)
	c.Text("candidate", &b.Candidate, 40)
	c.Integer("paid_in", &b.PaidIn, 0, act.MaxInteger)
	c.Integer("spent", &b.Spent, 0, act.MaxInteger)
	c.Day("until", &b.Until)
}

// FundClosed ends operations on a fund and parts what is left, in tenge.
type FundClosed struct {
	Balance     int64
	Candidate   string
	ToBudget    int64
	ToCandidate int64
}

// Fields lists balance to to_candidate.
func (b *FundClosed) Fields(c *act.Codec) {
	c.Integer("balance", &b.Balance, 0, act.MaxInteger)
	c.Text("candidate", &b.Candidate, 40)
	c.Integer("to_budget", &b.ToBudget, 0, act.MaxInteger)
	c.Integer("to_candidate", &b.ToCandidate, 0, act.MaxInteger)
}

// Fund is a candidate's fund: its sums by source, in tenge, and its clock.
type Fund struct {
	Index int64
	FundOpened
	Sums        map[string]int64 // by FromOwn, FromAssociation, FromDonations; never changed in place
	Received    int64            // in all
	Spent       int64            // as last reported
	Last        act.Date         // from which the next week runs: last report, or opening
	ClosedIndex int64            // 0 while it is open
	Closed      FundClosed
}

// Receipt is what a fund received, and its entry.
type Receipt struct {
	Index int64
	FundReceived
}

// Report is a report of the bank, and its entry.
type Report struct {
	Index    int64
	Received act.Time
	FundReported
}

// Deadlines of this chapter.
const (
	termWeekly = "fund.weekly"
	termStop   = "fund.stop"
)

// sourceOf is the ceiling under which a donor's money falls.
func sourceOf(donor string) string {
	switch donor {
	case Candidate:
		return FromOwn
	case Association:
		return FromAssociation
	}
	return FromDonations
}

// banOf is the row of the law's table that bars a donor.
var banOf = map[string]string{
	Anonymous: "ban.anonymous", Charity: "ban.charity", FromAbroad: "ban.foreign", ForeignStake: "ban.foreignstake", Religious: "ban.charity", StateBody: "ban.state",
}

// persons are donors who are, or may be, persons: they are not named.
var persons = map[string]bool{Anonymous: true, Candidate: true, Citizen: true}

// OpenFund refuses a second fund of a candidate.
func (s *State) OpenFund(e *act.Entry, f Foreign, b *FundOpened) *act.Refusal {
	switch {
	case !isID(b.Candidate):
		return badID("candidate", b.Candidate)
	case b.Bank == "":
		return blank("bank")
	case b.On == "":
		return noDay("on")
	}
	if _, known := s.find("fund", b.Candidate); known {
		return act.Refuse("act.repeated", "body.candidate", b.Candidate, "one fund for a candidate")
	}
	f.stranger(e, b.On, b.Candidate)
	return nil
}

// ApplyFund opens the fund.
func (s *State) ApplyFund(e *act.Entry, b *FundOpened) {
	s.places.Set(key("fund", b.Candidate), s.funds.Len())
	s.funds.Append(&Fund{Index: e.Index, FundOpened: *b, Last: b.On})
}

// fund is the fund of a candidate; refused where there is none.
func (s *State) fund(candidate string) (*Fund, *act.Refusal) {
	at, known := s.find("fund", candidate)
	if !known {
		return nil, act.Refuse("act.dangling", "body.candidate", candidate, "a candidate whose fund was opened")
	}
	return s.funds.Get(at), nil
}

// The rules that set a ceiling, by where the money comes from.
const (
	ruleOwn         = "finance.own"
	ruleAssociation = "finance.association"
	ruleDonations   = "finance.donations"
)

func ceilingRule(from string) string {
	switch from {
	case FromOwn:
		return ruleOwn
	case FromAssociation:
		return ruleAssociation
	}
	return ruleDonations
}

// Receive refuses money for no fund, and the name of a person. Findings: a donor
// whom the law bars, an association's money where none nominated, gifts in kind, a
// sum above its ceiling, an operation after the last hour for it.
func (s *State) Receive(e *act.Entry, f Foreign, b *FundReceived) *act.Refusal {
	fund, refusal := s.fund(b.Candidate)
	if refusal != nil {
		return refusal
	}
	if b.Name != "" && persons[b.Donor] {
		return act.Refuse("fund.person", "body.name", b.Donor, "no name of a person")
	}
	if b.On == "" {
		return noDay("on")
	}
	if row := banOf[b.Donor]; row != "" {
		f.Law.ban(e, b, row)
	}
	if b.Donor == Association && f.Self != nil && f.Self(b.Candidate) {
		remark(e, broken{ruleAssociation, "donor", b.On}, b.Candidate+": "+number(b.Amount), "0: no association nominated the candidate")
	}
	if b.Form == InKind {
		remark(e, broken{"finance.inkind", "form", b.On}, b.Candidate+": "+b.Donor+" "+number(b.Amount), "money of the fund")
	}
	from := sourceOf(b.Donor)
	if most, sum := f.Law.Ceilings[from], fund.Sums[from]+b.Amount; most > 0 && sum > most {
		remark(e, broken{ceilingRule(from), "amount", b.On}, b.Candidate+": "+number(sum), number(most))
	}
	f.Term(termStop, calendar.Moment{})
	if fund.ClosedIndex > 0 {
		remark(e, broken{"finance.stop", "candidate", b.On}, b.Candidate, "before the fund was closed")
	}
	return nil
}

// change replaces a candidate's fund by a changed copy.
func (s *State) change(candidate string, to func(*Fund)) {
	at, _ := s.find("fund", candidate)
	fund := *s.funds.Get(at)
	to(&fund)
	s.funds.Set(at, &fund)
}

// ApplyReceived adds to the sums.
func (s *State) ApplyReceived(e *act.Entry, b *FundReceived) {
	s.receipts.Append(Receipt{e.Index, *b})
	s.change(b.Candidate, func(fund *Fund) {
		sums := map[string]int64{}
		for from, sum := range fund.Sums {
			sums[from] = sum
		}
		sums[sourceOf(b.Donor)] += b.Amount
		fund.Sums, fund.Received = sums, fund.Received+b.Amount
	})
}

// ReportFund refuses a report on no fund, or of no day. Findings: one that comes
// after its week, sums that do not agree with one another or with the receipts.
func (s *State) ReportFund(e *act.Entry, f Foreign, b *FundReported) *act.Refusal {
	fund, refusal := s.fund(b.Candidate)
	if refusal != nil {
		return refusal
	}
	if _, refusal := calendar.Given("until", b.Until); refusal != nil {
		return refusal
	}
	if last, err := calendar.ParseDay(string(fund.Last)); err == nil {
		f.Term(termWeekly, calendar.Whole(last))
	}
	if b.PaidIn-b.Spent != b.Balance {
		remark(e, broken{"finance.sum", "balance", b.Until}, b.Candidate+": "+number(b.Balance), number(b.PaidIn-b.Spent))
	}
	if b.PaidIn != fund.Received {
		remark(e, broken{"finance.sum", "paid_in", b.Until}, b.Candidate+": "+number(b.PaidIn), number(fund.Received))
	}
	return nil
}

// ApplyReported starts the next week.
func (s *State) ApplyReported(e *act.Entry, b *FundReported) {
	s.reports.Append(Report{e.Index, e.Received, *b})
	s.change(b.Candidate, func(fund *Fund) { fund.Last, fund.Spent = max(fund.Last, b.Until), b.Spent })
}

// CloseFund refuses to close what is not open. Findings: closed after the last
// hour, a rest that is not parted as the law has it.
func (s *State) CloseFund(e *act.Entry, f Foreign, b *FundClosed) *act.Refusal {
	fund, refusal := s.fund(b.Candidate)
	if refusal != nil {
		return refusal
	}
	if fund.ClosedIndex > 0 {
		return act.Refuse("act.repeated", "body.candidate", b.Candidate, "a fund is closed once")
	}
	f.Term(termStop, calendar.Moment{})
	due := (2*b.Balance + 1) / 3 // nearest whole tenge of two thirds
	if b.Balance > act.MaxInteger/4 || b.ToBudget != due || b.ToBudget+b.ToCandidate != b.Balance {
		remark(e, broken{"finance.rest", "to_budget", ""}, b.Candidate+": "+number(b.ToBudget)+" and "+number(b.ToCandidate), number(due)+" and "+number(b.Balance-due))
	}
	return nil
}

// ApplyClosed closes the fund.
func (s *State) ApplyClosed(e *act.Entry, b *FundClosed) {
	s.change(b.Candidate, func(fund *Fund) { fund.ClosedIndex, fund.Closed = e.Index, *b })
}
