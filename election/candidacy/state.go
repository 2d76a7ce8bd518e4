package candidacy

import (
	"strconv"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/cow"
)

// State is the nominees in the order in which they were declared, every step, the
// appeals, and the ballot, empty until it is set.
type State struct {
	Ballot []Candidate

	nominees   cow.Vector[Nominee]
	byID       cow.Map[int]
	steps      cow.Vector[Step]
	appeals    cow.Vector[Appeal]
	byNumber   cow.Map[int]
	notices    cow.Map[Notice]
	sheets     cow.Map[Sheets]
	taken      cow.Map[string] // nominee by association, and by candidate
	extensions cow.Vector[Extension]
	required   *Required
	lookup     *Opened
	standing   int64 // candidates who are registered now
}

// Status is how far a nominee has come.
type Status string

// The states of a nominee. Lapsed is what Standing makes of one who was neither
// registered nor refused when registration ended.
const (
	StatusDeclared   Status = "declared"
	StatusDocuments  Status = "documents-filed"
	StatusDeficient  Status = "deficient"
	StatusCured      Status = "cured"
	StatusIneligible Status = "ineligible"
	StatusEligible   Status = "eligible"
	StatusIssued     Status = "sheets-issued"
	StatusFiled      Status = "sheets-filed"
	StatusChecked    Status = "signatures-checked"
	StatusDeposit    Status = "deposit-paid"
	StatusRegistered Status = "registered"
	StatusRefused    Status = "refused"
	StatusWithdrawn  Status = "withdrawn"
	StatusCancelled  Status = "cancelled"
	StatusLapsed     Status = "lapsed"
)

// over says whether nothing more is to come but an appeal.
func (s Status) over() bool {
	return s == StatusRefused || s == StatusWithdrawn || s == StatusCancelled
}

// Nominee is one nominee as they stand now.
type Nominee struct {
	Index int64
	Declared
	Status    Status
	Candidate string // id on the ballot, once registered
	Documents []string
	Checks    []Check  // the last one of each requirement
	Protocols []Signed // the last protocol of each unit
	Filed     int64    // signatures handed in
	Issued    bool
	Deposit   bool
	Notices   int64
	Open      int64   // notices that were not answered
	Grounds   []Given // of the last refusal or cancellation

	filed, eligibleSince, decided since    // what terms hang on
	cureBy                        act.Date // the last day of all notices
}

// since is when something happened: the day as it is told, and the receipt.
type since struct {
	on       act.Date
	received act.Time
}

// known says whether it has happened.
func (s since) known() bool { return s.received != 0 }

// Check is the last outcome of a requirement.
type Check struct{ Requirement, Outcome string }

// Signed is a protocol of a check of signatures and its entry.
type Signed struct {
	Index int64
	SignaturesChecked
}

// Step is one act about a nominee.
type Step struct {
	Index   int64
	Kind    string
	Nominee string
	Body    act.Body
}

// Appeal is an appeal, and its decision where there is one.
type Appeal struct {
	Index int64
	Appealed
	Against Status // refused or cancelled; what the nominee was
	Decided *Decision

	filed since
}

// Decision is a decision on an appeal and its entry.
type Decision struct {
	Index int64
	AppealDecided
}

// Notice is a notice of defects.
type Notice struct {
	CureBy act.Date
	Cured  bool
}

// Sheets are the sheets that were filed of a unit.
type Sheets struct {
	Signatures int64

	last since
}

// Required is how many signatures a candidate needs, and its entry.
type Required struct {
	Index int64
	SignaturesRequired
}

// Opened is the key for voters' questions, and its entry.
type Opened struct {
	Index int64
	LookupOpened
}

// Extension is an extension and its entry.
type Extension struct {
	Index int64
	Extended
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	c := *s
	c.nominees, c.byID, c.steps = s.nominees.Photograph(), s.byID.Photograph(), s.steps.Photograph()
	c.appeals, c.byNumber, c.notices = s.appeals.Photograph(), s.byNumber.Photograph(), s.notices.Photograph()
	c.sheets, c.taken, c.extensions = s.sheets.Photograph(), s.taken.Photograph(), s.extensions.Photograph()
	return c
}

// Foreign is what the chapter is told of the rest of the election.
type Foreign struct {
	Law    *Law
	Day    act.Date                                // of receipt, local
	DayOf  func(act.Time) act.Date                 // the local day of a receipt
	Whole  bool                                    // the ledger is the whole record: a step that is not there was not taken
	Named  func([]string) *act.Refusal             // refuses sources that nobody has named
	Term   func(id string, since act.Date)         // holds the entry to a deadline, from its own trigger where there is one
	Due    func(id string) (calendar.Moment, bool) // the moment of a deadline
	Covers func(unit string) *act.Refusal          // refuses a unit that is not there or not the office's
	Within func(unit, above string) bool
}

// find adds a finding of severity warning.
func find(e *act.Entry, f act.Finding) {
	f.Severity = act.SeverityWarning
	e.Findings = append(e.Findings, f)
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

// nominee finds a nominee who was declared.
func (s *State) nominee(id string) (int, *Nominee, *act.Refusal) {
	at, known := s.byID.Get(cow.Key(id))
	if !known {
		return 0, nil, act.Refuse("act.dangling", "body.nominee", id, "a nominee who was declared")
	}
	n := s.nominees.Get(at)
	return at, &n, nil
}

// change stores a nominee after a step.
func (s *State) change(e *act.Entry, id string, change func(*Nominee)) {
	at, n, refusal := s.nominee(id)
	if refusal != nil {
		panic("candidacy: a step was applied that Decide had refused: " + refusal.Error())
	}
	before := n.Status
	change(n)
	switch {
	case before != StatusRegistered && n.Status == StatusRegistered:
		s.standing++
	case before == StatusRegistered && n.Status != StatusRegistered:
		s.standing--
	}
	s.nominees.Set(at, *n)
	s.steps.Append(Step{e.Index, e.Kind, id, e.Body})
}

// need is a step that must have been taken.
type need struct {
	name  string
	taken bool
}

// order finds a step that comes after the nominee's way was over, or before the
// steps that it needs. What a ledger that is no whole record does not hold is
// unknown.
func order(e *act.Entry, f *Foreign, n *Nominee, needs ...need) {
	if n.Status.over() {
		find(e, act.Finding{Rule: "candidacy.order", Field: "nominee", Got: string(n.Status), Limit: "a nominee who stands"})
		return
	}
	for _, step := range needs {
		if f.Whole && !step.taken {
			find(e, act.Finding{Rule: "candidacy.order", Field: "nominee", Got: string(n.Status), Limit: "after " + step.name})
		}
	}
}

// term holds the entry to a deadline that runs from something that has happened:
// from the day as it is told, else from the day of receipt where the ledger is the
// whole record.
func (f *Foreign) term(id string, s since) {
	day := s.on
	if day == "" && f.Whole && s.known() {
		day = f.DayOf(s.received)
	}
	if day != "" {
		f.Term(id, day)
	}
}
