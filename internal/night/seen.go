package night

import (
	"fmt"

	"urna/election/act"
	"urna/election/results"
	"urna/ledger"
)

// roots are the roots of the ledger at every size.
func (n *Night) roots() []act.Hash {
	var edge ledger.Edge
	all := []act.Hash{act.NothingSeen().Root}
	for _, leaf := range n.intake.leaves {
		edge.Append(ledger.LeafHash(leaf))
		all = append(all, act.Hash(edge.Root()))
	}
	return all
}

// sightings holds what signers say they were shown to the ledger: exactly those
// who were shown another one say so.
func (n *Night) sightings() error {
	roots, other := n.roots(), map[act.Hash]bool{}
	for i, opened := range n.opened {
		for _, s := range opened.Signatures {
			if s.Seen.Size > int64(i) {
				return fmt.Errorf("entry %d was signed after a checkpoint of size %d", i, s.Seen.Size)
			}
			if s.Seen.Root != roots[s.Seen.Size] {
				other[opened.Hash] = true
			}
		}
	}
	for hash := range n.split {
		if !other[hash] {
			return fmt.Errorf("the signer of %s was shown a second ledger, and nothing says so", hash)
		}
	}
	if len(other) > len(n.split) {
		return fmt.Errorf("%d acts say that another ledger was shown, %d signers were shown one", len(other), len(n.split))
	}
	return nil
}

// papers holds each protocol to two relations of the form by plain arithmetic: a
// paper that breaks one has entered with that finding, and no other paper has it.
func (n *Night) papers() error {
	found := map[int64]map[string]bool{}
	for _, r := range remarks(n.intake.state) {
		if found[r.Index] == nil {
			found[r.Index] = map[string]bool{}
		}
		found[r.Index][r.Finding.Rule] = true
	}
	for i, opened := range n.opened {
		var f *results.Filing
		switch b := opened.Act.Body.(type) {
		case *results.ProtocolFiled:
			f = &b.Filing
		case *results.ProtocolCorrected:
			f = &b.Filing
		default:
			continue
		}
		counted := f.Lines["N"]
		for _, votes := range f.Lists["C"] {
			counted += votes
		}
		for rule, breaks := range map[string]bool{"relation.P3a": f.Lines["B"] > f.Lines["I"], "relation.P25": counted > f.Lines["V"]} {
			if found[int64(i)][rule] != breaks {
				return fmt.Errorf("entry %d breaks %s: %v, and the finding is there: %v", i, rule, breaks, !breaks)
			}
		}
	}
	return nil
}
