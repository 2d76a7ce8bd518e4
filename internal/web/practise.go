package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/internal/desk"
)

// practiseView is the way of one protocol from the paper to its proof, for two
// people or for one who plays both. What is done is read from the ledger, so that
// either of them sees where they stand.
type practiseView struct {
	Here     bool // this is the practice election itself
	Address  string
	Stations []practiseStation
	Station  string
	Rows     []formRow
	Slip     string // the line on which the second typist is to slip
	Steps    []practiseStep
	Done     int
}

type practiseStation struct {
	Name, Address string
	Current, Used bool
}

// practiseStep is one thing to do: where, and whether the ledger shows it done.
type practiseStep struct {
	Name    string
	Address string
	Done    bool
	Now     bool // the first that is not done
}

// played is what has happened to the protocol of a station.
type played struct{ sealed, second, returned, filed, rival, settled, corrected bool }

func playedOf(st *results.Station) played {
	var p played
	for i := range st.Seals {
		seal := &st.Seals[i]
		p.sealed = p.sealed || seal.Slot == 1
		p.second = p.second || seal.Slot == 2
		p.returned = p.returned || seal.Standing == results.SealReturned || seal.Round > 1
	}
	filed := 0
	for i := range st.Versions {
		v := &st.Versions[i]
		if v.Corrects.IsZero() {
			filed++
		}
		p.corrected = p.corrected || !v.Corrects.IsZero()
		p.settled = p.settled || v.Standing == results.VersionSetAside || v.Standing == results.VersionAnnulled
	}
	p.filed, p.rival = filed > 0, filed > 1
	return p
}

// practise is the first door.
func (h *Handler) practise(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	v := &practiseView{Here: s.nature() == office.NaturePractice && len(h.Signers) > 0, Address: h.Practice}
	if v.Here {
		h.practiseHere(s, v)
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "door/practise", title: s.lang.Text("door.practise"), body: v, fresh: true})
}

func (h *Handler) practiseHere(s *scene, v *practiseView) {
	state := s.state()
	at := slices.IndexFunc(h.Papers, func(d desk.Draft) bool { return d.Station == s.form.Get("station") })
	if at < 0 {
		at = max(0, slices.IndexFunc(h.Papers, func(d desk.Draft) bool { return !s.touched(d.Station) }))
	}
	if at >= len(h.Papers) {
		return
	}
	for i := range h.Papers {
		id := h.Papers[i].Station
		v.Stations = append(v.Stations, practiseStation{
			Name: id, Address: withQuery(link(s.lang, "practise"), "station", id), Current: i == at, Used: s.touched(id),
		})
	}
	paper := &h.Papers[at]
	v.Station = paper.Station
	sheet, _ := state.Results.Layout().Sheet(paper.Lines, paper.Lists)
	v.Rows = s.formRows(sheet)
	v.Slip = s.fieldWords("C[" + state.Candidacy.Ballot[0].ID + "]")
	index, known := state.Territory.Station(paper.Station)
	if !known {
		return
	}
	st := state.Results.Station(index)
	v.Steps = h.practiseSteps(s, index, playedOf(&st))
	for _, step := range v.Steps {
		if step.Done {
			v.Done++
		}
	}
	if next := slices.IndexFunc(v.Steps, func(p practiseStep) bool { return !p.Done }); next >= 0 {
		v.Steps[next].Now = true
	}
}

// touched says whether anything was sealed or filed at a station.
func (s *scene) touched(id string) bool {
	index, known := s.state().Territory.Station(id)
	if !known {
		return false
	}
	st := s.state().Results.Station(index)
	return len(st.Seals)+len(st.Versions) > 0
}

// practiseSteps leads to the very form of each step.
func (h *Handler) practiseSteps(s *scene, station int, p played) []practiseStep {
	id := s.state().Territory.Stations[station].ID
	page := link(s.lang, "station", id)
	typists := h.options(s, kindSealed, station)
	typing := func(slot string, typist int) string {
		if typist >= len(typists) {
			return page
		}
		return addressed(page, "enter", url.Values{"slot": {slot}, "as": {typists[typist].Name}})
	}
	own := url.Values{"slot": {"0"}}
	for _, o := range h.options(s, kindFiled, station) {
		if o.place == id {
			own.Add("as", o.Name)
		}
	}
	return []practiseStep{
		{Name: "first", Address: typing("1", 0), Done: p.sealed},
		{Name: "second", Address: typing("2", 1), Done: p.second},
		{Name: "return", Address: page + "#desk", Done: p.returned || p.filed},
		{Name: "retype-first", Address: typing("1", 0), Done: p.filed || s.retyped(station, 1)},
		{Name: "retype-second", Address: typing("2", 1), Done: p.filed || s.retyped(station, 2)},
		{Name: "file", Address: page + "#desk", Done: p.filed},
		{Name: "rival", Address: addressed(page, "enter", own), Done: p.rival},
		{Name: "resolve", Address: page + "#desk", Done: p.settled},
		{Name: "correct", Address: page + "#desk", Done: p.corrected},
		{Name: "read", Address: page, Done: p.corrected},
		{Name: "verify", Address: checkLink(s.lang, id)},
	}
}

// retyped says whether an entry of a second round waits in a slot.
func (s *scene) retyped(station int, slot int64) bool {
	st := s.state().Results.Station(station)
	seal := st.Waiting(act.Hash{}, slot)
	return seal != nil && seal.Round > 1
}

// addressed is a form below a page, asked for with a query.
func addressed(page, form string, query url.Values) string {
	path, kept, _ := strings.Cut(page, "?")
	if kept != "" {
		kept = "&" + kept
	}
	return path + "/" + form + "?" + query.Encode() + kept
}
