package accreditation_test

import (
	"strings"
	"testing"

	"urna/election/accreditation"
	"urna/election/act"
	"urna/election/rulebook"
	kz2005 "urna/jurisdiction/kz/2005"
)

func rightsOf(t *testing.T) *rulebook.Table {
	t.Helper()
	tables := map[string]string{}
	for _, name := range rulebook.TableNames() {
		data, err := kz2005.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tables[name] = string(data)
	}
	data, err := kz2005.Files.ReadFile("law/rights.tsv")
	if err != nil {
		t.Fatal(err)
	}
	tables["rights.tsv"] = string(data)
	rules, err := rulebook.Parse(rulebook.Join(tables))
	if err != nil {
		t.Fatal(err)
	}
	return rules.Chapters["rights.tsv"]
}

// does decides and, where there is no refusal, applies; it gives the findings, or
// the rule of the refusal.
func does[P any](t *testing.T, s *accreditation.State, b P, decide func(*accreditation.State, *act.Entry, accreditation.Facts, P) *act.Refusal, apply func(*accreditation.State, *act.Entry, P)) string {
	t.Helper()
	e := &act.Entry{Index: 5}
	f := accreditation.Facts{
		Named:   func([]string) *act.Refusal { return nil },
		Term:    func(id string) { e.Findings = append(e.Findings, act.Finding{Rule: "term " + id}) },
		Station: func(id string) bool { return id == "1" }, Rights: rightsOf(t),
	}
	if refusal := decide(s, e, f, b); refusal != nil {
		return "refused by " + refusal.Rule + " at " + refusal.Field
	}
	apply(s, e, b)
	var all []string
	for _, found := range e.Findings {
		all = append(all, strings.TrimSpace(found.Rule+" "+found.Article+" "+found.Got))
	}
	return strings.Join(all, "; ")
}

func TestWhoIsAdmittedRefusedAndSentAwayAndWhy(t *testing.T) {
	var s accreditation.State
	grant := func(id, kind string, count int64) string {
		return does(t, &s, &accreditation.Granted{ID: id, Kind: kind, Count: count}, (*accreditation.State).Grant, (*accreditation.State).ApplyGranted)
	}
	revoke := func(id, reason string, count int64) string {
		return does(t, &s, &accreditation.Revoked{ID: id, Reason: reason, Count: count}, (*accreditation.State).Revoke, (*accreditation.State).ApplyRevoked)
	}
	refuse := func(reason string) string {
		return does(t, &s, &accreditation.Refused{Reason: reason}, (*accreditation.State).Refuse, (*accreditation.State).ApplyRefused)
	}
	for _, c := range []struct{ situation, got, want string }{
		{"foreigners have a term", grant("a", accreditation.Foreign, 4), "term observers.foreign"},
		{"so have foreign media", grant("b", accreditation.Outland, 1), "term observers.foreign"},
		{"domestic observers have none", grant("c", accreditation.Domestic, 2), ""},
		{"an id twice", grant("a", accreditation.Domestic, 2), "refused by act.repeated at body.id"},
		{"no id", grant("", accreditation.Domestic, 2), "refused by act.repeated at body.id"},
		{"a refusal with its reason", refuse("no organisation"), ""},
		{"a refusal without", refuse(""), "observers.reason 20-1(10) none"},
		{"three of four sent away", revoke("a", "breach", 3), ""},
		{"two of one", revoke("a", "breach", 2), "refused by act.dangling at body.count"},
		{"the last, without a reason", revoke("a", "", 1), "observers.reason 20-1(10) none"},
		{"of what was not granted", revoke("z", "breach", 1), "refused by act.dangling at body.id"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.situation, c.got, c.want)
		}
	}
	if grants := s.Grants(); grants[0].Standing() != 0 || grants[2].Standing() != 2 || len(s.Refusals()) != 2 {
		t.Errorf("standing %d and %d of %d refusals; want 0, 2, 2", grants[0].Standing(), grants[2].Standing(), len(s.Refusals()))
	}
}

func TestRightsAtAStationAreThoseOfTheLawAndOneStandsForEach(t *testing.T) {
	var s accreditation.State
	note := func(place, kind, organisation string, rights ...accreditation.Right) string {
		b := &accreditation.Presence{Count: 1, Kind: kind, Organisation: organisation, Place: place, Rights: rights, On: "2005-12-04"}
		return does(t, &s, b, (*accreditation.State).Note, (*accreditation.State).ApplyNoted)
	}
	for _, c := range []struct{ situation, got, want string }{
		{"given", note("1", accreditation.Domestic, "Bridge", accreditation.Right{Right: "R5", Was: "given"}), ""},
		{"a second of the same", note("1", accreditation.Domestic, "Bridge"), "observers.one 20-1(4) 2"},
		{"one of another", note("1", accreditation.Domestic, "Orchard"), ""},
		{"foreign observers are not counted", note("1", accreditation.Foreign, "A mission") + note("1", accreditation.Foreign, "A mission"), ""},
		{"denied", note("1", accreditation.Proxy, "aliya", accreditation.Right{Right: "R10", Was: "denied"}), "observers.rights 20-1(6)(10), 43(8) R10 denied"},
		{"a duty is no right", note("1", accreditation.Media, "Gazette", accreditation.Right{Right: "D1", Was: "denied"}), "refused by act.dangling at body.rights[].right"},
		{"no such right", note("1", accreditation.Media, "Gazette", accreditation.Right{Right: "R99", Was: "given"}), "refused by act.dangling at body.rights[].right"},
		{"no such station", note("2", accreditation.Media, "Gazette"), "refused by act.dangling at body.place"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.situation, c.got, c.want)
		}
	}
	number := &accreditation.Number{ID: "O1", Number: "about 1600"}
	if first := does(t, &s, number, (*accreditation.State).StateNumber, (*accreditation.State).ApplyNumber); first != "" {
		t.Errorf("a number: %s", first)
	}
	if again := does(t, &s, number, (*accreditation.State).StateNumber, (*accreditation.State).ApplyNumber); again != "refused by act.repeated at body.id" {
		t.Errorf("the same number again: %s, want a refusal", again)
	}
}
