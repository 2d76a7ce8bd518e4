package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"urna/election/candidacy"
)

// Profile maps the columns of a published file to stations, units, lines of the
// form and candidates; docs/import.md says what each of its rows means.
type Profile struct {
	Nation, NationName string // id and name of the outermost unit
	File               Format
	Names              Format // of the second file, which names units
	Joins              []Join // columns that the second file adds
	Keys               []string
	ID                 string // how a station's id is made of its key
	RepeatedKey        bool   // a key that stands again is another station
	StationName        []string
	Units              []Unit            // outermost first
	Lines              []Column          // lines of the form
	Candidates         []Column          // the ballot, in its order
	CandidateNames     map[string]string // where the heading is no name
	Spaces             []string          // columns in which spaces are resolved by this rule
	Thousands          map[string]string
	Missing            []string // spellings of a blank
	Empty              []string // columns that are blank in every row
	Ignored            []string
	Repeated           map[string]int // headings that stand more than once
	BlankRows          bool           // rows without any cell are left out
	Trailing           int            // columns at the end without heading, blank in every row
	Spill              string         // the last heading, whose text may hold delimiters
	TotalsRows         []TotalsRule
	Most               []Most
	Totals             []Total
	Shares             []Share
}

// The ways in which a station gets its id.
const (
	idCell   = "cell"   // the key's only cell
	idUnit   = "unit"   // id of the innermost unit, hyphen, last cell of the key
	idNumber = "number" // id of the innermost unit, hyphen, number of the station in it
	idRow    = "row"    // number of the row
)

// Column fills a line of the form or a candidate's votes.
type Column struct{ Code, Header string }

// Unit is a level of units: the column whose cells tell them apart, the one
// that names them, and the one that is blank where the level is left out.
type Unit struct{ Column, Name, Optional string }

// TotalsRule leaves out, and checks, the rows in which a column holds a value:
// they must be the sums of the unit of that level, 0 for all.
type TotalsRule struct {
	Level         int
	Column, Value string
}

// Most is the highest number that a line can have.
type Most struct {
	Code string
	Most int64
}

// Total is an official total that the import must reach: of a line, of a
// candidate, or registered, issued, valid, invalid, voted.
type Total struct {
	Of     string
	Value  int64
	Source string
}

// Share is an official percentage as it is printed, of one total in another.
type Share struct {
	Of, Base, Printed, Source string
}

// check refuses a profile that names no station, or one in two ways.
func (p *Profile) check() error {
	switch {
	case p.Nation == "" || len(p.Candidates) == 0:
		return fmt.Errorf("profile: want a nation and at least one candidate")
	case p.ID == idRow && len(p.Keys) > 0:
		return fmt.Errorf("profile: id row asks for no key, and %d stand there", len(p.Keys))
	case p.ID != idRow && len(p.Keys) == 0:
		return fmt.Errorf("profile: want a key: the columns that tell stations apart")
	case p.ID == idCell && len(p.Keys) > 1:
		return fmt.Errorf("profile: a key of %d columns asks for id unit or id number", len(p.Keys))
	case p.RepeatedKey && p.ID != idNumber:
		return fmt.Errorf("profile: repeated-key apart asks for id number")
	}
	for _, rule := range p.TotalsRows {
		if rule.Level > len(p.Units) {
			return fmt.Errorf("profile: totals-row %d, and there are %d levels of units", rule.Level, len(p.Units))
		}
	}
	if err := p.checkNumbers(); err != nil {
		return err
	}
	return p.checkJoins()
}

// checkNumbers refuses a rule about a number that is not read, a number that is
// read twice, and one in a column that no heading tells from another.
func (p *Profile) checkNumbers() error {
	read := slices.Concat(p.Keys, p.StationName)
	for _, u := range p.Units {
		read = append(read, u.Column)
	}
	codes, headers := map[string]bool{}, map[string]bool{}
	for _, c := range p.numbers() {
		read = append(read, c.Header)
		if codes[c.Code] || headers[c.Header] {
			return fmt.Errorf("profile: %s, column %q: stands in another row already", c.Code, c.Header)
		}
		codes[c.Code], headers[c.Header] = true, true
	}
	for _, header := range read {
		if p.Repeated[header] > 0 {
			return fmt.Errorf("profile: column %q stands more than once, and can only be ignored or empty", header)
		}
	}
	for _, header := range slices.Sorted(maps.Keys(p.Thousands)) {
		if !headers[header] {
			return fmt.Errorf("profile: thousands in column %q, which fills no line and no candidate", header)
		}
	}
	for _, most := range p.Most {
		if !codes[most.Code] {
			return fmt.Errorf("profile: most %s: no column fills it", most.Code)
		}
	}
	return nil
}

// sources lists who states totals and shares, in the order of the profile.
func (p *Profile) sources() []string {
	var all []string
	add := func(source string) {
		if !slices.Contains(all, source) {
			all = append(all, source)
		}
	}
	for _, t := range p.Totals {
		add(t.Source)
	}
	for _, s := range p.Shares {
		add(s.Source)
	}
	return all
}

// numbers are the columns that hold numbers: lines, then candidates.
func (p *Profile) numbers() []Column { return slices.Concat(p.Lines, p.Candidates) }

// ballot lists the candidates under the names that profile or columns give.
func (p *Profile) ballot() []candidacy.Candidate {
	all := make([]candidacy.Candidate, len(p.Candidates))
	for i, c := range p.Candidates {
		all[i] = candidacy.Candidate{ID: c.Code, Name: cmp.Or(p.CandidateNames[c.Code], c.Header)}
	}
	return all
}
