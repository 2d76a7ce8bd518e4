package results

import (
	"slices"

	"urna/election/act"
)

// SealEntry decides a typist's sealed entry. It refuses a seal that is there
// already, a form or an earlier seal that is not, and more seals of one key
// than the rounds allow.
func (s *State) SealEntry(e *act.Entry, b *EntrySealed) *act.Refusal {
	index, _ := s.territory.Station(b.Station)
	st := s.Station(index)
	if !b.Form.IsZero() && st.Version(b.Form) == nil {
		return dangling("body.form", b.Form, "a protocol of the station")
	}
	if !b.Replaces.IsZero() {
		old := st.Seal(b.Replaces)
		if old == nil || old.Slot != b.Slot || old.Form != b.Form {
			return dangling("body.replaces", b.Replaces, "a seal of this station, slot and form")
		}
	}
	most, key := 2*s.rules.Election.Rounds, sealer(e)
	var used int64
	for i := range st.Seals {
		if st.Seals[i].Value == b.Seal {
			return act.Refuse("act.repeated", "body.seal", b.Seal, "a new seal")
		}
		if st.Seals[i].Key == key.Key && st.Seals[i].Form == b.Form {
			used++
		}
	}
	if used >= most {
		return act.Refuse("entry.quota", "signatures[].key", used+1, most)
	}
	if there := st.Waiting(b.Form, b.Slot); there != nil && there.Act != b.Replaces {
		find(e, "entry.slot-taken", "slot", but{number(b.Slot), "a free slot"})
	}
	if other := st.Waiting(b.Form, 3-b.Slot); other != nil && samePerson(key.Person, key.Key, other) {
		find(e, rulePerson, "slot", but{"the person of slot " + number(3-b.Slot), "another person"})
	}
	return nil
}

// sealer is the signer whose seal it is: the first who is entitled.
func sealer(e *act.Entry) act.Signer {
	for _, s := range e.Signers {
		if s.Entitled && s.Office == e.Office {
			return s
		}
	}
	return act.Signer{}
}

// samePerson is true also where no tag says that two keys are two persons.
func samePerson(person string, key act.Key, other *Seal) bool {
	return person == "" || other.Person == "" || person == other.Person || key == other.Key
}

// ApplySealed keeps a seal in its slot.
func (s *State) ApplySealed(e *act.Entry, b *EntrySealed) {
	index, st := s.change(b.Station)
	if old := st.Seal(b.Replaces); old != nil && !b.Replaces.IsZero() {
		old.Standing = SealReplaced
	}
	signer := sealer(e)
	st.Seals = append(st.Seals, Seal{
		Act: e.Hash, Index: e.Index, Received: e.Received, Slot: b.Slot, Round: b.Round, Form: b.Form,
		Value: b.Seal, Key: signer.Key, Person: signer.Person, Standing: SealWaits,
	})
	s.stations.Set(index, st)
}

// ReturnEntries decides the return of differing fields to both typists.
func (s *State) ReturnEntries(e *act.Entry, b *EntryReturned) *act.Refusal {
	if len(b.Differing) == 0 {
		return act.Refuse("form.items", "body.fields", 0, "at least 1")
	}
	index, _ := s.territory.Station(b.Station)
	st := s.Station(index)
	for _, hash := range b.Seals {
		seal := st.Seal(hash)
		if seal == nil {
			return dangling("body.seals", hash, "a seal of the station")
		}
		if seal.Standing != SealWaits || seal.Opened {
			return act.Refuse("act.repeated", "body.seals", seal.Standing, SealWaits)
		}
	}
	if len(b.Seals) != 2 {
		find(e, "entry.return-both", "seals", but{number(int64(len(b.Seals))), "2"})
	}
	return nil
}

// ApplyReturned marks the seals as returned, with the fields to retype.
func (s *State) ApplyReturned(_ *act.Entry, b *EntryReturned) {
	index, st := s.change(b.Station)
	for _, hash := range b.Seals {
		seal := st.Seal(hash)
		seal.Standing, seal.Differing = SealReturned, b.Differing
	}
	s.stations.Set(index, st)
}

// DiscardEntry decides that a seal leaves its slot.
func (s *State) DiscardEntry(_ *act.Entry, b *EntryDiscarded) *act.Refusal {
	index, _ := s.territory.Station(b.Station)
	st := s.Station(index)
	seal := st.Seal(b.Seal)
	if seal == nil {
		return dangling("body.seal", b.Seal, "a seal of the station")
	}
	if seal.Opened || seal.Standing == SealDiscarded || seal.Standing == SealReplaced {
		return act.Refuse("act.repeated", "body.seal", seal.Standing, "a seal in its slot")
	}
	return nil
}

// ApplyDiscarded takes the seal out of its slot.
func (s *State) ApplyDiscarded(_ *act.Entry, b *EntryDiscarded) {
	index, st := s.change(b.Station)
	st.Seal(b.Seal).Standing = SealDiscarded
	s.stations.Set(index, st)
}

// OpenSeals decides a later opening of seals that no filing opened.
func (s *State) OpenSeals(_ *act.Entry, b *SealsOpened) *act.Refusal {
	if len(b.Others) == 0 {
		return act.Refuse("form.items", "body.others", 0, "at least 1")
	}
	index, _ := s.territory.Station(b.Station)
	st := s.Station(index)
	return s.checkOthers(&st, b.Others, b.Station)
}

// ApplyOpened keeps what the seals held; a filing that waited for it may be
// final now.
func (s *State) ApplyOpened(e *act.Entry, b *SealsOpened) {
	index, st := s.change(b.Station)
	s.openOthers(st, b.Others, e.Hash)
	s.put(index, st)
}

// checkOthers refuses openings that do not fit their seals, and seals that are
// open already or named twice.
func (s *State) checkOthers(st *Station, others []Other, station string) *act.Refusal {
	var named []act.Hash
	for i := range others {
		o := &others[i]
		if slices.Contains(named, o.Seal) {
			return act.Refuse("act.repeated", "body.others[].seal", o.Seal, "each seal once")
		}
		named = append(named, o.Seal)
		if _, refusal := s.sheet(o.Lines, o.Lists); refusal != nil {
			return refusal
		}
		values := Values{o.Lines, o.Lists, station}
		if refusal := checkOpening(st, o.Seal, o.Salt, &values); refusal != nil {
			return refusal
		}
	}
	return nil
}

func checkOpening(st *Station, hash, salt act.Hash, values *Values) *act.Refusal {
	seal := st.Seal(hash)
	if seal == nil {
		return dangling("body.openings[].seal", hash, "a seal of the station")
	}
	if seal.Opened {
		return act.Refuse("act.repeated", "body.openings[].seal", hash, "a seal that is closed")
	}
	value, refusal := act.SealOf(salt, values)
	if refusal != nil {
		return refusal
	}
	if value != seal.Value {
		return act.Refuse("seal.opening", "body.openings[].salt", value, seal.Value)
	}
	return nil
}

func (s *State) openOthers(st *Station, others []Other, with act.Hash) {
	for i := range others {
		seal := st.Seal(others[i].Seal)
		sheet, _ := s.layout.Sheet(others[i].Lines, others[i].Lists)
		seal.Opened, seal.With, seal.Sheet = true, with, &sheet
	}
}
