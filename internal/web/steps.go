package web

import (
	"net/http"
	"net/url"
	"strings"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
	"urna/internal/desk"
)

// step is one form of the station page that ends in one act.
type step struct {
	name, kind string
	state      func(*Handler, *election.State, stepInput) (desk.Statement, error)
}

// stepInput is what the form of a step sent.
type stepInput struct {
	station string
	st      results.Station
	form    url.Values
}

// steps is the table of forms beside the entry of numbers.
var steps = []step{
	{"return", "results/entry-returned/1", (*Handler).stateReturn},
	{"discard", "results/entry-discarded/1", (*Handler).stateDiscard},
	{"file", kindFiled, (*Handler).stateFile},
	{"correct", "results/protocol-corrected/1", (*Handler).stateCorrect},
	{"annul", "results/protocol-annulled/1", (*Handler).stateAnnul},
	{"resolve", "results/dispute-resolved/1", (*Handler).stateResolve},
}

// step has the act of one step signed by those whom the form names.
func (h *Handler) step(w http.ResponseWriter, r *http.Request, as step) {
	s := h.scene(r)
	v := s.stationOf(r)
	if v == nil {
		h.notFound(w, r)
		return
	}
	if !h.parse(w, r, v) {
		return
	}
	again := func(p *problem) {
		p.step, p.values = as.name, r.PostForm
		h.drawStation(w, r, v, p)
	}
	signers := named(r.PostForm["as"], h.entitled(s, as.kind, v.index))
	if len(signers) == 0 || !oneOffice(signers) {
		again(s.problem("signer"))
		return
	}
	answer, err := h.sign(r.Context(), signers, func(state *election.State) (desk.Statement, error) {
		return as.state(h, state, stepInput{v.Station, state.Results.Station(v.index), r.PostForm})
	})
	if p := s.problemOf(answer, err); p != nil {
		h.logUnknown(p, err)
		again(p)
		return
	}
	h.done303(w, r, v, answer.Index)
}

// hash reads a hash that a form carries; zeros for an empty one.
func (in *stepInput) hash(name string) (act.Hash, error) {
	text := in.form.Get(name)
	if text == "" {
		return act.Hash{}, nil
	}
	hash, err := act.ParseHash(text)
	if err != nil {
		return hash, errStale
	}
	return hash, nil
}

// text is what was written into a form, with line ends as acts have them.
func (in *stepInput) text(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(in.form.Get(name), "\r\n", "\n"))
}

// paper is what the form says that the members did.
func (in *stepInput) paper() desk.Paper {
	var p desk.Paper
	for _, role := range in.form["role"] {
		if stance := in.form.Get("stance." + role); stance != "" && stance != "absent" {
			p.Members = append(p.Members, results.Member{Role: role, Stance: stance})
		}
	}
	return p
}

func (h *Handler) stateReturn(state *election.State, in stepInput) (desk.Statement, error) {
	form, err := in.hash("form")
	if err != nil {
		return desk.Statement{}, err
	}
	pair, err := h.compare(state, in.station, &in.st, form)
	if err != nil || pair.standing != pairDiffers {
		return desk.Statement{}, stale(err)
	}
	return desk.Return(in.station, pair.difference), nil
}

func (h *Handler) stateDiscard(_ *election.State, in stepInput) (desk.Statement, error) {
	seal, err := in.hash("seal")
	if err != nil {
		return desk.Statement{}, err
	}
	return desk.Statement{Kind: "results/entry-discarded/1", Body: &results.EntryDiscarded{
		Reason: in.form.Get("why"), Seal: seal, Station: in.station,
	}}, nil
}

func (h *Handler) stateFile(state *election.State, in stepInput) (desk.Statement, error) {
	pair, err := h.compare(state, in.station, &in.st, act.Hash{})
	if err != nil || !pair.fileable() {
		return desk.Statement{}, stale(err)
	}
	return desk.File(state, h.Drafts, in.station, in.paper())
}

func (h *Handler) stateCorrect(state *election.State, in stepInput) (desk.Statement, error) {
	corrects, err := in.hash("form")
	if err != nil {
		return desk.Statement{}, err
	}
	pair, err := h.compare(state, in.station, &in.st, corrects)
	if err != nil || !pair.fileable() {
		return desk.Statement{}, stale(err)
	}
	return desk.Correct(state, h.Drafts, in.station, desk.Correction{Corrects: corrects, Reason: in.text("reason"), Paper: in.paper()})
}

func (h *Handler) stateAnnul(_ *election.State, in stepInput) (desk.Statement, error) {
	ruling, err := in.ruling()
	return desk.Statement{Kind: "results/protocol-annulled/1", Body: &results.ProtocolAnnulled{Ruling: ruling}}, err
}

func (h *Handler) stateResolve(_ *election.State, in stepInput) (desk.Statement, error) {
	ruling, err := in.ruling()
	return desk.Statement{Kind: "results/dispute-resolved/1", Body: &results.DisputeResolved{Ruling: ruling}}, err
}

func (in *stepInput) ruling() (results.Ruling, error) {
	protocol, err := in.hash("protocol")
	return results.Ruling{Protocol: protocol, Reason: in.text("reason"), Station: in.station}, err
}

// stale gives the fault its place before the plain word that a step is not open.
func stale(err error) error {
	if err != nil {
		return err
	}
	return errStale
}
