package web

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"urna/internal/i18n"
	"urna/ledger"
)

// says waits until the check has said something that holds a text.
func (b *browser) says(text string) {
	b.Helper()
	b.saysAt("check-said", text)
}

// saysAt waits until an element holds a text.
func (b *browser) saysAt(id, text string) {
	b.Helper()
	b.stands("document.getElementById("+quoted(id)+").textContent.includes("+quoted(text)+")", text+" in "+id)
}

func quoted(text string) string {
	data, _ := json.Marshal(text)
	return string(data)
}

func TestReaderChecksAStationAndThenEverythingInTheBrowser(t *testing.T) {
	b := openBrowser(t, true)
	b.do("window", chromedp.EmulateViewport(1280, 800))
	b.visit("/check?station=201")
	b.comes("#check:not([hidden])")
	begun := time.Now()
	b.do("check my station", chromedp.Focus(chromedp.CSS("#check-mine")), chromedp.KeyEvent("\r"))
	b.says("Station 201: what can be checked of one station holds")
	t.Logf("the check of a station took %v", time.Since(begun))
	b.reads("Entry 48 is under the checkpoint's root", "its signatures are good: 3", "relation P3 holds",
		"In south the 2 parts that this site shows add up", "In sunland the 2 parts that this site shows add up", "Not shown by this")
	b.picture("check-station")
	b.do("verify everything", chromedp.Focus(chromedp.CSS("#check-all")), chromedp.KeyEvent("\r"))
	b.says("Everything was verified. Checkpoint of 63 entries")
	b.reads("63 acts, 73 signatures, 3 findings, 0 void entries", "At station 201 entry 48 counts", "The sums of sunland that this site shows are those of its stations", "this program does not check it")
	b.picture("check-all")
	for _, lang := range i18n.Languages() {
		b.fits("/check?station=201&lang=" + string(lang))
	}
}

// Leaf, proof, checkpoint, sheet, and its place in the sums of its unit and the
// nation: with 9,580 stations as with five. How long it took is in the test's log.
func TestStationOf2005IsCheckedInTheBrowser(t *testing.T) {
	b := openBrowserAt(t, open2005(t))
	b.do("window", chromedp.EmulateViewport(1280, 800))
	b.visit("/check?station=SYN-ALM-0001")
	b.comes("#check:not([hidden])")
	begun := time.Now()
	b.do("check my station", chromedp.Focus(chromedp.CSS("#check-mine")), chromedp.KeyEvent("\r"))
	b.says("Station SYN-ALM-0001: what can be checked of one station holds")
	t.Logf("one of 9,580 stations checked in %v", time.Since(begun).Round(10*time.Millisecond))
	b.reads("is under the checkpoint's root", "The rulebook is the one that the genesis names", "relation P3 holds",
		"In KZ-ALM the ", "In KZ the 16 parts that this site shows add up, and this station is in one of them")
}

func TestCheckInTheBrowserNamesAChangedEntry(t *testing.T) {
	b := openBrowser(t, true)
	path := filepath.Join(b.dir, ledger.PublicFolder, "tile", "entries", "000.p", "63")
	bundle, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := regexp.MustCompile(`"V":\d`).FindIndex(bundle)
	if at == nil {
		t.Fatal("no entry has voters on a list")
	}
	bundle[at[1]-1] ^= 1
	if err := os.WriteFile(path, bundle, 0o644); err != nil {
		t.Fatal(err)
	}
	b.visit("/check")
	b.comes("#check:not([hidden])")
	b.do("verify everything", chromedp.Focus(chromedp.CSS("#check-all")), chromedp.KeyEvent("\r"))
	b.says("There are faults")
	b.reads("signature.invalid", "tile/entries/000.p/63")
}

// The page sends no script but files of its own, and says without them how to check.
func TestCheckPageReadsWithoutAScript(t *testing.T) {
	p := open(t, true)
	genesis := p.clerk.Published().State.Genesis().String()
	for _, lang := range i18n.Languages() {
		a := p.do("GET", "/check?station=%3Cscript%3E&lang="+string(lang), "", nil)
		for _, text := range []string{"urna verify " + p.server.URL + " --genesis " + genesis, "node verifier/verify.mjs", lang.Text("check.level.V4")} {
			if !strings.Contains(a.body, text) {
				t.Errorf("%s: the page does not read %q", lang, text)
			}
		}
		scripts := regexp.MustCompile(`<script[^>]*>[^<]*`).FindAllString(a.body, -1)
		if want := []string{`<script type="module" src="/verifier/page.mjs">`, `<script type="module" src="/script/live.mjs">`}; !slices.Equal(scripts, want) {
			t.Errorf("%s: scripts %q", lang, scripts)
		}
	}
}

func TestModulesOfTheVerifierAreServedAndNothingElse(t *testing.T) {
	p := open(t, false)
	for path, status := range map[string]int{
		"/verifier/page.mjs": http.StatusOK, "/verifier/worker.mjs": http.StatusOK, "/verifier/doc.go": http.StatusNotFound,
		"/verifier/test": http.StatusNotFound, "/verifier/..%2fgo.mod": http.StatusNotFound,
	} {
		a := p.do("GET", path, "", nil)
		if a.status != status {
			t.Errorf("%s: status %d, want %d", path, a.status, status)
		}
		if got := a.header.Get("Content-Type"); status == http.StatusOK && got != "text/javascript; charset=utf-8" {
			t.Errorf("%s: content type %q", path, got)
		}
	}
}
