package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/internal/desk"
)

const (
	kindSealed = "results/entry-sealed/1"
	kindFiled  = "results/protocol-filed/1"
)

// entering says which sheet is being typed: for which protocol, into which slot,
// by whom. Slot 0 is the station's own commission, which signs what it typed.
type entering struct {
	form    act.Hash
	slot    int64
	signers []desk.Signer
}

// enterView is the form for the numbers of one paper.
type enterView struct {
	Station, Heading, Way string
	Address               string
	Form                  string
	FormIndex             int64 // of the protocol it corrects, -1 for none
	Slot                  int64
	As                    []string
	Who                   []string
	Rows                  []inputRow
	Returned              []fieldName // what came back for retyping
	Faults                int
	Findings              []findingView
	// Confirm is what is to be confirmed, empty for nothing. Its button stands
	// behind the other one, so that Enter checks again and never confirms.
	Confirm string
	Problem *problem
}

// fieldName is a number of the form by its code and in words.
type fieldName struct{ Code, Words string }

func (s *scene) fieldNames(fields []string) []fieldName {
	var names []fieldName
	for _, field := range fields {
		names = append(names, fieldName{field, s.fieldWords(field)})
	}
	return names
}

// entering reads which sheet a request is about; a problem says why it cannot be
// typed now.
func (h *Handler) entering(s *scene, v *stationView, form url.Values) (entering, *problem) {
	var e entering
	var err error
	if e.slot, err = strconv.ParseInt(form.Get("slot"), 10, 64); err != nil || e.slot < 0 || e.slot > 2 {
		return e, s.problem("stale")
	}
	if text := form.Get("form"); text != "" {
		if e.form, err = act.ParseHash(text); err != nil || v.st.Version(e.form) == nil {
			return e, s.problem("stale")
		}
	}
	kind := kindSealed
	if e.slot == 0 {
		kind = kindFiled
	}
	e.signers = named(form["as"], h.entitled(s, kind, v.index))
	switch {
	case len(e.signers) == 0:
		return e, s.problem("signer")
	case e.slot == 0:
		if place := office.Place(e.signers[0].Device.Office()); place != v.Station || !oneOffice(e.signers) {
			return e, s.problem("signer")
		}
		return e, nil
	case v.st.Waiting(e.form, e.slot) != nil:
		return e, s.problem("taken")
	}
	e.signers = e.signers[:1]
	if other := v.st.Waiting(e.form, 3-e.slot); other != nil && s.samePerson(e.signers[0], other) {
		return e, s.problem("person")
	}
	return e, nil
}

// returned is the typist's own entry that came back, with the fields to retype.
func (e entering) returned(st *results.Station) *results.Seal {
	if e.slot == 0 {
		return nil
	}
	for i := len(st.Seals) - 1; i >= 0; i-- {
		seal := &st.Seals[i]
		if seal.Slot == e.slot && seal.Form == e.form && seal.Standing == results.SealReturned && seal.Key == e.signers[0].Device.Key() {
			return seal
		}
	}
	return nil
}

// enterForm is the empty form, or the one that came back with blanks.
func (h *Handler) enterForm(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	v := s.stationOf(r)
	if v == nil {
		h.notFound(w, r)
		return
	}
	e, problem := h.entering(s, v, s.form)
	if problem != nil {
		h.drawStation(w, r, v, problem)
		return
	}
	t := typed{Values: url.Values{}}
	view := h.enterView(s, v, e)
	if seal := e.returned(&v.st); seal != nil {
		draft, err := h.Drafts.Draft(seal.Value)
		if err != nil {
			h.broken(w, r, err)
			return
		}
		view.Returned = s.fieldNames(seal.Differing)
		if draft != nil {
			t = fill(s.lang, s.state().Results.Layout(), draft, seal.Differing)
		}
	}
	view.Rows = s.inputs(t, marks(view.Returned))
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/enter", title: s.lang.Text("entry.title", v.Station), body: view, fresh: true})
}

func marks(fields []fieldName) map[string]bool {
	marked := map[string]bool{}
	for _, f := range fields {
		marked[f.Code] = true
	}
	return marked
}

func (h *Handler) enterView(s *scene, v *stationView, e entering) *enterView {
	view := &enterView{
		Station: v.Station, Heading: s.stationWords(v.Station, v.Name), Slot: e.slot, FormIndex: -1,
		Address: link(s.lang, "station", v.Station, "enter"), Way: link(s.lang, "station", v.Station),
	}
	if !e.form.IsZero() {
		view.Form, view.FormIndex = e.form.String(), v.st.Version(e.form).Index
	}
	for _, signer := range e.signers {
		view.As, view.Who = append(view.As, signer.Name), append(view.Who, s.signerWords(signer))
	}
	return view
}

// enter takes a typed sheet: what cannot be read comes back, what the paper
// breaks is shown before it is sealed, and the rest is sealed at once.
func (h *Handler) enter(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	v := s.stationOf(r)
	if v == nil {
		h.notFound(w, r)
		return
	}
	if !h.parse(w, r, v) {
		return
	}
	e, problem := h.entering(s, v, r.PostForm)
	if problem != nil {
		h.drawStation(w, r, v, problem)
		return
	}
	layout := s.state().Results.Layout()
	t := typed{Values: r.PostForm}
	draft := t.sheetOf(s.lang, layout)
	draft.Station, draft.Slot = v.Station, e.slot
	sheet, _ := layout.Sheet(draft.Lines, draft.Lists)
	view := h.enterView(s, v, e)
	again := show{status: http.StatusUnprocessableEntity, page: "results/enter", title: s.lang.Text("entry.title", v.Station), body: view, fresh: true}
	if view.Faults = len(t.faults); view.Faults > 0 {
		view.Rows = s.inputs(t, nil)
		h.draw(w, r, s, again)
		return
	}
	findings := s.breaks(v.index, sheet)
	digest := digestOf(&draft)
	if len(findings) > 0 && r.PostForm.Get("confirmed") != digest {
		view.Findings, view.Confirm = s.findingViews(findings, h.Clock()), digest
		view.Rows = s.inputs(t, s.namedBy(findings))
		again.status = http.StatusOK
		h.draw(w, r, s, again)
		return
	}
	answer, err := h.sign(r.Context(), e.signers, func(state *election.State) (desk.Statement, error) {
		return h.entered(state, e, &draft)
	})
	if problem := s.problemOf(answer, err); problem != nil {
		h.logUnknown(problem, err)
		view.Problem, view.Rows, again.status = problem, s.inputs(t, nil), problem.status
		h.draw(w, r, s, again)
		return
	}
	h.done303(w, r, v, answer.Index)
}

// digestOf names what was typed, so that a confirmation holds for these numbers
// and no others.
func digestOf(draft *desk.Draft) string {
	digest, refusal := act.SealOf(act.Hash{}, draft.Values())
	if refusal != nil {
		return ""
	}
	return digest.String()
}

// entered makes the statement of a sheet: a seal of one typist, or the protocol
// that the station's commission signs itself.
func (h *Handler) entered(state *election.State, e entering, draft *desk.Draft) (desk.Statement, error) {
	if e.slot > 0 {
		index, _ := state.Territory.Station(draft.Station)
		st := state.Results.Station(index)
		if st.Waiting(e.form, e.slot) != nil { // a second click, or somebody was faster
			return desk.Statement{}, errStale
		}
		draft.Salt = act.Hash(desk.NewSecret()).String()
		return desk.Seal(state, h.Drafts, draft, e.form)
	}
	filing := results.Filing{Attestation: results.AttestedByDevice, Lines: draft.Lines, Lists: draft.Lists, Station: draft.Station}
	for _, signer := range e.signers {
		filing.Members = append(filing.Members, desk.Signed(signer.Role))
	}
	return desk.Statement{Kind: kindFiled, Body: &results.ProtocolFiled{Filing: filing}}, nil
}

// namedBy lists the numbers that findings are about, to be marked on the form.
func (s *scene) namedBy(findings []act.Finding) map[string]bool {
	marked := map[string]bool{}
	for _, f := range findings {
		if f.Rule == "blank" {
			marked[f.Field] = true
			continue
		}
		relation, known := s.state().Rulebook.Relation(f.Rule[len("relation."):])
		if !known {
			continue
		}
		for _, side := range relation.Formula.Sides {
			for _, term := range side {
				if term.Var.Code != "" {
					marked[term.Var.Code] = true
				}
			}
		}
	}
	return marked
}

func oneOffice(signers []desk.Signer) bool {
	return !slices.ContainsFunc(signers, func(x desk.Signer) bool { return x.Device.Office() != signers[0].Device.Office() })
}
