package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"urna/election"
	"urna/election/act"
)

// entryView is one entry of the ledger as it stands.
type entryView struct {
	Index      int64
	Kind       string
	KindWords  string
	Act        act.Hash
	Office     string
	Received   string
	Station    string // of an act about a station
	Signatures []signatureView
	Cosigned   []cosignedRow
	Findings   []findingView
	Claimed    []string
	JSON       string
	Previous   int64 // -1 for none
	Next       int64
}

type cosignedRow struct {
	Index         int64
	Words, Stance string
}

// indexOf reads the index in an address; false when the checkpoint has no such entry.
func (s *scene) indexOf(r *http.Request) (int64, bool) {
	text := r.PathValue("index")
	index, err := strconv.ParseInt(text, 10, 64)
	if err != nil || strconv.FormatInt(index, 10) != text {
		return 0, false
	}
	return index, index >= 0 && index < s.at.Head.Size
}

func (h *Handler) entry(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	index, known := s.indexOf(r)
	if !known {
		h.notFound(w, r)
		return
	}
	leaf, err := h.ledger.Leaf(index)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	v := s.entryOf(index, leaf)
	h.draw(w, r, s, show{status: http.StatusOK, page: "act/entry", title: s.lang.Text("act.entry", s.lang.Number(index)), body: v})
}

func (s *scene) entryOf(index int64, leaf []byte) *entryView {
	v := &entryView{Index: index, Findings: s.findingsAt(index), JSON: pretty(leaf), Previous: index - 1, Next: -1}
	if index+1 < s.at.Head.Size {
		v.Next = index + 1
	}
	opened, refusal := act.ReadLeaf(leaf, election.Body)
	if refusal != nil { // a void entry: it is shown as it stands, and means nothing
		v.KindWords = s.ruleWords(refusal.Rule)
		return v
	}
	v.Kind, v.KindWords, v.Act = opened.Act.Kind, kindWords(s.lang, opened.Act.Kind), opened.Hash
	v.Office, v.Received = s.officeWords(opened.Act.Office), s.moment(opened.Received)
	v.Signatures = s.signatures(opened)
	for _, sig := range v.Signatures {
		v.Claimed = append(v.Claimed, s.moment(sig.Claimed))
	}
	if body, about := opened.Act.Body.(interface{ AtStation() string }); about {
		v.Station = body.AtStation()
	}
	for _, c := range s.state().Cosigned(opened.Hash) {
		words := roleWords(s.lang, c.Signer.Role) + ", " + s.officeWords(c.Signer.Office)
		v.Cosigned = append(v.Cosigned, cosignedRow{c.Index, words, s.lang.Text("act.stance." + c.Stance)})
	}
	return v
}

// findingsAt are the findings of one entry.
func (s *scene) findingsAt(index int64) []findingView {
	found := []findingView{}
	s.state().Remarks(func(r election.Remark) bool {
		if r.Index == index {
			found = append(found, s.findingView(r.Finding, r.Received))
		}
		return r.Index <= index
	})
	return found
}

// pretty spreads canonical JSON over lines; the exact bytes are at …/leaf.
func pretty(leaf []byte) string {
	var out bytes.Buffer
	if err := json.Indent(&out, leaf, "", "  "); err != nil {
		return string(leaf)
	}
	return out.String()
}

func (h *Handler) leaf(w http.ResponseWriter, r *http.Request) {
	h.bytesOf(w, r, "application/json", h.ledger.Leaf)
}

func (h *Handler) proof(w http.ResponseWriter, r *http.Request) {
	h.bytesOf(w, r, "text/plain; charset=utf-8", func(index int64) ([]byte, error) {
		proof, err := h.ledger.Prove(r.Context(), index)
		if err != nil {
			return nil, err
		}
		return []byte(proof.String()), nil
	})
}

// bytesOf answers the exact bytes that belong to one entry.
func (h *Handler) bytesOf(w http.ResponseWriter, r *http.Request, contentType string, read func(int64) ([]byte, error)) {
	s := h.scene(r)
	index, known := s.indexOf(r)
	if !known {
		h.notFound(w, r)
		return
	}
	data, err := read(index)
	if err != nil {
		if !errors.Is(err, r.Context().Err()) {
			h.broken(w, r, err)
		}
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Access-Control-Allow-Origin", "*")
	_, _ = w.Write(data)
}
