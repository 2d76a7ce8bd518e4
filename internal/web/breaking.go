package web

import (
	"encoding/json"
	"net/http"
)

// breakView is the page on which a reader alters a copy of the ledger in their own
// browser and watches the verifier name it. The ledger itself is not touched.
type breakView struct {
	Station string // whose protocol is altered
	Lies    []string
	Words   string // JSON for the script
	Address string
}

// pageLies are the lies that the page tells; the command tells more.
var pageLies = []string{"digit", "station", "order", "tile", "withheld", "checkpoint", "key"}

// breaking is the fourth door.
func (h *Handler) breaking(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	v := &breakView{Station: s.form.Get("station"), Lies: pageLies, Address: site(r)}
	if v.Station == "" {
		v.Station = s.firstCounted()
	}
	if h.Static { // the folder of the copy itself
		v.Address = "."
	}
	words, err := json.Marshal(scriptTexts(s.lang, "door.break.js."))
	if err != nil {
		h.broken(w, r, err)
		return
	}
	v.Words = string(words)
	h.draw(w, r, s, show{status: http.StatusOK, page: "door/break", title: s.lang.Text("door.break"), body: v, fresh: true})
}

// firstCounted is the first station of which a protocol counts, empty for none.
func (s *scene) firstCounted() string {
	for i := range s.state().Territory.Stations {
		st := s.state().Results.Station(i)
		if st.Counted() != nil {
			return s.state().Territory.Stations[i].ID
		}
	}
	return ""
}
