package web

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/remote"
	"urna/internal/sim"
	"urna/ledger"
)

// portal is a practice election behind a portal, as a browser meets it.
type portal struct {
	*testing.T
	server *httptest.Server
	clerk  *clerk.Clerk
	dir    string
	client *http.Client
}

// open serves a practice election at whose desk anyone may sign.
func open(t *testing.T, night bool) *portal {
	t.Helper()
	dir := t.TempDir()
	stage, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if night {
		if err := stage.PlayNight(); err != nil {
			t.Fatal(err)
		}
	}
	return reopened(t, stage, dir, Options{Signers: sim.PracticeSigners(), Papers: sim.PracticePapers()})
}

// reopened serves the folder of a stage, whose clock stands still.
func reopened(t *testing.T, stage *sim.Stage, dir string, options Options) *portal {
	t.Helper()
	if err := stage.Clerk.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	at := stage.Clock.Now()
	if err := stage.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	options.Clock = func() act.Time { return at }
	c, _, err := clerk.Open(dir, options.Clock)
	if err != nil {
		t.Fatal(err)
	}
	options.Public, options.Drafts = filepath.Join(dir, ledger.PublicFolder), desk.OpenDrafts(dir)
	handler, err := New(ticking{c}, options)
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, c, handler, dir)
}

// serve answers a browser until the test ends, and then closes the clerk.
func serve(t *testing.T, c *clerk.Clerk, handler http.Handler, dir string) *portal {
	t.Helper()
	p := &portal{T: t, server: httptest.NewServer(handler), clerk: c, dir: dir}
	p.client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	t.Cleanup(func() {
		p.server.Close()
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

var (
	_ Ledger = (*clerk.Clerk)(nil)
	_ Ledger = (*remote.Client)(nil)
)

// ticking publishes at once what somebody waits for, so that no test sleeps.
type ticking struct{ *clerk.Clerk }

func (c ticking) AwaitPublished(ctx context.Context, index int64) (*clerk.Published, error) {
	if err := c.Tick(); err != nil {
		return nil, err
	}
	return c.Clerk.AwaitPublished(ctx, index)
}

// answer is what came back for one request.
type answer struct {
	status int
	header http.Header
	body   string
}

func (p *portal) do(method, path, contentType string, body io.Reader, header ...string) answer {
	p.Helper()
	r, err := http.NewRequest(method, p.server.URL+path, body)
	if err != nil {
		p.Fatal(err)
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := p.client.Do(r)
	if err != nil {
		p.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		p.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(data)}
}

// get asks for a page and wants a status.
func (p *portal) get(path string, status int) answer {
	p.Helper()
	a := p.do("GET", path, "", nil)
	if a.status != status {
		p.Fatalf("GET %s: status %d, want %d\n%s", path, a.status, status, a.body)
	}
	return a
}

// post sends a form and wants a status.
func (p *portal) post(path string, form url.Values, status int) answer {
	p.Helper()
	a := p.do("POST", path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
	if a.status != status {
		p.Fatalf("POST %s %v: status %d, want %d\n%s", path, form, a.status, status, a.body)
	}
	return a
}

// read decodes what a JSON address says.
func (p *portal) read(path string, into any) {
	p.Helper()
	a := p.get(path, http.StatusOK)
	if err := json.Unmarshal([]byte(a.body), into); err != nil {
		p.Fatalf("%s: %v\n%s", path, err, a.body)
	}
}

// contains wants texts in a page; digits are grouped with no-break spaces.
func (p *portal) contains(a answer, texts ...string) {
	p.Helper()
	plain := strings.ReplaceAll(html.UnescapeString(a.body), "\u00a0", " ")
	for _, text := range texts {
		if !strings.Contains(plain, text) && !strings.Contains(a.body, text) {
			p.Errorf("the page does not contain %q\n%.4000s", text, plain)
		}
	}
}

// hides wants numbers to stand nowhere in a page, be it as text or as data;
// inside hashes and keys they mean nothing.
func (p *portal) hides(a answer, numbers ...string) {
	p.Helper()
	for _, number := range numbers {
		if regexp.MustCompile(`\b` + number + `\b`).MatchString(a.body) {
			p.Errorf("the page shows %s, which is sealed\n%s", number, a.body)
		}
	}
}

func (p *portal) lacks(a answer, texts ...string) {
	p.Helper()
	plain := strings.ReplaceAll(a.body, "\u00a0", " ")
	for _, text := range texts {
		if strings.Contains(plain, text) {
			p.Errorf("the page contains %q, which it must not show", text)
		}
	}
}

// sheet is a form filled with the paper of a station whose numbers add up; over
// replaces single numbers.
func sheet(slot int, as string, over ...string) url.Values {
	form := url.Values{
		"slot": {fmt.Sprint(slot)}, "as": {as}, "OPEN": {"07:00"}, "CLOSE": {"20:00"}, "V": {"900"}, "R": {"905"}, "I": {"640"},
		"K": {"263"}, "S": {"2"}, "B": {"610"}, "N": {"12"}, "AB.0.label": {"one"}, "AB.0": {"25"}, "BB.0.label": {"one"}, "BB.0": {"25"},
		"C[aliya]": {"320"}, "C[bolat]": {"201"}, "C[clara]": {"102"},
	}
	for i := 0; i+1 < len(over); i += 2 {
		form.Set(over[i], over[i+1])
	}
	return form
}

const (
	typist1   = "territorial/north typist-1"
	typist2   = "territorial/north typist-2"
	typist3   = "territorial/north typist-3"
	chair     = "territorial/north chair"
	secretary = "territorial/north secretary"
)
