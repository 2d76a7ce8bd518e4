package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestFirstPageHasFourDoorsAndEachOpens(t *testing.T) {
	p := open(t, true)
	first := p.get("/", http.StatusOK)
	for _, door := range []string{"practise", "table", "own", "break"} {
		if !strings.Contains(first.body, `<a href="/`+door+`">`) {
			t.Errorf("the first page has no door to %s", door)
		}
		for _, lang := range []string{"en", "kk", "ru"} {
			p.get("/"+door+"?lang="+lang, http.StatusOK)
		}
	}
	if unit := p.get("/unit/north", http.StatusOK); strings.Contains(unit.body, `class="doors"`) {
		t.Error("the doors stand on a page of a unit")
	}
}

// requests are the paths that the page has asked for, but for what it asks on its own.
func (b *browser) requests() string {
	b.Helper()
	paths, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("performance.getEntriesByType('resource').map((r) => new URL(r.name).pathname).filter((path) => path !== '/live' && path !== '/icon.svg').sort().join(' ')"))
	if err != nil {
		b.Fatal(err)
	}
	return paths
}

func TestReaderComparesTheirSheetAndNothingLeavesTheBrowser(t *testing.T) {
	b := openBrowser(t, true)
	b.visit("/own?station=101")
	b.saysAt("own-said", "Equal: 0, different: 0")
	before := b.requests()
	type cell struct{ cell, value string }
	for _, c := range []cell{
		{"OPEN", "07:00"}, {"V", "9 00"}, {"R", "905"}, {"I", "640"}, {"K", "263"}, {"S", "2"}, {"B", "610"}, {"N", "12"},
		{"AB[one]", "25"}, {"BB[one]", "25"}, {"C[aliya]", "320"}, {"C[bolat]", "210"}, {"C[clara]", "1o2"},
	} {
		b.do(c.cell, chromedp.Focus(chromedp.CSS(`input[data-cell="`+c.cell+`"]`)), chromedp.KeyEvent(c.value))
	}
	b.saysAt("own-said", "Equal: 11, different: 1, unreadable: 1")
	b.do("mend", chromedp.Focus(chromedp.CSS(`input[data-cell="C[clara]"]`)), chromedp.KeyEvent("\b\b\b102"))
	b.saysAt("own-said", "Equal: 12, different: 1, unreadable: 0")
	b.reads("✗ differs", "✓ equal")
	failing, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("[...document.querySelectorAll('#own-found li')].filter((li) => li.querySelector('.bad')).map((li) => li.textContent.trim().split('.')[0]).join()"))
	if want := "✗ P3"; err != nil || failing != want {
		t.Errorf("relations that do not hold: got %q, want %q (%v)", failing, want, err)
	}
	if after := b.requests(); after != before {
		t.Errorf("requests before typing: %s; after: %s", before, after)
	}
	b.picture("own")
}

func TestSheetOfAStationThatDoesNotExistIsSaidToBeNone(t *testing.T) {
	p := open(t, true)
	p.contains(p.get("/own?station=999", http.StatusOK), "There is no station 999")
}

func TestEveryLieOfTheFourthDoorIsNamedInTheBrowser(t *testing.T) {
	b := openBrowser(t, true)
	b.visit("/break?station=201")
	b.comes("#break:not([hidden])")
	for lie, names := range map[string]string{
		"digit": "V2, entry 48", "station": "V2, entry 48", "order": "V1, entry 47", "tile": "V1, entry 48",
		"withheld": "the bundle is missing", "checkpoint": "checkpoint", "key": "another key than genesis names",
	} {
		b.do(lie, chromedp.Focus(chromedp.CSS(`input[value="`+lie+`"]`)), chromedp.KeyEvent(" "), chromedp.Focus(chromedp.CSS("#break-go")), chromedp.KeyEvent("\r"))
		b.saysAt("break-said", "Caught")
		b.saysAt("break-steps", names)
		b.picture("break-" + lie)
	}
	if len(pageLies) != 7 {
		t.Errorf("the page tells %d lies, 7 are tried here", len(pageLies))
	}
	b.visit("/break?station=999")
	b.comes("#break:not([hidden])")
	b.do("unknown", chromedp.Focus(chromedp.CSS("#break-go")), chromedp.KeyEvent("\r"))
	b.saysAt("break-said", "no protocol of station 999")
}

// The first door, by keyboard alone: from the paper to the proof.
func TestPractiseDoorLeadsTwoPeopleFromThePaperToTheProof(t *testing.T) {
	b := openBrowser(t, false)
	b.do("window", chromedp.EmulateViewport(1280, 800))
	on := func(step, comes string) {
		t.Helper()
		b.visit("/practise?station=101")
		b.stands("document.activeElement.textContent === "+quoted(step), step)
		b.turns(comes, chromedp.KeyEvent("\r"))
	}
	b.visit("/practise")
	b.picture("practise")
	on("First person: type the paper", "focus on OPEN")
	b.keys(".done", paper101("12", "201")...)
	on("Second person: type it too, and slip once", "focus on OPEN")
	b.keys(".breaks", paper101("12", "210")...)
	b.press("button[name=confirmed]", ".differ")
	on("The two differ: return both", ".differ")
	b.press(".differ form button", ".done")
	for _, who := range []string{"First person: retype the blanked line", "Second person: retype it from the paper"} {
		on(who, "focus on C[bolat]")
		b.keys(".done", "201")
	}
	on("File the protocol", ".agree")
	b.press(".agree form button", "section.version")
	on("The station’s own commission files another sheet", "focus on OPEN")
	b.keys(".done", paper101("11", "202")...)
	on("Decide the dispute, with a reason", ".disputed")
	st := b.at("101")
	if !st.Disputed() {
		t.Fatal("two protocols stand and the station is not disputed")
	}
	b.do("open the ruling", chromedp.Focus(chromedp.CSS("details:has(form[action*=resolve]) summary")), chromedp.KeyEvent("\r"))
	b.do("why", chromedp.Focus(chromedp.CSS("form[action*=resolve] textarea")), chromedp.KeyEvent("The paper on the wall."))
	b.press("form[action*=resolve] button", ".done")
	on("Correct the protocol", "#desk")
	field := "input[value='" + st.Versions[0].Act.String() + "']"
	b.do("open the correction", chromedp.Focus(chromedp.CSS("details:has(form[method=get] "+field+") summary")), chromedp.KeyEvent("\r"))
	for range 2 { // each typist in turn
		b.press("form[method=get]:has("+field+") button", "focus on OPEN")
		values := paper101("12", "201")
		values[2] = "901"
		b.keys(".done", values...)
	}
	b.do("why", chromedp.Focus(chromedp.CSS("form[action*=correct] textarea")), chromedp.KeyEvent("A voter was added on the day."))
	b.press("form[action*=correct] button", "section.version")
	on("Verify it in your own browser", "#check:not([hidden])")
	b.do("check my station", chromedp.Focus(chromedp.CSS("#check-mine")), chromedp.KeyEvent("\r"))
	b.says("Station 101: what can be checked of one station holds")
	b.visit("/practise?station=101")
	b.reads("Steps done: 10 of 11")
	b.picture("practise-done")
}
