package web

import (
	"math/big"
	"strconv"

	"urna/election/rulebook"
)

// figure is the bars of the candidates' shares; the table of votes is its twin.
// Widths are percentages, so that the figure fits any screen without a script.
type figure struct {
	Bars     []bar
	Height   int
	MarkY    int
	Majority string // where the line of the majority stands, empty for none
	Legend   string
	LegendY  int
	LineY    int // where the line ends
}

type bar struct {
	Name, Share, Width string
	TextY, BarY        int
	votes              int64
}

const (
	barPitch  = 46
	barHeight = 14
)

// figure draws nothing where no candidate has a known vote.
func (s *scene) figure(v *resultView) figure {
	var f figure
	whole := v.whole()
	if whole == nil || *whole == 0 {
		return f
	}
	for i, c := range s.state().Candidacy.Ballot {
		votes := v.Totals.Candidates[c.ID]
		f.Bars = append(f.Bars, bar{
			Name: c.In(string(s.lang)), Share: s.lang.Share(votes, *whole), Width: percentWidth(votes, *whole), votes: votes,
			TextY: i*barPitch + 16, BarY: i*barPitch + 24,
		})
	}
	f.Height = len(f.Bars)*barPitch + 4
	rule := s.state().Rulebook.Election.Outcome
	if !rule.Plurality && !rule.Open {
		f.Majority = percentWidth(rule.Majority.Num, rule.Majority.Den)
		f.Legend = s.lang.Text("results.majority", rule.Majority.String())
		if rule.HasLead {
			f.Legend = s.lang.Text("results.majority-lead", rule.Majority.String(), rule.LeadShare.String(), rule.LeadMargin.String())
		}
		f.LegendY, f.LineY = f.Height+14, f.Height
		f.Height += 22
	}
	if mark(v.Nature) != "" {
		f.MarkY = f.Height + 14
		f.Height += 22
	}
	return f
}

// whole is the number that shares are taken of by law; nil is unknown.
func (v *resultView) whole() *int64 {
	if v.Base == string(rulebook.BaseVoted) {
		return v.Totals.Voted
	}
	return v.Totals.Valid
}

// percentWidth is an exact share as an SVG length.
func percentWidth(part, whole int64) string {
	share := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(part), big.NewInt(100)), big.NewInt(whole))
	return share.FloatString(3) + "%"
}

// plain is a number for addresses.
func (s *scene) plain(n int) string { return strconv.Itoa(n) }
