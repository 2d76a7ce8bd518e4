package importer

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"urna/election/rulebook"
)

// Comparison is an official figure beside what the rows give.
type Comparison struct {
	Row    int64  `json:"row"` // of the file, where it gives the figure itself; else 0
	Of     string `json:"of"`
	Stated string `json:"stated"`
	Sum    string `json:"sum"`
	Source string `json:"source"`
	OK     bool   `json:"ok"`
}

// Misses counts the figures that the rows do not reach.
func Misses(all []Comparison) int {
	misses := 0
	for _, c := range all {
		if !c.OK {
			misses++
		}
	}
	return misses
}

// totalNames are the totals that every election has.
var totalNames = []string{"registered", "issued", "valid", "invalid", "voted"}

// Compare holds sums, those of the rows or those of a ledger, to the figures
// that the profile states. Its error names a figure that no form has.
func Compare(layout *rulebook.Layout, sum rulebook.Sum, p *Profile) ([]Comparison, error) {
	sheet := layout.Total(sum)
	all := []Comparison{}
	for _, t := range p.Totals {
		got, err := figure(layout, sheet, t.Of)
		if err != nil {
			return nil, err
		}
		c := Comparison{Of: t.Of, Stated: fmt.Sprint(t.Value), Sum: "unknown", Source: t.Source}
		if got.Known {
			c.Sum, c.OK = fmt.Sprint(got.Count), got.Count == t.Value
		}
		all = append(all, c)
	}
	for _, s := range p.Shares {
		part, err := figure(layout, sheet, s.Of)
		if err != nil {
			return nil, err
		}
		base, err := figure(layout, sheet, s.Base)
		if err != nil {
			return nil, err
		}
		c := Comparison{Of: s.Of + " of " + s.Base, Stated: s.Printed + " %", Sum: "unknown", Source: s.Source}
		if part.Known && base.Known && base.Count > 0 {
			printed := percent(part.Count, base.Count, s.Printed)
			c.Sum, c.OK = printed+" %", printed == s.Printed
		}
		all = append(all, c)
	}
	return all, nil
}

// figure is one number of a sum by the name that a profile gives it.
func figure(l *rulebook.Layout, sheet rulebook.Sheet, of string) (rulebook.Figure, error) {
	roles := l.Roles(sheet)
	for i, f := range []rulebook.Figure{roles.Registered, roles.Issued, roles.Valid, roles.Invalid, roles.Voted} {
		if of == totalNames[i] {
			return f, nil
		}
	}
	if line, known := l.Form().Line(of); known && line.List == rulebook.ListNone {
		n, filled := l.Line(sheet, of)
		return rulebook.Figure{Count: n, Known: filled}, nil
	}
	if slices.Contains(l.Candidates(), of) {
		n, filled := l.Cell(sheet, candidates(l.Form()), of)
		return rulebook.Figure{Count: n, Known: filled}, nil
	}
	return rulebook.Figure{}, fmt.Errorf("profile: %q is no line of the form, no candidate and none of %s", of, strings.Join(totalNames, " "))
}

// percent prints a share with as many decimals as the printed one has, half up.
func percent(part, base int64, like string) string {
	_, decimals, _ := strings.Cut(like, ".")
	return big.NewRat(1, 1).Mul(big.NewRat(part, base), big.NewRat(100, 1)).FloatString(len(decimals))
}

func isPercent(text string) bool {
	whole, decimals, point := strings.Cut(text, ".")
	return digits(whole) && len(whole) <= 3 && (!point || digits(decimals))
}
