package voterlist_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
	"urna/election/rulebook"
	"urna/election/voterlist"
	"urna/jurisdiction/practice"
)

var law = voterlist.Law{Voters: 3000, Reserve: rulebook.Fraction{Num: 1, Den: 1000}, Check: 30}

func told(e *act.Entry) voterlist.Facts {
	return voterlist.Facts{
		Named:   func([]string) *act.Refusal { return nil },
		Term:    func(id string) { e.Findings = append(e.Findings, act.Finding{Rule: "term " + id}) },
		Station: func(id string) bool { return id != "nowhere" }, Law: law,
	}
}

func found(e *act.Entry) string {
	var all []string
	for _, f := range e.Findings {
		all = append(all, strings.TrimSpace(f.Rule+" "+f.Got+"/"+f.Limit))
	}
	return strings.Join(all, "; ")
}

// does decides and, where there is no refusal, applies; it gives the findings, or
// the rule of the refusal.
func does[P any](s *voterlist.State, b P, decide func(*voterlist.State, *act.Entry, voterlist.Facts, P) *act.Refusal, apply func(*voterlist.State, *act.Entry, P)) string {
	e := &act.Entry{Index: 5}
	if refusal := decide(s, e, told(e), b); refusal != nil {
		return "refused by " + refusal.Rule
	}
	apply(s, e, b)
	return found(e)
}

func count(s *voterlist.State, place string, voters int64) string {
	return does(s, &voterlist.Counted{Place: place, Voters: voters}, (*voterlist.State).Count, (*voterlist.State).ApplyCounted)
}

func change(s *voterlist.State, place string, added, removed int64) string {
	return does(s, &voterlist.Changed{Place: place, Added: added, Removed: removed}, (*voterlist.State).Change, (*voterlist.State).ApplyChanged)
}

func TestListIsCountedOnceAndThenChanges(t *testing.T) {
	var s voterlist.State
	for _, c := range []struct{ situation, got, want string }{
		{"a list of exactly the bound", count(&s, "1", 3000), "term list.handover /"},
		{"a list above it", count(&s, "2", 3001), "precinct.size 3001/3000; term list.handover /"},
		{"counted again", count(&s, "1", 5), "refused by act.repeated"},
		{"no station", count(&s, "nowhere", 5), "refused by act.dangling"},
		{"changed before it was counted", change(&s, "3", 1, 0), "refused by act.dangling"},
		{"one more than the bound", change(&s, "1", 1, 0), "precinct.size 3001/3000; term list.close /"},
		{"back to the bound", change(&s, "1", 0, 1), "term list.close /"},
		{"more removed than are there", change(&s, "1", 10, 3011), "refused by form.range"},
		{"all removed", change(&s, "1", 0, 3000), "term list.close /"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.situation, c.got, c.want)
		}
	}
	if st, known := s.Station("1"); !known || st.Voters() != 0 || len(st.Changes) != 3 || s.Voters() != 3001 {
		t.Errorf("station 1 %+v, all lists %d; want nobody after three changes, 3001 on all lists", st, s.Voters())
	}
}

// Whatever is counted and changed, the total is the sum of the lists, and an
// earlier photograph keeps its own.
func TestAllListsTogetherHaveTheSumOfTheirVoters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s voterlist.State
		for range rapid.IntRange(1, 40).Draw(t, "acts") {
			place := fmt.Sprint(rapid.IntRange(1, 4).Draw(t, "station"))
			if rapid.Bool().Draw(t, "count") {
				count(&s, place, rapid.Int64Range(0, 50).Draw(t, "voters"))
			} else {
				change(&s, place, rapid.Int64Range(0, 20).Draw(t, "added"), rapid.Int64Range(0, 20).Draw(t, "removed"))
			}
			before, sum := s.Photograph(), int64(0)
			for _, st := range s.Stations() {
				if st.Voters() < 0 {
					t.Fatalf("station %s has %d voters", st.Place, st.Voters())
				}
				sum += st.Voters()
			}
			if s.Voters() != sum {
				t.Fatalf("all lists %d, want %d", s.Voters(), sum)
			}
			change(&s, place, 7, 0)
			if before.Voters() != sum {
				t.Fatalf("a photograph changed from %d to %d", sum, before.Voters())
			}
		}
	})
}

func TestBallotsAreAsManyAsVotersAndTheReserve(t *testing.T) {
	var s voterlist.State
	print := func(n int64) string {
		return does(&s, &voterlist.Printed{Ballots: n}, (*voterlist.State).Print, (*voterlist.State).ApplyPrinted)
	}
	if got := print(1); got != "" {
		t.Errorf("printed before any list was counted: %s, want no finding", got)
	}
	count(&s, "1", 2500)
	for _, c := range []struct {
		ballots int64
		want    string
	}{{2500, ""}, {2, ""}, {1, "ballots.reserve 2504/2503"}} {
		if got := print(c.ballots); got != c.want {
			t.Errorf("%d more ballots: %q, want %q", c.ballots, got, c.want)
		}
	}
	deliver := &voterlist.Delivered{Place: "1", Ballots: 2500}
	if got := does(&s, deliver, (*voterlist.State).Deliver, (*voterlist.State).ApplyDelivered); got != "term ballots.delivered /" {
		t.Errorf("delivery: %s, want it held to its term", got)
	}
	if st, _ := s.Station("1"); st.Delivered != 2500 || s.Ballots() != 2504 {
		t.Errorf("delivered %d, printed %d; want 2500 and 2504", st.Delivered, s.Ballots())
	}
}

func TestBoxesAreTransparentAndSealedOnceAndShownInTime(t *testing.T) {
	var s voterlist.State
	list := func(place string, boxes ...voterlist.Box) string {
		return does(&s, &voterlist.Boxes{Place: place, Boxes: boxes}, (*voterlist.State).List, (*voterlist.State).ApplyListed)
	}
	open := func(place string, checked, open int64) string {
		return does(&s, &voterlist.Opened{Place: place, Checked: checked, Open: open}, (*voterlist.State).Open, (*voterlist.State).ApplyOpened)
	}
	for _, c := range []struct{ situation, got, want string }{
		{"as the law asks", list("1", voterlist.Box{Box: "a", Seal: "17", Transparent: "yes"}, voterlist.Box{Box: "b", Seal: "18", Transparent: "yes"}), ""},
		{"listed again with the same seals", list("1", voterlist.Box{Box: "a", Seal: "17", Transparent: "yes"}), ""},
		{"a wooden box", list("2", voterlist.Box{Box: "a", Transparent: "no"}), "box.transparent a/of transparent material"},
		{"a seal of another station", list("3", voterlist.Box{Box: "a", Seal: "17", Transparent: "yes"}), "box.seal 17/a seal on one box"},
		{"one seal on two boxes", list("4", voterlist.Box{Box: "a", Seal: "9", Transparent: "yes"}, voterlist.Box{Box: "b", Seal: "9", Transparent: "yes"}), "box.seal 9/a seal on one box"},
		{"a box twice", list("5", voterlist.Box{Box: "a", Transparent: "yes"}, voterlist.Box{Box: "a", Transparent: "yes"}), "refused by act.repeated"},
		{"shown half an hour before", open("1", 390, 420), ""},
		{"shown a minute later", open("2", 391, 420), "box.check 29 min/30 min"},
		{"opened twice", open("1", 390, 420), "refused by act.repeated"},
		{"opened nowhere", open("nowhere", 390, 420), "refused by act.dangling"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.situation, c.got, c.want)
		}
	}
}

func TestBoundsOfTheLawAreReadOrRefusedWithTheirPlace(t *testing.T) {
	for text, want := range map[string]string{
		"voters\t3000\nreserve\t1/1000\ncheck\t30\n": "{3000 1/1000 30}",
		"voters\t1/2\n":   `bounds.tsv row 2 column value: "1/2" is not a number that this bound can have`,
		"reserve\tmany\n": `bounds.tsv row 2 column value: "many" is not a number that this bound can have`,
		"readers\t1\n":    `bounds.tsv row 2 column id: "readers" is not one of voters, reserve, check`,
	} {
		got, err := voterlist.ParseLaw(tablesOf(t, "@ bounds.tsv\nid\tvalue\n"+text))
		if said := fmt.Sprint(got); err == nil && said != want || err != nil && err.Error() != want {
			t.Errorf("bounds %q: %s, %v; want %s", text, said, err, want)
		}
	}
	if got, err := voterlist.ParseLaw(nil); err != nil || got != (voterlist.Law{}) {
		t.Errorf("without the table: %v, %v; want nothing set", got, err)
	}
}

// tablesOf reads chapter tables behind the tables of the practice election.
func tablesOf(t *testing.T, text string) map[string]*rulebook.Table {
	t.Helper()
	tables := map[string]string{}
	for _, name := range rulebook.TableNames() {
		data, err := practice.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tables[name] = string(data)
	}
	rules, err := rulebook.Parse(rulebook.Join(tables) + text)
	if err != nil {
		t.Fatal(err)
	}
	return rules.Chapters
}
