package candidacy_test

import (
	"strings"
	"testing"

	"urna/election/candidacy"
	"urna/election/rulebook"
	kz2005 "urna/jurisdiction/kz/2005"
)

// tables2005 are the chapter's tables of the bundled law, one of them changed.
func tables2005(t *testing.T, change map[string][2]string) map[string]*rulebook.Table {
	t.Helper()
	text := map[string]string{}
	for _, name := range rulebook.TableNames() {
		data, err := kz2005.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text[name] = string(data)
	}
	for _, name := range []string{"eligibility", "documents", "refusal", "cancellation", "nomination", "alphabet"} {
		data, err := kz2005.Files.ReadFile("law/" + name + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		text[name+".tsv"] = string(data)
		if c, is := change[name]; is {
			if !strings.Contains(string(data), c[0]) {
				t.Fatalf("%s has no %q", name, c[0])
			}
			text[name+".tsv"] = strings.Replace(string(data), c[0], c[1], 1)
		}
	}
	b, err := rulebook.Parse(rulebook.Join(text))
	if err != nil {
		t.Fatal(err)
	}
	return b.Chapters
}

func TestLawOf2005HasItsListsAndNumbers(t *testing.T) {
	l, err := candidacy.ParseLaw(tables2005(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Requirements) != 7 || len(l.Documents) != 12 || len(l.Refusal) != 13 || len(l.Cancellation) != 13 {
		t.Errorf("%d requirements, %d documents, %d and %d grounds; want 7, 12, 13, 13", len(l.Requirements), len(l.Documents), len(l.Refusal), len(l.Cancellation))
	}
	for day, want := range map[string]int64{"2005-06-30": 350_000, "2005-07-01": 460_000, "2005-12-04": 460_000} {
		if got, known := l.Amount(day); !known || got != want {
			t.Errorf("deposit on %s: %d, want %d", day, got, want)
		}
	}
	if _, known := l.Amount("2004-12-31"); known {
		t.Error("a deposit is known for a day before the first wage of the table")
	}
	for voters, want := range map[int64]int64{1: 1, 100: 1, 101: 2, 8_950_271: 89_503} {
		if got := l.Needed(voters); got != want {
			t.Errorf("%d voters need %d signatures, want %d", voters, got, want)
		}
	}
	if l.Alphabet.Compare("Қ", "К") <= 0 || l.Alphabet.Compare("Қ", "Л") >= 0 || l.Units != 10 || l.CureDays != 3 || l.Candidates != 2 {
		t.Errorf("alphabet or numbers are not those of the tables: %+v", l)
	}
	for _, g := range append(l.Refusal, l.Cancellation...) {
		if g.Text.In("kk") == g.Text.In("en") || g.Text.In("ru") == g.Text.In("en") || g.Article == "" {
			t.Errorf("ground %s has no words in kk or ru, or no article", g.ID)
		}
	}
}

func TestTableAtFaultIsNamedWithItsRowAndColumn(t *testing.T) {
	for name, c := range map[string]struct{ table, old, new, want string }{
		"route":        {"documents", "self.intent\tself", "self.intent\tking", "documents.tsv row 9 column route"},
		"court":        {"refusal", "\tyes\tno\t", "\tperhaps\tno\t", "refusal.tsv row 6 column court"},
		"ground twice": {"cancellation", "use-of-office", "not-eligible", "cancellation.tsv row 4 column id"},
		"share":        {"nomination", "1/100", "101/100", "nomination.tsv row 2 column value"},
		"units":        {"nomination", "spread.units\t10", "spread.units\tten", "nomination.tsv row 3 column value"},
		"wage":         {"nomination", "wage.july\t9200", "wage.july\t-9200", "nomination.tsv row 8 column value"},
		"wage's day":   {"nomination", "2005-07-01", "July", "nomination.tsv row 8 column from"},
	} {
		_, err := candidacy.ParseLaw(tables2005(t, map[string][2]string{c.table: {c.old, c.new}}))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func TestWithoutTablesTheLawSaysNothing(t *testing.T) {
	l, err := candidacy.ParseLaw(nil)
	if err != nil || l.Needed(1000) != 0 || len(l.Refusal) > 0 {
		t.Errorf("%+v, %v", l, err)
	}
}
