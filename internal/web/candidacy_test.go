package web

import (
	"net/url"
	"strings"
	"testing"

	"urna/internal/i18n"
)

// words are the choices of a field of a form, by their codes.
func (b *bodyForm) words(s *scene, field string) string {
	var codes []string
	for _, p := range b.parts(s) {
		fields := []*actField{p.Field}
		if p.List != nil {
			fields = p.List.Rows[0]
		}
		for _, f := range fields {
			if f.Name != inputName(field, 0) {
				continue
			}
			for _, w := range f.Words {
				codes = append(codes, w.Word)
			}
		}
	}
	return strings.Join(codes, " ")
}

func TestFormOffersTheClosedListsOfTheLawAndTheNomineesOfTheLedger(t *testing.T) {
	s := scene2005(t, i18n.English)
	for _, c := range []struct{ kind, field, want string }{
		{"candidacy/refused/1", "grounds[].ground", "rules-or-documents not-eligible use-of-office early-campaign false-statements bribery programme signatures deposit declaration withdrawn late other"},
		{"candidacy/cancelled/1", "grounds[].ground", "rules-or-documents not-eligible use-of-office early-campaign false-statements bribery false-declaration programme improper-campaign fund-rules repeat-after-warning withdrawn nomination-revoked"},
		{"candidacy/checked/1", "requirement", "citizen-by-birth age-min language residence active-vote no-conviction term-limit"},
		{"candidacy/checked/1", "outcome", "absent fail pass unknown"},
		{"candidacy/withdrawn/1", "nominee", "N01 N02 N03 N04 N05 N06 N07 N08 N09 N10 N11 N12 N13 N14 N15 N16 N17 N18"},
		{"candidacy/declared/1", "nominee", ""},
		{"commission/decided/1", "number", ""},
	} {
		if got := newBodyForm(c.kind, url.Values{}).words(s, c.field); got != c.want {
			t.Errorf("%s %s offers %q, want %q", c.kind, c.field, got, c.want)
		}
	}
}

func TestNomineesOfTheReconstructionAreEighteenOfWhomFiveAreRegistered(t *testing.T) {
	s := scene2005(t, i18n.English)
	a := s.state().Candidacy.Attrition()
	if a.Nominated != 18 || a.Associations != 4 || a.Selves != 14 || a.Registered != 5 || a.NotRegistered() != 13 || !a.Holds() {
		t.Errorf("%+v, want 18 = 4 + 14 = 5 + 13", a)
	}
	if a.Refused != 6 || a.Ineligible != 5 || a.Withdrawn != 2 || a.Others != 0 {
		t.Errorf("%+v, want 6 refused, 5 who did not meet a requirement, 2 withdrawn", a)
	}
	for _, p := range s.ballotOrder().Rows {
		if p.Cells[4].Value != "met" {
			t.Errorf("%s stands at place %s, by the alphabet at %s", p.Cells[3].Text, p.Cells[0].Text, p.Cells[1].Text)
		}
	}
	for _, step := range s.nominationSteps().Rows {
		if len(step.Findings) > 0 {
			t.Errorf("%s of %s: %+v, though no source tells of a fault", step.Cells[1].Value, step.Cells[0].Text, step.Findings)
		}
	}
}
