package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/internal/desk"
)

// kindsView lists the kinds of act that those at this desk may sign today.
type kindsView struct{ Kinds []kindLine }

type kindLine struct {
	Kind, Words, Address string
	Signers              int
}

// actView is the form of one kind of act.
type actView struct {
	Kind, Words, Address, Way string
	Parts                     []actPart
	Rules, Acts               string // what it rests on, a line for each
	RulesFault, ActsFault     string
	Sign                      []signerOption
	Faults                    []*actField
	Problem                   *problem
	Looked                    bool // what would be found was looked for
	Findings                  []findingView
	Confirm                   string
	Practice                  bool
}

// mayFile lists the signers of this desk that may sign a kind of act today,
// whatever it is about: whether their office covers that is decided with the act.
func (h *Handler) mayFile(s *scene, kind string) []desk.Signer {
	var found []desk.Signer
	if s.state().Rulebook == nil {
		return nil
	}
	for _, signer := range h.Signers {
		standing, known := s.state().Office.Standing(signer.Device.Key())
		if !known || standing.Revoked {
			continue
		}
		if way, may := h.signing(s, kind, standing.Office); may && slices.Contains(way.Roles, standing.Role) {
			found = append(found, signer)
		}
	}
	return found
}

func kindAddress(s *scene, kind string) string {
	return link(s.lang, append([]string{"file"}, strings.Split(kind, "/")...)...)
}

func (h *Handler) fileKinds(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	v := &kindsView{}
	for _, kind := range election.Kinds() {
		if signers := h.mayFile(s, kind); len(signers) > 0 {
			v.Kinds = append(v.Kinds, kindLine{kind, kindWords(s.lang, kind), kindAddress(s, kind), len(signers)})
		}
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "act/file", title: s.lang.Text("field.title"), body: v, fresh: true})
}

// actForm is the empty form of a kind.
func (h *Handler) actForm(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	kind := r.PathValue("kind")
	if len(h.mayFile(s, kind)) == 0 {
		h.notFound(w, r)
		return
	}
	b := newBodyForm(kind, url.Values{})
	v := h.actView(s, kind, b)
	v.Parts = b.parts(s)
	h.drawAct(w, r, s, v)
}

func (h *Handler) actView(s *scene, kind string, b *bodyForm) *actView {
	return &actView{
		Kind: kind, Words: kindWords(s.lang, kind), Address: kindAddress(s, kind), Way: link(s.lang, "file"),
		Rules: b.Get("rules"), Acts: b.Get("acts"), Sign: h.signersOf(s, kind, b.Values["as"]), Practice: s.nature() == office.NaturePractice,
	}
}

// signersOf offers those who may sign: as many of the first office as the law
// asks are chosen, unless the form has chosen.
func (h *Handler) signersOf(s *scene, kind string, chosen []string) []signerOption {
	signers := h.mayFile(s, kind)
	var options []signerOption
	count := int64(0)
	for _, signer := range signers {
		o := signerOption{Name: signer.Name, Words: s.signerWords(signer), Chosen: slices.Contains(chosen, signer.Name)}
		if name := signer.Device.Office(); len(chosen) == 0 && name == signers[0].Device.Office() {
			way, _ := h.signing(s, kind, name)
			o.Chosen = count < way.Signatures
			count++
		}
		options = append(options, o)
	}
	return options
}

// drawAct draws a form with all that is known of it now.
func (h *Handler) drawAct(w http.ResponseWriter, r *http.Request, s *scene, v *actView) {
	status := http.StatusOK
	if v.Problem != nil {
		status = v.Problem.status
	} else if len(v.Faults) > 0 || v.RulesFault != "" || v.ActsFault != "" {
		status = http.StatusUnprocessableEntity
	}
	h.draw(w, r, s, show{status: status, page: "act/form", title: v.Words, body: v, fresh: true})
}

// fileAct takes a filled form: one more row, or what cannot be read, or what would
// be found if it were signed; and what was confirmed is signed and filed.
func (h *Handler) fileAct(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	kind := r.PathValue("kind")
	among := h.mayFile(s, kind)
	if len(among) == 0 {
		h.notFound(w, r)
		return
	}
	if err := r.ParseForm(); err != nil {
		var tooLong *http.MaxBytesError
		if errors.As(err, &tooLong) {
			h.say(w, r, http.StatusRequestEntityTooLarge, "too-long")
			return
		}
		h.say(w, r, http.StatusBadRequest, "missing")
		return
	}
	b := newBodyForm(kind, r.PostForm)
	v := h.actView(s, kind, b)
	index, filed := h.fileForm(r, s, v, filling{kind, b, named(b.Values["as"], among)})
	if filed {
		http.Redirect(w, r, link(s.lang, "entry", strconv.FormatInt(index, 10)), http.StatusSeeOther)
		return
	}
	v.Parts = b.parts(s)
	for _, part := range v.Parts {
		v.Faults = append(v.Faults, faultsOf(part)...)
	}
	h.drawAct(w, r, s, v)
}

// filling is a form that somebody filled in, for the act of a kind.
type filling struct {
	kind    string
	form    *bodyForm
	signers []desk.Signer
}

// fileForm does what a filled form asks for; where nothing was filed, the view
// says why.
func (h *Handler) fileForm(r *http.Request, s *scene, v *actView, f filling) (int64, bool) {
	if f.form.Get("more") != "" {
		return 0, false
	}
	body, err := f.form.read(f.kind)
	statement := desk.Statement{Kind: f.kind, Body: body, RestsOn: h.restsOn(s, v)}
	if len(f.form.order) > 0 || v.ActsFault != "" || v.RulesFault != "" {
		return 0, false
	}
	var refusal *act.Refusal
	if err != nil && !errors.As(err, &refusal) {
		v.Problem = s.problem("stale")
		return 0, false
	}
	if refusal != nil {
		v.Problem = s.refusedBy(refusal, h.Clock())
		return 0, false
	}
	if len(f.signers) == 0 || !oneOffice(f.signers) {
		v.Problem = s.problem("office")
		return 0, false
	}
	var devices []*desk.Device
	for _, signer := range f.signers {
		devices = append(devices, signer.Device)
	}
	moment := desk.Moment{Claimed: h.Clock(), Seen: act.Seen{Root: act.Hash(s.at.Head.Root), Size: s.at.Head.Size}}
	hash, findings, refusal := desk.Look(s.state(), statement, moment, devices...)
	if refusal != nil {
		v.Problem = s.refusedBy(refusal, h.Clock())
		return 0, false
	}
	v.Looked, v.Findings, v.Confirm = true, s.findingViews(findings, moment.Claimed), hash.String()
	if f.form.Get("confirmed") != v.Confirm {
		return 0, false
	}
	answer, err := h.sign(r.Context(), f.signers, func(*election.State) (desk.Statement, error) { return statement, nil })
	if v.Problem = s.problemOf(answer, err); v.Problem != nil {
		h.logUnknown(v.Problem, err)
		v.Looked = false
		return 0, false
	}
	return answer.Index, true
}

// restsOn reads the rules and acts that the form names: an act by its hash, or by
// the number of its entry.
func (h *Handler) restsOn(s *scene, v *actView) act.RestsOn {
	rests := act.RestsOn{Rules: lines(v.Rules)}
	slices.Sort(rests.Rules)
	rests.Rules = slices.Compact(rests.Rules)
	for _, line := range lines(v.Acts) {
		hash, err := act.ParseHash(line)
		if err != nil {
			index, numeric := digits(line)
			if !numeric || index < 0 || index >= s.at.Head.Size {
				v.ActsFault = s.lang.Text("field.fault.act")
				continue
			}
			opened, err := h.opened(index)
			if err != nil {
				v.ActsFault = s.lang.Text("field.fault.act")
				continue
			}
			hash = opened.Hash
		}
		rests.Acts = append(rests.Acts, hash)
	}
	slices.SortFunc(rests.Acts, func(a, b act.Hash) int { return slices.Compare(a[:], b[:]) })
	rests.Acts = slices.Compact(rests.Acts)
	return rests
}

// refusedBy words a refusal that was met before anything was signed.
func (s *scene) refusedBy(refusal *act.Refusal, at act.Time) *problem {
	p := s.problem("refused")
	p.Refusal = s.refusalView(refusal, at)
	return p
}

func faultsOf(part actPart) []*actField {
	var faults []*actField
	add := func(f *actField) {
		if f.Fault != "" {
			faults = append(faults, f)
		}
	}
	if part.Field != nil {
		add(part.Field)
		return faults
	}
	for _, row := range part.List.Rows {
		for _, f := range row {
			add(f)
		}
	}
	return faults
}
