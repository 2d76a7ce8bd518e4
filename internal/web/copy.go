package web

import (
	"encoding/json"
	"net/http"

	"urna/election/territory"
	"urna/internal/i18n"
)

// copied adds what a copy of the pages has in place of a server: the page that
// says what it is, and a search that runs in the browser.
func (h *Handler) copied(mux *http.ServeMux) {
	mux.HandleFunc("GET /copy", h.aboutCopy)
	mux.HandleFunc("GET /names.js", h.nameIndex)
}

func (h *Handler) aboutCopy(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	h.draw(w, r, s, show{status: http.StatusOK, page: "page/copy", title: s.lang.Text("copy.title"), body: s.state().Genesis().String()})
}

// listed is a unit or station for the search of a copy: id, names by default, in
// Kazakh and in Russian ("" where the same), and the number of the unit above.
type listed [5]any

// nameIndex is all names as a script: a page that was opened from a disk may load
// scripts, but no other files.
func (h *Handler) nameIndex(w http.ResponseWriter, r *http.Request) {
	index := struct {
		Units    []listed `json:"units"`
		Stations []listed `json:"stations"`
	}{[]listed{}, []listed{}}
	if m := h.scene(r).state().Territory; m != nil {
		for i := range m.Units {
			index.Units = append(index.Units, listedOf(m.Units[i].ID, m.Units[i].Name, m.Units[i].Parent))
		}
		for i := range m.Stations {
			index.Stations = append(index.Stations, listedOf(m.Stations[i].ID, m.Stations[i].Name, m.Stations[i].Unit))
		}
	}
	data, err := json.Marshal(index)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	_, _ = w.Write(append(append([]byte("urnaNames("), data...), ")\n"...)) // the reader is gone if this fails
}

func listedOf(id string, name territory.Name, above int) listed {
	other := func(lang i18n.Language) string {
		if text := name.In(string(lang)); text != name.Default {
			return text
		}
		return ""
	}
	return listed{id, name.Default, other(i18n.Kazakh), other(i18n.Russian), above}
}

// searchWords are the texts of the script that searches, in the reader's language.
func searchWords(lang i18n.Language) string {
	data, err := json.Marshal(map[string]string{
		"station-plain": lang.Text("results.station-plain"), "station-heading": lang.Text("results.station-heading"),
		"search-more": lang.Text("results.search-more"), "search-none": lang.Text("results.search-none"),
	})
	if err != nil {
		panic("web: texts of the search: " + err.Error()) // strings always encode
	}
	return string(data)
}
