package web

import (
	"net/http"

	"urna/election/results"
)

// correctionsView is every published number that a later act changed: versions
// of protocols that an act ended, and totals that fell without one.
type correctionsView struct {
	snapshot
	Rows     []correctionRow `json:"corrections"`
	Falls    []fallRow       `json:"falls"`
	Paging   paging          `json:"paging"`
	Previous string          `json:"-"`
	Next     string          `json:"-"`
}

// correctionRow is one version of a station's protocol that left the sums.
type correctionRow struct {
	Station  string         `json:"station"`
	Index    int64          `json:"index"`
	Standing string         `json:"standing"`
	Ended    int64          `json:"ended"` // entry of the act that ended it
	Totals   results.Totals `json:"totals"`
	Now      results.Totals `json:"now"` // of the version that counts instead, if any
	Counts   bool           `json:"counts"`
}

// fallRow is a finding that a published total fell.
type fallRow struct {
	Index int64 `json:"index"`
	findingView
}

const ruleFall = "relation.P9"

func (s *scene) corrections() *correctionsView {
	v := &correctionsView{snapshot: s.snapshot(), Rows: []correctionRow{}, Falls: []fallRow{}}
	state := s.state()
	var ended [][2]int // station and version
	state.Results.Ended(func(station, version int) { ended = append(ended, [2]int{station, version}) })
	v.Paging = pagingOf(len(ended), s.form.Get("page"))
	for _, at := range ended[v.Paging.first():v.Paging.last()] {
		st := state.Results.Station(at[0])
		old := &st.Versions[at[1]]
		row := correctionRow{
			Station: state.Territory.Stations[at[0]].ID, Index: old.Index, Standing: string(old.Standing), Ended: old.Ended,
			Totals: state.Results.Totals(old.Sheet), Now: results.Totals{Candidates: map[string]int64{}},
		}
		if counted := st.Counted(); counted != nil {
			row.Now, row.Counts = state.Results.Totals(counted.Sheet), true
		}
		v.Rows = append(v.Rows, row)
	}
	for _, d := range state.Results.Declarations() {
		for _, f := range d.Findings {
			if f.Rule == ruleFall {
				view := s.findingView(f, d.Received)
				view.Field = s.figureName(d, f.Field)
				v.Falls = append(v.Falls, fallRow{d.Index, view})
			}
		}
	}
	return v
}

func (h *Handler) corrections(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	v := s.corrections()
	if page := v.Paging.Previous(); page > 0 {
		v.Previous = withQuery(link(s.lang, "corrections"), "page", s.plain(page))
	}
	if page := v.Paging.Next(); page > 0 {
		v.Next = withQuery(link(s.lang, "corrections"), "page", s.plain(page))
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/corrections", title: s.lang.Text("results.corrections"), body: v})
}

func (h *Handler) correctionsJSON(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.writeJSON(w, r, s, s.corrections())
	}
}
