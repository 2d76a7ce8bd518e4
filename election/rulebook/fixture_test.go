package rulebook_test

import (
	"io/fs"
	"testing"

	"urna/election/rulebook"
	"urna/jurisdiction/practice"
)

// textOf joins the tables of a jurisdiction's folder.
func textOf(t testing.TB, files fs.FS) string {
	t.Helper()
	tables := map[string]string{}
	for _, name := range rulebook.TableNames() {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatalf("table %s: %v", name, err)
		}
		tables[name] = string(content)
	}
	return rulebook.Join(tables)
}

func practiceBook(t testing.TB) *rulebook.Rulebook {
	t.Helper()
	book, err := rulebook.Parse(textOf(t, practice.Files))
	if err != nil {
		t.Fatalf("practice: %v", err)
	}
	return book
}

func sunland(t testing.TB) *rulebook.Layout {
	t.Helper()
	return mustLayout(t, practiceBook(t).Form, "clara", "aliya", "bolat")
}

func mustLayout(t testing.TB, form rulebook.Form, candidates ...string) *rulebook.Layout {
	t.Helper()
	layout, err := rulebook.NewLayout(form, candidates)
	if err != nil {
		t.Fatalf("layout: %v", err)
	}
	return layout
}

func mustSheet(t testing.TB, l *rulebook.Layout, lines map[string]int64, lists map[string]map[string]int64) rulebook.Sheet {
	t.Helper()
	sheet, misfits := l.Sheet(lines, lists)
	if len(misfits) != 0 {
		t.Fatalf("misfits = %v, want none", misfits)
	}
	return sheet
}

func mustCheck(t testing.TB, l *rulebook.Layout, text string) *rulebook.Check {
	t.Helper()
	formula, err := rulebook.ParseRelation(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	check, err := l.Compile(formula)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return check
}

// station12 is a protocol on which every relation of Sunland holds.
func station12() (map[string]int64, map[string]map[string]int64) {
	return map[string]int64{"OPEN": 420, "CLOSE": 1200, "V": 800, "R": 808, "I": 700, "K": 105, "S": 3, "B": 680, "N": 12},
		map[string]map[string]int64{
			"C":  {"aliya": 400, "bolat": 200, "clara": 87},
			"BB": {"b1": 10, "b2": 9},
			"AB": {"b1": 10, "b2": 12},
		}
}
