package night

import (
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/internal/desk"
)

// signers are whose keys a fuzzed act may bear.
var signers = [][2]string{
	{"chair", "central"}, {"secretary", "central"}, {"registrar", "central"}, {"operator", "central"},
	{"chair", "territorial/u1"}, {"secretary", "territorial/u1"}, {"typist-1", "territorial/u1"}, {"typist-2", "territorial/u2"},
	{"chair", "precinct/101"}, {"member", "precinct/201"}, {"root", "root"}, {"nobody", "precinct/101"},
}

// Whatever a body says: it is refused, the same way twice, or it enters, is read
// back from its own bytes, and leaves sums that are those of the stations.
func FuzzActDecideApplyEncode(f *testing.F) {
	c, err := Found()
	if err != nil {
		f.Fatal(err)
	}
	night := Play(c, 2005)
	if err := night.Check(); err != nil {
		f.Fatal(err)
	}
	kinds := election.Kinds()
	for _, leaf := range night.intake.leaves {
		opened, refusal := act.ReadLeaf(leaf, election.Body)
		if refusal != nil {
			f.Fatal(refusal)
		}
		body, refusal := act.Write(opened.Act.Body)
		if refusal != nil {
			f.Fatal(refusal)
		}
		for i, kind := range kinds {
			if kind == opened.Act.Kind && len(body) < 4096 {
				f.Add(uint8(i), uint8(len(body)), body)
			}
		}
	}
	state := night.intake.state
	f.Fuzz(func(t *testing.T, kind, signer uint8, data []byte) {
		name := kinds[int(kind)%len(kinds)]
		body := election.Body(name)
		if act.Read(data, body) != nil {
			return
		}
		who := signers[int(signer)%len(signers)]
		device := c.device(who[0], who[1])
		resumed(state, device)
		submission, _, err := desk.Submit(state.Genesis(), desk.Statement{Kind: name, Body: body}, desk.Moment{Seen: act.NothingSeen()}, device)
		if err != nil {
			return // too long for a leaf
		}
		opened, refusal := act.Open(submission, election.Body)
		if refusal != nil {
			return // such as a proof of possession that does not hold
		}
		decideTwice(t, state, opened)
	})
}

func decideTwice(t *testing.T, state *election.State, opened *act.Opened) {
	t.Helper()
	at, before := state.Received+1, state.Size
	one, two := state.Photograph(), state.Photograph()
	entry, refusal := election.Decide(one, opened, at)
	if refusal != nil {
		if _, again := election.Decide(two, opened, at); again == nil || *again != *refusal {
			t.Errorf("refused by %v, decided again %v", refusal, again)
		}
		if refusal.Rule == "" || refusal.Limit == "" {
			t.Errorf("the refusal %+v names no rule or limit", refusal)
		}
		return
	}
	one.Apply(entry, opened)
	leaf, refusal := opened.Leaf(at)
	if refusal != nil {
		return // the clerk asks Fits before it enters anything
	}
	read, refusal := act.OpenLeaf(leaf, election.Body)
	if refusal != nil || read.Hash != opened.Hash {
		t.Fatalf("leaf %s read back: %v", leaf, refusal)
	}
	if _, refusal := two.Fold(read); refusal != nil {
		t.Fatalf("entered, and void when folded: %v", refusal)
	}
	if a, b := digest(one), digest(two); a != b {
		t.Errorf("applied\n%s\nfolded\n%s", a, b)
	}
	for unit := range one.Territory.Units {
		if running := one.Results.Unit(unit); !running.Equal(one.Results.Recount(unit)) {
			t.Errorf("unit %d: the running sum is not the recount", unit)
		}
	}
	if state.Size != before {
		t.Errorf("the photographed state moved from %d to %d entries", before, state.Size)
	}
}
