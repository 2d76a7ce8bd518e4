package campaign_test

import (
	"fmt"
	"strings"
	"testing"

	"urna/election/campaign"
	"urna/election/rulebook"
	"urna/internal/sim"
	kz2005 "urna/jurisdiction/kz/2005"
)

// law2005 reads the chapter's tables of 2005 after a change of the rulebook.
func law2005(t *testing.T, change func(string) string) (campaign.Law, error) {
	t.Helper()
	text, err := sim.Tables(kz2005.Files)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		changed := change(text)
		if changed == text {
			t.Fatal("the change changes nothing")
		}
		text = changed
	}
	rules, err := rulebook.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return campaign.ParseLaw(rules.Chapters)
}

func TestCeilingsOf2005AreMultiplesOfTheWageAndSevenFieldsAreAsked(t *testing.T) {
	law, err := law2005(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(law.Ceilings); got != "map[association:64400000 donations:138000000 own:46000000]" {
		t.Errorf("ceilings %s", got)
	}
	whole := campaign.PollPublished{Body: "b", Client: "c", Payer: "c", Held: "in May", Method: "m", Question: "q", Asked: "1000", Error: "3"}
	if gaps := law.Missing(&whole); law.Required() != 7 || len(gaps) != 0 {
		t.Errorf("%d fields, of a whole poll %v are missing; want 7 and none", law.Required(), gaps)
	}
	for want, drop := range map[string]func(*campaign.PollPublished){
		"body": func(b *campaign.PollPublished) { b.Body = "" }, "client": func(b *campaign.PollPublished) { b.Payer = "" }, "time": func(b *campaign.PollPublished) { b.Held = "" },
		"method": func(b *campaign.PollPublished) { b.Method = "" }, "wording": func(b *campaign.PollPublished) { b.Question = "" },
		"sample": func(b *campaign.PollPublished) { b.Asked = "" }, "error": func(b *campaign.PollPublished) { b.Error = "" },
	} {
		b := whole
		drop(&b)
		if got := fmt.Sprint(law.Missing(&b)); got != "["+want+"]" {
			t.Errorf("without %s: missing %s", want, got)
		}
	}
}

func TestTablesThatContradictThemselvesAreNamedByRow(t *testing.T) {
	for from, to := range map[string]string{
		"\t46000000\t": "\t46000001\t", "\t5000\tminimum wage": "\tfive\tminimum wage", "sample\tNumber": "people\tNumber",
	} {
		if _, err := law2005(t, func(text string) string { return strings.Replace(text, from, to, 1) }); err == nil || !strings.Contains(err.Error(), ".tsv row") {
			t.Errorf("%q for %q: %v, want an error that names table and row", to, from, err)
		}
	}
	if law, err := campaign.ParseLaw(nil); err != nil || len(law.Limits) != 0 || law.Required() != 0 {
		t.Errorf("no tables: %+v, %v; want a law that says nothing", law, err)
	}
}
