package web

import (
	"fmt"
	"net/http"
	"strings"

	"rsc.io/qr"

	"urna/election/act"
)

// receiptView is the counted protocol of a station as it goes on paper: the chair
// compares it with the sheet and signs. Its code leads whoever holds the paper to
// the entry.
type receiptView struct {
	Heading string
	Way     []crumb
	Station string
	Index   int64 // -1 where none counts
	Act     act.Hash
	When    string
	Rows    []formRow
	Signed  []signatureView
	Code    *codeFigure
	Text    string // what the code says
}

// codeFigure is a QR code as one SVG path, of squares of side 1.
type codeFigure struct {
	Path string
	Side int
}

// quietZone is how many empty squares the standard asks around a code.
const quietZone = 4

// codeOf draws a text. Each dark run of a row is one rectangle.
func codeOf(text string) (*codeFigure, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, fmt.Errorf("QR code of %q: %w", text, err)
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			run := 0
			for x+run < code.Size && code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", x+quietZone, y+quietZone, run, run)
				x += run
			}
		}
	}
	return &codeFigure{path.String(), code.Size + 2*quietZone}, nil
}

// receipt is the page that is printed.
func (h *Handler) receipt(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	at := s.stationOf(r)
	if at == nil {
		h.notFound(w, r)
		return
	}
	v := &receiptView{
		Heading: s.stationWords(at.Station, at.Name), Way: s.way(s.state().Territory.Stations[at.index].Unit), Station: at.Station, Index: -1,
	}
	if counted := at.st.Counted(); counted != nil {
		version, err := h.version(at, counted)
		if err == nil {
			v.Text = fmt.Sprintf("%s/entry/%d#%s", site(r), counted.Index, counted.Act)
			v.Code, err = codeOf(v.Text)
		}
		if err != nil {
			h.broken(w, r, err)
			return
		}
		v.Index, v.Act, v.When, v.Rows, v.Signed = counted.Index, counted.Act, version.Words.Received, version.Rows, version.Signatures
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/receipt", title: v.Heading, body: v, fresh: true})
}
