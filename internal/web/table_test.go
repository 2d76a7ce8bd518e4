package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"urna/analysis/table"
	"urna/internal/i18n"
)

// tablePath is the address of a table that somebody typed.
func tablePath(name, rows, total string) string {
	return name + "?" + url.Values{"rows": {rows}, "total": {total}}.Encode()
}

func TestTablePageShowsTheArticlesTableInThreeLanguages(t *testing.T) {
	p := open(t, true)
	en := p.get("/table", http.StatusOK)
	p.contains(en, "Nazarbayev; 6110694; 91.01", "“Central Asia and the Caucasus”, No. 1(37), 2006", "The counts add up to 6 713 207.",
		"Under none of the three roundings", "no common total", "Nazarbayev needs a total of at least 6 713 942; Tuyakbay allows one of at most 6 707 565.",
		"6 697 472", "91.02 %", "<strong>6100694</strong>", "<strong>446047</strong>", "<strong>445847</strong>", "<strong>445947</strong>", "sources decide",
		"They are not in the ledger", `href="/table?example=ve-2024"`)
	p.lacks(en, "FICTITIOUS", "computed from one published checkpoint")
	p.contains(p.get("/table?lang=ru", http.StatusOK), `lang="ru"`, "решают источники", "91,02 %", "общего итога нет", `name="lang" value="ru"`)
	p.contains(p.get("/table?lang=kk", http.StatusOK), `lang="kk"`, "дереккөздер шешеді", "91,02 %", "ортақ жиынтық жоқ", "/table?lang=kk&example=kz-1999")
	p.contains(p.get("/", http.StatusOK), `<a href="/table">Check a table</a>`)
}

func TestExamplesSayWhatTheFiguresSay(t *testing.T) {
	p := open(t, false)
	p.contains(p.get("/table?example=kz-1999", http.StatusOK), "common total 7 328 216 – 7 329 134", "Commission", "There is a total")
	p.contains(p.get("/table?example=kz-1999-other", http.StatusOK), "no common total", "an online encyclopedia")
	p.contains(p.get("/table?example=ve-2024", http.StatusOK), "common total 10 048 961 – 10 068 606",
		"Each count is its printed percentage of 10 058 774, rounded to a whole number (halves up, halves to even).",
		"10 059 × 10 059 × 10 058 = 1 017 703 451 898", "once in 101 173 422")
	p.get("/table?example=xx-1900", http.StatusNotFound)
	p.get("/table.json?example=xx-1900", http.StatusNotFound)
}

func TestAnExampleSentByTheFormKeepsItsSource(t *testing.T) {
	p := open(t, false)
	e := tableExamples[0]
	sent := strings.ReplaceAll(e.rows, "\n", "\r\n") + "\r\n"
	p.contains(p.get(tablePath("/table", sent, ""), http.StatusOK), "No. 1(37), 2006", `aria-current="page"`)
	p.lacks(p.get(tablePath("/table", strings.Replace(e.rows, "6110694", "6100694", 1), ""), http.StatusOK), "No. 1(37), 2006")
}

func TestTypedTablesAreCheckedAndRefusedByTheirPlace(t *testing.T) {
	p := open(t, false)
	p.contains(p.get(tablePath("/table", "<b>A</b>; 1; 50\nB; 1; 50\nC; ; 3\nD; 4", ""), http.StatusOK), "&lt;b&gt;A&lt;/b&gt;", "not compared", "Not every count is printed")
	p.contains(p.get(tablePath("/table", "A; 1; 50\nB; 1; 50", "40"), http.StatusOK), "but it is not the stated one", "Of the stated 40", "2 %")
	p.contains(p.get(tablePath("/table", "A; 0; 0.0\nB; 1; 100", ""), http.StatusOK), "no limit", "1 or more")
	p.contains(p.get(tablePath("/table", "A; 3; 0\nB; 0; 55", ""), http.StatusOK), "No whole total gives B its printed share.", "No change of one digit")
	refused := p.get(tablePath("/table", "A; 1; 50\nB; many; 50", ""), http.StatusUnprocessableEntity)
	p.contains(refused, "This is not a whole number.", "<dd>2</dd>", "<dd>Count</dd>", "<code>many</code>", "B; many; 50</textarea>")
	p.contains(p.get(tablePath("/table", "", ""), http.StatusUnprocessableEntity), "No row has both a count and a percentage.")
	p.contains(p.get(tablePath("/table", "A; 1; 50", "many"), http.StatusUnprocessableEntity), "<dd>Stated total</dd>")
	p.contains(p.get(tablePath("/table", strings.Repeat("A; 1; 50\n", 201), ""), http.StatusUnprocessableEntity), "more than 200 rows")
	p.contains(p.get(tablePath("/table", strings.Repeat("A", maxTableText+1), ""), http.StatusUnprocessableEntity), "more than 64 kilobytes")
}

func TestTableJSONIsWhatTheCommandPrints(t *testing.T) {
	p := open(t, false)
	e := tableExamples[0]
	read, err := table.Read(table.Source{Text: e.rows})
	if err != nil {
		t.Fatal(err)
	}
	want, _ := json.Marshal(table.Check(read))
	for _, path := range []string{"/table.json", tablePath("/table.json", e.rows, "")} {
		var got json.RawMessage
		p.read(path, &got)
		var compact strings.Builder
		if err := json.NewEncoder(&compact).Encode(got); err != nil || strings.TrimSpace(compact.String()) != string(want) {
			t.Errorf("%s: got %s, want %s (%v)", path, compact.String(), want, err)
		}
	}
	p.contains(p.get(tablePath("/table.json", "A; 1.5; 2", ""), http.StatusUnprocessableEntity), `"rule": "count"`, `"row": 1`, `"value": "1.5"`)
}

func TestEveryRefusalOfATableHasWordsAndEachWordARefusal(t *testing.T) {
	known := map[string]bool{}
	for _, rule := range table.Rules() {
		known["table.refusal."+rule] = true
		if !i18n.English.Has("table.refusal." + rule) {
			t.Errorf("rule %s has no words", rule)
		}
	}
	for _, key := range i18n.English.Keys() {
		if strings.HasPrefix(key, "table.refusal.") && !known[key] {
			t.Errorf("there are words for %s, which is no rule", key)
		}
	}
}

func TestBarsOfRowsThatMissOneAnotherDoNotTouch(t *testing.T) {
	p := open(t, false)
	body := p.get("/table", http.StatusOK).body
	figure := body[strings.Index(body, "<svg"):strings.Index(body, "</svg>")]
	var ends []float64 // left and right of each bar
	for _, rect := range strings.Split(figure, `<rect class="bar" x="`)[1:] {
		var x, width float64
		rect = strings.NewReplacer(`%" y="`, " ", `" width="`, " ", `%" height`, " ").Replace(rect)
		var y int
		if _, err := fmt.Sscan(rect, &x, &y, &width); err != nil {
			t.Fatalf("%v in %s", err, rect[:60])
		}
		ends = append(ends, x, x+width)
	}
	if len(ends) != 10 {
		t.Fatalf("%d bars, want 5", len(ends)/2)
	}
	if ends[0] <= ends[3] || ends[1] > 100 || ends[2] != 0 {
		t.Errorf("row 1 from %v to %v, row 2 from %v to %v; want row 1 to the right and row 2 from the edge", ends[0], ends[1], ends[2], ends[3])
	}
	if strings.Contains(figure, `class="common"`) {
		t.Error("a common total is shaded where there is none")
	}
	p.contains(p.get("/table?example=kz-1999", http.StatusOK), `class="common"`)
}

func TestTableIsCheckedInTheBrowserByKeyboard(t *testing.T) {
	b := openBrowser(t, true)
	b.do("window", chromedp.EmulateViewport(1280, 800))
	b.visit("/")
	b.turns("svg.totals", chromedp.Click(chromedp.CSS(`nav a[href="/table"]`)))
	b.reads("6 713 942 – 6 714 679", "no common total")
	b.do("type", chromedp.SetValue(chromedp.CSS("textarea[name=rows]"), "Nazarbayev; 6100694; 91.01\nTuyakbay; 445047; 6.64\n"))
	b.do("focus", chromedp.Focus(chromedp.CSS("input[name=total]")))
	b.turns("svg.totals .common", chromedp.KeyEvent("6703207"+kb.Enter))
	b.reads("There is a total of which every row is the printed share.", "common total 6 702 955 – 6 703 691")
	for _, lang := range i18n.Languages() {
		for name, path := range map[string]string{
			"table": "/table?lang=", "table-ve": "/table?example=ve-2024&lang=", "table-1999": "/table?example=kz-1999&lang=",
			"table-refused": tablePath("/table", "Жоғары; 1,5; 2", "") + "&lang=",
		} {
			b.fits(path + string(lang))
			b.picture(name + "-" + string(lang))
		}
	}
}
