package desk

import (
	"urna/election"
	"urna/election/act"
)

// Look says what would be found in a statement if these devices signed it now,
// before any of them does: a counter that was used is used for good, also by an
// act that is refused. The hash is the act's identity, by which a confirmation
// holds for this statement and no other.
func Look(s *election.State, statement Statement, at Moment, devices ...*Device) (act.Hash, []act.Finding, *act.Refusal) {
	o := &act.Opened{Act: act.Act{
		Body: statement.Body, Genesis: s.Genesis(), Kind: statement.Kind, Office: devices[0].office, RestsOn: statement.RestsOn,
	}}
	var refusal *act.Refusal
	if _, o.Hash, refusal = act.Encode(o.Act); refusal != nil {
		return o.Hash, nil, refusal
	}
	if body, ok := statement.Body.(act.Stateless); ok {
		if refusal := body.Check(s.Genesis()); refusal != nil {
			return o.Hash, nil, refusal
		}
	}
	for _, d := range devices {
		sig := act.Signature{Claimed: at.Claimed, Counter: 1, Key: d.Key(), Seen: at.Seen}
		if standing, known := s.Office.Standing(sig.Key); known {
			sig.Counter, sig.Prev = standing.Counter()+1, standing.Head()
		}
		o.Signatures = append(o.Signatures, sig)
	}
	entry, refusal := election.Decide(s, o, max(at.Claimed, s.Received))
	if refusal != nil {
		return o.Hash, nil, refusal
	}
	return o.Hash, entry.Findings, nil
}
