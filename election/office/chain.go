package office

import (
	"slices"
	"strconv"

	"urna/election/act"
)

// maxGaps bounds the missing stretches remembered of one key, so that a key
// cannot make state grow by jumping ahead.
const maxGaps = 16

// chain is where a key's row of signatures stands.
type chain struct {
	last    int64    // highest counter seen
	hash    act.Hash // of the signed bytes at last
	missing []gap    // ascending; replaced, never changed in place
}

// gap is a stretch of counters not seen yet. after is the hash of the signed
// bytes in front of the stretch, before the hash that the signature behind it
// names as its predecessor.
type gap struct {
	first, last   int64
	after, before act.Hash
}

// Chain returns what is remarkable about where a signature stands in its key's
// row, and refuses one that opens more gaps than are remembered.
func (s *State) Chain(sig *act.Signature) (*act.Finding, *act.Refusal) {
	standing, ok := s.keys.Get(sig.Key)
	if !ok {
		return nil, nil
	}
	_, finding, refusal := standing.chain.next(sig)
	return finding, refusal
}

// ApplyChain puts a signature into its key's row.
func (s *State) ApplyChain(sig *act.Signature) {
	standing, ok := s.keys.Get(sig.Key)
	if !ok {
		return
	}
	if next, _, refusal := standing.chain.next(sig); refusal == nil {
		standing.chain = next
		s.keys.Set(sig.Key, standing)
	}
}

// Missing lists the counters of a key that have not arrived, as first and last
// of each stretch.
func (st Standing) Missing() [][2]int64 {
	var stretches [][2]int64
	for _, g := range st.chain.missing {
		stretches = append(stretches, [2]int64{g.first, g.last})
	}
	return stretches
}

// Counter and Head are the highest counter of a key and the hash of its signed
// bytes there.
func (st Standing) Counter() int64 { return st.chain.last }

// Head is the hash of the signed bytes at the highest counter.
func (st Standing) Head() act.Hash { return st.chain.hash }

// next returns the chain with sig in it and what is remarkable about it.
func (c chain) next(sig *act.Signature) (chain, *act.Finding, *act.Refusal) {
	switch {
	case sig.Counter == c.last+1:
		if sig.Prev != c.hash {
			return c.at(sig), remark("signature.prev", act.SeverityError, sig.Prev.String(), c.hash.String()), nil
		}
		return c.at(sig), nil, nil
	case sig.Counter > c.last:
		if len(c.missing) == maxGaps {
			return c, nil, act.Refuse("signature.gaps", "signatures[].counter", sig.Counter, c.last+1)
		}
		next := c.at(sig)
		next.missing = append(slices.Clip(c.missing), gap{c.last + 1, sig.Counter - 1, c.hash, sig.Prev})
		return next, remark("signature.gap", act.SeverityInfo, count(sig.Counter), count(c.last+1)), nil
	}
	for i, g := range c.missing {
		if sig.Counter >= g.first && sig.Counter <= g.last {
			return c.fill(i, sig)
		}
	}
	return c, remark("signature.fork", act.SeverityError, count(sig.Counter), count(c.last+1)), nil
}

func (c chain) at(sig *act.Signature) chain {
	c.last, c.hash = sig.Counter, sig.Signed
	return c
}

// fill closes a gap, or leaves what remains of it on both sides.
func (c chain) fill(i int, sig *act.Signature) (chain, *act.Finding, *act.Refusal) {
	g := c.missing[i]
	var rest []gap
	if sig.Counter > g.first {
		rest = append(rest, gap{g.first, sig.Counter - 1, g.after, sig.Prev})
	}
	if sig.Counter < g.last {
		rest = append(rest, gap{sig.Counter + 1, g.last, sig.Signed, g.before})
	}
	if len(c.missing)-1+len(rest) > maxGaps {
		return c, nil, act.Refuse("signature.gaps", "signatures[].counter", sig.Counter, c.last+1)
	}
	c.missing = slices.Concat(c.missing[:i], rest, c.missing[i+1:])
	if sig.Counter == g.first && sig.Prev != g.after {
		return c, remark("signature.prev", act.SeverityError, sig.Prev.String(), g.after.String()), nil
	}
	if sig.Counter == g.last && sig.Signed != g.before {
		return c, remark("signature.prev", act.SeverityError, sig.Signed.String(), g.before.String()), nil
	}
	return c, remark("signature.late", act.SeverityInfo, count(sig.Counter), count(c.last+1)), nil
}

func remark(rule string, severity act.Severity, got, limit string) *act.Finding {
	return &act.Finding{Rule: rule, Field: "signatures[].counter", Got: got, Limit: limit, Severity: severity}
}

func count(n int64) string { return strconv.FormatInt(n, 10) }
