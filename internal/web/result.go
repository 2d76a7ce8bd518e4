package web

import (
	"net/http"
	"slices"
	"strconv"

	"urna/election/results"
	"urna/internal/i18n"
	"urna/internal/verify"
)

// perPage bounds the rows of one page: a country may have 100,000 stations.
const perPage = 100

// resultView is the count of one unit, as the page shows it and its JSON says it.
type resultView struct {
	snapshot
	Unit     string           `json:"unit"`
	Name     string           `json:"name"`
	Stations int64            `json:"stations"`
	Reported int64            `json:"reported"`
	Disputed int64            `json:"disputed"`
	Held     int64            `json:"held"`
	Findings int64            `json:"findings"`
	Base     string           `json:"base"`
	Totals   results.Totals   `json:"totals"`
	Outcome  *results.Outcome `json:"outcome,omitempty"`
	// Standing is what the sums break as they stand now.
	Standing []results.StandingFinding `json:"standing"`
	// Declared is what was announced, each beside the sum as it stands now.
	Declared []verify.Declared `json:"declared"`
	Units    []unitRow         `json:"units"`
	Below    []stationRow      `json:"own_stations"`
	Paging   paging            `json:"paging"`

	index int
	Words resultWords `json:"-"`
}

// unitRow is one unit below the unit of the page.
type unitRow struct {
	Unit     string         `json:"unit"`
	Name     string         `json:"name"`
	Stations int64          `json:"stations"`
	Reported int64          `json:"reported"`
	Disputed int64          `json:"disputed"`
	Held     int64          `json:"held"`
	Totals   results.Totals `json:"totals"`
	Votes    []*int64       `json:"-"` // in ballot order
}

// stationRow is one station of the unit of the page.
type stationRow struct {
	Station  string          `json:"station"`
	Name     string          `json:"name"`
	Standing string          `json:"standing"`
	Held     bool            `json:"held"`
	Findings int             `json:"findings"`
	Totals   *results.Totals `json:"totals,omitempty"`
	Votes    []*int64        `json:"-"`
}

// paging says which part of the rows below a unit this is, from 1.
type paging struct {
	Page  int `json:"page"`
	Pages int `json:"pages"`
	Rows  int `json:"rows"`
}

func pagingOf(rows int, asked string) paging {
	p := paging{Page: 1, Pages: max(1, (rows+perPage-1)/perPage), Rows: rows}
	if page, err := strconv.Atoi(asked); err == nil {
		p.Page = min(max(page, 1), p.Pages)
	}
	return p
}

func (p paging) first() int { return (p.Page - 1) * perPage }
func (p paging) last() int  { return min(p.Page*perPage, p.Rows) }

// Previous and Next are the neighbouring pages, 0 for none.
func (p paging) Previous() int { return p.Page - 1 }

// Next is the page behind this one, 0 for none.
func (p paging) Next() int {
	if p.Page == p.Pages {
		return 0
	}
	return p.Page + 1
}

// standings of a station in tables and badges.
const (
	standingNone     = "none"
	standingCounted  = "counted"
	standingDisputed = "disputed"
)

func standingOf(st *results.Station) string {
	switch {
	case st.Counted() == nil:
		return standingNone
	case st.Disputed():
		return standingDisputed
	}
	return standingCounted
}

// resultOf is the count of a unit: what page and JSON both show.
func (s *scene) resultOf(unit int) *resultView {
	state := s.state()
	u, count := &state.Territory.Units[unit], state.Results.Unit(unit)
	v := &resultView{
		snapshot: s.snapshot(), Unit: u.ID, Name: u.Name.In(string(s.lang)), Stations: u.Stations,
		Reported: count.Reported, Disputed: count.Disputed, Held: count.Held, Findings: count.Findings,
		Base: string(state.Rulebook.Election.Outcome.Base), Totals: state.Results.UnitTotals(unit),
		Standing: state.Results.Standing(unit), Declared: []verify.Declared{}, Units: []unitRow{}, Below: []stationRow{}, index: unit,
	}
	if unit == 0 {
		outcome := state.Results.Outcome()
		v.Outcome = &outcome
	}
	for _, d := range verify.Declarations(state.Results, func(i int) string { return state.Territory.Units[i].ID }) {
		if d.Unit == u.ID {
			v.Declared = append(v.Declared, d)
		}
	}
	v.Paging = pagingOf(len(u.Children)+len(u.Own), s.form.Get("page"))
	for i := v.Paging.first(); i < v.Paging.last(); i++ {
		if i < len(u.Children) {
			v.Units = append(v.Units, s.unitRow(u.Children[i]))
		} else {
			v.Below = append(v.Below, s.stationRow(u.Own[i-len(u.Children)]))
		}
	}
	return v
}

func (s *scene) unitRow(unit int) unitRow {
	u, count := &s.state().Territory.Units[unit], s.state().Results.Unit(unit)
	totals := s.state().Results.UnitTotals(unit)
	return unitRow{
		Unit: u.ID, Name: u.Name.In(string(s.lang)), Stations: u.Stations, Reported: count.Reported,
		Disputed: count.Disputed, Held: count.Held, Totals: totals, Votes: s.votes(totals),
	}
}

func (s *scene) stationRow(index int) stationRow {
	at, st := &s.state().Territory.Stations[index], s.state().Results.Station(index)
	row := stationRow{Station: at.ID, Name: at.Name.In(string(s.lang)), Standing: standingOf(&st)}
	if counted := st.Counted(); counted != nil {
		totals := s.state().Results.Totals(counted.Sheet)
		row.Totals, row.Held, row.Findings, row.Votes = &totals, counted.Held(), len(counted.Findings), s.votes(totals)
	}
	return row
}

// votes puts the votes of the candidates in ballot order; nil is unknown.
func (s *scene) votes(t results.Totals) []*int64 {
	votes := make([]*int64, len(s.state().Candidacy.Ballot))
	for i, c := range s.state().Candidacy.Ballot {
		if n, known := t.Candidates[c.ID]; known {
			votes[i] = &n
		}
	}
	return votes
}

// unit finds the unit of a request; false when there is none.
func (s *scene) unit(r *http.Request) (int, bool) {
	if !s.state().Results.Began() {
		return 0, false
	}
	if id := r.PathValue("id"); id != "" {
		return s.state().Territory.Unit(id)
	}
	return 0, true
}

func (h *Handler) result(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	unit, known := s.unit(r)
	if !known && r.PathValue("id") == "" {
		h.say(w, r, http.StatusOK, "not-begun")
		return
	}
	if !known {
		h.notFound(w, r)
		return
	}
	v := s.resultOf(unit)
	v.Words = s.resultWords(v)
	if v.Paging.Pages == 1 { // else the parts would not be parts of one order
		slices.SortStableFunc(v.Units, func(a, b unitRow) int { return i18n.Compare(a.Name, b.Name) })
	}
	v.Words.Atlas = unit == 0 && h.drawing(s) != nil
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/result", title: v.Words.Heading, body: v})
}

func (h *Handler) resultJSON(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	unit, known := s.unit(r)
	if !known {
		h.notFound(w, r)
		return
	}
	h.writeJSON(w, r, s, s.resultOf(unit))
}
