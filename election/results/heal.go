package results

import (
	"slices"
	"strconv"
	"strings"

	"urna/election/act"
	"urna/election/rulebook"
)

// Findings never go away. But what some of them hold back can be supplied by a
// later act: a seal that is opened, a signature that was missing.

// heal says for each version which of its findings no longer hold back final.
func (st *Station) heal() {
	for i := range st.Versions {
		v := &st.Versions[i]
		v.Healed = nil
		for _, f := range v.Findings {
			if !slices.Contains(v.Healed, f.Rule) && st.healed(v, f) {
				v.Healed = append(v.Healed, f.Rule)
			}
		}
	}
}

func (st *Station) healed(v *Version, f act.Finding) bool {
	switch f.Rule {
	case ruleUnopened:
		return !slices.ContainsFunc(st.Seals, func(s Seal) bool { return s.Form == v.Corrects && s.Index < v.Index && !s.Opened })
	case ruleSingle:
		return st.typedTwice(v)
	case ruleSignatures:
		return reaches(f, int64(len(v.Signers)))
	case rulePersons:
		return reaches(f, v.persons())
	}
	return false
}

// typedTwice says whether seals in both slots, of two persons and sealed before
// the version was filed, hold its numbers.
func (st *Station) typedTwice(v *Version) bool {
	var slots [3]*Seal
	for i := range st.Seals {
		s := &st.Seals[i]
		agrees := s.Opened && (s.Sheet == nil && s.With == v.Act || s.Sheet != nil && s.Sheet.Equal(v.Sheet))
		if agrees && s.Form == v.Corrects && s.Standing == SealWaits && s.Index < v.Index {
			slots[s.Slot] = s
		}
	}
	return slots[1] != nil && slots[2] != nil && !samePerson(slots[1].Person, slots[1].Key, slots[2])
}

// reaches says whether a count is now what the finding had asked for.
func reaches(f act.Finding, count int64) bool {
	asked, err := strconv.ParseInt(f.Limit, 10, 64)
	return err == nil && count >= asked
}

func (v *Version) persons() int64 {
	e := act.Entry{Signers: v.Signers}
	return e.Persons(v.Office)
}

// SignedBy says whether a key is among those that signed for the office.
func (v *Version) SignedBy(key act.Key) bool {
	return slices.ContainsFunc(v.Signers, func(s act.Signer) bool { return s.Key == key })
}

// maySign says whether the rulebook lets a signer's role sign a kind of act.
func (s *State) maySign(kind string, signer act.Signer) bool {
	office, _, _ := strings.Cut(signer.Office, "/")
	return slices.ContainsFunc(s.rules.Acts, func(way rulebook.Signing) bool {
		return way.Kind == kind && way.Office == office && slices.Contains(way.Roles, signer.Role)
	})
}

// lack remembers a protocol that co-signatures can still complete.
func (s *State) lack(station int, v *Version) {
	if slices.ContainsFunc(v.Findings, func(f act.Finding) bool { return f.Rule == ruleSignatures || f.Rule == rulePersons }) {
		s.lacking.Set(v.Act, station)
	}
}

// ApplyCosigned counts a later signature for a protocol that lacked some. The
// signer must stand for the office that filed it.
func (s *State) ApplyCosigned(protocol act.Hash, signer act.Signer) {
	index, lacks := s.lacking.Get(protocol)
	if !lacks {
		return
	}
	_, st := s.change(s.territory.Stations[index].ID)
	v := st.Version(protocol)
	if v.Office != signer.Office || v.SignedBy(signer.Key) || !s.maySign(v.Kind, signer) {
		return
	}
	v.Signers = append(slices.Clip(v.Signers), signer)
	s.put(index, st)
}
