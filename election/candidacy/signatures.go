package candidacy

import (
	"math/big"
	"slices"

	"urna/election/act"
)

// Require refuses a second number; another one than the law's share is a finding.
func (s *State) Require(e *act.Entry, f Foreign, b *SignaturesRequired) *act.Refusal {
	if s.required != nil {
		return act.Refuse("act.repeated", "kind", "a second number", "one")
	}
	if need := f.Law.Needed(b.Voters); need > 0 && b.Required != need {
		find(e, act.Finding{Rule: "candidacy.signatures.share", Field: "required", Got: number(b.Required), Limit: number(need)})
	}
	return f.Named(b.Sources)
}

// ApplyRequired makes the number stand.
func (s *State) ApplyRequired(e *act.Entry, b *SignaturesRequired) {
	s.required = &Required{e.Index, *b}
}

// The sizes of a key for voters' questions, in bits.
const (
	leastModulus = 2048
	mostModulus  = 4096
)

// OpenLookup refuses a second key, and what is no modulus of 2048 to 4096 bits.
func (s *State) OpenLookup(_ *act.Entry, f Foreign, b *LookupOpened) *act.Refusal {
	if s.lookup != nil {
		return act.Refuse("act.repeated", "kind", "a second key", "one")
	}
	if n, is := Modulus(b.Modulus); !is {
		return act.Refuse("candidacy.modulus", "body.modulus", b.Modulus, "an odd number of 2048 to 4096 bits in lower-case hexadecimal digits")
	} else if n.Bit(0) == 0 {
		return act.Refuse("candidacy.modulus", "body.modulus", "an even number", "an odd number")
	}
	return f.Named(b.Sources)
}

// Modulus reads the modulus of a key; false for another spelling or size.
func Modulus(text string) (*big.Int, bool) {
	n, is := new(big.Int).SetString(text, 16)
	if !is || n.Sign() <= 0 || n.Text(16) != text || n.BitLen() < leastModulus || n.BitLen() > mostModulus {
		return nil, false
	}
	return n, true
}

// ApplyLookup makes the key stand.
func (s *State) ApplyLookup(e *act.Entry, b *LookupOpened) { s.lookup = &Opened{e.Index, *b} }

// Issue finds sheets that came before the check of requirements, or too late.
func (s *State) Issue(e *act.Entry, f Foreign, b *SheetsIssued) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	order(e, &f, n, need{"eligible", n.eligible(f.Law)})
	f.term("sheets.issue", n.eligibleSince)
	return f.Named(b.Sources)
}

// ApplyIssued keeps that sheets were issued.
func (s *State) ApplyIssued(e *act.Entry, b *SheetsIssued) {
	s.change(e, b.Nominee, func(n *Nominee) {
		n.Issued = true
		n.advance(StatusIssued)
	})
}

// FileSheets refuses a unit that is not there or that the office does not cover.
func (s *State) FileSheets(e *act.Entry, f Foreign, b *SheetsFiled) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	if refusal := f.Covers(b.Unit); refusal != nil {
		return refusal
	}
	order(e, &f, n, need{"sheets-issued", n.Issued})
	return f.Named(b.Sources)
}

// ApplySheets adds the signatures of the unit.
func (s *State) ApplySheets(e *act.Entry, b *SheetsFiled) {
	key := sheetsKey(b.Nominee, b.Unit)
	all, _ := s.sheets.Get(key)
	s.sheets.Set(key, Sheets{min(all.Signatures+b.Signatures, mostSignatures), since{b.On, e.Received}})
	s.change(e, b.Nominee, func(n *Nominee) {
		n.Filed = min(n.Filed+b.Signatures, mostSignatures)
		n.advance(StatusFiled)
	})
}

// CheckSignatures refuses a unit that is not there or that the office does not cover.
// Counts that do not add up, a sample without a seed, other signatures than were
// filed, and a protocol after its term are findings.
func (s *State) CheckSignatures(e *act.Entry, f Foreign, b *SignaturesChecked) *act.Refusal {
	_, n, refusal := s.nominee(b.Nominee)
	if refusal != nil {
		return refusal
	}
	if refusal := f.Covers(b.Unit); refusal != nil {
		return refusal
	}
	order(e, &f, n, need{"sheets-filed", n.Filed > 0})
	if sheets, known := s.sheets.Get(sheetsKey(b.Nominee, b.Unit)); known {
		if sheets.Signatures != b.Filed {
			find(e, act.Finding{Rule: "candidacy.signatures.sum", Field: "filed", Got: number(b.Filed), Limit: number(sheets.Signatures)})
		}
		f.term("sheets.check", sheets.last)
	}
	rejected := int64(0)
	for _, count := range b.Rejected {
		rejected += min(max(count, 0), mostSignatures)
	}
	rest := b.Rest()
	if rest < 0 || b.Sample > rest {
		find(e, act.Finding{Rule: "candidacy.signatures.sum", Field: "sample", Got: number(b.Sample), Limit: "at most " + number(max(rest, 0))})
	}
	if b.Valid+rejected != b.Sample {
		find(e, act.Finding{Rule: "candidacy.signatures.sum", Field: "valid", Got: number(b.Valid), Limit: number(b.Sample - rejected)})
	}
	if b.Sample < rest && b.Sample > 0 && b.Seed.IsZero() {
		find(e, act.Finding{Rule: "candidacy.signatures.seed", Field: "seed", Got: "none", Limit: "the seed that drew the sample"})
	}
	return f.Named(b.Sources)
}

// Rest is how many signatures remain after duplicates and signers who are not in the
// register.
func (b *SignaturesChecked) Rest() int64 { return b.Filed - b.Duplicates - b.Unregistered }

// ApplySignatures keeps the unit's last protocol.
func (s *State) ApplySignatures(e *act.Entry, b *SignaturesChecked) {
	s.change(e, b.Nominee, func(n *Nominee) {
		all := slices.DeleteFunc(slices.Clone(n.Protocols), func(p Signed) bool { return p.Unit == b.Unit })
		n.Protocols = append(all, Signed{e.Index, *b})
		n.advance(StatusChecked)
	})
}

// Proof is what the protocols of a nominee show together.
type Proof struct {
	Least     int64 // signatures that are valid at least, at one percent of error for all samples together
	Units     int64 // with a valid signature
	Sampled   bool  // not every signature was looked at
	Protocols int64
}

// Proves adds up the last protocols of the units; one that lies within the unit of
// another is contained in it.
func (n *Nominee) Proves(within func(unit, above string) bool) Proof {
	var outer []Signed
	for i, p := range n.Protocols {
		inside := func(j int, o Signed) bool { return j != i && o.Unit != p.Unit && within(p.Unit, o.Unit) }
		contained := false
		for j, o := range n.Protocols {
			contained = contained || inside(j, o)
		}
		if !contained {
			outer = append(outer, p)
		}
	}
	samples := int64(0)
	for i := range outer {
		if outer[i].Sample < outer[i].Rest() {
			samples++
		}
	}
	proof := Proof{Sampled: samples > 0, Protocols: int64(len(n.Protocols))}
	for i := range outer {
		p := &outer[i]
		proof.Least += LowerBound(p.Rest(), p.Sample, p.Valid, ErrorOneIn*max(samples, 1))
	}
	for i := range n.Protocols {
		if n.Protocols[i].Valid > 0 {
			proof.Units++
		}
	}
	return proof
}
