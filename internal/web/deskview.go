package web

import (
	"net/url"
	"slices"

	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/internal/i18n"
)

// deskView is the next lawful steps at a station, for those who may sign here.
type deskView struct {
	Problem  *problem
	Address  string
	Forms    []formView
	Rulings  []rulingView
	Own      []signerOption // the station's own commission, to file what it signs itself
	Practice bool           // the keys are public: anyone may act as anyone
}

// deskForm is one form with the desk that it lies on.
type deskForm struct {
	Desk *deskView
	Form formView
}

// stepAddress is where the form of a step is posted to.
func stepAddress(lang i18n.Language, station, step string) string {
	address := station + "/" + step
	if lang != i18n.English {
		address += "?lang=" + string(lang)
	}
	return address
}

// formView is one protocol on its way: the first, another one, or a correction.
type formView struct {
	Form      string
	Step      string // file or correct
	Index     int64  // of the protocol to be corrected, -1 for none
	Begun     bool
	Lead      bool
	Slots     []slotView
	Agrees    bool
	Elsewhere bool
	Differing []fieldName
	Rounds    bool // as many rounds as the law has were typed: a third person types
	Return    []signerOption
	Discard   []signerOption
	Sign      []signerOption
	Members   []memberChoice
	Reason    string
}

// slotView is one of the two places for an entry.
type slotView struct {
	Slot     int64
	Waits    bool
	Returned bool
	Seal     string
	Index    int64
	Who      string
	Typists  []signerOption
}

// memberChoice is what one member of the commission did with the paper.
type memberChoice struct {
	Role, Words string
	Chosen      string
}

// rulingView is a decision on one version.
type rulingView struct {
	Step     string // annul or resolve
	Protocol string
	Index    int64
	Sign     []signerOption
	Reason   string
}

// deskView draws the steps that are open at a station.
func (h *Handler) deskView(s *scene, v *stationView) (*deskView, error) {
	d := &deskView{Address: link(i18n.English, "station", v.Station), Practice: s.nature() == office.NaturePractice}
	first, err := h.formView(s, v, act.Hash{})
	if err != nil {
		return nil, err
	}
	d.Forms = append(d.Forms, first)
	for i := range v.st.Versions {
		version := &v.st.Versions[i]
		if version.Standing != results.VersionStands || version.Kind == "source/row/1" {
			continue
		}
		form, err := h.formView(s, v, version.Act)
		if err != nil {
			return nil, err
		}
		d.Forms = append(d.Forms, form)
		if v.st.Disputed() {
			d.Rulings = append(d.Rulings, h.rulingView(s, v, "resolve", version))
		}
		d.Rulings = append(d.Rulings, h.rulingView(s, v, "annul", version))
	}
	d.Forms = slices.DeleteFunc(d.Forms, func(f formView) bool { return !f.possible() })
	d.Rulings = slices.DeleteFunc(d.Rulings, func(r rulingView) bool { return len(r.Sign) == 0 })
	for _, option := range h.options(s, kindFiled, v.index) {
		if option.place == v.Station {
			option.Chosen = true
			d.Own = append(d.Own, option)
		}
	}
	return d, nil
}

// possible says whether somebody at this desk can do anything with the form.
func (f *formView) possible() bool {
	return len(f.Slots[0].Typists)+len(f.Slots[1].Typists)+len(f.Return)+len(f.Sign)+len(f.Discard) > 0
}

func (h *Handler) formView(s *scene, v *stationView, form act.Hash) (formView, error) {
	f := formView{Step: "file", Index: -1}
	kind := kindFiled
	if !form.IsZero() {
		f.Form, f.Step, f.Index = form.String(), "correct", v.st.Version(form).Index
		kind = "results/protocol-corrected/1"
	}
	pair, err := h.compare(s.state(), v.Station, &v.st, form)
	if err != nil {
		return f, err
	}
	for slot := int64(1); slot <= 2; slot++ {
		view := h.slotView(s, v, form, slot)
		f.Begun = f.Begun || view.Waits || view.Returned
		f.Slots = append(f.Slots, view)
	}
	f.Lead = f.Begun || form.IsZero() && v.st.Counted() == nil
	f.Agrees, f.Elsewhere = pair.standing == pairAgrees, pair.standing == pairElsewhere
	if pair.standing == pairDiffers {
		f.Differing = s.fieldNames(pair.difference.Fields)
		f.Rounds = rounds(&v.st, form) >= s.state().Rulebook.Election.Rounds
		f.Return = h.options(s, "results/entry-returned/1", v.index)
	}
	if f.Begun {
		f.Discard = h.options(s, "results/entry-discarded/1", v.index)
	}
	if pair.fileable() {
		f.Sign = h.options(s, kind, v.index)
		if f.Step == "file" {
			// The station's own commission signs on its devices, not what others typed.
			f.Sign = slices.DeleteFunc(f.Sign, func(o signerOption) bool {
				return o.place == v.Station || h.filedAlready(&v.st, o.Name)
			})
		}
		f.Members = s.memberChoices()
	}
	return f, nil
}

// filedAlready says whether a signer has used up the one protocol of a key.
func (h *Handler) filedAlready(st *results.Station, name string) bool {
	for _, signer := range h.Signers {
		if signer.Name != name {
			continue
		}
		for i := range st.Versions {
			if st.Versions[i].Kind == kindFiled && st.Versions[i].SignedBy(signer.Device.Key()) {
				return true
			}
		}
	}
	return false
}

// rounds is the highest round that was typed for a form.
func rounds(st *results.Station, form act.Hash) int64 {
	var most int64
	for i := range st.Seals {
		if st.Seals[i].Form == form && !st.Seals[i].Opened {
			most = max(most, st.Seals[i].Round)
		}
	}
	return most
}

// slotView is one slot, with the typists who may lawfully fill it: not the
// person of the other slot, and first of all the one whose entry came back.
func (h *Handler) slotView(s *scene, v *stationView, form act.Hash, slot int64) slotView {
	view := slotView{Slot: slot}
	var last *results.Seal
	for i := range v.st.Seals {
		seal := &v.st.Seals[i]
		in := seal.Standing == results.SealWaits || seal.Standing == results.SealReturned
		if seal.Slot == slot && seal.Form == form && !seal.Opened && in {
			last = seal
		}
	}
	if last != nil {
		view.Waits, view.Returned = last.Standing == results.SealWaits, last.Standing == results.SealReturned
		view.Seal, view.Index = last.Act.String(), last.Index
		view.Who = h.keyWords(s, last.Key)
	}
	if view.Waits {
		return view
	}
	other := v.st.Waiting(form, 3-slot)
	for _, signer := range h.entitled(s, kindSealed, v.index) {
		if other != nil && s.samePerson(signer, other) {
			continue
		}
		own := last != nil && last.Key == signer.Device.Key()
		view.Typists = append(view.Typists, signerOption{Name: signer.Name, Words: s.signerWords(signer), Chosen: own})
	}
	if last == nil && other == nil && slot == 2 && len(view.Typists) > 1 {
		view.Typists[1].Chosen = true // two slots, two persons
	}
	return view
}

// memberChoices are the roles of the commission whose paper it is.
func (s *scene) memberChoices() []memberChoice {
	var choices []memberChoice
	for _, o := range s.state().Rulebook.Offices {
		if o.Level != rulebook.LevelStation {
			continue
		}
		for _, role := range o.Roles {
			choices = append(choices, memberChoice{role, roleWords(s.lang, role), "signed"})
		}
	}
	return choices
}

func (h *Handler) rulingView(s *scene, v *stationView, step string, version *results.Version) rulingView {
	kind := "results/protocol-annulled/1"
	if step == "resolve" {
		kind = "results/dispute-resolved/1"
	}
	return rulingView{Step: step, Protocol: version.Act.String(), Index: version.Index, Sign: h.options(s, kind, v.index)}
}

// keep puts back what was typed into the form that was not taken.
func (d *deskView) keep(p *problem) {
	if p == nil || p.values == nil {
		return
	}
	for i := range d.Forms {
		f := &d.Forms[i]
		if f.Step != p.step && p.step != "return" && p.step != "discard" || f.Form != p.values.Get("form") {
			continue
		}
		f.Reason = p.values.Get("reason")
		for j := range f.Members {
			f.Members[j].Chosen = p.values.Get("stance." + f.Members[j].Role)
		}
		choose(f.Sign, p.values)
	}
	for i := range d.Rulings {
		if r := &d.Rulings[i]; r.Step == p.step && r.Protocol == p.values.Get("protocol") {
			r.Reason = p.values.Get("reason")
			choose(r.Sign, p.values)
		}
	}
}

func choose(options []signerOption, values url.Values) {
	for i := range options {
		options[i].Chosen = slices.Contains(values["as"], options[i].Name)
	}
}
