package candidacy_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/candidacy"
)

// foreign is a law with two grounds of each list, and nobody else.
func foreign(whole bool) candidacy.Foreign {
	return candidacy.Foreign{
		Law: &candidacy.Law{
			Refusal: []candidacy.Ground{{ID: "signatures"}, {ID: "papers", Formal: true}}, Cancellation: []candidacy.Ground{{ID: "fund"}}, Candidates: 2, CureDays: 3,
		},
		Day: "2005-10-20", Whole: whole, Named: func([]string) *act.Refusal { return nil }, Term: func(string, act.Date) {},
		DayOf: func(act.Time) act.Date { return "2005-10-20" },
		Due:   func(string) (calendar.Moment, bool) { return calendar.Moment{}, false }, Covers: func(string) *act.Refusal { return nil },
		Within: func(unit, above string) bool { return unit == above || above == "all" },
	}
}

// step is one act about a nominee, as Decide and Apply take it.
type step func(s *candidacy.State, e *act.Entry, f candidacy.Foreign) (*act.Refusal, func())

func of[P any](decide func(*candidacy.State, *act.Entry, candidacy.Foreign, P) *act.Refusal, apply func(*candidacy.State, *act.Entry, P), body P) step {
	return func(s *candidacy.State, e *act.Entry, f candidacy.Foreign) (*act.Refusal, func()) {
		return decide(s, e, f, body), func() { apply(s, e, body) }
	}
}

// kinds are the steps that a nominee can take, by their names.
func kinds(id string) map[string]step {
	against := candidacy.Against{Evidence: []act.Hash{{1}}, Grounds: []candidacy.Given{{Ground: "signatures"}}, Nominee: id}
	cancelled := against
	cancelled.Grounds = []candidacy.Given{{Ground: "fund"}}
	return map[string]step{
		"declared":   of((*candidacy.State).Declare, (*candidacy.State).ApplyDeclared, &candidacy.Declared{Association: "of " + id, Nominee: id, Route: candidacy.Association}),
		"documents":  of((*candidacy.State).FileDocuments, (*candidacy.State).ApplyDocuments, &candidacy.DocumentsFiled{Documents: []candidacy.Filed{{Document: "intent"}}, Nominee: id}),
		"noticed":    of((*candidacy.State).Notice, (*candidacy.State).ApplyNoticed, &candidacy.DeficiencyNoticed{CureBy: "2005-10-25", Nominee: id, Number: "1"}),
		"cured":      of((*candidacy.State).Cure, (*candidacy.State).ApplyCured, &candidacy.DeficiencyCured{Nominee: id, Number: "1"}),
		"passed":     of((*candidacy.State).Check, (*candidacy.State).ApplyChecked, &candidacy.Checked{Nominee: id, Outcome: candidacy.Pass, Requirement: "language"}),
		"failed":     of((*candidacy.State).Check, (*candidacy.State).ApplyChecked, &candidacy.Checked{Nominee: id, Outcome: candidacy.Fail, Requirement: "language"}),
		"filed":      of((*candidacy.State).FileSheets, (*candidacy.State).ApplySheets, &candidacy.SheetsFiled{Nominee: id, Signatures: 10, Unit: "north"}),
		"checked":    of((*candidacy.State).CheckSignatures, (*candidacy.State).ApplySignatures, &candidacy.SignaturesChecked{Filed: 10, Nominee: id, Sample: 10, Unit: "north", Valid: 10}),
		"deposit":    of((*candidacy.State).PayDeposit, (*candidacy.State).ApplyDeposit, &candidacy.DepositPaid{Amount: 1, Nominee: id}),
		"registered": of((*candidacy.State).Register, (*candidacy.State).ApplyRegistered, &candidacy.Registered{Candidate: id, Nominee: id}),
		"refused":    of((*candidacy.State).Refuse, (*candidacy.State).ApplyRefused, &candidacy.Refused{Against: against}),
		"withdrawn":  of((*candidacy.State).Withdraw, (*candidacy.State).ApplyWithdrawn, &candidacy.Withdrawn{By: candidacy.Self, Nominee: id}),
		"cancelled":  of((*candidacy.State).Cancel, (*candidacy.State).ApplyCancelled, &candidacy.Cancelled{Against: cancelled}),
		"reinstated": of((*candidacy.State).Reinstate, (*candidacy.State).ApplyReinstated, &candidacy.Reinstated{Nominee: id}),
		"appealed":   of((*candidacy.State).Appeal, (*candidacy.State).ApplyAppealed, &candidacy.Appealed{Nominee: id, Number: "of " + id}),
	}
}

// invariants hold in every state, whatever came before.
func invariants(s *candidacy.State) string {
	var standing int64
	for _, n := range s.Nominees() {
		if n.Status == candidacy.StatusRegistered {
			standing++
		}
		if n.Status == candidacy.StatusRegistered && n.Candidate == "" {
			return n.Nominee + " is registered without an id"
		}
	}
	if a := s.Attrition(); standing != s.Standing() || !a.Holds() || a.Nominated != int64(len(s.Nominees())) {
		return fmt.Sprintf("%d registered, %d standing, %+v", standing, s.Standing(), a)
	}
	return ""
}

// Every order of five of the steps about one nominee: nothing but what is not there
// or was done is refused, and every nominee stays in one group.
func TestEveryOrderOfStepsKeepsEachNomineeInOneGroup(t *testing.T) {
	all := kinds("n1")
	var walk func(s candidacy.State, taken []string)
	visited := 0
	walk = func(s candidacy.State, taken []string) {
		visited++
		if wrong := invariants(&s); wrong != "" {
			t.Fatalf("after %v: %s", taken, wrong)
		}
		if len(taken) == 5 {
			return
		}
		for name, step := range all {
			if len(taken) == 0 && name != "declared" {
				continue
			}
			next := s.Photograph()
			refusal, apply := step(&next, &act.Entry{Received: 1}, foreign(true))
			if refusal != nil {
				if refusal.Rule != "act.repeated" && refusal.Rule != "act.dangling" {
					t.Fatalf("%s after %v: %v", name, taken, refusal)
				}
				continue
			}
			apply()
			walk(next, append(taken[:len(taken):len(taken)], name))
		}
	}
	walk(candidacy.State{}, nil)
	if visited < 20_000 {
		t.Errorf("%d states visited, want more than 20,000", visited)
	}
}

// A step after the end of a nomination is found in any ledger; one that is only
// missing is unknown where the ledger is no whole record.
func TestStepsThatNoSourceTellsAreNotHeldAgainstAnybody(t *testing.T) {
	for _, c := range []struct {
		steps       string
		whole, told int // findings of order
	}{
		{"declared registered", 3, 0}, {"declared documents passed filed checked deposit registered", 1, 0}, {"declared withdrawn documents", 1, 1},
		{"declared refused registered", 1, 1}, {"declared registered refused", 4, 1}, {"declared cancelled", 1, 1}, {"declared appealed", 1, 1}, {"declared reinstated", 1, 1},
		{"declared withdrawn withdrawn", 1, 1}, {"declared registered cancelled reinstated", 3, 0},
	} {
		for whole, want := range map[bool]int{true: c.whole, false: c.told} {
			var s candidacy.State
			got := 0
			for _, name := range strings.Fields(c.steps) {
				e := &act.Entry{Received: 1}
				refusal, apply := kinds("n1")[name](&s, e, foreign(whole))
				if refusal != nil {
					t.Fatalf("%s: %s: %v", c.steps, name, refusal)
				}
				for _, f := range e.Findings {
					if f.Rule == "candidacy.order" {
						got++
					}
				}
				apply()
			}
			if got != want {
				t.Errorf("%s, whole record %v: %d findings of order, want %d", c.steps, whole, got, want)
			}
		}
	}
}

func TestPhotographsOfRandomNominationsStayAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s candidacy.State
		var photographs []candidacy.State
		var shown []string
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			all := kinds(rapid.SampledFrom([]string{"n1", "n2", "n3"}).Draw(t, "nominee"))
			name := rapid.SampledFrom([]string{"declared", "documents", "noticed", "cured", "passed", "failed", "filed", "checked", "deposit", "registered", "refused", "withdrawn", "cancelled", "reinstated", "appealed"}).Draw(t, "step")
			refusal, apply := all[name](&s, &act.Entry{Received: 1}, foreign(true))
			if refusal == nil {
				apply()
			}
			if wrong := invariants(&s); wrong != "" {
				t.Fatal(wrong)
			}
			photographs = append(photographs, s.Photograph())
			shown = append(shown, fmt.Sprint(s.Nominees(), len(s.Steps()), s.Appeals(), s.Standing()))
		}
		for i := range photographs {
			p := &photographs[i]
			if got := fmt.Sprint(p.Nominees(), len(p.Steps()), p.Appeals(), p.Standing()); got != shown[i] {
				t.Fatalf("photograph %d shows %s, was %s", i, got, shown[i])
			}
		}
	})
}

func TestProtocolOfAUnitWithinAnotherIsNotCountedAgain(t *testing.T) {
	protocol := func(unit string, sample, valid int64) candidacy.Signed {
		return candidacy.Signed{SignaturesChecked: candidacy.SignaturesChecked{Filed: 100, Sample: sample, Unit: unit, Valid: valid}}
	}
	within := foreign(true).Within
	for _, c := range []struct {
		protocols []candidacy.Signed
		want      candidacy.Proof
	}{
		{nil, candidacy.Proof{}},
		{[]candidacy.Signed{protocol("north", 100, 90), protocol("south", 100, 80)}, candidacy.Proof{Least: 170, Units: 2, Protocols: 2}},
		{[]candidacy.Signed{protocol("north", 100, 90), protocol("all", 100, 60)}, candidacy.Proof{Least: 60, Units: 2, Protocols: 2}},
		{[]candidacy.Signed{protocol("north", 50, 50), protocol("south", 100, 80)}, candidacy.Proof{
			Least: 80 + candidacy.LowerBound(100, 50, 50, 100), Units: 2, Sampled: true, Protocols: 2}},
		{[]candidacy.Signed{protocol("north", 50, 50), protocol("south", 50, 50)}, candidacy.Proof{
			Least: 2 * candidacy.LowerBound(100, 50, 50, 200), Units: 2, Sampled: true, Protocols: 2}},
	} {
		n := candidacy.Nominee{Protocols: c.protocols}
		if got := n.Proves(within); got != c.want {
			t.Errorf("%d protocols prove %+v, want %+v", len(c.protocols), got, c.want)
		}
	}
}

// BenchmarkFold folds the steps of as many nominees as it is told.
func BenchmarkFold(b *testing.B) {
	f := foreign(true)
	names := []string{"declared", "documents", "noticed", "cured", "passed", "filed", "checked", "deposit", "registered", "cancelled"}
	var steps []step
	for i := range b.N {
		all := kinds(fmt.Sprintf("n%d", i/len(names)))
		steps = append(steps, all[names[i%len(names)]])
	}
	var s candidacy.State
	b.ResetTimer()
	for i := range b.N {
		refusal, apply := steps[i](&s, &act.Entry{Index: int64(i), Received: 1}, f)
		if refusal != nil {
			b.Fatal(refusal)
		}
		apply()
	}
}
