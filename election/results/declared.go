package results

import (
	"slices"

	"urna/election/act"
	"urna/election/rulebook"
)

// Precision says how a printed figure is meant.
type Precision string

// A figure is exact to its last printed digit, rounded further, or a bound.
const (
	Exact    Precision = "exact"
	About    Precision = "about"
	MoreThan Precision = "more-than"
	LessThan Precision = "less-than"
)

// Statement is figures that a body or a source states for a unit.
type Statement struct {
	Unit     string
	Stage    string
	AsOf     string // the moment that the figures are of, as far as it is known
	Base     string // what the shares are of, in words
	Election string // another election; empty for this one
	Note     string
	Sources  []string // ids of named sources; empty where a body speaks itself
	Counts   []Stated
	Shares   []Printed
}

// Stated is a count of a candidate, of a total (registered, issued, valid,
// invalid, voted) or of a line of the form.
type Stated struct {
	Of        string    `json:"of"`
	Count     int64     `json:"count"`
	Precision Precision `json:"precision"`
}

// Printed is a percentage as it is printed.
type Printed struct {
	Of        string    `json:"of"`
	Text      string    `json:"printed"`
	Precision Precision `json:"precision"`
}

// Declaration is a statement in the ledger, with what contradicts it there. It
// stands beside the sums and never enters them.
type Declaration struct {
	Statement
	Index    int64
	Received act.Time
	Office   string
	Unit     int
	Findings []act.Finding
}

// turnout is a share of no candidate: of those registered who voted.
const turnout = "turnout"

// Declare decides a statement. It refuses one before the ballot is set, a unit
// that is not on the territory, a moment or a share that cannot be read, and a
// figure of nothing that the ballot or the form knows. What contradicts an
// earlier statement enters with a finding.
func (s *State) Declare(e *act.Entry, d *Statement) *act.Refusal {
	if s.layout == nil {
		return act.Refuse("procedure.ballot", "kind", "no ballot yet", "after candidacy/ballot-set")
	}
	if _, known := s.territory.Unit(d.Unit); !known {
		return act.Refuse("act.dangling", "body.unit", d.Unit, "a unit of the territory")
	}
	if !isMoment(d.AsOf) {
		return act.Refuse("declared.as-of", "body.as_of", d.AsOf, "a year, month, day or minute with its offset, or nothing")
	}
	if len(d.Counts)+len(d.Shares) == 0 {
		return act.Refuse("form.items", "body.counts", 0, "at least 1 figure")
	}
	var named []string
	for _, c := range d.Counts {
		if refusal := s.figured(d, "body.counts[].of", c.Of, named); refusal != nil {
			return refusal
		}
		if c.Of == turnout && d.Election == "" {
			return act.Refuse("form.line", "body.counts[].of", c.Of, "a candidate, a total or a line")
		}
		named = append(named, c.Of)
	}
	named = named[:0]
	for _, p := range d.Shares {
		if refusal := s.figured(d, "body.shares[].of", p.Of, named); refusal != nil {
			return refusal
		}
		if _, readable := readShare(p.Text); !readable {
			return act.Refuse("declared.share", "body.shares[].printed", p.Text, "digits, with a point and up to 6 more digits")
		}
		named = append(named, p.Of)
	}
	e.Findings = append(e.Findings, s.contradictions(d)...)
	return nil
}

// figured refuses a figure of nothing known, and one that is stated twice.
func (s *State) figured(d *Statement, field, of string, named []string) *act.Refusal {
	if slices.Contains(named, of) {
		return act.Refuse("act.repeated", field, of, "each figure once")
	}
	if d.Election != "" && of != "" || of == turnout || s.knows(of) {
		return nil
	}
	return act.Refuse("form.line", field, of, "a candidate, a total or a line")
}

// knows says whether this election has a figure of a name.
func (s *State) knows(of string) bool {
	if slices.Contains(totalNames, of) || slices.Contains(s.layout.Candidates(), of) {
		return true
	}
	line, known := s.rules.Form.Line(of)
	return known && line.List != rulebook.ListCandidate && line.Type == rulebook.TypeNumber
}

// ApplyDeclared keeps the statement beside the sums.
func (s *State) ApplyDeclared(e *act.Entry, d *Statement) {
	unit, _ := s.territory.Unit(d.Unit)
	s.declarations.Append(&Declaration{
		Statement: *d, Index: e.Index, Received: e.Received, Office: e.Office, Unit: unit, Findings: e.Findings,
	})
}

// Announced is the statement that a body's own declaration makes: its lines by
// the totals they fill, its lists by candidate. It refuses numbers that have no
// place on the form.
func (s *State) Announced(b *ResultDeclared, day string) (Statement, *act.Refusal) {
	sheet, refusal := s.sheet(b.Lines, b.Lists)
	if refusal != nil {
		return Statement{}, refusal
	}
	d := Statement{Unit: b.Unit, Stage: b.Stage, AsOf: day}
	for _, line := range s.rules.Form {
		switch {
		case line.List == rulebook.ListNone && line.Type == rulebook.TypeNumber:
			if count, filled := s.layout.Line(sheet, line.Code); filled {
				d.Counts = append(d.Counts, Stated{s.meaning(line), count, Exact})
			}
		case line.List == rulebook.ListBox || line.List == rulebook.ListMember:
			if cells := b.Lists[line.Code]; len(cells) > 0 {
				d.Counts = append(d.Counts, Stated{line.Code, sumOf(cells), Exact})
			}
		}
	}
	for i, votes := range s.layout.Votes(sheet) {
		if votes.Known {
			d.Counts = append(d.Counts, Stated{s.layout.Candidates()[i], votes.Count, Exact})
		}
	}
	return d, nil
}

// meaning is the total that a line fills alone, else its code.
func (s *State) meaning(line rulebook.Line) string {
	if line.AddsTo == rulebook.RoleNone {
		return line.Code
	}
	for _, other := range s.rules.Form {
		if other.AddsTo == line.AddsTo && other.Code != line.Code {
			return line.Code
		}
	}
	return string(line.AddsTo)
}

func sumOf(cells map[string]int64) int64 {
	var sum int64
	for _, count := range cells {
		sum += count
	}
	return sum
}

// Declarations lists what was announced, in the order of the ledger. What it
// points to is not to be changed.
func (s *State) Declarations() []*Declaration {
	all := make([]*Declaration, s.declarations.Len())
	for i := range all {
		all[i] = s.declarations.Get(i)
	}
	return all
}

// Difference is one exact count in which a declaration and the sum of protocols
// differ.
type Difference struct {
	Field    string `json:"field"`
	Declared int64  `json:"declared"`
	Sum      int64  `json:"sum"`
}

// Differences sets the exact counts of a declaration beside the sum of its unit
// as it stands now; an unknown sum is shown as 0. Figures of another election
// have no sum here.
func (s *State) Differences(d *Declaration) []Difference {
	differences := []Difference{}
	if d.Election != "" {
		return differences
	}
	for _, c := range d.Counts {
		if sum, _ := s.Figure(d.Unit, c.Of); c.Precision == Exact && sum != c.Count {
			differences = append(differences, Difference{c.Of, c.Count, sum})
		}
	}
	return differences
}

// DeclaredTotals are the exact counts of a declaration by what they mean; none
// where it speaks of another election.
func (s *State) DeclaredTotals(d *Declaration) Totals {
	t := Totals{Candidates: map[string]int64{}}
	if d.Election != "" {
		return t
	}
	totals := []**int64{&t.Registered, &t.Issued, &t.Valid, &t.Invalid, &t.Voted}
	for i := range d.Counts {
		c := &d.Counts[i]
		if c.Precision != Exact {
			continue
		}
		if at := slices.Index(totalNames, c.Of); at >= 0 {
			*totals[at] = &c.Count
		} else if slices.Contains(s.layout.Candidates(), c.Of) {
			t.Candidates[c.Of] = c.Count
		}
	}
	return t
}

// Figure is the sum of a unit for a candidate, a total or a line of the form;
// false where it is not known.
func (s *State) Figure(unit int, of string) (int64, bool) {
	sheet := s.layout.Total(s.Unit(unit).Sum)
	if slices.Contains(totalNames, of) {
		if total := s.Totals(sheet).named(of); total != nil {
			return *total, true
		}
		return 0, false
	}
	if i := slices.Index(s.layout.Candidates(), of); i >= 0 {
		votes := s.layout.Votes(sheet)[i]
		return votes.Count, votes.Known
	}
	if count, known := s.layout.Line(sheet, of); known {
		return count, true
	}
	return s.layout.Cell(sheet, of, rulebook.LabelAll)
}
