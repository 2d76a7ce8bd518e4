package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

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
	Source             string // where the totals are stated
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

// words says what each word of a profile does with its argument and name.
var words = map[string]func(p *Profile, argument, name string) error{
	"nation":    func(p *Profile, a, n string) error { p.Nation, p.NationName = a, n; return nil },
	"key":       func(p *Profile, _, n string) error { p.Keys = append(p.Keys, n); return nil },
	"id":        func(p *Profile, _, n string) error { return oneOf(&p.ID, n, idCell, idUnit, idNumber, idRow) },
	"name":      func(p *Profile, _, n string) error { p.StationName = append(p.StationName, n); return nil },
	"line":      func(p *Profile, a, n string) error { p.Lines = append(p.Lines, Column{a, n}); return nil },
	"candidate": (*Profile).addCandidate,
	"candidate-name": func(p *Profile, a, n string) error {
		if !slices.ContainsFunc(p.Candidates, func(c Column) bool { return c.Code == a }) {
			return fmt.Errorf("candidate-name %q, want a candidate above", a)
		}
		p.CandidateNames[a] = n
		return nil
	},
	"spaces":       func(p *Profile, _, n string) error { p.Spaces = append(p.Spaces, n); return nil },
	"missing":      func(p *Profile, _, n string) error { p.Missing = append(p.Missing, n); return nil },
	"empty":        func(p *Profile, _, n string) error { p.Empty = append(p.Empty, n); return nil },
	"ignore":       func(p *Profile, _, n string) error { p.Ignored = append(p.Ignored, n); return nil },
	"spill":        func(p *Profile, _, n string) error { p.Spill = n; return nil },
	"blank-rows":   func(p *Profile, _, n string) error { return flag(&p.BlankRows, n, "left out") },
	"repeated-key": func(p *Profile, _, n string) error { return flag(&p.RepeatedKey, n, "apart") },
	"unit": func(p *Profile, a, n string) error {
		if a != strconv.Itoa(len(p.Units)+1) {
			return fmt.Errorf("unit %q, want unit %d", a, len(p.Units)+1)
		}
		p.Units = append(p.Units, Unit{Column: n})
		return nil
	},
	"unit-name":     func(p *Profile, a, n string) error { return p.unit(a, func(u *Unit) { u.Name = n }) },
	"unit-optional": func(p *Profile, a, n string) error { return p.unit(a, func(u *Unit) { u.Optional = n }) },
	"thousands": func(p *Profile, a, n string) error {
		var mark string
		if err := oneOf(&mark, a, ".", ",", "'", "space"); err != nil {
			return err
		}
		p.Thousands[n] = strings.Replace(mark, "space", " ", 1)
		return nil
	},
	"trailing": func(p *Profile, _, n string) (err error) {
		p.Trailing, err = strconv.Atoi(n)
		return err
	},
	"repeated": func(p *Profile, a, n string) (err error) {
		if p.Repeated[n], err = strconv.Atoi(a); err == nil && p.Repeated[n] < 2 {
			err = fmt.Errorf("repeated %s: want how often the heading stands, at least 2", a)
		}
		return err
	},
	"totals-row": func(p *Profile, a, n string) error {
		level, err := strconv.Atoi(a)
		column, value, ok := strings.Cut(n, "=")
		if err != nil || !ok || level < 0 {
			return fmt.Errorf("totals-row %s: %q, want a level, and COLUMN=VALUE", a, n)
		}
		p.TotalsRows = append(p.TotalsRows, TotalsRule{level, column, value})
		return nil
	},
	"most": func(p *Profile, a, n string) error {
		most, err := strconv.ParseInt(n, 10, 64)
		p.Most = append(p.Most, Most{a, most})
		return err
	},
}

// ParseProfile reads a profile: a table of what, name, source and note. An
// error names row and column.
func ParseProfile(text string) (*Profile, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != "what\tname\tsource\tnote" {
		return nil, fmt.Errorf("profile row 1: columns %q, want what, name, source, note", lines[0])
	}
	p := &Profile{Thousands: map[string]string{}, CandidateNames: map[string]string{}, Repeated: map[string]int{}, File: newFormat(), Names: newFormat()}
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 4 || cells[0] == "" || cells[1] == "" {
			return nil, fmt.Errorf("profile row %d: want 4 cells, the first two filled, got %q", i+2, line)
		}
		if err := p.add(cells[0], cells[1], cells[2]); err != nil {
			return nil, fmt.Errorf("profile row %d column what: %w", i+2, err)
		}
	}
	p.ID = cmp.Or(p.ID, idCell)
	return p, p.check()
}

func (p *Profile) add(what, name, source string) error {
	word, argument, _ := strings.Cut(what, " ")
	if set, known := words[word]; known {
		return set(p, argument, name)
	}
	if set, known := formatRows[word]; known {
		return set(&p.File, name)
	}
	if set, known := formatRows[strings.TrimPrefix(word, "names-")]; known {
		return set(&p.Names, name)
	}
	switch word {
	case "join", "join-where", "join-by", "join-missing":
		return p.join(word, argument, name)
	case "total":
		value, err := strconv.ParseInt(name, 10, 64)
		if err != nil {
			return fmt.Errorf("total %s: %q is not a whole number", argument, name)
		}
		p.Totals = append(p.Totals, Total{argument, value, source})
		p.Source = source
		return stated(argument, source)
	case "share":
		of, base, ok := strings.Cut(argument, " of ")
		if !ok || !isPercent(name) {
			return fmt.Errorf("share %s: %q, want share X of Y, and a percentage like 76.69", argument, name)
		}
		p.Shares = append(p.Shares, Share{of, base, name, source})
		return stated(argument, source)
	}
	return fmt.Errorf("%q is no word of a profile", word)
}

func stated(what, source string) error {
	if source == "" {
		return fmt.Errorf("%s: column source: who states it?", what)
	}
	return nil
}

func (p *Profile) addCandidate(id, header string) error {
	if slices.Contains(totalNames, id) {
		return fmt.Errorf("candidate %s: that is the name of a total", id)
	}
	p.Candidates = append(p.Candidates, Column{id, header})
	return nil
}

func (p *Profile) unit(level string, set func(*Unit)) error {
	n, err := strconv.Atoi(level)
	if err != nil || n < 1 || n > len(p.Units) {
		return fmt.Errorf("level %q, want that of a unit above", level)
	}
	set(&p.Units[n-1])
	return nil
}

func oneOf(to *string, word string, known ...string) error {
	if !slices.Contains(known, word) {
		return fmt.Errorf("%q is not one of %s", word, strings.Join(known, " "))
	}
	*to = word
	return nil
}

func flag(to *bool, word, want string) error {
	if word != want {
		return fmt.Errorf("%q, want %q", word, want)
	}
	*to = true
	return nil
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

// checkNumbers refuses a rule about a number that is not read, and a number
// that is read twice.
func (p *Profile) checkNumbers() error {
	codes, headers := map[string]bool{}, map[string]bool{}
	for _, c := range p.numbers() {
		if codes[c.Code] || headers[c.Header] {
			return fmt.Errorf("profile: %s, column %q: stands in another row already", c.Code, c.Header)
		}
		codes[c.Code], headers[c.Header] = true, true
	}
	for header := range p.Thousands {
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

// Words lists, sorted, the words that a profile may use.
func Words() []string {
	all := slices.Concat(slices.Collect(maps.Keys(words)), slices.Collect(maps.Keys(formatRows)), []string{"join", "join-where", "join-by", "join-missing", "total", "share"})
	slices.Sort(all)
	return all
}
