package rulebook_test

import (
	"strings"
	"testing"

	"urna/election/rulebook"
	"urna/jurisdiction/bo/2019"
	"urna/jurisdiction/practice"
)

func TestTheTablesOfBothJurisdictionsAreRead(t *testing.T) {
	for name, text := range map[string]string{"practice": textOf(t, practice.Files), "bo/2019": textOf(t, bo2019.Files)} {
		book, err := rulebook.Parse(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(book.Relations) == 0 || len(book.Acts) == 0 || len(book.Rules) == 0 {
			t.Errorf("%s: %d relations, %d acts, %d rules, want some of each", name, len(book.Relations), len(book.Acts), len(book.Rules))
		}
	}
}

func TestBoliviaWinsWithALeadToo(t *testing.T) {
	book, err := rulebook.Parse(textOf(t, bo2019.Files))
	if err != nil {
		t.Fatal(err)
	}
	want := rulebook.Outcome{
		Base: rulebook.BaseValid, Majority: rulebook.Fraction{Num: 1, Den: 2}, Runoff: 2,
		HasLead: true, LeadShare: rulebook.Fraction{Num: 2, Den: 5}, LeadMargin: rulebook.Fraction{Num: 1, Den: 10},
	}
	if got := book.Election.Outcome; got != want {
		t.Errorf("outcome = %+v, want %+v", got, want)
	}
	if got := book.Election.OffsetMinutes; got != -240 {
		t.Errorf("offset = %d minutes, want -240", got)
	}
}

func TestFaultsOfARulebookAreNamedWithTheirPlace(t *testing.T) {
	good := textOf(t, practice.Files)
	for _, c := range []struct{ situation, old, new, want string }{
		{"text before the first table", "@ acts.tsv\n", "hello\n@ acts.tsv\n", `text begins with "hello"`},
		{"a table of another name", "@ rules.tsv", "@ Profile.tsv", `table "Profile.tsv" is not one of acts.tsv, election.tsv`},
		{"a table of a chapter in the place of one that every rulebook has", "@ rules.tsv", "@ deadlines.tsv", `table rules.tsv is missing`},
		{"a table twice", "@ rules.tsv", "@ form.tsv", "table form.tsv occurs twice"},
		{"carriage returns", "@ rules.tsv\n", "@ rules.tsv\r\n", "carriage return"},
		{"a column of another name", "code\tlabel_en", "code\tname_en", `form.tsv row 1: column "name_en" is not one of`},
		{"a column left out", "utc_offset\t300", "utc_offset", "election.tsv row 6 has 1 cells, not 2"},
		{"an empty line", "\nentry.rounds", "\n\nentry.rounds", "election.tsv row 10 has 1 cells, not 2"},
		{"a key twice", "entry.rounds", "polling_day", `election.tsv row 10 column key: "polling_day" occurs in row 5 already`},
		{"an unknown key", "entry.rounds", "entry.round", `"entry.round" is not one of title.en`},
		{"a key left out", "\nentry.rounds\t2", "", "key entry.rounds is missing"},
		{"a date that is none", "2026-03-01", "2026-02-30", `column value: "2026-02-30" is not a date like 2005-12-04`},
		{"an offset with a plus", "utc_offset\t300", "utc_offset\t+300", `"+300" is not a whole number`},
		{"a base of another word", "outcome.base\tvalid", "outcome.base\tturnout", `"turnout" is not one of valid, voted`},
		{"a majority of one", "outcome.majority\t1/2", "outcome.majority\t1", "1 is not between 0 and 1"},
		{"a majority not in lowest terms", "outcome.majority\t1/2", "outcome.majority\t2/4", `fraction "2/4" is not in lowest terms`},
		{"half a lead", "entry.rounds\t2", "entry.rounds\t2\noutcome.lead_share\t2/5", "outcome.lead_share and outcome.lead_margin stand together"},
		{"a run-off where most votes win", "outcome.majority\t1/2", "outcome.majority\tplurality", "where most votes win, or no majority decides, there is no second round"},
		{"a run-off where no majority decides", "outcome.majority\t1/2", "outcome.majority\tnone", "or no majority decides, there is no second round"},
		{"a run-off of one", "outcome.runoff\t2", "outcome.runoff\t1", "a second round of one candidate is none"},
		{"a rule of another how", "\tenforced", "\tobeyed", `column how: "obeyed" is not one of enforced, computed, shown`},
		{"an office above that is none", "precinct\tstation\tterritorial", "precinct\tstation\tdistrict", `offices.tsv row 4 column delegated_by: "district" is neither root nor an office`},
		{"offices in a circle", "central\tnation\troot", "central\tnation\tprecinct", "delegations go in a circle"},
		{"a role twice", "chair,secretary,member,typist\t", "chair,chair,member,typist\t", `column roles: "chair" occurs twice`},
		{"an act of an office that is none", "act/part/1\tcentral", "act/part/1\timporter", `acts.tsv row 2 column office: "importer" is not an office`},
		{"an act of a role the office lacks", "act/part/1\tcentral\toperator", "act/part/1\tcentral\ttypist", `"typist" is not a role of the office central`},
		{"more persons than signatures", "\t3\t3\t9", "\t3\t4\t9", "4 persons cannot give 3 signatures"},
		{"an act without version", "act/part/1", "act/part", `"act/part" is not like chapter/what-happened/1`},
		{"an end before the beginning", "\t3\t3\t9\t\t", "\t3\t3\t9\t2005-04-15\t2004-04-14", "2004-04-14 is not after 2005-04-15"},
		{"an absence of another word", "\tfind\tregistered", "\trefuse\tregistered", `form.tsv row 4 column absent: "refuse" is not one of find, zero, skip`},
		{"valid from a plain line", "\tfind\tregistered", "\tfind\tvalid", "only a list by candidate adds to valid"},
		{"a time that adds up", "time\t\tskip\t\t", "time\t\tskip\tissued\t", "a time is no list and adds to no total"},
		{"a code in small letters", "\nV\tVoters", "\nv\tVoters", "a code is capital letters and digits"},
		{"a label left out", "Избиратели в списке", "", "form.tsv row 4 column label_ru: empty"},
		{"a formula beyond the grammar", "R = I + K + S", "R == I", `relations.tsv row 2 column formula: formula column 4: a line, sum, count, input or number expected`},
		{"a formula over a line the form lacks", "I <= V", "I <= W", "formula reads W: no such line on the form"},
		{"a formula over one box of the nation", "100 * R <= 101 * V", "BB[b] <= AB[b]", "BB has other labels at each station"},
		{"a formula over signers of the nation", "100 * R <= 101 * V", "signed = V", "signed is known for a station only"},
		{"a formula over times of the nation", "100 * R <= 101 * V", "OPEN < CLOSE", "OPEN is a time, which is not summed"},
		{"a formula where code decides", "nation\t\tcoded", "nation\tV = V\tcoded", "a relation that is coded has none"},
	} {
		if !strings.Contains(good, c.old) {
			t.Fatalf("%s: the practice text lacks %q", c.situation, c.old)
		}
		_, err := rulebook.Parse(strings.Replace(good, c.old, c.new, 1))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error = %v, want one with %q", c.situation, err, c.want)
		}
	}
}

func TestATableLeftOutIsNamed(t *testing.T) {
	_, err := rulebook.Parse("@ form.tsv\ncode\n")
	if err == nil || !strings.Contains(err.Error(), "form.tsv row 1: column label_en is missing") {
		t.Errorf("one column: error = %v", err)
	}
	_, err = rulebook.Parse("@ election.tsv\nkey\tvalue\n")
	if err == nil || !strings.Contains(err.Error(), "table acts.tsv is missing") {
		t.Errorf("one table: error = %v", err)
	}
}

func TestSigningsAreThoseInForceOnTheDay(t *testing.T) {
	text := strings.Replace(textOf(t, practice.Files), "\t3\t3\t9\t\t", "\t3\t3\t9\t2005-04-15\t2007-06-19", 1)
	book, err := rulebook.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]int{"2005-04-14": 1, "2005-04-15": 2, "2007-06-18": 2, "2007-06-19": 1} {
		if got := book.Signings("results/protocol-filed/1", day); len(got) != want {
			t.Errorf("%s: %d ways to sign, want %d", day, len(got), want)
		}
	}
}

func TestTablesOfChaptersAreReadAndOnlyTheirShapeIsChecked(t *testing.T) {
	text := textOf(t, practice.Files)
	rules, err := rulebook.Parse(text + "@ deadlines.tsv\nid\toffset_2\ncall\t\nend\t5\n")
	if err != nil {
		t.Fatal(err)
	}
	table := rules.Chapters["deadlines.tsv"]
	if row, found := table.Find("id", "end"); !found || row.Cell("offset_2") != "5" || row.Number != 3 || row.Cell("other") != "" {
		t.Errorf("row end = %+v, %v; want offset_2 5 in row 3", row, found)
	}
	for wrong, want := range map[string]string{
		"@ deadlines.tsv\nid\tOffset\n":              `deadlines.tsv row 1: column "Offset" is not of a to z`,
		"@ deadlines.tsv\nid\tid\n":                  "deadlines.tsv row 1: column id occurs twice",
		"@ deadlines.tsv\nid\toffset\ncall\n":        "deadlines.tsv row 2 has 1 cells, not 2",
		"@ deadlines.tsv\nid\n@ deadlines.tsv\nid\n": "table deadlines.tsv occurs twice",
		strings.Repeat("@ x\n", 1) + "@ y.tsv\nid\n": `table "x" is not one of`,
		tablesInNumber(64 - 6 + 1):                   "more than 64 tables",
	} {
		if _, err := rulebook.Parse(text + wrong); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse with %.40q: %v, want %q", wrong, err, want)
		}
	}
}

// tablesInNumber are as many tables of chapters.
func tablesInNumber(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("@ t" + strings.Repeat("x", i) + ".tsv\nid\n")
	}
	return b.String()
}
