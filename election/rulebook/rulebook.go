package rulebook

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Rulebook is the law of one election, as its ledger carries it.
type Rulebook struct {
	Election  Election
	Rules     []Rule
	Offices   []Office
	Acts      []Signing
	Form      Form
	Relations []Relation
	// Chapters are the further tables, by name; each chapter reads its own.
	Chapters map[string]*Table
}

// Days is the time in force: from From until the day before To; an empty end is open.
type Days struct {
	From, To string
}

// Hold says whether a date, written 2005-12-04, lies in the days.
func (d Days) Hold(date string) bool {
	return d.From <= date && (d.To == "" || date < d.To)
}

// columnsOf names the tables of a rulebook and their columns.
var columnsOf = map[string][]string{
	"acts.tsv":      {"kind", "office", "roles", "signatures", "persons", "article", "from", "to"},
	"election.tsv":  {"key", "value"},
	"form.tsv":      {"code", "label_en", "label_kk", "label_ru", "part", "type", "list", "absent", "adds_to", "required", "article"},
	"offices.tsv":   {"office", "level", "delegated_by", "roles", "label_en", "label_kk", "label_ru"},
	"relations.tsv": {"code", "level", "formula", "how", "severity", "article", "title_en", "title_kk", "title_ru"},
	"rules.tsv":     {"id", "article", "text", "source", "from", "to", "how"},
}

// optionalOf names columns that a table may leave out.
var optionalOf = map[string][]string{"form.tsv": {"status"}}

// TableNames gives the names of the tables that every rulebook has, sorted.
func TableNames() []string { return slices.Sorted(maps.Keys(columnsOf)) }

// Join makes the rulebook text of its tables, in the order of their names.
func Join(tables map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		b.WriteString("@ " + name + "\n" + tables[name])
		if !strings.HasSuffix(tables[name], "\n") {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// Parse reads a rulebook text, and refuses it with table, row and column where
// it first leaves the format or contradicts itself.
func Parse(text string) (*Rulebook, error) {
	tables, err := splitTables(text)
	if err != nil {
		return nil, fmt.Errorf("rulebook: %w", err)
	}
	for _, name := range TableNames() {
		if tables[name] == nil {
			return nil, fmt.Errorf("rulebook: table %s is missing", name)
		}
		if tables[name].columns == nil {
			return nil, fmt.Errorf("rulebook: table %s is empty", name)
		}
	}
	b := &Rulebook{Chapters: chapterTables(tables)}
	// The order matters: acts name offices, relations read the form.
	for _, step := range []struct {
		name string
		read func(*table) error
	}{
		{"election.tsv", b.readElection},
		{"rules.tsv", b.readRules},
		{"offices.tsv", b.readOffices},
		{"acts.tsv", b.readActs},
		{"form.tsv", b.readForm},
		{"relations.tsv", b.readRelations},
	} {
		if err := step.read(tables[step.name]); err != nil {
			return nil, fmt.Errorf("rulebook: %w", err)
		}
	}
	return b, nil
}

// readKeyed reads every row of a table and refuses a key that occurs twice.
func readKeyed[T any](t *table, column string, read func(*row) (T, string)) ([]T, error) {
	var all []T
	seen := map[string]int{}
	for _, r := range t.rows {
		one, key := read(r)
		if first, twice := seen[key]; twice {
			r.fault(column, "%q occurs in row %d already", key, first)
		}
		if r.err != nil {
			return nil, r.err
		}
		seen[key] = r.number
		all = append(all, one)
	}
	return all, nil
}
