package web

import (
	"net/http"
	"slices"

	"urna/election/results"
	"urna/election/rulebook"
	"urna/internal/verify"
)

// turnoutView is every statement of turnout side by side, and what the
// protocols give.
type turnoutView struct {
	snapshot
	Rows    []turnoutRow   `json:"statements"`
	Totals  results.Totals `json:"totals"`
	Turnout string         `json:"-"`
}

// turnoutRow is one statement of turnout: what was counted, of how many, when,
// by whom, and what follows from its own numbers.
type turnoutRow struct {
	Index    int64         `json:"index"`
	AsOf     string        `json:"as_of"`
	Sources  []citedSource `json:"sources"`
	When     string        `json:"-"`
	Stage    string        `json:"-"`
	Voted    string        `json:"voted"`
	Of       string        `json:"registered"`
	Printed  string        `json:"printed"`
	Computed string        `json:"computed"` // from the two counts
	Implied  string        `json:"implied"`  // registered that count and share imply
	Note     string        `json:"note"`
	Findings []findingView `json:"findings"`
}

func (s *scene) turnoutRows() []turnoutRow {
	rows := []turnoutRow{}
	for _, d := range s.state().Results.Declarations() {
		if row, about := s.turnoutRow(d); about {
			rows = append(rows, row)
		}
	}
	return rows
}

// turnoutRow reads a declaration as one of turnout; false where it states
// neither a turnout nor who voted or was registered.
func (s *scene) turnoutRow(d *results.Declaration) (turnoutRow, bool) {
	if d.Election != "" || d.Unit != 0 {
		return turnoutRow{}, false
	}
	voted, of := countOf(d, "voted"), countOf(d, string(rulebook.RoleRegistered))
	at := slices.IndexFunc(d.Shares, func(p results.Printed) bool { return p.Of == "turnout" })
	if at < 0 && voted == nil && of == nil {
		return turnoutRow{}, false
	}
	v := s.statement(d, verify.Declared{})
	row := turnoutRow{
		Index: d.Index, AsOf: d.AsOf, Sources: v.Cited, When: v.When, Stage: s.lang.Text("results.stage." + d.Stage), Note: d.Note,
		Voted: s.stated(voted), Of: s.stated(of), Findings: v.Found,
	}
	if at >= 0 {
		row.Printed = s.precise(d.Shares[at].Precision, s.lang.Printed(d.Shares[at].Text))
		if voted != nil && of == nil && d.Shares[at].Precision == results.Exact {
			if low, high, bounded := results.ImpliedTotals(voted.Count, d.Shares[at].Text); bounded {
				row.Implied = s.span(low, high)
			}
		}
	}
	if voted != nil && of != nil {
		row.Computed = s.lang.Share(voted.Count, of.Count)
	}
	return row, true
}

func (s *scene) stated(c *results.Stated) string {
	if c == nil {
		return ""
	}
	return s.precise(c.Precision, s.lang.Number(c.Count))
}

func countOf(d *results.Declaration, of string) *results.Stated {
	i := slices.IndexFunc(d.Counts, func(c results.Stated) bool { return c.Of == of })
	if i < 0 {
		return nil
	}
	return &d.Counts[i]
}

func (s *scene) turnout() *turnoutView {
	v := &turnoutView{snapshot: s.snapshot(), Rows: s.turnoutRows(), Totals: s.state().Results.UnitTotals(0)}
	if v.Totals.Voted != nil && v.Totals.Registered != nil {
		v.Turnout = s.lang.Share(*v.Totals.Voted, *v.Totals.Registered)
	}
	return v
}

func (h *Handler) turnout(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.draw(w, r, s, show{status: http.StatusOK, page: "results/turnout", title: s.lang.Text("results.turnout"), body: s.turnout()})
	}
}

func (h *Handler) turnoutJSON(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.writeJSON(w, r, s, s.turnout())
	}
}
