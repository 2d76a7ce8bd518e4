package office

import (
	"crypto/ed25519"
	"crypto/sha256"
	"slices"
	"strings"
	"testing"

	"urna/election/act"
)

func private(name string) ed25519.PrivateKey {
	seed := sha256.Sum256([]byte(name))
	return ed25519.NewKeyFromSeed(seed[:])
}

func key(name string) act.Key { return act.Key(private(name).Public().(ed25519.PublicKey)) }

func genesis() *Genesis {
	roots := []act.Key{key("a"), key("b"), key("c")}
	return &Genesis{
		IntakeKey: key("intake"), LedgerKey: key("ledger"), Nature: NaturePractice, Origin: "urna.example/one", Procedure: Procedure,
		RootKeys: roots, RootThreshold: 2, Witnesses: Witnesses{Keys: []act.Key{key("w")}, Threshold: 1},
	}
}

func TestGenesisThatCouldNotWorkIsRefused(t *testing.T) {
	small := act.Key{1}
	for _, c := range []struct {
		situation string
		change    func(*Genesis)
		want      string
	}{
		{"good", func(*Genesis) {}, ""},
		{"intake key of small order", func(g *Genesis) { g.IntakeKey = small }, "key.small-order"},
		{"ledger key of small order", func(g *Genesis) { g.LedgerKey = small }, "key.small-order"},
		{"root key of small order", func(g *Genesis) { g.RootKeys[1] = small }, "key.small-order"},
		{"witness key of small order", func(g *Genesis) { g.Witnesses.Keys[0] = small }, "key.small-order"},
		{"ledger key off the curve", func(g *Genesis) { g.LedgerKey = act.Key{2} }, "key.point"},
		{"more roots asked than there are", func(g *Genesis) { g.RootThreshold = 4 }, "genesis.threshold"},
		{"more witnesses asked than there are", func(g *Genesis) { g.Witnesses.Threshold = 2 }, "genesis.threshold"},
		{"no root keys", func(g *Genesis) { g.RootKeys, g.RootThreshold = nil, 1 }, "genesis.threshold"},
		{"no origin", func(g *Genesis) { g.Origin = "" }, "genesis.origin"},
		{"origin of two lines", func(g *Genesis) { g.Origin = "a\nb" }, "genesis.origin"},
		{"origin that a signed note cannot name", func(g *Genesis) { g.Origin = "a+b" }, "genesis.origin"},
	} {
		g := genesis()
		g.RootKeys = slices.Clone(g.RootKeys)
		c.change(g)
		got := ""
		if refusal := g.Check(act.Hash{}); refusal != nil {
			got = refusal.Rule
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.situation, got, c.want)
		}
	}
}

func signedBy(names ...string) []act.Signature {
	var all []act.Signature
	for _, name := range names {
		all = append(all, act.Signature{Key: key(name)})
	}
	return all
}

func TestFoundingNeedsItsRoots(t *testing.T) {
	for _, c := range []struct {
		situation string
		signers   []string
		want      string
	}{
		{"two roots of two asked", []string{"a", "c"}, ""},
		{"three roots", []string{"a", "b", "c"}, ""},
		{"one root", []string{"a"}, "genesis.roots"},
		{"one root and a stranger", []string{"a", "x"}, "genesis.roots"},
	} {
		got := ""
		if refusal := new(State).Found(genesis(), signedBy(c.signers...)); refusal != nil {
			got = refusal.Rule
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.situation, got, c.want)
		}
	}
	later := genesis()
	later.Procedure = Procedure + 1
	if refusal := new(State).Found(later, signedBy("a", "b")); refusal == nil || refusal.Rule != "genesis.procedure" {
		t.Errorf("procedure of a later program: %v, want genesis.procedure", refusal)
	}
}

func TestKeyStandsFromItsDelegationToItsRevocation(t *testing.T) {
	s := new(State)
	s.ApplyGenesis(act.Hash{9}, genesis())
	b := &Delegated{Key: key("chair"), Office: "precinct/s-137", Role: "chair", Person: strings.Repeat("a", 32)}
	if got := s.Signer(b.Key); got.Office != "" {
		t.Errorf("before: stands for %q, want nothing", got.Office)
	}
	if refusal := s.Delegate(b); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyDelegated(act.Hash{7}, b)
	if got, want := s.Signer(b.Key), (act.Signer{Key: b.Key, Office: b.Office, Role: b.Role, Person: b.Person}); got != want {
		t.Errorf("after: %+v, want %+v", got, want)
	}
	photo := s.Photograph()
	if refusal := s.Revoke(&Revoked{Key: b.Key}); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyRevoked(&Revoked{Key: b.Key})
	if got, want := s.Signer(b.Key), (act.Signer{Key: b.Key}); got != want {
		t.Errorf("revoked: %+v, want %+v", got, want)
	}
	if got := photo.Signer(b.Key).Office; got != b.Office {
		t.Errorf("photograph of before: office %q, want %q", got, b.Office)
	}
	for name, refusal := range map[string]*act.Refusal{
		"act.repeated again": s.Delegate(b), "act.repeated root": s.Delegate(&Delegated{Key: key("a")}), "key.stands twice": s.Revoke(&Revoked{Key: b.Key}),
		"key.stands root": s.Revoke(&Revoked{Key: key("a")}), "key.stands unknown": s.Revoke(&Revoked{Key: key("x")}),
	} {
		if rule, situation, _ := strings.Cut(name, " "); refusal == nil || refusal.Rule != rule {
			t.Errorf("%s: refusal %v, want %s", situation, refusal, rule)
		}
	}
}

func TestNameOfAnOfficeHasAKindAndAPlace(t *testing.T) {
	for name, want := range map[string][2]string{
		"central": {"central", ""}, "territorial/north": {"territorial", "north"}, "precinct/s-137": {"precinct", "s-137"},
		"precinct/": {"precinct", ""}, "/north": {"", "north"}, "a/b/c": {"a", "b/c"}, "": {"", ""},
	} {
		if got := [2]string{Kind(name), Place(name)}; got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
