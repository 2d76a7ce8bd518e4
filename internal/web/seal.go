package web

import (
	"urna/election/act"
	"urna/election/results"
)

// sealView is one sealed entry: who sealed it and where it stands. Its values
// are shown only when an act of the ledger has opened it.
type sealView struct {
	Act       act.Hash `json:"act"`
	Index     int64    `json:"index"`
	Received  act.Time `json:"received"`
	Slot      int64    `json:"slot"`
	Round     int64    `json:"round"`
	Form      string   `json:"form"`
	Office    string   `json:"office"`
	Role      string   `json:"role"`
	Person    string   `json:"person"`
	Standing  string   `json:"standing"`
	Opened    bool     `json:"opened"`
	Differing []string `json:"differing"`

	With      int64     `json:"-"` // the entry that opened it, -1 for none
	FormIndex int64     `json:"-"` // of the protocol it corrects, -1 for none
	When      string    `json:"-"`
	Who       string    `json:"-"`
	Tag       string    `json:"-"`
	Other     []formRow `json:"-"` // what it held, when it was opened with other values than filed
}

func (s *scene) seal(st *results.Station, seal *results.Seal) sealView {
	standing, _ := s.state().Office.Standing(seal.Key)
	v := sealView{
		Act: seal.Act, Index: seal.Index, Received: seal.Received, Slot: seal.Slot, Round: seal.Round,
		Office: standing.Office, Role: standing.Role, Person: seal.Person, Standing: string(seal.Standing),
		Opened: seal.Opened, Differing: seal.Differing, With: -1, FormIndex: -1, When: s.moment(seal.Received),
		Who: roleWords(s.lang, standing.Role) + ", " + s.officeWords(standing.Office), Tag: shortPerson(seal.Person),
	}
	if v.Differing == nil {
		v.Differing = []string{}
	}
	if !seal.Form.IsZero() {
		v.Form = seal.Form.String()
		if form := st.Version(seal.Form); form != nil {
			v.FormIndex = form.Index
		}
	}
	if index, known := s.state().Index(seal.With); known && seal.Opened {
		v.With = index
	}
	if seal.Opened && seal.Sheet != nil {
		v.Other = s.formRows(*seal.Sheet)
	}
	return v
}
