package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/results"
)

func TestResultPageShowsTheNightInThreeLanguages(t *testing.T) {
	p := open(t, true)
	en := p.get("/", http.StatusOK)
	p.contains(en, "1 690", "1 282", "673", "5 300", "46.36 %", "FICTITIOUS", "Stations counted: 5 of 5", "second round", "Aliya Sample",
		act.Hash(p.clerk.Published().Head.Root).String())
	p.contains(p.get("/?lang=ru", http.StatusOK), `lang="ru"`, "1 690", "46,36 %", "Алия Пример", "второй тур", "ВЫМЫШЛЕННЫЕ ДАННЫЕ", "/unit/north?lang=ru")
	p.contains(p.get("/?lang=kk", http.StatusOK), `lang="kk"`, "1 690", "46,36 %", "Әлия Үлгі", "екінші турға", "Күнелі", "/unit/north?lang=kk")
	p.contains(p.get("/unit/north", http.StatusOK), "Library", "Stations counted: 3 of 3", "/station/102")
}

func TestFictitiousStandsInTheFigureAndEachTableOfTheResult(t *testing.T) {
	p := open(t, true)
	page := p.get("/", http.StatusOK).body
	from, to := strings.Index(page, "<svg"), strings.Index(page, "</svg>")
	if from < 0 || !strings.Contains(page[from:to], "FICTITIOUS") {
		t.Error("the figure does not bear the mark")
	}
	for _, caption := range strings.Split(page, "<caption>")[1:] {
		if !strings.Contains(caption[:strings.Index(caption, "</caption>")], "FICTITIOUS") {
			t.Errorf("a table does not bear the mark: %s", caption[:60])
		}
	}
}

func TestJSONOfTheResultEqualsTheState(t *testing.T) {
	p := open(t, true)
	state := p.clerk.Published().State
	var v struct {
		Size     int64           `json:"size"`
		Root     string          `json:"root"`
		Mark     string          `json:"mark"`
		Reported int64           `json:"reported"`
		Held     int64           `json:"held"`
		Totals   results.Totals  `json:"totals"`
		Outcome  results.Outcome `json:"outcome"`
	}
	p.read("/result.json", &v)
	want, _ := json.Marshal(state.Results.UnitTotals(0))
	got, _ := json.Marshal(v.Totals)
	if string(got) != string(want) {
		t.Errorf("totals of the nation: got %s, want %s", got, want)
	}
	if v.Size != state.Size || v.Root != act.Hash(p.clerk.Published().Head.Root).String() || v.Mark != "FICTITIOUS" {
		t.Errorf("got size %d, root %s, mark %q", v.Size, v.Root, v.Mark)
	}
	if unit := state.Results.Unit(0); v.Reported != unit.Reported || v.Held != unit.Held {
		t.Errorf("got reported %d, held %d, want %d, %d", v.Reported, v.Held, unit.Reported, unit.Held)
	}
	if v.Outcome.Standing != results.OutcomeRunoff {
		t.Errorf("outcome: got %q, want %q", v.Outcome.Standing, results.OutcomeRunoff)
	}
	p.read("/unit/south/result.json", &v)
	south, _ := state.Territory.Unit("south")
	if *v.Totals.Registered != *state.Results.UnitTotals(south).Registered {
		t.Errorf("registered in south: got %d", *v.Totals.Registered)
	}
}

func TestDeclarationStandsBesideTheSumWithItsDifference(t *testing.T) {
	p := open(t, true)
	p.contains(p.get("/", http.StatusOK), "differs from the sum", "equals the sum", "−450", "4 850")
}

func TestWhatTheSumsBreakStandsOnTheResult(t *testing.T) {
	p := open(t, false)
	p.contains(p.get("/", http.StatusOK), "What the sums break", "Every station of the register has filed one protocol", "Stations are still missing.", "No votes have been counted yet.")
	p.lacks(p.get("/unit/north", http.StatusOK), "What the sums break")
}

func TestStationPageShowsEveryVersionRelationAndSignature(t *testing.T) {
	p := open(t, true)
	p.contains(p.get("/station/103", http.StatusOK), "What is in the boxes is what was counted", "300", "301", "✗", "✓", "relation.P3",
		"Votes for candidates (in all) + Invalid ballots", "Secretary, Territorial election commission, North", "person ", "/proof")
	p.contains(p.get("/station/201", http.StatusOK), "set aside", "counted")
	p.contains(p.get("/station/202", http.StatusOK), "annulled", "corrected: replaced", "One issued ballot had been counted as unused.")
	p.contains(p.get("/station/102", http.StatusOK), "C[bolat]", "217", "replaced by a later entry")
}

func TestJSONOfAStationEqualsTheState(t *testing.T) {
	p := open(t, true)
	var v struct {
		Versions []struct {
			Counted bool
			Lines   map[string]int64
			Lists   map[string]map[string]int64
		}
	}
	p.read("/station/102/station.json", &v)
	if len(v.Versions) != 1 || !v.Versions[0].Counted || v.Versions[0].Lines["V"] != 1200 || v.Versions[0].Lists["C"]["bolat"] != 271 {
		t.Errorf("station 102: got %+v", v)
	}
}

func TestFindingsAndEntriesCanBeRead(t *testing.T) {
	p := open(t, true)
	p.contains(p.get("/findings", http.StatusOK), "relation.P3", "protocol.rival", "Entry ")
	p.contains(p.get("/entry/0", http.StatusOK), "Genesis", "office/genesis/1", p.clerk.Genesis().String())
	leaf := p.get("/entry/3/leaf", http.StatusOK)
	want, err := p.clerk.Leaf(3)
	if err != nil || leaf.body != string(want) || leaf.header.Get("Content-Type") != "application/json" {
		t.Errorf("leaf 3: got %q (%v)", leaf.body, err)
	}
	p.contains(p.get("/entry/3/proof", http.StatusOK), "c2sp.org/tlog-proof@v1\nindex 3\n")
	for _, path := range []string{"/entry/100000", "/entry/-1", "/entry/03", "/entry/x", "/entry/100000/leaf", "/station/999", "/unit/x", "/nowhere", "/unit/x/result.json"} {
		p.get(path, http.StatusNotFound)
	}
}
