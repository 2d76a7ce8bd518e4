package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/sim"
	"urna/ledger"
)

// portalOf serves a founded practice election to a fuzz target.
func portalOf(f *testing.F) *Handler {
	f.Helper()
	dir := f.TempDir()
	stage, err := sim.FoundPractice(dir)
	if err != nil {
		f.Fatal(err)
	}
	if err := stage.Clerk.Close(); err != nil {
		f.Fatal(err)
	}
	c, _, err := clerk.Open(dir, stage.Clock.Now)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = c.Close() })
	if err := c.Catch(f.Context()); err != nil {
		f.Fatal(err)
	}
	handler, err := New(ticking{c}, Options{
		Public: filepath.Join(dir, ledger.PublicFolder), Signers: sim.PracticeSigners(), Drafts: desk.OpenDrafts(f.TempDir()), Clock: stage.Clock.Now,
	})
	if err != nil {
		f.Fatal(err)
	}
	return handler
}

// Whatever a stranger asks for or fills in: an answer with the policy, never a
// fault of the program, and no act.
func FuzzRequestsAndForms(f *testing.F) {
	handler := portalOf(f)
	for _, target := range []string{"/", "/unit/north?lang=kk", "/station/101", "/entry/3", "/entry/3/leaf", "/entry/99/proof", "/findings", "/table?rows=a", "/tile/0/000"} {
		f.Add(target, "")
	}
	sheet := url.Values{"slot": {"1"}, "V": {"900"}, "C.aliya": {"1"}}
	f.Add("/station/101/enter", sheet.Encode())
	f.Add("/station/101/file", "members=chair")
	f.Add("/file/results/protocol-filed/1", "rows.members=99999999&more=members&b.others.0.lines=V+1")
	f.Add("/file/candidacy/ballot-set/1?lang=kk", "as=central+chair&b.candidates.0.id=a&acts=1&rules=x")
	f.Add("/act", `{"act":{},"signatures":[]}`)
	f.Fuzz(func(t *testing.T, target, form string) {
		at, err := url.ParseRequestURI(target)
		if err != nil || !strings.HasPrefix(target, "/") {
			return
		}
		r := &http.Request{Method: "GET", URL: at, Header: http.Header{}, Host: "localhost", RemoteAddr: "192.0.2.1:1", Body: http.NoBody, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
		if form != "" {
			r = httptest.NewRequest("POST", "http://localhost/", strings.NewReader(form))
			r.URL = at
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if strings.HasPrefix(form, "{") {
				r.Header.Set("Content-Type", "application/json")
			}
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r.WithContext(t.Context()))
		if w.Code >= http.StatusInternalServerError {
			t.Errorf("%s %q: status %d: %.300s", target, form, w.Code, w.Body)
		}
		if w.Header().Get("Content-Security-Policy") != policy {
			t.Errorf("%s: no policy", target)
		}
		if w.Code == http.StatusOK && r.Method == "POST" && strings.Contains(w.Body.String(), `"receipt"`) {
			t.Errorf("%s %q: an act entered: %.300s", target, form, w.Body)
		}
	})
}

// The address of a connection is whatever the network says.
func FuzzAddressOf(f *testing.F) {
	f.Add("[2001:db8::1%eth0]:80")
	f.Add("@")
	f.Fuzz(func(t *testing.T, address string) {
		if got := addressOf(address); got.IsValid() && got.Zone() != "" {
			t.Errorf("%q: %v keeps a zone", address, got)
		}
	})
}

// A header is whatever a client says: no answer is a fault of the program, and
// none repeats it.
func FuzzHeaders(f *testing.F) {
	handler := portalOf(f)
	names := []string{"Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "If-Range", "Cookie", "Origin", "Sec-Fetch-Site", "X-Forwarded-Host", "Content-Type"}
	paths := []string{"/", "/station/101?lang=kk", "/checkpoint", "/genesis.json", "/style.css", "/verifier/page.mjs", "/act"}
	f.Add(uint8(0), uint8(0), "kk;q=0.5, */*")
	f.Add(uint8(4), uint8(3), "bytes=0-1,5-,-1")
	f.Add(uint8(10), uint8(6), "application/json; charset=\"")
	f.Fuzz(func(t *testing.T, name, path uint8, value string) {
		target := paths[int(path)%len(paths)]
		ask := func(value string) *httptest.ResponseRecorder {
			r := httptest.NewRequest("GET", "http://localhost"+target, nil)
			if target == "/act" {
				r = httptest.NewRequest("POST", "http://localhost"+target, strings.NewReader("{}"))
			}
			r.Header.Set(names[int(name)%len(names)], value)
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r.WithContext(t.Context()))
			return w
		}
		w, other := ask(value), ask("x")
		if w.Code >= http.StatusInternalServerError || w.Header().Get("Content-Security-Policy") != policy {
			t.Errorf("%s with %q: status %d, policy %q", target, value, w.Code, w.Header().Get("Content-Security-Policy"))
		}
		for header, got := range w.Header() {
			all := strings.Join(got, "\n")
			if len(value) > 12 && strings.Contains(all, value) && all != strings.Join(other.Header()[header], "\n") {
				t.Errorf("%s: the answer's %s repeats %q", target, header, value)
			}
		}
	})
}
