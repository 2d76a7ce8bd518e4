package night

import (
	"bytes"
	"fmt"

	"urna/election"
	"urna/election/act"
	"urna/ledger"
)

// intake decides acts as the clerk does, and keeps in memory what the clerk
// keeps on disk.
type intake struct {
	state   *election.State
	edge    ledger.Edge
	leaves  [][]byte
	picture *election.State // at the last checkpoint
}

// answer is what a submission was answered.
type answer struct {
	hash    act.Hash
	index   int64
	at      act.Time
	earlier bool
	refusal *act.Refusal
	opened  *act.Opened
}

// decide opens and decides a submission at the intake's own time.
func (in *intake) decide(submission []byte, clock act.Time) answer {
	opened, refusal := act.Open(submission, election.Body)
	if refusal != nil {
		return answer{refusal: refusal}
	}
	a := answer{hash: opened.Hash, at: max(clock, in.state.Received), opened: opened}
	entry, refusal := election.Decide(in.state, opened, a.at)
	if refusal != nil {
		if refusal.Earlier > 0 {
			a.index, a.earlier = refusal.Earlier-1, true
			return a
		}
		a.refusal = refusal
		return a
	}
	leaf, refusal := opened.Leaf(a.at)
	if refusal != nil {
		a.refusal = refusal
		return a
	}
	in.state.Apply(entry, opened)
	in.edge.Append(ledger.LeafHash(leaf))
	in.leaves = append(in.leaves, leaf)
	a.index = entry.Index
	return a
}

// shown is what readers can see of an intake.
type shown struct {
	digest string
	root   act.Hash
}

func (in *intake) shown() shown { return shown{digest(in.state), act.Hash(in.edge.Root())} }

// restart forgets the working state and folds what is durable: from the picture
// of the last checkpoint, or from zero. It must show what was shown before.
func (in *intake) restart(zero bool, before shown) error {
	state, edge := election.New(), ledger.Edge{}
	if !zero {
		state = in.picture.Photograph()
	}
	for i, leaf := range in.leaves {
		edge.Append(ledger.LeafHash(leaf))
		if int64(i) < state.Size {
			continue
		}
		opened, refusal := act.ReadLeaf(leaf, election.Body)
		if refusal != nil {
			return fmt.Errorf("entry %d: %w", i, refusal)
		}
		if _, refusal := state.Fold(opened); refusal != nil {
			return fmt.Errorf("entry %d is void: %w", i, refusal)
		}
		if again, refusal := opened.Leaf(opened.Received); refusal != nil || !bytes.Equal(again, leaf) {
			return fmt.Errorf("entry %d is written otherwise again (%v)", i, refusal)
		}
	}
	if after := digest(state); after != before.digest {
		return fmt.Errorf("folded again from size %d, the state differs:\n%s\nwas\n%s", in.picture.Size, after, before.digest)
	}
	if act.Hash(edge.Root()) != before.root {
		return fmt.Errorf("folded again, the root differs")
	}
	in.state, in.edge = state, edge
	return nil
}

// digest is what readers can see of a state.
func digest(s *election.State) string {
	var b bytes.Buffer
	fmt.Fprintln(&b, s.Size, s.Received, s.Tally(), s.Office.Keys())
	for unit := range s.Territory.Units {
		u, totals := s.Results.Unit(unit), s.Results.UnitTotals(unit)
		fmt.Fprintln(&b, u.Reported, u.Disputed, u.Held, u.Findings, u.Breached, totals.Candidates)
	}
	for i := range s.Territory.Stations {
		st := s.Results.Station(i)
		for k := range st.Seals {
			seal := &st.Seals[k]
			fmt.Fprint(&b, seal.Index, seal.Standing, seal.Opened, " ")
		}
		for k := range st.Versions {
			v := &st.Versions[k]
			fmt.Fprint(&b, v.Index, v.Rank, v.Standing, v.Healed, v.Ended, len(v.Findings), " ")
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}
