package bench

import (
	"encoding/binary"
	"fmt"
	"math/rand"
	"runtime"
	"time"

	"urna/election/act"
	"urna/election/campaign"
)

// Sizes of the campaign that is searched for conflicts: as many requests in as many
// days as a large commission had, and as many acts as a chapter may come in.
const (
	meetingsAsked      = 73_000
	meetingsFolded     = 50_000 // each a request and its answer
	meetingsCities     = 200
	meetingsDays       = 20
	meetingsCandidates = 12
)

// meetings measures the search for conflicts and the fold of requests and answers,
// against the machine's rate of signatures.
func meetings(say func(Figure)) error {
	perSecond := verifications() / float64(runtime.GOMAXPROCS(0)) // of one core
	asked := requests(meetingsAsked)
	var searches, folds []float64
	found := 0
	for range Rounds {
		begin := time.Now()
		found = len(campaign.Conflicts(asked))
		searches = append(searches, time.Since(begin).Seconds())
		took, err := foldMeetings(asked[:meetingsFolded])
		if err != nil {
			return fmt.Errorf("folding requests for meetings: %w", err)
		}
		folds = append(folds, took.Seconds())
	}
	searched, folded := median(searches), median(folds)
	say(Figure{
		fmt.Sprintf("conflicts of %d requests", meetingsAsked), searched * perSecond / meetingsAsked, 0.4, true,
		fmt.Sprintf("an Ed25519 verification on one core for each; %.2f seconds, %d conflicts", searched, found),
	})
	say(Figure{
		fmt.Sprintf("fold of %d requests and answers", 2*meetingsFolded), folded * perSecond / (2 * meetingsFolded), 0.3, true,
		fmt.Sprintf("an Ed25519 verification on one core for each; %.2f seconds", folded),
	})
	return nil
}

// requests are meetings all over the country, one in ten of them a motorcade.
func requests(n int) []*campaign.Event {
	r := rand.New(rand.NewSource(2005))
	all := make([]*campaign.Event, n)
	for i := range all {
		city := r.Int63n(meetingsCities)
		start := 480 + r.Int63n(720)
		b := campaign.EventRequested{
			Candidate: fmt.Sprintf("c%02d", r.Intn(meetingsCandidates)), City: fmt.Sprint("city ", city), Day: act.Date(fmt.Sprintf("2005-11-%02d", 1+r.Intn(meetingsDays))),
			End: start + 60 + r.Int63n(120), ID: fmt.Sprint("e", i), Kind: campaign.Meeting, People: r.Int63n(3000), Setup: 30, Clear: 30, Start: start,
			Stops: []campaign.Stop{{At: start, East: 100_000*(city%20) + r.Int63n(20_000), North: 100_000*(city/20) + r.Int63n(20_000)}},
		}
		if i%10 == 0 {
			b.Kind, b.Stops = campaign.Motorcade, append(b.Stops, campaign.Stop{At: start + 60, East: b.Stops[0].East + 15_000, North: b.Stops[0].North - 10_000})
		}
		all[i] = &campaign.Event{Index: int64(i), EventRequested: b}
	}
	return all
}

// foldMeetings is the time that the chapter takes to decide and apply requests and
// an acceptance of each.
func foldMeetings(asked []*campaign.Event) (time.Duration, error) {
	var s campaign.State
	index := int64(0)
	entry := func() *act.Entry {
		index++
		e := &act.Entry{Index: index, Received: polls}
		binary.BigEndian.PutUint64(e.Hash[:], uint64(index))
		return e
	}
	begin := time.Now()
	for _, a := range asked {
		e := entry()
		if refusal := s.Request(e, campaign.Foreign{}, &a.EventRequested); refusal != nil {
			return 0, refusal
		}
		s.ApplyRequested(e, &a.EventRequested)
		e = entry()
		b := &campaign.EventDecided{Decision: campaign.Accepted, Event: a.ID}
		if refusal := s.DecideEvent(e, campaign.Foreign{}, b); refusal != nil {
			return 0, refusal
		}
		s.ApplyDecided(e, b)
	}
	return time.Since(begin), nil
}
