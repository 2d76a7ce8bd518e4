package results_test

import (
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
	"urna/election/results"
)

// desk is what the typists of one station keep: the values under each seal.
type desk struct {
	*world
	salts  byte
	drafts map[act.Hash]draft
}

type draft struct {
	salt   act.Hash
	values *results.Values
}

func (d *desk) typed(person byte, slot int64, votes [3]int64) *act.Refusal {
	d.salts++
	lines, lists := sheet(votes, 0)
	values := &results.Values{Lines: lines, Lists: lists, Station: "101"}
	salt := act.Hash{d.salts, 3}
	value, refusal := act.SealOf(salt, values)
	if refusal != nil {
		return refusal
	}
	b := &results.EntrySealed{Round: 1, Seal: value, Slot: slot, Station: "101"}
	index, _ := d.m.Station("101")
	st := d.Station(index)
	for i := range st.Seals {
		if s := st.Seals[i]; s.Slot == slot && s.Key[0] == person && s.Standing != results.SealDiscarded && !s.Opened {
			b.Replaces = s.Act
		}
	}
	e := d.entry("results/entry-sealed/1", person)
	e.Signers[0].Key = act.Key{person} // one key of each person
	if refusal := d.SealEntry(e, b); refusal != nil {
		return refusal
	}
	d.ApplySealed(e, b)
	d.drafts[e.Hash] = draft{salt, values}
	return nil
}

// move plays one random step of the entry; what is refused changes nothing.
func (d *desk) move(t *rapid.T) {
	index, _ := d.m.Station("101")
	st := d.Station(index)
	person := byte(rapid.IntRange(1, 3).Draw(t, "person"))
	slot := rapid.Int64Range(1, 2).Draw(t, "slot")
	switch rapid.IntRange(0, 3).Draw(t, "step") {
	case 0, 1:
		_ = d.typed(person, slot, [3]int64{rapid.Int64Range(0, 2).Draw(t, "votes"), 1, 1})
	case 2:
		one, two := st.Waiting(act.Hash{}, 1), st.Waiting(act.Hash{}, 2)
		if one == nil || two == nil {
			return
		}
		b := &results.EntryReturned{Differing: []string{"C[aliya]"}, Seals: []act.Hash{one.Act, two.Act}, Station: "101"}
		if e := d.entry("results/entry-returned/1", 9); d.ReturnEntries(e, b) == nil {
			d.ApplyReturned(e, b)
		}
	case 3:
		d.discard(st.Waiting(act.Hash{}, slot))
	}
}

func (d *desk) discard(seal *results.Seal) {
	if seal == nil {
		return
	}
	b := &results.EntryDiscarded{Reason: "typist-left", Seal: seal.Act, Station: "101"}
	if e := d.entry("results/entry-discarded/1", 9); d.DiscardEntry(e, b) == nil {
		d.ApplyDiscarded(e, b)
	}
}

// finish does what C3 of the format promises always to work: both slots are
// cleared, two other persons type what the paper says, all seals are opened.
func (d *desk) finish(t *rapid.T) {
	index, _ := d.m.Station("101")
	for slot := int64(1); slot <= 2; slot++ {
		st := d.Station(index)
		for waiting := st.Waiting(act.Hash{}, slot); waiting != nil; waiting = st.Waiting(act.Hash{}, slot) {
			d.discard(waiting)
			st = d.Station(index)
		}
	}
	paper := [3]int64{2, 1, 0}
	for slot := int64(1); slot <= 2; slot++ {
		if refusal := d.typed(byte(10+slot), slot, paper); refusal != nil {
			t.Fatalf("a fresh person cannot type: %v", refusal)
		}
	}
	lines, lists := sheet(paper, 0)
	b := &results.ProtocolFiled{Filing: results.Filing{Attestation: results.AttestedOnPaper, Lines: lines, Lists: lists, Station: "101"}}
	st := d.Station(index)
	for i := range st.Seals {
		s := &st.Seals[i]
		kept := d.drafts[s.Act]
		if kept.values.Lists["C"]["aliya"] == 2 && kept.values.Lists["C"]["clara"] == 0 {
			b.Openings = append(b.Openings, results.Opening{Salt: kept.salt, Seal: s.Act})
		} else {
			b.Others = append(b.Others, results.Other{Lines: kept.values.Lines, Lists: kept.values.Lists, Salt: kept.salt, Seal: s.Act})
		}
	}
	e := d.entry("results/protocol-filed/1", 20)
	if refusal := d.FileProtocol(e, b); refusal != nil {
		t.Fatalf("the protocol cannot be filed: %v", refusal)
	}
	d.ApplyFiled(e, b)
}

func TestSealedEntryHasNoDeadEnd(t *testing.T) {
	start := newWorld(t, "101")
	rapid.Check(t, func(t *rapid.T) {
		w := *start
		w.State = start.Photograph()
		d := &desk{world: &w, drafts: map[act.Hash]draft{}}
		for range rapid.IntRange(0, 14).Draw(t, "moves") {
			d.move(t)
		}
		d.finish(t)
		index, _ := d.m.Station("101")
		st := d.Station(index)
		if counted := st.Counted(); counted == nil || counted.Held() {
			t.Fatalf("after %d seals the protocol is held back: %+v", len(st.Seals), counted)
		}
		if closed := d.ClosedSeals(0); len(closed) > 0 {
			t.Fatalf("seals stay closed: %v", closed)
		}
	})
}

func TestClosedSealsAreOverdueAfterTheRulebooksHours(t *testing.T) {
	w := newWorld(t, "101")
	lines, lists := sheet([3]int64{1, 1, 1}, 0)
	w.seal(t, 1, 1, act.Hash{1}, &results.Values{Lines: lines, Lists: lists, Station: "101"})
	for _, c := range []struct {
		at   act.Time
		want bool
	}{{72 * 3600, false}, {72*3600 + 1, true}} {
		closed := w.ClosedSeals(c.at)
		if len(closed) != 1 || closed[0].Overdue != c.want {
			t.Errorf("at %d: closed = %+v, want one with overdue %v", c.at, closed, c.want)
		}
	}
}
