package election

import (
	"strings"

	"urna/election/results"
)

// Pair is two elections side by side: the whole of each, and their units of the
// first level where both have one of the same name.
type Pair struct {
	First      Side         `json:"first"`
	Second     Side         `json:"second"`
	Units      []PairedUnit `json:"units"`
	OnlyFirst  []string     `json:"only_first"` // names of units that only one of both has
	OnlySecond []string     `json:"only_second"`
}

// Side is one election of a pair. Shares of different bases cannot be compared:
// Base names that of its law.
type Side struct {
	Title   string            `json:"title"`
	Day     string            `json:"day"`
	Nature  string            `json:"nature"`
	Base    string            `json:"base"`
	Totals  results.Totals    `json:"totals"`
	Outcome results.Outcome   `json:"outcome"`
	Names   map[string]string `json:"names"` // of candidates, by label
}

// PairedUnit is a unit of both elections.
type PairedUnit struct {
	Name   string         `json:"name"`
	First  results.Totals `json:"first"`
	Second results.Totals `json:"second"`
}

// PairOf sets two elections side by side in a language.
func PairOf(first, second *State, language string) Pair {
	p := Pair{First: first.side(language), Second: second.side(language), Units: []PairedUnit{}, OnlyFirst: []string{}, OnlySecond: []string{}}
	others := map[string]int{}
	for _, u := range second.Territory.Units[0].Children {
		others[unitKey(second, u)] = u
	}
	for _, u := range first.Territory.Units[0].Children {
		name := first.Territory.Units[u].Name.In(language)
		other, both := others[unitKey(first, u)]
		if !both {
			p.OnlyFirst = append(p.OnlyFirst, name)
			continue
		}
		delete(others, unitKey(first, u))
		p.Units = append(p.Units, PairedUnit{name, first.Results.UnitTotals(u), second.Results.UnitTotals(other)})
	}
	for _, u := range second.Territory.Units[0].Children {
		if _, left := others[unitKey(second, u)]; left {
			p.OnlySecond = append(p.OnlySecond, second.Territory.Units[u].Name.In(language))
		}
	}
	return p
}

// unitKey is the name by which units of two elections are the same one.
func unitKey(s *State, unit int) string {
	return strings.ToLower(strings.TrimSpace(s.Territory.Units[unit].Name.Default))
}

func (s *State) side(language string) Side {
	rules := &s.Rulebook.Election
	side := Side{
		Title: rules.Title.In(language), Day: rules.PollingDay, Nature: s.Office.Genesis.Nature, Base: string(rules.Outcome.Base),
		Totals: s.Results.UnitTotals(0), Outcome: s.Results.Outcome(), Names: map[string]string{},
	}
	for _, c := range s.Candidacy.Ballot {
		side.Names[c.ID] = c.In(language)
	}
	return side
}
