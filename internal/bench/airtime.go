package bench

import (
	"encoding/binary"
	"fmt"
	"runtime"
	"time"

	"urna/election/act"
	"urna/election/lot"
	"urna/election/media"
)

// Sizes of the airtime that is drawn and logged.
const (
	airCandidates = 12
	airOutlets    = 20
	airDays       = 30
	airLogs       = 100_000
)

// airtime measures the lot and schedule of a nation, and the fold of as many logs
// as acts of a chapter may come, against the machine's rate of signatures.
func airtime(say func(Figure)) error {
	perSecond := verifications() / float64(runtime.GOMAXPROCS(0)) // of one core
	candidates := make([]string, airCandidates)
	for i := range candidates {
		candidates[i] = fmt.Sprintf("c%02d", i)
	}
	blocks := make([]media.Block, airOutlets)
	for i := range blocks {
		blocks[i] = media.Block{
			Audience: int64(1000 * i), Count: airCandidates + 1, Date: "2026-01-20", Daypart: media.Prime, Days: airDays, Length: 90,
			Medium: media.Television, Outlet: fmt.Sprint("outlet ", i), Paid: media.Budget, Start: 1140,
		}
	}
	var draws, folds []float64
	slots := 0
	for round := range Rounds {
		begin := time.Now()
		s := media.Draw(lot.Seed(act.Hash{byte(round)}, nil, ""), candidates, blocks)
		draws, slots = append(draws, time.Since(begin).Seconds()), len(s.Slots)
		took, err := foldLogs(candidates, blocks)
		if err != nil {
			return fmt.Errorf("folding logs of airtime: %w", err)
		}
		folds = append(folds, took.Seconds())
	}
	drawn, folded := median(draws), median(folds)
	say(Figure{
		fmt.Sprintf("lot and schedule, %d candidates, %d outlets, %d days", airCandidates, airOutlets, airDays), drawn * perSecond / float64(slots), 1, true,
		fmt.Sprintf("an Ed25519 verification on one core for each of %d slots; %.1f milliseconds", slots, 1000*drawn),
	})
	say(Figure{
		fmt.Sprintf("fold of %d logs of airtime", airLogs), folded * perSecond / airLogs, 0.2, true,
		fmt.Sprintf("an Ed25519 verification on one core for each; %.2f seconds", folded),
	})
	return nil
}

// foldLogs is the time that the chapter takes to decide and apply the logs, each
// slot's first and then corrections of it.
func foldLogs(candidates []string, blocks []media.Block) (time.Duration, error) {
	var s media.State
	index := int64(0)
	entry := func() *act.Entry {
		index++
		e := &act.Entry{Index: index, Received: polls}
		binary.BigEndian.PutUint64(e.Hash[:], uint64(index))
		return e
	}
	opening, opened := entry(), &media.SlotsOpened{Blocks: blocks, Candidates: candidates}
	if refusal := s.OpenSlots(opening, media.Facts{}, opened); refusal != nil {
		return 0, refusal
	}
	s.ApplyOpened(opening, opened)
	drawing, drawn := entry(), &media.LotDrawn{Opened: opening.Hash}
	if refusal := s.DrawLot(drawing, media.Facts{}, drawn); refusal != nil {
		return 0, refusal
	}
	s.ApplyDrawn(drawing, drawn)
	schedule := s.Lots()[0].Schedule
	last := make([]act.Hash, len(schedule.Slots))
	begin := time.Now()
	for i := range airLogs {
		at := i % len(schedule.Slots)
		e := entry()
		b := &media.BroadcastLogged{
			Candidate: schedule.Slots[at].Candidate, Corrects: last[at], Disturbance: media.Undisturbed, Length: 88, Lot: drawing.Hash,
			Slot: int64(at) + 1, Start: schedule.Start(schedule.Slots[at]),
		}
		if refusal := s.LogBroadcast(e, media.Facts{}, b); refusal != nil {
			return 0, refusal
		}
		s.ApplyLogged(e, b)
		last[at] = e.Hash
	}
	return time.Since(begin), nil
}
