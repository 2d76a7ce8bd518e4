package results_test

import (
	"fmt"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/election/territory"
	"urna/jurisdiction/practice"
)

var ballot = []string{"aliya", "bolat", "clara"}

// world is a count without keys: entries are made by hand.
type world struct {
	results.State
	m     *territory.Map
	index int64
}

func newWorld(t testing.TB, stations ...string) *world {
	t.Helper()
	tables := map[string]string{}
	for _, name := range rulebook.TableNames() {
		data, err := practice.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tables[name] = string(data)
	}
	rules, err := rulebook.Parse(rulebook.Join(tables))
	if err != nil {
		t.Fatal(err)
	}
	text := territory.Header() + "unit\tall\t\tAll\t\t\nunit\tnorth\tall\tNorth\t\t\nunit\tsouth\tall\tSouth\t\t\n"
	for _, station := range stations {
		unit := "north"
		if strings.HasPrefix(station, "2") {
			unit = "south"
		}
		text += territory.Row("station", station, unit, territory.Name{Default: station})
	}
	m, err := territory.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{m: m}
	if err := w.Begin(rules, m, ballot); err != nil {
		t.Fatal(err)
	}
	return w
}

// entry is a hand-made entry of an office, signed by one key.
func (w *world) entry(kind string, key byte) *act.Entry {
	w.index++
	return &act.Entry{
		Index: w.index, Hash: act.Hash{byte(w.index), byte(w.index >> 8), 1}, Kind: kind, Office: "precinct/101",
		Signers: []act.Signer{{Key: act.Key{key, byte(w.index)}, Office: "precinct/101", Person: fmt.Sprint(key), Entitled: true}},
	}
}

// sheet is votes for the three candidates, invalid ballots, and a form around
// them that keeps every control relation.
func sheet(votes [3]int64, invalid int64) (map[string]int64, map[string]map[string]int64) {
	cast := votes[0] + votes[1] + votes[2] + invalid
	return map[string]int64{"V": 10, "R": 10, "I": cast, "K": 10 - cast, "B": cast, "N": invalid},
		map[string]map[string]int64{"C": {"aliya": votes[0], "bolat": votes[1], "clara": votes[2]}}
}

func (w *world) file(t testing.TB, station string, votes [3]int64, invalid int64) *act.Entry {
	t.Helper()
	lines, lists := sheet(votes, invalid)
	b := &results.ProtocolFiled{Filing: results.Filing{Attestation: results.AttestedByDevice, Lines: lines, Lists: lists, Station: station}}
	e := w.entry("results/protocol-filed/1", byte(w.index))
	if refusal := w.FileProtocol(e, b); refusal != nil {
		t.Fatalf("station %s: %v", station, refusal)
	}
	w.ApplyFiled(e, b)
	return e
}

// smallSheets is every result of at most 4 ballots.
func smallSheets() [][4]int64 {
	var all [][4]int64
	for a := int64(0); a <= 4; a++ {
		for b := int64(0); a+b <= 4; b++ {
			for c := int64(0); a+b+c <= 4; c++ {
				for n := int64(0); a+b+c+n <= 4; n++ {
					all = append(all, [4]int64{a, b, c, n})
				}
			}
		}
	}
	return all
}

func TestEveryWorldOfTwoStationsAndFourBallotsAddsUpAtEveryLevel(t *testing.T) {
	sheets := smallSheets()
	if got, want := len(sheets), 70; got != want {
		t.Fatalf("sheets = %d, want %d", got, want)
	}
	for _, one := range sheets {
		for _, two := range sheets {
			w := newWorld2(t)
			w.file(t, "101", [3]int64(one[:3]), one[3])
			w.file(t, "201", [3]int64(two[:3]), two[3])
			totals := w.UnitTotals(0)
			for i, id := range ballot {
				if got, want := totals.Candidates[id], one[i]+two[i]; got != want {
					t.Fatalf("%v and %v: votes for %s = %d, want %d", one, two, id, got, want)
				}
			}
			if got, want := *totals.Voted, sum(one)+sum(two); got != want {
				t.Fatalf("%v and %v: voted = %d, want %d", one, two, got, want)
			}
			north, _ := w.m.Unit("north")
			if got, want := *w.UnitTotals(north).Voted, sum(one); got != want {
				t.Fatalf("%v: voted in the north = %d, want %d", one, got, want)
			}
			var votes [3]int64
			for i := range votes {
				votes[i] = one[i] + two[i]
			}
			if got, want := w.Outcome(), bruteOutcome(votes); got.Standing != want.Standing || fmt.Sprint(got.Candidates) != fmt.Sprint(want.Candidates) {
				t.Fatalf("votes %v: outcome %s %v, want %s %v", votes, got.Standing, got.Candidates, want.Standing, want.Candidates)
			}
		}
	}
}

// newWorld2 is a fresh world of two stations; parsing its tables once is enough.
func newWorld2(t testing.TB) *world {
	if prototype == nil {
		prototype = newWorld(t, "101", "201")
	}
	fresh := *prototype
	fresh.State = prototype.Photograph()
	return &fresh
}

var prototype *world

func sum(s [4]int64) int64 { return s[0] + s[1] + s[2] + s[3] }

// bruteOutcome applies the practice rule by its words: elected is who has more
// than half of the valid votes; otherwise those go on of whom it holds that at
// most one other has as many or more votes; if that does not leave two, the tie
// across the line is undetermined by law.
func bruteOutcome(votes [3]int64) results.Outcome {
	total := votes[0] + votes[1] + votes[2]
	if total == 0 {
		return results.Outcome{Standing: results.OutcomeNone}
	}
	for i, v := range votes {
		if 2*v > total {
			return results.Outcome{Standing: results.OutcomeElected, Candidates: ballot[i : i+1]}
		}
	}
	var on []string
	for i, v := range votes {
		atLeast := 0
		for j, other := range votes {
			if i != j && other >= v {
				atLeast++
			}
		}
		if atLeast <= 1 {
			on = append(on, ballot[i])
		}
	}
	if len(on) == 2 {
		return results.Outcome{Standing: results.OutcomeRunoff, Candidates: on}
	}
	// The tie lies across the second place: name those who share its votes.
	second := min(max(votes[0], votes[1]), max(votes[0], votes[2]), max(votes[1], votes[2]))
	var tied []string
	for i, v := range votes {
		if v == second {
			tied = append(tied, ballot[i])
		}
	}
	return results.Outcome{Standing: results.OutcomeUndetermined, Candidates: tied}
}

func TestRelationsAcceptExactlyTheSmallSheetsThatAddUp(t *testing.T) {
	w := newWorld2(t)
	checked := 0
	for _, s := range smallSheets() {
		for issued := int64(0); issued <= 4; issued++ {
			for box := int64(0); box <= 4; box++ {
				lines, lists := sheet([3]int64(s[:3]), s[3])
				lines["I"], lines["B"], lines["K"] = issued, box, 10-issued
				laid, misfits := w.Layout().Sheet(lines, lists)
				if len(misfits) > 0 {
					t.Fatal(misfits)
				}
				var broken []string
				for _, f := range w.Check(0, laid, rulebook.Inputs{Members: 3, Signed: 3}) {
					broken = append(broken, f.Rule)
				}
				var want []string
				if sum(s) != box {
					want = append(want, "relation.P3")
				}
				if box > issued {
					want = append(want, "relation.P3a")
				}
				if fmt.Sprint(broken) != fmt.Sprint(want) {
					t.Fatalf("sheet %v, issued %d, in box %d: broken %v, want %v", s, issued, box, broken, want)
				}
				checked++
			}
		}
	}
	if checked != 70*25 {
		t.Errorf("checked %d sheets, want %d", checked, 70*25)
	}
}

func TestSumsOfTheNationAreHeldToItsRelationsAndMarkedPartial(t *testing.T) {
	w := newWorld(t, "101", "201")
	w.file(t, "101", [3]int64{1, 1, 1}, 0)
	got := w.Standing(0)
	if len(got) != 1 || got[0].Rule != "relation.P8a" || !got[0].Partial || got[0].Got != "1 counted, 0 disputed" || got[0].Limit != "2" {
		t.Errorf("with one of two stations: %+v, want P8a, partial", got)
	}
	lines, lists := sheet([3]int64{1, 1, 1}, 0)
	lines["R"] = 40 // far more ballots than the reserve allows
	b := &results.ProtocolFiled{Filing: results.Filing{Attestation: results.AttestedByDevice, Lines: lines, Lists: lists, Station: "201"}}
	e := w.entry("results/protocol-filed/1", 3)
	if refusal := w.FileProtocol(e, b); refusal != nil {
		t.Fatal(refusal)
	}
	w.ApplyFiled(e, b)
	var rules []string
	for _, f := range w.Standing(0) {
		if f.Partial {
			t.Errorf("%s is marked partial with all stations in", f.Rule)
		}
		rules = append(rules, f.Rule)
	}
	if want := "[relation.P1n relation.P1s]"; fmt.Sprint(rules) != want {
		t.Errorf("rules = %v, want %s", rules, want)
	}
	if codes := w.NotChecked(); len(codes) != 0 {
		t.Errorf("not checked = %v, want none: P8 has its check", codes)
	}
}
