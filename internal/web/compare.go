package web

import (
	"net/http"
	"strconv"

	"urna/election"
)

// compareView is a file beside the count, station by station.
type compareView struct {
	snapshot
	File      int          `json:"file"`
	Name      string       `json:"name"`
	Content   string       `json:"content"` // SHA-256
	Origin    string       `json:"origin"`
	Fields    []string     `json:"fields"`
	Equal     int64        `json:"equal"`
	Differing int64        `json:"differing"`
	OnlyHere  int64        `json:"only_here"`
	OnlyThere int64        `json:"only_there"`
	OneSided  int64        `json:"one_sided"`
	Stations  []comparedAt `json:"stations"` // of this page
	Paging    paging       `json:"paging"`

	JSON, Previous, Next string `json:"-"`
}

// comparedAt is one station that is not equal in both.
type comparedAt struct {
	Station    string        `json:"station"`
	Registered bool          `json:"registered"` // has a page of its own
	How        election.How  `json:"how"`
	Row        int64         `json:"row"`
	Fields     []comparedRow `json:"fields"`
}

type comparedRow struct {
	Field string `json:"field"`
	Here  int64  `json:"here"`
	There int64  `json:"there"`
	Name  string `json:"-"`
	Less  int64  `json:"-"` // there less here
}

// compareOf draws the comparison of a file; nil where no such file stands beside
// the count.
func (s *scene) compareOf(r *http.Request) *compareView {
	file, err := strconv.Atoi(r.PathValue("file"))
	files := s.state().Source.Files()
	if err != nil || file < 0 || file >= len(files) || !files[file].Beside {
		return nil
	}
	c := s.state().Compare(file)
	v := &compareView{
		snapshot: s.snapshot(), File: file, Name: c.File.Opened.Name, Content: c.File.Opened.Content.String(), Origin: c.File.Opened.Origin,
		Fields: c.Fields, Equal: c.Equal, Differing: c.Differing, OnlyHere: c.OnlyHere, OnlyThere: c.OnlyThere, OneSided: c.OneSided,
		Stations: []comparedAt{}, Paging: pagingOf(len(c.Stations), s.form.Get("page")),
	}
	for _, one := range c.Stations[v.Paging.first():v.Paging.last()] {
		at := comparedAt{Station: one.Name, How: one.How, Row: one.Row, Fields: []comparedRow{}}
		if one.Station >= 0 {
			at.Station, at.Registered = s.state().Territory.Stations[one.Station].ID, true
		}
		for _, f := range one.Fields {
			at.Fields = append(at.Fields, comparedRow{f.Field, f.Here, f.There, s.fieldWords(f.Field), f.There - f.Here})
		}
		v.Stations = append(v.Stations, at)
	}
	address := []string{"compare", strconv.Itoa(file)}
	turn := func(page int) string {
		if page == 0 {
			return ""
		}
		return withQuery(link(s.lang, address...), "page", s.plain(page))
	}
	v.Previous, v.Next = turn(v.Paging.Previous()), turn(v.Paging.Next())
	v.JSON = link("en", append(address, "compare.json")...)
	return v
}

func (h *Handler) fileBeside(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	if v := s.compareOf(r); v != nil {
		h.draw(w, r, s, show{status: http.StatusOK, page: "source/compare", title: s.lang.Text("source.compare", v.Name), body: v})
		return
	}
	h.notFound(w, r)
}

func (h *Handler) fileBesideJSON(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	if v := s.compareOf(r); v != nil {
		h.writeJSON(w, r, s, v)
		return
	}
	h.notFound(w, r)
}
