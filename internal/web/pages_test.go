package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/sim"
	"urna/ledger"
)

// made2005 is what tests of this package have made of the reconstruction so far.
var made2005 struct {
	dir   string
	clerk *clerk.Clerk
}

// built2005 is the folder of the reconstruction, built once for all tests of
// this package that read it; they never write to it.
var built2005 = sync.OnceValues(func() (dir string, err error) {
	made2005.dir, err = os.MkdirTemp("", "urna-web-")
	if err != nil {
		return "", err
	}
	return made2005.dir, sim.Kazakhstan2005(made2005.dir)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if made2005.clerk != nil {
		if err := made2005.clerk.Close(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	if made2005.dir != "" {
		os.RemoveAll(made2005.dir)
	}
	os.Exit(code)
}

// shared2005 is the bundled reconstruction with its pages, which nobody can sign at
// and no test changes.
type shared2005 struct {
	clerk   *clerk.Clerk
	handler http.Handler
}

// opened2005 opens it once for all tests: reading it from zero takes seconds.
var opened2005 = sync.OnceValues(func() (*shared2005, error) {
	dir, err := built2005()
	if err != nil {
		return nil, err
	}
	c, _, err := clerk.Open(dir, func() act.Time { return 1 << 40 })
	if err != nil {
		return nil, err
	}
	made2005.clerk = c
	handler, err := New(c, Options{Public: filepath.Join(dir, ledger.PublicFolder)})
	return &shared2005{c, handler}, err
})

// open2005 serves the bundled reconstruction.
func open2005(t *testing.T) *portal {
	t.Helper()
	apart(t)
	dir, err := built2005()
	if err != nil {
		t.Fatal(err)
	}
	shared, err := opened2005()
	if err != nil {
		t.Fatal(err)
	}
	p := &portal{T: t, server: httptest.NewServer(shared.handler), clerk: shared.clerk, dir: dir}
	p.client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	t.Cleanup(p.server.Close)
	for range 20 { // the replay is folded before its page is asked for
		if p.do("GET", "/replay", "", nil).header.Get("Refresh") == "" {
			break
		}
	}
	return p
}

// pages2005 are all pages of the reconstruction, with what each must read in
// English.
var pages2005 = map[string][]string{
	"/":                             {"6 147 517", "91.15 %", "89.46 %", "final result declared, as sources state", "Nursultan Nazarbayev is elected", "equals the sum"},
	"/unit/KZ-AST":                  {"Stations abroad", "Stations counted: 370 of 370"},
	"/unit/KZ-ABROAD":               {"SYN-ABROAD-0001"},
	"/station/SYN-AKM-0001":         {"Votes for candidates, paper ballots", "counted", "SYNTHETIC", "added, not in the law"},
	"/map":                          {"Akmola Region", "Natural Earth", "60 to 80 %"},
	"/map?measure=leader":           {"Share of Nursultan Nazarbayev"},
	"/declared":                     {"6 110 694", "Printed shares follow from printed counts", "A published total does not fall", "110462", "108730"},
	"/turnout":                      {"over 77 %", "about 6 850 000", "8 949 106 – 8 950 271", "75.52 %", "70 %"},
	"/elections":                    {"10 January 1999", "81.00 %", "79.78 %", "7 328 216 – 7 329 134"},
	"/corrections":                  {"No act has corrected", "108730, where 110462"},
	"/sources":                      {"Rossiyskaya Gazeta", "8950000", "A choice, not a fact", "One turnout and one share"},
	"/findings":                     {"relation.P10", "declared.rival", "relation.P9"},
	"/entry/0":                      {"office/genesis/1", "reconstruction"},
	"/check":                        {"Check it yourself", "urna verify http", "node verifier/verify.mjs http"},
	"/board":                        {"counted", "Stations: 9 580", "disputed: two protocols"},
	"/replay?step=30":               {"Step 30 of ", "Stations counted"},
	"/data":                         {"stations.csv", "datapackage.json", "sha256:"},
	"/practise":                     {"No practice election is open beside this one", "urna serve"},
	"/own?station=SYN-AKM-0001":     {"Compare my sheet", "Your number"},
	"/break":                        {"Play the liar", "urna break"},
	"/station/SYN-AKM-0001/receipt": {"The chair compares it with the paper", "Compared with the paper", "SYNTHETIC"},
	"/table":                        {"6 713 942", "6 707 565"},
	"/procedure/campaign":           {"Campaign", "Candidate&#39;s own money, ceiling", "46 000 000", "58(1)", "Nothing of this is recorded in the ledger.", "C091"},
	"/procedure/polls":              {"Polls", "Gallup / Baltic Surveys", "28(9)", "29 November 2005", "who ordered and paid", "87.43"},
	"/procedure/media":              {"Access to the media", "Speech on television", "28(3), 33(2)(2)", "17 September 2005", "Nothing of this is recorded in the ledger."},
	"/procedure":                    {"Calendar", "Law in force", "Commissions", "Claims"},
	"/procedure/calendar":           {"As it stood on 2005-12-04", "2006-12-03", "Nomination closes, two full months must remain", "kept", "UTC+5"},
	"/procedure/law":                {"In force that day", "44(6)", "No. 545"},
	"/procedure/calling":            {"2005-09-07", "Decree of 9 September 2005", "no proof in the ledger"},
	"/procedure/candidacy":          {"18 = 5 + 13", "Ualikhan Kaisarov", "Fewer valid signatures than needed", "did not come", "The one candidate of the whole opposition", "enough candidates", "id=\"N18\""},
	"/procedure/commission":         {"O. Zhumabekov", "54/109", "unknown"},
	"/procedure/voterlist":          {"no voter is named", "Nothing of this is recorded"},
	"/procedure/accreditation":      {"CIS-EMO", "none given", "No reason was given", "more than 11000", "Inspect voter lists"},
	"/procedure/programme":          {"unknown", "Side by side"},
	"/signed":                       {"Was my number used to sign?", "no key for such questions", "urna signatures ask"},
	"/procedure/voter":              {"07:00", "Mels Eleusizov", "/check"},
	"/procedure/claim":              {"C162", "sources differ", "no other source"},
	"/procedure/context":            {"1.103^5", "Kazinform, 7 Sep 2005"},
	"/station/none":                 {"There is no such page"},
}

func TestPagesOfTheReconstructionReadAsTheyShouldAndAreLight(t *testing.T) {
	p := open2005(t)
	for path, texts := range pages2005 {
		a := p.do("GET", path, "", nil)
		p.contains(a, texts...)
		if len(a.body) > 100_000 {
			t.Errorf("%s has %d bytes, limit 100,000", path, len(a.body))
		}
		if path != "/table" && !strings.Contains(a.body, "SYNTHETIC") {
			t.Errorf("%s does not say SYNTHETIC", path)
		}
		if at := strings.Index(a.body, "<svg class=\"map"); path == "/map" && (at < 0 || strings.Count(a.body, `<text class="mark"`) != 2) {
			t.Errorf("%s: the map and its tiles do not both bear the mark in the figure", path)
		}
	}
}

func TestDraftsOfLabelsAreMarkedInTheirLanguages(t *testing.T) {
	p := open2005(t)
	p.contains(p.get("/station/SYN-AKM-0001?lang=kk", 200), "Нысанның осы тілдегі атаулары — жоба.", "қосылған, заңда жоқ")
	p.contains(p.get("/station/SYN-AKM-0001?lang=ru", 200), "Названия строк формы на этом языке — черновики.")
	p.lacks(p.get("/station/SYN-AKM-0001", 200), "are drafts")
}

// axe is the accessibility checker, which make setup brings.
func axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join("..", "..", ".tools", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("no axe here: make setup installs it (%v)", err)
	}
	return string(script)
}

// violations are what axe finds wrong with the page by WCAG 2.2 AA.
func (b *browser) violations(script string) string {
	b.Helper()
	run := `axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r =>
		JSON.stringify(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | '))))`
	b.do("axe", chromedp.Evaluate[chromedp.Void](script+"; null"))
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](run, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatal(err)
	}
	var found []string
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		b.Fatal(err)
	}
	return strings.Join(found, "\n")
}

func TestEveryPageIsAccessibleInThreeLanguagesAndFitsAPhone(t *testing.T) {
	script := axe(t)
	b := openBrowserAt(t, open2005(t))
	var paths []string
	for path := range pages2005 {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for i, path := range paths {
		languages := []string{"en", "kk", "ru"}
		if strings.HasPrefix(path, "/procedure/") && os.Getenv("URNA_PICTURES") == "" {
			languages = languages[i%3:][:1] // one template draws all chapters: each in one language, all languages among them
		}
		for _, lang := range languages {
			address := path
			if lang != "en" {
				address = withQuery(path, "lang", lang)
			}
			b.fits(address)
			name := strings.Trim(strings.NewReplacer("/", "-", "?", "-", "=", "-").Replace(path), "-")
			b.picture(fmt.Sprintf("kz-%s-%s", name, lang))
			if found := b.violations(script); found != "" {
				t.Errorf("%s: %s", address, found)
			}
		}
	}
}
