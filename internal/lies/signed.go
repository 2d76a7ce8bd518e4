package lies

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"urna/election"
	"urna/election/act"
	"urna/internal/desk"
	"urna/ledger"
)

// stranger is the seed of a key that no office has delegated.
func stranger() [32]byte { return desk.DemoSeed("a liar's own key") }

// rewrite writes the copy's tree anew from these entries and signs it.
func (c *copied) rewrite(leaves [][]byte) error {
	for _, name := range []string{"tile", ledger.CheckpointPath} {
		if err := os.RemoveAll(filepath.Join(c.to, name)); err != nil {
			return err
		}
	}
	p, err := ledger.OpenPublisher(c.to)
	if err != nil {
		return err
	}
	for _, leaf := range leaves {
		if err := p.Add(leaf); err != nil {
			return err
		}
	}
	head, err := p.Write()
	if err != nil {
		return err
	}
	signed, err := c.signedBy(c.key, head)
	if err != nil {
		return err
	}
	return p.PublishCheckpoint(signed)
}

func (c *copied) signedBy(key ed25519.PrivateKey, head ledger.Head) ([]byte, error) {
	signer, _, err := ledger.NewSigner(c.origin, key.Seed())
	if err != nil {
		return nil, err
	}
	return ledger.SignCheckpoint(head, c.origin, signer)
}

func (c *copied) forged() (*Told, error) {
	own := stranger()
	signed, err := c.signedBy(ed25519.NewKeyFromSeed(own[:]), c.head)
	if err != nil {
		return nil, err
	}
	err = c.change(ledger.CheckpointPath, func([]byte) []byte { return signed })
	return &Told{Level: "V1", Index: -1, File: ledger.CheckpointPath, What: "the checkpoint is signed by another key of the same name"}, err
}

func (c *copied) vkey() (*Told, error) {
	own := stranger()
	_, vkey, err := ledger.NewSigner(c.origin, own[:])
	if err != nil {
		return nil, err
	}
	err = c.change("ledger.vkey", func([]byte) []byte { return []byte(vkey + "\n") })
	return &Told{Level: "V1", Index: -1, File: "ledger.vkey", What: "ledger.vkey names " + vkey}, err
}

// stranger enters a copy of a protocol, with one number changed, signed by a key
// that was never delegated.
func (c *copied) stranger() (*Told, error) {
	index, err := c.protocol()
	if err != nil {
		return nil, err
	}
	changed, what, err := c.digitOf(c.leaves[index])
	if err != nil {
		return nil, err
	}
	opened, refusal := act.ReadLeaf(changed, election.Body)
	if refusal != nil {
		return nil, refusal
	}
	last, refusal := act.ReadLeaf(c.leaves[len(c.leaves)-1], election.Body)
	if refusal != nil {
		return nil, refusal
	}
	device := desk.NewDevice(stranger(), opened.Act.Office)
	statement := desk.Statement{Kind: opened.Act.Kind, Body: opened.Act.Body, RestsOn: opened.Act.RestsOn}
	submission, _, err := desk.Submit(c.genesis, statement, desk.Moment{Claimed: last.Received, Seen: act.NothingSeen()}, device)
	if err != nil {
		return nil, err
	}
	again, refusal := act.Open(submission, election.Body)
	if refusal != nil {
		return nil, refusal
	}
	leaf, refusal := again.Leaf(last.Received)
	if refusal != nil {
		return nil, refusal
	}
	return &Told{
		Level: "V2", Index: int64(len(c.leaves)), What: fmt.Sprintf("a stranger files entry %d anew, %s", index, what),
	}, c.rewrite(append(slices.Clone(c.leaves), leaf))
}

func (c *copied) resigned() (*Told, error) {
	index, err := c.protocol()
	if err != nil {
		return nil, err
	}
	leaf, what, err := c.digitOf(c.leaves[index])
	if err != nil {
		return nil, err
	}
	leaves := slices.Clone(c.leaves)
	leaves[index] = leaf
	return &Told{
		Level: "V2", Index: index, File: ledger.BundlePath(index, c.head.Size), What: fmt.Sprintf("entry %d: %s, and the tree signed anew", index, what),
	}, c.rewrite(leaves)
}

// order lets an entry change places with the next, which was received later.
func (c *copied) order() (*Told, error) {
	later := func(i int) bool {
		return i > 0 && i+1 < len(c.leaves) && bytes.Compare(received(c.leaves[i]), received(c.leaves[i+1])) < 0
	}
	at := int(c.at)
	if at < 0 {
		perm := c.random.Perm(len(c.leaves))
		if n := slices.IndexFunc(perm, later); n >= 0 {
			at = perm[n]
		}
	}
	if !later(at) {
		return nil, fmt.Errorf("no entry at or behind %d was received later than the one before it", at)
	}
	leaves := slices.Clone(c.leaves)
	leaves[at], leaves[at+1] = leaves[at+1], leaves[at]
	told := &Told{Level: "V3", Index: int64(at) + 1, What: fmt.Sprintf("entries %d and %d changed places", at, at+1)}
	moved, refusal := act.ReadLeaf(leaves[at], election.Body)
	if refusal != nil {
		return nil, refusal
	}
	before, refusal := act.ReadLeaf(leaves[at+1], election.Body)
	if refusal != nil {
		return nil, refusal
	}
	if bytes.Contains(leaves[at], []byte(before.Hash.String())) {
		told.Index = int64(at) // it rests on what now comes behind it
	}
	if slices.ContainsFunc(moved.Signatures, func(s act.Signature) bool { return s.Seen.Size > int64(at) }) {
		told.Level, told.Index = "V2", int64(at) // it saw a checkpoint that did not exist yet
	}
	return told, c.rewrite(leaves)
}

var receivedField = []byte(`,"received":"`)

// received is the time of a leaf as it is written, which sorts as it reads.
func received(leaf []byte) []byte {
	at := bytes.LastIndex(leaf, receivedField) + len(receivedField)
	return leaf[at : at+len("2005-12-04T20:00:00Z")]
}

func (c *copied) repeated() (*Told, error) {
	index, err := c.protocol()
	if err != nil {
		return nil, err
	}
	leaves := slices.Insert(slices.Clone(c.leaves), int(index)+1, c.leaves[index])
	return &Told{Level: "V3", Index: index + 1, What: fmt.Sprintf("entry %d stands twice", index)}, c.rewrite(leaves)
}

// dropped leaves a protocol out. What rests on it, or saw a later checkpoint,
// gives it away; where nothing does, somebody's checkpoint must.
func (c *copied) dropped() (*Told, error) {
	index, err := c.protocol()
	if err != nil {
		return nil, err
	}
	return &Told{
		Level: "V1", Index: -1, File: ledger.CheckpointPath, Hidden: true, What: fmt.Sprintf("entry %d was left out", index),
	}, c.rewrite(slices.Delete(slices.Clone(c.leaves), int(index), int(index)+1))
}

func (c *copied) rollback() (*Told, error) {
	size := int(c.at)
	if size < 0 {
		size = len(c.leaves)/2 + c.random.IntN(len(c.leaves)-len(c.leaves)/2)
	}
	if size < 1 || size >= len(c.leaves) {
		return nil, fmt.Errorf("roll back to size %d: want 1 to %d", size, len(c.leaves)-1)
	}
	return &Told{
		Level: "V1", Index: int64(size), File: ledger.CheckpointPath, Hidden: true,
		What: fmt.Sprintf("the ledger of size %d is shown instead of that of %d", size, len(c.leaves)),
	}, c.rewrite(c.leaves[:size])
}

// split says of the last entry that it was received a second later: no signature
// covers what the clerk's clock said.
func (c *copied) split() (*Told, error) {
	last := len(c.leaves) - 1
	opened, refusal := act.ReadLeaf(c.leaves[last], election.Body)
	if refusal != nil {
		return nil, refusal
	}
	leaf, refusal := opened.Leaf(opened.Received + 1)
	if refusal != nil {
		return nil, refusal
	}
	leaves := slices.Clone(c.leaves)
	leaves[last] = leaf
	return &Told{
		Level: "V1", Index: int64(len(leaves)), File: ledger.CheckpointPath, Hidden: true,
		What: fmt.Sprintf("entry %d was received a second later, for these readers", last),
	}, c.rewrite(leaves)
}
