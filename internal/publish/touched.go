package publish

import (
	"urna/election"
	"urna/election/act"
	"urna/election/results"
	"urna/election/source"
)

// touched is what a run of entries can have changed.
type touched struct {
	all      bool // anything
	stations map[string]bool
	units    map[string]bool
	entries  int64 // the first page of entries that is not as it was
}

// touch works out what the entries of a ledger from a size on can have changed
// beside the lists that are drawn each time. It leaves out nothing: a kind of act
// that it does not know changes everything.
func touch(state *election.State, from int64, leaf func(int64) ([]byte, error)) (*touched, error) {
	// The last page gets a link to the next one when it is full.
	t := &touched{stations: map[string]bool{}, units: map[string]bool{}, entries: (from-1)/entriesPerPage + 1}
	if from == 0 {
		t.all, t.entries = true, 1
	}
	for index := from; index < state.Size && !t.all; index++ {
		data, err := leaf(index)
		if err != nil {
			return nil, err
		}
		opened, refusal := act.ReadLeaf(data, election.Body)
		if refusal != nil {
			continue // a void entry changes lists only
		}
		if err := t.act(state, opened.Act.Body, leaf); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *touched) act(state *election.State, body act.Body, leaf func(int64) ([]byte, error)) error {
	switch body := body.(type) {
	case *act.Cosigned:
		index, known := state.Index(body.Act)
		if !known {
			return nil // void
		}
		data, err := leaf(index)
		if err != nil {
			return err
		}
		if opened, refusal := act.ReadLeaf(data, election.Body); refusal == nil {
			return t.act(state, opened.Act.Body, leaf)
		}
	case interface{ AtStation() string }:
		t.station(state, body.AtStation())
	case *results.ResultDeclared, *source.Declared:
		t.everyUnit(state)
	case *source.Named, *source.Generated:
	default:
		t.all = true
	}
	return nil
}

// station touches a station and every unit above it.
func (t *touched) station(state *election.State, id string) {
	if state.Territory == nil {
		return
	}
	at, known := state.Territory.Station(id)
	if !known {
		return
	}
	t.stations[id] = true
	for unit := state.Territory.Stations[at].Unit; unit >= 0; unit = state.Territory.Units[unit].Parent {
		t.units[state.Territory.Units[unit].ID] = true
	}
}

func (t *touched) everyUnit(state *election.State) {
	for i := range state.Territory.Units {
		t.units[state.Territory.Units[i].ID] = true
	}
}

// drawn says whether the file of a place has to be drawn again.
func (t *touched) drawn(p place) bool {
	if t.all {
		return true
	}
	switch p.change {
	case byStation:
		return t.stations[p.id]
	case byUnit:
		return t.units[p.id]
	case byEntries:
		return p.page >= t.entries
	}
	return true
}
