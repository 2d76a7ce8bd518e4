package election_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/calling"
	"urna/election/candidacy"
	"urna/election/territory"
)

// regions is a territory of twelve units below one.
func regions() string {
	text := territory.Header() + territory.Row("unit", "KZ", "", territory.Name{Default: "All"})
	for i := range 12 {
		id := region(i)
		text += territory.Row("unit", id, "KZ", territory.Name{Default: id}) + territory.Row("station", "S"+id, id, territory.Name{Default: id})
	}
	return text
}

// nomination is a live election under the law of 2005 on 7 September, called for 4
// December, with its territory.
func nomination(t *testing.T) *procedure {
	p := newProcedure(t, law2005(t))
	p.does("2005-08-19 12:00", "calendar/interpreted/1", &calendar.Interpreted{From: "2005-08-19", Parameter: "YEAR", Value: "2005"}, "council chair")
	at := local(t, "2005-08-20 12:00")
	p.wantsAt(at, "", "act/part/1", &act.Part{Number: 1, Of: act.OfTerritory, Text: regions()}, p.signers["central secretary"])
	p.wantsAt(at, "", "territory/adopted/1", &territory.Adopted{Parts: 1, Text: hashOf(regions())}, p.signers["central secretary"])
	p.does("2005-09-07 12:00", "calling/election-called/1", &calling.Called{On: "2005-09-07", PollingDay: "2005-12-04", Sources: []string{"ART"}}, "parliament speaker")
	return p
}

const commission = "central chair"

// decides has an act signed by two of the commission.
func (p *procedure) decides(at, kind string, body act.Body) []string {
	p.t.Helper()
	return p.steps(at, kind, body, commission, "central secretary")
}

// files has an act signed by the commission's secretary.
func (p *procedure) files(at, kind string, body act.Body) []string {
	p.t.Helper()
	return p.steps(at, kind, body, "central secretary")
}

// steps gives the findings of the chapter: a refusal before used up a counter.
func (p *procedure) steps(at, kind string, body act.Body, holders ...string) []string {
	p.t.Helper()
	found := p.does(at, "candidacy/"+kind+"/1", body, holders...)
	return slices.DeleteFunc(found, func(f string) bool { return strings.HasPrefix(f, "signature.gap") })
}

var selfDocuments = []candidacy.Filed{{Document: "self.intent"}, {Document: "self.sigprotocols"}, {Document: "self.biography"}, {Document: "self.taxcert"}, {Document: "self.deposit"}}

var requirements = []string{"citizen-by-birth", "age-min", "language", "residence", "active-vote", "no-conviction", "term-limit"}

// walks takes nominees from the declaration to the deposit, all in time and order,
// with so many valid of each hundred signatures.
func (p *procedure) walks(valid int64, ids ...string) {
	p.t.Helper()
	each := func(what string, step func(id string) []string) {
		p.t.Helper()
		for _, id := range ids {
			expects(p.t, id+": "+what, step(id))
		}
	}
	each("declared", func(id string) []string {
		return p.files("2005-09-12 12:00", "declared", &candidacy.Declared{Nominee: id, Route: "self"})
	})
	each("documents", func(id string) []string {
		return p.files("2005-09-13 12:00", "documents-filed", &candidacy.DocumentsFiled{Documents: selfDocuments, Nominee: id, On: "2005-09-13"})
	})
	for _, r := range requirements {
		each(r, func(id string) []string {
			return p.decides("2005-09-18 12:00", "checked", &candidacy.Checked{By: "commission", Nominee: id, On: "2005-09-18", Outcome: "pass", Requirement: r})
		})
	}
	each("sheets issued", func(id string) []string {
		return p.files("2005-09-23 12:00", "sheets-issued", &candidacy.SheetsIssued{Nominee: id, Sheets: 100})
	})
	for i := range 12 {
		each("sheets filed", func(id string) []string {
			return p.files("2005-10-01 12:00", "sheets-filed", &candidacy.SheetsFiled{Nominee: id, On: "2005-10-01", Sheets: 9, Signatures: 100, Unit: region(i)})
		})
	}
	for i := range 12 {
		each("signatures checked", func(id string) []string {
			return p.decides("2005-10-11 23:00", "signatures-checked", &candidacy.SignaturesChecked{
				Filed: 100, Nominee: id, Rejected: map[string]int64{"forged": 100 - valid}, Sample: 100, Unit: region(i), Valid: valid,
			})
		})
	}
	each("deposit", func(id string) []string {
		return p.files("2005-10-12 12:00", "deposit-paid", &candidacy.DepositPaid{Amount: 460_000, Nominee: id, On: "2005-10-12"})
	})
}

func region(i int) string { return fmt.Sprintf("R%02d", i) }

func (p *procedure) registers(at, id string) []string {
	p.t.Helper()
	return p.decides(at, "registered", &candidacy.Registered{Candidate: "c-" + id, Nominee: id})
}

// required is what the sheets of walks are held to.
func (p *procedure) required() {
	p.t.Helper()
	expects(p.t, "signatures required", p.decides("2005-09-08 12:00", "signatures-required", &candidacy.SignaturesRequired{Required: 1000, Voters: 99_901}))
}

func TestNomineeWhoTakesEveryStepIsRegisteredWithoutAFinding(t *testing.T) {
	p := nomination(t)
	p.required()
	p.walks(90, "n1", "n2")
	for _, id := range []string{"n1", "n2"} {
		expects(t, "registered", p.registers("2005-10-25 23:59", id))
	}
	p.wantsAt(local(t, "2005-10-25 23:59"), "act.repeated", "candidacy/registered/1", &candidacy.Registered{Candidate: "c-n1", Nominee: "n1"}, p.signers[commission], p.signers["central secretary"])
	a := p.Candidacy.Attrition()
	if !a.Holds() || a.Registered != 2 || p.Candidacy.Standing() != 2 {
		t.Errorf("%+v with %d standing, want two registered", a, p.Candidacy.Standing())
	}
	day, _ := calendar.ParseDay("2005-10-26")
	if got := p.Candidacy.Guards(&p.CandidacyLaw, day, p.Dates("2005-10-26").Due["registration.end"]); got != candidacy.GuardHolds {
		t.Errorf("guard %s, want %s", got, candidacy.GuardHolds)
	}
}

func TestRegistrationWithoutItsStepsOrOutsideItsTermIsFound(t *testing.T) {
	p := nomination(t)
	p.required()
	p.files("2005-09-12 11:00", "declared", &candidacy.Declared{Nominee: "n1", Route: "self"})
	expects(t, "registered at once", p.registers("2005-10-03 12:00", "n1"),
		"candidacy.order nominee: declared, after signatures-checked (54; 55; 56; 59)",
		"candidacy.order nominee: declared, after deposit-paid (54; 55; 56; 59)",
		"candidacy.order nominee: declared, after eligible (54; 55; 56; 59)",
		"registration.start received: 2005-10-03 12:00, earliest 2005-10-04 (59(4))",
		"candidacy.documents nominee: no self.intent, every document of the route (59(5)-(6))",
		"candidacy.documents nominee: no self.sigprotocols, every document of the route (59(5)-(6))",
		"candidacy.documents nominee: no self.biography, every document of the route (59(5)-(6))",
		"candidacy.documents nominee: no self.taxcert, every document of the route (59(5)-(6))",
		"candidacy.documents nominee: no self.deposit, every document of the route (59(5)-(6))")
	p = nomination(t)
	p.required()
	p.walks(83, "n2")
	expects(t, "996 signatures, a day late", p.registers("2005-10-26 00:00", "n2"),
		"registration.end received: 2005-10-26 00:00, latest 2005-10-25 (59(4))",
		"candidacy.signatures.share nominee: 996, 1000 (56(2))")
}

func TestNominationIsHeldToItsTermItsRouteAndTheMajority(t *testing.T) {
	p := nomination(t)
	expects(t, "on the day of the call", p.files("2005-09-07 23:59", "declared", &candidacy.Declared{Nominee: "n1", Route: "association"}),
		"nomination.start received: 2005-09-07 23:59, earliest 2005-09-08 00:00 (55(2))",
		"candidacy.nominators association: none, the association that nominates (55(1))")
	expects(t, "by half of the members", p.files("2005-10-04 23:59", "declared", &candidacy.Declared{Association: "Otan", Members: 100, Nominee: "n2", Route: "association", Votes: 50}),
		"candidacy.majority votes: 50, 51 (55(3))")
	expects(t, "a second one, too late", p.files("2005-10-05 00:00", "declared", &candidacy.Declared{Association: "Otan", Members: 100, Nominee: "n3", Route: "association", Votes: 51}),
		"nomination.end received: 2005-10-05 00:00, latest 2005-10-04 (55(2))",
		"candidacy.one_per_association association: Otan: n2, 1 (55(3))")
	p.wantsAt(local(t, "2005-10-05 00:00"), "act.repeated", "candidacy/declared/1", &candidacy.Declared{Nominee: "n3", Route: "self"}, p.signers["central secretary"])
	expects(t, "the association revokes", p.files("2005-10-06 00:00", "withdrawn", &candidacy.Withdrawn{By: "association", Nominee: "n3"}))
}

// Each refusal that the law does not allow, after the steps that lead to it.
func TestRefusalNeedsAListedGroundThatWasShownAndCouldBeCured(t *testing.T) {
	refusal := func(grounds ...candidacy.Given) *candidacy.Refused {
		return &candidacy.Refused{Against: candidacy.Against{Evidence: []act.Hash{{1}}, Grounds: grounds, Nominee: "n1"}}
	}
	for name, c := range map[string]struct {
		steps func(*procedure)
		body  *candidacy.Refused
		want  []string
	}{
		"no ground, no evidence": {nil, &candidacy.Refused{Against: candidacy.Against{Nominee: "n1"}}, []string{
			"candidacy.refusal.closed grounds: none, a ground of the list (59(7)(3))",
			"candidacy.refusal.evidence evidence: none, a file or a source ()"}},
		"a ground of nobody's": {nil, refusal(candidacy.Given{Ground: "unloved"}), []string{
			"candidacy.refusal.closed grounds[].ground: unloved, a ground of the list (59(7)(3))"}},
		"another case without its article": {nil, refusal(candidacy.Given{Ground: "other"}), []string{
			"candidacy.refusal.closed grounds[].article: none, the article that sets the ground (59(7)(3))"}},
		"another case with its article": {nil, refusal(candidacy.Given{Article: "50(4)", Ground: "other"}), nil},
		"bribery that no court found": {nil, refusal(candidacy.Given{Ground: "bribery"}), []string{
			"candidacy.refusal.court grounds[].court: none, the court's finding (59(7)(3))"}},
		"bribery that a court found": {nil, refusal(candidacy.Given{Court: "ruling 1", Ground: "bribery"}), nil},
		"a defect without a notice": {nil, refusal(candidacy.Given{Ground: "rules-or-documents"}), []string{
			"candidacy.cure grounds[].ground: rules-or-documents without a notice, a notice, and time to cure ()"}},
		"a defect while it can be cured": {func(p *procedure) { p.notices("2005-10-13") }, refusal(candidacy.Given{Ground: "rules-or-documents"}), []string{
			"candidacy.cure grounds[].ground: rules-or-documents on 2005-10-13, after 2005-10-13 ()"}},
		"a defect that was not cured": {func(p *procedure) { p.notices("2005-10-12") }, refusal(candidacy.Given{Ground: "rules-or-documents"}), nil},
		"a requirement that nobody checked": {nil, refusal(candidacy.Given{Ground: "not-eligible"}), []string{
			"candidacy.refusal.shown grounds[].ground: not-eligible, a check that was not passed ()"}},
		"a requirement that was not met": {func(p *procedure) {
			p.decides("2005-09-18 12:00", "checked", &candidacy.Checked{Nominee: "n1", Outcome: "absent", Requirement: "language"})
		}, refusal(candidacy.Given{Ground: "not-eligible"}), nil},
		"signatures that nobody looked at": {nil, refusal(candidacy.Given{Ground: "signatures"}), []string{
			"candidacy.refusal.shown grounds[].ground: signatures, a protocol of the check of signatures ()"}},
		"signatures by a sample": {func(p *procedure) { p.looks(50, 10) }, refusal(candidacy.Given{Ground: "signatures"}), []string{
			"candidacy.signatures.sample grounds[].ground: a sample, a check of every signature (56(8))"}},
		"signatures that were all looked at": {func(p *procedure) { p.looks(100, 10) }, refusal(candidacy.Given{Ground: "signatures"}), nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := nomination(t)
			p.files("2005-09-12 12:00", "declared", &candidacy.Declared{Nominee: "n1", Route: "self"})
			p.files("2005-09-13 12:00", "documents-filed", &candidacy.DocumentsFiled{Documents: selfDocuments[:2], Nominee: "n1"})
			if c.steps != nil {
				c.steps(p)
			}
			expects(t, name, p.decides("2005-10-13 12:00", "refused", c.body), c.want...)
		})
	}
}

// notices tells n1 of a defect that can be cured until a day.
func (p *procedure) notices(until act.Date) {
	p.t.Helper()
	defects := []candidacy.Defect{{Document: "self.taxcert", Text: "missing"}}
	expects(p.t, "a notice", p.files("2005-10-09 12:00", "deficiency-noticed", &candidacy.DeficiencyNoticed{CureBy: until, Defects: defects, Nominee: "n1", Number: "1"}))
}

// looks has so many of 100 signatures for n1 looked at, so many of them valid.
func (p *procedure) looks(sample, valid int64) {
	p.t.Helper()
	seed := act.Hash{7}
	if sample == 100 {
		seed = act.Hash{}
	}
	p.files("2005-10-09 12:00", "sheets-filed", &candidacy.SheetsFiled{Nominee: "n1", Signatures: 100, Unit: "KZ"})
	expects(p.t, "a check", p.decides("2005-10-10 12:00", "signatures-checked", &candidacy.SignaturesChecked{
		Filed: 100, Nominee: "n1", Rejected: map[string]int64{"forged": sample - valid}, Sample: sample, Seed: seed, Unit: "KZ", Valid: valid,
	}))
}

func TestNoticeLeavesThreeDaysAndIsAnsweredOnceInTime(t *testing.T) {
	p := nomination(t)
	p.files("2005-09-12 12:00", "declared", &candidacy.Declared{Nominee: "n1", Route: "self"})
	p.files("2005-09-13 12:00", "documents-filed", &candidacy.DocumentsFiled{Documents: selfDocuments[:2], Nominee: "n1"})
	expects(t, "two days to cure", p.files("2005-10-09 12:00", "deficiency-noticed", &candidacy.DeficiencyNoticed{CureBy: "2005-10-11", Nominee: "n1", Number: "1"}),
		"candidacy.cure cure_by: 2005-10-11, not before 2005-10-12 ()")
	cured := &candidacy.DeficiencyCured{Documents: selfDocuments[2:], Nominee: "n1", Number: "1"}
	expects(t, "cured a day late", p.files("2005-10-12 00:00", "deficiency-cured", cured), "candidacy.cure received: 2005-10-12, latest 2005-10-11 ()")
	cured.On = "2005-10-12"
	p.wantsAt(local(t, "2005-10-12 00:00"), "act.repeated", "candidacy/deficiency-cured/1", cured, p.signers["central secretary"])
	p.wantsAt(local(t, "2005-10-12 00:00"), "act.dangling", "candidacy/deficiency-cured/1", &candidacy.DeficiencyCured{Nominee: "n1", Number: "2"}, p.signers["central secretary"])
	if n := p.Candidacy.Nominees()[0]; n.Status != candidacy.StatusCured || len(n.Documents) != 5 {
		t.Errorf("%s with %v, want cured with all documents", n.Status, n.Documents)
	}
}

func TestDocumentsRequirementsAndUnitsThatAreNotThereAreRefused(t *testing.T) {
	p := nomination(t)
	p.files("2005-09-12 12:00", "declared", &candidacy.Declared{Nominee: "n1", Route: "self"})
	at, by := local(t, "2005-09-13 12:00"), p.signers["central secretary"]
	p.wantsAt(at, "act.dangling", "candidacy/documents-filed/1", &candidacy.DocumentsFiled{Nominee: "n2"}, by)
	p.wantsAt(at, "act.dangling", "candidacy/documents-filed/1", &candidacy.DocumentsFiled{Documents: []candidacy.Filed{{Document: "self.horoscope"}}, Nominee: "n1"}, by)
	p.wantsAt(at, "act.dangling", "candidacy/checked/1", &candidacy.Checked{Nominee: "n1", Outcome: "pass", Requirement: "charm"}, by)
	p.wantsAt(at, "act.dangling", "candidacy/sheets-filed/1", &candidacy.SheetsFiled{Nominee: "n1", Unit: "R99"}, by)
	p.wantsAt(at, "act.dangling", "candidacy/appeal-decided/1", &candidacy.AppealDecided{Number: "1", Outcome: "upheld"}, p.judge())
	p.wantsAt(at, "candidacy.modulus", "candidacy/lookup-opened/1", &candidacy.LookupOpened{Modulus: "ff"}, p.registrar())
	expects(t, "a document of the other route", p.files("2005-09-13 12:00", "documents-filed", &candidacy.DocumentsFiled{Documents: []candidacy.Filed{{Document: "assoc.minutes"}}, Nominee: "n1"}),
		"candidacy.documents documents[].document: assoc.minutes, documents by the route self (59(5)-(6))")
}

// judge is a key of the court; registrar one of the commission's registrar.
func (p *procedure) judge() *signer { return p.signers["court judge"] }

func (p *procedure) registrar() *signer { return p.signers["central registrar"] }

func TestTermsOfTheChecksRunFromWhatWasHandedIn(t *testing.T) {
	p := nomination(t)
	p.files("2005-09-12 12:00", "declared", &candidacy.Declared{Nominee: "n1", Route: "self"})
	p.files("2005-09-13 12:00", "documents-filed", &candidacy.DocumentsFiled{Documents: selfDocuments, Nominee: "n1"}) // its day is that of receipt
	for i, r := range requirements {
		var want []string
		at := "2005-09-18 23:59"
		if i == len(requirements)-1 {
			at, want = "2005-09-19 00:00", []string{"eligibility.check received: 2005-09-19 00:00, latest 2005-09-18 (54(2))"}
		}
		expects(t, r, p.decides(at, "checked", &candidacy.Checked{Nominee: "n1", Outcome: "pass", Requirement: r}), want...)
	}
	expects(t, "sheets six days later", p.files("2005-09-25 00:00", "sheets-issued", &candidacy.SheetsIssued{Nominee: "n1", Sheets: 1}),
		"sheets.issue received: 2005-09-25 00:00, latest 2005-09-24 (56(3))")
	p.files("2005-10-01 12:00", "sheets-filed", &candidacy.SheetsFiled{Nominee: "n1", Signatures: 10, Unit: "R01"})
	expects(t, "eleven days later, and nothing adds up", p.decides("2005-10-12 00:00", "signatures-checked", &candidacy.SignaturesChecked{
		Duplicates: 1, Filed: 11, Nominee: "n1", Sample: 4, Unit: "R01", Unregistered: 5, Valid: 5,
	}),
		"candidacy.signatures.sum filed: 11, 10 ()",
		"sheets.check received: 2005-10-12 00:00, latest 2005-10-11 (56(7))",
		"candidacy.signatures.sum valid: 5, 4 ()",
		"candidacy.signatures.seed seed: none, the seed that drew the sample ()")
}

// candidates are two who are registered on the last day.
func (p *procedure) candidates() {
	p.t.Helper()
	p.walks(90, "n1", "n2")
	for _, id := range []string{"n1", "n2"} {
		expects(p.t, "registered "+id, p.registers("2005-10-25 12:00", id))
	}
}

func cancellation(id string) *candidacy.Cancelled {
	return &candidacy.Cancelled{Against: candidacy.Against{Evidence: []act.Hash{{1}}, Grounds: []candidacy.Given{{Ground: "fund-rules"}}, Nominee: id}}
}

func TestWithdrawalAndCancellationCloseTwoDaysBefore(t *testing.T) {
	two := "candidacy.two nominee: 1, 2, or the election is extended (61(1))"
	for day, want := range map[string][]string{
		"2005-12-01": {two}, "2005-12-02": {"candidacy.freeze received: 2005-12-02, before 2005-12-02 (59(7))", two},
		"2005-12-04": {"candidacy.freeze received: 2005-12-04, before 2005-12-02 (59(7))", two}, "2005-12-05": {two},
	} {
		p := nomination(t)
		p.candidates()
		expects(t, "cancelled on "+day, p.decides(day+" 23:59", "cancelled", cancellation("n1")), want...)
	}
	for day, want := range map[string][]string{
		"2005-12-02": {two}, "2005-12-03": {"withdraw.latest received: 2005-12-03 00:00, latest 2005-12-02 (60(1))", two},
	} {
		p := nomination(t)
		p.candidates()
		expects(t, "withdrawn on "+day, p.files(day+" 00:00", "withdrawn", &candidacy.Withdrawn{By: "self", Nominee: "n1"}), want...)
	}
}

func TestAppealHasTenDaysAndTheCourtTenMore(t *testing.T) {
	p := nomination(t)
	p.candidates()
	expects(t, "cancelled", p.decides("2005-11-01 12:00", "cancelled", cancellation("n1")), "candidacy.two nominee: 1, 2, or the election is extended (61(1))")
	expects(t, "appealed on the tenth day", p.files("2005-11-11 23:59", "appealed", &candidacy.Appealed{By: "n1", Nominee: "n1", Number: "1", On: "2005-11-11"}))
	expects(t, "appealed on the eleventh", p.files("2005-11-12 00:00", "appealed", &candidacy.Appealed{By: "n1", Nominee: "n1", Number: "2"}),
		"refusal.appeal received: 2005-11-12 00:00, latest 2005-11-11 (59(8))")
	expects(t, "appealed by one who stands", p.files("2005-11-12 00:00", "appealed", &candidacy.Appealed{By: "n2", Nominee: "n2", Number: "3"}),
		"candidacy.order nominee: registered, after refused or cancelled (54; 55; 56; 59)")
	expects(t, "decided on the tenth day", p.steps("2005-11-21 12:00", "appeal-decided", &candidacy.AppealDecided{Number: "1", Outcome: "upheld"}, "court judge"))
	expects(t, "decided on the eleventh", p.steps("2005-11-23 00:00", "appeal-decided", &candidacy.AppealDecided{Number: "2", Outcome: "rejected"}, "court judge"),
		"refusal.appeal.decide received: 2005-11-23 00:00, latest 2005-11-22 (59(8))")
	p.wantsAt(local(t, "2005-11-23 00:00"), "act.repeated", "candidacy/appeal-decided/1", &candidacy.AppealDecided{Number: "2", Outcome: "upheld"}, p.judge())
	expects(t, "reinstated", p.steps("2005-11-23 12:00", "reinstated", &candidacy.Reinstated{By: "court", Nominee: "n1"}, "court judge"))
	expects(t, "reinstated again", p.steps("2005-12-02 00:00", "reinstated", &candidacy.Reinstated{By: "court", Nominee: "n1", Text: "again"}, "court judge"),
		"candidacy.order nominee: registered, after refused or cancelled (54; 55; 56; 59)",
		"candidacy.freeze received: 2005-12-02, before 2005-12-02 (59(7))")
	if n := p.Candidacy.Standing(); n != 2 {
		t.Errorf("%d stand, want 2", n)
	}
}

func TestFewerThanTwoOpenAnExtension(t *testing.T) {
	guard := func(p *procedure, on string) candidacy.Guard {
		day, _ := calendar.ParseDay(on)
		return p.Candidacy.Guards(&p.CandidacyLaw, day, p.Dates(on).Due["registration.end"])
	}
	p := nomination(t)
	p.walks(90, "n1")
	p.registers("2005-10-24 12:00", "n1")
	for day, want := range map[string]candidacy.Guard{"2005-10-25": candidacy.GuardOpen, "2005-10-26": candidacy.GuardNomination} {
		if got := guard(p, day); got != want {
			t.Errorf("one candidate on %s: %s, want %s", day, got, want)
		}
	}
	expects(t, "extended a day too early and too long", p.decides("2005-10-24 12:00", "extended", &candidacy.Extended{Term: "nomination", Until: "2005-11-15"}),
		"candidacy.nomination.extend until: 2005-11-15, latest 2005-11-14 (55(5))",
		"candidacy.nomination.extend received: 2005-10-24, earliest 2005-10-25 (55(5))")
	expects(t, "extended", p.decides("2005-10-25 12:00", "extended", &candidacy.Extended{Term: "nomination", Until: "2005-11-14"}))
	if got := guard(p, "2005-11-14"); got != candidacy.GuardExtended {
		t.Errorf("while nomination is extended: %s", got)
	}
	expects(t, "a nominee of the extension", p.files("2005-11-14 12:00", "declared", &candidacy.Declared{Nominee: "n2", Route: "self"}))

	p = nomination(t)
	p.candidates()
	expects(t, "extended without need", p.decides("2005-10-26 12:00", "extended", &candidacy.Extended{Term: "nomination", Until: "2005-11-01"}),
		"candidacy.nomination.extend term: 2, fewer than 2 (55(5))")
	p.files("2005-11-02 12:00", "withdrawn", &candidacy.Withdrawn{By: "self", Nominee: "n1"})
	if got := guard(p, "2005-11-03"); got != candidacy.GuardElection {
		t.Errorf("one of two left: %s, want %s", got, candidacy.GuardElection)
	}
	expects(t, "the election extended", p.decides("2005-11-03 12:00", "extended", &candidacy.Extended{Term: "election", Until: "2006-02-04"}))
}

// A sample of 500 shows 93,012 of 120,000 from 410 on, in one protocol; spread over
// twelve, the same share does not, as their errors add up.
func TestSampleRegistersFromItsBreakEvenOn(t *testing.T) {
	for valid, want := range map[int64]int{410: 0, 409: 1} {
		p := nomination(t)
		expects(t, "required", p.decides("2005-09-08 12:00", "signatures-required", &candidacy.SignaturesRequired{Required: 93_012, Voters: 9_301_200}))
		p.walks(90, "n1")
		p.files("2005-10-12 12:00", "sheets-filed", &candidacy.SheetsFiled{Nominee: "n1", Signatures: 120_000, Unit: "KZ"})
		p.decides("2005-10-13 12:00", "signatures-checked", &candidacy.SignaturesChecked{
			Filed: 120_000, Nominee: "n1", Rejected: map[string]int64{"forged": 500 - valid}, Sample: 500, Seed: act.Hash{1}, Unit: "KZ", Valid: valid,
		})
		if got := p.registers("2005-10-25 12:00", "n1"); len(got) != want {
			t.Errorf("%d of 500: %v, want %d findings", valid, got, want)
		}
	}
}

func TestDepositAndNumberOfSignaturesAreThoseOfTheLaw(t *testing.T) {
	p := nomination(t)
	expects(t, "one signature too few", p.decides("2005-09-08 12:00", "signatures-required", &candidacy.SignaturesRequired{Required: 999, Voters: 99_901}),
		"candidacy.signatures.share required: 999, 1000 (56(2))")
	p.wantsAt(local(t, "2005-09-08 12:00"), "act.repeated", "candidacy/signatures-required/1", &candidacy.SignaturesRequired{Required: 1000, Voters: 99_901}, p.signers[commission], p.signers["central secretary"])
	p.files("2005-09-12 12:00", "declared", &candidacy.Declared{Nominee: "n1", Route: "self"})
	expects(t, "a tenge too little", p.files("2005-09-13 12:00", "deposit-paid", &candidacy.DepositPaid{Amount: 459_999, Nominee: "n1"}),
		"candidacy.deposit amount: 459999, 460000 (59(2))")
	expects(t, "by the wage of June", p.files("2005-09-13 12:00", "deposit-paid", &candidacy.DepositPaid{Amount: 350_000, Nominee: "n1", On: "2005-06-30"}))
}

func TestPhotographOfNomineesStaysAsItWas(t *testing.T) {
	p := nomination(t)
	p.walks(90, "n1")
	before := p.Photograph()
	p.registers("2005-10-25 12:00", "n1")
	if n := before.Candidacy.Nominees()[0]; n.Status != candidacy.StatusDeposit || before.Candidacy.Standing() != 0 || len(before.Candidacy.Steps()) == len(p.Candidacy.Steps()) {
		t.Errorf("the photograph shows %s, %d standing", n.Status, before.Candidacy.Standing())
	}
}
