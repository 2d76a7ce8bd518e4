package election_test

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/election/calling"
	"urna/election/candidacy"
	"urna/election/lot"
	"urna/election/media"
	"urna/election/territory"
	"urna/internal/sim"
	kz2005 "urna/jurisdiction/kz/2005"
)

func rules2005(t *testing.T) string {
	t.Helper()
	text, err := sim.Tables(kz2005.Files)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// airtime is the election of 2005 founded, with a chair, a secretary and an
// operator of the central commission.
func airtime(t *testing.T) (f *fold, root, chair, secretary, operator *signer) {
	f = &fold{t, election.New()}
	text := rules2005(t)
	root = newSigner("root", "root")
	chair, secretary, operator = newSigner("chair", "central"), newSigner("secretary", "central"), newSigner("operator", "central")
	f.wants("", "office/genesis/1", genesis(text, root), root)
	const most = act.MaxPart / 4 // whatever its letters, a part stays below the longest leaf
	var parts int64
	for rest := []rune(text); len(rest) > 0; parts++ {
		n := min(most, len(rest))
		f.wants("", "act/part/1", &act.Part{Number: parts + 1, Of: act.OfRulebook, Text: string(rest[:n])}, root)
		rest = rest[n:]
	}
	f.wants("", "rulebook/adopted/1", &election.RulebookAdopted{Parts: parts, Text: sha256.Sum256([]byte(text))}, root)
	f.wants("", "office/delegated/1", f.delegation(chair, "chair"), root)
	f.wants("", "office/delegated/1", f.delegation(secretary, "secretary"), root)
	f.wants("", "office/delegated/1", f.delegation(operator, "operator"), root)
	return f, root, chair, secretary, operator
}

// The findings come with the article of the rulebook: who signs how, what the law
// gives and who stands all come from other chapters.
func TestAirtimeIsJudgedByTheRulebookAndTheBallot(t *testing.T) {
	f, root, chair, secretary, operator := airtime(t)
	slots := &media.SlotsOpened{Candidates: []string{"baimenov", "tuyakbay"}, Blocks: []media.Block{{
		Count: 2, Date: "2005-11-30", Daypart: media.Prime, Days: 4, Length: 90, Medium: media.Television, Outlet: "One", Paid: media.Budget, Start: 1140,
	}}}
	f.refused("act.unentitled", "media/slots-opened/1", slots, operator)
	opened := f.wants("", "media/slots-opened/1", slots, chair) // no ballot yet
	remarks(t, opened, "signatures 28(3): 1, not 2", "persons 28(3): 1, not 2", "campaign.end 27(2), 32(1): One: 2005-12-03, not before 2005-12-03")
	lot := &media.LotDrawn{Opened: opened.Hash, Throws: []lot.Throw{{Candidate: "baimenov", Pips: "2"}, {Candidate: "tuyakbay", Pips: "2"}}}
	drawn := f.wants("", "media/lot-drawn/1", lot, chair, secretary)
	remarks(t, drawn)
	f.refused("act.repeated", "media/lot-drawn/1", &media.LotDrawn{Opened: opened.Hash, Throws: lot.Throws[:1]}, chair, secretary)
	first := f.Media.Lots()[0].Schedule.Slots[0].Candidate
	before := f.Photograph()
	remarks(t, f.wants("", "media/broadcast-logged/1", &media.BroadcastLogged{
		Candidate: first, Disturbance: media.Interrupted, Length: 90, Lot: drawn.Hash, Slot: 1, Start: 68400,
	}, operator), "media.undisturbed 28(3): 2005-11-30: interrupted, not none")
	if _, logged := before.Media.Standing(before.Media.Lots()[0], 1); logged {
		t.Error("a photograph of before has the log of after")
	}

	terms := &media.TermsPublished{Medium: media.Television, Outlet: "One", Published: "2026-03-12", Prices: []media.Price{{Item: "minute", Price: 5, Unit: "minute"}}}
	remarks(t, f.wants("", "media/terms-published/1", terms, operator)) // before the call
	parliament := newSigner("speaker", "parliament")
	f.wants("", "office/delegated/1", f.delegation(parliament, "speaker"), root)
	f.wants("", "calling/election-called/1", &calling.Called{On: "2026-03-01", PollingDay: "2005-12-04"}, parliament)
	terms.Prices[0].Item = "hour"
	remarks(t, f.wants("", "media/terms-published/1", terms, operator), "media.terms 28(3): 2026-03-12, not 2026-03-11")

	f.wants("", "act/part/1", &act.Part{Number: 1, Of: act.OfTerritory, Text: register}, operator)
	f.wants("", "territory/adopted/1", &territory.Adopted{Parts: 1, Text: sha256.Sum256([]byte(register))}, operator)
	f.wants("", "candidacy/ballot-set/1", &candidacy.BallotSet{Candidates: []candidacy.Candidate{
		{ID: "baimenov", Name: "B"}, {ID: "tuyakbay", Name: "T"}, {ID: "eleusizov", Name: "E"},
	}}, chair, secretary)
	slots.Blocks[0].Days = 1
	remarks(t, f.wants("", "media/slots-opened/1", slots, chair, secretary), "media.consent 28(3): 2005-11-30: without eleusizov, not every candidate")
	reply := f.wants("", "media/reply-requested/1", &media.ReplyRequested{Candidate: "eleusizov", Length: 9, Medium: media.Radio, Outlet: "Two", Published: "2005-11-30"}, operator)
	remarks(t, f.wants("", "media/reply-given/1", &media.ReplyGiven{Aired: reply.Received + 86460, Length: 9, Request: reply.Hash}, operator),
		"media.reply 27(7): "+f.Local(reply.Received+86460).String()+", not "+f.Local(reply.Received+86400).String())
}

// refused wants a refusal and has the signers forget that they signed.
func (f *fold) refused(rule, kind string, body act.Body, signers ...*signer) {
	f.t.Helper()
	var before []signer
	for _, s := range signers {
		before = append(before, *s)
	}
	f.wants(rule, kind, body, signers...)
	for i, s := range signers {
		*s = before[i]
	}
}

func remarks(t *testing.T, e *act.Entry, want ...string) {
	t.Helper()
	got := []string{}
	for _, f := range e.Findings {
		got = append(got, fmt.Sprintf("%s %s: %s, not %s", f.Rule, f.Article, f.Got, f.Limit))
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: findings %q, want %q", e.Kind, got, want)
	}
}
