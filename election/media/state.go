package media

import (
	"strconv"

	"urna/election/act"
	"urna/election/cow"
	"urna/election/lot"
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
	Throws   []lot.Throw
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

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	return State{
		terms: s.terms.Photograph(), openings: s.openings.Photograph(), lots: s.lots.Photograph(), logged: s.logged.Photograph(),
		standing: s.standing.Photograph(), requests: s.requests.Photograph(), coded: s.coded.Photograph(), units: s.units.Photograph(),
		seals: s.seals.Photograph(), places: s.places.Photograph(),
	}
}

// Terms lists the published price lists.
func (s *State) Terms() []Terms { return s.terms.List() }

// Openings lists the slots that were opened.
func (s *State) Openings() []*Opening { return s.openings.List() }

// Lots lists the lots that were drawn.
func (s *State) Lots() []*Lot { return s.lots.List() }

// Requests lists the requests for denials.
func (s *State) Requests() []Request { return s.requests.List() }

// Coded lists the codings.
func (s *State) Coded() []CodedItem { return s.coded.List() }

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

// isID says whether a text can name a candidate in what is hashed for a lot.
func isID(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return text != "" && len(text) <= 40
}

func noDay(field string) *act.Refusal {
	return act.Refuse("form.day", "body."+field, "", "a day like 2005-12-04")
}

func blank(field string) *act.Refusal {
	return act.Refuse("media.blank", "body."+field, "", "not empty")
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
