package sim

import (
	"cmp"
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/source"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/ledger"
)

// forger writes a ledger as an operator can who keeps no rule: whatever it is
// given stands in the tree, and the tree is signed with the ledger's own key.
type forger struct {
	dir       string
	origin    string
	genesis   act.Hash
	keys      clerk.Keys
	publisher *ledger.Publisher
}

// newForger founds a ledger in a new folder, by its public files alone.
func newForger(dir string, g *office.Genesis, root *desk.Device, keys clerk.Keys) (*forger, error) {
	f := &forger{dir: filepath.Join(dir, ledger.PublicFolder), origin: g.Origin, keys: keys}
	g.IntakeKey, g.LedgerKey = keyOf(keys.Intake), keyOf(keys.Ledger)
	g.PersonKey, g.Procedure = sha256.Sum256(personKey()), office.Procedure
	g.RootKeys, g.RootThreshold = []act.Key{root.Key()}, 1
	var err error
	if f.publisher, err = ledger.OpenPublisher(f.dir); err != nil {
		return nil, err
	}
	leaf, hash, err := f.sign(planned{
		at: founding2005, statement: desk.Statement{Kind: "office/genesis/1", Body: g}, devices: []*desk.Device{root},
	})
	if err != nil {
		return nil, err
	}
	f.genesis = hash
	if err := os.WriteFile(filepath.Join(f.dir, "genesis.json"), leaf, 0o644); err != nil {
		return nil, err
	}
	return f, f.write(leaf)
}

// sign makes the leaf of an act as if it had been received when planned.
func (f *forger) sign(p planned) ([]byte, act.Hash, error) {
	moment := desk.Moment{Claimed: p.at, Seen: act.NothingSeen()}
	submission, hash, err := desk.Submit(f.genesis, p.statement, moment, p.devices...)
	if err != nil {
		return nil, hash, err
	}
	opened, refusal := act.Open(submission, election.Body)
	if refusal != nil {
		return nil, hash, refusal
	}
	leaf, refusal := opened.Leaf(p.at)
	if refusal != nil {
		return nil, hash, refusal
	}
	return leaf, hash, nil
}

// write puts a leaf into the tree.
func (f *forger) write(leaf []byte) error { return f.publisher.Add(leaf) }

// publish signs what was written.
func (f *forger) publish() error {
	head, err := f.publisher.Write()
	if err != nil {
		return err
	}
	signer, vkey, err := ledger.NewSigner(f.origin, f.keys.Ledger.Seed())
	if err != nil {
		return err
	}
	signed, err := ledger.SignCheckpoint(head, f.origin, signer)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(f.dir, "ledger.vkey"), []byte(vkey+"\n"), 0o644); err != nil {
		return err
	}
	return f.publisher.PublishCheckpoint(signed)
}

func sortParameters(all []source.Parameter) {
	slices.SortFunc(all, func(a, b source.Parameter) int { return cmp.Compare(a.Name, b.Name) })
}
