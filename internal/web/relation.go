package web

import (
	"strconv"
	"strings"
	"sync"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/internal/i18n"
)

// relationView is what one control relation says of a sheet, or of one row where
// the relation goes over rows.
type relationView struct {
	Code     string `json:"code"`
	Label    string `json:"label"`
	Verdict  string `json:"verdict"` // holds, fails, skipped or shown
	Left     string `json:"left"`
	Right    string `json:"right"`
	Severity string `json:"severity"`
	Article  string `json:"article"`
	Title    string `json:"title"`
	Formula  string `json:"formula"` // in words

	LeftWords, RightWords string `json:"-"`
	Sign                  string `json:"-"` // between the two, empty where a chain does not tell
	Blanks                string `json:"-"` // why it is skipped
}

// verdictShown marks a relation that no single protocol can tell.
const verdictShown = "shown"

// lawRelation is a relation of stations, ready to be held against sheets.
type lawRelation struct {
	view    relationView
	formula rulebook.Formula
	check   *rulebook.Check // nil for what is no formula
	times   bool            // compares times of day
}

// law is the relations in one language, made ready once: every station's page
// needs them.
type law struct {
	mu    sync.Mutex
	of    *rulebook.Layout // form and ballot
	ready map[i18n.Language][]lawRelation
}

func (l *law) relations(s *scene) []lawRelation {
	l.mu.Lock()
	defer l.mu.Unlock()
	layout := s.state().Results.Layout()
	if l.of != layout {
		l.of, l.ready = layout, map[i18n.Language][]lawRelation{}
	}
	if ready, made := l.ready[s.lang]; made {
		return ready
	}
	ready := []lawRelation{}
	for _, relation := range s.state().Rulebook.Relations {
		if relation.Level != rulebook.LevelStation {
			continue
		}
		r := lawRelation{formula: relation.Formula, view: relationView{
			Code: relation.Code, Severity: string(relation.Severity), Article: relation.Article,
			Title: relation.Title.In(string(s.lang)), Verdict: verdictShown,
		}}
		if relation.How == rulebook.RelationFormula {
			r.view.Formula = layout.Form().Words(relation.Formula, string(s.lang))
			r.times = s.ofTimes(relation.Formula)
			var err error
			if r.check, err = layout.Compile(relation.Formula); err != nil { // the count would not have begun
				continue
			}
		}
		ready = append(ready, r)
	}
	l.ready[s.lang] = ready
	return ready
}

// relations says of every relation of stations what it finds on a version's sheet.
func (h *Handler) relations(at *stationView, v *results.Version, inputs rulebook.Inputs) []relationView {
	views := []relationView{}
	law := h.law.relations(at.scene)
	for i, found := range h.held(at, v, law, inputs) {
		if found == nil {
			views = append(views, law[i].view)
		}
		for _, result := range found {
			views = append(views, at.scene.relationResult(law[i], result))
		}
	}
	return views
}

// held holds every relation against the sheet of a version, and keeps what it found:
// it is drawn in three languages and as JSON. Nil stands for what no sheet can tell.
func (h *Handler) held(at *stationView, v *results.Version, law []lawRelation, inputs rulebook.Inputs) [][]rulebook.Result {
	state := at.scene.state()
	kept := h.checked.under(state)
	if all, known := kept.find(v.Act); known {
		return all
	}
	all := make([][]rulebook.Result, len(law))
	for i, r := range law {
		if r.check == nil {
			if result, checked := state.Results.CheckCoded(r.view.Code, at.index, v.Sheet); checked {
				all[i] = []rulebook.Result{result}
			}
			continue
		}
		if all[i] = r.check.Evaluate(v.Sheet, inputs); len(all[i]) == 0 {
			all[i] = []rulebook.Result{{Verdict: rulebook.Skipped}}
		}
	}
	kept.keep(v.Act, all)
	return all
}

// checked is what relations found on versions in one state of the election.
type checked struct {
	mu    sync.Mutex
	state *election.State
	found *recent[act.Hash, [][]rulebook.Result]
}

func (c *checked) under(state *election.State) *recent[act.Hash, [][]rulebook.Result] {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.state != state {
		c.state, c.found = state, &recent[act.Hash, [][]rulebook.Result]{}
	}
	return c.found
}

func (s *scene) relationResult(r lawRelation, result rulebook.Result) relationView {
	view := r.view
	view.Label, view.Left, view.Right = result.Label, result.Left, result.Right
	view.Verdict = result.Verdict.String()
	words := s.numeral
	if r.times {
		words = s.clock
	}
	view.LeftWords, view.RightWords = words(result.Left), words(result.Right)
	view.Sign = between(r.formula, result.Verdict)
	view.Blanks = strings.Join(result.Lines, ", ")
	return view
}

// comparisons is each comparison's sign, and the sign of its contrary.
var comparisons = map[rulebook.Comparison][2]string{
	rulebook.Equal: {"=", "≠"}, rulebook.AtMost: {"≤", ">"}, rulebook.LessThan: {"<", "≥"},
	rulebook.AtLeast: {"≥", "<"}, rulebook.GreaterThan: {">", "≤"},
}

// between is the sign between the two sides that a result names: of the last
// comparison where all hold, the contrary one where the only one fails.
func between(formula rulebook.Formula, verdict rulebook.Verdict) string {
	if len(formula.Comparisons) == 0 { // a check in code
		return ""
	}
	last := formula.Comparisons[len(formula.Comparisons)-1]
	switch {
	case verdict == rulebook.Holds:
		return comparisons[last][0]
	case len(formula.Comparisons) == 1:
		return comparisons[last][1]
	}
	return ""
}

// ofTimes says whether a formula compares times of day.
func (s *scene) ofTimes(formula rulebook.Formula) bool {
	for _, side := range formula.Sides {
		for _, term := range side {
			if line, known := s.state().Rulebook.Form.Line(term.Var.Code); known && line.Type == rulebook.TypeTime {
				return true
			}
		}
	}
	return false
}

func (s *scene) clock(text string) string {
	minutes, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return text
	}
	return s.lang.Clock(minutes)
}

// numeral groups the digits of a whole number and leaves a fraction as it is.
func (s *scene) numeral(text string) string {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return text
	}
	return s.lang.Number(n)
}

// signs says whether a relation reads who signed: a sheet being typed cannot
// tell that yet.
func signs(relation rulebook.Relation) bool {
	for _, side := range relation.Formula.Sides {
		for _, term := range side {
			if term.Op == rulebook.OpInput && term.Input != rulebook.InputCandidates {
				return true
			}
		}
	}
	return false
}

// breaks is what a sheet that is being typed breaks: all findings but those on
// signatures.
func (s *scene) breaks(station int, sheet rulebook.Sheet) []act.Finding {
	var findings []act.Finding
	for _, f := range s.state().Results.Check(station, sheet, rulebook.Inputs{}) {
		code, isRelation := strings.CutPrefix(f.Rule, "relation.")
		if isRelation {
			if relation, known := s.state().Rulebook.Relation(code); known && signs(relation) {
				continue
			}
		}
		findings = append(findings, f)
	}
	return findings
}
