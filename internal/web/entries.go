package web

import (
	"net/http"
	"strconv"

	"urna/election"
	"urna/election/act"
)

// entriesView is a part of the list of all entries, in the order of the ledger.
type entriesView struct {
	snapshot
	First, Last    int64
	Rows           []entryRow
	Leaves         string // address of the exact bytes of these entries
	Previous, Next string
}

// entryRow is one entry as it was entered; nothing later changes it.
type entryRow struct {
	Index           int64
	Void            bool
	Kind, KindWords string
	Office          string
	Received        string
	Station         string
	Act             act.Hash
	Findings        []string // their rules
}

// part is the entries of the page that a request asks for.
func (s *scene) part() (p paging, first, last int64) {
	p = pagingOf(int(s.at.Head.Size), s.form.Get("page"))
	return p, int64(p.first()), int64(p.last())
}

func (h *Handler) entries(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	p, first, last := s.part()
	v := &entriesView{snapshot: s.snapshot(), First: first, Last: last - 1}
	found := s.rulesFound(first, last)
	for index := first; index < last; index++ {
		leaf, err := h.ledger.Leaf(index)
		if err != nil {
			h.broken(w, r, err)
			return
		}
		v.Rows = append(v.Rows, s.entryRow(index, leaf, found[index]))
	}
	turn := func(page int) string {
		if page == 0 {
			return ""
		}
		return withQuery(link(s.lang, "entries"), "page", s.plain(page))
	}
	v.Previous, v.Next = turn(p.Previous()), turn(p.Next())
	v.Leaves = withQuery("/entries.jsonl", "page", strconv.Itoa(p.Page))
	h.draw(w, r, s, show{status: http.StatusOK, page: "act/entries", title: s.lang.Text("act.entries"), body: v})
}

func (s *scene) entryRow(index int64, leaf []byte, found []string) entryRow {
	row := entryRow{Index: index, Findings: found}
	opened, refusal := act.ReadLeaf(leaf, election.Body)
	if refusal != nil {
		row.Void, row.KindWords = true, s.ruleWords(refusal.Rule)
		return row
	}
	row.Kind, row.KindWords, row.Act = opened.Act.Kind, kindWords(s.lang, opened.Act.Kind), opened.Hash
	row.Office, row.Received = s.officeWords(opened.Act.Office), s.moment(opened.Received)
	if body, about := opened.Act.Body.(interface{ AtStation() string }); about {
		row.Station = body.AtStation()
	}
	return row
}

// rulesFound are the rules of the findings at each entry of a part.
func (s *scene) rulesFound(first, last int64) map[int64][]string {
	found := map[int64][]string{}
	s.state().Remarks(func(r election.Remark) bool {
		if r.Index >= first && r.Index < last {
			found[r.Index] = append(found[r.Index], r.Finding.Rule)
		}
		return r.Index < last
	})
	return found
}

// leaves answers the exact bytes of a part of the entries, a line for each:
// canonical JSON has no line feed.
func (h *Handler) leaves(w http.ResponseWriter, r *http.Request) {
	_, first, last := h.scene(r).part()
	var lines []byte
	for index := first; index < last; index++ {
		leaf, err := h.ledger.Leaf(index)
		if err != nil {
			h.broken(w, r, err)
			return
		}
		lines = append(append(lines, leaf...), '\n')
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Access-Control-Allow-Origin", "*")
	_, _ = w.Write(lines) // the reader is gone if this fails
}
