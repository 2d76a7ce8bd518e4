package web

import (
	"net/http"
	"slices"
	"strings"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
	"urna/election/rulebook"
)

// findingView is one finding with its words.
type findingView struct {
	act.Finding
	On      string `json:"on,omitempty"`     // day of the entry, by the clock of the election
	Healed  bool   `json:"healed,omitempty"` // a later act has supplied what was missing
	Words   string `json:"-"`
	Field   string `json:"-"` // in words
	Formula string `json:"-"` // of a control relation, in words
}

// findingView is a finding at an entry that was received then; zero where it stands
// at none.
func (s *scene) findingView(f act.Finding, received act.Time) findingView {
	view := findingView{Finding: f, Words: s.ruleWords(f.Rule)}
	if received != 0 {
		view.On = s.state().Day(received)
	}
	code, isRelation := strings.CutPrefix(f.Rule, "relation.")
	if isRelation {
		view.Field = s.candidate(f.Field)
		if relation, known := s.state().Rulebook.Relation(code); known {
			if relation.How == rulebook.RelationFormula {
				view.Formula = s.state().Rulebook.Form.Words(relation.Formula, string(s.lang))
			}
		}
	} else if f.Rule == "blank" {
		view.Field = s.fieldWords(f.Field)
	} else if strings.HasPrefix(f.Rule, "declared.") {
		view.Field = s.figureName(&results.Declaration{}, f.Field)
	}
	return view
}

func (s *scene) findingViews(findings []act.Finding, received act.Time) []findingView {
	views := []findingView{}
	for _, f := range findings {
		views = append(views, s.findingView(f, received))
	}
	return views
}

// versionFindings are those of a protocol, with what later acts have supplied.
func (s *scene) versionFindings(v *results.Version, received act.Time) []findingView {
	views := s.findingViews(v.Findings, received)
	for i := range views {
		views[i].Healed = slices.Contains(v.Healed, views[i].Rule)
	}
	return views
}

// findingsView is one page of all findings, in the order of the ledger.
type findingsView struct {
	snapshot
	Total    int64       `json:"total"`
	Findings []remarkRow `json:"findings"`
	Overdue  []closedRow `json:"overdue"`       // the first of them
	Late     int         `json:"overdue_total"` // sealed entries closed for longer than the rules allow
	Paging   paging      `json:"paging"`
	Previous string      `json:"-"`
	Next     string      `json:"-"`
}

type remarkRow struct {
	Index int64 `json:"index"`
	findingView
}

// closedRow is one sealed entry that should have been opened by now.
type closedRow struct {
	Station  string   `json:"station"`
	Index    int64    `json:"index"`
	Received act.Time `json:"received"`
	When     string   `json:"-"`
}

// overdue lists the sealed entries that are closed for too long by the time of
// the last entry, the only clock that the ledger has.
func (s *scene) overdue(v *findingsView) {
	v.Overdue = []closedRow{}
	if !s.state().Results.Began() {
		return
	}
	for _, c := range s.state().Results.ClosedSeals(s.state().Received) {
		if !c.Overdue {
			continue
		}
		if v.Late++; v.Late <= perPage {
			station := s.state().Territory.Stations[c.Station].ID
			v.Overdue = append(v.Overdue, closedRow{station, c.Index, c.Received, s.moment(c.Received)})
		}
	}
}

func (s *scene) findingsOf() *findingsView {
	total := s.state().Tally().Findings
	v := &findingsView{snapshot: s.snapshot(), Total: total, Findings: []remarkRow{}, Paging: pagingOf(int(total), s.form.Get("page"))}
	s.overdue(v)
	at := 0
	s.state().Remarks(func(r election.Remark) bool {
		if at >= v.Paging.first() {
			v.Findings = append(v.Findings, remarkRow{r.Index, s.findingView(r.Finding, r.Received)})
		}
		at++
		return at < v.Paging.last()
	})
	return v
}

func (h *Handler) findings(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	v := s.findingsOf()
	if page := v.Paging.Previous(); page > 0 {
		v.Previous = withQuery(link(s.lang, "findings"), "page", s.plain(page))
	}
	if page := v.Paging.Next(); page > 0 {
		v.Next = withQuery(link(s.lang, "findings"), "page", s.plain(page))
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/findings", title: s.lang.Text("results.findings"), body: v})
}

func (h *Handler) findingsJSON(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	h.writeJSON(w, r, s, s.findingsOf())
}
