package publish

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"urna/internal/i18n"
)

// browser is a real one, before a copy.
type browser struct {
	*testing.T
	ctx context.Context
	mu  sync.Mutex
	// complaints are errors of scripts, and what the browser itself found wrong.
	complaints []string
}

func openBrowser(t *testing.T) *browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no chromium here: make setup installs it")
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox}
	for _, flag := range []string{"headless", "disable-gpu", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	limit, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	t.Cleanup(cancel)
	process, end := chromedp.NewExecAllocator(limit, options...)
	t.Cleanup(end)
	tab, closed := chromedp.NewContext(process)
	t.Cleanup(closed)
	b := &browser{T: t, ctx: tab}
	err = chromedp.Listen(tab, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch event := event.(type) {
		case *runtime.EventExceptionThrown:
			b.complaints = append(b.complaints, event.ExceptionDetails.Text)
		case *cdplog.EventEntryAdded:
			b.complaints = append(b.complaints, event.Entry.Text+" "+event.Entry.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *browser) visit(address string) {
	b.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(address)); err != nil {
		b.Fatalf("%s: %v", address, err)
	}
}

// eval asks the page for a text.
func (b *browser) eval(script string) string {
	b.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](script))
	if err != nil {
		b.Fatalf("%s: %v", script, err)
	}
	return strings.ReplaceAll(text, "\u00a0", " ")
}

// until waits for a condition on the page.
func (b *browser) until(condition string) {
	b.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[bool](condition, chromedp.WithPollingTimeout(time.Minute))); err != nil {
		b.Fatalf("the page never has %s: %v\n%s", condition, err, b.eval("document.body.innerText"))
	}
}

func (b *browser) silent() {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, complaint := range b.complaints {
		b.Errorf("the browser complains: %s", complaint)
	}
}

func practiceCopy(t *testing.T) string {
	t.Helper()
	g := newGrower(t, night(t))
	g.to(63)
	out := t.TempDir()
	g.publish(out)
	return out
}

func TestCopyOpensFromADiskSearchesAndSaysWhatItCannotDo(t *testing.T) {
	out := practiceCopy(t)
	b := openBrowser(t)
	b.visit("file://" + out + "/index.html")
	b.visit(b.eval(`document.querySelector('a[hreflang=kk]').href`))
	if got, want := b.eval("location.href"), "file://"+out+"/kk/index.html"; got != want {
		t.Errorf("the Kazakh page is %s, want %s", got, want)
	}
	if got := b.eval(`getComputedStyle(document.querySelector('header.top')).display`); got == "" || b.eval(`String(document.styleSheets.length)`) != "1" {
		t.Error("the page has no style")
	}
	for query, want := range map[string][]string{
		"north": {"unit/north.html"}, "20": {"station/201.html", "station/202.html"}, "201": {"station/201.html"}, "nowhere": nil, "солтүстік": {"unit/north.html"},
	} {
		b.visit("file://" + out + "/en/index.html")
		b.visit(b.eval(`(() => { const f = document.querySelector('form.search'); f.q.value = ` + "`" + query + "`" + `; return f.action + '?' + new URLSearchParams(new FormData(f)) })()`))
		b.until(`document.querySelector('#hits').children.length > 0`)
		got := strings.Fields(b.eval(`[...document.querySelectorAll('#hits a')].map((a) => a.getAttribute('href')).join(' ')`))
		if !slices.Equal(got, want) {
			t.Errorf("search for %q: %q, want %q", query, got, want)
		}
	}
	for _, lang := range i18n.Languages() {
		b.visit("file://" + out + "/" + string(lang) + "/check.html?station=201")
		b.until(`!document.querySelector('#copy-file').hidden`)
		if seen := b.eval("document.body.innerText"); !strings.Contains(seen, lang.Text("copy.check-file")) || !strings.Contains(seen, "urna verify .") {
			t.Errorf("%s: the page does not say what cannot be done from a disk\n%s", lang, seen)
		}
	}
	b.silent()
}

func TestVerifierOfACopyWorksBehindAnyWebServer(t *testing.T) {
	out := practiceCopy(t)
	server := httptest.NewServer(http.StripPrefix("/mirror/of/votes", http.FileServer(http.Dir(out))))
	t.Cleanup(server.Close)
	b := openBrowser(t)
	b.visit(server.URL + "/mirror/of/votes/en/station/201.html")
	b.visit(b.eval(`document.querySelector('a[href*="check.html?"]').href`))
	b.until(`!document.querySelector('#check').hidden`)
	if got := b.eval(`document.querySelector('#check-station').value`); got != "201" {
		t.Errorf("the station of the check is %q, want 201", got)
	}
	for _, step := range [][2]string{{"check-mine", "Station 201: what can be checked of one station holds"}, {"check-all", "Everything was verified. Checkpoint of 63 entries"}} {
		b.eval(`(document.getElementById('` + step[0] + `').click(), '')`)
		b.until(`document.getElementById('check-said').textContent.includes('` + step[1] + `')`)
	}
	seen := b.eval("document.body.innerText")
	for _, want := range []string{"63 acts, 73 signatures, 3 findings, 0 void entries", "At station 201 entry 48 counts", "The sums of sunland that this site shows are those of its stations"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the check does not read %q\n%s", want, seen)
		}
	}
	if strings.Contains(seen, "was not compared") {
		t.Errorf("a sum was not compared\n%s", seen)
	}
	b.visit(server.URL + "/mirror/of/votes/kk/break.html?station=101")
	b.until(`!document.querySelector('#break').hidden`)
	b.eval(`(document.getElementById('break-go').click(), '')`)
	b.until(`document.getElementById('break-steps').querySelector('.bad') !== null`)
	b.silent()
}
