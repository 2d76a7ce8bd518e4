package results_test

import (
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
	"urna/election/results"
)

// move plays one random act on a random station and reports whether it stood.
func (w *world) move(t *rapid.T) {
	station := rapid.SampledFrom([]string{"101", "102", "201", "202"}).Draw(t, "station")
	index, _ := w.m.Station(station)
	st := w.Station(index)
	if len(st.Versions) == 0 || rapid.IntRange(0, 3).Draw(t, "new") == 0 {
		w.fileRandom(t, station)
		return
	}
	v := rapid.SampledFrom(st.Versions).Draw(t, "version")
	switch rapid.SampledFrom([]string{"correct", "annul", "resolve"}).Draw(t, "move") {
	case "correct":
		lines, lists := sheet(drawVotes(t), rapid.Int64Range(0, 1).Draw(t, "invalid"))
		b := &results.ProtocolCorrected{Corrects: v.Act, Filing: results.Filing{Attestation: results.AttestedByDevice, Lines: lines, Lists: lists, Station: station}}
		if e := w.entry("results/protocol-corrected/1", 1); w.CorrectProtocol(e, b) == nil {
			w.ApplyCorrected(e, b)
		}
	case "annul":
		b := &results.ProtocolAnnulled{Ruling: results.Ruling{Protocol: v.Act, Station: station}}
		if e := w.entry("results/protocol-annulled/1", 1); w.AnnulProtocol(e, b) == nil {
			w.ApplyAnnulled(e, b)
		}
	case "resolve":
		b := &results.DisputeResolved{Ruling: results.Ruling{Protocol: v.Act, Station: station}}
		if e := w.entry("results/dispute-resolved/1", 1); w.ResolveDispute(e, b) == nil {
			w.ApplyResolved(e, b)
		}
	}
}

func drawVotes(t *rapid.T) [3]int64 {
	var votes [3]int64
	for i := range votes {
		votes[i] = rapid.Int64Range(0, 3).Draw(t, "votes")
	}
	return votes
}

func (w *world) fileRandom(t *rapid.T, station string) {
	lines, lists := sheet(drawVotes(t), rapid.Int64Range(0, 1).Draw(t, "invalid"))
	b := &results.ProtocolFiled{Filing: results.Filing{Attestation: results.AttestedByDevice, Lines: lines, Lists: lists, Station: station}}
	if e := w.entry("results/protocol-filed/1", byte(w.index)); w.FileProtocol(e, b) == nil {
		w.ApplyFiled(e, b)
	}
}

func TestWhateverHappensRunningSumsAreThoseOfTheStations(t *testing.T) {
	start := newWorld(t, "101", "102", "201", "202")
	rapid.Check(t, func(t *rapid.T) {
		w := *start
		w.State = start.Photograph()
		for range rapid.IntRange(1, 30).Draw(t, "moves") {
			w.move(t)
			var children int64
			for unit := range w.m.Units {
				running, fresh := w.Unit(unit), w.Recount(unit)
				if !running.Equal(fresh) {
					t.Fatalf("unit %s: running %+v, recounted %+v", w.m.Units[unit].ID, running, fresh)
				}
				if unit > 0 {
					children += running.Reported
				}
			}
			if got := w.Unit(0).Reported; got != children {
				t.Fatalf("nation reports %d stations, its units %d", got, children)
			}
			for index := range w.m.Stations {
				if st := w.Station(index); counted(&st) > 1 {
					t.Fatalf("station %s: %d versions count", w.m.Stations[index].ID, counted(&st))
				}
			}
		}
	})
}

// counted is how many versions a reader could take for the counted one.
func counted(st *results.Station) int {
	n := 0
	for i := range st.Versions {
		if st.Counted() == &st.Versions[i] {
			n++
		}
	}
	return n
}

func TestSumsDoNotDependOnTheOrderOfFiling(t *testing.T) {
	start := newWorld(t, "101", "102", "201", "202")
	rapid.Check(t, func(t *rapid.T) {
		papers := map[string][3]int64{}
		for _, station := range []string{"101", "102", "201", "202"} {
			papers[station] = drawVotes(t)
		}
		var units [2]results.Unit
		for i := range units {
			w := *start
			w.State = start.Photograph()
			for _, station := range rapid.Permutation([]string{"101", "102", "201", "202"}).Draw(t, "order") {
				before := w.UnitTotals(0).Candidates["aliya"]
				lines, lists := sheet(papers[station], 1)
				b := &results.ProtocolFiled{Filing: results.Filing{Attestation: results.AttestedByDevice, Lines: lines, Lists: lists, Station: station}}
				e := w.entry("results/protocol-filed/1", 1)
				if refusal := w.FileProtocol(e, b); refusal != nil {
					t.Fatal(refusal)
				}
				w.ApplyFiled(e, b)
				if after := w.UnitTotals(0).Candidates["aliya"]; after < before {
					t.Fatalf("adding a protocol lowered a count from %d to %d", before, after)
				}
			}
			units[i] = w.Unit(0)
		}
		if !units[0].Equal(units[1]) {
			t.Fatalf("two orders of filing: %+v and %+v", units[0], units[1])
		}
	})
}

func TestCorrectedRivalKeepsItsPlaceBehindTheFirst(t *testing.T) {
	w := newWorld(t, "101", "201")
	first := w.file(t, "101", [3]int64{3, 0, 0}, 0)
	second := w.file(t, "101", [3]int64{0, 3, 0}, 0)
	lines, lists := sheet([3]int64{2, 1, 0}, 0)
	b := &results.ProtocolCorrected{Corrects: first.Hash, Filing: results.Filing{Attestation: results.AttestedByDevice, Lines: lines, Lists: lists, Station: "101"}}
	e := w.entry("results/protocol-corrected/1", 1)
	if refusal := w.CorrectProtocol(e, b); refusal != nil {
		t.Fatal(refusal)
	}
	w.ApplyCorrected(e, b)
	index, _ := w.m.Station("101")
	st := w.Station(index)
	if got, want := st.Counted().Act, e.Hash; got != want {
		t.Errorf("counted act = %s, want the correction %s", got, want)
	}
	if rivals := st.Rivals(); len(rivals) != 1 || rivals[0].Act != second.Hash {
		t.Errorf("rivals = %v, want the one protocol %s", rivals, second.Hash)
	}
	if got, want := w.UnitTotals(0).Candidates["bolat"], int64(1); got != want {
		t.Errorf("votes for bolat = %d, want %d", got, want)
	}
}

func TestSecondProtocolOfOneKeyIsRefusedByQuota(t *testing.T) {
	w := newWorld(t, "101")
	first := w.file(t, "101", [3]int64{1, 1, 1}, 0)
	lines, lists := sheet([3]int64{2, 1, 0}, 0)
	b := &results.ProtocolFiled{Filing: results.Filing{Attestation: results.AttestedByDevice, Lines: lines, Lists: lists, Station: "101"}}
	e := w.entry("results/protocol-filed/1", 9)
	e.Signers = first.Signers
	refusal := w.FileProtocol(e, b)
	if refusal == nil || refusal.Rule != "protocol.quota" {
		t.Errorf("got %v, want a refusal by protocol.quota", refusal)
	}
}

func TestSealedEntriesFindWhatDoubleEntryAsks(t *testing.T) {
	for _, c := range []struct {
		situation string
		persons   [2]byte
		slots     []int64
		others    bool
		open      int
		want      []string
	}{
		{"two persons agree", [2]byte{1, 2}, []int64{1, 2}, false, 2, nil},
		{"one person twice", [2]byte{1, 1}, []int64{1, 2}, false, 2, []string{"entry.person"}},
		{"one entry only", [2]byte{1, 2}, []int64{1}, false, 1, []string{"entry.single"}},
		{"no entry at all", [2]byte{1, 2}, nil, false, 0, []string{"entry.single"}},
		{"a seal stays closed", [2]byte{1, 2}, []int64{1, 2}, false, 1, []string{"seal.unopened", "entry.single"}},
		{"the second differs", [2]byte{1, 2}, []int64{1, 2}, true, 2, []string{"entry.differ", "entry.single"}},
	} {
		t.Run(c.situation, func(t *testing.T) {
			w := newWorld(t, "101")
			lines, lists := sheet([3]int64{1, 1, 1}, 0)
			otherLines, otherLists := sheet([3]int64{2, 1, 0}, 0)
			filing := results.Filing{Attestation: results.AttestedOnPaper, Lines: lines, Lists: lists, Station: "101",
				Members: []results.Member{{Role: "chair", Stance: "signed"}, {Role: "secretary", Stance: "signed"}}}
			for i, slot := range c.slots {
				values := &results.Values{Lines: lines, Lists: lists, Station: "101"}
				differs := c.others && i == 1
				if differs {
					values = &results.Values{Lines: otherLines, Lists: otherLists, Station: "101"}
				}
				salt := act.Hash{byte(i), 7}
				seal := w.seal(t, c.persons[i], slot, salt, values)
				switch {
				case i >= c.open:
				case differs:
					filing.Others = append(filing.Others, results.Other{Lines: otherLines, Lists: otherLists, Salt: salt, Seal: seal})
				default:
					filing.Openings = append(filing.Openings, results.Opening{Salt: salt, Seal: seal})
				}
			}
			e := w.entry("results/protocol-filed/1", 5)
			if refusal := w.FileProtocol(e, &results.ProtocolFiled{Filing: filing}); refusal != nil {
				t.Fatal(refusal)
			}
			var got []string
			for _, f := range e.Findings {
				got = append(got, f.Rule)
			}
			if len(got) != len(c.want) || len(got) > 0 && !equal(got, c.want) {
				t.Errorf("findings = %v, want %v", got, c.want)
			}
		})
	}
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (w *world) seal(t *testing.T, person byte, slot int64, salt act.Hash, values *results.Values) act.Hash {
	t.Helper()
	value, refusal := act.SealOf(salt, values)
	if refusal != nil {
		t.Fatal(refusal)
	}
	b := &results.EntrySealed{Round: 1, Seal: value, Slot: slot, Station: "101"}
	e := w.entry("results/entry-sealed/1", person)
	if refusal := w.SealEntry(e, b); refusal != nil {
		t.Fatal(refusal)
	}
	w.ApplySealed(e, b)
	return e.Hash
}

func TestOpeningToOtherValuesIsRefused(t *testing.T) {
	w := newWorld(t, "101")
	lines, lists := sheet([3]int64{1, 1, 1}, 0)
	salt := act.Hash{1}
	seal := w.seal(t, 1, 1, salt, &results.Values{Lines: lines, Lists: lists, Station: "101"})
	changed, changedLists := sheet([3]int64{1, 0, 2}, 0)
	for _, c := range []struct {
		situation string
		opening   results.Opening
		want      string
	}{
		{"other values", results.Opening{Salt: salt, Seal: seal}, "seal.opening"},
		{"another salt", results.Opening{Salt: act.Hash{2}, Seal: seal}, "seal.opening"},
		{"a seal that is not there", results.Opening{Salt: salt, Seal: act.Hash{9}}, "act.dangling"},
	} {
		b := &results.ProtocolFiled{Filing: results.Filing{Attestation: results.AttestedOnPaper, Lines: changed, Lists: changedLists, Station: "101", Openings: []results.Opening{c.opening}}}
		refusal := w.FileProtocol(w.entry("results/protocol-filed/1", 5), b)
		if refusal == nil || refusal.Rule != c.want {
			t.Errorf("%s: got %v, want a refusal by %s", c.situation, refusal, c.want)
		}
	}
}

func TestLaterOpeningHealsASingleEntryAndReleasesFinal(t *testing.T) {
	w := newWorld(t, "101")
	lines, lists := sheet([3]int64{1, 1, 1}, 0)
	values := &results.Values{Lines: lines, Lists: lists, Station: "101"}
	first, second := w.seal(t, 1, 1, act.Hash{1}, values), w.seal(t, 2, 2, act.Hash{2}, values)
	b := &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedOnPaper, Lines: lines, Lists: lists, Station: "101",
		Openings: []results.Opening{{Salt: act.Hash{1}, Seal: first}},
	}}
	e := w.entry("results/protocol-filed/1", 1)
	if refusal := w.FileProtocol(e, b); refusal != nil {
		t.Fatal(refusal)
	}
	w.ApplyFiled(e, b)
	if got := w.Unit(0).Held; got != 1 {
		t.Errorf("held before the second seal is opened = %d, want 1", got)
	}
	opening := &results.SealsOpened{Others: []results.Other{{Lines: lines, Lists: lists, Salt: act.Hash{2}, Seal: second}}, Station: "101"}
	later := w.entry("results/seals-opened/1", 2)
	if refusal := w.OpenSeals(later, opening); refusal != nil {
		t.Fatal(refusal)
	}
	w.ApplyOpened(later, opening)
	if got := w.Unit(0).Held; got != 0 {
		t.Errorf("held after it agreed = %d, want 0", got)
	}
	index, _ := w.m.Station("101")
	st := w.Station(index)
	if got := len(st.Counted().Findings); got < 2 {
		t.Errorf("findings = %d, want those of filing to stay", got)
	}
}

func TestCosignatureSuppliesAMissingSignature(t *testing.T) {
	w := newWorld(t, "101")
	lines, lists := sheet([3]int64{1, 1, 1}, 0)
	b := &results.ProtocolFiled{Filing: results.Filing{Attestation: results.AttestedByDevice, Lines: lines, Lists: lists, Station: "101"}}
	e := w.entry("results/protocol-filed/1", 1)
	e.Findings = append(e.Findings, act.Finding{Rule: "signatures", Got: "1", Limit: "2"}, act.Finding{Rule: "persons", Got: "1", Limit: "2"})
	if refusal := w.FileProtocol(e, b); refusal != nil {
		t.Fatal(refusal)
	}
	w.ApplyFiled(e, b)
	for _, c := range []struct {
		situation string
		signer    act.Signer
		held      int64
	}{
		{"another office", act.Signer{Key: act.Key{7}, Office: "elsewhere", Role: "chair", Person: "x", Entitled: true}, 1},
		{"the same person on a second key", act.Signer{Key: act.Key{8}, Office: "precinct/101", Role: "chair", Person: "1", Entitled: true}, 1},
		{"a second person", act.Signer{Key: act.Key{9}, Office: "precinct/101", Role: "chair", Person: "2", Entitled: true}, 0},
	} {
		w.ApplyCosigned(e.Hash, c.signer)
		if got := w.Unit(0).Held; got != c.held {
			t.Errorf("%s: held = %d, want %d", c.situation, got, c.held)
		}
	}
}
