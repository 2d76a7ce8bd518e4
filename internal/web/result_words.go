package web

import (
	"slices"
	"strings"

	"urna/election/results"
	"urna/election/rulebook"
)

// resultWords is what the page of a unit says in the reader's language beside
// the numbers of its view.
type resultWords struct {
	Heading     string
	Way         []crumb
	Nature      string
	Title       string // of the election
	Day         string
	Outcome     string
	BaseFirst   string
	BaseSecond  string
	Bars        string // what the figure shows
	Totals      []totalRow
	Candidates  []candidateRow
	Ballot      []string
	Figure      figure
	Declared    []statementView // final or by a body itself, with exact counts
	Others      int             // statements on the page of declarations
	Contra      int             // their findings
	State       string          // how far the result has come
	StateSign   string
	Channels    []channelColumn // votes by channel, where the form parts them
	Atlas       bool            // there is a map of these units
	Standing    []findingView   // what the sums break as they stand
	Partial     bool            // stations are missing
	Outstanding int64           // of them
	Missing     string          // leads to the list of them
	JSON        string
	Previous    string
	Next        string
}

type totalRow struct {
	Name  string
	Value *int64
	Note  string
}

// candidateRow is one candidate with shares of both bases, the law's first.
type candidateRow struct {
	ID, Name      string
	Votes         *int64
	First, Second string
}

func (s *scene) resultWords(v *resultView) resultWords {
	election := &s.state().Rulebook.Election
	w := resultWords{
		Title: election.Title.In(string(s.lang)), Day: s.lang.Day(election.PollingDay), Way: s.way(v.index),
		Nature: s.lang.Text("page.nature." + v.Nature), Heading: v.Name,
	}
	if v.index == 0 {
		w.Heading = w.Title
	}
	for _, c := range s.state().Candidacy.Ballot {
		w.Ballot = append(w.Ballot, c.In(string(s.lang)))
	}
	w.BaseFirst, w.BaseSecond = s.bases(v.Base)
	w.Bars = s.lang.Text("results.bars." + v.Base)
	w.Totals = s.totalRows(v.Totals, v.Base)
	w.Candidates = s.candidateRows(v.Totals, v.Base)
	w.Figure = s.figure(v)
	if v.Outcome != nil {
		w.Outcome = s.outcomeWords(v.Outcome)
	}
	w.Partial, w.Outstanding = v.Reported < v.Stations, v.Stations-v.Reported
	w.Missing = withQuery(withQuery(link(s.lang, "board"), "unit", v.Unit), "show", stageMissing)
	for _, f := range v.Standing {
		w.Standing = append(w.Standing, s.findingView(f.Finding, 0))
	}
	w.Declared = s.statements(func(d *results.Declaration) bool {
		return d.Unit == v.index && exactVotes(d) && ownVotes(d) && (d.Stage == results.StageFinal || len(d.Sources) == 0)
	})
	w.State, w.StateSign = s.legalState(v.index)
	w.Channels = s.channels(v.index)
	if v.index == 0 {
		all := s.declared(ownVotes)
		w.Others, w.Contra = len(all.Statements), all.Findings
	}
	s.addresses(v, &w)
	return w
}

// bases names both totals that shares are taken of, the law's first.
func (s *scene) bases(base string) (first, second string) {
	first, second = s.lang.Text("results.share.valid"), s.lang.Text("results.share.voted")
	if base == string(rulebook.BaseVoted) {
		return second, first
	}
	return first, second
}

func (s *scene) addresses(v *resultView, w *resultWords) {
	segments := []string{"unit", v.Unit}
	if v.index == 0 {
		segments = nil
	}
	w.JSON = link("en", append(segments[:len(segments):len(segments)], "result.json")...)
	turn := func(page int) string {
		if page == 0 {
			return ""
		}
		return withQuery(link(s.lang, segments...), "page", s.plain(page)) + "#below"
	}
	w.Previous, w.Next = turn(v.Paging.Previous()), turn(v.Paging.Next())
}

// totalRows puts the totals in the order of the paper, and names the one that
// shares are taken of by law.
func (s *scene) totalRows(t results.Totals, base string) []totalRow {
	rows := []totalRow{
		{Name: "registered", Value: t.Registered}, {Name: "issued", Value: t.Issued}, {Name: "valid", Value: t.Valid},
		{Name: "invalid", Value: t.Invalid}, {Name: "voted", Value: t.Voted},
	}
	rows = slices.DeleteFunc(rows, func(r totalRow) bool { return !s.onForm(r.Name) })
	for i := range rows {
		if rows[i].Name == base {
			rows[i].Note = s.lang.Text("results.base")
		}
		if rows[i].Name == "voted" && t.Registered != nil && t.Voted != nil {
			rows[i].Note = strings.TrimSpace(rows[i].Note + " " + s.lang.Text("results.of-registered", s.lang.Share(*t.Voted, *t.Registered)))
		}
		rows[i].Name = s.lang.Text("results.total." + rows[i].Name)
	}
	return rows
}

// onForm says whether the form has lines for a total: one that it lacks is left
// out, one that is not known is shown as unknown.
func (s *scene) onForm(total string) bool {
	if total == string(rulebook.BaseVoted) {
		return true
	}
	return slices.ContainsFunc(s.state().Rulebook.Form, func(line rulebook.Line) bool { return string(line.AddsTo) == total })
}

func (s *scene) candidateRows(t results.Totals, base string) []candidateRow {
	var rows []candidateRow
	for _, c := range s.state().Candidacy.Ballot {
		row := candidateRow{ID: c.ID, Name: c.In(string(s.lang)), First: "–", Second: "–"}
		if votes, known := t.Candidates[c.ID]; known {
			row.Votes = &votes
			row.First, row.Second = s.share(votes, t.Valid), s.share(votes, t.Voted)
		}
		if base == string(rulebook.BaseVoted) {
			row.First, row.Second = row.Second, row.First
		}
		rows = append(rows, row)
	}
	return rows
}

func (s *scene) share(part int64, whole *int64) string {
	if whole == nil {
		return "–"
	}
	return s.lang.Share(part, *whole)
}

// outcomeWords is the sentence that says what the numbers decide.
func (s *scene) outcomeWords(o *results.Outcome) string {
	var names []string
	for _, id := range o.Candidates {
		names = append(names, s.candidate(id))
	}
	key := "results.outcome." + strings.ReplaceAll(string(o.Standing), " ", "-")
	return s.lang.Text(key, strings.Join(names, ", "))
}

// channelColumn is the votes of one channel, in ballot order.
type channelColumn struct {
	Name  string
	Votes []*int64
	Total int64
}

// channels are the votes of each list that adds to valid, where there are
// several: channels are shown apart and never stand for one another.
func (s *scene) channels(unit int) []channelColumn {
	layout := s.state().Results.Layout()
	sheet := layout.Total(s.state().Results.Unit(unit).Sum)
	var columns []channelColumn
	for _, line := range s.state().Rulebook.Form {
		if line.AddsTo != rulebook.RoleValid {
			continue
		}
		column := channelColumn{Name: line.Label.In(string(s.lang))}
		for _, id := range layout.Candidates() {
			var votes *int64
			if n, known := layout.Cell(sheet, line.Code, id); known {
				votes = &n
				column.Total += n
			}
			column.Votes = append(column.Votes, votes)
		}
		columns = append(columns, column)
	}
	if len(columns) < 2 {
		return nil
	}
	return columns
}
