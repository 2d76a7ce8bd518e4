package media

import (
	"strconv"
	"time"

	"urna/election/act"
	"urna/election/cow"
)

// State is what the acts of this chapter established, each list in the order of
// the ledger.
type State struct {
	terms    cow.Vector[Terms]
	openings cow.Vector[*Opening]
	lots     cow.Vector[*Lot]
	logged   cow.Vector[Logged]
	standing cow.Vector[int] // one more than the place in logged, by slot through all lots
	requests cow.Vector[Request]
	coded    cow.Vector[CodedItem]
	units    cow.Map[[2]int] // one more than the places in coded, by unit
	seals    cow.Map[sealed] // by the act that sealed
	places   cow.Map[int]    // of openings, lots and requests in their lists, by act
}

// Terms is a published price list and its entry.
type Terms struct {
	Index int64
	TermsPublished
}

// Opening is slots that were opened, their entry, and whether a lot was drawn.
type Opening struct {
	Index    int64
	Act      act.Hash
	Received act.Time
	SlotsOpened
	Drawn bool
}

// Lot is a lot that was drawn, with the schedule that follows from it and from
// later withdrawals.
type Lot struct {
	Index    int64
	Act      act.Hash
	Opening  *Opening
	Throws   []Throw
	Beacon   string
	Schedule *Schedule
	base     int // of its slots among the slots of all lots
}

// Logged is what went on air in a slot.
type Logged struct {
	Index       int64
	Act         act.Hash
	Candidate   string
	Disturbance string
	Length      int64
	Lot         int
	Recording   act.Hash
	Slot        int64
	Start       int64
}

// Request is a request for a denial and, once it is given, the denial.
type Request struct {
	Index    int64
	Act      act.Hash
	Received act.Time
	ReplyRequested
	GivenIndex int64 // 0 until it is given
	Given      ReplyGiven
}

// CodedItem is one coding by one of two monitors. It is blind when nobody could
// have known the other's before: its seal, or itself, came first.
type CodedItem struct {
	Index int64
	Coding
	Slot    int64
	Known   int64    // entry by which this coding was fixed: of its seal, else its own
	signers []string // person tags of who signed it
}

type sealed struct {
	index  int64
	body   CodingSealed
	opened bool
}

// Facts is what this chapter is told of others, at the time an act is received.
type Facts struct {
	Candidates []string // on the ballot; nil while there is none
	PollingDay string
	Called     string // day on which the call was published; empty while it is not in the ledger
	Law        Law
}

// TermsBy is the last day on which outlets publish their terms; empty while the
// day of the call or the term is not known.
func (f *Facts) TermsBy() string {
	day, err := time.Parse(time.DateOnly, f.Called)
	if err != nil || f.Law.TermsDays == 0 {
		return ""
	}
	return day.AddDate(0, 0, int(f.Law.TermsDays)).Format(time.DateOnly)
}

// Law is what the rulebook gives each candidate, and the terms of its rules; 0
// where it says nothing.
type Law struct {
	Television int64 // seconds that the republic pays
	Radio      int64
	Articles   int64 // number that the republic pays
	Article    int64 // thousandths of a printed sheet, the most
	ReplyHours int64
	TermsDays  int64 // after the call
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	return State{
		terms: s.terms.Photograph(), openings: s.openings.Photograph(), lots: s.lots.Photograph(), logged: s.logged.Photograph(),
		standing: s.standing.Photograph(), requests: s.requests.Photograph(), coded: s.coded.Photograph(), units: s.units.Photograph(),
		seals: s.seals.Photograph(), places: s.places.Photograph(),
	}
}

// Terms lists the published price lists.
func (s *State) Terms() []Terms { return all(&s.terms) }

// Openings lists the slots that were opened.
func (s *State) Openings() []*Opening { return all(&s.openings) }

// Lots lists the lots that were drawn.
func (s *State) Lots() []*Lot { return all(&s.lots) }

// Requests lists the requests for denials.
func (s *State) Requests() []Request { return all(&s.requests) }

// Coded lists the codings.
func (s *State) Coded() []CodedItem { return all(&s.coded) }

func all[T any](v *cow.Vector[T]) []T {
	list := make([]T, v.Len())
	for i := range list {
		list[i] = v.Get(i)
	}
	return list
}

// Standing is the log of a slot that stands: the last correction of it.
func (s *State) Standing(lot *Lot, slot int64) (Logged, bool) {
	at := s.standing.Get(lot.base + int(slot) - 1)
	return s.logged.Get(at - 1), at > 0
}

func (s *State) opening(hash act.Hash) (int, bool) {
	at, known := s.places.Get(hash)
	return at, known && at < s.openings.Len() && s.openings.Get(at).Act == hash
}

func (s *State) lot(hash act.Hash) (int, bool) {
	at, known := s.places.Get(hash)
	return at, known && at < s.lots.Len() && s.lots.Get(at).Act == hash
}

func isDate(text string) bool {
	day, err := time.Parse(time.DateOnly, text)
	return err == nil && day.Format(time.DateOnly) == text
}

// isID says whether a text can name a candidate in what is hashed for a lot.
func isID(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return text != "" && len(text) <= 40
}

func noDate(field, text string) *act.Refusal {
	return act.Refuse("media.date", "body."+field, text, "a date like 2005-12-04")
}

func blank(field string) *act.Refusal {
	return act.Refuse("media.blank", "body."+field, "", "not empty")
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
