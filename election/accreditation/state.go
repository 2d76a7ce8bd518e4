package accreditation

import (
	"strconv"

	"urna/election/act"
	"urna/election/cow"
	"urna/election/rulebook"
)

// State is what was granted and refused, who was where, and what sources count.
type State struct {
	grants    cow.Vector[Grant]
	byID      cow.Map[int]
	refusals  cow.Vector[RefusedAt]
	presences cow.Vector[PresenceAt]
	numbers   cow.Vector[NumberAt]
	taken     cow.Map[bool] // ids of numbers
	// there counts persons by station, day, kind and organisation.
	there cow.Map[int64]
}

// Grant is what was granted and what of it was taken back.
type Grant struct {
	Index int64
	Granted
	Back []RevokedAt
}

// RevokedAt is a withdrawal and its entry.
type RevokedAt struct {
	Index int64
	Revoked
}

// RefusedAt is a refusal and its entry.
type RefusedAt struct {
	Index int64
	Refused
}

// PresenceAt is a presence and its entry.
type PresenceAt struct {
	Index int64
	Presence
}

// NumberAt is a stated number and its entry.
type NumberAt struct {
	Index int64
	Number
}

// Standing is how many persons of a grant are still admitted.
func (g *Grant) Standing() int64 {
	n := g.Count
	for _, r := range g.Back {
		n -= r.Count
	}
	return max(n, 0)
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	return State{
		s.grants.Photograph(), s.byID.Photograph(), s.refusals.Photograph(), s.presences.Photograph(), s.numbers.Photograph(),
		s.taken.Photograph(), s.there.Photograph(),
	}
}

// Grants lists what was granted in its order.
func (s *State) Grants() []Grant { return s.grants.List() }

// Refusals lists who was refused in the order of the ledger.
func (s *State) Refusals() []RefusedAt { return s.refusals.List() }

// Presences lists who was where in the order of the ledger.
func (s *State) Presences() []PresenceAt { return s.presences.List() }

// Numbers lists what sources count in the order of the ledger.
func (s *State) Numbers() []NumberAt { return s.numbers.List() }

// Facts is what the chapter is told of the rest of the election.
type Facts struct {
	Named   func([]string) *act.Refusal // refuses sources that nobody has named
	Term    func(id string)             // holds the entry to a deadline of the calendar
	Station func(id string) bool        // says whether a station is on the register
	Rights  *rulebook.Table             // rights.tsv, nil where the law has none
}

func find(e *act.Entry, f act.Finding) {
	f.Severity = act.SeverityWarning
	e.Findings = append(e.Findings, f)
}

// Grant refuses an id that is taken. Foreigners admitted too late are a finding.
func (s *State) Grant(_ *act.Entry, f Facts, b *Granted) *act.Refusal {
	if _, taken := s.byID.Get(cow.Key(b.ID)); taken || b.ID == "" {
		return act.Refuse("act.repeated", "body.id", b.ID, "an id that is not taken")
	}
	if b.Kind == Foreign || b.Kind == Outland {
		f.Term("observers.foreign")
	}
	return f.Named(b.Sources)
}

// ApplyGranted adds what was granted.
func (s *State) ApplyGranted(e *act.Entry, b *Granted) {
	s.byID.Set(cow.Key(b.ID), s.grants.Len())
	s.grants.Append(Grant{Index: e.Index, Granted: *b})
}

// Refuse finds a refusal without a reason.
func (s *State) Refuse(e *act.Entry, f Facts, b *Refused) *act.Refusal {
	if b.Reason == "" {
		find(e, act.Finding{Rule: "observers.reason", Article: "20-1(10)", Field: "reason", Got: "none", Limit: "the reason, in writing"})
	}
	return f.Named(b.Sources)
}

// ApplyRefused adds the refusal.
func (s *State) ApplyRefused(e *act.Entry, b *Refused) { s.refusals.Append(RefusedAt{e.Index, *b}) }

// Revoke refuses to take back what was not granted; without a reason it is a finding.
func (s *State) Revoke(e *act.Entry, f Facts, b *Revoked) *act.Refusal {
	at, known := s.byID.Get(cow.Key(b.ID))
	if !known {
		return act.Refuse("act.dangling", "body.id", b.ID, "an accreditation that was granted")
	}
	grant := s.grants.Get(at)
	if standing := grant.Standing(); b.Count > standing {
		return act.Refuse("act.dangling", "body.count", b.Count, standing)
	}
	if b.Reason == "" {
		find(e, act.Finding{Rule: "observers.reason", Article: "20-1(10)", Field: "reason", Got: "none", Limit: "the reason, in writing"})
	}
	return f.Named(b.Sources)
}

// ApplyRevoked takes it back.
func (s *State) ApplyRevoked(e *act.Entry, b *Revoked) {
	at, _ := s.byID.Get(cow.Key(b.ID))
	g := s.grants.Get(at)
	g.Back = append(g.Back[:len(g.Back):len(g.Back)], RevokedAt{e.Index, *b})
	s.grants.Set(at, g)
}

func placeKey(b *Presence) [32]byte {
	return cow.Key(b.Place + "\n" + string(b.On) + "\n" + b.Kind + "\n" + b.Organisation)
}

// Note refuses a place that is no station and a right that the law does not have.
// Rights that were denied are findings, and so is more than one person of an
// organisation at a station, foreign observers apart (Art. 20-1(4)).
func (s *State) Note(e *act.Entry, f Facts, b *Presence) *act.Refusal {
	if !f.Station(b.Place) {
		return act.Refuse("act.dangling", "body.place", b.Place, "a station on the register")
	}
	for _, r := range b.Rights {
		row, known := f.Rights.Find("id", r.Right)
		if !known || row.Cell("kind") != "right" {
			return act.Refuse("act.dangling", "body.rights[].right", r.Right, "a right of rights.tsv")
		}
		if r.Was == Denied {
			find(e, act.Finding{Rule: "observers.rights", Article: row.Cell("article"), Field: "rights[].right", Got: r.Right + " denied", Limit: row.Cell("text")})
		}
	}
	before, _ := s.there.Get(placeKey(b))
	if n := before + b.Count; b.Kind != Foreign && n > 1 {
		find(e, act.Finding{Rule: "observers.one", Article: "20-1(4)", Field: "count", Got: strconv.FormatInt(n, 10), Limit: "1 at a time"})
	}
	return f.Named(b.Sources)
}

// ApplyNoted adds the presence.
func (s *State) ApplyNoted(e *act.Entry, b *Presence) {
	before, _ := s.there.Get(placeKey(b))
	s.there.Set(placeKey(b), before+b.Count)
	s.presences.Append(PresenceAt{e.Index, *b})
}

// StateNumber refuses an id that is taken.
func (s *State) StateNumber(_ *act.Entry, f Facts, b *Number) *act.Refusal {
	if taken, _ := s.taken.Get(cow.Key(b.ID)); taken || b.ID == "" {
		return act.Refuse("act.repeated", "body.id", b.ID, "an id that is not taken")
	}
	return f.Named(b.Sources)
}

// ApplyNumber adds the number.
func (s *State) ApplyNumber(e *act.Entry, b *Number) {
	s.taken.Set(cow.Key(b.ID), true)
	s.numbers.Append(NumberAt{e.Index, *b})
}
