package web

import (
	"net/http"
	"strings"
	"sync"

	"urna/election/territory"
)

// mostHits bounds the answers to a search; the reader is told that there are more.
const mostHits = 50

// names is every name and id of a territory in small letters, made once for the
// territory that stands.
type names struct {
	mu       sync.Mutex
	of       *territory.Map
	units    []string
	stations []string
}

// folded returns the names of a territory.
func (n *names) folded(m *territory.Map) (units, stations []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.of != m {
		n.of, n.units, n.stations = m, make([]string, len(m.Units)), make([]string, len(m.Stations))
		for i := range m.Units {
			n.units[i] = fold(m.Units[i].ID, m.Units[i].Name)
		}
		for i := range m.Stations {
			n.stations[i] = fold(m.Stations[i].ID, m.Stations[i].Name)
		}
	}
	return n.units, n.stations
}

func fold(id string, name territory.Name) string {
	return strings.ToLower(strings.Join([]string{id, name.Default, name.KK, name.RU}, "\n"))
}

// searchView is what a search finds.
type searchView struct {
	snapshot
	Query string `json:"query"`
	Hits  []hit  `json:"hits"`
	More  bool   `json:"more"`
	Words string `json:"-"` // for the script of a copy
}

// hit is a unit or a station whose id or name holds all words of the query.
type hit struct {
	What string  `json:"what"` // unit or station
	ID   string  `json:"id"`
	Name string  `json:"name"`
	Way  []crumb `json:"-"`
	URL  string  `json:"-"`
}

// find looks for all words of the query; an exact id comes first.
func (s *scene) find(n *names, query string) *searchView {
	v := &searchView{snapshot: s.snapshot(), Query: query, Hits: []hit{}}
	words := strings.Fields(strings.ToLower(query))
	m := s.state().Territory
	if len(words) == 0 || m == nil {
		return v
	}
	units, stations := n.folded(m)
	exact, there := m.Station(strings.TrimSpace(query))
	if there {
		v.Hits = append(v.Hits, s.stationHit(exact))
	}
	for i, text := range units {
		if i > 0 && v.room(holds(text, words)) {
			v.Hits = append(v.Hits, s.unitHit(i))
		}
	}
	for i, text := range stations {
		if (!there || i != exact) && v.room(holds(text, words)) {
			v.Hits = append(v.Hits, s.stationHit(i))
		}
	}
	return v
}

// room says whether a match still has its place among the hits.
func (v *searchView) room(match bool) bool {
	if !match {
		return false
	}
	v.More = len(v.Hits) == mostHits
	return !v.More
}

func holds(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (s *scene) unitHit(i int) hit {
	u := &s.state().Territory.Units[i]
	return hit{What: "unit", ID: u.ID, Name: u.Name.In(string(s.lang)), Way: s.way(u.Parent), URL: link(s.lang, "unit", u.ID)}
}

func (s *scene) stationHit(i int) hit {
	st := &s.state().Territory.Stations[i]
	return hit{What: "station", ID: st.ID, Name: s.stationWords(st.ID, st.Name.In(string(s.lang))), Way: s.way(st.Unit), URL: link(s.lang, "station", st.ID)}
}

// maxQuery bounds what is looked for.
const maxQuery = 200

func (h *Handler) search(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	query := s.form.Get("q")
	if len(query) > maxQuery {
		query = strings.ToValidUTF8(query[:maxQuery], "")
	}
	v := s.find(&h.names, query)
	if h.Static {
		v.Words = searchWords(s.lang)
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/search", title: s.lang.Text("results.search"), body: v})
}
