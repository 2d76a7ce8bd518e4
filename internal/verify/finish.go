package verify

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
)

// finish holds sightings and sums to the entries that were folded.
func (r *run) finish(ctx context.Context) error {
	if r.report.Levels["V1"] == LevelOK {
		if err := r.sightings(ctx); err != nil {
			return err
		}
		if err := r.compare(ctx); err != nil {
			return err
		}
	}
	tally := r.state.Tally()
	r.report.Acts, r.report.Signatures = tally.Acts, tally.Signatures
	r.report.Findings, r.report.Beyond, r.report.Void = tally.Findings-tally.Beyond, tally.Beyond, tally.Void
	r.state.Remarks(func(remark election.Remark) bool {
		list := &r.report.Found
		if remark.Beyond {
			list = &r.report.FoundBeyond
		}
		if len(*list) < maxFaults {
			*list = append(*list, Found{remark.Index, remark.Finding})
		}
		return len(r.report.Found) < maxFaults || len(r.report.FoundBeyond) < maxFaults
	})
	if !r.state.Results.Began() {
		return nil
	}
	r.recount()
	r.declared()
	totals, outcome := r.state.Results.UnitTotals(0), r.state.Results.Outcome()
	r.report.Totals, r.report.Outcome = &totals, &outcome
	r.report.Standing, r.report.NotChecked = r.state.Results.Standing(0), r.state.Results.NotChecked()
	return nil
}

// sightings holds each checkpoint that a signer saw to the tree.
func (r *run) sightings(ctx context.Context) error {
	nothing := act.NothingSeen().Root
	for _, size := range slices.Sorted(maps.Keys(r.seen)) {
		root := nothing
		if size > 0 {
			at, err := r.reader.RootAt(ctx, size, r.head)
			if err != nil {
				return fmt.Errorf("root at size %d: %w", size, err)
			}
			root = act.Hash(at)
		}
		if s := r.seen[size]; s.root != root {
			r.report.fault(Fault{"V1", s.index, "", fmt.Sprintf("its signer saw root %s at size %d, the ledger has %s", s.root, size, root)})
		}
	}
	return nil
}

// recount adds every unit up anew, from its stations alone.
func (r *run) recount() {
	for unit := range r.state.Territory.Units {
		running, fresh := r.state.Results.Unit(unit), r.state.Results.Recount(unit)
		if !running.Equal(fresh) {
			r.report.fault(Fault{"V3", -1, "", "the sum of unit " + r.state.Territory.Units[unit].ID + " is not that of its stations"})
		}
	}
}

func (r *run) declared() { r.report.Declared = Declarations(r.state.Results, r.unitID) }

func (r *run) unitID(unit int) string { return r.state.Territory.Units[unit].ID }

// Declarations sets every declaration beside the sum of its unit.
func Declarations(s results.State, unitID func(int) string) []Declared {
	all := []Declared{}
	for _, d := range s.Declarations() {
		by := strings.Join(d.Sources, ", ")
		if by == "" {
			by = d.Office
		}
		all = append(all, Declared{
			Index: d.Index, By: by, Sources: listed(d.Sources), Stage: d.Stage, AsOf: d.AsOf, Election: d.Election, Unit: unitID(d.Unit),
			Counts: listed(d.Counts), Shares: listed(d.Shares), Totals: s.DeclaredTotals(d), Differences: s.Differences(d),
			Findings: listed(d.Findings),
		})
	}
	return all
}

// listed is never null in JSON.
func listed[T any](list []T) []T { return append([]T{}, list...) }
