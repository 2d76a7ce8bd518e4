package web

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"urna/internal/i18n"
)

// scene2005 is a page of the reconstruction on its way, in a language.
func scene2005(t *testing.T, lang i18n.Language) *scene {
	t.Helper()
	return &scene{lang: lang, at: open2005(t).clerk.Published(), path: "/procedure", form: url.Values{}}
}

func TestTextsOfChaptersAreThoseOfTheirTables(t *testing.T) {
	s := scene2005(t, i18n.English)
	for _, c := range allChapters() {
		wanted := []string{c.name + ".title", c.name + ".lead"}
		tables := map[string]bool{}
		for _, table := range c.tables(s) {
			tables[table.ID] = true
			wanted = append(wanted, c.name+"."+table.ID)
			for _, column := range table.Columns {
				wanted = append(wanted, c.name+"."+table.ID+"."+column.Name)
			}
		}
		for _, key := range wanted {
			if !i18n.English.Has(key) {
				t.Errorf("%s has no text", key)
			}
		}
		for _, key := range i18n.English.Keys() {
			name, found := strings.CutPrefix(key, c.name+".")
			if table, _, _ := strings.Cut(name, "."); found && tables[table] && !slices.Contains(wanted, key) {
				t.Errorf("%s is the text of no column", key)
			}
		}
	}
}

func TestRowsOfAChapterHaveACellForEachColumn(t *testing.T) {
	s := scene2005(t, i18n.English)
	for _, lang := range i18n.Languages() {
		s.lang = lang
		for _, c := range allChapters() {
			for _, table := range c.tables(s) {
				for i, row := range table.Rows {
					if len(row.Cells) != len(table.Columns) {
						t.Errorf("%s, %s %s row %d has %d cells, want %d", lang, c.name, table.ID, i, len(row.Cells), len(table.Columns))
					}
				}
			}
		}
	}
}

func TestPageJSONAndFileOfAChapterSayTheSame(t *testing.T) {
	p := open2005(t)
	var pack struct {
		Resources []struct {
			Path   string
			Schema struct{ Fields []dataField }
		}
	}
	if err := json.Unmarshal([]byte(p.get("/data/datapackage.json", 200).body), &pack); err != nil {
		t.Fatal(err)
	}
	for _, c := range allChapters() {
		var twin struct {
			Tables []struct {
				Table string
				Rows  []map[string]any
			}
		}
		if err := json.Unmarshal([]byte(p.get("/procedure/"+c.name+"/chapter.json", 200).body), &twin); err != nil {
			t.Fatal(err)
		}
		for _, table := range twin.Tables {
			name := c.name + "-" + table.Table + ".csv"
			rows, err := csv.NewReader(strings.NewReader(p.get("/data/"+name, 200).body)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if len(rows)-1 != len(table.Rows) {
				t.Errorf("%s has %d rows, the JSON %d", name, len(rows)-1, len(table.Rows))
			}
			described := 0
			for _, r := range pack.Resources {
				if r.Path == name {
					described = len(r.Schema.Fields)
				}
			}
			if described != len(rows[0]) {
				t.Errorf("%s has %d columns, datapackage.json says %d", name, len(rows[0]), described)
			}
			for i, row := range table.Rows {
				for at, column := range rows[0] {
					said, has := row[column].(string)
					if cell := strings.TrimPrefix(rows[i+1][at], "'"); has && cell != strings.TrimPrefix(said, "'") {
						t.Errorf("%s row %d column %s: file %q, JSON %q", name, i+1, column, cell, said)
					}
				}
			}
		}
	}
}

func TestEveryCategoryOfOpenElectionDataHasAFileThatIsServed(t *testing.T) {
	bare := open(t, false) // a law without tables for chapters
	p := open2005(t)
	if len(categories) != 16 || len(principles) != 9 {
		t.Errorf("%d categories and %d principles, want 16 and 9", len(categories), len(principles))
	}
	for _, c := range categories {
		if len(c.files) == 0 {
			t.Errorf("category %s has no file", c.name)
		}
		for _, file := range c.files {
			bare.get("/data/"+file+".csv", 200)
			rows, err := csv.NewReader(strings.NewReader(p.get("/data/"+file+".csv", 200).body)).ReadAll()
			if err != nil || len(rows) == 0 || rows[0][0] != "mark" || rows[0][1] != "size" {
				t.Errorf("%s of category %s: %v, %d rows; want a heading that begins with mark and size", file, c.name, err, len(rows))
			}
		}
	}
}

func TestPageOfALargeTableShowsItsFirstRowsAndTheFileHasAll(t *testing.T) {
	table := section{ID: "claims", Columns: columns("id")}
	for range mostShown + 50 {
		table.Rows = append(table.Rows, none(plain("x")))
	}
	lines := 0
	table.lines(nil, func([]string) { lines++ })
	if len(table.Shown()) != mostShown || !table.More() || lines != mostShown+50 {
		t.Errorf("shown %d, more %v, %d lines in the file; want %d, true, %d", len(table.Shown()), table.More(), lines, mostShown, mostShown+50)
	}
	if table.Rows = table.Rows[:mostShown]; table.More() {
		t.Errorf("a table of %d rows is said to have more", mostShown)
	}
}
