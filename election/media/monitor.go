package media

import (
	"slices"

	"urna/election/act"
)

// SealCoding refuses a seal for no recording.
func (s *State) SealCoding(_ *act.Entry, _ Facts, b *CodingSealed) *act.Refusal {
	if b.Recording.IsZero() {
		return act.Refuse("media.recording", "body.recording", b.Recording, "the hash of a recording")
	}
	return nil
}

// ApplySealed keeps the seal until it is opened.
func (s *State) ApplySealed(e *act.Entry, b *CodingSealed) {
	s.seals.Set(e.Hash, sealed{index: e.Index, body: *b})
}

// Code refuses a coding of nothing, a second one in a monitor's slot, and one that
// does not fit the seal it opens. Findings, at the second coding of an item: both
// signed by one person, or not fixed before the first could be read.
func (s *State) Code(e *act.Entry, f Facts, b *Coded) *act.Refusal {
	if refusal := b.standing(); refusal != nil {
		return refusal
	}
	pair, _ := s.units.Get(b.Unit())
	if pair[b.Slot-1] > 0 {
		return act.Refuse("act.repeated", "body.slot", b.Slot, "one coding of an item in each slot")
	}
	known, refusal := s.fixed(e, b)
	if refusal != nil {
		return refusal
	}
	if b.Actor != "" && f.stranger(b.Actor) {
		e.Findings = append(e.Findings, act.Finding{Rule: "media.candidate", Field: "actor", Got: string(b.Date) + ": " + b.Actor, Limit: "a candidate on the ballot", Severity: act.SeverityError})
	}
	if other := pair[2-b.Slot]; other > 0 {
		first := s.coded.Get(other - 1)
		if known > first.Index {
			e.Findings = append(e.Findings, act.Finding{Rule: "coding.blind", Field: "sealed", Got: string(b.Date) + ": not sealed before entry " + number(first.Index), Limit: "a seal before the other coding", Severity: act.SeverityWarning})
		}
		if slices.ContainsFunc(persons(e), func(tag string) bool { return slices.Contains(first.signers, tag) }) {
			e.Findings = append(e.Findings, act.Finding{Rule: "coding.person", Field: "signatures", Got: string(b.Date) + ": one person", Limit: "2 persons", Severity: act.SeverityError})
		}
	}
	return nil
}

func (b *Coded) standing() *act.Refusal {
	named := b.Role == AsCandidate || b.Role == AsOfficial
	switch {
	case b.Recording.IsZero():
		return act.Refuse("media.recording", "body.recording", b.Recording, "the hash of a recording")
	case b.Outlet == "":
		return blank("outlet")
	case b.Date == "":
		return noDay("date")
	case named && !isID(b.Actor):
		return act.Refuse("media.id", "body.actor", b.Actor, "small letters, digits and hyphens")
	case !named && b.Actor != "":
		return act.Refuse("coding.actor", "body.actor", b.Actor, "nobody but candidates by name")
	}
	return nil
}

// fixed is the entry from which on a coding could not be changed any more.
func (s *State) fixed(e *act.Entry, b *Coded) (int64, *act.Refusal) {
	if b.Sealed.IsZero() {
		return e.Index, nil
	}
	seal, known := s.seals.Get(b.Sealed)
	if !known {
		return 0, act.Refuse("act.dangling", "body.sealed", b.Sealed, "an act that sealed a coding")
	}
	if seal.opened {
		return 0, act.Refuse("act.repeated", "body.sealed", b.Sealed, "each seal opened once")
	}
	got, refusal := act.SealOf(b.Salt, &b.Coding)
	if refusal != nil {
		return 0, refusal
	}
	if got != seal.body.Seal || seal.body.Slot != b.Slot || seal.body.Recording != b.Recording {
		return 0, act.Refuse("seal.opening", "body.sealed", got, seal.body.Seal)
	}
	return seal.index, nil
}

// ApplyCoded keeps the coding.
func (s *State) ApplyCoded(e *act.Entry, b *Coded) {
	known, _ := s.fixed(e, b)
	if seal, there := s.seals.Get(b.Sealed); there {
		seal.opened = true
		s.seals.Set(b.Sealed, seal)
	}
	pair, _ := s.units.Get(b.Unit())
	s.coded.Append(CodedItem{Index: e.Index, Coding: b.Coding, Slot: b.Slot, Known: known, signers: persons(e)})
	pair[b.Slot-1] = s.coded.Len()
	s.units.Set(b.Unit(), pair)
}

// persons lists the tags of the entitled signers.
func persons(e *act.Entry) []string {
	var tags []string
	for _, s := range e.Signers {
		if s.Entitled && s.Person != "" {
			tags = append(tags, s.Person)
		}
	}
	return tags
}
