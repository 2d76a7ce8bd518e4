package web

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"urna/internal/sim"
)

// openRehearsal serves a practice election under the law of 2005, on the eve of its
// procedure, at whose desk anyone may sign.
func openRehearsal(t *testing.T) *portal {
	t.Helper()
	dir := t.TempDir()
	stage, err := sim.FoundRehearsal(dir)
	if err != nil {
		t.Fatal(err)
	}
	return reopened(t, stage, dir, Options{Signers: sim.DemoSigners(sim.RehearsalOrigin)})
}

// rehearsed is one act that somebody files in the browser, and what its chapter's
// page reads then.
type rehearsed struct {
	kind, signers string
	fields        map[string]string
	chapter       string
	reads         []string
}

// procedureActs are acts of every chapter in the order in which they happen.
var procedureActs = []rehearsed{
	{"source/named/1", "archive archivist", map[string]string{"id": "GAZ", "title": "The Gazette", "type": "press", "reached": "read"}, "", nil},
	{"calendar/interpreted/1", "council chair", map[string]string{"from": "2005-08-18", "parameter": "YEAR", "value": "2005", "text": "The term is counted to its end."},
		"calendar?on=2005-09-20", []string{"The term is counted to its end.", "settled", "missed: no act in the ledger"}},
	{"calling/election-called/1", "parliament speaker", map[string]string{"on": "2005-08-18", "polling_day": "2005-12-04", "text": "The election is called."},
		"calling", []string{"The election is called.", "2005-12-04"}},
	{"calling/instruction-issued/1", "head president", map[string]string{"number": "17", "addressee": "all bodies", "duty": "Lend halls on equal terms."},
		"calling", []string{"Lend halls on equal terms.", "no proof in the ledger"}},
	{"commission/formed/1", "parliament speaker", map[string]string{"commission": "central", "tier": "central", "by": "Parliament", "members.0.seat": "1", "members.0.role": "chair", "members.0.party": "Bridge"},
		"commission", []string{"Bridge", "100.00 %"}},
	{"candidacy/declared/1", "central secretary", map[string]string{"nominee": "n1", "name": "Aliya Sample", "route": "self", "on": "2005-08-18", "members": "0", "votes": "0"},
		"candidacy", []string{"Aliya Sample", "2005-08-18"}},
	{"media/terms-published/1", "central secretary", map[string]string{"medium": "radio", "outlet": "Steppe", "published": "2005-08-18", "prices.0.item": "prime minute", "prices.0.price": "12000", "prices.0.unit": "minute"},
		"media", []string{"Steppe", "12 000"}},
	{"campaign/venue-listed/1", "central secretary", map[string]string{"id": "v1", "city": "North", "name": "Hall of the north", "capacity": "400", "east": "0", "north": "0", "prime_from": "1080", "prime_to": "1320"},
		"campaign", []string{"Hall of the north", "400"}},
	{"campaign/poll-published/1", "central secretary", map[string]string{"id": "p1", "kind": "opinion-poll", "body": "Bridge polls", "published": "2005-08-18", "respondents": "0"},
		"polls", []string{"Bridge polls", "The poll does not say all that the law asks."}},
	{"campaign/polls-missed/1", "central secretary", map[string]string{"id": "m1", "name": "Bridge council", "held": "2001-02-04", "days": "2", "shares.0.name": "Bridge", "shares.0.average": "4510", "shares.0.result": "4300"},
		"polls", []string{"Bridge council", "2.10"}},
	{"voterlist/counted/1", "territorial/north chair,territorial/north secretary", map[string]string{"place": "101", "voters": "3001", "as_of": "2005-08-18"},
		"voterlist", []string{"3 001", "A station has more voters than the law allows"}},
	{"voterlist/boxes-listed/1", "precinct/101 chair", map[string]string{"place": "101", "boxes.0.box": "1", "boxes.0.kind": "stationary", "boxes.0.seal": "A-17", "boxes.0.transparent": "no"},
		"voterlist", []string{"A-17", "A ballot box is not transparent"}},
	{"accreditation/granted/1", "central chair,central secretary", map[string]string{"id": "M", "kind": "foreign-observer", "count": "40", "organisation": "A mission"},
		"accreditation", []string{"A mission", "foreign observer"}},
	{"accreditation/revoked/1", "central chair,central secretary", map[string]string{"id": "M", "count": "4"},
		"accreditation", []string{"36", "No reason was given"}},
	{"claim/stated/1", "archive archivist", map[string]string{"id": "C1", "claim": "Halls were lent to one.", "kind": "fact", "speaker": "A. Author", "source": "GAZ"},
		"claim", []string{"Halls were lent to one.", "no other source"}},
	{"claim/evidence-given/1", "archive archivist", map[string]string{"claim": "C1", "side": "against", "source": "GAZ", "text": "A list shows five."},
		"claim", []string{"A list shows five.", "sources say otherwise"}},
	{"candidacy/signatures-required/1", "central chair,central secretary", map[string]string{"as_of": "2005-08-18", "voters": "900000", "required": "9000"},
		"candidacy", []string{"9 000", "900 000"}},
	{"candidacy/ballot-set/1", "central chair,central secretary", map[string]string{"candidates.0.id": "n1", "candidates.0.name": "Aliya Sample"}, "", nil},
	{"programme/filed/1", "central chair,central secretary", map[string]string{"candidate": "n1", "content": strings.Repeat("ab", 32), "on": "2005-08-18", "title": "Bridges", "topics.0.topic": "roads", "topics.0.text": "A bridge in each town."},
		"programme", []string{"Bridges", "A bridge in each town.", strings.Repeat("ab", 32)}},
	{"programme/endorsed/1", "archive archivist", map[string]string{"by": "Union of ferrymen", "candidate": "n1", "text": "We cross with her."},
		"programme", []string{"Union of ferrymen", "We cross with her."}},
}

// files has one act typed into the generic form of the browser, looked at and signed.
func (b *browser) files(a rehearsed) {
	b.Helper()
	b.visit("/file/" + a.kind)
	fields, err := json.Marshal(a.fields)
	if err != nil {
		b.Fatal(err)
	}
	signers, err := json.Marshal(strings.Split(a.signers, ","))
	if err != nil {
		b.Fatal(err)
	}
	missing, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`(() => {
		const fields = `+string(fields)+`, signers = `+string(signers)+`, missing = []
		for (const [name, value] of Object.entries(fields)) {
			const field = document.getElementsByName('b.' + name)[0]
			if (!field) missing.push(name)
			else field.value = value
		}
		for (const box of document.getElementsByName('as')) box.checked = signers.includes(box.value)
		return missing.join()
	})()`))
	if err != nil || missing != "" {
		b.Fatalf("%s: the form lacks %s (%v)", a.kind, missing, err)
	}
	b.press("form.act .actions button", ".breaks")
	b.press(`button[name="confirmed"]`, "pre")
}

func TestActsOfEveryChapterAreFiledInTheBrowserAndStandOnItsPage(t *testing.T) {
	b := openBrowserAt(t, openRehearsal(t))
	script := axe(t)
	for _, a := range procedureActs {
		b.files(a)
		if a.chapter == "" {
			continue
		}
		b.visit("/procedure/" + a.chapter)
		b.reads(a.reads...)
		b.clean(script, a.chapter)
	}
	b.picture("procedure-rehearsed")
}
