package results

import (
	"math/big"
	"slices"

	"urna/election/rulebook"
)

// OutcomeStanding says what the numbers decide under the rulebook's rule.
type OutcomeStanding string

// The outcomes: nothing counted yet, somebody elected, a second round, nobody,
// a tie that the law does not settle, or a law that asks for no majority.
const (
	OutcomeNone         OutcomeStanding = "no votes counted"
	OutcomeElected      OutcomeStanding = "elected"
	OutcomeRunoff       OutcomeStanding = "second round"
	OutcomeNobody       OutcomeStanding = "nobody elected"
	OutcomeUndetermined OutcomeStanding = "undetermined by law"
	OutcomeOpen         OutcomeStanding = "not decided by majority"
)

// Outcome is who won, or who goes on, by the sums as they stand.
type Outcome struct {
	Standing   OutcomeStanding `json:"standing"`
	Candidates []string        `json:"candidates"` // elected, or in the second round, or tied; ballot order
	Base       string          `json:"base"`       // the total that shares are taken of
	Total      int64           `json:"total"`
}

// Votes is one candidate's number of votes.
type Votes struct {
	Candidate string
	Votes     int64
}

// Decide names the outcome of votes under a rule. invalid counts only where
// the rule's base is all who voted. Shares stay exact: a candidate has more
// than num/den of a total when votes × den > total × num.
func Decide(rule rulebook.Outcome, votes []Votes, invalid int64) Outcome {
	o := Outcome{Standing: OutcomeNone, Candidates: []string{}, Base: string(rule.Base)}
	for _, v := range votes {
		o.Total += v.Votes
	}
	switch {
	case rule.Open:
		o.Standing = OutcomeOpen
		return o
	case o.Total == 0:
		return o
	}
	if rule.Base == rulebook.BaseVoted {
		o.Total += invalid
	}
	ranked := slices.Clone(votes)
	slices.SortStableFunc(ranked, func(a, b Votes) int { return compare(b.Votes, a.Votes) })
	if wins(rule, ranked, o.Total) {
		o.Standing, o.Candidates = OutcomeElected, []string{ranked[0].Candidate}
		return o
	}
	if rule.Plurality { // most votes would have won: the lead is shared
		o.Standing, o.Candidates = OutcomeUndetermined, tied(votes, ranked[0].Votes)
		return o
	}
	return secondRound(o, int(rule.Runoff), votes, ranked)
}

func wins(rule rulebook.Outcome, ranked []Votes, total int64) bool {
	first, second := ranked[0].Votes, int64(0)
	if len(ranked) > 1 {
		second = ranked[1].Votes
	}
	if rule.Plurality {
		return first > second
	}
	if share(first, total, rule.Majority) > 0 {
		return true
	}
	return rule.HasLead && share(first, total, rule.LeadShare) >= 0 && share(first-second, total, rule.LeadMargin) >= 0
}

// share compares part/total with a fraction, exactly.
func share(part, total int64, f rulebook.Fraction) int {
	left := new(big.Int).Mul(big.NewInt(part), big.NewInt(f.Den))
	return left.Cmp(new(big.Int).Mul(big.NewInt(total), big.NewInt(f.Num)))
}

// secondRound names those who go on; a tie across the line is not settled by law.
func secondRound(o Outcome, places int, votes, ranked []Votes) Outcome {
	switch {
	case places == 0:
		o.Standing = OutcomeNobody
	case len(ranked) <= places:
		o.Standing, o.Candidates = OutcomeRunoff, tiedOrAbove(votes, 0)
	case ranked[places-1].Votes == ranked[places].Votes:
		o.Standing, o.Candidates = OutcomeUndetermined, tied(votes, ranked[places].Votes)
	default:
		o.Standing, o.Candidates = OutcomeRunoff, tiedOrAbove(votes, ranked[places-1].Votes)
	}
	return o
}

func tied(votes []Votes, at int64) []string {
	names := []string{}
	for _, v := range votes {
		if v.Votes == at {
			names = append(names, v.Candidate)
		}
	}
	return names
}

func tiedOrAbove(votes []Votes, at int64) []string {
	names := []string{}
	for _, v := range votes {
		if v.Votes >= at {
			names = append(names, v.Candidate)
		}
	}
	return names
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
