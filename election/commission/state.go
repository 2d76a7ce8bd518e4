package commission

import (
	"slices"
	"strconv"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/cow"
	"urna/election/rulebook"
)

// State is the commissions in the order in which they were formed, with their
// sessions and decisions.
type State struct {
	all      cow.Vector[Commission]
	byOffice cow.Map[int]
	sessions cow.Vector[SessionAt]
	byNumber cow.Map[int]  // sessions, by commission and number
	decided  cow.Map[bool] // decisions, by commission and number
}

// Commission is one commission as it sits now.
type Commission struct {
	Index int64
	Formed
	Changes []Change
}

// Change is a seat that was given to another, and who sat there before.
type Change struct {
	Index int64
	Replaced
	Before Member
}

// SessionAt is a session, its entry and its decisions.
type SessionAt struct {
	Index int64
	Session
	Decisions []Decision
}

// Decision is a decision and its entry.
type Decision struct {
	Index int64
	Decided
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	return State{s.all.Photograph(), s.byOffice.Photograph(), s.sessions.Photograph(), s.byNumber.Photograph(), s.decided.Photograph()}
}

// Commissions lists the commissions in the order in which they were formed.
func (s *State) Commissions() []Commission { return s.all.List() }

// Sessions lists the sessions in the order of the ledger.
func (s *State) Sessions() []SessionAt { return s.sessions.List() }

// Foreign is what the chapter is told of the rest of the election.
type Foreign struct {
	Named func([]string) *act.Refusal // refuses sources that nobody has named
	Term  func(id string)             // holds the entry to a deadline of the calendar
}

// members is how many seats a territorial or a precinct commission has.
const members = 7

func find(e *act.Entry, f act.Finding) {
	f.Severity = act.SeverityWarning
	e.Findings = append(e.Findings, f)
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

// Form refuses a commission formed twice, and a seat named twice. Another number
// of seats than the law's, and two seats of one party, are findings.
func (s *State) Form(e *act.Entry, f Foreign, b *Formed) *act.Refusal {
	if _, twice := s.byOffice.Get(cow.Key(b.Commission)); twice || b.Commission == "" {
		return act.Refuse("act.repeated", "body.commission", b.Commission, "each commission once, by its office")
	}
	seats, parties := map[int64]bool{}, map[string]int64{}
	for _, m := range b.Members {
		if seats[m.Seat] {
			return act.Refuse("act.repeated", "body.members[].seat", m.Seat, "each seat once")
		}
		seats[m.Seat] = true
		parties[m.Party]++
	}
	if n := int64(len(b.Members)); b.Tier != Central && n != members && n > 0 {
		find(e, act.Finding{Rule: "commission.size", Field: "members", Got: number(n), Limit: number(members)})
	}
	for _, m := range b.Members {
		if n := parties[m.Party]; m.Party != "" && n > 1 {
			find(e, act.Finding{Rule: "commission.elect", Field: "members[].party", Got: number(n) + " of " + m.Party, Limit: "1"})
			parties[m.Party] = 0
		}
	}
	switch b.Tier {
	case Territorial:
		f.Term("lists.territorial")
	case Precinct:
		f.Term("lists.precinct")
	}
	return f.Named(b.Sources)
}

// ApplyFormed adds the commission.
func (s *State) ApplyFormed(e *act.Entry, b *Formed) {
	s.byOffice.Set(cow.Key(b.Commission), s.all.Len())
	s.all.Append(Commission{Index: e.Index, Formed: *b})
}

// of finds a commission that was formed.
func (s *State) of(office string) (int, *act.Refusal) {
	at, known := s.byOffice.Get(cow.Key(office))
	if !known {
		return 0, act.Refuse("act.dangling", "body.commission", office, "a commission that was formed")
	}
	return at, nil
}

// Replace refuses a seat that is not there; a second seat of the party is a finding.
func (s *State) Replace(e *act.Entry, f Foreign, b *Replaced) *act.Refusal {
	at, refusal := s.of(b.Commission)
	if refusal != nil {
		return refusal
	}
	c := s.all.Get(at)
	if !slices.ContainsFunc(c.Members, func(m Member) bool { return m.Seat == b.Seat }) {
		return act.Refuse("act.dangling", "body.seat", b.Seat, "a seat of the commission")
	}
	other := func(m Member) bool { return m.Seat != b.Seat && m.Party == b.Party }
	if b.Party != "" && slices.ContainsFunc(c.Members, other) {
		find(e, act.Finding{Rule: "commission.elect", Field: "party", Got: "2 of " + b.Party, Limit: "1"})
	}
	return f.Named(b.Sources)
}

// ApplyReplaced gives the seat to the new member.
func (s *State) ApplyReplaced(e *act.Entry, b *Replaced) {
	at, _ := s.of(b.Commission)
	c := s.all.Get(at)
	c.Members = slices.Clone(c.Members)
	for i := range c.Members {
		if m := &c.Members[i]; m.Seat == b.Seat {
			c.Changes = append(slices.Clip(c.Changes), Change{e.Index, *b, *m})
			m.Name, m.Party = b.Name, b.Party
		}
	}
	s.all.Set(at, c)
}

// quorum is the part of all members that a session needs; a part of a member is
// a whole one (Art. 20(4)).
var quorum = rulebook.Fraction{Num: 2, Den: 3}

// Quorum is the part of all members that a session needs, rounded up.
func Quorum() rulebook.Fraction { return quorum }

// notice is how many hours ahead members are told (Art. 19(5)(1)).
const notice = 48

func sessionKey(commission, number string) [32]byte {
	return cow.Key("session " + number + " of " + commission)
}

func decisionKey(commission, number string) [32]byte {
	return cow.Key("decision " + number + " of " + commission)
}

// Hold refuses a session of another commission, under a number that is taken, or
// with seats that are not there. Too few present and too short a notice are findings.
func (s *State) Hold(e *act.Entry, f Foreign, b *Session) *act.Refusal {
	at, refusal := s.own(e, b.Commission)
	if refusal != nil {
		return refusal
	}
	if _, taken := s.byNumber.Get(sessionKey(b.Commission, b.Number)); taken || b.Number == "" {
		return act.Refuse("act.repeated", "body.number", b.Number, "a number that is not taken")
	}
	c := s.all.Get(at)
	if refusal := present(&c, b.Present); refusal != nil {
		return refusal
	}
	if b.Attendance == Recorded {
		if need := calendar.Part(int64(len(c.Members)), quorum, calendar.Up); int64(len(b.Present)) < need {
			find(e, act.Finding{Rule: "commission.quorum", Field: "present", Got: number(int64(len(b.Present))), Limit: number(need)})
		}
		if b.Notice < notice && b.Urgent == "no" {
			find(e, act.Finding{Rule: "commission.notice", Field: "notice", Got: number(b.Notice), Limit: number(notice)})
		}
	}
	return f.Named(b.Sources)
}

// own refuses an act about a commission by another than it.
func (s *State) own(e *act.Entry, commission string) (int, *act.Refusal) {
	if e.Office != commission {
		return 0, act.Refuse("act.unentitled", "act.office", e.Office, commission)
	}
	return s.of(commission)
}

func present(c *Commission, seats []Seat) *act.Refusal {
	last := int64(0)
	for _, p := range seats {
		if p.Seat <= last {
			return act.Refuse("form.order", "body.present[].seat", p.Seat, "ascending, once each")
		}
		if last = p.Seat; !slices.ContainsFunc(c.Members, func(m Member) bool { return m.Seat == p.Seat }) {
			return act.Refuse("act.dangling", "body.present[].seat", p.Seat, "a seat of the commission")
		}
	}
	return nil
}

// ApplyHeld adds the session.
func (s *State) ApplyHeld(e *act.Entry, b *Session) {
	s.byNumber.Set(sessionKey(b.Commission, b.Number), s.sessions.Len())
	s.sessions.Append(SessionAt{Index: e.Index, Session: *b})
}

// Decide refuses a decision of a session that was not held, under a number that is
// taken, and votes of seats that are not there. Votes of those absent, and less
// than a majority of all members, are findings.
func (s *State) Decide(e *act.Entry, f Foreign, b *Decided) *act.Refusal {
	at, refusal := s.own(e, b.Commission)
	if refusal != nil {
		return refusal
	}
	held, known := s.byNumber.Get(sessionKey(b.Commission, b.Session))
	if !known {
		return act.Refuse("act.dangling", "body.session", b.Session, "a session that was held")
	}
	if taken, _ := s.decided.Get(decisionKey(b.Commission, b.Number)); taken || b.Number == "" {
		return act.Refuse("act.repeated", "body.number", b.Number, "a number that is not taken")
	}
	c, session := s.all.Get(at), s.sessions.Get(held)
	var votes []Seat
	for _, v := range b.Voted {
		votes = append(votes, Seat{v.Seat})
	}
	if refusal := present(&c, votes); refusal != nil {
		return refusal
	}
	if b.Votes == Recorded {
		s.vote(e, &c, &session, b)
	}
	return f.Named(b.Sources)
}

// vote holds an open vote to its session and to the majority of all members.
func (s *State) vote(e *act.Entry, c *Commission, session *SessionAt, b *Decided) {
	var pro int64
	for _, v := range b.Voted {
		if v.Vote == "for" {
			pro++
		}
		if session.Attendance == Recorded && !slices.Contains(session.Present, Seat{v.Seat}) {
			find(e, act.Finding{Rule: "commission.absent", Article: "20(5)", Field: "voted[].seat", Got: number(v.Seat), Limit: "a seat that was present"})
		}
	}
	if need := int64(len(c.Members))/2 + 1; pro < need {
		find(e, act.Finding{Rule: "commission.majority", Field: "voted", Got: number(pro), Limit: number(need)})
	}
}

// ApplyDecided adds the decision to its session.
func (s *State) ApplyDecided(e *act.Entry, b *Decided) {
	at, _ := s.byNumber.Get(sessionKey(b.Commission, b.Session))
	session := s.sessions.Get(at)
	session.Decisions = append(slices.Clip(session.Decisions), Decision{e.Index, *b})
	s.sessions.Set(at, session)
	s.decided.Set(decisionKey(b.Commission, b.Number), true)
}
