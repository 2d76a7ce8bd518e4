package office

import (
	"urna/election/act"
	"urna/election/cow"
)

// State is what the offices chapter knows: the founding and the standing of keys.
type State struct {
	Genesis     Genesis
	GenesisHash act.Hash
	keys        cow.Map[Standing]
}

// Standing is what one key may sign, and where its chain of signatures is.
type Standing struct {
	Office  string
	Role    string
	Person  string
	By      act.Hash // the delegation; zeros for a root key
	Revoked bool
	chain   chain
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	copied := *s
	copied.keys = s.keys.Photograph()
	return copied
}

// Standing returns what a key may sign; false when it was never delegated.
func (s *State) Standing(key act.Key) (Standing, bool) { return s.keys.Get(key) }

// Keys is the number of keys that were ever delegated, roots included.
func (s *State) Keys() int { return s.keys.Len() }

// All calls yield with every key that was ever delegated, roots included, in no
// order that means anything.
func (s *State) All(yield func(act.Key, Standing)) {
	s.keys.All(func(key [32]byte, standing Standing) bool {
		yield(act.Key(key), standing)
		return true
	})
}

// Signer tells how a key stands now; Office is empty when it does not.
func (s *State) Signer(key act.Key) act.Signer {
	standing, ok := s.keys.Get(key)
	if !ok || standing.Revoked {
		return act.Signer{Key: key}
	}
	return act.Signer{Key: key, Office: standing.Office, Role: standing.Role, Person: standing.Person}
}

// Found refuses a second founding, a procedure this program does not know, and
// fewer root signatures than the threshold.
func (s *State) Found(g *Genesis, signers []act.Signature) *act.Refusal {
	if !s.GenesisHash.IsZero() {
		return act.Refuse("act.repeated", "kind", "a second genesis", "one")
	}
	if g.Procedure != Procedure {
		return act.Refuse("genesis.procedure", "body.procedure", g.Procedure, Procedure)
	}
	var roots int64
	for _, root := range g.RootKeys {
		for i := range signers {
			if signers[i].Key == root {
				roots++
			}
		}
	}
	if roots < g.RootThreshold {
		return act.Refuse("genesis.roots", "signatures", roots, g.RootThreshold)
	}
	return nil
}

// ApplyGenesis founds the election and lets its root keys stand.
func (s *State) ApplyGenesis(hash act.Hash, g *Genesis) {
	s.Genesis, s.GenesisHash = *g, hash
	for _, root := range g.RootKeys {
		s.keys.Set(root, Standing{Office: Root, Role: Root})
	}
}

// Delegate refuses a key that stands or stood already.
func (s *State) Delegate(b *Delegated) *act.Refusal {
	if _, stands := s.keys.Get(b.Key); stands {
		return act.Refuse("act.repeated", "body.key", b.Key, "one delegation for each key")
	}
	return nil
}

// ApplyDelegated lets a key stand for an office.
func (s *State) ApplyDelegated(hash act.Hash, b *Delegated) {
	s.keys.Set(b.Key, Standing{Office: b.Office, Role: b.Role, Person: b.Person, By: hash})
}

// Revoke refuses a key that does not stand, and the root keys themselves.
func (s *State) Revoke(b *Revoked) *act.Refusal {
	standing, ok := s.keys.Get(b.Key)
	if !ok || standing.Revoked || standing.Office == Root {
		return act.Refuse("key.stands", "body.key", b.Key, "a delegated key that stands")
	}
	return nil
}

// ApplyRevoked ends the standing of a key; its chain stays known.
func (s *State) ApplyRevoked(b *Revoked) {
	standing, _ := s.keys.Get(b.Key)
	standing.Revoked = true
	s.keys.Set(b.Key, standing)
}
