package election_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/election/territory"
	"urna/jurisdiction/practice"
)

// signer is a key that signs for an office, in order.
type signer struct {
	private ed25519.PrivateKey
	office  string
	counter int64
	prev    act.Hash
}

func newSigner(name, office string) *signer {
	seed := sha256.Sum256([]byte(name))
	return &signer{private: ed25519.NewKeyFromSeed(seed[:]), office: office}
}

func (s *signer) key() act.Key { return act.Key(s.private.Public().(ed25519.PublicKey)) }

// fold is a state with nothing around it: no clerk, no disk.
type fold struct {
	t *testing.T
	*election.State
}

// opened signs a statement by the signers, for the office of the first.
func (f *fold) opened(kind string, body act.Body, signers ...*signer) *act.Opened {
	f.t.Helper()
	data, hash, refusal := act.Encode(act.Act{Body: body, Genesis: f.Genesis(), Kind: kind, Office: signers[0].office})
	if refusal != nil {
		f.t.Fatal(refusal)
	}
	var signatures []act.Signature
	for _, s := range signers {
		sig := act.Signature{Counter: s.counter + 1, Prev: s.prev, Seen: act.NothingSeen()}
		if refusal := act.Sign(&sig, f.Genesis(), hash, s.private); refusal != nil {
			f.t.Fatal(refusal)
		}
		s.counter, s.prev = sig.Counter, sig.Signed
		signatures = append(signatures, sig)
	}
	submission, refusal := act.Submission(data, signatures)
	if refusal != nil {
		f.t.Fatal(refusal)
	}
	opened, refusal := act.Open(submission, election.Body)
	if refusal != nil {
		f.t.Fatal(refusal)
	}
	return opened
}

// wants has an act folded and wants the rule it is refused by, "" for none.
func (f *fold) wants(rule, kind string, body act.Body, signers ...*signer) *act.Entry {
	f.t.Helper()
	return f.wantsAt(1772379000, rule, kind, body, signers...)
}

// wantsAt does the same at a moment.
func (f *fold) wantsAt(at act.Time, rule, kind string, body act.Body, signers ...*signer) *act.Entry {
	f.t.Helper()
	opened := f.opened(kind, body, signers...)
	entry, refusal := election.Decide(f.State, opened, at)
	switch {
	case refusal == nil && rule == "":
		f.Apply(entry, opened)
		return entry
	case refusal == nil || refusal.Rule != rule:
		f.t.Fatalf("%s: got %v, want a refusal by %q", kind, refusal, rule)
	case refusal.Limit == "" || refusal.Field == "":
		f.t.Fatalf("%s: refusal %+v names no field or limit", kind, refusal)
	}
	return nil
}

func rules(t *testing.T) string {
	t.Helper()
	tables := map[string]string{}
	for _, name := range rulebook.TableNames() {
		data, err := practice.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tables[name] = string(data)
	}
	return rulebook.Join(tables)
}

const register = "what\tid\tparent\tname\tname_kk\tname_ru\nunit\tall\t\tAll\t\t\nunit\tnorth\tall\tNorth\t\t\nunit\tsouth\tall\tSouth\t\t\n" +
	"station\t1\tnorth\tOne\t\t\nstation\t2\tsouth\tTwo\t\t\n"

func genesis(text string, roots ...*signer) *office.Genesis {
	g := &office.Genesis{
		IntakeKey: newSigner("intake", "").key(), LedgerKey: newSigner("ledger", "").key(), Nature: office.NatureLive,
		Origin: "test.example/one", Procedure: office.Procedure, RootThreshold: int64(len(roots)), Rulebook: sha256.Sum256([]byte(text)),
	}
	for _, r := range roots {
		g.RootKeys = append(g.RootKeys, r.key())
	}
	if len(roots) == 2 && g.RootKeys[0].String() > g.RootKeys[1].String() {
		g.RootKeys[0], g.RootKeys[1] = g.RootKeys[1], g.RootKeys[0]
	}
	return g
}

func (f *fold) delegation(s *signer, role string) *office.Delegated {
	return &office.Delegated{
		Key: s.key(), Office: s.office, Role: role, Person: act.PersonTag([]byte("k"), s.key().String()),
		Possession: act.ProvePossession(s.private, f.Genesis(), s.office),
	}
}

func TestFoundingHasItsOrderAndItsThreshold(t *testing.T) {
	f := &fold{t, election.New()}
	text := rules(t)
	one, two, stranger := newSigner("one", "root"), newSigner("two", "root"), newSigner("stranger", "root")
	whole := &act.Part{Number: 1, Of: act.OfRulebook, Text: text}
	closing := &election.RulebookAdopted{Parts: 1, Text: sha256.Sum256([]byte(text))}

	f.wants("procedure.genesis", "act/part/1", whole, one)
	f.wants("genesis.roots", "office/genesis/1", genesis(text, one, two), one)
	unknown := genesis(text, one, two)
	unknown.Procedure = office.Procedure + 1
	f.wants("genesis.procedure", "office/genesis/1", unknown, one, two)
	f.wants("", "office/genesis/1", genesis(text, one, two), one, two)
	f.wants("act.repeated", "office/genesis/1", genesis(text, one, two), one, two)

	central := newSigner("chair", "central")
	f.wants("procedure.rulebook", "office/delegated/1", f.delegation(central, "chair"), one, two)
	f.wants("act.unentitled", "act/part/1", whole, stranger)
	f.wants("genesis.roots", "act/part/1", whole, one)
	f.wants("part.of", "act/part/1", &act.Part{Number: 2, Of: act.OfRulebook, Text: "x"}, one, two)
	f.wants("", "act/part/1", &act.Part{Number: 1, Of: act.OfRulebook, Text: "wrong"}, one, two)
	f.wants("part.number", "act/part/1", &act.Part{Number: 3, Of: act.OfRulebook, Text: "x"}, one, two)
	f.wants("part.hash", "rulebook/adopted/1", closing, one, two)
	f.wants("", "act/part/1", whole, one, two) // number 1 begins anew
	f.wants("part.number", "rulebook/adopted/1", &election.RulebookAdopted{Parts: 2, Text: closing.Text}, one, two)
	f.wants("", "rulebook/adopted/1", closing, one, two)
	f.wants("act.repeated", "act/part/1", &act.Part{Number: 1, Of: act.OfRulebook, Text: "again"}, one, two)

	f.wants("genesis.roots", "office/delegated/1", f.delegation(central, "chair"), one)
	f.wants("office.role", "office/delegated/1", f.delegation(central, "emperor"), one, two)
	f.wants("office.superior", "office/delegated/1", f.delegation(newSigner("x", "territorial/north"), "chair"), one, two)
	f.wants("", "office/delegated/1", f.delegation(central, "chair"), one, two)
	f.wants("act.repeated", "office/delegated/1", f.delegation(central, "secretary"), one, two)
}

func TestDelegationsHoldFromTheirEntryToTheirRevocation(t *testing.T) {
	f := &fold{t, election.New()}
	text := rules(t)
	root, chair, operator := newSigner("root", "root"), newSigner("chair", "central"), newSigner("operator", "central")
	f.wants("", "office/genesis/1", genesis(text, root), root)
	f.wants("", "act/part/1", &act.Part{Number: 1, Of: act.OfRulebook, Text: text}, root)
	f.wants("", "rulebook/adopted/1", &election.RulebookAdopted{Parts: 1, Text: sha256.Sum256([]byte(text))}, root)
	f.wants("", "office/delegated/1", f.delegation(chair, "chair"), root)

	part := &act.Part{Number: 1, Of: act.OfTerritory, Text: register}
	f.wants("act.unentitled", "act/part/1", part, operator) // not delegated yet
	f.wants("", "office/delegated/1", f.delegation(operator, "operator"), root)
	f.wants("", "act/part/1", part, operator)
	f.wants("", "territory/adopted/1", &territory.Adopted{Parts: 1, Text: sha256.Sum256([]byte(register))}, operator)

	north := newSigner("north", "territorial/north")
	f.wants("office.superior", "office/delegated/1", f.delegation(newSigner("w", "territorial/west"), "chair"), chair)
	f.wants("", "office/delegated/1", f.delegation(north, "chair"), chair)
	f.wants("office.superior", "office/delegated/1", f.delegation(newSigner("p2", "precinct/2"), "chair"), north) // the south's station
	p1 := newSigner("p1", "precinct/1")
	f.wants("", "office/delegated/1", f.delegation(p1, "chair"), north)
	f.wants("procedure.ballot", "results/protocol-annulled/1", &results.ProtocolAnnulled{Ruling: results.Ruling{Station: "1"}}, north)

	f.wants("office.superior", "office/revoked/1", &office.Revoked{Key: chair.key(), Reason: "left"}, north)
	f.wants("", "office/revoked/1", &office.Revoked{Key: north.key(), Reason: "lost"}, chair)
	f.wants("act.repeated", "office/revoked/1", &office.Revoked{Key: north.key(), Reason: "lost"}, chair)
	f.wants("key.stands", "office/revoked/1", &office.Revoked{Key: north.key(), Reason: "left"}, chair)
	f.wants("act.unentitled", "office/delegated/1", f.delegation(newSigner("p1b", "precinct/1"), "chair"), north)
	f.wants("key.stands", "office/revoked/1", &office.Revoked{Key: root.key(), Reason: "lost"}, root)
}

func TestSameFoldOfPrefixAndRestGivesTheSameState(t *testing.T) {
	// A photograph in the middle, and the rest folded on it: the same end.
	f := &fold{t, election.New()}
	text := rules(t)
	root := newSigner("root", "root")
	f.wants("", "office/genesis/1", genesis(text, root), root)
	f.wants("", "act/part/1", &act.Part{Number: 1, Of: act.OfRulebook, Text: text}, root)
	branch := &fold{t, f.Photograph()}
	adopted := f.opened("rulebook/adopted/1", &election.RulebookAdopted{Parts: 1, Text: sha256.Sum256([]byte(text))}, root)
	adopted.Received = 1772379000
	for _, state := range []*fold{f, branch} {
		if _, refusal := state.Fold(adopted); refusal != nil {
			t.Fatal(refusal)
		}
	}
	if f.Size != branch.Size || f.Tally() != branch.Tally() || len(branch.Rulebook.Form) != len(f.Rulebook.Form) {
		t.Errorf("size %d and %d, tally %+v and %+v", f.Size, branch.Size, f.Tally(), branch.Tally())
	}
}

func TestKeysWithoutStandingAreFoundAndCountForNothing(t *testing.T) {
	f := &fold{t, election.New()}
	text := rules(t)
	root := newSigner("root", "root")
	f.wants("", "office/genesis/1", genesis(text, root), root)
	var signers []*signer
	signers = append(signers, root)
	for i := range 40 {
		signers = append(signers, newSigner(string(rune('a'+i)), "root"))
	}
	e := f.wants("", "act/part/1", &act.Part{Number: 1, Of: act.OfRulebook, Text: text}, signers...)
	if got, want := len(e.Findings), 40; got != want {
		t.Errorf("findings = %d, want %d: one for each key without standing", got, want)
	}
}

// Who signs the tree could write any time: one before the last makes the entry
// void for everybody who verifies.
func TestTimeOfReceivingNeverDecreases(t *testing.T) {
	f := &fold{t, election.New()}
	text, root := rules(t), newSigner("root", "root")
	f.wants("", "office/genesis/1", genesis(text, root), root)
	part := f.opened("act/part/1", &act.Part{Number: 1, Of: act.OfRulebook, Text: text}, root)
	for received, rule := range map[act.Time]string{f.Received - 1: "entry.received", f.Received: "", f.Received + 1: ""} {
		_, refusal := election.Decide(f.State, part, received)
		if (refusal == nil) != (rule == "") || refusal != nil && refusal.Rule != rule {
			t.Errorf("received %s after %s: got %v, want a refusal by %q", received, f.Received, refusal, rule)
		}
	}
	part.Received = f.Received - 1
	if _, refusal := f.Fold(part); refusal == nil || f.Tally().Void != 1 {
		t.Errorf("folded with an earlier time: got %v and %d void entries, want it void", refusal, f.Tally().Void)
	}
}

func hashOf(text string) act.Hash { return sha256.Sum256([]byte(text)) }
