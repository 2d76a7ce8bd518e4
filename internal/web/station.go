package web

import (
	"net/http"
	"slices"

	"urna/election/results"
)

// stationView is what one polling station has sealed and filed, as the page
// shows it and its JSON says it.
type stationView struct {
	snapshot
	Station  string        `json:"station"`
	Name     string        `json:"name"`
	Unit     string        `json:"unit"`
	Standing string        `json:"standing"`
	Held     bool          `json:"held"`
	Versions []versionView `json:"versions"`
	Seals    []sealView    `json:"seals"`

	scene *scene
	index int
	st    results.Station
	Words stationWords `json:"-"`
}

// stationWords is what the page says beside the view.
type stationWords struct {
	Way      []crumb
	Heading  string
	Address  string
	JSON     string
	Check    string // leads to the reader's own check
	Own      string // leads to the comparison with the reader's own sheet
	Practise string // leads back to the steps of a practice
	Rivals   []rivalView
	Desk     *deskView
	Done     *entryLine
	Drafts   bool // nobody has confirmed the labels in the reader's language
}

// entryLine names an entry that a form has just made.
type entryLine struct {
	Index    int64
	Kind     string
	Findings []findingView
}

// rivalView is what the sums would gain or lose if a rival counted.
type rivalView struct {
	Index   int64
	Changes []changeRow
}

type changeRow struct {
	Field, Name            string
	Counted, Rival, Change *int64
}

// stationOf finds the station of a request; nil when there is none.
func (s *scene) stationOf(r *http.Request) *stationView {
	if !s.state().Results.Began() {
		return nil
	}
	index, known := s.state().Territory.Station(r.PathValue("id"))
	if !known {
		return nil
	}
	at := &s.state().Territory.Stations[index]
	v := &stationView{
		snapshot: s.snapshot(), Station: at.ID, Name: at.Name.In(string(s.lang)), Unit: s.state().Territory.Units[at.Unit].ID,
		Versions: []versionView{}, Seals: []sealView{}, scene: s, index: index, st: s.state().Results.Station(index),
	}
	v.Standing = standingOf(&v.st)
	if counted := v.st.Counted(); counted != nil {
		v.Held = counted.Held()
	}
	return v
}

// fill reads the versions and seals of the station, with the leaves they stand in.
func (h *Handler) fill(s *scene, v *stationView) error {
	for i := range v.st.Versions {
		version, err := h.version(v, &v.st.Versions[i])
		if err != nil {
			return err
		}
		v.Versions = append(v.Versions, version)
	}
	for i := range v.st.Seals {
		v.Seals = append(v.Seals, s.seal(&v.st, &v.st.Seals[i]))
	}
	return nil
}

func (h *Handler) stationWords(s *scene, v *stationView) stationWords {
	w := stationWords{
		Way: s.way(s.state().Territory.Stations[v.index].Unit), Address: link(s.lang, "station", v.Station),
		JSON: link("en", "station", v.Station, "station.json"), Check: checkLink(s.lang, v.Station),
		Own: withQuery(link(s.lang, "own"), "station", v.Station), Practise: withQuery(link(s.lang, "practise"), "station", v.Station), Heading: s.stationWords(v.Station, v.Name),
	}
	w.Drafts = slices.Contains(s.state().Rulebook.Election.Drafts, string(s.lang))
	counted := v.st.Counted()
	for _, rival := range v.st.Rivals() {
		r := rivalView{Index: rival.Index}
		for _, c := range s.state().Results.Changes(counted, rival) {
			r.Changes = append(r.Changes, s.changeRow(c))
		}
		w.Rivals = append(w.Rivals, r)
	}
	return w
}

func (s *scene) changeRow(c results.Change) changeRow {
	row := changeRow{Field: c.Field, Name: s.fieldWords(c.Field)}
	if c.Counted >= 0 {
		row.Counted = &c.Counted
	}
	if c.Rival >= 0 {
		row.Rival = &c.Rival
	}
	if c.Counted >= 0 && c.Rival >= 0 {
		change := c.Rival - c.Counted
		row.Change = &change
	}
	return row
}

func (h *Handler) station(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	v := s.stationOf(r)
	if v == nil {
		h.notFound(w, r)
		return
	}
	h.drawStation(w, r, v, nil)
}

// drawStation draws the page of a station, with what a form could not do.
func (h *Handler) drawStation(w http.ResponseWriter, r *http.Request, v *stationView, problem *problem) {
	s := v.scene
	if err := h.fill(s, v); err != nil {
		h.broken(w, r, err)
		return
	}
	v.Words = h.stationWords(s, v)
	v.Words.Done = h.done(s)
	status := http.StatusOK
	if problem != nil {
		status = problem.status
	}
	if len(h.Signers) > 0 {
		desk, err := h.deskView(s, v)
		if err != nil {
			h.broken(w, r, err)
			return
		}
		desk.keep(problem)
		desk.Problem, v.Words.Desk = problem, desk
	}
	fresh := len(h.Signers) > 0 || v.Words.Done != nil
	h.draw(w, r, s, show{status: status, page: "results/station", title: v.Words.Heading, body: v, fresh: fresh})
}

func (h *Handler) stationJSON(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	v := s.stationOf(r)
	if v == nil {
		h.notFound(w, r)
		return
	}
	if err := h.fill(s, v); err != nil {
		h.broken(w, r, err)
		return
	}
	h.writeJSON(w, r, s, v)
}
