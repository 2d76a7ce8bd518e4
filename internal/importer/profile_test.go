package importer_test

import (
	"strings"
	"testing"

	"urna/internal/importer"
)

func TestProfilesThatContradictThemselvesAreRefused(t *testing.T) {
	for _, c := range []struct{ situation, old, put, want string }{
		{"another heading", "what\tname", "what\theading", "row 1: columns"},
		{"three cells", "key\tРайон\t\t", "key\tРайон\t", "row 3: want 4 cells"},
		{"no name", "key\tРайон", "key\t", "row 3: want 4 cells"},
		{"an unknown word", "ignore\t", "leave\t", `row 10 column what: "leave" is no word of a profile`},
		{"no nation", "nation land\tLand\t\t\n", "", "want a nation"},
		{"no candidate", "candidate ", "line ", "want a nation and at least one candidate"},
		{"no key", "key\t", "ignore\t", "want a key"},
		{"no id for two cells", "id\tunit\t\t\n", "", "a key of 2 columns asks for id unit or id number"},
		{"an unknown id", "id\tunit", "id\tguess", `"guess" is not one of cell unit number row`},
		{"a key beside the row", "id\tunit", "id\trow", "id row asks for no key"},
		{"repeated keys under one id", "id\tunit", "repeated-key\tapart\t\t\nid\tunit", "repeated-key apart asks for id number"},
		{"units out of order", "unit 1", "unit 2", `unit "2", want unit 1`},
		{"the name of no unit", "line V", "unit-name 2\tX\t\t\nline V", `level "2", want that of a unit above`},
		{"a line twice", "candidate boris\tБорис", "line V\tБорис", "V, column \"Борис\": stands in another row already"},
		{"a column twice", "candidate boris\tБорис", "candidate boris\tАнна", "boris, column \"Анна\": stands in another row already"},
		{"a candidate named as a total", "candidate boris", "candidate valid", "that is the name of a total"},
		{"a mark that is none", "line V", "thousands x\tАнна\t\t\nline V", `"x" is not one of . , ' space`},
		{"thousands of no number", "line V", "thousands .\tРайон\t\t\nline V", `thousands in column "Район"`},
		{"most of no number", "line V", "most X\t5\t\t\nline V", "most X: no column fills it"},
		{"totals of no level", "line V", "totals-row 2\tРайон=X\t\t\nline V", "totals-row 2, and there are 1 levels"},
		{"totals without a value", "line V", "totals-row 0\tРайон\t\t\nline V", "want COLUMN=VALUE"},
		{"a total without a source", "line V", "total V\t5\t\t\nline V", "total V: column source: who states it?"},
		{"a total twice", "line V", "total V\t5\tpaper\t\ntotal V\t6\tpaper\t\nline V", "the same source states it in another row"},
		{"a total in words", "line V", "total V\tmany\tpaper\t\nline V", `total V: "many": not a number in plain digits`},
		{"a share of nothing", "line V", "share V\t5\tpaper\t\nline V", "want share X of Y"},
		{"a share in a comma", "line V", "share V of V\t5,1\tpaper\t\nline V", "want share X of Y"},
		{"an unknown encoding", "line V", "encoding\tebcdic\t\t\nline V", `"ebcdic" is not one of`},
		{"a delimiter of two", "line V", "delimiter\t;;\t\t\nline V", "want one character"},
		{"a quotation mark as delimiter", "line V", "delimiter\t\"\t\t\nline V", "want one character"},
		{"a heading in row 0", "line V", "heading\t0\t\t\nline V", `"0", want a number from 1 on`},
		{"a join from nowhere", "line V", "join-by x\tA=B\t\t\nline V", "no join of that name stands above"},
		{"a join by nothing", "line V", "join x\tA\t\t\nline V", "want join-by"},
		{"a join twice", "line V", "join x\tA\t\t\njoin x\tB\t\t\nline V", "want a new name"},
		{"a join by half", "line V", "join x\tA\t\t\njoin-by x\tA\t\t\nline V", "want two sides of ="},
		{"a heading repeated once", "line V", "repeated 1\tX\t\t\nline V", `"1", want a number from 2 on`},
		{"a name for no candidate", "line V", "candidate-name x\tX\t\t\nline V", "want a candidate above"},
		{"columns less than none", "line V", "trailing\t-1\t\t\nline V", `"-1", want a number from 1 on`},
		{"an argument too many", "key\tРайон", "key station\tРайон", "key station: takes no argument"},
		{"an argument missing", "line V", "line", "line: want an argument behind it"},
		{"a second file's key", "line V", "names-key\tX\t\t\nline V", `"names-key" is no word of a profile`},
		{"a number under a heading that stands twice", "line V", "repeated 2\tАнна\t\t\nline V", `column "Анна" stands more than once`},
		{"a rule in other words", "line V", "blank-rows\tyes\t\t\nline V", `"yes", want "left out"`},
	} {
		text := strings.ReplaceAll(plainProfile, c.old, c.put)
		if text == plainProfile {
			t.Fatalf("%s: %q is not in the profile", c.situation, c.old)
		}
		if _, err := importer.ParseProfile(text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.situation, err, c.want)
		}
	}
}

// FuzzProfile holds that no text of a profile ends the program.
func FuzzProfile(f *testing.F) {
	f.Add(plainProfile)
	for name := range jurisdictions() {
		f.Add(mapping(f, name))
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := importer.ParseProfile(text)
		if err == nil && (p.Nation == "" || len(p.Candidates) == 0) {
			t.Errorf("read without nation or candidates: %q", text)
		}
	})
}
