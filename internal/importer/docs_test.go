package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"urna/internal/importer"
	"urna/internal/sim"
)

// pageFiles are the files that the page writes out: a name in backticks and a
// colon, then lines that begin with four spaces.
var pageFiles = regexp.MustCompile("(?m)^(?:[^\\n]*\\n)?`([a-z]+\\.[a-z]+)`[^\\n:]*:\\n\\n((?:    [^\\n]*\\n)+)")

func page(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/import.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// example puts the files of the page into a folder, beside the two tables that
// it says are copied.
func example(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	written := 0
	for _, file := range pageFiles.FindAllStringSubmatch(page(t), -1) {
		text := strings.ReplaceAll("\n"+file[2], "\n    ", "\n")[1:]
		if err := os.WriteFile(filepath.Join(dir, file[1]), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		written++
	}
	if written != 6 {
		t.Fatalf("the page writes %d files, want 6", written)
	}
	for _, name := range []string{"acts.tsv", "offices.tsv"} {
		text, err := os.ReadFile("../../jurisdiction/ca/2011/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// exampleImport reads the stations of the page, changed, by its profile.
func exampleImport(t *testing.T, change func(profile, stations string) (string, string)) importer.Import {
	t.Helper()
	dir := example(t)
	rules, err := sim.Tables(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.ReadFile(filepath.Join(dir, "profile.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	stations, err := os.ReadFile(filepath.Join(dir, "stations.csv"))
	if err != nil {
		t.Fatal(err)
	}
	changedProfile, changedStations := change(string(profile), string(stations))
	i := importer.Import{Origin: "import.urna.example/page", Rules: rules, Profile: parsed(t, changedProfile)}
	if i.File, err = importer.Read([]string{kept(t, "stations.csv", []byte(changedStations))}, i.Profile); err != nil {
		t.Fatal(err)
	}
	return i
}

func asItIs(profile, stations string) (string, string) { return profile, stations }

func TestExampleOfThePageComesInAsThePageSays(t *testing.T) {
	i := exampleImport(t, asItIs)
	proof, err := importer.Check(i)
	if err != nil {
		t.Fatal(err)
	}
	findings, resolutions := counts(proof)
	got := fmt.Sprint(proof.Rows, proof.Units, findings, resolutions, proof.LeftOut, len(proof.TotalsRows), importer.Misses(proof.TotalsRows), len(proof.Totals), importer.Misses(proof.Totals))
	if want := "3 [1 2] map[blank:1 relation.E1:1] map[thousands .:1] [{rows of totals 1}] 4 0 2 0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	report, _ := entered(t, i)
	if report.Findings != 2 {
		t.Errorf("%d findings in the ledger, want 2", report.Findings)
	}
}

func TestThePageNamesEveryWordOfAProfileAndEveryProfile(t *testing.T) {
	text := page(t)
	for _, word := range importer.Words() {
		if !strings.Contains(text, "`"+word+"`") && !strings.Contains(text, "`"+word+" ") {
			t.Errorf("docs/import.md says nothing of %q", word)
		}
	}
	for name := range jurisdictions() {
		if !strings.Contains(text, "`"+name+"`") {
			t.Errorf("docs/import.md does not name %q", name)
		}
	}
}

func TestRowOfTotalsThatIsNoSumIsNamed(t *testing.T) {
	for _, c := range []struct{ situation, rule, old, put, want string }{
		{"of all", "", "TOTAL;;1500;690;469;12", "TOTAL;;1500;691;469;12", `[{5 Smith 691 690 stations.csv false}]`},
		{"of a district", "totals-row 1\tStation=ALL\tthe file\t\n", "TOTAL;;1500;690;469;12", "South;ALL;300;150;148;2", `[{5 Jones 148 149 stations.csv false}]`},
		{"of a district, before its rows", "totals-row 1\tStation=ALL\tthe file\t\n", "North;1;", "North;ALL;1.200;540;320;11\nNorth;1;", `[{2 Spoiled 11 10 stations.csv false}]`},
		{"with blanks", "", "TOTAL;;1500;690;469;12", "TOTAL;;;;;", `[]`},
	} {
		proof, err := importer.Check(exampleImport(t, func(profile, stations string) (string, string) {
			return profile + c.rule, strings.Replace(stations, c.old, c.put, 1)
		}))
		if err != nil {
			t.Fatal(err)
		}
		missed := []importer.Comparison{}
		for _, comparison := range proof.TotalsRows {
			if !comparison.OK {
				missed = append(missed, comparison)
			}
		}
		if got := fmt.Sprint(missed); got != c.want || proof.OK() != (len(missed) == 0) {
			t.Errorf("%s: got %s, want %s; the whole is ok: %v", c.situation, got, c.want, proof.OK())
		}
	}
}

func TestNumberAboveItsRangeIsNamedAndEnters(t *testing.T) {
	i := exampleImport(t, func(profile, stations string) (string, string) { return profile + "most V\t999\t\t\n", stations })
	proof, err := importer.Check(i)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(proof.Above), "[{2 Voters 1200 999}]"; got != want || proof.OK() {
		t.Errorf("above its range: %s, ok %v, want %s, not ok", got, proof.OK(), want)
	}
	if report, _ := entered(t, i); *report.Totals.Voted != 500+300+10+60+301 {
		t.Errorf("voted = %d, want all rows", *report.Totals.Voted)
	}
}

func TestFigureThatTheRowsDoNotReachIsNamed(t *testing.T) {
	proof, err := importer.Check(exampleImport(t, func(profile, stations string) (string, string) {
		return strings.NewReplacer("total smith\t690", "total smith\t689", "59.5", "59.6").Replace(profile), stations
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(proof.Totals), "[{0 smith 689 690 the authority's final count false} {0 smith of valid 59.6 % 59.5 % the authority's final count false}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEachSourceDeclaresWhatItStatesAndNothingElse(t *testing.T) {
	i := exampleImport(t, func(profile, stations string) (string, string) {
		return profile + "total registered\t1500\tthe register\t\ntotal N\t12\tthe register\t\ntotal valid\t1159\tthe press\t\n", stations
	})
	_, state := entered(t, i)
	var got []string
	for _, d := range state.Results.Declarations() {
		named, _ := state.Source.Source(d.Sources[0])
		got = append(got, fmt.Sprintf("%s %v %v of %q", named.Title, d.Counts, d.Shares, d.Base))
	}
	want := "[the authority's final count [{smith 690 exact}] [] of \"\" the authority's final count [] [{smith 59.5 exact}] of \"valid\" " +
		"the register [{registered 1500 exact} {N 12 exact}] [] of \"\" the press [{valid 1159 exact}] [] of \"\"]"
	if fmt.Sprint(got) != want {
		t.Errorf("declared %v, want %s", got, want)
	}
}

func TestProfileThatDoesNotFitItsFormIsRefused(t *testing.T) {
	for _, c := range []struct{ situation, old, put, want string }{
		{"a line that the form lacks", "line N", "line X", `"Spoiled" fills X, which the form does not have`},
		{"a line that nothing fills", "line N", "ignore", "no column fills line N, which the form asks for"},
		{"a total of nothing", "total smith", "total brown", `"brown" is no line of the form`},
		{"a share of nothing", "share smith of valid", "share smith of cast", `"cast" is no line of the form`},
		{"a nation with a line feed", "Exampleland\theading", "Example\u200bland\theading", "U+200B"},
		{"an id that is none", "nation exampleland", "nation example_land", "column id"},
		{"a candidate that is no label", "candidate smith", "candidate Smith", "not a label"},
	} {
		i := exampleImport(t, func(profile, stations string) (string, string) {
			changed := strings.ReplaceAll(profile, c.old, c.put)
			if changed == profile {
				t.Fatalf("%s: %q is not in the profile", c.situation, c.old)
			}
			return changed, stations
		})
		if _, err := importer.Check(i); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.situation, err, c.want)
		}
	}
}
