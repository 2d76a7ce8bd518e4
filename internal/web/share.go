package web

import (
	"bytes"
	"net/http"
)

// The measures of the figure that people pass on: the form in which messengers
// and news sites show a picture.
const (
	shareBars = 1080 // width of a whole bar, of 1200
	shareTop  = 170  // where the bars begin, of 630
	shareRoom = 340  // height for all candidates
	shareMost = 80   // height of one candidate at most
)

// shareView is the result as one picture that needs no page around it: it bears
// its state, the mark of invented figures, the checkpoint, and where to check.
type shareView struct {
	Title, State, Reported, Mark string
	Bars                         []shareBar
	Size, Root, Address          string
}

type shareBar struct {
	Name, Share string
	TextY, BarY int
	Width       int64
	Thick       int
}

// pictureOf draws the result of the whole election.
func (s *scene) pictureOf(address string) shareView {
	v := s.resultOf(0)
	w := s.resultWords(v)
	view := shareView{
		Title: w.Title, State: w.State, Mark: s.markWords(), Size: s.lang.Number(v.Size), Root: v.Root, Address: address,
		Reported: s.lang.Text("results.reported", s.lang.Number(v.Reported), s.lang.Number(v.Stations)),
	}
	pitch := min(shareMost, shareRoom/max(1, len(w.Figure.Bars)))
	for i, b := range w.Figure.Bars {
		view.Bars = append(view.Bars, shareBar{
			Name: b.Name, Share: b.Share, TextY: shareTop + i*pitch + pitch/2 - 6, BarY: shareTop + i*pitch + pitch/2 + 2,
			Width: b.votes * shareBars / *v.whole(), Thick: max(2, pitch/2-14),
		})
	}
	return view
}

// picture serves the picture. It names this site, so that it is drawn for each
// reader.
func (h *Handler) picture(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	check := site(r) + "/check"
	if h.Static { // nobody knows where a copy will stand
		check = "urna verify"
	}
	var out bytes.Buffer
	if err := h.pages.byName[figureFile][s.lang].Execute(&out, s.pictureOf(check)); err != nil {
		h.broken(w, r, err)
		return
	}
	drawnPage{h.tag(s), "image/svg+xml; charset=utf-8", string(s.lang), out.Bytes()}.write(w, r)
}
