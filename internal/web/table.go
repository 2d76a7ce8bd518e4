package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"urna/analysis/table"
	"urna/internal/i18n"
)

// The limits of a table on the page; the command takes longer ones.
const (
	maxTableText = 64 << 10
	maxTableRows = 200
)

// tableView is a printed table, as typed, and what arithmetic says of it.
type tableView struct {
	Rows, Total string // as they stand in the form
	Limit       int
	Caption     string // where an example was printed, empty for other tables
	Examples    []tableLink
	Refusal     *tableRefusal
	Answer      *tableAnswer
	JSON        string

	report *table.Report
}

// tableLink leads to an example.
type tableLink struct {
	Name, Address string
	Current       bool
}

// tableRefusal is a refusal in the reader's language.
type tableRefusal struct {
	*table.Refusal
	Words, Column string
}

// tableOf reads the table of a query: an example, or what was typed. Without
// either it is the first example. False means that there is no such example.
func (s *scene) tableOf() (*tableView, bool) {
	v := &tableView{Rows: s.form.Get("rows"), Total: s.form.Get("total"), Limit: maxTableRows}
	asked := s.form.Get("example")
	if asked == "" && !s.form.Has("rows") {
		asked = tableExamples[0].name
	}
	known := asked == ""
	for _, e := range tableExamples {
		if e.name == asked {
			v.Rows, v.Total, known = e.rows, e.total, true
		}
		here := v.Total == e.total && strings.TrimSpace(strings.ReplaceAll(v.Rows, "\r\n", "\n")) == strings.TrimSpace(e.rows)
		if here {
			v.Caption = s.lang.Text("table.source." + e.name)
		}
		address := withQuery(link(s.lang, "table"), "example", e.name)
		v.Examples = append(v.Examples, tableLink{s.lang.Text("table.example." + e.name), address, here})
	}
	if !known {
		return nil, false
	}
	v.JSON = "/table.json?" + url.Values{"rows": {v.Rows}, "total": {v.Total}}.Encode()
	s.checkTable(v)
	return v, true
}

// checkTable reads what stands in the form and checks it, or says why not.
func (s *scene) checkTable(v *tableView) {
	refusal := table.Refuse("", "text.long")
	if len(v.Rows) <= maxTableText {
		read, err := table.Read(table.Source{Text: v.Rows, Total: v.Total, MaxRows: maxTableRows})
		if err == nil {
			v.report = table.Check(read)
			v.Answer = s.tableAnswer(read, v.report)
			return
		}
		errors.As(err, &refusal)
	}
	v.Refusal = &tableRefusal{Refusal: refusal, Words: s.lang.Text("table.refusal."+refusal.Rule, maxTableRows)}
	if refusal.Column != "" {
		v.Refusal.Column = s.lang.Text("table.column." + refusal.Column)
	}
}

func (v *tableView) status() int {
	if v.Refusal != nil {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

func (h *Handler) table(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	v, known := s.tableOf()
	if !known {
		h.notFound(w, r)
		return
	}
	h.draw(w, r, s, show{status: v.status(), page: "table/check", title: s.lang.Text("table.title"), body: v, apart: true})
}

func (h *Handler) tableJSON(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	v, known := s.tableOf()
	switch {
	case !known:
		h.notFound(w, r)
	case v.Refusal != nil:
		h.sendJSON(w, v.status(), map[string]*table.Refusal{"refusal": v.Refusal.Refusal})
	default:
		h.writeJSON(w, r, s, v.report)
	}
}

// printed writes a percentage with the digits it was printed with.
func printed(lang i18n.Language, p table.Percent) string {
	text := p.String()
	if lang != i18n.English {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + "\u00a0%"
}
