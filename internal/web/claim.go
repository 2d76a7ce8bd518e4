package web

import "urna/election/claim"

// claimTables are the statements with the evidence on both sides.
func claimTables(s *scene) []section {
	all := section{ID: "claims", Columns: columns("id", "speaker", "said-on", "claim", "kind", "sides", "for", "against", "response", "topic", "place")}
	for _, c := range s.state().Claim.Claims() {
		sides := map[string]*cell{}
		for _, side := range []string{claim.For, claim.Against, claim.Response} {
			sides[side] = &cell{Lang: "en"}
		}
		for _, e := range c.Evidence {
			sides[e.Side].Said = append(sides[e.Side].Said, quote{e.Text, s.citations([]string{e.Source})})
		}
		all.Rows = append(all.Rows, s.row(c.Index,
			cell{Text: c.ID, ID: c.ID}, english(c.Speaker), plain(c.SaidOn), english(c.Stated.Claim),
			cell{Text: s.lang.Text("claim.kind." + c.Kind), Value: c.Kind}, cell{Text: s.lang.Text("claim.sides." + string(c.Sides())), Value: string(c.Sides())},
			*sides[claim.For], *sides[claim.Against], *sides[claim.Response], english(c.Topic), plain(c.Place)))
	}
	return []section{all}
}

// contextTables are figures of the background, and the footnotes of the source.
func contextTables(s *scene) []section {
	figures := section{ID: "figures", Columns: columns("id", "name", "value", "unit", "period", "check", "sources", "place")}
	for _, f := range s.state().Claim.Figures() {
		figures.Rows = append(figures.Rows, s.row(f.Index, plain(f.ID), english(f.Name), plain(f.Value), english(f.Unit), plain(f.Period), english(f.Check), s.cited([]string{f.Source}), plain(f.Place)))
	}
	notes := section{ID: "footnotes", Columns: columns("number#", "cited", "supports", "place", "remark", "sources")}
	for _, f := range s.state().Claim.Footnotes() {
		notes.Rows = append(notes.Rows, s.row(f.Index, s.number(f.Number), english(f.Cited), english(f.Supports), plain(f.Place), english(f.Remark), s.cited([]string{f.Source})))
	}
	return []section{figures, notes}
}
