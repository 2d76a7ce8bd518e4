package media

import (
	"urna/election/act"
)

// PublishTerms refuses terms without outlet, date or prices. Terms that came late
// or are not the same for all are findings.
func (s *State) PublishTerms(e *act.Entry, f Facts, b *TermsPublished) *act.Refusal {
	switch {
	case b.Outlet == "":
		return blank("outlet")
	case b.Published == "":
		return noDay("published")
	case len(b.Prices) == 0:
		return act.Refuse("form.items", "body.prices", 0, "at least 1")
	}
	if f.TermsBy != "" && b.Published > f.TermsBy {
		e.Findings = append(e.Findings, act.Finding{Rule: "media.terms", Field: "published", Got: string(b.Published), Limit: string(f.TermsBy), Severity: act.SeverityWarning})
	}
	for i := range b.Prices {
		if limit := s.otherPrice(b, i); limit != "" {
			e.Findings = append(e.Findings, act.Finding{
				Rule: "media.equal-terms", Field: "prices", Got: string(b.Published) + ": " + b.Prices[i].words(), Limit: limit, Severity: act.SeverityError,
			})
		}
	}
	return nil
}

// otherPrice is another price for the same thing: further up in the list, or as
// the outlet published it before.
func (s *State) otherPrice(b *TermsPublished, i int) string {
	for _, p := range b.Prices[:i] {
		if b.Prices[i].differs(p) {
			return p.words()
		}
	}
	for n := s.terms.Len() - 1; n >= 0; n-- {
		t := s.terms.Get(n)
		if t.Outlet != b.Outlet || t.Medium != b.Medium {
			continue
		}
		for _, p := range t.Prices {
			if b.Prices[i].differs(p) {
				return p.words() + " (entry " + number(t.Index) + ")"
			}
		}
		return ""
	}
	return ""
}

func (p Price) differs(other Price) bool {
	return p.Item == other.Item && p.Unit == other.Unit && p.Price != other.Price
}

func (p Price) words() string {
	text := p.Item + " " + number(p.Price) + "/" + p.Unit
	if p.Candidate != "" {
		text += " for " + p.Candidate
	}
	return text
}

// ApplyTerms keeps the price list.
func (s *State) ApplyTerms(e *act.Entry, b *TermsPublished) { s.terms.Append(Terms{e.Index, *b}) }
