package web

import (
	"fmt"
	"slices"
	"strings"

	"urna/election/results"
	"urna/internal/verify"
)

// statementView is one statement of figures as pages show it, beside the sum of
// the protocols, into which it never enters.
type statementView struct {
	verify.Declared
	Heading  string // who states, at which stage
	When     string // the moment of the figures
	Received string
	Base     string
	Note     string
	Cited    []citedSource
	Rows     []figureRow
	Shares   bool // some figure has a printed share
	Counts   bool // some figure has a count
	Sums     bool // the figures have sums here
	Differs  bool
	Mark     string // of the sums beside the figures
	Found    []findingView
	Check    string // address of the check of these numbers as a table; empty where no two rows have both
	Common   string // totals that fit all printed rows, in words; empty where no row has both
}

type citedSource struct{ ID, Title, Address string }

// figureRow is one figure: as stated, and as the protocols give it.
type figureRow struct {
	Name       string
	Count      string
	Share      string
	Own        string // share of the statement's own sum
	Sum        *int64
	Difference *int64
}

// citations are links to the sources of the ids.
func (s *scene) citations(ids []string) []citedSource {
	var all []citedSource
	for _, id := range ids {
		cited := citedSource{ID: id, Address: link(s.lang, "sources") + "#" + id}
		if named, known := s.state().Source.Source(id); known {
			cited.Title = named.Publisher
			if cited.Title == "" {
				cited.Title = named.Title
			}
		}
		all = append(all, cited)
	}
	return all
}

// statement draws one declaration in the reader's language.
func (s *scene) statement(d *results.Declaration, told verify.Declared) statementView {
	v := statementView{
		Declared: told, When: s.asOf(d.AsOf), Received: s.moment(d.Received), Base: d.Base, Note: d.Note,
		Mark: s.markWords(), Differs: len(told.Differences) > 0, Sums: d.Election == "", Found: s.findingViews(d.Findings, d.Received),
	}
	by := s.officeWords(d.Office)
	v.Cited = s.citations(d.Sources)
	switch len(d.Sources) {
	case 0:
	case 1:
		by = v.Cited[0].Title
	default:
		by = strings.Join(d.Sources, ", ")
	}
	v.Heading = s.lang.Text("results.stage."+d.Stage) + ", " + by
	if low, high, exists := d.CommonTotal(); exists {
		v.Common = s.span(low, high)
	}
	s.figures(&v, d)
	v.Check = s.checkAddress(&v, d)
	return v
}

// checkAddress leads to the check of a statement's rows with count and share.
func (s *scene) checkAddress(v *statementView, d *results.Declaration) string {
	var rows []string
	for _, c := range d.Counts {
		i := slices.IndexFunc(d.Shares, func(p results.Printed) bool { return p.Of == c.Of && p.Precision == results.Exact })
		if i >= 0 && c.Precision == results.Exact {
			rows = append(rows, fmt.Sprintf("%s; %d; %s", s.figureName(d, c.Of), c.Count, d.Shares[i].Text))
		}
	}
	if len(rows) < 2 {
		return ""
	}
	return withQuery(link(s.lang, "table"), "rows", strings.Join(rows, "\n"))
}

// figures puts counts and shares of the same name into one row, in the order in
// which they are stated.
func (s *scene) figures(v *statementView, d *results.Declaration) {
	own := ownTotal(d, s.state().Results.Layout().Candidates())
	var names []string
	for _, c := range d.Counts {
		names = append(names, c.Of)
	}
	for _, p := range d.Shares {
		if !slices.Contains(names, p.Of) {
			names = append(names, p.Of)
		}
	}
	for _, of := range names {
		row := figureRow{Name: s.figureName(d, of)}
		if i := slices.IndexFunc(d.Counts, func(c results.Stated) bool { return c.Of == of }); i >= 0 {
			c := d.Counts[i]
			row.Count, v.Counts = s.precise(c.Precision, s.lang.Number(c.Count)), true
			if own > 0 && c.Precision == results.Exact {
				row.Own = s.lang.Share(c.Count, own)
			}
			if sum, known := s.state().Results.Figure(d.Unit, of); known && v.Sums {
				difference := c.Count - sum
				row.Sum = &sum
				if c.Precision == results.Exact {
					row.Difference = &difference
				}
			}
		}
		if i := slices.IndexFunc(d.Shares, func(p results.Printed) bool { return p.Of == of }); i >= 0 {
			p := d.Shares[i]
			row.Share, v.Shares = s.precise(p.Precision, s.lang.Printed(p.Text)), true
		}
		v.Rows = append(v.Rows, row)
	}
}

// ownTotal is the sum of the exact votes of all candidates of a statement, 0
// where one is missing.
func ownTotal(d *results.Declaration, candidates []string) int64 {
	var sum, seen int64
	for _, c := range d.Counts {
		if c.Precision == results.Exact && (slices.Contains(candidates, c.Of) || d.Election != "") {
			sum += c.Count
			seen++
		}
	}
	if d.Election == "" && int(seen) < len(candidates) {
		return 0
	}
	return sum
}

// figureName names a figure: a candidate, a total, a line of the form, or as
// the source names it.
func (s *scene) figureName(d *results.Declaration, of string) string {
	if key := "results.total." + of; s.lang.Has(key) {
		return s.lang.Text(key)
	}
	if d.Election != "" {
		return of
	}
	if line, known := s.state().Rulebook.Form.Line(of); known {
		return line.Label.In(string(s.lang))
	}
	return s.candidate(of)
}

// precise writes a figure as exactly as it is stated.
func (s *scene) precise(p results.Precision, text string) string {
	if p == results.Exact {
		return text
	}
	return s.lang.Text("results.precision."+string(p), text)
}

// span writes a range of whole numbers.
func (s *scene) span(low, high int64) string {
	if low == high {
		return s.lang.Number(low)
	}
	return s.lang.Number(low) + " – " + s.lang.Number(high)
}

// asOf writes the moment of a statement as far as it is known.
func (s *scene) asOf(text string) string {
	switch {
	case text == "":
		return s.lang.Text("results.moment-unknown")
	case len(text) >= len("2005-12-05T10:00"):
		return s.lang.Day(text[:10]) + ", " + text[11:16] + " (UTC" + strings.Replace(text[16:], "-", "−", 1) + ")"
	}
	return s.lang.Day(text)
}

// statements draws the declarations that a filter takes, in ledger order.
func (s *scene) statements(take func(*results.Declaration) bool) []statementView {
	views := []statementView{}
	told := verify.Declarations(s.state().Results, func(i int) string { return s.state().Territory.Units[i].ID })
	for i, d := range s.state().Results.Declarations() {
		if take(d) {
			views = append(views, s.statement(d, told[i]))
		}
	}
	return views
}

// exactVotes says whether a declaration states exact counts of this election.
func exactVotes(d *results.Declaration) bool {
	return d.Election == "" && slices.ContainsFunc(d.Counts, func(c results.Stated) bool { return c.Precision == results.Exact })
}

// legalState is how far the result of a unit has come, as the ledger says, in
// words and as the standing of its badge: its first final declaration, else its
// latest preliminary one.
func (s *scene) legalState(unit int) (words, standing string) {
	var told *results.Declaration
	for _, d := range s.state().Results.Declarations() {
		if d.Unit == unit && exactVotes(d) && d.Stage != stageUnstated && (told == nil || told.Stage != results.StageFinal) {
			told = d
		}
	}
	if told == nil {
		return s.lang.Text("results.state.open"), "partial"
	}
	key := "results.state." + told.Stage
	if len(told.Sources) > 0 {
		key += "-by-sources"
	}
	standing = "partial"
	if told.Stage == results.StageFinal {
		standing = "counted"
	}
	return s.lang.Text(key, s.lang.Number(told.Index)), standing
}

// stageUnstated is the stage of figures of which no source says it.
const stageUnstated = "unstated"
