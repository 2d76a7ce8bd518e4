package candidacy

import (
	"slices"
	"strconv"
	"strings"

	"urna/election/calendar"
	"urna/election/collate"
	"urna/election/rulebook"
)

// Requirement is what a nominee must be.
type Requirement struct{ ID, Text, Article string }

// Document is what a nominee hands in by a route.
type Document struct{ ID, Route, Text, Article string }

// Ground is a ground of the closed list to refuse or to cancel.
type Ground struct {
	ID, Text, Article string
	Court             bool // a court must have found it
	Formal            bool // can be cured
}

// Wage is the minimum wage from a day on, in tenge.
type Wage struct {
	From  string
	Tenge int64
}

// Law is the chapter's tables. A list that is empty says nothing, and nothing is
// held to it.
type Law struct {
	Requirements []Requirement
	Documents    []Document
	Refusal      []Ground
	Cancellation []Ground
	Alphabet     collate.Alphabet
	Share        rulebook.Fraction // of all voters whose signatures are needed; 0 for none
	Units        int64             // from which signatures come at least
	CureDays     int64             // that a nominee has to cure a defect
	Candidates   int64             // without whom there is no election
	Deposit      int64             // in minimum wages
	Wages        []Wage            // by day
}

// The names of the chapter's tables in a rulebook.
const (
	requirementsTable = "eligibility.tsv"
	documentsTable    = "documents.tsv"
	refusalTable      = "refusal.tsv"
	cancellationTable = "cancellation.tsv"
	alphabetTable     = "alphabet.tsv"
	nominationTable   = "nomination.tsv"
)

// ParseLaw reads the chapter's tables of a rulebook. An error names table, row and
// column.
func ParseLaw(tables map[string]*rulebook.Table) (Law, error) {
	var law Law
	for _, r := range rows(tables, requirementsTable) {
		law.Requirements = append(law.Requirements, Requirement{r.Cell("id"), r.Cell("text"), r.Cell("article")})
	}
	for _, r := range rows(tables, documentsTable) {
		route := r.Cell("route")
		if route != Association && route != Self {
			return Law{}, r.Fault("route", "%q is neither %s nor %s", route, Association, Self)
		}
		law.Documents = append(law.Documents, Document{r.Cell("id"), route, r.Cell("text"), r.Cell("article")})
	}
	var err error
	if law.Refusal, err = grounds(tables, refusalTable); err != nil {
		return Law{}, err
	}
	if law.Cancellation, err = grounds(tables, cancellationTable); err != nil {
		return Law{}, err
	}
	var letters strings.Builder
	for _, r := range rows(tables, alphabetTable) {
		letters.WriteString(r.Cell("letter"))
	}
	law.Alphabet = collate.Of(letters.String())
	err = law.numbers(tables)
	return law, err
}

func rows(tables map[string]*rulebook.Table, name string) []rulebook.Row {
	if t := tables[name]; t != nil {
		return t.Rows
	}
	return nil
}

func grounds(tables map[string]*rulebook.Table, name string) ([]Ground, error) {
	var all []Ground
	for _, r := range rows(tables, name) {
		g := Ground{ID: r.Cell("id"), Text: r.Cell("text"), Article: r.Cell("article")}
		for column, into := range map[string]*bool{"court": &g.Court, "formal": &g.Formal} {
			word := r.Cell(column)
			if word != "yes" && word != "no" {
				return nil, r.Fault(column, "%q is neither yes nor no", word)
			}
			*into = word == "yes"
		}
		if g.ID == "" || slices.ContainsFunc(all, func(o Ground) bool { return o.ID == g.ID }) {
			return nil, r.Fault("id", "%q is empty or occurs twice", g.ID)
		}
		all = append(all, g)
	}
	return all, nil
}

// numbers reads the table of what is counted.
func (l *Law) numbers(tables map[string]*rulebook.Table) error {
	t := tables[nominationTable]
	for id, into := range map[string]*int64{"spread.units": &l.Units, "cure.days": &l.CureDays, "candidates.least": &l.Candidates, "deposit.wages": &l.Deposit} {
		r, has := t.Find("id", id)
		if !has {
			continue
		}
		n, err := strconv.ParseInt(r.Cell("value"), 10, 64)
		if err != nil || n < 0 || n > 1_000_000 {
			return r.Fault("value", "%q is not a whole number to 1,000,000", r.Cell("value"))
		}
		*into = n
	}
	if r, has := t.Find("id", "signatures.share"); has {
		share, err := rulebook.ParseFraction(r.Cell("value"))
		if err != nil || share.Num > share.Den {
			return r.Fault("value", "%q is not a share", r.Cell("value"))
		}
		l.Share = share
	}
	for _, r := range rows(tables, nominationTable) {
		if r.Cell("id") != "wage" && !strings.HasPrefix(r.Cell("id"), "wage.") {
			continue
		}
		tenge, err := strconv.ParseInt(r.Cell("value"), 10, 64)
		if err != nil || tenge < 0 || tenge > 1_000_000_000 {
			return r.Fault("value", "%q is not an amount", r.Cell("value"))
		}
		if _, err := calendar.ParseDay(r.Cell("from")); err != nil {
			return r.Fault("from", "%v", err)
		}
		l.Wages = append(l.Wages, Wage{r.Cell("from"), tenge})
	}
	slices.SortFunc(l.Wages, func(a, b Wage) int { return strings.Compare(a.From, b.From) })
	return nil
}

// Amount is the deposit on a day, in tenge; false where the law does not say.
func (l *Law) Amount(day string) (int64, bool) {
	for i := len(l.Wages) - 1; i >= 0 && l.Deposit > 0; i-- {
		if l.Wages[i].From <= day {
			return l.Deposit * l.Wages[i].Tenge, true
		}
	}
	return 0, false
}

// Needed is how many signatures so many voters ask for: a part of one is a whole.
func (l *Law) Needed(voters int64) int64 {
	if l.Share.Den == 0 {
		return 0
	}
	return calendar.Part(voters, l.Share, calendar.Up)
}

func (l *Law) requirement(id string) bool {
	return slices.ContainsFunc(l.Requirements, func(r Requirement) bool { return r.ID == id })
}

// document finds a document by its code.
func (l *Law) document(id string) (Document, bool) {
	if i := slices.IndexFunc(l.Documents, func(d Document) bool { return d.ID == id }); i >= 0 {
		return l.Documents[i], true
	}
	return Document{}, false
}

func groundOf(list []Ground, id string) (Ground, bool) {
	if i := slices.IndexFunc(list, func(g Ground) bool { return g.ID == id }); i >= 0 {
		return list[i], true
	}
	return Ground{}, false
}
