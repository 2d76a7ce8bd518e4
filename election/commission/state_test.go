package commission_test

import (
	"fmt"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/commission"
)

const north = "territorial/north"

// told is what the chapter hears of the rest: every source but NOBODY is named.
func told(e *act.Entry) commission.Foreign {
	return commission.Foreign{
		Named: func(ids []string) *act.Refusal {
			for _, id := range ids {
				if id == "NOBODY" {
					return act.Refuse("act.dangling", "body.sources", id, "a named source")
				}
			}
			return nil
		},
		Term: func(id string) { e.Findings = append(e.Findings, act.Finding{Rule: "term " + id}) },
	}
}

// seven are members of as many parties.
func seven() []commission.Member {
	var all []commission.Member
	for seat := int64(1); seat <= 7; seat++ {
		all = append(all, commission.Member{Party: fmt.Sprintf("party %d", seat), Role: "member", Seat: seat})
	}
	return all
}

func found(e *act.Entry) string {
	var all []string
	for _, f := range e.Findings {
		all = append(all, strings.TrimSpace(f.Rule+" "+f.Got+"/"+f.Limit))
	}
	return strings.Join(all, "; ")
}

func formed(t *testing.T, s *commission.State, members []commission.Member) string {
	t.Helper()
	e := &act.Entry{Index: 1, Office: "central"}
	b := &commission.Formed{Commission: north, Members: members, Tier: commission.Territorial}
	if refusal := s.Form(e, told(e), b); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyFormed(e, b)
	return found(e)
}

func TestSevenSeatsEachOfAnotherParty(t *testing.T) {
	double := seven()
	double[3].Party, double[5].Party = "party 1", "party 1"
	unknown := seven()
	unknown[0].Party, unknown[1].Party = "", ""
	for situation, c := range map[string]struct {
		members []commission.Member
		want    string
	}{
		"seven":                    {seven(), "term lists.territorial /"},
		"six":                      {seven()[:6], "commission.size 6/7; term lists.territorial /"},
		"three of one party":       {double, "commission.elect 3 of party 1/1; term lists.territorial /"},
		"nobody says who proposed": {unknown, "term lists.territorial /"},
		"no seat is known":         {nil, "term lists.territorial /"},
	} {
		var s commission.State
		if got := formed(t, &s, c.members); got != c.want {
			t.Errorf("%s: %s, want %s", situation, got, c.want)
		}
	}
}

// Every number of members up to nine, every number present, every number of votes.
func TestQuorumIsTwoThirdsOfAllAndADecisionTakesTheMajorityOfAll(t *testing.T) {
	for size := 1; size <= 9; size++ {
		for here := 0; here <= size; here++ {
			for pro := 0; pro <= here; pro++ {
				quorum, majority := 3*here >= 2*size, 2*pro > size
				if got := decided(t, size, here, pro); got != fmt.Sprint(quorum, majority) {
					t.Errorf("%d members, %d present, %d for: quorum and majority %s, want %v %v", size, here, pro, got, quorum, majority)
				}
			}
		}
	}
}

// decided holds a session and takes a decision in it, and says which of quorum and
// majority no finding denies.
func decided(t *testing.T, size, here, pro int) string {
	t.Helper()
	var s commission.State
	var members []commission.Member
	var present []commission.Seat
	var voted []commission.Vote
	for seat := 1; seat <= size; seat++ {
		members = append(members, commission.Member{Role: "member", Seat: int64(seat)})
		if seat <= here {
			present = append(present, commission.Seat{Seat: int64(seat)})
			vote := commission.Vote{Seat: int64(seat), Vote: "against"}
			if seat <= pro {
				vote.Vote = "for"
			}
			voted = append(voted, vote)
		}
	}
	formed(t, &s, members)
	held, taken := &act.Entry{Office: north}, &act.Entry{Office: north}
	session := &commission.Session{Attendance: commission.Recorded, Commission: north, Notice: 48, Number: "1", Present: present, Urgent: "no"}
	if refusal := s.Hold(held, told(held), session); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyHeld(held, session)
	decision := &commission.Decided{Commission: north, Number: "1/1", Session: "1", Votes: commission.Recorded, Voted: voted}
	if refusal := s.Decide(taken, told(taken), decision); refusal != nil {
		t.Fatal(refusal)
	}
	return fmt.Sprint(!strings.Contains(found(held), "commission.quorum"), !strings.Contains(found(taken), "commission.majority"))
}

func TestSeatIsGivenToAnotherAndTheOldOneIsKept(t *testing.T) {
	var s commission.State
	formed(t, &s, seven())
	before := s.Photograph()
	e := &act.Entry{Index: 9}
	b := &commission.Replaced{Commission: north, Seat: 2, Party: "party 3", Reason: "left"}
	if refusal := s.Replace(e, told(e), b); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyReplaced(e, b)
	if got := found(e); got != "commission.elect 2 of party 3/1" {
		t.Errorf("findings %s, want the second seat of party 3", got)
	}
	now, then := s.Commissions()[0], before.Commissions()[0]
	if now.Members[1].Party != "party 3" || now.Changes[0].Before.Party != "party 2" || then.Members[1].Party != "party 2" || len(then.Changes) != 0 {
		t.Errorf("now %+v, before %+v", now, then)
	}
	var balance []string
	for _, b := range s.Balances() {
		balance = append(balance, fmt.Sprintf("%s %d/%d", b.Party, b.Seats, b.Of))
	}
	if got := strings.Join(balance, ", "); got != "party 3 2/7, party 1 1/7, party 4 1/7, party 5 1/7, party 6 1/7, party 7 1/7" {
		t.Errorf("balance %s", got)
	}
}

func TestWhatHasNoStandingInACommissionIsRefused(t *testing.T) {
	var s commission.State
	formed(t, &s, seven())
	own, other := &act.Entry{Office: north}, &act.Entry{Office: "territorial/south"}
	session := func(number string, seats ...int64) *commission.Session {
		b := &commission.Session{Attendance: commission.Recorded, Commission: north, Number: number, Urgent: "yes"}
		for _, seat := range seats {
			b.Present = append(b.Present, commission.Seat{Seat: seat})
		}
		return b
	}
	if refusal := s.Hold(own, told(own), session("1", 1)); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyHeld(own, session("1", 1))
	taken := &commission.Decided{Commission: north, Number: "1/1", Session: "1", Votes: commission.Unknown}
	if refusal := s.Decide(own, told(own), taken); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyDecided(own, taken)
	twice := append(seven(), commission.Member{Seat: 7})
	for situation, c := range map[string]struct {
		refusal *act.Refusal
		rule    string
	}{
		"formed twice":                   {s.Form(own, told(own), &commission.Formed{Commission: north}), "act.repeated"},
		"a seat twice":                   {s.Form(own, told(own), &commission.Formed{Commission: "x", Members: twice}), "act.repeated"},
		"formed by sources nobody named": {s.Form(own, told(own), &commission.Formed{Commission: "x", Sources: []string{"NOBODY"}}), "act.dangling"},
		"a seat that is not there":       {s.Replace(own, told(own), &commission.Replaced{Commission: north, Seat: 8}), "act.dangling"},
		"a commission that is not there": {s.Replace(own, told(own), &commission.Replaced{Commission: "x", Seat: 1}), "act.dangling"},
		"a session of another":           {s.Hold(other, told(other), session("2", 1)), "act.unentitled"},
		"a session twice":                {s.Hold(own, told(own), session("1", 1)), "act.repeated"},
		"a session without a number":     {s.Hold(own, told(own), session("", 1)), "act.repeated"},
		"present who has no seat":        {s.Hold(own, told(own), session("2", 8)), "act.dangling"},
		"present twice":                  {s.Hold(own, told(own), session("2", 1, 1)), "form.order"},
		"a decision of no session":       {s.Decide(own, told(own), &commission.Decided{Commission: north, Number: "1/2", Session: "9"}), "act.dangling"},
		"a decision twice":               {s.Decide(own, told(own), taken), "act.repeated"},
		"a decision of another":          {s.Decide(other, told(other), &commission.Decided{Commission: north, Number: "1/2", Session: "1"}), "act.unentitled"},
		"a vote without a seat":          {s.Decide(own, told(own), &commission.Decided{Commission: north, Number: "1/2", Session: "1", Voted: []commission.Vote{{Seat: 8}}}), "act.dangling"},
	} {
		if c.refusal == nil || c.refusal.Rule != c.rule {
			t.Errorf("%s: %v, want a refusal by %s", situation, c.refusal, c.rule)
		}
	}
	absent := &act.Entry{Office: north}
	if refusal := s.Decide(absent, told(absent), &commission.Decided{
		Commission: north, Number: "1/2", Session: "1", Votes: commission.Recorded, Voted: []commission.Vote{{Seat: 2, Vote: "for"}},
	}); refusal != nil || found(absent) != "commission.absent 2/a seat that was present; commission.majority 1/4" {
		t.Errorf("a vote of a seat that was absent: %v, findings %s", refusal, found(absent))
	}
}
