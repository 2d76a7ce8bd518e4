package web

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const enter101 = "/station/101/enter?slot=1&as=territorial%2Fnorth+typist-1"

// value is what stands in a field of the page.
func (b *browser) value(name string) string {
	b.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.querySelector('[name="+quoted(name)+"]').value"))
	if err != nil {
		b.Fatal(err)
	}
	return text
}

// focused is the name of the field, or the kind of element, that has the focus.
func (b *browser) focused() string {
	b.Helper()
	name, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.activeElement.name || document.activeElement.tagName"))
	if err != nil {
		b.Fatal(err)
	}
	return name
}

// leaves has the next dialog of the page agreed to, and says of what type it was.
func (b *browser) leaves() <-chan string {
	b.Helper()
	dialogs := chromedp.Events(b.ctx, page.JavascriptDialogOpening)
	seen := make(chan string, 1)
	go func() {
		for event, err := range dialogs {
			if err == nil {
				_, err = chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
			}
			if err != nil {
				seen <- err.Error()
				return
			}
			seen <- string(event.Type)
			return
		}
	}()
	return seen
}

func TestKeysWalkTheSheetAndStopAtItsEnd(t *testing.T) {
	b := openBrowser(t, false)
	b.visit(enter101)
	b.comes("focus on OPEN")
	for _, step := range []struct{ keys, at string }{
		{kb.ArrowDown, "CLOSE"}, {kb.ArrowUp, "OPEN"}, {kb.ArrowUp, "OPEN"}, {kb.Enter + kb.Enter, "V"},
	} {
		b.do("keys", chromedp.KeyEvent(step.keys))
		if got := b.focused(); got != step.at {
			t.Errorf("after %q the focus is on %s, want %s", step.keys, got, step.at)
		}
	}
	for _, at := range []string{"AB.0.label", "BB.0.label", "C[aliya]", "C[aliya]"} {
		b.do("part", chromedp.KeyEvent(kb.ArrowDown, chromedp.KeyModifiers(chromedp.ModifierAlt)))
		if got := b.focused(); got != at {
			t.Errorf("the next part begins at %s, want %s", got, at)
		}
	}
	b.do("to the end", chromedp.KeyEvent(kb.ArrowDown+kb.ArrowDown+kb.ArrowDown))
	if got := b.focused(); got != "C[clara]" {
		t.Errorf("an arrow leaves the last field for %s", got)
	}
	b.do("enter", chromedp.KeyEvent(kb.Enter))
	if got := b.focused(); got != "BUTTON" {
		t.Errorf("Enter in the last field leads to %s, want the button", got)
	}
	if len(b.at("101").Seals) != 0 {
		t.Error("one Enter in the last field has sealed the sheet")
	}
}

func TestDigitsAreGroupedBehindTheTypistAndSentAsTheyAre(t *testing.T) {
	b := openBrowser(t, false)
	b.visit(enter101)
	b.comes("focus on OPEN")
	b.do("type", chromedp.Focus(chromedp.CSS("[name=V]")), chromedp.KeyEvent("12 3456"+kb.Enter))
	if got := b.value("V"); got != "123\u00a0456" {
		t.Errorf("behind the typist stands %q", got)
	}
	b.do("back", chromedp.KeyEvent(kb.ArrowUp))
	if got := b.value("V"); got != "123456" {
		t.Errorf("in hand stands %q", got)
	}
}

func TestNoKeystrokeIsLostWithoutADeskOrAPage(t *testing.T) {
	b := openBrowser(t, false)
	b.visit(enter101)
	b.comes("focus on OPEN")
	b.do("type", chromedp.KeyEvent("07:00"+kb.Enter+"20:00"+kb.Enter+"900"))
	warned := b.leaves()
	b.visit("/table") // away without sealing
	if got := <-warned; got != "beforeunload" {
		t.Errorf("on leaving: %q", got)
	}
	b.visit(enter101)
	b.saysAt("entry-note", "typed earlier in this tab were not sealed")
	b.do("bring back", chromedp.Focus(chromedp.CSS("#entry-note button")), chromedp.KeyEvent("\r"))
	if got := b.value("V"); got != "900" {
		t.Errorf("what was typed came back as %q", got)
	}
	b.do("no desk", chromedp.Evaluate[chromedp.Void]("window.fetch = () => Promise.reject(new TypeError('offline')); null"))
	b.do("seal", chromedp.Focus(chromedp.CSS("[name=V]")), chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.saysAt("entry-note", "The desk does not answer")
	if got := b.value("OPEN"); got != "07:00" {
		t.Errorf("without a desk the sheet holds %q", got)
	}
}

func TestWhatCameBackToBeRetypedIsNotOfferedAgain(t *testing.T) {
	b := openBrowser(t, false)
	b.visit(enter101)
	b.comes("focus on OPEN")
	b.keys(".done", paper101("3", "210")...) // two slips whose sum still holds
	if left := b.kept(); left != 0 {
		t.Errorf("%d sheets are kept after sealing", left)
	}
	b.typed(sheet(2, typist2))
	b.post("/station/101/return", url.Values{"as": {secretary}}, http.StatusSeeOther)
	b.visit(enter101)
	b.comes("focus on N")
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("document.getElementById('entry-note').hidden || (() => { throw new Error('the old number is offered') })()")); err != nil {
		t.Error(err)
	}
}

// kept is how many sheets this tab keeps.
func (b *browser) kept() int {
	b.Helper()
	n, err := chromedp.Run(b.ctx, chromedp.Evaluate[int]("sessionStorage.length"))
	if err != nil {
		b.Fatal(err)
	}
	return n
}

func TestFormWithoutAScriptIsTheSameForm(t *testing.T) {
	p := open(t, false)
	page := p.get(enter101, http.StatusOK)
	p.contains(page, `method="post"`, `inputmode="numeric"`, "autofocus", "<button")
	p.lacks(page, `maxlength`, `type="number"`)
}
