package media_test

import (
	"strings"
	"testing"

	"urna/election/media"
	"urna/election/rulebook"
	"urna/internal/sim"
	kz2005 "urna/jurisdiction/kz/2005"
)

func TestLawOf2005GivesFifteenMinutesTenMinutesAndTwoShortArticles(t *testing.T) {
	law := facts2005(t).Law
	if law.Television != 900 || law.Radio != 600 || law.Articles != 2 || law.Article != 100 {
		t.Errorf("law %+v, want 900 and 600 seconds, 2 articles of 100 thousandths of a sheet", law)
	}
	for _, e := range law.Entitlements {
		if e.Article == "" || e.Text == "" {
			t.Errorf("entitlement %q names no article or says nothing", e.ID)
		}
	}
	if none, err := media.ParseLaw(nil); err != nil || none.Television != 0 {
		t.Errorf("without a table: %+v, %v", none, err)
	}
}

func TestEntitlementsThatCannotBeReadAreNamedByRowAndColumn(t *testing.T) {
	text, err := sim.Tables(kz2005.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][3]string{
		{"Speech on television\t15\tminute", "Speech on television\t15\thour", "row 2 column unit"},
		{"Speech on television\t15\tminute", "Speech on television\t0\tminute", "row 2 column value"},
		{"Speech on television\t15\tminute", "Speech on television\tmany\tminute", "row 2 column value"},
		{"at most\t1/10\tsheet", "at most\t1/7\tsheet", "row 5 column value"},
		{"at most\t1/10\tsheet", "at most\t1/0\tsheet", "row 5 column value"},
	} {
		bad := strings.Replace(text, c[0], c[1], 1)
		if bad == text {
			t.Fatalf("%q is not in the law", c[0])
		}
		rules, err := rulebook.Parse(bad)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := media.ParseLaw(rules.Chapters); err == nil || !strings.Contains(err.Error(), "entitlements.tsv "+c[2]) {
			t.Errorf("%q: %v, want entitlements.tsv %s", c[1], err, c[2])
		}
	}
}
