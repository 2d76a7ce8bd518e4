package importer

import (
	"fmt"
	"strconv"
	"strings"

	"urna/election/candidacy"
)

// Profile maps the columns of a published file to stations, units, lines of the
// form and candidates.
type Profile struct {
	Nation     string // id of the outermost unit
	NationName string
	Station    string   // column that names a station
	Units      []string // columns of the units, outermost first
	Lines      []Column // lines of the form
	Candidates []Column // the ballot, in its order
	Spaces     []string // columns in which spaces are resolved by this rule
	Ignored    []string
	Totals     []Total
	Source     string // where the totals are stated
}

// Column fills a line of the form or a candidate's votes.
type Column struct{ Code, Header string }

// Total is an official total that the import must reach: of a line, of a
// candidate, of valid or of voted.
type Total struct {
	Of    string
	Value int64
}

// ParseProfile reads a profile: a table of what, name, source and note. An
// error names row and column.
func ParseProfile(text string) (*Profile, error) {
	rows := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if rows[0] != "what\tname\tsource\tnote" {
		return nil, fmt.Errorf("profile row 1: columns %q, want what, name, source, note", rows[0])
	}
	p := new(Profile)
	for i, row := range rows[1:] {
		cells := strings.Split(row, "\t")
		if len(cells) != 4 || cells[1] == "" {
			return nil, fmt.Errorf("profile row %d: want 4 cells and a name, got %q", i+2, row)
		}
		if err := p.add(cells[0], cells[1], cells[2]); err != nil {
			return nil, fmt.Errorf("profile row %d column what: %w", i+2, err)
		}
	}
	if p.Nation == "" || p.Station == "" || len(p.Candidates) == 0 {
		return nil, fmt.Errorf("profile: want a nation, a key station and at least one candidate")
	}
	return p, nil
}

func (p *Profile) add(what, name, source string) error {
	word, argument, _ := strings.Cut(what, " ")
	switch word {
	case "nation":
		p.Nation, p.NationName = argument, name
	case "key":
		p.Station = name
	case "unit":
		if argument != strconv.Itoa(len(p.Units)+1) {
			return fmt.Errorf("unit %q, want unit %d", argument, len(p.Units)+1)
		}
		p.Units = append(p.Units, name)
	case "line":
		p.Lines = append(p.Lines, Column{argument, name})
	case "candidate":
		p.Candidates = append(p.Candidates, Column{argument, name})
	case "spaces":
		p.Spaces = append(p.Spaces, name)
	case "ignore":
		p.Ignored = append(p.Ignored, name)
	case "total":
		value, err := strconv.ParseInt(name, 10, 64)
		if err != nil {
			return fmt.Errorf("total %s: %q is not a whole number", argument, name)
		}
		p.Totals = append(p.Totals, Total{argument, value})
		p.Source = source
	default:
		return fmt.Errorf("%q is not one of nation, key, unit, line, candidate, spaces, ignore, total", word)
	}
	return nil
}

// ballot lists the candidates under the names of their columns.
func (p *Profile) ballot() []candidacy.Candidate {
	all := make([]candidacy.Candidate, len(p.Candidates))
	for i, c := range p.Candidates {
		all[i] = candidacy.Candidate{ID: c.Code, Name: c.Header}
	}
	return all
}
