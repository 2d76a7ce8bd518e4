package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"urna/election/act"
	"urna/internal/clerk"
)

// errStale says that a form was drawn from a state that has moved on.
var errStale = errors.New("the step is no longer open")

// problem is why a form did nothing, and what was typed into it.
type problem struct {
	status      int
	Title, Text string
	Refusal     *refusalView
	step        string
	values      url.Values
}

// refusalView is a refusal in words, with its exact terms beside them.
type refusalView struct {
	act.Refusal
	Words   string
	Article string // empty for a rule that is no law's
	On      string // the day that the act was held against, empty where it was held against none
}

// refusalView is a refusal of that moment; zero for none.
func (s *scene) refusalView(refusal *act.Refusal, at act.Time) *refusalView {
	view := &refusalView{Refusal: *refusal, Words: s.ruleWords(refusal.Rule), Article: s.state().Article(refusal.Rule)}
	if at != 0 {
		view.On = s.state().Day(at)
	}
	return view
}

// problem words a reason of the desk itself.
func (s *scene) problem(key string) *problem {
	return &problem{
		status: http.StatusUnprocessableEntity,
		Title:  s.lang.Text("entry.problem." + key + ".title"), Text: s.lang.Text("entry.problem." + key + ".text"),
	}
}

// problemOf says what kept a signed act from entering; nil when nothing did.
func (s *scene) problemOf(answer clerk.Answer, err error) *problem {
	refusal := answer.Refusal
	if err != nil && !errors.As(err, &refusal) {
		if errors.Is(err, errStale) {
			return s.problem("stale")
		}
		p := s.problem("fault")
		p.status = http.StatusServiceUnavailable
		return p
	}
	if refusal == nil {
		return nil
	}
	p := s.problem("refused")
	p.Refusal = s.refusalView(refusal, answer.Received)
	return p
}

// logUnknown names to the log what the page only calls a fault.
func (h *Handler) logUnknown(p *problem, err error) {
	if p.status == http.StatusServiceUnavailable {
		h.Log.Error("sign and submit", "error", err)
	}
}

// parse reads a form that was posted; its false has answered the request.
func (h *Handler) parse(w http.ResponseWriter, r *http.Request, v *stationView) bool {
	err := r.ParseForm()
	var tooLong *http.MaxBytesError
	switch {
	case err == nil:
		return true
	case errors.As(err, &tooLong):
		h.say(w, r, http.StatusRequestEntityTooLarge, "too-long")
	default:
		p := v.scene.problem("stale")
		p.status = http.StatusBadRequest
		h.drawStation(w, r, v, p)
	}
	return false
}

// done303 sends the browser back to the station, which then names the new entry.
func (h *Handler) done303(w http.ResponseWriter, r *http.Request, v *stationView, index int64) {
	address := withQuery(link(v.scene.lang, "station", v.Station), "done", strconv.FormatInt(index, 10))
	http.Redirect(w, r, address+"#desk", http.StatusSeeOther)
}

// done names the entry that a form has made, as the ledger holds it.
func (h *Handler) done(s *scene) *entryLine {
	index, err := strconv.ParseInt(s.form.Get("done"), 10, 64)
	if err != nil || index < 0 || index >= s.at.Head.Size {
		return nil
	}
	opened, err := h.opened(index)
	if err != nil {
		return nil
	}
	return &entryLine{index, kindWords(s.lang, opened.Act.Kind), s.findingsAt(index)}
}

// withQuery adds one parameter to an address.
func withQuery(address, key, value string) string {
	mark := "?"
	if strings.Contains(address, "?") {
		mark = "&"
	}
	return address + mark + key + "=" + url.QueryEscape(value)
}
