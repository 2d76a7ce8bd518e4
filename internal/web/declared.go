package web

import (
	"net/http"
	"slices"

	"urna/election/results"
)

// declaredView is every statement of figures of this election or of others.
type declaredView struct {
	snapshot
	Statements []statementView `json:"statements"`
	Findings   int             `json:"findings"` // of these statements
	Elections  []otherElection `json:"-"`
	Beside     string          `json:"-"` // title of the election that is set beside this one, empty for none
	Own        []statementView `json:"-"` // final ones of this election, to stand beside
}

// otherElection is the statements about another election.
type otherElection struct {
	ID, Name   string
	Statements []statementView
}

// begun is the scene of a request once the count has begun; without it the
// request is answered that it has not, and nil is returned.
func (h *Handler) begun(w http.ResponseWriter, r *http.Request) *scene {
	s := h.scene(r)
	if !s.state().Results.Began() {
		h.say(w, r, http.StatusOK, "not-begun")
		return nil
	}
	return s
}

func (s *scene) declared(take func(*results.Declaration) bool) *declaredView {
	v := &declaredView{snapshot: s.snapshot(), Statements: s.statements(take)}
	for i := range v.Statements {
		v.Findings += len(v.Statements[i].Found)
	}
	return v
}

// ownVotes says whether a declaration has figures of candidates or totals of
// this election; turnout has a page of its own.
func ownVotes(d *results.Declaration) bool {
	if d.Election != "" {
		return false
	}
	isTurnout := func(of string) bool { return slices.Contains([]string{"turnout", "registered", "voted"}, of) }
	return slices.ContainsFunc(d.Counts, func(c results.Stated) bool { return !isTurnout(c.Of) }) ||
		slices.ContainsFunc(d.Shares, func(p results.Printed) bool { return !isTurnout(p.Of) })
}

func (h *Handler) declared(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.draw(w, r, s, show{status: http.StatusOK, page: "results/declared", title: s.lang.Text("results.declarations"), body: s.declared(ownVotes)})
	}
}

func (h *Handler) declaredJSON(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.writeJSON(w, r, s, s.declared(func(*results.Declaration) bool { return true }))
	}
}

// elections sets what sources state about other elections beside this one's
// final declaration, each with the base it names.
func (h *Handler) elections(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	v := s.declared(func(d *results.Declaration) bool { return d.Election != "" })
	v.Own = s.statements(func(d *results.Declaration) bool {
		return d.Unit == 0 && d.Stage == results.StageFinal && exactVotes(d) && ownVotes(d) && len(d.Shares) > 0
	})
	if h.Beside != nil {
		v.Beside = h.Beside.Rulebook.Election.Title.In(string(s.lang))
	}
	for _, one := range v.Statements {
		at := slices.IndexFunc(v.Elections, func(e otherElection) bool { return e.ID == one.Election })
		if at < 0 {
			at = len(v.Elections)
			v.Elections = append(v.Elections, otherElection{ID: one.Election, Name: s.lang.Day(one.Election)})
		}
		v.Elections[at].Statements = append(v.Elections[at].Statements, one)
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/elections", title: s.lang.Text("results.elections"), body: v})
}
