package results

import (
	"slices"

	"urna/election/act"
	"urna/election/rulebook"
)

// FileProtocol decides a station's protocol. It refuses lines that are not on
// the form, openings that do not fit their seals, and a second filing by the
// same key; numbers that contradict each other enter with findings.
func (s *State) FileProtocol(e *act.Entry, b *ProtocolFiled) *act.Refusal {
	sheet, refusal := s.sheet(b.Lines, b.Lists)
	if refusal != nil {
		return refusal
	}
	index, _ := s.territory.Station(b.Station)
	st := s.Station(index)
	for i := range st.Versions {
		v := &st.Versions[i]
		if v.Kind != e.Kind {
			continue
		}
		for _, signer := range e.Signers {
			if signer.Office == e.Office && v.SignedBy(signer.Key) {
				return act.Refuse("protocol.quota", "signatures[].key", 2, "1 protocol of a key for a station; a change is a correction")
			}
		}
	}
	if refusal := s.decideFiling(e, &st, &b.Filing, act.Hash{}); refusal != nil {
		return refusal
	}
	e.Findings = append(e.Findings, s.Check(index, sheet, inputsOf(e, &b.Filing))...)
	s.findLate(e)
	if counted := st.Counted(); counted != nil {
		if same := st.repeated(sheet); same != nil {
			e.Findings = append(e.Findings, act.Finding{
				Rule: "protocol.again", Field: "station", Got: "the numbers of entry " + number(same.Index),
				Limit: "one protocol", Severity: act.SeverityInfo,
			})
		} else {
			find(e, ruleRival, "station", but{"other numbers than entry " + number(counted.Index), "one protocol"})
			s.findCopy(e, counted)
		}
	}
	return nil
}

// findLate finds a protocol that enters after the rulebook's term.
func (s *State) findLate(e *act.Entry) {
	if term, set := s.rules.Election.ProtocolTerm(); set && int64(e.Received) > term {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "protocol.late", Field: "received", Got: e.Received.String(), Limit: act.Time(term).String(), Severity: act.SeverityWarning,
		})
	}
}

// findCopy finds (P19) that the paper another office holds of a station's
// protocol has other numbers.
func (s *State) findCopy(e *act.Entry, counted *Version) {
	if counted.Office == e.Office {
		return
	}
	b := but{"other numbers at " + e.Office, "those of " + counted.Office + ", entry " + number(counted.Index)}
	if f, known := s.coded("P19", "station", b); known {
		e.Findings = append(e.Findings, f)
	}
}

// findPublished finds (P21) a correction after a final result was declared.
func (s *State) findPublished(e *act.Entry) {
	for _, d := range s.Declarations() {
		if d.Stage != StageFinal || d.Election != "" {
			continue
		}
		if f, known := s.coded("P21", "received", but{e.Received.String(), "before the final result of entry " + number(d.Index)}); known {
			e.Findings = append(e.Findings, f)
		}
		return
	}
}

// ApplyFiled adds the protocol to the station: counted, a rival, or a repeat.
func (s *State) ApplyFiled(e *act.Entry, b *ProtocolFiled) {
	index, st := s.change(b.Station)
	v := s.version(e, &b.Filing)
	if st.repeated(v.Sheet) != nil {
		v.Standing = VersionRepeats
	}
	s.open(st, &b.Filing, e.Hash)
	st.Versions = append(st.Versions, v)
	s.lack(index, &v)
	s.put(index, st)
}

// CorrectProtocol decides a correction of a version that stands.
func (s *State) CorrectProtocol(e *act.Entry, b *ProtocolCorrected) *act.Refusal {
	sheet, refusal := s.sheet(b.Lines, b.Lists)
	if refusal != nil {
		return refusal
	}
	index, _ := s.territory.Station(b.Station)
	st := s.Station(index)
	if refusal := stands(&st, "body.corrects", b.Corrects); refusal != nil {
		return refusal
	}
	if refusal := s.decideFiling(e, &st, &b.Filing, b.Corrects); refusal != nil {
		return refusal
	}
	e.Findings = append(e.Findings, s.Check(index, sheet, inputsOf(e, &b.Filing))...)
	s.findPublished(e)
	return nil
}

// ApplyCorrected replaces the corrected version; the new one takes its rank.
func (s *State) ApplyCorrected(e *act.Entry, b *ProtocolCorrected) {
	index, st := s.change(b.Station)
	v := s.version(e, &b.Filing)
	old := st.Version(b.Corrects)
	old.Standing, old.Ended = VersionCorrected, e.Index
	v.Corrects, v.Rank = b.Corrects, old.Rank
	s.open(st, &b.Filing, e.Hash)
	st.Versions = append(st.Versions, v)
	s.lack(index, &v)
	s.put(index, st)
	s.revised = e.Index
}

// AnnulProtocol decides that a version leaves the sums.
func (s *State) AnnulProtocol(_ *act.Entry, b *ProtocolAnnulled) *act.Refusal {
	index, _ := s.territory.Station(b.Station)
	st := s.Station(index)
	return stands(&st, "body.protocol", b.Protocol)
}

// ApplyAnnulled takes the version out of the sums.
func (s *State) ApplyAnnulled(e *act.Entry, b *ProtocolAnnulled) {
	index, st := s.change(b.Station)
	v := st.Version(b.Protocol)
	v.Standing, v.Ended = VersionAnnulled, e.Index
	s.put(index, st)
	s.revised = e.Index
}

// ResolveDispute decides which of the rivals stands.
func (s *State) ResolveDispute(_ *act.Entry, b *DisputeResolved) *act.Refusal {
	index, _ := s.territory.Station(b.Station)
	st := s.Station(index)
	if refusal := stands(&st, "body.protocol", b.Protocol); refusal != nil {
		return refusal
	}
	if !st.Disputed() {
		return act.Refuse("act.repeated", "body.station", b.Station, "a disputed station")
	}
	return nil
}

// ApplyResolved sets all other standing versions aside.
func (s *State) ApplyResolved(e *act.Entry, b *DisputeResolved) {
	index, st := s.change(b.Station)
	for i := range st.Versions {
		if v := &st.Versions[i]; v.Standing == VersionStands && v.Act != b.Protocol {
			v.Standing, v.Ended = VersionSetAside, e.Index
		}
	}
	s.put(index, st)
	s.revised = e.Index
}

func stands(st *Station, field string, hash act.Hash) *act.Refusal {
	v := st.Version(hash)
	if v == nil {
		return dangling(field, hash, "a protocol of the station")
	}
	if v.Standing != VersionStands {
		return act.Refuse("act.repeated", field, v.Standing, VersionStands)
	}
	return nil
}

// decideFiling checks the openings and finds what double entry asks for: all
// seals opened, two entries, of two persons, that agree with what is filed.
func (s *State) decideFiling(e *act.Entry, st *Station, f *Filing, form act.Hash) *act.Refusal {
	values := Values{f.Lines, f.Lists, f.Station}
	var opened []act.Hash
	var slots [3]*Seal
	for _, o := range f.Openings {
		if slices.Contains(opened, o.Seal) {
			return act.Refuse("act.repeated", "body.openings[].seal", o.Seal, "each seal once")
		}
		if refusal := checkOpening(st, o.Seal, o.Salt, &values); refusal != nil {
			return refusal
		}
		opened = append(opened, o.Seal)
		if seal := st.Seal(o.Seal); seal.Form == form && seal.Standing == SealWaits {
			slots[seal.Slot] = seal
		}
	}
	if refusal := s.checkOthers(st, f.Others, f.Station); refusal != nil {
		return refusal
	}
	for i := range f.Others {
		if slices.Contains(opened, f.Others[i].Seal) {
			return act.Refuse("act.repeated", "body.others[].seal", f.Others[i].Seal, "each seal once")
		}
		opened = append(opened, f.Others[i].Seal)
		if seal := st.Seal(f.Others[i].Seal); seal.Form == form && seal.Standing == SealWaits {
			find(e, ruleDiffer, "others", but{"the entry in slot " + number(seal.Slot), "the values filed"})
		}
	}
	s.findUnopened(e, st, form, opened)
	if f.Attestation == AttestedOnPaper {
		findDouble(e, slots[1], slots[2])
	}
	return nil
}

func (s *State) findUnopened(e *act.Entry, st *Station, form act.Hash, opened []act.Hash) {
	for i := range st.Seals {
		seal := &st.Seals[i]
		if seal.Form == form && !seal.Opened && !slices.Contains(opened, seal.Act) {
			find(e, ruleUnopened, "openings", but{"the seal of entry " + number(seal.Index) + " closed", "every seal opened"})
		}
	}
}

func findDouble(e *act.Entry, first, second *Seal) {
	switch {
	case first == nil && second == nil:
		find(e, ruleSingle, "openings", but{"0", "2 entries that agree with what is filed"})
	case first == nil || second == nil:
		find(e, ruleSingle, "openings", but{"1", "2 entries that agree with what is filed"})
	case samePerson(first.Person, first.Key, second):
		find(e, rulePerson, "openings", but{"one person", "2 persons"})
	}
}

// inputsOf counts the members named and those who signed: on paper as the form
// says, on devices by their own signatures.
func inputsOf(e *act.Entry, f *Filing) rulebook.Inputs {
	inputs := rulebook.Inputs{Members: int64(len(f.Members))}
	if f.Attestation == AttestedByDevice {
		inputs.Signed = e.Signed(e.Office)
		inputs.Members = max(inputs.Members, inputs.Signed)
		return inputs
	}
	for _, m := range f.Members {
		if m.Stance == "signed" {
			inputs.Signed++
		}
	}
	return inputs
}

func (s *State) version(e *act.Entry, f *Filing) Version {
	sheet, _ := s.layout.Sheet(f.Lines, f.Lists)
	var signers []act.Signer
	for _, signer := range e.Signers {
		if signer.Entitled && signer.Office == e.Office {
			signers = append(signers, signer)
		}
	}
	return Version{
		Act: e.Hash, Index: e.Index, Rank: e.Index, Kind: e.Kind, Standing: VersionStands, Office: e.Office,
		Signers: signers, Sheet: sheet, Findings: e.Findings,
	}
}

func (s *State) open(st *Station, f *Filing, with act.Hash) {
	for _, o := range f.Openings {
		seal := st.Seal(o.Seal)
		seal.Opened, seal.With = true, with
	}
	s.openOthers(st, f.Others, with)
}
