package night

import (
	"fmt"
	"slices"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
)

// Check says which invariant does not hold after the night, nil for none.
func (n *Night) Check() error {
	if n.broken != nil {
		return n.broken
	}
	clear(n.Found)
	for _, r := range remarks(n.intake.state) {
		n.Found[r.Finding.Rule]++
	}
	n.opened = nil
	for i, leaf := range n.intake.leaves {
		opened, refusal := act.ReadLeaf(leaf, election.Body)
		if refusal != nil {
			return fmt.Errorf("entry %d: %w", i, refusal)
		}
		n.opened = append(n.opened, opened)
	}
	for _, check := range []func() error{n.acknowledged, n.foldedAgain, n.sums, n.papers, n.pictures, n.sightings, n.places, n.refusals} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// acknowledged holds the ledger to every answer: each act at its index, once.
func (n *Night) acknowledged() error {
	at := map[act.Hash]int64{}
	for i, opened := range n.opened {
		if first, twice := at[opened.Hash]; twice {
			return fmt.Errorf("act %s stands at %d and at %d", opened.Hash, first, i)
		}
		at[opened.Hash] = int64(i)
	}
	for _, a := range n.acks {
		if index, there := at[a.hash]; !there || index != a.index {
			return fmt.Errorf("act %s was acknowledged at %d and stands at %d (%v)", a.hash, a.index, index, there)
		}
	}
	return nil
}

// foldedAgain folds the bytes from zero and from the last picture.
func (n *Night) foldedAgain() error {
	for _, zero := range []bool{true, false} {
		if err := n.intake.restart(zero, n.intake.shown()); err != nil {
			return err
		}
	}
	return nil
}

// version is a protocol as the model knows it.
type version struct {
	hash  act.Hash
	rank  int64
	votes map[string]int64
	ended bool
}

// model reads what counts off the accepted acts alone.
func (n *Night) model() map[string][]version {
	all := map[string][]version{}
	for i, opened := range n.opened {
		switch b := opened.Act.Body.(type) {
		case *results.ProtocolFiled:
			all[b.Station] = append(all[b.Station], version{hash: opened.Hash, rank: int64(i), votes: b.Lists["C"]})
		case *results.ProtocolCorrected:
			list := all[b.Station]
			at := slices.IndexFunc(list, func(v version) bool { return v.hash == b.Corrects })
			list[at].ended = true
			all[b.Station] = append(list, version{hash: opened.Hash, rank: list[at].rank, votes: b.Lists["C"]})
		case *results.ProtocolAnnulled:
			end(all[b.Station], func(v version) bool { return v.hash == b.Protocol })
		case *results.DisputeResolved:
			end(all[b.Station], func(v version) bool { return v.hash != b.Protocol })
		}
	}
	return all
}

func end(list []version, which func(version) bool) {
	for i := range list {
		list[i].ended = list[i].ended || which(list[i])
	}
}

// sums holds every unit to its stations, recounted and by the model.
func (n *Night) sums() error {
	model, s := n.model(), n.intake.state
	votes := make([]map[string]int64, len(s.Territory.Units))
	for i := range votes {
		votes[i] = map[string]int64{}
	}
	for i := range s.Territory.Stations {
		at := &s.Territory.Stations[i]
		var counts *version
		for k, v := range model[at.ID] {
			if !v.ended && (counts == nil || v.rank < counts.rank) {
				counts = &model[at.ID][k]
			}
		}
		st := s.Results.Station(i)
		got := st.Counted()
		if (got == nil) != (counts == nil) || got != nil && got.Act != counts.hash {
			return fmt.Errorf("station %s: counted %v, the model counts %v", at.ID, got, counts)
		}
		if counts != nil {
			for _, id := range candidates {
				votes[0][id] += counts.votes[id]
				votes[at.Unit][id] += counts.votes[id]
			}
		}
	}
	for unit := range s.Territory.Units {
		if running := s.Results.Unit(unit); !running.Equal(s.Results.Recount(unit)) {
			return fmt.Errorf("unit %s: the running sum is not the recount", s.Territory.Units[unit].ID)
		}
		for _, id := range candidates {
			if got, want := s.Results.UnitTotals(unit).Candidates[id], votes[unit][id]; got != want {
				return fmt.Errorf("unit %s, %s: %d votes, the model has %d", s.Territory.Units[unit].ID, id, got, want)
			}
		}
	}
	return nil
}

// pictures holds each photograph to what it showed, and its findings to the end.
func (n *Night) pictures() error {
	last, roots := remarks(n.intake.state), n.roots()
	for i, p := range n.photos {
		if got := digest(p.state); got != p.digest {
			return fmt.Errorf("photograph %d at size %d shows\n%s\nit showed\n%s", i, p.state.Size, got, p.digest)
		}
		if then := remarks(p.state); len(then) > len(last) || !slices.Equal(then, last[:len(then)]) {
			return fmt.Errorf("a finding of the photograph at size %d is gone", p.state.Size)
		}
		if size := p.state.Size; size >= int64(len(roots)) || p.root != roots[size] {
			return fmt.Errorf("photograph %d: the ledger does not extend the root %s at size %d that readers were shown", i, p.root, size)
		}
	}
	return nil
}

func remarks(s *election.State) (all []election.Remark) {
	s.Remarks(func(r election.Remark) bool {
		all = append(all, r)
		return true
	})
	return all
}

// places holds each act about a station to the office that covers it.
func (n *Night) places() error {
	for i, opened := range n.opened {
		body, about := opened.Act.Body.(interface{ AtStation() string })
		if !about {
			continue
		}
		station := body.AtStation()
		if of := opened.Act.Office; of != "central" && of != "precinct/"+station && of != "territorial/u"+station[:1] {
			return fmt.Errorf("entry %d: %s acted about station %s", i, of, station)
		}
	}
	return nil
}

// refusals decides refusals again on the state they were decided in.
func (n *Night) refusals() error {
	for _, r := range n.refused {
		if r.opened == nil {
			continue
		}
		if _, again := election.Decide(r.state, r.opened, r.at); again == nil || *again != *r.refusal {
			return fmt.Errorf("refused by %v, decided again %v", r.refusal, again)
		}
	}
	return nil
}

// Complete says whether a protocol counts for every station.
func (n *Night) Complete() bool {
	return n.intake.state.Results.Unit(0).Reported == units*stations
}
