package election_test

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"urna/election"
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/calling"
	"urna/election/rulebook"
	"urna/election/source"
	kz2005 "urna/jurisdiction/kz/2005"
)

// law2005 is the rulebook text of the bundled election, with the chapters' tables.
func law2005(t testing.TB) string {
	t.Helper()
	tables := map[string]string{}
	names, err := fs.Glob(kz2005.Files, "law/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, rulebook.TableNames()...) {
		data, err := fs.ReadFile(kz2005.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		tables[path.Base(name)] = string(data)
	}
	return rulebook.Join(tables)
}

// partOf is how many bytes of a text go into its next part: no letter is cut.
func partOf(rest string) int {
	cut := min(len(rest), act.MaxPart)
	for cut < len(rest) && !utf8.RuneStart(rest[cut]) {
		cut--
	}
	return cut
}

// local is a moment in the time of Astana.
func local(t testing.TB, text string) act.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		t.Fatal(err)
	}
	return act.Time(at.Unix() - 360*60)
}

// procedure is an election under the law of 2005 from 18 August on.
type procedure struct {
	*fold
	signers map[string]*signer
}

func newProcedure(t *testing.T, text string) *procedure {
	t.Helper()
	p := &procedure{&fold{t, election.New()}, map[string]*signer{}}
	start := local(t, "2005-08-18 09:00")
	root := newSigner("root", "root")
	p.wantsAt(start, "", "office/genesis/1", genesis(text, root), root)
	var parts int64
	for rest := text; rest != ""; parts++ {
		cut := partOf(rest)
		p.wantsAt(start, "", "act/part/1", &act.Part{Number: parts + 1, Of: act.OfRulebook, Text: rest[:cut]}, root)
		rest = rest[cut:]
	}
	p.wantsAt(start, "", "rulebook/adopted/1", &election.RulebookAdopted{Parts: parts, Text: hashOf(text)}, root)
	for _, holder := range []string{"archive archivist", "parliament speaker", "council chair", "head president", "central chair", "central secretary", "central registrar", "court judge"} {
		office, role, _ := strings.Cut(holder, " ")
		p.signers[holder] = newSigner(holder, office)
		p.wantsAt(start, "", "office/delegated/1", p.delegation(p.signers[holder], role), root)
	}
	for _, id := range []string{"ART", "CC5"} {
		p.wantsAt(start, "", "source/named/1", &source.Named{ID: id, Title: id, Type: "press", Reached: "read"}, p.signers["archive archivist"])
	}
	return p
}

// does has an act folded at a local moment and gives its findings as texts.
func (p *procedure) does(at, kind string, body act.Body, holders ...string) []string {
	p.t.Helper()
	var signers []*signer
	for _, h := range holders {
		signers = append(signers, p.signers[h])
	}
	var found []string
	for _, f := range p.wantsAt(local(p.t, at), "", kind, body, signers...).Findings {
		found = append(found, fmt.Sprintf("%s %s: %s, %s (%s)", f.Rule, f.Field, f.Got, f.Limit, f.Article))
	}
	return found
}

func expects(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s: findings\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCallIsHeldToTheLawThatIsInForceAndToItsReading(t *testing.T) {
	p := newProcedure(t, law2005(t))
	if day := p.Dates("2005-08-18").Events["E"]; day != (calendar.Moment{}) {
		t.Errorf("before the Council spoke polling day is %s, want none", day)
	}
	reading := &calendar.Interpreted{From: "2005-08-19", Parameter: "YEAR", Sources: []string{"CC5"}, Text: "2005", Value: "2005"}
	expects(t, "the Council's resolution", p.does("2005-08-19 12:00", "calendar/interpreted/1", reading, "council chair"))
	call := &calling.Called{On: "2005-09-12", PollingDay: "2005-12-11", Sources: []string{"ART"}, Text: "late, and for another day"}
	expects(t, "a call a day too late for another Sunday", p.does("2005-09-12 00:00", "calling/election-called/1", call, "parliament speaker"),
		"election.regular.day polling_day: 2005-12-11, 2005-12-04 (Const. 41(3); 51)",
		"call.latest received: 2005-09-12 00:00, latest 2005-09-11 (53(1))")
	p.wantsAt(local(t, "2005-09-13 00:00"), "act.repeated", "calling/election-called/1", &calling.Called{On: "2005-09-13", PollingDay: "2005-12-04"}, p.signers["parliament speaker"])
	if due := p.Dates("2005-09-12").Due["nomination.start"].String(); due != "2005-09-13 00:00" {
		t.Errorf("nomination starts %s, want the day after the call, 2005-09-13 00:00", due)
	}
}

func TestCallOnTheLastDayIsInTime(t *testing.T) {
	p := newProcedure(t, law2005(t))
	p.does("2005-08-19 12:00", "calendar/interpreted/1", &calendar.Interpreted{From: "2005-08-19", Parameter: "YEAR", Value: "2005"}, "council chair")
	call := &calling.Called{On: "2005-09-11", PollingDay: "2005-12-04", Sources: []string{"ART"}}
	expects(t, "a call on the second Sunday of September", p.does("2005-09-11 23:59", "calling/election-called/1", call, "parliament speaker"))
	states := map[string]election.TermState{}
	on, _ := calendar.ParseDay("2005-09-20")
	for _, term := range p.TermsOn(on) {
		states[term.ID] = term.State
	}
	for id, want := range map[string]election.TermState{
		"call.latest": election.TermMet, "nomination.end": election.TermOpen, "nomination.start": election.TermBegun, "election.day": election.TermAhead,
		"list.halfyear.july": election.TermPast, "refusal.appeal": election.TermWaits,
	} {
		if got := states[id]; got != want {
			t.Errorf("%s on 20 September is %q, want %q", id, got, want)
		}
	}
	if _, shown := states["call.latest.2004"]; shown {
		t.Error("the term of the edition of 2004 is shown in September 2005, when it was not in force")
	}
}

func TestWithoutACallItsTermIsMissed(t *testing.T) {
	p := newProcedure(t, law2005(t))
	p.does("2005-08-19 12:00", "calendar/interpreted/1", &calendar.Interpreted{From: "2005-08-19", Parameter: "YEAR", Value: "2005"}, "council chair")
	for day, want := range map[string]election.TermState{"2005-09-10": election.TermOpen, "2005-09-11": election.TermToday, "2005-09-12": election.TermMissed} {
		on, _ := calendar.ParseDay(day)
		for _, term := range p.TermsOn(on) {
			if term.ID == "call.latest" && term.State != want {
				t.Errorf("call.latest on %s is %q, want %q", day, term.State, want)
			}
		}
	}
}

func TestInstructionsAreExecutedInTimeOrLate(t *testing.T) {
	p := newProcedure(t, law2005(t))
	order := &calling.Instructed{Addressee: "all", Due: "2005-11-01", Duty: "lend halls", Number: "1638", On: "2005-09-09", Sources: []string{"ART"}}
	expects(t, "an instruction", p.does("2005-09-09 12:00", "calling/instruction-issued/1", order, "head president"))
	head := p.signers["central chair"] // a counter is used up by a refusal, too
	p.wantsAt(local(t, "2005-09-10 12:00"), "act.repeated", "calling/instruction-issued/1", &calling.Instructed{Number: "1638"}, head)
	p.wantsAt(local(t, "2005-09-10 12:00"), "act.dangling", "calling/instruction-executed/1", &calling.Executed{Number: "1639"}, head)
	p.wantsAt(local(t, "2005-09-10 12:00"), "act.dangling", "calling/instruction-issued/1", &calling.Instructed{Number: "1", Sources: []string{"NOBODY"}}, head)
	expects(t, "in time", p.does("2005-12-01 12:00", "calling/instruction-executed/1", &calling.Executed{Number: "1638", On: "2005-11-01", Proof: "list"}, "head president"))
	expects(t, "late", p.does("2005-12-01 12:00", "calling/instruction-executed/1", &calling.Executed{Number: "1638", On: "2005-11-02"}, "head president"),
		"instruction.late on: 2005-11-02, 2005-11-01 ()")
	if done := p.Calling.Instructions()[0].Done; len(done) != 2 || done[0].Late || !done[1].Late {
		t.Errorf("executions %+v, want two, the second late", done)
	}
}

func TestLawChangedWithinAYearIsFound(t *testing.T) {
	p := newProcedure(t, law2005(t))
	for day, want := range map[act.Date]int{"2004-12-04": 0, "2004-12-05": 1, "2005-12-04": 1, "2005-12-05": 0, "2004-04-14": 0} {
		got := p.does("2005-08-18 10:00", "calling/law-changed/1", &calling.LawChanged{Law: string(day), On: day, What: "changed"}, "parliament speaker")
		if len(got) != want {
			t.Errorf("a law of %s: %v, want %d findings", day, got, want)
		}
	}
}

func TestTableOfAChapterThatCannotBeReadIsAFindingAndLeavesNoCalendar(t *testing.T) {
	text := strings.Replace(law2005(t), "1:Sunday:December", "1:Sonntag:December", 1)
	p := &fold{t, election.New()}
	root := newSigner("root", "root")
	p.wants("", "office/genesis/1", genesis(text, root), root)
	var parts int64
	for rest := text; rest != ""; parts++ {
		cut := partOf(rest)
		p.wants("", "act/part/1", &act.Part{Number: parts + 1, Of: act.OfRulebook, Text: rest[:cut]}, root)
		rest = rest[cut:]
	}
	e := p.wants("", "rulebook/adopted/1", &election.RulebookAdopted{Parts: parts, Text: hashOf(text)}, root)
	if len(e.Findings) != 1 || e.Findings[0].Rule != "rulebook.chapter" || !strings.Contains(e.Findings[0].Got, "deadlines.tsv row") || e.Beyond != 1 {
		t.Errorf("findings %+v, of V4 %d; want one that names the row", e.Findings, e.Beyond)
	}
	if p.Terms != nil || len(p.Dates("2005-12-04").Due) != 0 {
		t.Error("there is a calendar although its table cannot be read")
	}
}
