package web

import (
	"crypto/sha256"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/importer"
	"urna/internal/sim"
	"urna/internal/verify"
	bo2019 "urna/jurisdiction/bo/2019"
	"urna/ledger"
)

// transcribed reads a file by the bundled profile of bo-2019, without the
// official totals, which made-up rows do not reach.
func transcribed(t *testing.T, path string) importer.Import {
	t.Helper()
	rules, err := sim.Tables(bo2019.Files)
	if err != nil {
		t.Fatal(err)
	}
	mapping, err := bo2019.Files.ReadFile("profile.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var kept []string
	for _, row := range strings.Split(string(mapping), "\n") {
		if !strings.HasPrefix(row, "total ") {
			kept = append(kept, row)
		}
	}
	text := strings.Join(kept, "\n")
	profile, err := importer.ParseProfile(text)
	if err != nil {
		t.Fatal(err)
	}
	i := importer.Import{Origin: "import.urna.example/fixture", Rules: rules, Profile: profile, Mapping: sha256.Sum256([]byte(text))}
	if i.File, err = importer.Read([]string{path}, profile); err != nil {
		t.Fatal(err)
	}
	return i
}

// openTranscription serves a small published election with a second file beside
// it, and the practice election as another one.
func openTranscription(t *testing.T) *portal {
	t.Helper()
	fixture := filepath.Join("..", "importer", "testdata", "bo-2019.csv")
	data, err := os.ReadFile(fixture)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	second := filepath.Join(t.TempDir(), "second.csv")
	cells := strings.Split(lines[1], ",")
	cells[len(cells)-1] += "1" // null votes of the first table, with a digit more
	text := strings.Join(append([]string{lines[0], strings.Join(cells, ",")}, lines[3:]...), "\n") + "\n"
	if err := os.WriteFile(second, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "ledger")
	if err := importer.Run(dir, transcribed(t, fixture)); err != nil {
		t.Fatal(err)
	}
	if err := importer.Beside(dir, transcribed(t, second), importer.MatchID); err != nil {
		t.Fatal(err)
	}
	c, _, err := clerk.Open(dir, func() act.Time { return 1 << 40 })
	if err != nil {
		t.Fatal(err)
	}
	handler, err := New(c, Options{Public: filepath.Join(dir, ledger.PublicFolder), Beside: practised(t)})
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, c, handler, dir)
}

// practised is the state of the practice election after its night.
func practised(t *testing.T) *election.State {
	t.Helper()
	dir := t.TempDir()
	stage, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := stage.PlayNight(); err != nil {
		t.Fatal(err)
	}
	if err := stage.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	_, state, err := verify.Run(t.Context(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func TestSecondFileStandsBesideTheCountOnItsPageAndInJSON(t *testing.T) {
	p := openTranscription(t)
	var v struct {
		Equal     int64 `json:"equal"`
		Differing int64 `json:"differing"`
		OnlyHere  int64 `json:"only_here"`
		Stations  []struct {
			How    string `json:"how"`
			Fields []struct {
				Field       string
				Here, There int64
			}
		}
	}
	p.read("/compare/1/compare.json", &v)
	stations := int64(len(p.clerk.Published().State.Territory.Stations))
	if v.Differing != 1 || v.OnlyHere != 1 || v.Equal != stations-2 || len(v.Stations) != 2 {
		t.Fatalf("got %+v, want 1 differing, 1 only here, the other %d equal", v, stations-2)
	}
	if f := v.Stations[0].Fields; len(f) != 1 || f[0].Field != "NU" || f[0].There != 10*f[0].Here+1 {
		t.Errorf("differing station: %+v, want NU with a digit more", v.Stations[0])
	}
	p.contains(p.get("/compare/1", http.StatusOK), "second.csv", "Differing", "Null ballots", "Only in the count")
	p.contains(p.get("/compare/1?lang=kk", http.StatusOK), "Өзгеше", "Тек есепте")
	p.contains(p.get("/sources", http.StatusOK), "/compare/1", "Compare with the count")
	for _, path := range []string{"/compare/0", "/compare/2", "/compare/x", "/compare/-1"} {
		p.get(path, http.StatusNotFound)
	}
}

func TestTwoElectionsStandSideBySideWithTheirBases(t *testing.T) {
	p := openTranscription(t)
	p.contains(p.get("/elections", http.StatusOK), "/elections/beside")
	page := p.get("/elections/beside", http.StatusOK)
	p.contains(page, "Aliya Sample", "FICTITIOUS", "46.36 %", "General election in Bolivia", "The law takes shares of: Valid.", "Units without a counterpart")
	var pair election.Pair
	p.read("/elections/beside.json", &pair)
	if *pair.Second.Totals.Valid != 3645 || pair.Second.Nature != "practice" {
		t.Errorf("second election: %+v, want the practice election", pair.Second)
	}
}

func TestSearchFindsStationsAndUnitsByNumberAndName(t *testing.T) {
	p := open(t, true)
	p.contains(p.get("/search?q=LIBR", http.StatusOK), "/station/102", "Library")
	p.contains(p.get("/search?q=%D0%B1%D0%B8%D0%B1%D0%BB%D0%B8%D0%BE&lang=ru", http.StatusOK), "/station/102?lang=ru", "Библиотека")
	p.contains(p.get("/search?q=north", http.StatusOK), "/unit/north")
	p.contains(p.get("/search?q=20", http.StatusOK), "/station/201", "/station/202")
	p.contains(p.get("/search?q=%3Cscript%3E", http.StatusOK), "Nothing on the register holds “<script>”")
	p.lacks(p.get("/search?q=%3Cscript%3E", http.StatusOK), "<script>")
	p.get("/search?q="+strings.Repeat("a", 5000), http.StatusOK)
	p.get("/search", http.StatusOK)
}
