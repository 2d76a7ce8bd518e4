package web

import (
	"cmp"
	"net/http"
	"slices"

	"urna/election"
	"urna/election/results"
)

// besideView is two elections side by side.
type besideView struct {
	snapshot
	election.Pair
	Sides []sideWords `json:"-"`
	Rows  []pairedRow `json:"-"`
	Both  string      `json:"-"` // mark of the second election, if its figures are invented
}

// sideWords is one election of the pair in the reader's language.
type sideWords struct {
	Title, Day, Nature, Base, Mark string
	Totals                         []totalRow
	Candidates                     []candidateRow
}

// pairedRow is one unit of both elections.
type pairedRow struct {
	Name                        string
	FirstTurnout, SecondTurnout string
	FirstValid, SecondValid     *int64
}

func (h *Handler) besideOf(s *scene) *besideView {
	v := &besideView{snapshot: s.snapshot(), Pair: election.PairOf(s.state(), h.Beside, string(s.lang))}
	for _, side := range []election.Side{v.First, v.Second} {
		v.Sides = append(v.Sides, s.sideWords(side))
	}
	v.Both = v.Sides[1].Mark
	for _, u := range v.Units {
		v.Rows = append(v.Rows, pairedRow{u.Name, s.turnoutOf(u.First), s.turnoutOf(u.Second), u.First.Valid, u.Second.Valid})
	}
	return v
}

func (s *scene) turnoutOf(t results.Totals) string { return s.shareOf(t.Voted, t.Registered) }

// sideWords words one election: its totals, and its candidates by votes.
func (s *scene) sideWords(side election.Side) sideWords {
	w := sideWords{Title: side.Title, Day: s.lang.Day(side.Day), Nature: s.lang.Text("page.nature." + side.Nature), Base: s.lang.Text("results.total." + side.Base)}
	if m := mark(side.Nature); m != "" {
		w.Mark = s.natureMark(m)
	}
	for _, row := range []totalRow{
		{Name: "registered", Value: side.Totals.Registered}, {Name: "voted", Value: side.Totals.Voted},
		{Name: "valid", Value: side.Totals.Valid}, {Name: "invalid", Value: side.Totals.Invalid},
	} {
		row.Name = s.lang.Text("results.total." + row.Name)
		w.Totals = append(w.Totals, row)
	}
	for id, votes := range side.Totals.Candidates {
		w.Candidates = append(w.Candidates, candidateRow{
			ID: id, Name: side.Names[id], Votes: &votes, First: s.share(votes, side.Totals.Valid), Second: s.share(votes, side.Totals.Voted),
		})
	}
	slices.SortFunc(w.Candidates, func(a, b candidateRow) int { return cmp.Or(cmp.Compare(*b.Votes, *a.Votes), cmp.Compare(a.ID, b.ID)) })
	return w
}

func (h *Handler) beside(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.draw(w, r, s, show{status: http.StatusOK, page: "results/beside", title: s.lang.Text("results.beside"), body: h.besideOf(s)})
	}
}

func (h *Handler) besideJSON(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.writeJSON(w, r, s, h.besideOf(s))
	}
}
