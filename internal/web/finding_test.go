package web

import (
	"encoding/json"
	"strings"
	"testing"

	"urna/election/act"
	"urna/internal/i18n"
)

// Every finding of the reconstruction, of every chapter, names its rule and the day
// of its entry; those of the law name its article.
func TestEveryFindingNamesRuleArticleAndTheDayItWasLookedAt(t *testing.T) {
	p := open2005(t)
	s := scene2005(t, i18n.English)
	seen := 0
	for index, found := range s.remarked() {
		leaf, err := p.clerk.Leaf(index)
		if err != nil {
			t.Fatal(err)
		}
		var entry struct{ Received act.Time }
		if err := json.Unmarshal(leaf, &entry); err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			seen++
			if want := s.state().Day(entry.Received); f.On != want || f.Rule == "" || f.Got == "" && f.Limit == "" {
				t.Errorf("entry %d: finding %+v on %q, want rule, got, limit and %s", index, f.Finding, f.On, want)
			}
			if want := s.state().Article(f.Rule); want != "" && f.Article != want {
				t.Errorf("entry %d: finding of %s has article %q, want %q", index, f.Rule, f.Article, want)
			}
		}
	}
	if want := int(s.state().Tally().Findings); seen != want || seen == 0 {
		t.Errorf("%d findings seen, want %d", seen, want)
	}
	page := p.get("/findings", 200).body
	if lines, days := strings.Count(page, "<li class="), strings.Count(page, "looked at on 20"); lines == 0 || days != lines {
		t.Errorf("%d findings on the page and %d days, want as many", lines, days)
	}
}

func TestRefusalOfTheLawNamesItsArticleAndTheDay(t *testing.T) {
	s := scene2005(t, i18n.English)
	view := s.refusalView(act.Refuse("candidacy.withdraw", "body.on", "2005-12-03", "2005-12-01"), s.state().Received)
	if view.Article != "60(1)" || view.On != s.state().Day(s.state().Received) || view.On == "" {
		t.Errorf("article %q on %q, want 60(1) on the day of the act", view.Article, view.On)
	}
	if view := s.refusalView(act.Refuse("act.repeated", "kind", "a second", "one"), 0); view.Article != "" || view.On != "" {
		t.Errorf("a rule of the ledger has article %q on %q, want neither", view.Article, view.On)
	}
}
