package results_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"urna/election/results"
)

// declare states figures such as "aliya=320 aliya%51.36 turnout%>77" and returns
// the rules and fields that were found, or the rule of the refusal.
func (w *world) declare(t testing.TB, stage, asOf, figures string) string {
	t.Helper()
	d := results.Statement{Unit: "all", Stage: stage, AsOf: asOf}
	for _, figure := range strings.Fields(figures) {
		precision := results.Exact
		for sign, p := range map[string]results.Precision{">": results.MoreThan, "<": results.LessThan, "~": results.About} {
			if strings.Contains(figure, sign) {
				figure, precision = strings.Replace(figure, sign, "", 1), p
			}
		}
		if of, text, isShare := strings.Cut(figure, "%"); isShare {
			d.Shares = append(d.Shares, results.Printed{Of: of, Text: text, Precision: precision})
			continue
		}
		of, text, _ := strings.Cut(figure, "=")
		var count int64
		if _, err := fmt.Sscan(text, &count); err != nil {
			t.Fatal(err)
		}
		d.Counts = append(d.Counts, results.Stated{Of: of, Count: count, Precision: precision})
	}
	return w.state(&d)
}

func (w *world) state(d *results.Statement) string {
	e := w.entry("source/declared/2", byte(w.index))
	if refusal := w.Declare(e, d); refusal != nil {
		return "refused by " + refusal.Rule
	}
	w.ApplyDeclared(e, d)
	var found []string
	for _, f := range e.Findings {
		found = append(found, strings.TrimPrefix(f.Rule, "relation.")+" "+f.Field)
	}
	return strings.Join(found, ", ")
}

// said is one statement in a row of them, and what is to be found at it.
type said struct{ stage, asOf, figures, want string }

func TestStatementsAreHeldToEarlierOnesOfTheirMoment(t *testing.T) {
	const prelim, final = results.StagePreliminary, results.StageFinal
	for name, row := range map[string][]said{
		"a second variant is named once, and who repeats either is not": {
			{prelim, "2026-03-01", "aliya=100", ""}, {prelim, "2026-03-01", "aliya=90", "declared.rival aliya"},
			{prelim, "2026-03-01T21:00+05:00", "aliya=90", ""}, {prelim, "2026-03-01", "aliya=100", ""}, {prelim, "2026-03-01", "aliya=80", "declared.rival aliya"},
		},
		"another day is another moment, and so is none":  {{prelim, "2026-03-01", "aliya=100", ""}, {prelim, "2026-03-02", "aliya=120", ""}, {prelim, "", "aliya=1", ""}},
		"a month holds its days":                         {{prelim, "2026-03", "aliya%50.1", ""}, {prelim, "2026-03-09", "aliya%50.3", "declared.rival aliya"}},
		"two final results are of one moment":            {{final, "", "aliya=100", ""}, {final, "2026-03-09", "aliya=101", "declared.rival aliya"}},
		"rounded shares agree where their ranges meet":   {{final, "", "aliya%6.61", ""}, {final, "", "aliya%6.6", ""}, {final, "", "aliya%6.55", ""}, {final, "", "aliya%6.8", "declared.rival aliya"}},
		"bounds agree with what they allow":              {{final, "", "turnout%75.52", ""}, {final, "", "turnout%>77", "declared.rival turnout"}, {final, "", "turnout%77.14", ""}, {final, "", "turnout%<76", ""}},
		"a rounded count contradicts nothing":            {{final, "", "registered=1000", ""}, {final, "", "registered~=990", ""}, {final, "", "registered>=1001", ""}},
		"a total that falls is named":                    {{prelim, "2026-03-01", "aliya=100 bolat=50", ""}, {final, "2026-03-02", "aliya=99 bolat=50", "P9 aliya"}},
		"a total that rises is not":                      {{prelim, "2026-03-01", "aliya=100", ""}, {final, "2026-03-02", "aliya=101", ""}},
		"of contradicting totals the lowest is decisive": {{prelim, "2026-03-01", "aliya=110", ""}, {prelim, "2026-03-01", "aliya=90", "declared.rival aliya"}, {final, "", "aliya=95", ""}, {final, "", "aliya=80", "declared.rival aliya"}},
		"one total is to fit all rows":                   {{final, "", "aliya=320 aliya%51.36 bolat=201 bolat%32.26 clara=102 clara%16.37", ""}, {prelim, "2026-03-01", "aliya=320 aliya%51.36 bolat=201 bolat%33.26", "P10 shares"}},
		"a printed sum is that of the votes":             {{final, "", "valid=10 aliya=5 bolat=3 clara=2", ""}, {prelim, "2026-03-01", "valid=11 aliya=5 bolat=3 clara=2", "declared.own-sum valid"}},
		"nothing known by that name":                     {{final, "", "dora=1", "refused by form.line"}, {final, "", "OPEN=1", "refused by form.line"}, {final, "", "V=10", ""}},
		"one figure twice":                               {{final, "", "aliya=1 aliya=1", "refused by act.repeated"}},
		"a moment that is none":                          {{final, "yesterday", "aliya=1", "refused by declared.as-of"}, {final, "2026-3", "aliya=1", "refused by declared.as-of"}},
		"shares that are none":                           {{final, "", "aliya%05", "refused by declared.share"}, {final, "", "aliya%5.", "refused by declared.share"}, {final, "", "aliya%1000", "refused by declared.share"}},
		"no figure":                                      {{final, "", "", "refused by form.items"}},
	} {
		w := newWorld(t, "101", "201")
		for i, s := range row {
			if got := w.declare(t, s.stage, s.asOf, s.figures); got != s.want {
				t.Errorf("%s, statement %d (%s %s): %q, want %q", name, i+1, s.stage, s.figures, got, s.want)
			}
		}
	}
}

func TestTotalThatFellAfterACorrectionIsNoSilentFall(t *testing.T) {
	w := newWorld(t, "101", "201")
	e := w.file(t, "101", [3]int64{3, 2, 1}, 0)
	w.declare(t, results.StagePreliminary, "2026-03-01", "aliya=3")
	annul := &results.ProtocolAnnulled{Ruling: results.Ruling{Protocol: e.Hash, Station: "101"}}
	w.ApplyAnnulled(w.entry("results/protocol-annulled/1", 1), annul)
	if got := w.declare(t, results.StageFinal, "2026-03-02", "aliya=0"); got != "" {
		t.Errorf("after an annulment: %q, want no finding", got)
	}
}

func TestFiguresOfAnotherElectionKeepTheirOwnNames(t *testing.T) {
	w := newWorld(t, "101")
	other := func(share string) *results.Statement {
		return &results.Statement{Unit: "all", Stage: results.StageFinal, Election: "2019-03-03", Shares: []results.Printed{{Of: "Zarina", Text: share, Precision: results.Exact}}}
	}
	if got := w.state(other("60.0")); got != "" {
		t.Errorf("first: %q", got)
	}
	if got := w.state(other("61.0")); got != "declared.rival Zarina" {
		t.Errorf("second: %q, want a rival", got)
	}
	if got := w.Differences(w.Declarations()[0]); len(got) != 0 {
		t.Errorf("differences from the sum: %v, want none", got)
	}
}

// A share printed from a count and a total always admits that total, however it
// was rounded.
func TestPrintedShareAdmitsTheTotalItWasPrintedFrom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64Range(1, 1<<40).Draw(t, "total")
		count := rapid.Int64Range(0, total).Draw(t, "count")
		digits := 10000 * count / total // two decimals, cut off
		for _, printed := range []int64{digits, digits + 1} {
			text := fmt.Sprintf("%d.%02d", printed/100, printed%100)
			low, high, bounded := results.ImpliedTotals(count, text)
			if !bounded {
				continue
			}
			// |100 count/total − printed| ≤ half a unit of the second decimal
			fits := max(20000*count-2*printed*total, 2*printed*total-20000*count) <= total
			if inside := low <= total && total <= high; inside != fits {
				t.Fatalf("%d of %d as %s: in %d–%d is %v, by the formula %v", count, total, text, low, high, inside, fits)
			}
		}
	})
}

func TestAnnouncedSheetSpeaksOfTotals(t *testing.T) {
	w := newWorld(t, "101")
	d, refusal := w.Announced(&results.ResultDeclared{
		Lines: map[string]int64{"V": 9, "N": 1, "K": 4}, Lists: map[string]map[string]int64{"C": {"aliya": 5, "clara": 2}, "BB": {"one": 1, "two": 2}},
		Stage: results.StageFinal, Unit: "all",
	}, "2026-03-01")
	if refusal != nil {
		t.Fatal(refusal)
	}
	if got, want := fmt.Sprint(d.Counts), "[{registered 9 exact} {K 4 exact} {BB 3 exact} {invalid 1 exact} {aliya 5 exact} {clara 2 exact}]"; got != want {
		t.Errorf("counts %s, want %s", got, want)
	}
	if _, refusal := w.Announced(&results.ResultDeclared{Lines: map[string]int64{"Q": 1}, Unit: "all"}, ""); refusal == nil || refusal.Rule != "form.line" {
		t.Errorf("a line that the form lacks: %v, want form.line", refusal)
	}
}
