package main

import (
	"context"
	"flag"
	"math/big"
	"strings"

	"urna/election"
	"urna/election/results"
	"urna/internal/verify"
)

// folded verifies a ledger and returns its state; what is wrong with it is
// printed first, because no number of a faulty ledger is to be taken on trust.
func (t *terminal) folded(name string) (*verify.Report, *election.State, error) {
	source, err := sourceOf(name)
	if err != nil {
		return nil, nil, err
	}
	report, state, err := verify.Run(context.Background(), source, verify.Options{Progress: t.progress("verified")})
	if err != nil {
		return nil, nil, err
	}
	if !report.OK {
		return report, state, t.report(report, state)
	}
	return report, state, nil
}

// tallyJSON is what tally prints for programs.
type tallyJSON struct {
	Size     int64                     `json:"size"`
	Root     string                    `json:"root"`
	Nature   string                    `json:"nature"`
	Unit     string                    `json:"unit"`
	Stations int64                     `json:"stations"`
	Reported int64                     `json:"reported"`
	Disputed int64                     `json:"disputed"`
	Held     int64                     `json:"held"`
	Findings int64                     `json:"findings"`
	Totals   results.Totals            `json:"totals"`
	Outcome  *results.Outcome          `json:"outcome,omitempty"`
	Declared []verify.Declared         `json:"declared"`
	Standing []results.StandingFinding `json:"standing"`
}

func runTally(t *terminal, args []string) error {
	var unitID string
	plain, err := t.parse("tally", args, func(f *flag.FlagSet) { f.StringVar(&unitID, "unit", "", "unit instead of the nation") })
	if err != nil {
		return err
	}
	if len(plain) != 1 {
		return misusef("name one folder or address, got %d", len(plain))
	}
	report, state, err := t.folded(plain[0])
	if err != nil {
		return err
	}
	if !state.Results.Began() {
		return misusef("the count has not begun: there is no ballot yet")
	}
	unit := 0
	if unitID != "" {
		known := false
		if unit, known = state.Territory.Unit(unitID); !known {
			return misusef("--unit: %q is not a unit of the territory", unitID)
		}
	}
	count := state.Results.Unit(unit)
	j := tallyJSON{
		Size: report.Size, Root: report.Root, Nature: report.Nature, Unit: state.Territory.Units[unit].ID,
		Stations: state.Territory.Units[unit].Stations, Reported: count.Reported, Disputed: count.Disputed,
		Held: count.Held, Findings: count.Findings, Totals: state.Results.UnitTotals(unit), Declared: []verify.Declared{},
		Standing: state.Results.Standing(unit),
	}
	if unit == 0 {
		j.Outcome = report.Outcome
	}
	for _, d := range report.Declared {
		if d.Unit == j.Unit {
			j.Declared = append(j.Declared, d)
		}
	}
	if t.json {
		return t.print(j)
	}
	t.printf("checkpoint size %d, root %s\n", j.Size, j.Root)
	t.totals(state, unit)
	for _, d := range j.Declared {
		t.printf("declared   %s by %s (entry %d)\n", d.Stage, d.By, d.Index)
		for _, difference := range d.Differences {
			t.printf("           %s: declared %d, sum %d\n", difference.Field, difference.Declared, difference.Sum)
		}
	}
	return nil
}

// totals prints the sums of a unit, and for the nation what they decide.
func (t *terminal) totals(state *election.State, unit int) {
	u := state.Territory.Units[unit]
	count, totals := state.Results.Unit(unit), state.Results.UnitTotals(unit)
	t.printf("%s: %d of %d stations, %d disputed, %d held back, %d with findings%s\n",
		u.Name.Default, count.Reported, u.Stations, count.Disputed, count.Held, count.Findings, marks(state.Office.Genesis.Nature))
	for _, line := range []struct {
		name  string
		value *int64
	}{{"registered", totals.Registered}, {"issued", totals.Issued}, {"valid", totals.Valid}, {"invalid", totals.Invalid}, {"voted", totals.Voted}} {
		if line.value != nil {
			t.printf("  %-24s %12d\n", line.name, *line.value)
		}
	}
	for _, c := range state.Candidacy.Ballot {
		votes, known := totals.Candidates[c.ID]
		if !known {
			t.printf("  %-24s %12s\n", c.Name, "unknown")
			continue
		}
		t.printf("  %-24s %12d  %s of valid, %s of voted\n", c.Name, votes, percent(votes, totals.Valid), percent(votes, totals.Voted))
	}
	for _, f := range state.Results.Standing(unit) {
		t.printf("  the sums break %s (%s) %s: got %s, limit %s%s\n", f.Rule, f.Severity, f.Field, f.Got, f.Limit, map[bool]string{true: ", stations are missing"}[f.Partial])
	}
	if unit == 0 {
		o := state.Results.Outcome()
		t.printf("  by these sums: %s %s\n", o.Standing, strings.Join(o.Candidates, ", "))
	}
}

// marks says beside every figure of an invented election that it is one.
func marks(nature string) string {
	switch nature {
	case "practice":
		return "  FICTITIOUS"
	case "reconstruction":
		return "  SYNTHETIC station figures"
	}
	return ""
}

// percent rounds an exact share half away from zero to two decimals.
func percent(part int64, whole *int64) string {
	if whole == nil || *whole == 0 {
		return "–"
	}
	return new(big.Rat).SetFrac64(part*100, *whole).FloatString(2) + " %"
}
