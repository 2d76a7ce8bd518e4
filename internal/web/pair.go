package web

import (
	"urna/election"
	"urna/election/act"
	"urna/election/results"
	"urna/internal/desk"
)

// pairStanding is how far the two entries of a station are.
type pairStanding int

// The two entries are not both there, lie on another desk, differ, or agree.
const (
	pairOpen pairStanding = iota + 1
	pairElsewhere
	pairDiffers
	pairAgrees
)

// pair is the two entries that wait for one protocol.
type pair struct {
	standing   pairStanding
	difference desk.Difference // codes of fields, never values
	readable   bool            // the entry that a filing would state is on this desk
}

// fileable says whether a protocol can be made of the entries: they agree, or
// this desk can read one of them only, and the act will carry a finding.
func (p pair) fileable() bool {
	return p.standing == pairAgrees || p.standing == pairElsewhere && p.readable
}

// compare sets the two waiting entries of a station side by side on this desk.
func (h *Handler) compare(state *election.State, id string, st *results.Station, form act.Hash) (pair, error) {
	drafts, readable := 0, false
	for slot := int64(1); slot <= 2; slot++ {
		seal := st.Waiting(form, slot)
		if seal == nil {
			return pair{standing: pairOpen}, nil
		}
		draft, err := h.Drafts.Draft(seal.Value)
		if err != nil {
			return pair{}, err
		}
		if draft != nil {
			drafts++
			readable = readable || slot == 1
		}
	}
	if drafts < 2 {
		return pair{standing: pairElsewhere, readable: readable}, nil
	}
	difference, err := desk.Compare(state, h.Drafts, id, form)
	if err != nil {
		return pair{}, err
	}
	if len(difference.Fields) > 0 {
		return pair{standing: pairDiffers, difference: difference}, nil
	}
	return pair{standing: pairAgrees}, nil
}
