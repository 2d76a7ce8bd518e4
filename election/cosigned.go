package election

import (
	"slices"

	"urna/election/act"
)

// decideCosigned refuses a co-signature on an act that is not there, by another
// key than it names, or by a key that co-signed the act already. Who signed the
// act itself is not remembered for every act: such a co-signature adds nothing.
func decideCosigned(s *State, e *act.Entry, _ *act.Opened, b *act.Cosigned) *act.Refusal {
	if _, known := s.acts.Get(b.Act); !known {
		return act.Refuse("act.dangling", "body.act", b.Act, "an earlier act")
	}
	if !slices.ContainsFunc(e.Signers, func(x act.Signer) bool { return x.Key == b.Key && x.Office == e.Office }) {
		return act.Refuse("act.unentitled", "body.key", b.Key, "the key that signs")
	}
	for _, c := range s.Cosigned(b.Act) {
		if c.Signer.Key == b.Key {
			return act.Refuse("act.repeated", "body.key", b.Key, "one stance of each key")
		}
	}
	return nil
}

func applyCosigned(s *State, e *act.Entry, b *act.Cosigned) {
	at := slices.IndexFunc(e.Signers, func(x act.Signer) bool { return x.Key == b.Key })
	list := slices.Clip(s.Cosigned(b.Act))
	s.cosigned.Set(b.Act, append(list, Cosignature{e.Index, e.Signers[at], b.Stance}))
	if b.Stance == act.StanceSigns {
		s.Results.ApplyCosigned(b.Act, e.Signers[at])
	}
}
