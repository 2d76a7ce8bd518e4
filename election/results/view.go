package results

import (
	"slices"

	"urna/election/act"
	"urna/election/rulebook"
)

// Totals are the numbers of a sheet or sum by what they mean; a total that the
// form lacks is not there.
type Totals struct {
	Registered *int64           `json:"registered,omitempty"`
	Issued     *int64           `json:"issued,omitempty"`
	Valid      *int64           `json:"valid,omitempty"`
	Invalid    *int64           `json:"invalid,omitempty"`
	Voted      *int64           `json:"voted,omitempty"`
	Candidates map[string]int64 `json:"candidates"`
}

// totalNames are the totals by the words that statements name them with.
var totalNames = []string{"registered", "issued", "valid", "invalid", "voted"}

// named is one total by its word; nil where it is not known.
func (t Totals) named(of string) *int64 {
	return []*int64{t.Registered, t.Issued, t.Valid, t.Invalid, t.Voted}[slices.Index(totalNames, of)]
}

// Totals reads the totals off a sheet.
func (s *State) Totals(sheet rulebook.Sheet) Totals {
	roles := s.layout.Roles(sheet)
	t := Totals{
		Registered: known(roles.Registered), Issued: known(roles.Issued), Valid: known(roles.Valid),
		Invalid: known(roles.Invalid), Voted: known(roles.Voted), Candidates: map[string]int64{},
	}
	for i, votes := range s.layout.Votes(sheet) {
		if votes.Known {
			t.Candidates[s.layout.Candidates()[i]] = votes.Count
		}
	}
	return t
}

func known(f rulebook.Figure) *int64 {
	if !f.Known {
		return nil
	}
	return &f.Count
}

// UnitTotals are the totals of the sums of a unit, by its index.
func (s *State) UnitTotals(unit int) Totals { return s.Totals(s.layout.Total(s.Unit(unit).Sum)) }

// Outcome names who won by the sums of the nation as they stand.
func (s *State) Outcome() Outcome {
	totals := s.UnitTotals(0)
	votes := make([]Votes, len(s.layout.Candidates()))
	for i, id := range s.layout.Candidates() {
		votes[i] = Votes{id, totals.Candidates[id]}
	}
	var invalid int64
	if totals.Invalid != nil {
		invalid = *totals.Invalid
	}
	return Decide(s.rules.Election.Outcome, votes, invalid)
}

// Change is what the sum of the nation would be for one number if a rival
// counted in place of the counted protocol.
type Change struct {
	Field          string
	Counted, Rival int64
}

// Changes lists where a rival differs from the counted version; blanks are -1.
func (s *State) Changes(counted, rival *Version) []Change {
	var changes []Change
	for slot, name := range s.layout.Names() {
		a, b := counted.Sheet.Fixed[slot], rival.Sheet.Fixed[slot]
		if a != b {
			changes = append(changes, Change{name, max(a, -1), max(b, -1)})
		}
	}
	return changes
}

// Recount adds up all counted protocols of the territory anew, without the
// running sums: what a verifier holds against them.
func (s *State) Recount(unit int) Unit {
	fresh := Unit{Sum: s.layout.NewSum()}
	s.territory.StationsUnder(unit, func(index int) bool {
		st := s.Station(index)
		s.tally(&fresh, &st, 1)
		return true
	})
	return fresh
}

// ClosedSeal is a sealed entry that nobody has opened.
type ClosedSeal struct {
	Station  int // index
	Index    int64
	Received act.Time
	Overdue  bool // longer closed than the rulebook's hours
}

// ClosedSeals lists the seals never opened, by station, as of a time.
func (s *State) ClosedSeals(at act.Time) []ClosedSeal {
	var closed []ClosedSeal
	hours := act.Time(s.rules.Election.SealHours)
	for i := range s.stations.Len() {
		st := s.Station(i)
		for j := range st.Seals {
			if seal := &st.Seals[j]; !seal.Opened {
				closed = append(closed, ClosedSeal{i, seal.Index, seal.Received, at-seal.Received > hours*3600})
			}
		}
	}
	return closed
}

// Equal says whether two counts of a unit agree in every number.
func (u Unit) Equal(other Unit) bool {
	return u.Reported == other.Reported && u.Disputed == other.Disputed && u.Held == other.Held && u.Findings == other.Findings && u.Breached == other.Breached &&
		slices.Equal(u.Sum.Fixed, other.Sum.Fixed) && slices.Equal(u.Sum.Have, other.Sum.Have) && slices.Equal(u.Sum.Carry, other.Sum.Carry)
}

// Ended calls yield with station and place of every version that an act took
// out of the sums, by station and then in the order of the ledger.
func (s *State) Ended(yield func(station, version int)) {
	for i := range s.stations.Len() {
		at := s.stations.Get(i)
		if at == nil {
			continue
		}
		for j := range at.Versions {
			if at.Versions[j].Ended > 0 {
				yield(i, j)
			}
		}
	}
}
