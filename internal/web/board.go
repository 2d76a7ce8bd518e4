package web

import (
	"net/http"
	"slices"
	"sync"

	"urna/election/act"
	"urna/election/results"
)

// The stages of a station's protocol, from nothing to a count, as a coordinator
// asks for them.
const (
	stageMissing  = "missing"  // nothing was sealed or filed
	stageOne      = "one"      // one of two entries waits
	stageBoth     = "both"     // both wait to be compared
	stageReturned = "returned" // entries came back to their typists
	stageOut      = "out"      // what was filed no longer stands
	stageDisputed = "disputed"
	stageHeld     = "held"
	stageFiled    = "filed"
)

// stages are listed as they are worked off: what needs somebody first.
var stages = []string{stageDisputed, stageHeld, stageOut, stageReturned, stageBoth, stageOne, stageMissing, stageFiled}

// boardView is how far each station is: for a coordinator, and for a wall.
type boardView struct {
	snapshot
	Unit     string       `json:"unit"`
	Show     string       `json:"show"` // one stage, empty for all
	Stations int          `json:"stations"`
	Stages   []boardStage `json:"stages"`
	Rows     []boardRow   `json:"rows"`
	Paging   paging       `json:"paging"`

	Way            []crumb `json:"-"`
	All            string  `json:"-"`
	Previous, Next string  `json:"-"`
	JSON           string  `json:"-"`
}

type boardStage struct {
	Stage   string `json:"stage"`
	Count   int    `json:"count"`
	Address string `json:"-"`
	Current bool   `json:"-"`
}

type boardRow struct {
	Station string   `json:"station"`
	Name    string   `json:"name"`
	Stage   string   `json:"stage"`
	Since   act.Time `json:"since"` // of the last entry about it; 0 for none
	Index   int64    `json:"index"` // of that entry, -1 for none
	When    string   `json:"-"`

	number int
}

// stageOf is how far one station is.
func stageOf(st *results.Station) string {
	counted := st.Counted()
	switch {
	case st.Disputed():
		return stageDisputed
	case counted != nil && counted.Held():
		return stageHeld
	case counted != nil:
		return stageFiled
	}
	waiting := 0
	for slot := int64(1); slot <= 2; slot++ {
		if st.Waiting(act.Hash{}, slot) != nil {
			waiting++
		}
	}
	switch {
	case waiting == 2:
		return stageBoth
	case waiting == 1:
		return stageOne
	case len(st.Versions) > 0:
		return stageOut
	case len(st.Seals) > 0:
		return stageReturned
	}
	return stageMissing
}

// far is how far each station is, as a place in stages, worked out once for each
// checkpoint: a wall asks again and again. A copy draws states under the name of an
// earlier checkpoint, to see whether a page differs by more than that: so the root
// alone does not tell states apart.
type far struct {
	mu     sync.Mutex
	root   act.Hash
	size   int64
	places []uint8
}

func (f *far) of(s *scene) []uint8 {
	f.mu.Lock()
	defer f.mu.Unlock()
	if root := act.Hash(s.at.Head.Root); f.places == nil || f.root != root || f.size != s.state().Size {
		f.root, f.size, f.places = root, s.state().Size, make([]uint8, len(s.state().Territory.Stations))
		for i := range f.places {
			st := s.state().Results.Station(i)
			f.places[i] = uint8(slices.Index(stages, stageOf(&st)))
		}
	}
	return f.places
}

// lastOf is the entry of the last seal or version of a station, -1 for none.
func lastOf(st *results.Station) int64 {
	index := int64(-1)
	for i := range st.Seals {
		index = max(index, st.Seals[i].Index)
	}
	for i := range st.Versions {
		index = max(index, st.Versions[i].Index)
	}
	return index
}

// boardOf sorts the stations below a unit by stage.
func (s *scene) boardOf(unit int, show string, places []uint8) *boardView {
	m := s.state().Territory
	v := &boardView{snapshot: s.snapshot(), Unit: m.Units[unit].ID, Show: show, Rows: []boardRow{}, Way: s.way(unit)}
	byStage := make([][]int, len(stages))
	for i, place := range places {
		if m.Within(m.Stations[i].Unit, unit) {
			byStage[place] = append(byStage[place], i)
			v.Stations++
		}
	}
	address := withQuery(link(s.lang, "board"), "unit", v.Unit)
	v.All, v.JSON = address, withQuery(withQuery("/board.json", "unit", v.Unit), "show", show)
	var shown []boardRow
	for place, stage := range stages {
		v.Stages = append(v.Stages, boardStage{stage, len(byStage[place]), withQuery(address, "show", stage), stage == show})
		if show != "" && show != stage {
			continue
		}
		for _, number := range byStage[place] {
			shown = append(shown, boardRow{Stage: stage, number: number})
		}
	}
	v.Paging = pagingOf(len(shown), s.form.Get("page"))
	for _, row := range shown[v.Paging.first():v.Paging.last()] {
		v.Rows = append(v.Rows, s.boardRow(row))
	}
	turn := func(page int) string {
		if page == 0 {
			return ""
		}
		return withQuery(withQuery(address, "show", show), "page", s.plain(page))
	}
	v.Previous, v.Next = turn(v.Paging.Previous()), turn(v.Paging.Next())
	return v
}

func (s *scene) boardRow(row boardRow) boardRow {
	at, st := &s.state().Territory.Stations[row.number], s.state().Results.Station(row.number)
	row.Station, row.Name, row.Index = at.ID, s.stationWords(at.ID, at.Name.In(string(s.lang))), lastOf(&st)
	return row
}

// boardAsked draws what a request is about; nil where it is answered already.
func (h *Handler) boardAsked(w http.ResponseWriter, r *http.Request) (*scene, *boardView) {
	s := h.begun(w, r)
	if s == nil {
		return nil, nil
	}
	unit, known := 0, true
	if id := s.form.Get("unit"); id != "" {
		unit, known = s.state().Territory.Unit(id)
	}
	show := s.form.Get("show")
	if !known || show != "" && !slices.Contains(stages, show) {
		h.notFound(w, r)
		return nil, nil
	}
	v := s.boardOf(unit, show, h.far.of(s))
	for i := range v.Rows {
		row := &v.Rows[i]
		if row.Index < 0 {
			continue
		}
		opened, err := h.opened(row.Index)
		if err != nil {
			h.broken(w, r, err)
			return nil, nil
		}
		row.Since, row.When = opened.Received, s.moment(opened.Received)
	}
	return s, v
}

func (h *Handler) board(w http.ResponseWriter, r *http.Request) {
	if s, v := h.boardAsked(w, r); v != nil {
		h.draw(w, r, s, show{status: http.StatusOK, page: "results/board", title: s.lang.Text("results.board"), body: v})
	}
}

func (h *Handler) boardJSON(w http.ResponseWriter, r *http.Request) {
	if s, v := h.boardAsked(w, r); v != nil {
		h.writeJSON(w, r, s, v)
	}
}
