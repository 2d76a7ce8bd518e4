package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/sim"
)

// ownScript is a script that the policy lets a page load; handler is one inside
// the page, which it does not.
var (
	ownScript = regexp.MustCompile(`<script type="module" src="/(script|verifier)/[a-z]+\.mjs"></script>`)
	handler   = regexp.MustCompile(`<[^>]* on[a-z]+=`)
)

func TestEveryAnswerCarriesThePolicy(t *testing.T) {
	p := open(t, true)
	for _, path := range []string{"/", "/?lang=kk", "/unit/north", "/station/101", "/entry/1", "/findings", "/result.json", "/style.css", "/checkpoint", "/nowhere", "/entry/1/leaf", "/icon.svg"} {
		a := p.do("GET", path, "", nil)
		if got := a.header.Get("Content-Security-Policy"); got != policy {
			t.Errorf("%s: policy %q", path, got)
		}
		if a.header.Get("X-Content-Type-Options") != "nosniff" || a.header.Get("Referrer-Policy") == "" {
			t.Errorf("%s: headers %v", path, a.header)
		}
		body := ownScript.ReplaceAllString(a.body, "")
		if strings.Contains(body, "<script") || handler.MatchString(body) || strings.Contains(body, " style=") || strings.Contains(body, "<style") {
			t.Errorf("%s: the page holds what the policy forbids", path)
		}
	}
}

// A page loads from its own host only; pictures may also stand in the page.
func TestPolicyLetsInNothingFromElsewhere(t *testing.T) {
	said := map[string]string{}
	for _, directive := range strings.Split(policy, "; ") {
		name, sources, _ := strings.Cut(directive, " ")
		said[name] = sources
		if name == "img-src" {
			sources = strings.TrimSuffix(sources, " data:")
		}
		if sources != "'self'" && sources != "'none'" {
			t.Errorf("%s lets in %q", name, sources)
		}
	}
	for _, name := range []string{"default-src", "base-uri", "frame-ancestors"} {
		if said[name] != "'none'" {
			t.Errorf("%s is %q, want 'none'", name, said[name])
		}
	}
	if said["form-action"] != "'self'" { // default-src does not stand in for it
		t.Errorf("form-action is %q", said["form-action"])
	}
}

func TestAnswersThatTurnAwayCarryThePolicyToo(t *testing.T) {
	p := open(t, false)
	for situation, a := range map[string]answer{
		"another site":     p.do("POST", "/act", "application/json", strings.NewReader("{}"), "Origin", "https://elsewhere.example"),
		"a form as an act": p.do("POST", "/act", "text/plain", strings.NewReader("{}")),
		"too long":         p.do("POST", "/act", "application/json", strings.NewReader(strings.Repeat("x", maxSubmission+1))),
		"no act":           p.do("POST", "/act", "application/json", strings.NewReader("{}")),
		"another method":   p.do("POST", "/findings", "", nil),
	} {
		if a.status < 400 || a.header.Get("Content-Security-Policy") != policy || a.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: status %d, headers %v", situation, a.status, a.header)
		}
	}
}

func TestPagesOfOtherSitesCannotPost(t *testing.T) {
	p := open(t, false)
	for _, path := range []string{"/station/101/enter", "/station/101/file", "/act"} {
		for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://elsewhere.example"}} {
			a := p.do("POST", path, "application/x-www-form-urlencoded", strings.NewReader(sheet(1, typist1).Encode()), header...)
			if a.status != http.StatusForbidden {
				t.Errorf("%s with %v: status %d, want 403", path, header, a.status)
			}
		}
	}
	if len(p.at("101").Seals) != 0 {
		t.Error("a page of another site sealed an entry")
	}
}

func TestDeskAnswersAtItsOwnNamesOnly(t *testing.T) {
	p := open(t, false)
	for host, status := range map[string]int{
		"rebound.example": http.StatusMisdirectedRequest, "localhost:8080": http.StatusOK, "127.0.0.1": http.StatusOK, "[::1]:8080": http.StatusOK, "[::1]": http.StatusOK,
	} {
		r, err := http.NewRequest("GET", p.server.URL+"/station/101/enter?slot=1&as="+url.QueryEscape(typist1), nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		response, err := p.client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != status {
			t.Errorf("host %s: status %d, want %d", host, response.StatusCode, status)
		}
	}
}

func TestPublicFilesAreThoseOfAMirrorAndNoMore(t *testing.T) {
	p := open(t, true)
	checkpoint := p.get("/checkpoint", http.StatusOK)
	if checkpoint.body != string(p.clerk.Published().Checkpoint) || checkpoint.header.Get("Cache-Control") != "no-cache" {
		t.Errorf("checkpoint: %q, %v", checkpoint.body, checkpoint.header)
	}
	p.get("/genesis.json", http.StatusOK)
	p.get("/ledger.vkey", http.StatusOK)
	full := filepath.Join(p.dir, "public", "tile", "0", "x999")
	if err := os.MkdirAll(full, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{filepath.Join(full, "000"): "full", filepath.Join(full, ".new"): "half"} {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(p.dir, "keys"), filepath.Join(p.dir, "public", "files")); err != nil {
		t.Fatal(err)
	}
	if got := p.get("/tile/0/x999/000", http.StatusOK).header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("full tile: Cache-Control %q", got)
	}
	for _, path := range []string{"/tile/0/x999/.new", "/tile/", "/tile/0", "/tile/0/x999", "/files/", "/files/intake.key", "/tile/..%2f..%2fkeys/intake.key", "/keys/intake.key", "/tile/0/%00"} {
		if a := p.do("GET", path, "", nil); a.status == http.StatusOK || strings.Contains(a.body, "seed") {
			t.Errorf("%s: status %d", path, a.status)
		}
	}
}

func TestUnchangedPageIsNotSentAgain(t *testing.T) {
	p := open(t, true)
	first := p.get("/", http.StatusOK)
	tag := first.header.Get("ETag")
	if tag == "" {
		t.Fatal("no ETag")
	}
	if a := p.do("GET", "/", "", nil, "If-None-Match", tag); a.status != http.StatusNotModified || a.body != "" {
		t.Errorf("same page: status %d", a.status)
	}
	if a := p.do("GET", "/?lang=ru", "", nil, "If-None-Match", tag); a.status != http.StatusOK {
		t.Errorf("other language: status %d", a.status)
	}
	p.typed(sheet(1, typist1))
	if a := p.do("GET", "/", "", nil, "If-None-Match", tag); a.status != http.StatusOK {
		t.Errorf("after a new checkpoint: status %d", a.status)
	}
	if a := p.do("HEAD", "/", "", nil); a.status != http.StatusOK || a.body != "" {
		t.Errorf("HEAD: status %d, body %q", a.status, a.body)
	}
	if a := p.do("POST", "/findings", "", nil); a.status != http.StatusMethodNotAllowed {
		t.Errorf("POST on a page: status %d", a.status)
	}
}

// submission is a signed sealed entry for station 101.
func (p *portal) submission() []byte {
	p.Helper()
	state := p.clerk.Published().State
	var device *desk.Device
	for _, s := range sim.PracticeSigners() {
		if s.Name == typist1 {
			device = s.Device
		}
	}
	standing, _ := state.Office.Standing(device.Key())
	device.Resume(standing.Counter(), standing.Head())
	draft := &desk.Draft{Station: "101", Slot: 1, Lines: map[string]int64{"V": 1}, Lists: map[string]map[string]int64{}, Salt: act.Hash{1}.String()}
	statement, err := desk.Seal(state, desk.OpenDrafts(p.dir), draft, act.Hash{})
	if err != nil {
		p.Fatal(err)
	}
	submission, _, err := desk.Submit(p.clerk.Genesis(), statement, desk.Moment{Seen: act.NothingSeen()}, device)
	if err != nil {
		p.Fatal(err)
	}
	return submission
}

func TestHundredIdenticalSubmissionsGiveOneEntry(t *testing.T) {
	p := open(t, false)
	submission := string(p.submission())
	var answers [100]clerk.Answer
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() {
			a := p.do("POST", "/act", "application/json", strings.NewReader(submission))
			if a.status != http.StatusOK {
				t.Errorf("status %d: %s", a.status, a.body)
				return
			}
			if err := json.Unmarshal([]byte(a.body), &answers[i]); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	entered := 0
	for _, a := range answers {
		if !a.Earlier {
			entered++
		}
		if a.Index != answers[0].Index || a.Hash != answers[0].Hash || a.Receipt != answers[0].Receipt {
			t.Errorf("got index %d, receipt %q; want those of the first", a.Index, a.Receipt)
		}
	}
	if entered != 1 {
		t.Errorf("%d entered, want 1", entered)
	}
}

func TestActIsRefusedAsDataAndOnlyTheRequestAsHTTP(t *testing.T) {
	p := open(t, false)
	for _, c := range []struct {
		name, contentType, body string
		status                  int
		rule                    string
	}{
		{"no JSON", "application/json", "hello", http.StatusUnprocessableEntity, "form."},
		{"nothing", "application/json", "", http.StatusUnprocessableEntity, "form."},
		{"longer than a leaf", "application/json", `{"act":"` + strings.Repeat("x", act.MaxLeaf) + `"}`, http.StatusUnprocessableEntity, "form.oversized"},
		{"longer than is read", "application/json", strings.Repeat("x", maxSubmission+1), http.StatusRequestEntityTooLarge, ""},
		{"a form", "application/x-www-form-urlencoded", "a=b", http.StatusUnsupportedMediaType, ""},
	} {
		a := p.do("POST", "/act", c.contentType, strings.NewReader(c.body))
		if a.status != c.status || c.rule != "" && !strings.Contains(a.body, `"rule": "`+c.rule) {
			t.Errorf("%s: status %d, want %d\n%s", c.name, a.status, c.status, a.body)
		}
		if c.rule != "" && !strings.Contains(a.body, "urna/refusal/1") {
			t.Errorf("%s: the refusal is not signed", c.name)
		}
	}
}

func TestStoppedClerkIsSaidToBeStopped(t *testing.T) {
	p := open(t, false)
	submission := string(p.submission())
	if err := p.clerk.Close(); err != nil {
		t.Fatal(err)
	}
	if a := p.do("POST", "/act", "application/json", strings.NewReader(submission)); a.status != http.StatusServiceUnavailable {
		t.Errorf("status %d, want 503", a.status)
	}
	p.contains(p.post("/station/101/enter", sheet(1, typist1), http.StatusServiceUnavailable), "Nothing is known of this act", `value="900"`)
	p.get("/", http.StatusOK)
}

func TestTooLongFormIsTurnedAway(t *testing.T) {
	p := open(t, false)
	form := sheet(1, typist1, "V", strings.Repeat("9", maxForm))
	p.post("/station/101/enter", form, http.StatusRequestEntityTooLarge)
}

func TestPortalWithoutSignersHasNoForms(t *testing.T) {
	p := open(t, true)
	handler, err := New(p.clerk, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.server.Config.Handler = handler
	p.lacks(p.get("/station/101", http.StatusOK), "<form", "Next steps")
	p.get("/station/101/enter", http.StatusNotFound)
	p.get("/checkpoint", http.StatusNotFound)
}
