package web

import (
	"encoding/json"
	"net/http"

	"urna/election/candidacy"
)

// signedView is the page on which a voter checks the registrar's answer to "was my
// number used to sign for somebody?". Number and answer are never sent: a script of
// the page checks them against what stands here.
type signedView struct {
	Genesis string
	Address string
	Modulus string // of the key for such questions, empty while there is none
	Key     int64  // entry of the key
	Filings []filingRow
	Words   string // JSON for the script
}

// filingRow is sheets that were filed.
type filingRow struct {
	candidacy.Filing
	Name, In string // nominee and unit in words
}

func (h *Handler) signed(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	words, err := json.Marshal(scriptTexts(s.lang, "signed.js."))
	if err != nil {
		h.broken(w, r, err)
		return
	}
	v := &signedView{Genesis: s.state().Genesis().String(), Address: site(r), Words: string(words)}
	if h.Static { // the folder of the copy itself
		v.Address = "."
	}
	if k := s.state().Candidacy.Lookup(); k != nil {
		v.Modulus, v.Key = k.Modulus, k.Index
	}
	for _, f := range s.state().Candidacy.AllFilings() {
		v.Filings = append(v.Filings, filingRow{f, s.nomineeWords(f.Nominee), s.unitWords(f.Unit)})
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "procedure/signed", title: s.lang.Text("signed.title"), body: v, fresh: true})
}

// nomineeWords is the name under which somebody was nominated.
func (s *scene) nomineeWords(id string) string {
	for _, n := range s.state().Candidacy.Nominees() {
		if n.Nominee == id && n.Name != "" {
			return n.Name
		}
	}
	return id
}

// signatureNumber is how many signatures a candidate needs, as it was stated and as
// the law's share gives it.
func (s *scene) signatureNumber() section {
	t := section{ID: "required", Columns: columns("as-of", "voters#", "required#", "share#", "sources")}
	if r := s.state().Candidacy.Required(); r != nil {
		t.Rows = append(t.Rows, s.row(r.Index, s.day(r.AsOf), s.number(r.Voters), s.number(r.Required), s.number(s.state().CandidacyLaw.Needed(r.Voters)), s.cited(r.Sources)))
	}
	return t
}

// sheetTable is the sheets that were handed in, with the root to which an answer to a
// voter leads.
func (s *scene) sheetTable() section {
	t := section{ID: "sheets", Columns: columns("nominee", "unit", "on", "sheets#", "signatures#", "root", "sources")}
	for _, f := range s.state().Candidacy.AllFilings() {
		root := plain(f.Root.String())
		if f.Root.IsZero() {
			root = s.day("")
		}
		t.Rows = append(t.Rows, s.row(f.Index, plain(f.Nominee), cell{Text: s.unitWords(f.Unit), Value: f.Unit}, s.day(f.On), s.number(f.Sheets), s.number(f.Signatures), root, s.cited(f.Sources)))
	}
	return t
}

// questionKey is the key by which voters are answered whether their number was used.
func (s *scene) questionKey() section {
	t := section{ID: "question", Columns: columns("on", "bits#", "modulus", "sources"), Note: s.lang.Text("candidacy.note-question"), Door: crumb{s.lang.Text("signed.title"), link(s.lang, "signed")}}
	if k := s.state().Candidacy.Lookup(); k != nil {
		n, _ := candidacy.Modulus(k.Modulus)
		t.Rows = append(t.Rows, s.row(k.Index, s.day(k.On), s.number(int64(n.BitLen())), plain(k.Modulus), s.cited(k.Sources)))
	}
	return t
}
