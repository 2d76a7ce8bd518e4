package claim_test

import (
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/claim"
)

func named(id string) bool { return id == "ART" || id == "IFES" }

func entry(index int64) *act.Entry { return &act.Entry{Index: index} }

func stated(t *testing.T, s *claim.State, kind string) {
	t.Helper()
	b := &claim.Stated{Claim: "said", ID: "C1", Kind: kind, Source: "ART", Speaker: "A. Author"}
	if refusal := s.State(entry(1), named, b); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyStated(entry(1), b)
}

// Every set of sides, for every kind of statement.
func TestSidesAreThoseOnWhichThereIsEvidenceAndAJudgementStandsByNone(t *testing.T) {
	for _, kind := range []string{claim.Fact, claim.Forecast, claim.Judgement} {
		for set, want := range map[string]claim.Sides{
			"": claim.None, "for": claim.OnlyFor, "against": claim.OnlyAway, "for against": claim.Both, "response": claim.None,
			"for response": claim.OnlyFor, "against against": claim.OnlyAway,
		} {
			if kind == claim.Judgement {
				want = claim.Opinion
			}
			var s claim.State
			stated(t, &s, kind)
			for i, side := range strings.Fields(set) {
				b := &claim.Evidence{Claim: "C1", Side: side, Source: "IFES", Text: "says so"}
				if refusal := s.Give(entry(int64(2+i)), named, b); refusal != nil {
					t.Fatal(refusal)
				}
				s.ApplyGiven(entry(int64(2+i)), b)
			}
			c := s.Claims()[0]
			if got := c.Sides(); got != want || len(c.Evidence) != len(strings.Fields(set)) {
				t.Errorf("%s with evidence %q: %s of %d, want %s", kind, set, got, len(c.Evidence), want)
			}
		}
	}
}

func TestWhatHasNoStandingAmongClaimsIsRefused(t *testing.T) {
	var s claim.State
	stated(t, &s, claim.Fact)
	figure, note := &claim.Figure{ID: "I1", Source: "ART"}, &claim.Footnote{Number: 1, Source: "ART"}
	if a, b := s.StateFigure(entry(2), named, figure), s.Cite(entry(3), named, note); a != nil || b != nil {
		t.Fatal(a, b)
	}
	s.ApplyFigure(entry(2), figure)
	s.ApplyFootnote(entry(3), note)
	for situation, c := range map[string]struct {
		refusal *act.Refusal
		rule    string
	}{
		"an id that is taken":     {s.State(entry(4), named, &claim.Stated{Claim: "x", ID: "C1", Speaker: "y", Source: "ART"}), "act.repeated"},
		"no words":                {s.State(entry(4), named, &claim.Stated{ID: "C2", Speaker: "y", Source: "ART"}), "claim.blank"},
		"a source nobody named":   {s.State(entry(4), named, &claim.Stated{Claim: "x", ID: "C2", Speaker: "y", Source: "ELSE"}), "act.dangling"},
		"evidence on nothing":     {s.Give(entry(4), named, &claim.Evidence{Claim: "C9", Text: "x", Source: "ART"}), "act.dangling"},
		"evidence without words":  {s.Give(entry(4), named, &claim.Evidence{Claim: "C1", Source: "ART"}), "claim.blank"},
		"evidence of nobody":      {s.Give(entry(4), named, &claim.Evidence{Claim: "C1", Text: "x"}), "act.dangling"},
		"a figure twice":          {s.StateFigure(entry(4), named, figure), "act.repeated"},
		"a figure without an id":  {s.StateFigure(entry(4), named, &claim.Figure{Source: "ART"}), "act.repeated"},
		"a footnote twice":        {s.Cite(entry(4), named, note), "act.repeated"},
		"a footnote of no source": {s.Cite(entry(4), named, &claim.Footnote{Number: 1}), "act.dangling"},
	} {
		if c.refusal == nil || c.refusal.Rule != c.rule {
			t.Errorf("%s: %v, want a refusal by %s", situation, c.refusal, c.rule)
		}
	}
}
