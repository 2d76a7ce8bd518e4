package campaign_test

import (
	"fmt"
	"math/rand"
	"testing"

	"urna/election/act"
	"urna/election/campaign"
)

// meeting is one of a candidate's at a place, from 18:00 to 20:00.
func meeting(index int64, who string, east, north int64) *campaign.Event {
	return &campaign.Event{Index: index, EventRequested: campaign.EventRequested{
		Candidate: who, City: "c", Day: "2005-11-10", ID: fmt.Sprint(who, "-", index), Kind: campaign.Meeting, People: 100,
		Start: 1080, End: 1200, Stops: []campaign.Stop{{At: 1080, East: east, North: north}},
	}}
}

// changed is an event after a change.
func changed(e *campaign.Event, change func(*campaign.Event)) *campaign.Event {
	change(e)
	return e
}

func TestRivalsAreInConflictWithinAnHourAndTheReach(t *testing.T) {
	for situation, c := range map[string]struct {
		first, second *campaign.Event
		want          int
	}{
		"499 metres away":                                {meeting(1, "a", 0, 0), meeting(2, "b", 499, 0), 1},
		"500 metres away":                                {meeting(1, "a", 0, 0), meeting(2, "b", 300, 400), 0},
		"the same candidate":                             {meeting(1, "a", 0, 0), meeting(2, "a", 0, 0), 0},
		"1,499 metres from 2,001 people":                 {meeting(1, "a", 0, 0), changed(meeting(2, "b", -1499, 0), func(e *campaign.Event) { e.People = 2001 }), 1},
		"1,499 metres from 2,000 people":                 {meeting(1, "a", 0, 0), changed(meeting(2, "b", -1499, 0), func(e *campaign.Event) { e.People = 2000 }), 0},
		"59 minutes behind":                              {meeting(1, "a", 0, 0), changed(meeting(2, "b", 0, 0), func(e *campaign.Event) { e.Start, e.End = 1259, 1300; e.Stops[0].At = 1259 }), 1},
		"60 minutes behind":                              {meeting(1, "a", 0, 0), changed(meeting(2, "b", 0, 0), func(e *campaign.Event) { e.Start, e.End = 1260, 1300; e.Stops[0].At = 1260 }), 0},
		"60 minutes behind, with a minute of setting up": {meeting(1, "a", 0, 0), changed(meeting(2, "b", 0, 0), func(e *campaign.Event) { e.Start, e.End, e.Setup = 1260, 1300, 1; e.Stops[0].At = 1260 }), 1},
		"on another day":                                 {meeting(1, "a", 0, 0), changed(meeting(2, "b", 0, 0), func(e *campaign.Event) { e.Day = "2005-11-11" }), 0},
		"over midnight": {
			changed(meeting(1, "a", 0, 0), func(e *campaign.Event) { e.Start, e.End = 1300, 1450; e.Stops[0].At = 1300 }),
			changed(meeting(2, "b", 0, 0), func(e *campaign.Event) { e.Day, e.Start, e.End = "2005-11-11", 60, 90; e.Stops[0].At = 60 }), 1,
		},
	} {
		if got := campaign.Conflicts([]*campaign.Event{c.first, c.second}); len(got) != c.want {
			t.Errorf("%s: %d conflicts, want %d", situation, len(got), c.want)
		}
	}
}

// Two motorcades whose roads cross: at the crossing at one time, or two hours apart.
func TestCrossingRoutesAreInConflictOnlyAtTheSameTime(t *testing.T) {
	for late, want := range map[int64]int{0: 1, 50: 1, 180: 0} {
		a := changed(meeting(1, "a", 0, 0), func(e *campaign.Event) {
			e.Kind, e.Stops = campaign.Motorcade, []campaign.Stop{{At: 1080, East: -30000}, {At: 1140, East: 30000}}
		})
		b := changed(meeting(2, "b", 0, 0), func(e *campaign.Event) {
			e.Kind, e.Start, e.End = campaign.Motorcade, 1080+late, 1200+late
			e.Stops = []campaign.Stop{{At: 1080 + late, North: -30000}, {At: 1140 + late, North: 30000}}
		})
		got := campaign.Conflicts([]*campaign.Event{b, a})
		if len(got) != want || want == 1 && (!got[0].Route || got[0].First != a) {
			t.Errorf("%d minutes later: %+v, want %d", late, got, want)
		}
	}
}

// Whatever the events, the sweep finds the pairs that comparing all with all finds.
func TestSweepFindsWhatComparingAllWithAllFinds(t *testing.T) {
	r := rand.New(rand.NewSource(2005))
	found := 0
	for round := range 60 {
		var events []*campaign.Event
		for i := range 40 {
			e := meeting(int64(i), string(rune('a'+r.Intn(4))), r.Int63n(8000)-4000, r.Int63n(8000)-4000)
			e.Day, e.People = act.Date(fmt.Sprint("2005-11-1", r.Intn(2))), r.Int63n(4000)
			e.Start = r.Int63n(1400)
			e.End = e.Start + 1 + r.Int63n(300)
			e.Setup, e.Clear = r.Int63n(90), r.Int63n(90)
			e.Stops[0].At = e.Start
			if r.Intn(3) == 0 {
				e.Stops = append(e.Stops, campaign.Stop{At: e.End, East: r.Int63n(30000) - 15000, North: r.Int63n(30000) - 15000})
			}
			events = append(events, e)
		}
		want := 0
		for i := range events {
			for j := range i {
				want += len(campaign.Conflicts([]*campaign.Event{events[i], events[j]}))
			}
		}
		if got := len(campaign.Conflicts(events)); got != want {
			t.Errorf("round %d: %d conflicts, want %d", round, got, want)
		}
		found += want
	}
	if found < 500 {
		t.Errorf("%d conflicts in all, want many: the test would show nothing", found)
	}
}

// The claim of three rivals on one road: met in the same cities at the same time on
// three days running.
func TestThreeRivalsOnOneRoadAreNamedAndOneWhoIsLateIsNot(t *testing.T) {
	var events []*campaign.Event
	for i, city := range []string{"Aktau", "Atyrau", "Uralsk"} {
		for at, who := range []string{"a", "b", "c", "d"} {
			e := meeting(int64(len(events)), who, int64(5000*at), 0)
			e.City, e.Day = city, act.Date(fmt.Sprint("2005-11-1", i))
			if who == "d" {
				e.Start += 181
			}
			events = append(events, e)
		}
	}
	got := campaign.Together(events)
	if len(got) != 3 {
		t.Fatalf("%d pairs, want the three of a, b and c: %+v", len(got), got)
	}
	for i, want := range []string{"a b", "a c", "b c"} {
		if pair := got[i].First + " " + got[i].Second; pair != want || fmt.Sprint(got[i].Cities) != "[Aktau Atyrau Uralsk]" {
			t.Errorf("pair %d is %s in %v, want %s in three cities", i, pair, got[i].Cities, want)
		}
	}
	for _, e := range events {
		if e.Day == "2005-11-12" {
			e.Day = "2005-11-15"
		}
	}
	if got := campaign.Together(events); len(got) != 0 {
		t.Errorf("with the third day five days after the first: %+v, want nobody", got)
	}
}

// Two places on both sides of a border of the squares in which the state looks.
func TestAcceptedRivalAcrossABorderOfTheGridIsFound(t *testing.T) {
	s := newSeason(t)
	for id, east := range map[string]int64{"aliya-1": 5_900, "bolat-1": 6_100} {
		b := request(id, "2005-11-12", "")
		b.Stops = []campaign.Stop{{At: b.Start, East: east, North: -1}}
		s.wants(id, s.ask(b))
	}
	s.now += 2 * campaign.Window
	s.accepts("aliya-1")
	s.wants("beside it", s.accepts("bolat-1"), "campaign.conflict 2005-11-12: bolat-1 and aliya-1 / an hour or the distance between rivals")
}
