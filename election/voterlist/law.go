package voterlist

import (
	"urna/election/rulebook"
)

// Law is what the law sets for stations and ballots. The zero value sets nothing.
type Law struct {
	// Voters is the most voters of a station, 0 for no bound.
	Voters int64
	// Reserve is the part of all voters for which ballots are printed beyond their
	// number; the zero fraction sets none.
	Reserve rulebook.Fraction
	// Check is how many minutes before opening the boxes are shown empty.
	Check int64
}

// boundsTable is the chapter's table: id, value, article, note.
const boundsTable = "bounds.tsv"

// ParseLaw reads bounds.tsv, which a rulebook may leave out; an error names row
// and column.
func ParseLaw(tables map[string]*rulebook.Table) (Law, error) {
	var law Law
	t := tables[boundsTable]
	if t == nil {
		return law, nil
	}
	for _, r := range t.Rows {
		f, err := rulebook.ParseFraction(r.Cell("value"))
		whole := err == nil && f.Den == 1
		switch r.Cell("id") {
		case "voters":
			law.Voters = f.Num
		case "reserve":
			law.Reserve, whole = f, err == nil
		case "check":
			law.Check = f.Num
		default:
			return Law{}, r.Fault("id", "%q is not one of voters, reserve, check", r.Cell("id"))
		}
		if !whole {
			return Law{}, r.Fault("value", "%q is not a number that this bound can have", r.Cell("value"))
		}
	}
	return law, nil
}
