package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
	"urna/internal/i18n"
)

const declaredForm = "/file/results/result-declared/1"

// declaration is the form of a preliminary result, filled in.
func declaration(change ...string) url.Values {
	form := url.Values{
		"as": {"central chair", "central secretary"}, "b.stage": {"preliminary"}, "b.unit": {"sunland"},
		"b.lines": {"V 5 300\r\nN 95"}, "b.lists": {"C aliya 1 690\r\nC bolat 1282"},
	}
	for i := 0; i+1 < len(change); i += 2 {
		form.Set(change[i], change[i+1])
	}
	return form
}

// confirmOf is what a page offers to confirm.
func (p *portal) confirmOf(a answer) string {
	p.Helper()
	_, rest, found := strings.Cut(a.body, `name="confirmed" value="`)
	if !found {
		p.Fatalf("the page has nothing to confirm: %.2000s", a.body)
	}
	return rest[:64]
}

func TestEveryFieldAndWordOfEveryKindHasALabel(t *testing.T) {
	for _, lang := range i18n.Languages() {
		s := &scene{lang: lang}
		for _, kind := range election.Kinds() {
			for _, f := range act.Describe(election.Body(kind)) {
				if s.fieldLabel(f.Name) == "" {
					t.Errorf("%s: %s of %s has no label", lang, f.Name, kind)
				}
				if f.Type == "word" && len(f.Words) == 0 {
					t.Errorf("%s of %s has no words", f.Name, kind)
				}
				for _, word := range f.Words {
					if s.labelOf("field.word."+word) == "" {
						t.Errorf("%s: word %s of %s has no label", lang, word, f.Name)
					}
				}
			}
		}
	}
}

// A field without a label is not passed over in silence: its code stands there.
func TestFieldWithoutALabelShowsItsCode(t *testing.T) {
	p := open(t, false)
	handler := p.server.Config.Handler.(*Handler)
	var out strings.Builder
	if err := handler.pages.byName["act/form"][i18n.English].ExecuteTemplate(&out, "named", &actField{Code: "unheard_of"}); err != nil || out.String() != "<code>unheard_of</code>" {
		t.Errorf("got %q, %v", out.String(), err)
	}
}

func TestKindsAreThoseThatSomebodyHereMaySign(t *testing.T) {
	p := open(t, false)
	for lang, words := range map[string]string{"en": "Result declared", "kk": "Нәтиже жарияланды", "ru": "Результат объявлен"} {
		page := p.get("/file?lang="+lang, http.StatusOK)
		p.contains(page, words, "results/result-declared/1", "office/delegated/1")
		p.lacks(page, "office/genesis/1") // nobody signs a second one
	}
	p.get("/file/office/genesis/1", http.StatusNotFound)
	p.get("/file/results/nonsense/1", http.StatusNotFound)
	for _, kind := range election.Kinds() {
		if p.do("GET", "/file/"+kind, "", nil).status == http.StatusOK {
			p.contains(p.get("/file/"+kind+"?lang=ru", http.StatusOK), "<form", `name="as"`)
		}
	}
}

func TestActIsLookedAtBeforeItIsSignedAndThenFiled(t *testing.T) {
	p := open(t, true)
	size := p.clerk.Published().Head.Size
	looked := p.post(declaredForm, declaration(), http.StatusOK)
	if got := p.clerk.Published().Head.Size; got != size {
		t.Fatalf("looking filed an act: size %d, was %d", got, size)
	}
	p.contains(looked, "Before it is signed", "V 5 300")
	confirm := p.confirmOf(looked)
	changed := declaration("b.unit", "north", "confirmed", confirm)
	if again := p.post(declaredForm, changed, http.StatusOK); p.confirmOf(again) == confirm {
		t.Error("another act has the same confirmation")
	}
	a := p.post(declaredForm, declaration("confirmed", confirm), http.StatusSeeOther)
	if got := a.header.Get("Location"); got != "/entry/63" {
		t.Fatalf("Location %q, want the entry", got)
	}
	opened, err := p.server.Config.Handler.(*Handler).opened(63)
	if err != nil {
		t.Fatal(err)
	}
	body, ok := opened.Act.Body.(*results.ResultDeclared)
	if !ok || body.Unit != "sunland" || body.Lines["V"] != 5300 || body.Lists["C"]["aliya"] != 1690 || len(opened.Signatures) != 2 {
		t.Errorf("filed %+v with %d signatures", opened.Act, len(opened.Signatures))
	}
}

// What would be refused is said before a counter is used up, and nothing typed is lost.
func TestRefusedActKeepsWhatWasTypedAndUsesNoCounter(t *testing.T) {
	p := open(t, true)
	counter := func() int64 {
		for _, signer := range p.server.Config.Handler.(*Handler).Signers {
			if signer.Name == "central chair" {
				standing, _ := p.clerk.Published().State.Office.Standing(signer.Device.Key())
				return standing.Counter()
			}
		}
		return -1
	}
	before := counter()
	for field, c := range map[string]struct{ value, reads string }{
		"b.unit":  {"nowhere", "nowhere"},
		"b.lines": {"V many", "Each line: code, space, number"},
		"b.lists": {"C aliya 1\nC aliya 2", "each label once"},
		"b.stage": {"", "Choose one"},
		"acts":    {"99999", "No entry with this number"},
		"rules":   {"no.such-rule", "act.dangling"},
		"as":      {"nobody", "Choose who signs"},
	} {
		a := p.post(declaredForm, declaration(field, c.value), http.StatusUnprocessableEntity)
		p.contains(a, c.reads, "C aliya")
		if field != "as" && field != "b.stage" {
			p.contains(a, strings.Fields(c.value)[0])
		}
		p.lacks(a, `name="confirmed"`)
	}
	if got := counter(); got != before {
		t.Errorf("counter %d, was %d", got, before)
	}
	rests := p.post(declaredForm, declaration("acts", "61\n61", "confirmed", ""), http.StatusOK)
	p.contains(rests, "61")
	p.confirmOf(rests)
}

func TestOneMoreRowKeepsTheOthers(t *testing.T) {
	p := open(t, false)
	form := url.Values{"rows.members": {"1"}, "b.members.0.role": {"chair"}, "b.members.0.stance": {"refused"}, "b.station": {"101"}, "more": {"members"}}
	a := p.post("/file/results/protocol-filed/1", form, http.StatusOK)
	p.contains(a, `name="b.members.0.role" type="text" value="chair"`, `<option value="refused" selected>`, `name="b.members.1.role"`, `value="101"`)
	p.lacks(a, `name="b.members.2.role"`, "cannot be read")
	p.post("/file/results/protocol-filed/1", url.Values{"rows.members": {"9999999"}}, http.StatusUnprocessableEntity)
}

// clean wants axe to find nothing wrong with a page.
func (b *browser) clean(script, page string) {
	b.Helper()
	if found := b.violations(script); found != "" {
		b.Errorf("%s: %s", page, found)
	}
}

func TestAnActIsFiledByKeyboardThroughTheGenericForm(t *testing.T) {
	b := openBrowser(t, true)
	script := axe(t)
	b.do("window", chromedp.EmulateViewport(1280, 800))
	b.visit("/file")
	b.clean(script, "/file")
	b.press(`a[href="`+declaredForm+`"]`, "#b-unit")
	b.clean(script, declaredForm)
	b.picture("file-empty")
	fill := func(id, value string) {
		b.Helper()
		b.do(id, chromedp.Focus(chromedp.CSS("#"+id)), chromedp.KeyEvent(value))
	}
	fill("b-lines", "V 5300")
	fill("b-lists", "C aliya 1690")
	fill("b-stage", "p")
	fill("b-unit", "nowhere")
	b.turns(".problem", chromedp.KeyEvent("\r")) // Enter looks, it asks for no row and signs nothing
	b.reads("Refused: nothing was entered", "nowhere")
	b.clean(script, "a refusal")
	b.picture("file-refused")
	kept, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("['b-lines', 'b-lists', 'b-stage', 'b-unit'].map((id) => document.getElementById(id).value).join()"))
	if want := "V 5300,C aliya 1690,preliminary,nowhere"; err != nil || kept != want {
		t.Errorf("after a refusal the form holds %q, want %q (%v)", kept, want, err)
	}
	fill("b-unit", kb.End+strings.Repeat(kb.Backspace, len("nowhere"))+"sunland")
	b.turns(".breaks", chromedp.KeyEvent("\r"))
	b.reads("Before it is signed")
	b.clean(script, "what would be found")
	b.picture("file-looked")
	b.press(`button[name="confirmed"]`, "pre")
	b.reads("Entry 63", "Result declared")
	for _, lang := range i18n.Languages() {
		b.fits("/file?lang=" + string(lang))
		b.fits("/file/results/protocol-filed/1?lang=" + string(lang))
		b.clean(script, "a long form in "+string(lang))
		b.picture("file-protocol-" + string(lang))
		b.do("phone", chromedp.EmulateViewport(320, 740))
	}
}

func TestSeveralOfOneRoleHaveNumbersInEachLanguage(t *testing.T) {
	for role, want := range map[string][3]string{
		"chair": {"Төраға", "Председатель", "Chair"}, "member-2": {"Комиссия мүшесі 2", "Член комиссии 2", "Member 2"}, "member-x": {"member-x", "member-x", "member-x"}, "nobody-1": {"nobody-1", "nobody-1", "nobody-1"},
	} {
		for i, lang := range i18n.Languages() {
			if got := roleWords(lang, role); got != want[i] {
				t.Errorf("%s in %s: got %q, want %q", role, lang, got, want[i])
			}
		}
	}
}
