package i18n

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryTextStandsInAllLanguagesWithTheSamePlaces(t *testing.T) {
	place := regexp.MustCompile(`\{[0-9]+\}`)
	places := func(text string) []string {
		found := place.FindAllString(text, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	for _, l := range Languages() {
		for _, key := range English.Keys() {
			if !l.Has(key) {
				t.Errorf("%s: %s is missing", l, key)
				continue
			}
			if got, want := places(l.Text(key)), places(English.Text(key)); !slices.Equal(got, want) {
				t.Errorf("%s: %s has places %v, want %v", l, key, got, want)
			}
		}
		for _, key := range l.Keys() {
			if !English.Has(key) {
				t.Errorf("%s: %s stands in no English file", l, key)
			}
		}
	}
}

// uses reads the pages' code and templates: whole names of texts, and the
// beginnings of names that are put together there.
func uses(t *testing.T) (names, beginnings []string) {
	t.Helper()
	files, err := filepath.Glob("*.en")
	if err != nil {
		t.Fatal(err)
	}
	var chapters []string
	for _, file := range files {
		chapters = append(chapters, strings.TrimSuffix(file, ".en"))
	}
	literal := regexp.MustCompile(`"((?:` + strings.Join(chapters, "|") + `)\.[a-z0-9./ -]*)"`)
	err = filepath.WalkDir("../web", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") || !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".html") {
			return err
		}
		data, err := os.ReadFile(path)
		for _, m := range chapterLine.FindAllStringSubmatch(string(data), -1) {
			beginnings = append(beginnings, m[1]+".")
		}
		for _, m := range literal.FindAllStringSubmatch(string(data), -1) {
			if strings.HasSuffix(m[1], ".") {
				beginnings = append(beginnings, m[1])
			} else {
				names = append(names, m[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names, beginnings
}

// chapterLine is a line of the table of chapters: their pages find their texts by
// the names of their tables and columns, which a test beside them holds to.
var chapterLine = regexp.MustCompile(`\{"([a-z-]+)", (?:true|false), [a-zA-Z]+Tables\}`)

func TestEveryTextIsUsedAndEveryUseHasAText(t *testing.T) {
	names, beginnings := uses(t)
	if len(names) < 100 {
		t.Fatalf("found %d uses of texts in the pages; is the folder still there?", len(names))
	}
	for _, name := range names {
		if !English.Has(name) {
			t.Errorf("the pages use %s, which no file has", name)
		}
	}
	for _, key := range English.Keys() {
		begins := func(beginning string) bool { return strings.HasPrefix(key, beginning) }
		if !slices.Contains(names, key) && !slices.ContainsFunc(beginnings, begins) {
			t.Errorf("%s is in the files and used nowhere", key)
		}
	}
}

func TestNumbersAreWrittenAsEachLanguageWritesThem(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{English.Number(0), "0"},
		{English.Number(999), "999"},
		{Russian.Number(7315364), "7\u00a0315\u00a0364"},
		{Kazakh.Number(-1000), "−1\u00a0000"},
		{English.Signed(12), "+12"},
		{English.Signed(0), "0"},
		{English.Share(1690, 3645), "46.36\u00a0%"},
		{Russian.Share(1, 3), "33,33\u00a0%"},
		{Kazakh.Share(1, 800), "0,13\u00a0%"}, // 0.125 goes away from zero
		{English.Share(0, 0), "–"},
		{English.Clock(420), "07:00"},
		{English.Clock(1530), "25:30"},
		{English.Moment(1772379000, 300), "2026-03-01, 20:30:00"},
		{Russian.Moment(1772379000, 300), "01.03.2026, 20:30:00"},
		{Russian.Day("2005-12-04"), "04.12.2005"},
		{English.Day("2005-12-04"), "4\u00a0December\u00a02005"},
		{English.Zone(300), "UTC+5"},
		{English.Zone(-210), "UTC−3:30"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestUnknownTagIsEnglish(t *testing.T) {
	for tag, want := range map[string]Language{"": English, "kk": Kazakh, "ru": Russian, "de": English, "RU": English} {
		if got := Choose(tag); got != want {
			t.Errorf("Choose(%q) = %s, want %s", tag, got, want)
		}
	}
}

func TestValuesDoNotReachIntoOneAnother(t *testing.T) {
	if got, want := English.Text("results.station-heading", "{2}", "B"), "Station {2}, B"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
