package candidacy

import (
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/cow"
)

// Register refuses a nominee who is registered and an id that another candidate has.
// Steps that were not taken, documents that are missing, requirements that are not
// met, too few signatures, and a day outside the term are findings.
func (s *State) Register(e *act.Entry, f Foreign, b *Registered) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	if n.Status == StatusRegistered {
		return act.Refuse("act.repeated", "body.nominee", b.Nominee, "each registration once")
	}
	if other, taken := s.taken.Get(candidateKey(b.Candidate)); taken && other != b.Nominee || b.Candidate == "" {
		return act.Refuse("act.repeated", "body.candidate", b.Candidate, "an id that no other candidate has")
	}
	order(e, &f, n, need{"signatures-checked", len(n.Protocols) > 0}, need{"deposit-paid", n.Deposit}, need{"eligible", n.eligible(f.Law)})
	f.Term("registration.start", "")
	if !s.extended(&f, TermNomination) {
		f.Term("registration.end", "")
	}
	if n.failed() {
		find(e, act.Finding{Rule: "candidacy.check", Field: "nominee", Got: "a requirement that is not met", Limit: "every requirement met"})
	}
	if f.Whole {
		for _, missing := range n.missing(f.Law) {
			find(e, act.Finding{Rule: "candidacy.documents", Field: "nominee", Got: "no " + missing, Limit: "every document of the route"})
		}
	}
	if proof := n.Proves(f.Within); proof.Protocols > 0 {
		s.enough(e, f.Law, proof)
	}
	return f.Named(b.Sources)
}

// enough finds signatures that do not show what the law asks for.
func (s *State) enough(e *act.Entry, l *Law, p Proof) {
	if s.required != nil && p.Least < s.required.Required {
		find(e, act.Finding{Rule: "candidacy.signatures.share", Field: "nominee", Got: number(p.Least), Limit: number(s.required.Required)})
	}
	if p.Units < l.Units {
		find(e, act.Finding{Rule: "candidacy.signatures.spread", Field: "nominee", Got: number(p.Units), Limit: number(l.Units)})
	}
}

// ApplyRegistered makes the nominee a candidate.
func (s *State) ApplyRegistered(e *act.Entry, b *Registered) {
	s.taken.Set(candidateKey(b.Candidate), b.Nominee)
	s.change(e, b.Nominee, func(n *Nominee) { n.Status, n.Candidate, n.Grounds = StatusRegistered, b.Candidate, nil })
}

// against holds a decision against a nominee to the closed list of its grounds.
func against(e *act.Entry, list []Ground, b *Against) {
	if len(b.Grounds) == 0 {
		find(e, act.Finding{Rule: "candidacy.refusal.closed", Field: "grounds", Got: "none", Limit: "a ground of the list"})
	}
	if len(b.Evidence) == 0 && len(b.Sources) == 0 {
		find(e, act.Finding{Rule: "candidacy.refusal.evidence", Field: "evidence", Got: "none", Limit: "a file or a source"})
	}
	for _, given := range b.Grounds {
		ground, listed := groundOf(list, given.Ground)
		switch {
		case !listed && len(list) > 0:
			find(e, act.Finding{Rule: "candidacy.refusal.closed", Field: "grounds[].ground", Got: given.Ground, Limit: "a ground of the list"})
		case given.Ground == groundOther && given.Article == "":
			find(e, act.Finding{Rule: "candidacy.refusal.closed", Field: "grounds[].article", Got: "none", Limit: "the article that sets the ground"})
		case ground.Court && given.Court == "":
			find(e, act.Finding{Rule: "candidacy.refusal.court", Article: ground.Article, Field: "grounds[].court", Got: "none", Limit: "the court's finding"})
		}
	}
}

// The grounds that are held to what the ledger shows.
const (
	groundOther      = "other"
	groundIneligible = "not-eligible"
	groundSignatures = "signatures"
)

// Refuse finds a refusal without a ground of the closed list or without evidence, of
// a defect that could not be cured, for signatures that were only sampled, or after
// registration.
func (s *State) Refuse(e *act.Entry, f Foreign, b *Refused) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	order(e, &f, n)
	if n.Status == StatusRegistered {
		find(e, act.Finding{Rule: "candidacy.order", Field: "nominee", Got: string(n.Status), Limit: "before registered; a registration is cancelled"})
	}
	against(e, f.Law.Refusal, &b.Against)
	for _, given := range b.Grounds {
		ground, _ := groundOf(f.Law.Refusal, given.Ground)
		switch {
		case ground.Formal && f.Whole && n.Notices == 0:
			find(e, act.Finding{Rule: "candidacy.cure", Field: "grounds[].ground", Got: given.Ground + " without a notice", Limit: "a notice, and time to cure"})
		case ground.Formal && n.Open > 0 && f.Day <= n.cureBy:
			find(e, act.Finding{Rule: "candidacy.cure", Field: "grounds[].ground", Got: given.Ground + " on " + string(f.Day), Limit: "after " + string(n.cureBy)})
		}
		s.shown(e, &f, n, given)
	}
	return f.Named(b.Sources)
}

// shown holds a ground to what the ledger shows of the nominee.
func (s *State) shown(e *act.Entry, f *Foreign, n *Nominee, given Given) {
	switch given.Ground {
	case groundIneligible:
		if f.Whole && !n.failed() {
			find(e, act.Finding{Rule: "candidacy.refusal.shown", Field: "grounds[].ground", Got: given.Ground, Limit: "a check that was not passed"})
		}
	case groundSignatures:
		proof := n.Proves(f.Within)
		switch {
		case proof.Sampled:
			find(e, act.Finding{Rule: "candidacy.signatures.sample", Field: "grounds[].ground", Got: "a sample", Limit: "a check of every signature"})
		case proof.Protocols == 0 && f.Whole:
			find(e, act.Finding{Rule: "candidacy.refusal.shown", Field: "grounds[].ground", Got: given.Ground, Limit: "a protocol of the check of signatures"})
		}
		if s.required != nil && proof.Least >= s.required.Required && proof.Units >= f.Law.Units {
			find(e, act.Finding{Rule: "candidacy.refusal.shown", Field: "grounds[].ground", Got: number(proof.Least), Limit: "fewer than " + number(s.required.Required)})
		}
	}
}

// ApplyRefused ends the nomination.
func (s *State) ApplyRefused(e *act.Entry, b *Refused) {
	s.decide(e, &b.Against, StatusRefused)
}

func (s *State) decide(e *act.Entry, b *Against, to Status) {
	s.change(e, b.Nominee, func(n *Nominee) { n.Status, n.Grounds, n.decided = to, b.Grounds, since{b.On, e.Received} })
}

// Cancel finds a cancellation of nobody's registration, without a listed ground or
// evidence, in the days before the vote, and one that leaves fewer than two.
func (s *State) Cancel(e *act.Entry, f Foreign, b *Cancelled) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	if n.Status != StatusRegistered {
		find(e, act.Finding{Rule: "candidacy.order", Field: "nominee", Got: string(n.Status), Limit: "after registered"})
	}
	against(e, f.Law.Cancellation, &b.Against)
	frozen(e, &f)
	s.leaves(e, &f, n)
	return f.Named(b.Sources)
}

// ApplyCancelled ends the candidacy.
func (s *State) ApplyCancelled(e *act.Entry, b *Cancelled) {
	s.decide(e, &b.Against, StatusCancelled)
}

// frozen finds an act in the days before the vote in which registrations rest, to
// the end of the day of the vote.
func frozen(e *act.Entry, f *Foreign) {
	from, known := f.Due("registration.freeze")
	if !known {
		return
	}
	vote, known := f.Due("election.day")
	if day, err := calendar.ParseDay(string(f.Day)); err == nil && day >= from.Day && (!known || day <= vote.Day) {
		find(e, act.Finding{Rule: "candidacy.freeze", Field: "received", Got: string(f.Day), Limit: "before " + from.Day.String()})
	}
}

// leaves finds that after the end of registration fewer candidates remain than an
// election needs: its term is extended.
func (s *State) leaves(e *act.Entry, f *Foreign, n *Nominee) {
	end, known := f.Due("registration.end")
	if !known || n.Status != StatusRegistered || s.standing-1 >= f.Law.Candidates {
		return
	}
	if day, err := calendar.ParseDay(string(f.Day)); err == nil && day > end.Day {
		find(e, act.Finding{Rule: "candidacy.two", Field: "nominee", Got: number(s.standing - 1), Limit: number(f.Law.Candidates) + ", or the election is extended"})
	}
}

// Withdraw finds a withdrawal of somebody whose way is over, by an association that
// did not nominate, after its last day, and one that leaves fewer than two.
func (s *State) Withdraw(e *act.Entry, f Foreign, b *Withdrawn) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	order(e, &f, n)
	if b.By == Association && n.Route == Self {
		find(e, act.Finding{Rule: "candidacy.revoke", Field: "by", Got: b.By, Limit: "the association that nominated"})
	}
	if b.By == Self && n.Status == StatusRegistered {
		f.Term("withdraw.latest", "")
	}
	s.leaves(e, &f, n)
	return f.Named(b.Sources)
}

// ApplyWithdrawn ends the nomination.
func (s *State) ApplyWithdrawn(e *act.Entry, b *Withdrawn) {
	s.change(e, b.Nominee, func(n *Nominee) {
		n.Status = StatusWithdrawn
		if n.Association != "" {
			s.taken.Set(associationKey(n.Association), "")
		}
	})
}

// Reinstate finds one of whom nothing was refused or cancelled, and the days before
// the vote.
func (s *State) Reinstate(e *act.Entry, f Foreign, b *Reinstated) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	if n.Status != StatusRefused && n.Status != StatusCancelled {
		find(e, act.Finding{Rule: "candidacy.order", Field: "nominee", Got: string(n.Status), Limit: "after refused or cancelled"})
	}
	frozen(e, &f)
	return f.Named(b.Sources)
}

// ApplyReinstated gives a candidate the registration back, and a nominee who was
// refused the state before registration.
func (s *State) ApplyReinstated(e *act.Entry, b *Reinstated) {
	s.change(e, b.Nominee, func(n *Nominee) {
		switch {
		case n.Status == StatusRegistered:
		case n.Candidate != "":
			n.Status, n.Grounds = StatusRegistered, nil
		default:
			n.Status, n.Grounds = StatusDeposit, nil
		}
	})
}

// Appeal refuses a number that is taken; an appeal against nothing and one after its
// term are findings.
func (s *State) Appeal(e *act.Entry, f Foreign, b *Appealed) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	if _, taken := s.byNumber.Get(cow.Key(b.Number)); taken || b.Number == "" {
		return act.Refuse("act.repeated", "body.number", b.Number, "a number that is not taken")
	}
	if n.Status != StatusRefused && n.Status != StatusCancelled {
		find(e, act.Finding{Rule: "candidacy.order", Field: "nominee", Got: string(n.Status), Limit: "after refused or cancelled"})
	} else {
		f.term("refusal.appeal", n.decided)
	}
	return f.Named(b.Sources)
}

// ApplyAppealed adds the appeal.
func (s *State) ApplyAppealed(e *act.Entry, b *Appealed) {
	_, n, _ := s.nominee(b.Nominee)
	s.byNumber.Set(cow.Key(b.Number), s.appeals.Len())
	s.appeals.Append(Appeal{Index: e.Index, Appealed: *b, Against: n.Status, filed: since{b.On, e.Received}})
	s.steps.Append(Step{e.Index, e.Kind, b.Nominee, b})
}

// DecideAppeal refuses an appeal that is not there or was decided; a decision after
// its term is a finding.
func (s *State) DecideAppeal(_ *act.Entry, f Foreign, b *AppealDecided) *act.Refusal {
	at, known := s.byNumber.Get(cow.Key(b.Number))
	if !known {
		return act.Refuse("act.dangling", "body.number", b.Number, "an appeal that was filed")
	}
	appeal := s.appeals.Get(at)
	if appeal.Decided != nil {
		return act.Refuse("act.repeated", "body.number", b.Number, "each appeal once")
	}
	f.term("refusal.appeal.decide", appeal.filed)
	return f.Named(b.Sources)
}

// ApplyAppealDecided closes the appeal. What it orders is another act.
func (s *State) ApplyAppealDecided(e *act.Entry, b *AppealDecided) {
	at, _ := s.byNumber.Get(cow.Key(b.Number))
	appeal := s.appeals.Get(at)
	appeal.Decided = &Decision{e.Index, *b}
	s.appeals.Set(at, appeal)
	s.steps.Append(Step{e.Index, e.Kind, appeal.Nominee, b})
}

// Extend finds an extension that nothing asks for, before registration ended, or
// beyond what the law allows.
func (s *State) Extend(e *act.Entry, f Foreign, b *Extended) *act.Refusal {
	until, refusal := calendar.Given("until", b.Until)
	if refusal != nil {
		return refusal
	}
	rule, most := "candidacy.nomination.extend", "nomination.extension"
	if b.Term == TermElection {
		rule, most = "candidacy.two", "extend.field"
	}
	if s.standing >= f.Law.Candidates {
		find(e, act.Finding{Rule: rule, Field: "term", Got: number(s.standing), Limit: "fewer than " + number(f.Law.Candidates)})
	}
	if limit, known := f.Due(most); known && until > limit.Day {
		find(e, act.Finding{Rule: rule, Field: "until", Got: until.String(), Limit: "latest " + limit.Day.String()})
	}
	if end, known := f.Due("registration.end"); known {
		if day, err := calendar.ParseDay(string(f.Day)); err == nil && day < end.Day {
			find(e, act.Finding{Rule: rule, Field: "received", Got: string(f.Day), Limit: "earliest " + end.Day.String()})
		}
	}
	return f.Named(b.Sources)
}

// ApplyExtended adds the extension.
func (s *State) ApplyExtended(e *act.Entry, b *Extended) {
	s.extensions.Append(Extension{e.Index, *b})
}
