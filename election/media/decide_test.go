package media_test

import (
	"crypto/sha256"
	"slices"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/lot"
	"urna/election/media"
	"urna/election/rulebook"
	"urna/internal/sim"
	kz2005 "urna/jurisdiction/kz/2005"
)

// ledger is the chapter alone: entries that are decided and applied in order.
type ledger struct {
	t *testing.T
	media.State
	index int64
	now   act.Time
	facts media.Facts
}

// facts2005 are those of the law of 2005: as its tables have it.
func facts2005(t *testing.T) media.Facts {
	t.Helper()
	text, err := sim.Tables(kz2005.Files)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := rulebook.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	law, err := media.ParseLaw(rules.Chapters)
	if err != nil {
		t.Fatal(err)
	}
	terms, err := calendar.Parse(rules.Chapters)
	if err != nil {
		t.Fatal(err)
	}
	polling, err := calendar.ParseDay(rules.Election.PollingDay)
	if err != nil {
		t.Fatal(err)
	}
	return media.Facts{
		Candidates: []string{"aliya", "bolat", "chokan"}, PollingDay: polling, TermsBy: "2005-09-17", Law: law, Calendar: terms, Offset: rules.Election.OffsetMinutes,
	}
}

func newLedger(t *testing.T) *ledger { return &ledger{t: t, now: 1131000000, facts: facts2005(t)} }

type decide[B any] func(*media.State, *act.Entry, media.Facts, B) *act.Refusal

// enter decides a body and applies it; it wants the rule it is refused by, "" for
// none, and returns the entry with its findings.
func enter[B any](l *ledger, d decide[B], apply func(*media.State, *act.Entry, B), body B, refused string, persons ...string) *act.Entry {
	l.t.Helper()
	e := &act.Entry{Index: l.index, Received: l.now, Hash: sha256.Sum256([]byte{byte(l.index), byte(l.index >> 8), 7})}
	for _, p := range persons {
		e.Signers = append(e.Signers, act.Signer{Person: p, Entitled: true})
	}
	refusal := d(&l.State, e, l.facts, body)
	switch {
	case refusal == nil && refused != "":
		l.t.Fatalf("%+v enters, want a refusal by %s", body, refused)
	case refusal != nil && refusal.Rule != refused:
		l.t.Fatalf("%+v: %v, want %q", body, refusal, refused)
	case refusal != nil && (refusal.Field == "" || refusal.Limit == ""):
		l.t.Fatalf("refusal %+v names no field or limit", refusal)
	case refusal == nil:
		apply(&l.State, e, body)
		l.index, l.now = l.index+1, l.now+60
	}
	return e
}

func (l *ledger) terms(b *media.TermsPublished, refused string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).PublishTerms, (*media.State).ApplyTerms, b, refused)
}

func (l *ledger) open(b *media.SlotsOpened, refused string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).OpenSlots, (*media.State).ApplyOpened, b, refused)
}

func (l *ledger) draw(b *media.LotDrawn, refused string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).DrawLot, (*media.State).ApplyDrawn, b, refused)
}

func (l *ledger) free(b *media.SlotsFreed, refused string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).FreeSlots, (*media.State).ApplyFreed, b, refused)
}

func (l *ledger) log(b *media.BroadcastLogged, refused string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).LogBroadcast, (*media.State).ApplyLogged, b, refused)
}

func (l *ledger) request(b *media.ReplyRequested, refused string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).RequestReply, (*media.State).ApplyRequested, b, refused)
}

func (l *ledger) give(b *media.ReplyGiven, refused string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).GiveReply, (*media.State).ApplyGiven, b, refused)
}

func (l *ledger) seal(b *media.CodingSealed, refused string, persons ...string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).SealCoding, (*media.State).ApplySealed, b, refused, persons...)
}

func (l *ledger) code(b *media.Coded, refused string, persons ...string) *act.Entry {
	l.t.Helper()
	return enter(l, (*media.State).Code, (*media.State).ApplyCoded, b, refused, persons...)
}

// found wants exactly these findings at an entry, each as rule: got, not limit.
func found(t *testing.T, e *act.Entry, want ...string) {
	t.Helper()
	var got []string
	for _, f := range e.Findings {
		if f.Field == "" || f.Severity == "" {
			t.Errorf("finding %+v has no field or severity", f)
		}
		got = append(got, f.Rule+": "+f.Got+", not "+f.Limit)
	}
	if !slices.Equal(got, want) {
		t.Errorf("findings\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// evening is three slots of 90 seconds on Channel One on each of six days.
func evening() media.Block {
	return media.Block{
		Audience: 1000, Count: 3, Date: "2005-11-01", Daypart: media.Prime, Days: 6, Length: 90,
		Medium: media.Television, Outlet: "Channel One", Paid: media.Budget, Start: 19 * 60,
	}
}

func opened(blocks ...media.Block) *media.SlotsOpened {
	return &media.SlotsOpened{Blocks: blocks, Candidates: []string{"aliya", "bolat", "chokan"}}
}

func dice() []lot.Throw {
	return []lot.Throw{{Candidate: "aliya", Pips: "3"}, {Candidate: "bolat", Pips: "55"}, {Candidate: "chokan", Pips: "1"}}
}

func TestTermsAreFoundLateAfterTheirLastDay(t *testing.T) {
	for published, late := range map[act.Date]bool{"2005-09-17": false, "2005-09-18": true} {
		l := newLedger(t)
		b := &media.TermsPublished{Medium: media.Television, Outlet: "One", Published: published, Prices: []media.Price{{Item: "minute", Price: 5, Unit: "minute"}}}
		if e := l.terms(b, ""); late {
			found(t, e, "media.terms: 2005-09-18, not 2005-09-17")
		} else {
			found(t, e)
		}
		l.facts.TermsBy = ""
		found(t, l.terms(b, "")) // the call is not in the ledger: nothing is said
	}
}

func TestTermsThatDifferAreFoundInOneListAndAgainstTheLast(t *testing.T) {
	l := newLedger(t)
	price := func(candidate string, price int64) media.Price {
		return media.Price{Candidate: candidate, Item: "minute", Price: price, Unit: "spot"}
	}
	terms := func(prices ...media.Price) *media.TermsPublished {
		return &media.TermsPublished{Medium: media.Radio, Outlet: "Steppe", Published: "2005-09-10", Prices: prices}
	}
	found(t, l.terms(terms(price("", 100), price("bolat", 80)), ""), "media.equal-terms: 2005-09-10: minute 80/spot for bolat, not minute 100/spot")
	found(t, l.terms(terms(price("", 100)), ""), "media.equal-terms: 2005-09-10: minute 100/spot, not minute 80/spot for bolat (entry 0)")
	found(t, l.terms(terms(price("", 100)), ""))
	l.terms(&media.TermsPublished{Medium: media.Radio, Published: "2005-09-10", Prices: []media.Price{{}}}, "media.blank")
	l.terms(&media.TermsPublished{Medium: media.Radio, Outlet: "x", Prices: []media.Price{{}}}, "form.day")
	l.terms(&media.TermsPublished{Medium: media.Radio, Outlet: "x", Published: "2005-09-10"}, "form.items")
}

func TestOpenedSlotsShowWhoIsLeftOutAndWhatTheLawDoesNotAllow(t *testing.T) {
	l := newLedger(t)
	found(t, l.open(opened(evening()), ""))
	some := opened(evening())
	some.Candidates = []string{"aliya", "chokan", "zhanar"}
	found(t, l.open(some, ""), "media.consent: 2005-11-01: without bolat, not every candidate", "media.candidate: 2005-11-01: zhanar, not a candidate on the ballot")
	late, article, twice := evening(), evening(), evening()
	late.Days = 33 // the last is 3 December
	article.Medium, article.Length = media.Print, 101
	twice.Start++
	twice.Days = 1
	found(t, l.open(opened(late), ""), "campaign.end: Channel One: 2005-12-03, not before 2005-12-03")
	found(t, l.open(opened(article), ""), "media.print: 2005-11-01: Channel One: 101/1000, not 100/1000")
	found(t, l.open(opened(evening(), twice), ""), "media.overlap: 2005-11-01: television Channel One 19:01:00, not from 19:04:30")
	l.facts.Candidates = nil
	found(t, l.open(some, "")) // before there is a ballot
}

func TestSlotsWithoutStandingAreRefused(t *testing.T) {
	l := newLedger(t)
	nobody, many, nameless, dateless := opened(evening()), opened(evening()), opened(evening()), opened(evening())
	nobody.Candidates = nil
	many.Blocks = slices.Repeat([]media.Block{{Count: 256, Days: 40, Date: "2005-11-01", Outlet: "x", Length: 1}}, 2)
	nameless.Candidates = []string{"Aliya"}
	dateless.Blocks[0].Date = ""
	l.open(nobody, "form.items")
	l.open(opened(), "form.items")
	l.open(many, "media.slots")
	l.open(nameless, "media.id")
	l.open(dateless, "form.day")
	l.open(opened(media.Block{Count: 1, Days: 1, Date: "2005-11-01", Length: 1}), "media.blank")
}

func TestLotIsDrawnOnceByTheDiceOfAll(t *testing.T) {
	l := newLedger(t)
	slots := l.open(opened(evening()), "").Hash
	l.draw(&media.LotDrawn{Opened: act.Hash{1}}, "act.dangling")
	l.draw(&media.LotDrawn{Opened: slots, Throws: []lot.Throw{{Candidate: "aliya", Pips: "7"}}}, "lot.pips")
	l.draw(&media.LotDrawn{Opened: slots, Throws: []lot.Throw{{Candidate: "aliya", Pips: ""}}}, "lot.pips")
	l.draw(&media.LotDrawn{Opened: slots, Throws: []lot.Throw{{Candidate: "zhanar", Pips: "1"}}}, "act.dangling")
	l.draw(&media.LotDrawn{Opened: slots, Throws: []lot.Throw{{Candidate: "bolat", Pips: "1"}, {Candidate: "aliya", Pips: "1"}}}, "form.order")
	l.draw(&media.LotDrawn{Opened: slots, Throws: dice(), Beacon: "0F"}, "lot.beacon-form")
	order := media.Draw(lot.Seed(slots, dice(), ""), []string{"aliya", "bolat", "chokan"}, nil).Order
	announced := []media.Place{{order[0]}, {order[2]}, {order[1]}}
	found(t, l.draw(&media.LotDrawn{Opened: slots, Throws: dice(), Order: announced}, ""), "lot.order: 2005-11-01: "+order[2]+" in place 2, not "+order[1])
	l.draw(&media.LotDrawn{Opened: slots, Throws: dice()}, "act.repeated")
	if got := l.Lots()[0].Schedule.Order; !slices.Equal(got, order) {
		t.Errorf("order %v, want that of the dice, %v", got, order)
	}
	second := l.open(opened(evening(), evening()), "").Hash
	found(t, l.draw(&media.LotDrawn{Opened: second, Throws: dice()[:2]}, ""), "lot.throws: 2005-11-01: none for chokan, not a throw for every candidate")
}

func TestBeaconIsFixedBeforeItIsKnownAndUsedIfItWasFixed(t *testing.T) {
	for name, c := range map[string]struct {
		round, due int64
		beacon     string
		want       []string
	}{
		"none":        {0, 0, "", nil},
		"fixed":       {9, 1131000001, "00ff", nil},
		"left out":    {9, 1131000001, "", []string{"lot.beacon: 2005-11-01: none, not round 9"}},
		"put in":      {0, 0, "00ff", []string{"lot.beacon: 2005-11-01: a round, not none, as none was fixed"}},
		"known ahead": {9, 1131000000, "00ff", []string{"lot.beacon-known: 2005-11-01: due 2005-11-03T06:40:00Z, not after 2005-11-03T06:40:00Z"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLedger(t)
			b := opened(evening())
			b.Beacon = media.Beacon{Round: c.round, Due: act.Time(c.due)}
			found(t, l.draw(&media.LotDrawn{Opened: l.open(b, "").Hash, Throws: dice(), Beacon: c.beacon}, ""), c.want...)
		})
	}
}

func TestUnequalScheduleIsFoundWhereTheSlotsDoNotGoRound(t *testing.T) {
	l := newLedger(t)
	b := evening()
	b.Count, b.Days = 4, 2
	other := evening()
	other.Count, other.Days, other.Daypart, other.Outlet = 2, 1, media.OtherTime, "Two"
	found(t, l.draw(&media.LotDrawn{Opened: l.open(opened(b, other), "").Hash, Throws: dice()}, ""),
		"media.equal: 2005-11-01: Channel One: 90, not 0", "media.prime: 2005-11-01: Channel One: 90, not 0", "media.equal: 2005-11-01: Two: 90, not 0")
}

// drawn is a ledger with one drawn lot.
func drawn(t *testing.T) (*ledger, *media.Lot) {
	l := newLedger(t)
	found(t, l.draw(&media.LotDrawn{Opened: l.open(opened(evening()), "").Hash, Throws: dice()}, ""))
	return l, l.Lots()[0]
}

func TestLogIsHeldAgainstTheSchedule(t *testing.T) {
	l, lot := drawn(t)
	first, second := lot.Schedule.Slots[0].Candidate, lot.Schedule.Slots[1].Candidate
	as := func(slot int64, who string, length, start int64) *media.BroadcastLogged {
		return &media.BroadcastLogged{Candidate: who, Disturbance: media.Undisturbed, Length: length, Lot: lot.Act, Slot: slot, Start: start}
	}
	e := l.log(as(1, first, 90, 68400), "")
	found(t, e)
	found(t, l.log(as(2, first, 89, 68491), ""), "media.slot: 2005-11-01: "+first+", not "+second, "media.short: 2005-11-01: 89, not 90", "media.late: 2005-11-01: 19:01:31, not 19:01:30")
	disturbed := as(4, lot.Schedule.Slots[3].Candidate, 90, 68400)
	disturbed.Disturbance = media.Commented
	found(t, l.log(disturbed, ""), "media.undisturbed: 2005-11-02: commented, not none")
	found(t, l.log(as(5, "", 0, 68490), ""), "media.slot: 2005-11-02: nobody, not "+lot.Schedule.Slots[4].Candidate, "media.short: 2005-11-02: 0, not 90")
	l.log(as(19, first, 90, 0), "act.dangling")
	l.log(&media.BroadcastLogged{Lot: act.Hash{1}, Slot: 1}, "act.dangling")
	l.log(as(1, first, 90, 68401), "act.repeated")
	right := as(1, first, 90, 68401)
	right.Corrects = e.Hash
	found(t, l.log(right, ""), "media.late: 2005-11-01: 19:00:01, not 19:00:00")
	l.log(right, "act.repeated") // what it corrects does not stand any more
	if got, _ := l.Standing(lot, 1); got.Start != 68401 {
		t.Errorf("slot 1 began at %d, want the correction's 68401", got.Start)
	}
	right = as(3, first, 90, 68580)
	right.Corrects = e.Hash
	l.log(right, "act.dangling")
}

func TestFreedSlotsAreAnotherSchedule(t *testing.T) {
	l, lot := drawn(t)
	gone := lot.Schedule.Order[1]
	l.free(&media.SlotsFreed{Candidate: gone, From: "2005-11-02", Lot: act.Hash{1}, To: media.FreedEmpty}, "act.dangling")
	l.free(&media.SlotsFreed{Candidate: "zhanar", From: "2005-11-02", Lot: lot.Act, To: media.FreedEmpty}, "act.dangling")
	l.free(&media.SlotsFreed{Candidate: gone, Lot: lot.Act, To: media.FreedEmpty}, "form.day")
	before := l.State.Photograph()
	l.free(&media.SlotsFreed{Candidate: gone, From: "2005-11-02", Lot: lot.Act, To: media.FreedEmpty}, "")
	l.free(&media.SlotsFreed{Candidate: gone, From: "2005-11-03", Lot: lot.Act, To: media.FreedEmpty}, "act.repeated")
	count := func(s *media.State) (n int) {
		for _, slot := range s.Lots()[0].Schedule.Slots {
			if slot.Candidate == gone {
				n++
			}
		}
		return n
	}
	if got := count(&l.State); got != 1 {
		t.Errorf("%d slots from the first day on, want the 1 of the first day", got)
	}
	if got := count(&before); got != 6 {
		t.Errorf("%d slots in the photograph before, want all 6", got)
	}
}

func TestDenialHasTwentyFourHoursAndTheSameLength(t *testing.T) {
	l := newLedger(t)
	ask := &media.ReplyRequested{Candidate: "aliya", Length: 45, Medium: media.Radio, Outlet: "Steppe", Published: "2005-11-02"}
	var requests []act.Hash
	var times []act.Time
	for range 3 {
		l.now -= l.now % 60
		times = append(times, l.now)
		requests = append(requests, l.request(ask, "").Hash)
	}
	const day = 24 * 60 * 60
	found(t, l.give(&media.ReplyGiven{Aired: times[0] + day + 59, Length: 45, Request: requests[0]}, ""))
	local := func(at act.Time) string { return calendar.Local(int64(at), l.facts.Offset).String() }
	found(t, l.give(&media.ReplyGiven{Aired: times[1] + day + 60, Length: 44, Request: requests[1]}, ""),
		"media.reply: "+local(times[1]+day+60)+", not "+local(times[1]+day), "media.reply: 2005-11-02: 44, not 45")
	l.give(&media.ReplyGiven{Aired: times[0] + day, Length: 45, Request: requests[0]}, "act.repeated")
	l.give(&media.ReplyGiven{Request: act.Hash{1}}, "act.dangling")
	ask.Medium = media.Print // the nearest issue is no hour
	at := l.now
	found(t, l.give(&media.ReplyGiven{Aired: at + 9*day, Length: 45, Request: l.request(ask, "").Hash}, ""))
	ask.Candidate = "zhanar"
	found(t, l.request(ask, ""), "media.candidate: 2005-11-02: zhanar, not a candidate on the ballot")
	l.request(&media.ReplyRequested{Candidate: "A", Outlet: "x", Published: "2005-11-02"}, "media.id")
	l.request(&media.ReplyRequested{Candidate: "a", Published: "2005-11-02"}, "media.blank")
	l.request(&media.ReplyRequested{Candidate: "a", Outlet: "x"}, "form.day")
}

func coding(tone string) media.Coding {
	return media.Coding{
		Actor: "aliya", Date: "2005-11-02", Mode: "direct", Outlet: "Channel One", Programme: "news", Recording: act.Hash{5},
		Role: media.AsCandidate, Seconds: 40, Start: 12, Tone: tone,
	}
}

func TestSecondCodingIsBlindIfItWasSealedBeforeTheFirst(t *testing.T) {
	l := newLedger(t)
	first, second, salt := coding(media.Positive), coding(media.Neutral), act.Hash{9}
	seal, refusal := act.SealOf(salt, &second)
	if refusal != nil {
		t.Fatal(refusal)
	}
	sealed := l.seal(&media.CodingSealed{Recording: act.Hash{5}, Seal: seal, Slot: 2}, "", "two").Hash
	found(t, l.code(&media.Coded{Coding: first, Slot: 1}, "", "one"))
	l.code(&media.Coded{Coding: first, Slot: 1}, "act.repeated", "three")
	l.code(&media.Coded{Coding: second, Salt: salt, Sealed: act.Hash{1}, Slot: 2}, "act.dangling", "two")
	l.code(&media.Coded{Coding: first, Salt: salt, Sealed: sealed, Slot: 2}, "seal.opening", "two")
	l.code(&media.Coded{Coding: second, Salt: act.Hash{8}, Sealed: sealed, Slot: 2}, "seal.opening", "two")
	found(t, l.code(&media.Coded{Coding: second, Salt: salt, Sealed: sealed, Slot: 2}, "", "two"))
	again := second
	again.Start++
	l.code(&media.Coded{Coding: again, Salt: salt, Sealed: sealed, Slot: 2}, "act.repeated", "two")
}

func TestSecondCodingInTheOpenOrOfTheSamePersonIsFound(t *testing.T) {
	l := newLedger(t)
	first := l.code(&media.Coded{Coding: coding(media.Positive), Slot: 2}, "", "one")
	found(t, first)
	found(t, l.code(&media.Coded{Coding: coding(media.Positive), Slot: 1}, "", "one"),
		"coding.blind: 2005-11-02: not sealed before entry 0, not a seal before the other coding", "coding.person: 2005-11-02: one person, not 2 persons")
	other := coding(media.Positive)
	other.Role = media.AsOfficial // another hat, another unit
	found(t, l.code(&media.Coded{Coding: other, Slot: 1}, "", "one"))
}

func TestCodingNamesNobodyButCandidates(t *testing.T) {
	l := newLedger(t)
	for _, c := range []struct {
		role, actor, refused string
	}{
		{media.AsParty, "aliya", "coding.actor"}, {media.AsCommission, "chair", "coding.actor"}, {media.AsCandidate, "", "media.id"},
		{media.AsOfficial, "Aliya", "media.id"}, {media.AsParty, "", ""}, {media.AsOfficial, "aliya", ""},
	} {
		b := coding(media.Neutral)
		b.Role, b.Actor = c.role, c.actor
		l.code(&media.Coded{Coding: b, Slot: 1}, c.refused)
	}
	stranger, silent := coding(media.Neutral), coding(media.Neutral)
	stranger.Actor, silent.Recording = "zhanar", act.Hash{}
	found(t, l.code(&media.Coded{Coding: stranger, Slot: 1}, ""), "media.candidate: 2005-11-02: zhanar, not a candidate on the ballot")
	l.code(&media.Coded{Coding: silent, Slot: 1}, "media.recording")
	l.seal(&media.CodingSealed{Slot: 1}, "media.recording")
}
