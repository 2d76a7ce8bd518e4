package web

import (
	"encoding/json"
	"net/http"

	"urna/election/rulebook"
)

// ownView is the page on which a reader sets their own copy of a sheet beside the
// published one. What they type is never sent: a script of the page compares.
type ownView struct {
	Station string
	Heading string // of the station, empty where none was found
	Asked   bool
	Rows    []formRow
	Counted int64  // entry that counts, -1 for none
	Data    string // JSON for the script: form, relations, its words
}

// ownData is what the second verifier's formulas need in the page.
type ownData struct {
	Lines      []ownLine         `json:"lines"`
	Candidates []string          `json:"candidates"`
	Relations  []ownRelation     `json:"relations"`
	Words      map[string]string `json:"words"`
}

type ownLine struct {
	Code   string `json:"code"`
	Type   string `json:"type"`
	List   string `json:"list"`
	Absent string `json:"absent"`
}

type ownRelation struct {
	Code    string `json:"code"`
	Formula string `json:"formula"`
	Title   string `json:"title"`
	Words   string `json:"words"`
}

// own is the third door.
func (h *Handler) own(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	v := &ownView{Station: s.form.Get("station"), Counted: -1, Asked: s.form.Has("station")}
	if index, known := s.state().Territory.Station(v.Station); known {
		if err := s.ownSheet(v, index); err != nil {
			h.broken(w, r, err)
			return
		}
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "door/own", title: s.lang.Text("door.own"), body: v})
}

// ownSheet lays the published sheet out, or an empty one where none counts.
func (s *scene) ownSheet(v *ownView, index int) error {
	at := &s.state().Territory.Stations[index]
	v.Heading = s.stationWords(at.ID, at.Name.In(string(s.lang)))
	layout := s.state().Results.Layout()
	sheet := layout.EmptySheet()
	st := s.state().Results.Station(index)
	if counted := st.Counted(); counted != nil {
		sheet, v.Counted = counted.Sheet, counted.Index
	}
	v.Rows = s.formRows(sheet)
	data, err := json.Marshal(s.ownData())
	v.Data = string(data)
	return err
}

func (s *scene) ownData() ownData {
	layout := s.state().Results.Layout()
	d := ownData{Candidates: layout.Candidates(), Words: scriptTexts(s.lang, "door.own.js.")}
	for _, line := range layout.Form() {
		d.Lines = append(d.Lines, ownLine{line.Code, string(line.Type), string(line.List), string(line.Absent)})
	}
	for _, relation := range s.state().Rulebook.Relations {
		if relation.Level != rulebook.LevelStation || relation.How != rulebook.RelationFormula || signs(relation) {
			continue
		}
		d.Relations = append(d.Relations, ownRelation{
			Code: relation.Code, Formula: relation.Formula.String(), Title: relation.Title.In(string(s.lang)),
			Words: layout.Form().Words(relation.Formula, string(s.lang)),
		})
	}
	return d
}
