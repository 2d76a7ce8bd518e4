package media_test

import (
	"fmt"
	"slices"
	"testing"

	"urna/election/act"
	"urna/election/media"
)

func TestViewsShowWhatWasDrawnAndWhatWasAired(t *testing.T) {
	l := newLedger(t)
	article := media.Block{Count: 3, Date: "2005-11-01", Daypart: media.OtherTime, Days: 1, Length: 90, Medium: media.Print, Outlet: "Paper", Paid: media.Budget}
	paid := evening()
	paid.Paid, paid.Daypart, paid.Days, paid.Start = media.Fund, media.OtherTime, 1, 600
	l.draw(&media.LotDrawn{Opened: l.open(opened(evening(), article, paid), "").Hash, Throws: dice()}, "")
	lot := l.Lots()[0]
	order := lot.Schedule.Order
	for _, slot := range []int64{1, 2, 19, 22} {
		s := lot.Schedule.Slots[slot-1]
		length := int64(80)
		if slot == 19 {
			length = 90
		}
		l.log(&media.BroadcastLogged{Candidate: order[0], Disturbance: media.Undisturbed, Length: length, Lot: lot.Act, Slot: slot, Start: lot.Schedule.Start(s) + slot}, "")
	}
	entitled := l.Entitled(l.facts.Law)
	find := func(e media.Entitled, id string) string {
		at := slices.IndexFunc(e.Given, func(g media.Given) bool { return g.Candidate == id })
		return fmt.Sprint(e.Medium, " ", e.Rule, " ", e.Due, " ", e.Given[at].Drawn, " ", e.Given[at].Aired)
	}
	got := []string{find(entitled[0], order[0]), find(entitled[0], order[1]), find(entitled[2], order[0]), find(entitled[2], order[2])}
	want := []string{"television media.tv 900 540 160", "television media.tv 900 540 0", "print media.print 2 1 1", "print media.print 2 1 0"}
	if !slices.Equal(got, want) || len(entitled[1].Given) != 0 {
		t.Errorf("entitlements %q, radio %v; want %q and none", got, entitled[1].Given, want)
	}
	log := l.Log(lot)
	if later, has := log[1].Later(); len(log) != 24 || !has || later != 2 || log[2].Logged != nil {
		t.Errorf("%d slots, the second later by %d (%v), the third %v; want 24, 2, none", len(log), later, has, log[2].Logged)
	}
	if _, has := log[18].Later(); has {
		t.Error("an article is late, want nothing to be late for")
	}
	b := l.Balances(lot, media.Television)[0]
	if b.Candidate != order[0] || b.Drawn.Length != 630 || b.Drawn.Prime != 540 || b.AiredSlots != 3 || b.AiredLength != 240 || b.AiredPrime != 160 {
		t.Errorf("balance %+v, want 630 seconds drawn, 540 in prime time, 240 aired in 3 slots, 160 in prime time", b)
	}
}

func TestRequestStandsOpenOverdueGivenOrLate(t *testing.T) {
	facts := facts2005(t)
	const day act.Time = 24 * 60 * 60
	at := func(medium string, given int64, aired, now act.Time) string {
		r := media.Request{Received: 960, ReplyRequested: media.ReplyRequested{Medium: medium}, GivenIndex: given, Given: media.ReplyGiven{Aired: aired}}
		return r.Standing(facts, now)
	}
	for name, c := range map[string][2]string{
		"in its hours":    {at(media.Radio, 0, 0, 960+day), media.ReplyOpen},
		"a minute after":  {at(media.Radio, 0, 0, 1020+day), media.ReplyOverdue},
		"at the last":     {at(media.Radio, 9, 960+day, 1020+day), media.ReplyInTime},
		"too late":        {at(media.Radio, 9, 1020+day, 1020+day), media.ReplyLate},
		"print is no day": {at(media.Print, 0, 0, 960+9*day), media.ReplyOpen},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %s, want %s", name, c[0], c[1])
		}
	}
}

func TestUnitsCountOnceByTheFirstMonitorsCoding(t *testing.T) {
	l := newLedger(t)
	second, first, alone := coding(media.Negative), coding(media.Neutral), coding(media.Positive)
	first.Seconds, alone.Start = 41, 99
	l.code(&media.Coded{Coding: second, Slot: 2}, "", "two")
	l.code(&media.Coded{Coding: alone, Slot: 2}, "", "two")
	l.code(&media.Coded{Coding: first, Slot: 1}, "", "one")
	units := l.Units()
	if len(units) != 2 || units[0].Seconds != 41 || !slices.Equal(units[0].Tones, []string{media.Neutral, media.Negative}) || len(units[1].Tones) != 1 {
		t.Errorf("units %+v, want two, the first of 41 seconds with both tones", units)
	}
}

// Two lots share one list of logs; slots of one are not those of the other.
func TestLogsOfTwoLotsAreKeptApart(t *testing.T) {
	l, first := drawn(t)
	l.draw(&media.LotDrawn{Opened: l.open(opened(evening(), evening()), "").Hash, Throws: dice()}, "")
	second := l.Lots()[1]
	for i, lot := range []*media.Lot{second, first} {
		l.log(&media.BroadcastLogged{Candidate: lot.Schedule.Slots[1].Candidate, Disturbance: media.Undisturbed, Length: 90 + int64(i), Lot: lot.Act, Slot: 2, Start: 68490}, "")
	}
	for i, lot := range []*media.Lot{second, first} {
		for slot := int64(1); slot <= 18; slot++ {
			got, has := l.Standing(lot, slot)
			if has != (slot == 2) || has && got.Length != 90+int64(i) {
				t.Errorf("lot %d slot %d: %v, length %d; want the second alone, of %d", i, slot, has, got.Length, 90+i)
			}
		}
	}
}

// What a photograph forgot would be decided otherwise by who folds on from it.
func TestPhotographForgetsNothingAndLearnsNothing(t *testing.T) {
	l, lot := drawn(t)
	first := coding(media.Positive)
	seal, refusal := act.SealOf(act.Hash{9}, &first)
	if refusal != nil {
		t.Fatal(refusal)
	}
	sealed := l.seal(&media.CodingSealed{Recording: act.Hash{5}, Seal: seal, Slot: 1}, "", "one").Hash
	l.terms(&media.TermsPublished{Medium: media.Radio, Outlet: "x", Published: "2005-09-10", Prices: []media.Price{{Item: "a", Price: 1}}}, "")
	request := l.request(&media.ReplyRequested{Candidate: "aliya", Length: 45, Medium: media.Radio, Outlet: "x", Published: "2005-11-02"}, "").Hash
	l.code(&media.Coded{Coding: coding(media.Neutral), Slot: 2}, "", "two")
	l.log(&media.BroadcastLogged{Candidate: "aliya", Disturbance: media.Undisturbed, Length: 90, Lot: lot.Act, Slot: 2, Start: 68490}, "")
	before := *l
	before.State = l.State.Photograph()
	for _, from := range []*ledger{l, &before} {
		e := from.terms(&media.TermsPublished{Medium: media.Radio, Outlet: "x", Published: "2005-09-10", Prices: []media.Price{{Item: "a", Price: 2}}}, "")
		if len(e.Findings) != 1 {
			t.Errorf("findings %v, want the earlier price", e.Findings)
		}
		from.give(&media.ReplyGiven{Aired: from.now, Length: 45, Request: request}, "")
		from.log(&media.BroadcastLogged{Lot: lot.Act, Slot: 2}, "act.repeated")
		from.code(&media.Coded{Coding: coding(media.Neutral), Slot: 2}, "act.repeated")
		from.code(&media.Coded{Coding: first, Salt: act.Hash{9}, Sealed: sealed, Slot: 1}, "", "one")
		from.draw(&media.LotDrawn{Opened: lot.Opening.Act, Throws: dice()}, "act.repeated")
		from.free(&media.SlotsFreed{Candidate: "bolat", From: "2005-11-02", Lot: lot.Act, To: media.FreedEmpty}, "")
	}
}
