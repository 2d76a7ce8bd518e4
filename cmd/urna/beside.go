package main

import (
	"fmt"
	"maps"
	"slices"

	"urna/election"
	"urna/election/results"
)

// runCompare sets two elections side by side, each verified from zero.
func runCompare(t *terminal, args []string) error {
	plain, err := t.parse("compare", args, nil)
	if err != nil {
		return err
	}
	if len(plain) != 2 {
		return misusef("want two ledgers, got %d", len(plain))
	}
	var states []*election.State
	for _, name := range plain {
		_, state, err := t.folded(name)
		if err != nil {
			return err
		}
		if !state.Results.Began() {
			return misusef("%s: the count has not begun", name)
		}
		states = append(states, state)
	}
	p := election.PairOf(states[0], states[1], "en")
	if t.json {
		return t.print(p)
	}
	for _, side := range []election.Side{p.First, p.Second} {
		t.printf("%s (%s, %s)\n", side.Title, side.Day, side.Nature)
		t.printf("  registered %s, voted %s (%s of registered), valid %s; the law's base is %s\n", count(side.Totals.Registered),
			count(side.Totals.Voted), shareOf(side.Totals.Voted, side.Totals.Registered), count(side.Totals.Valid), side.Base)
		for _, id := range slices.Sorted(maps.Keys(side.Totals.Candidates)) {
			votes := side.Totals.Candidates[id]
			t.printf("  %-30s %12d  %s of valid, %s of voted\n", side.Names[id], votes, shareOf(&votes, side.Totals.Valid), shareOf(&votes, side.Totals.Voted))
		}
	}
	for _, u := range p.Units {
		t.printf("%-34s turnout %8s  %8s\n", u.Name, turnoutOf(u.First), turnoutOf(u.Second))
	}
	t.printf("units in the first only: %d, in the second only: %d\n", len(p.OnlyFirst), len(p.OnlySecond))
	return nil
}

func turnoutOf(totals results.Totals) string { return shareOf(totals.Voted, totals.Registered) }

func count(n *int64) string {
	if n == nil {
		return "unknown"
	}
	return fmt.Sprint(*n)
}

// shareOf is a share in percent, a dash where a number is missing.
func shareOf(part, whole *int64) string {
	if part == nil {
		return "–"
	}
	return percent(*part, whole)
}
