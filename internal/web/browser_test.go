package web

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browser is a real one, at a portal, driven by keys.
type browser struct {
	*portal
	ctx context.Context
}

// openBrowser starts a browser at a practice election.
func openBrowser(t *testing.T, night bool) *browser {
	t.Helper()
	apart(t)
	return openBrowserAt(t, open(t, night))
}

// apart leaves a test to the run without -short, which the race detector has: one
// reader at a time races with nobody, and the large election takes it minutes.
func apart(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("with -short: one reader, or the large election")
	}
}

// openBrowserAt starts a browser with a profile of its own.
func openBrowserAt(t *testing.T, p *portal) *browser {
	t.Helper()
	apart(t)
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no chromium here: make setup installs it")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox,
	}
	for _, flag := range []string{
		"headless", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
		"disable-component-update", "disable-sync", "hide-scrollbars", "disable-dev-shm-usage",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	limit, cancel := context.WithTimeout(t.Context(), 15*time.Minute)
	t.Cleanup(cancel)
	process, end := chromedp.NewExecAllocator(limit, options...)
	t.Cleanup(end)
	tab, closed := chromedp.NewContext(process)
	t.Cleanup(closed)
	return &browser{portal: p, ctx: tab}
}

func (b *browser) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		text, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.body.innerText"))
		b.Fatalf("%s: %v\n%s", what, err, text)
	}
}

func (b *browser) visit(path string) { b.do(path, chromedp.Navigate(b.server.URL+path)) }

// reads wants texts on the page as a person sees it.
func (b *browser) reads(texts ...string) {
	b.Helper()
	seen, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.body.innerText"))
	if err != nil {
		b.Fatal(err)
	}
	seen = strings.ReplaceAll(seen, "\u00a0", " ")
	for _, text := range texts {
		if !strings.Contains(seen, text) {
			b.Errorf("the page does not read %q\n%s", text, seen)
		}
	}
}

// keys types one value after the other, Enter between them and Enter with the
// control key behind the last, from where the focus is, and wants something on the
// page that follows.
func (b *browser) keys(comes string, values ...string) {
	b.Helper()
	b.do("keys", chromedp.KeyEvent(strings.Join(values, kb.Enter)))
	b.turns(comes, chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
}

// press has the button of a form pressed by key.
func (b *browser) press(button, comes string) {
	b.Helper()
	b.do("focus "+button, chromedp.Focus(chromedp.CSS(button)))
	b.turns(comes, chromedp.KeyEvent(kb.Enter))
}

// turns does what leads to another page and waits for that page.
func (b *browser) turns(comes string, step chromedp.Action[chromedp.Void]) {
	b.Helper()
	loads := chromedp.Events(b.ctx, page.LoadEventFired)
	b.do("keys", step)
	for _, err := range loads {
		if err != nil {
			b.Fatalf("wait for %s: %v", comes, err)
		}
		break
	}
	b.comes(comes)
}

// comes waits for something on the page: a selector, or the focus on a field of a
// sheet whose keys work.
func (b *browser) comes(what string) {
	b.Helper()
	there := "document.querySelector('" + what + "') !== null"
	if field, focus := strings.CutPrefix(what, "focus on "); focus {
		there = "document.activeElement.name === '" + field + "' && document.querySelector('form.sheet')?.dataset.keys !== undefined"
	}
	b.stands(there, what)
}

// stands waits until something is true of the page.
func (b *browser) stands(there, what string) {
	b.Helper()
	_, err := chromedp.Run(b.ctx, chromedp.Poll[bool](there, chromedp.WithPollingTimeout(30*time.Second)))
	for range 5 { // a page that gives way to the next takes the question with it
		if err == nil || !strings.Contains(err.Error(), "Cannot find context") {
			break
		}
		_, err = chromedp.Run(b.ctx, chromedp.Poll[bool](there, chromedp.WithPollingTimeout(30*time.Second)))
	}
	if err != nil {
		text, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.body.innerText"))
		b.Fatalf("the page has no %s: %v\n%s", what, err, text)
	}
}

// picture keeps the page as a phone, a tablet and a desk show it, where
// URNA_PICTURES names a folder.
func (b *browser) picture(name string) {
	b.Helper()
	folder := os.Getenv("URNA_PICTURES")
	if folder == "" {
		return
	}
	for width, size := range map[int64]string{360: "360", 768: "768", 1440: "1440"} {
		b.do("size", chromedp.EmulateViewport(width, 900))
		image, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name+"-"+size+".png"), image, 0o644)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	b.do("size", chromedp.EmulateViewport(1280, 800))
}

// fits wants no page to be wider than a small phone, which is also a desk's screen
// at four times its size: only tables may scroll.
func (b *browser) fits(path string) {
	b.Helper()
	b.do("phone", chromedp.EmulateViewport(320, 740))
	b.visit(path)
	wide, err := chromedp.Run(b.ctx, chromedp.Evaluate[float64]("document.documentElement.scrollWidth"))
	if err != nil || wide > 320 {
		b.Errorf("%s is %v pixels wide on a screen of 320 (%v)", path, wide, err)
	}
}

// paper101 is the paper in the order of the form: times, lists, ballots, three
// rows for each kind of box, and the votes.
func paper101(invalid, bolat string) []string {
	return []string{
		"07:00", "20:00", "900", "905", "640", "263", "2",
		"one", "25", "", "", "", "", "one", "25", "", "", "", "",
		"610", invalid, "320", bolat, "102",
	}
}

func TestTwoTypistsEnterAProtocolByKeyboardAndReadTheResult(t *testing.T) {
	b := openBrowser(t, false)
	b.do("window", chromedp.EmulateViewport(1280, 800))
	b.visit("/station/101")
	b.picture("station-empty")
	b.press(".slots li:nth-child(1) form button", "focus on OPEN")
	b.picture("enter")
	b.keys(".done", paper101("3", "210")...) // two slips whose sum still holds
	b.press(".slots li:nth-child(2) form button", "focus on OPEN")
	b.keys(".differ", paper101("12", "201")...)
	b.reads("The two entries differ", "C[bolat]")
	b.picture("differ")
	b.press(".differ form button", ".done")
	for _, slot := range []string{"1", "2"} {
		b.press(".slots li:nth-child("+slot+") form button", "focus on N")
		b.reads("Retype these fields from the paper")
		b.picture("returned-" + slot)
		b.keys(".done", "12", "", "201") // the typist's own number for the first candidate stays
	}
	b.reads("The two entries agree")
	b.picture("agree")
	b.press(".agree form button", "section.version")
	b.reads("counted", "holds", "Secretary, Territorial election commission, North")
	b.picture("station-filed")
	b.visit("/station/102/enter?slot=1&as=territorial%2Fnorth+typist-1")
	b.comes("focus on OPEN")
	b.keys(".problem", "", "", "900", "x")
	b.comes("focus on R")
	b.picture("unreadable")
	b.keys(".breaks", kb.End+kb.Backspace+"1000") // into the field that could not be read
	b.picture("breaks")

	for lang, texts := range map[string][]string{
		"en": {"Stations counted: 1 of 5", "FICTITIOUS", "320", "51.36 %", "Aliya Sample is elected"},
		"kk": {"Саналған учаскелер: 5 ішінен 1", "ОЙДАН ШЫҒАРЫЛҒАН", "51,36 %", "Әлия Үлгі"},
		"ru": {"Подсчитано участков: 1 из 5", "ВЫМЫШЛЕННЫЕ ДАННЫЕ", "51,36 %", "Алия Пример"},
	} {
		b.visit("/?lang=" + lang)
		b.reads(texts...)
		b.picture("result-" + lang)
	}
}

func TestNoPageIsWiderThanAPhone(t *testing.T) {
	b := openBrowser(t, true)
	for name, path := range map[string]string{
		"night-result": "/", "night-result-kk": "/?lang=kk", "night-unit": "/unit/north?lang=ru", "night-103": "/station/103", "night-201": "/station/201?lang=kk",
		"night-202": "/station/202?lang=ru", "night-findings": "/findings", "night-entry": "/entry/40", "night-genesis": "/entry/0?lang=ru", "night-missing": "/station/999",
		"night-enter": "/station/102/enter?slot=1&lang=ru&as=territorial%2Fnorth+typist-1",
	} {
		b.fits(path)
		b.picture(name)
	}
}
