package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// plain says what each word of a profile that takes no argument does with its
// name.
var plain = map[string]func(p *Profile, name string) error{
	"key":          func(p *Profile, n string) error { p.Keys = append(p.Keys, n); return nil },
	"id":           func(p *Profile, n string) error { return oneOf(&p.ID, n, idCell, idUnit, idNumber, idRow) },
	"name":         func(p *Profile, n string) error { p.StationName = append(p.StationName, n); return nil },
	"spaces":       func(p *Profile, n string) error { p.Spaces = append(p.Spaces, n); return nil },
	"missing":      func(p *Profile, n string) error { p.Missing = append(p.Missing, n); return nil },
	"empty":        func(p *Profile, n string) error { p.Empty = append(p.Empty, n); return nil },
	"ignore":       func(p *Profile, n string) error { p.Ignored = append(p.Ignored, n); return nil },
	"spill":        func(p *Profile, n string) error { p.Spill = n; return nil },
	"trailing":     func(p *Profile, n string) error { return count(&p.Trailing, n, 1) },
	"blank-rows":   func(p *Profile, n string) error { return flag(&p.BlankRows, n, "left out") },
	"repeated-key": func(p *Profile, n string) error { return flag(&p.RepeatedKey, n, "apart") },
}

// words says what each word that takes an argument does with it and its row's
// name and source.
var words = map[string]func(p *Profile, r statement) error{
	"nation":         func(p *Profile, r statement) error { p.Nation, p.NationName = r.argument, r.name; return nil },
	"line":           func(p *Profile, r statement) error { p.Lines = append(p.Lines, Column{r.argument, r.name}); return nil },
	"candidate":      (*Profile).addCandidate,
	"candidate-name": (*Profile).nameCandidate,
	"unit":           (*Profile).addUnit,
	"unit-name":      func(p *Profile, r statement) error { return p.unit(r.argument, func(u *Unit) { u.Name = r.name }) },
	"unit-optional":  func(p *Profile, r statement) error { return p.unit(r.argument, func(u *Unit) { u.Optional = r.name }) },
	"thousands":      (*Profile).addThousands,
	"repeated":       (*Profile).addRepeated,
	"totals-row":     (*Profile).addTotalsRow,
	"most":           (*Profile).addMost,
	"total":          (*Profile).addTotal,
	"share":          (*Profile).addShare,
	"join":           (*Profile).addJoin,
	"join-by":        (*Profile).joinBy,
	"join-where":     (*Profile).joinWhere,
	"join-missing":   (*Profile).joinMissing,
}

// statement is one row of a profile.
type statement struct{ word, argument, name, source string }

// Words lists, sorted, the words that a profile may use.
func Words() []string {
	all := slices.Concat(slices.Collect(maps.Keys(plain)), slices.Collect(maps.Keys(words)), slices.Collect(maps.Keys(spelling)))
	slices.Sort(all)
	return all
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
		word, argument, _ := strings.Cut(cells[0], " ")
		if err := p.add(statement{word, argument, cells[1], cells[2]}); err != nil {
			return nil, fmt.Errorf("profile row %d column what: %w", i+2, err)
		}
	}
	p.ID = cmp.Or(p.ID, idCell)
	return p, p.check()
}

func (p *Profile) add(r statement) error {
	if set, known := words[r.word]; known {
		if r.argument == "" {
			return fmt.Errorf("%s: want an argument behind it", r.word)
		}
		return set(p, r)
	}
	file := &p.File
	short, second := strings.CutPrefix(r.word, "names-")
	if second {
		file = &p.Names
	}
	set, known := plain[r.word]
	spell, spells := spelling[short]
	switch {
	case !known && !spells:
		return fmt.Errorf("%q is no word of a profile", r.word)
	case r.argument != "":
		return fmt.Errorf("%s %s: takes no argument", r.word, r.argument)
	case known:
		return set(p, r.name)
	}
	return spell(file, r.name)
}

func (p *Profile) addCandidate(r statement) error {
	if slices.Contains(totalNames, r.argument) {
		return fmt.Errorf("candidate %s: that is the name of a total", r.argument)
	}
	p.Candidates = append(p.Candidates, Column{r.argument, r.name})
	return nil
}

func (p *Profile) nameCandidate(r statement) error {
	if !slices.ContainsFunc(p.Candidates, func(c Column) bool { return c.Code == r.argument }) {
		return fmt.Errorf("candidate-name %q, want a candidate above", r.argument)
	}
	p.CandidateNames[r.argument] = r.name
	return nil
}

func (p *Profile) addUnit(r statement) error {
	if r.argument != strconv.Itoa(len(p.Units)+1) {
		return fmt.Errorf("unit %q, want unit %d", r.argument, len(p.Units)+1)
	}
	p.Units = append(p.Units, Unit{Column: r.name})
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

func (p *Profile) addThousands(r statement) error {
	var mark string
	if err := oneOf(&mark, r.argument, ".", ",", "'", "space"); err != nil {
		return err
	}
	p.Thousands[r.name] = strings.Replace(mark, "space", " ", 1)
	return nil
}

func (p *Profile) addRepeated(r statement) error {
	var times int
	if err := count(&times, r.argument, 2); err != nil {
		return err
	}
	p.Repeated[r.name] = times
	return nil
}

func (p *Profile) addTotalsRow(r statement) error {
	rule := TotalsRule{}
	var ok bool
	if rule.Column, rule.Value, ok = strings.Cut(r.name, "="); !ok {
		return fmt.Errorf("totals-row %s: %q, want COLUMN=VALUE", r.argument, r.name)
	}
	if err := count(&rule.Level, r.argument, 0); err != nil {
		return err
	}
	p.TotalsRows = append(p.TotalsRows, rule)
	return nil
}

func (p *Profile) addMost(r statement) error {
	most, err := number(r.name)
	if err != nil {
		return fmt.Errorf("most %s: %q: %w", r.argument, r.name, err)
	}
	p.Most = append(p.Most, Most{r.argument, most})
	return nil
}

func (p *Profile) addTotal(r statement) error {
	value, err := number(r.name)
	if err != nil {
		return fmt.Errorf("total %s: %q: %w", r.argument, r.name, err)
	}
	if slices.ContainsFunc(p.Totals, func(t Total) bool { return t.Of == r.argument && t.Source == r.source }) {
		return fmt.Errorf("total %s: the same source states it in another row", r.argument)
	}
	p.Totals = append(p.Totals, Total{r.argument, value, r.source})
	return r.stated()
}

func (p *Profile) addShare(r statement) error {
	of, base, ok := strings.Cut(r.argument, " of ")
	if !ok || !isPercent(r.name) {
		return fmt.Errorf("share %s: %q, want share X of Y, and a percentage like 76.69", r.argument, r.name)
	}
	p.Shares = append(p.Shares, Share{of, base, r.name, r.source})
	return r.stated()
}

// stated refuses a figure that nobody states.
func (r statement) stated() error {
	if r.source == "" {
		return fmt.Errorf("%s %s: column source: who states it?", r.word, r.argument)
	}
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

func count(to *int, text string, least int) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < least {
		return fmt.Errorf("%q, want a number from %d on", text, least)
	}
	*to = n
	return nil
}
