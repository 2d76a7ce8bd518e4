package kz2005_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"urna/election/rulebook"
	kz2005 "urna/jurisdiction/kz/2005"
)

// table reads a table of the package: its rows by column.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	data, err := kz2005.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			t.Fatalf("%s row %d has %d cells, want %d", name, i+2, len(cells), len(columns))
		}
		row := map[string]string{}
		for at, column := range columns {
			row[column] = cells[at]
		}
		rows = append(rows, row)
	}
	return rows
}

func rules(t *testing.T) *rulebook.Rulebook {
	t.Helper()
	tables := map[string]string{}
	for _, name := range rulebook.TableNames() {
		data, err := kz2005.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tables[name] = string(data)
	}
	b, err := rulebook.Parse(rulebook.Join(tables))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAllFortyTwoRelationsAreFormulasChecksOrShown(t *testing.T) {
	count := map[rulebook.RelationHow]int{}
	for _, r := range rules(t).Relations {
		count[r.How]++
	}
	if got, want := fmt.Sprint(count), "map[coded:12 formula:24 shown:6]"; got != want {
		t.Errorf("relations %s, want %s", got, want)
	}
}

func TestEveryActAndRelationNamesItsArticleOrIsProcedure(t *testing.T) {
	b := rules(t)
	for _, r := range b.Relations {
		if r.Article == "" {
			t.Errorf("relation %s names no article", r.Code)
		}
	}
	for _, r := range b.Rules {
		if r.Article == "" && r.Source != "procedure of this program" {
			t.Errorf("rule %s names no article, and its source is %q", r.ID, r.Source)
		}
	}
}

// The ballot stands in Kazakh alphabetical order of family names (Art. 37(1)):
// Ә after А, so that the order is not that of Russian or of code points.
func TestBallotStandsInTheOrderOfTheKazakhAlphabet(t *testing.T) {
	place := map[string]int{}
	for _, row := range table(t, "law/alphabet.tsv") {
		place[row["letter"]], _ = strconv.Atoi(row["place"])
	}
	if len(place) != 42 {
		t.Fatalf("the alphabet has %d letters, want 42", len(place))
	}
	var names [][]int
	for _, row := range table(t, "ballot.tsv") {
		given := strings.Fields(row["name_kk"])
		var letters []int
		for _, letter := range strings.ToUpper(given[len(given)-1]) {
			if place[string(letter)] == 0 {
				t.Errorf("%s: %q is no letter of the alphabet", row["name_kk"], letter)
			}
			letters = append(letters, place[string(letter)])
		}
		names = append(names, letters)
	}
	if len(names) != 5 || !slices.IsSortedFunc(names, slices.Compare) {
		t.Errorf("%d names, not in the order of the alphabet", len(names))
	}
}

func TestOffsetsAreThoseOfTheTimeZoneDatabaseOnPollingDay(t *testing.T) {
	offsets := map[string]int{}
	for _, row := range table(t, "units.tsv") {
		zone, err := time.LoadLocation(row["time_zone"])
		if err != nil {
			t.Fatal(err)
		}
		_, seconds := time.Date(2005, time.December, 4, 12, 0, 0, 0, zone).Zone()
		if got := strconv.Itoa(seconds / 60); got != row["utc_offset"] {
			t.Errorf("%s: offset %s, the database says %s", row["id"], row["utc_offset"], got)
		}
		offsets[row["utc_offset"]]++
	}
	if got, want := fmt.Sprint(offsets), "map[300:4 360:13]"; got != want {
		t.Errorf("units by offset %s, want %s: two in 2005", got, want)
	}
}

func TestSixteenUnitsAndTheStationsAbroadUnderTheSeatOfTheMinistry(t *testing.T) {
	var regions []string
	for _, row := range table(t, "units.tsv") {
		if row["kind"] == "abroad" {
			if row["parent"] != "KZ-AST" {
				t.Errorf("stations abroad lie under %s, want KZ-AST", row["parent"])
			}
			continue
		}
		regions = append(regions, row["id"])
	}
	var onMap []string
	cells := map[string]bool{}
	for _, row := range table(t, "map.tsv") {
		onMap = append(onMap, row["unit"])
		cells[row["grid_col"]+" "+row["grid_row"]] = true
	}
	slices.Sort(regions)
	slices.Sort(onMap)
	if len(regions) != 16 || !slices.Equal(regions, onMap) || len(cells) != 16 {
		t.Errorf("units %v, on the map %v, tiles %d: want the same sixteen, each on its own tile", regions, onMap, len(cells))
	}
}

func TestEveryFigureHasItsStatementAndEveryStatementItsSources(t *testing.T) {
	sources, statements := map[string]bool{}, map[string]bool{}
	for _, row := range table(t, "facts/sources.tsv") {
		sources[row["id"]] = true
	}
	for _, row := range table(t, "facts/statements.tsv") {
		statements[row["id"]] = true
		for _, id := range strings.Split(row["sources"], ";") {
			if !sources[id] {
				t.Errorf("statement %s cites %q, which is no source", row["id"], id)
			}
		}
	}
	for _, row := range table(t, "facts/figures.tsv") {
		if !statements[row["statement"]] || row["count"] == "" && row["share"] == "" {
			t.Errorf("figure %s: statement %q, count %q, share %q", row["row"], row["statement"], row["count"], row["share"])
		}
	}
}
