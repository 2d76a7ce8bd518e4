package campaign

import (
	"slices"
	"strconv"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/cow"
)

// State is what the acts of this chapter established, each list in the order of
// the ledger.
type State struct {
	venues   cow.Vector[Venue]
	events   cow.Vector[*Event]
	lots     cow.Vector[*Lot]
	funds    cow.Vector[*Fund]
	receipts cow.Vector[Receipt]
	reports  cow.Vector[Report]
	polls    cow.Vector[Poll]
	missed   cow.Vector[PastPolls]
	places   cow.Map[int]     // of venues, events, funds and polls in their lists, by word and id
	cells    cow.Map[[]int32] // events by day and cell of the grid
	minutes  cow.Map[int64]   // of prime time: a day's in a city, those accepted of a candidate there
}

// Venue is a listed venue and its entry.
type Venue struct {
	Index int64
	VenueListed
}

// Event is a request with its entry, and its answer once there is one.
type Event struct {
	Index    int64
	Act      act.Hash
	Received act.Time
	EventRequested
	Room   *Venue // nil where it is in none
	Lot    *Lot   // that ordered it, nil while none did
	Answer *Answer
}

// Answer is how a request was decided.
type Answer struct {
	Index int64
	EventDecided
}

// Lot is a lot that was drawn, and the order that follows from it.
type Lot struct {
	Index int64
	Seed  act.Hash
	Drawn []string // candidates in the order of the lot
	LotDrawn
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	return State{
		venues: s.venues.Photograph(), events: s.events.Photograph(), lots: s.lots.Photograph(), funds: s.funds.Photograph(),
		receipts: s.receipts.Photograph(), reports: s.reports.Photograph(), polls: s.polls.Photograph(), missed: s.missed.Photograph(),
		places: s.places.Photograph(), cells: s.cells.Photograph(), minutes: s.minutes.Photograph(),
	}
}

// Venues lists the venues.
func (s *State) Venues() []Venue { return s.venues.List() }

// Events lists the requests.
func (s *State) Events() []*Event { return s.events.List() }

// Lots lists the lots that were drawn.
func (s *State) Lots() []*Lot { return s.lots.List() }

// Funds lists the funds.
func (s *State) Funds() []*Fund { return s.funds.List() }

// Receipts lists what funds received.
func (s *State) Receipts() []Receipt { return s.receipts.List() }

// Reports lists the bank's reports.
func (s *State) Reports() []Report { return s.reports.List() }

// PastPolls lists what averages of polls missed before.
func (s *State) PastPolls() []PastPolls { return s.missed.List() }

// Polls lists the polls.
func (s *State) Polls() []Poll { return s.polls.List() }

// Foreign is what this chapter is told of others when an act is received.
type Foreign struct {
	Candidates []string     // on the ballot; nil while there is none
	Begins     calendar.Day // the first day of the campaign; 0 while it is not known
	Ends       calendar.Day // the first day on which campaigning is banned
	Polling    calendar.Day
	On         act.Date     // the day on which the act was received
	Blackout   calendar.Day // the first day without polls; 0 while it is not known
	Law        Law
	Self       func(candidate string) bool // who nominated themselves
	Named      func(sources []string) *act.Refusal
	Term       func(id string, trigger calendar.Moment) // finds that the act does not keep a term
}

// Quota is how many minutes of prime time in a city each candidate may have: an
// equal part of all of them; false while candidates or days are not known.
func (s *State) Quota(city string, f *Foreign) (int64, bool) {
	days := int64(f.Ends - f.Begins)
	if len(f.Candidates) == 0 || f.Begins == 0 || days <= 0 {
		return 0, false
	}
	daily, _ := s.minutes.Get(key("city", city))
	return daily * days / int64(len(f.Candidates)), true
}

// Used is how many minutes of prime time in a city a candidate was given.
func (s *State) Used(city, candidate string) int64 {
	n, _ := s.minutes.Get(key("used", city+"\n"+candidate))
	return n
}

func key(list, id string) [32]byte { return cow.Key(list + " " + id) }

func (s *State) find(list, id string) (int, bool) { return s.places.Get(key(list, id)) }

// stranger finds that somebody is not on the ballot, once there is one.
func (f *Foreign) stranger(e *act.Entry, on act.Date, id string) {
	if f.Candidates != nil && !slices.Contains(f.Candidates, id) {
		remark(e, broken{"campaign.candidate", "candidate", on}, id, "a candidate on the ballot")
	}
}

// broken is a rule, the field that breaks it, and the day that was looked at.
type broken struct {
	rule, field string
	on          act.Date
}

// remark adds a finding of severity error; what was got begins with the date that
// was looked at.
func remark(e *act.Entry, b broken, got, limit string) {
	if b.on != "" {
		got = string(b.on) + ": " + got
	}
	e.Findings = append(e.Findings, act.Finding{Rule: b.rule, Field: b.field, Got: got, Limit: limit, Severity: act.SeverityError})
}

// isID says whether a text can name something of this chapter.
func isID(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return text != "" && len(text) <= 40
}

func badID(field, id string) *act.Refusal {
	return act.Refuse("campaign.id", "body."+field, id, "small letters, digits and hyphens")
}

func noDay(field string) *act.Refusal {
	return act.Refuse("form.day", "body."+field, "", "a day like 2005-12-04")
}

func blank(field string) *act.Refusal {
	return act.Refuse("campaign.blank", "body."+field, "", "not empty")
}

func taken(field, id string) *act.Refusal {
	return act.Refuse("act.repeated", "body."+field, id, "an id that is not taken")
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
