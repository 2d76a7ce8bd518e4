package bench

import (
	"fmt"
	"runtime"
	"time"

	"urna/election/accreditation"
	"urna/election/act"
	"urna/election/calling"
	"urna/election/claim"
	"urna/election/commission"
	"urna/election/voterlist"
)

// chapterActs is how many acts of one chapter a nation may file.
const chapterActs = 100_000

// fold is a chapter's own part of an entry: decide and apply.
type fold struct {
	name string
	// begin gives the step for the n-th act on a new state.
	begin func() func(n int64, e *act.Entry) *act.Refusal
}

func anySource([]string) *act.Refusal { return nil }

// folds is one line for each chapter whose acts come by the station or by the day.
var folds = []fold{
	{"instructions and executions", foldInstructions}, {"decisions of commissions", foldDecisions}, {"voter lists and their changes", foldLists},
	{"presences of observers", foldPresences}, {"statements and evidence", foldClaims},
}

// chaptersAlone measures the fold of a chapter's acts against the machine's rate of
// signatures, which every act costs besides.
func chaptersAlone(say func(Figure)) error {
	perSecond := verifications() / float64(runtime.GOMAXPROCS(0))
	for _, f := range folds {
		var took []float64
		for range Rounds {
			step, begin := f.begin(), time.Now()
			for n := range int64(chapterActs) {
				e := &act.Entry{Index: n, Received: polls, Office: "territorial/north"}
				if refusal := step(n, e); refusal != nil {
					return fmt.Errorf("folding %s: %w", f.name, refusal)
				}
			}
			took = append(took, time.Since(begin).Seconds())
		}
		say(Figure{
			fmt.Sprintf("fold of %d %s", chapterActs, f.name), median(took) * perSecond / chapterActs, 0.2, true,
			fmt.Sprintf("an Ed25519 verification on one core for each; %.2f seconds", median(took)),
		})
	}
	return nil
}

func foldInstructions() func(int64, *act.Entry) *act.Refusal {
	s, f := &calling.State{}, calling.Foreign{Named: anySource}
	return func(n int64, e *act.Entry) *act.Refusal {
		number := fmt.Sprint(n / 2)
		if n%2 == 0 {
			b := &calling.Instructed{Number: number, Due: "2026-01-01"}
			refusal := s.Instruct(e, f, b)
			s.ApplyInstructed(e, b)
			return refusal
		}
		b := &calling.Executed{Number: number, On: "2026-01-02"}
		refusal := s.Execute(e, f, b)
		s.ApplyExecuted(e, b)
		return refusal
	}
}

func foldDecisions() func(int64, *act.Entry) *act.Refusal {
	s, f := &commission.State{}, commission.Foreign{Named: anySource, Term: func(string) {}}
	const office, perSession = "territorial/north", 10
	formed := &commission.Formed{Commission: office, Tier: commission.Territorial}
	var present []commission.Seat
	var voted []commission.Vote
	for seat := int64(1); seat <= 7; seat++ {
		formed.Members = append(formed.Members, commission.Member{Role: "member", Seat: seat})
		present, voted = append(present, commission.Seat{Seat: seat}), append(voted, commission.Vote{Seat: seat, Vote: "for"})
	}
	s.ApplyFormed(&act.Entry{}, formed)
	return func(n int64, e *act.Entry) *act.Refusal {
		session := fmt.Sprint(n / perSession)
		if n%perSession == 0 {
			b := &commission.Session{Attendance: commission.Recorded, Commission: office, Notice: 48, Number: session, Present: present, Urgent: "no"}
			refusal := s.Hold(e, f, b)
			s.ApplyHeld(e, b)
			return refusal
		}
		b := &commission.Decided{Commission: office, Number: fmt.Sprint(n), Session: session, Votes: commission.Recorded, Voted: voted}
		refusal := s.Decide(e, f, b)
		s.ApplyDecided(e, b)
		return refusal
	}
}

func foldLists() func(int64, *act.Entry) *act.Refusal {
	s := &voterlist.State{}
	f := voterlist.Facts{Named: anySource, Term: func(string) {}, Station: func(string) bool { return true }, Law: voterlist.Law{Voters: 3000}}
	const stations = chapterActs / 10
	return func(n int64, e *act.Entry) *act.Refusal {
		place := fmt.Sprint(n % stations)
		if n < stations {
			b := &voterlist.Counted{Place: place, Voters: 1000}
			refusal := s.Count(e, f, b)
			s.ApplyCounted(e, b)
			return refusal
		}
		b := &voterlist.Changed{Place: place, Added: 2, Removed: 1}
		refusal := s.Change(e, f, b)
		s.ApplyChanged(e, b)
		return refusal
	}
}

func foldPresences() func(int64, *act.Entry) *act.Refusal {
	s := &accreditation.State{}
	f := accreditation.Facts{Named: anySource, Term: func(string) {}, Station: func(string) bool { return true }}
	return func(n int64, e *act.Entry) *act.Refusal {
		b := &accreditation.Presence{Count: 1, Kind: accreditation.Domestic, Organisation: fmt.Sprint(n % 10), Place: fmt.Sprint(n / 10)}
		refusal := s.Note(e, f, b)
		s.ApplyNoted(e, b)
		return refusal
	}
}

func foldClaims() func(int64, *act.Entry) *act.Refusal {
	s, named := &claim.State{}, claim.Named(func(string) bool { return true })
	const each = 10
	return func(n int64, e *act.Entry) *act.Refusal {
		id := fmt.Sprint(n / each)
		if n%each == 0 {
			b := &claim.Stated{Claim: "said", ID: id, Kind: claim.Fact, Speaker: "somebody"}
			refusal := s.State(e, named, b)
			s.ApplyStated(e, b)
			return refusal
		}
		b := &claim.Evidence{Claim: id, Side: claim.Against, Text: "not so"}
		refusal := s.Give(e, named, b)
		s.ApplyGiven(e, b)
		return refusal
	}
}
