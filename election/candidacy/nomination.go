package candidacy

import (
	"slices"
	"strconv"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/cow"
)

func associationKey(name string) [32]byte   { return cow.Key("association " + name) }
func candidateKey(id string) [32]byte       { return cow.Key("candidate " + id) }
func noticeKey(nominee, no string) [32]byte { return cow.Key("notice " + no + " to " + nominee) }
func sheetsKey(nominee, unit string) [32]byte {
	return cow.Key("sheets of " + unit + " for " + nominee)
}

// extended says whether nomination was extended to the day of receipt or longer.
func (s *State) extended(f *Foreign, term string) bool {
	for i := range s.extensions.Len() {
		if x := s.extensions.Get(i); x.Term == term && x.Until >= f.Day {
			return true
		}
	}
	return false
}

// Declare refuses an id that is taken. A second nominee of an association, no
// majority of its supreme body, and a day outside the term are findings.
func (s *State) Declare(e *act.Entry, f Foreign, b *Declared) *act.Refusal {
	if _, taken := s.byID.Get(cow.Key(b.Nominee)); taken || b.Nominee == "" {
		return act.Refuse("act.repeated", "body.nominee", b.Nominee, "an id that is not taken")
	}
	f.Term("nomination.start", "")
	if !s.extended(&f, TermNomination) {
		f.Term("nomination.end", "")
	}
	switch {
	case b.Route == Self && b.Association != "":
		find(e, act.Finding{Rule: "candidacy.nominators", Field: "association", Got: b.Association, Limit: "none by the route self"})
	case b.Route == Association && b.Association == "" && f.Whole:
		find(e, act.Finding{Rule: "candidacy.nominators", Field: "association", Got: "none", Limit: "the association that nominates"})
	}
	if other, taken := s.taken.Get(associationKey(b.Association)); taken && other != "" && b.Association != "" {
		find(e, act.Finding{Rule: "candidacy.one_per_association", Field: "association", Got: b.Association + ": " + other, Limit: "1"})
	}
	if b.Members > 0 && 2*b.Votes <= b.Members {
		find(e, act.Finding{Rule: "candidacy.majority", Field: "votes", Got: number(b.Votes), Limit: number(b.Members/2 + 1)})
	}
	return f.Named(b.Sources)
}

// ApplyDeclared opens the nominee.
func (s *State) ApplyDeclared(e *act.Entry, b *Declared) {
	s.byID.Set(cow.Key(b.Nominee), s.nominees.Len())
	s.nominees.Append(Nominee{Index: e.Index, Declared: *b, Status: StatusDeclared})
	s.steps.Append(Step{e.Index, e.Kind, b.Nominee, b})
	if b.Association != "" {
		s.taken.Set(associationKey(b.Association), b.Nominee)
	}
}

// Describe refuses a nominee who is not there.
func (s *State) Describe(_ *act.Entry, f Foreign, b *Described) *act.Refusal {
	if _, _, refusal := s.nominee(b.Nominee); refusal != nil {
		return refusal
	}
	return f.Named(b.Sources)
}

// ApplyDescribed adds what sources say.
func (s *State) ApplyDescribed(e *act.Entry, b *Described) {
	s.steps.Append(Step{e.Index, e.Kind, b.Nominee, b})
}

// handIn refuses documents that the law does not know; those of another route and a
// day after the end of registration are findings.
func (s *State) handIn(e *act.Entry, f *Foreign, n *Nominee, documents []Filed) *act.Refusal {
	for _, d := range documents {
		known, is := f.Law.document(d.Document)
		switch {
		case !is && len(f.Law.Documents) > 0:
			return act.Refuse("act.dangling", "body.documents[].document", d.Document, "a document of the law's table")
		case is && known.Route != n.Route:
			find(e, act.Finding{Rule: "candidacy.documents", Field: "documents[].document", Got: d.Document, Limit: "documents by the route " + n.Route})
		}
	}
	if !s.extended(f, TermNomination) {
		f.Term("registration.end", "")
	}
	return nil
}

// FileDocuments refuses documents that the law does not know.
func (s *State) FileDocuments(e *act.Entry, f Foreign, b *DocumentsFiled) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	order(e, &f, n)
	if refusal := s.handIn(e, &f, n, b.Documents); refusal != nil {
		return refusal
	}
	return f.Named(b.Sources)
}

// ApplyDocuments keeps which documents are there.
func (s *State) ApplyDocuments(e *act.Entry, b *DocumentsFiled) {
	s.change(e, b.Nominee, func(n *Nominee) {
		n.keep(b.Documents)
		if !n.filed.known() {
			n.filed = since{b.On, e.Received}
		}
		n.advance(StatusDocuments)
	})
}

func (n *Nominee) keep(documents []Filed) {
	all := slices.Clone(n.Documents)
	for _, d := range documents {
		if !slices.Contains(all, d.Document) {
			all = append(all, d.Document)
		}
	}
	n.Documents = all
}

// advance gives a nominee who stands and is not registered a new state.
func (n *Nominee) advance(to Status) {
	if !n.Status.over() && n.Status != StatusRegistered {
		n.Status = to
	}
}

// Notice refuses a number that is taken; less time to cure than the procedure
// leaves is a finding.
func (s *State) Notice(e *act.Entry, f Foreign, b *DeficiencyNoticed) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	if _, taken := s.notices.Get(noticeKey(b.Nominee, b.Number)); taken || b.Number == "" {
		return act.Refuse("act.repeated", "body.number", b.Number, "a number that is not taken")
	}
	order(e, &f, n, need{"documents-filed", len(n.Documents) > 0})
	for _, d := range b.Defects {
		if _, known := f.Law.document(d.Document); !known && len(f.Law.Documents) > 0 {
			return act.Refuse("act.dangling", "body.defects[].document", d.Document, "a document of the law's table")
		}
	}
	by, refusal := calendar.Given("cure_by", b.CureBy)
	if refusal != nil {
		return refusal
	}
	on, err := calendar.ParseDay(string(b.On))
	if err != nil {
		on, err = calendar.ParseDay(string(f.Day))
	}
	if err == nil && by < on+calendar.Day(f.Law.CureDays) {
		find(e, act.Finding{Rule: "candidacy.cure", Field: "cure_by", Got: by.String(), Limit: "not before " + (on + calendar.Day(f.Law.CureDays)).String()})
	}
	return f.Named(b.Sources)
}

// ApplyNoticed starts the clock of the cure.
func (s *State) ApplyNoticed(e *act.Entry, b *DeficiencyNoticed) {
	s.notices.Set(noticeKey(b.Nominee, b.Number), Notice{CureBy: b.CureBy})
	s.change(e, b.Nominee, func(n *Nominee) {
		n.Notices++
		n.Open++
		n.cureBy = max(n.cureBy, b.CureBy)
		n.advance(StatusDeficient)
	})
}

// Cure refuses a notice that is not there or was answered; a late answer is a finding.
func (s *State) Cure(e *act.Entry, f Foreign, b *DeficiencyCured) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	notice, known := s.notices.Get(noticeKey(b.Nominee, b.Number))
	switch {
	case !known:
		return act.Refuse("act.dangling", "body.number", b.Number, "a notice to the nominee")
	case notice.Cured:
		return act.Refuse("act.repeated", "body.number", b.Number, "each notice once")
	}
	order(e, &f, n)
	if f.Day > notice.CureBy {
		find(e, act.Finding{Rule: "candidacy.cure", Field: "received", Got: string(f.Day), Limit: "latest " + string(notice.CureBy)})
	}
	if refusal := s.handIn(e, &f, n, b.Documents); refusal != nil {
		return refusal
	}
	return f.Named(b.Sources)
}

// ApplyCured closes the notice.
func (s *State) ApplyCured(e *act.Entry, b *DeficiencyCured) {
	key := noticeKey(b.Nominee, b.Number)
	notice, _ := s.notices.Get(key)
	notice.Cured = true
	s.notices.Set(key, notice)
	s.change(e, b.Nominee, func(n *Nominee) {
		n.keep(b.Documents)
		if n.Open--; n.Open == 0 && n.Status == StatusDeficient {
			n.advance(StatusCured)
		}
	})
}

// Check refuses a requirement that the law does not know; a check that comes more
// days after filing than the law gives is a finding.
func (s *State) Check(e *act.Entry, f Foreign, b *Checked) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	if len(f.Law.Requirements) > 0 && !f.Law.requirement(b.Requirement) {
		return act.Refuse("act.dangling", "body.requirement", b.Requirement, "a requirement of the law's table")
	}
	order(e, &f, n, need{"documents-filed", len(n.Documents) > 0})
	f.term("eligibility.check", n.filed)
	return f.Named(b.Sources)
}

// ApplyChecked keeps the outcome; the nominee is eligible once every requirement
// that was checked is passed.
func (s *State) ApplyChecked(e *act.Entry, b *Checked) {
	s.change(e, b.Nominee, func(n *Nominee) {
		checks := slices.DeleteFunc(slices.Clone(n.Checks), func(c Check) bool { return c.Requirement == b.Requirement })
		n.Checks = append(checks, Check{b.Requirement, b.Outcome})
		switch {
		case n.failed():
			n.advance(StatusIneligible)
		case n.passed():
			n.eligibleSince = since{b.On, e.Received}
			n.advance(StatusEligible)
		}
	})
}

// failed says whether a requirement is not met, by its last check.
func (n *Nominee) failed() bool {
	return slices.ContainsFunc(n.Checks, func(c Check) bool { return c.Outcome == Fail || c.Outcome == Absent })
}

// passed says whether something was checked and everything was met.
func (n *Nominee) passed() bool {
	return len(n.Checks) > 0 && !slices.ContainsFunc(n.Checks, func(c Check) bool { return c.Outcome != Pass })
}

// eligible says whether every requirement of the law was met.
func (n *Nominee) eligible(l *Law) bool {
	return n.passed() && !slices.ContainsFunc(l.Requirements, func(r Requirement) bool {
		return !slices.Contains(n.Checks, Check{r.ID, Pass})
	})
}

// missing lists the documents of the route that were not handed in.
func (n *Nominee) missing(l *Law) []string {
	var all []string
	for _, d := range l.Documents {
		if d.Route == n.Route && !slices.Contains(n.Documents, d.ID) {
			all = append(all, d.ID)
		}
	}
	return all
}

// PayDeposit finds less than the law asks for on the day.
func (s *State) PayDeposit(e *act.Entry, f Foreign, b *DepositPaid) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	order(e, &f, n)
	on := b.On
	if on == "" {
		on = f.Day
	}
	if amount, known := f.Law.Amount(string(on)); known && b.Amount < amount {
		find(e, act.Finding{Rule: "candidacy.deposit", Field: "amount", Got: number(b.Amount), Limit: strconv.FormatInt(amount, 10)})
	}
	return f.Named(b.Sources)
}

// ApplyDeposit keeps that it was paid.
func (s *State) ApplyDeposit(e *act.Entry, b *DepositPaid) {
	s.change(e, b.Nominee, func(n *Nominee) {
		n.Deposit = true
		n.advance(StatusDeposit)
	})
}
