package web

import (
	"net/http"
	"slices"

	"urna/election/source"
)

// sourcesView is what the ledger says of where its figures come from.
type sourcesView struct {
	snapshot
	Sources []sourceRow    `json:"sources"`
	Models  []source.Model `json:"generated"`
	Files   []fileRow      `json:"files"`
}

// sourceRow is one named source and the entries that cite it.
type sourceRow struct {
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	Publisher string  `json:"publisher"`
	Date      string  `json:"date"`
	Type      string  `json:"type"`
	Reached   string  `json:"reached"`
	URL       string  `json:"url"`
	Note      string  `json:"note"`
	CitedIn   []int64 `json:"cited_in"`
}

// fileRow is one published file that was brought in row by row.
type fileRow struct {
	Name    string `json:"name"`
	Origin  string `json:"origin"`
	Licence string `json:"licence"`
	Content string `json:"content"` // SHA-256
	Rows    int64  `json:"rows"`
	Entered int64  `json:"entered"`
	Beside  bool   `json:"beside"` // not counted, but compared
	Number  int    `json:"number"`
}

func (s *scene) sources() *sourcesView {
	v := &sourcesView{snapshot: s.snapshot(), Sources: []sourceRow{}, Models: s.state().Source.Models(), Files: []fileRow{}}
	declarations := s.state().Results.Declarations()
	for _, n := range s.state().Source.Sources() {
		row := sourceRow{
			ID: n.ID, Title: n.Title, Publisher: n.Publisher, Date: n.Date, Type: n.Type, Reached: n.Reached, URL: n.URL, Note: n.Note,
			CitedIn: []int64{},
		}
		for _, d := range declarations {
			if slices.Contains(d.Sources, n.ID) {
				row.CitedIn = append(row.CitedIn, d.Index)
			}
		}
		v.Sources = append(v.Sources, row)
	}
	for i, f := range s.state().Source.Files() {
		v.Files = append(v.Files, fileRow{
			f.Opened.Name, f.Opened.Origin, f.Opened.Licence, f.Opened.Content.String(), f.Opened.Rows, f.Entered, f.Beside, i,
		})
	}
	return v
}

func (h *Handler) sources(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	h.draw(w, r, s, show{status: http.StatusOK, page: "source/sources", title: s.lang.Text("source.title"), body: s.sources()})
}

func (h *Handler) sourcesJSON(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	h.writeJSON(w, r, s, s.sources())
}
