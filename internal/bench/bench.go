package bench

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"urna/election"
)

// Figure is one measured ratio with what it is a ratio of.
type Figure struct {
	Name  string  `json:"name"`
	Got   float64 `json:"got"`
	Reach float64 `json:"reach"` // what we hold ourselves to; 0 for none
	Most  bool    `json:"most"`  // the figure is to stay below the reach
	Of    string  `json:"of"`
}

// Rounds is how often each ratio is taken; the median is given.
const Rounds = 3

// Sizes of the synthetic elections.
const (
	perRound     = 11520
	decodedRound = 40960 // whole turns of all keys
	manyStations = 100000
)

// Run measures everything and calls say with each figure as it is known.
func Run(say func(Figure)) error {
	// The inputs of a round lie ready in memory; a collector that walks them
	// again and again would be measured in place of the program.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	for _, measure := range []func(func(Figure)) error{through, signatures, states, readers, linear, airtime, meetings, chaptersAlone, copies} {
		if err := measure(say); err != nil {
			return err
		}
	}
	return nil
}

// inFolder runs fn with a new synthetic election in a folder that goes again.
func inFolder(stations int, fn func(*stage) error) (err error) {
	dir, err := os.MkdirTemp("", "urna-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	s, err := newStage(dir, stations)
	if err != nil {
		return err
	}
	return errors.Join(fn(s), s.clerk.Close())
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// through measures decoded acts through clerk and tiles against the bare table.
func through(say func(Figure)) error {
	var ratios, bulks, rates []float64
	err := inFolder(Rounds*decodedRound, func(s *stage) error {
		for round := range Rounds {
			submissions, err := s.submissions(round*decodedRound, (round+1)*decodedRound, 1)
			if err != nil {
				return err
			}
			opened, err := openAll(submissions)
			if err != nil {
				return err
			}
			leaves := make([][]byte, len(opened))
			for i := range opened {
				leaf, refusal := opened[i].Leaf(polls)
				if refusal != nil {
					return refusal
				}
				leaves[i] = leaf
			}
			before, err := bare(leaves, plain)
			if err != nil {
				return err
			}
			rate, err := s.decoded(opened)
			if err != nil {
				return err
			}
			after, err := bare(leaves, plain)
			if err != nil {
				return err
			}
			most, err := bare(leaves, own)
			if err != nil {
				return err
			}
			rates, ratios, bulks = append(rates, rate), append(ratios, rate/((before+after)/2)), append(bulks, rate/most)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("through clerk and tiles: %w", err)
	}
	say(Figure{"decoded acts through clerk and tiles", median(ratios), 0.3, false, fmt.Sprintf("a bare SQLite table with the same group commit; %.0f acts/s", median(rates))})
	say(Figure{"decoded acts through clerk and tiles", median(bulks), 0, false, "the store's own table, which inserts many rows at once"})
	return nil
}

// signatures measures clerk and verifier against the machine's own rate of
// Ed25519 verification, with 1, 3 and 9 signatures on each act.
func signatures(say func(Figure)) error {
	reach := map[int][2]float64{1: {0, 0}, 3: {0.5, 0.7}, 9: {0.65, 0.75}}
	for _, k := range []int{1, 3, 9} {
		var entering, verifying []float64
		for range Rounds {
			if err := oneRound(k, &entering, &verifying); err != nil {
				return fmt.Errorf("acts of %d signatures: %w", k, err)
			}
		}
		of := "Ed25519 verification on all cores"
		say(Figure{fmt.Sprintf("acts of %d signatures through the clerk", k), median(entering), reach[k][0], false, of})
		say(Figure{fmt.Sprintf("acts of %d signatures verified from zero", k), median(verifying), reach[k][1], false, of})
	}
	return nil
}

func oneRound(k int, entering, verifying *[]float64) error {
	count := perRound / k
	return inFolder(count, func(s *stage) error {
		submissions, err := s.submissions(0, count, k)
		if err != nil {
			return err
		}
		first := verifications()
		rate, err := s.submitted(submissions, unitsOf*turns(k))
		if err != nil {
			return err
		}
		second := verifications()
		_, report, _, err := verified(s.dir)
		if err != nil {
			return err
		}
		start := time.Now()
		if _, _, _, err = verified(s.dir); err != nil {
			return err
		}
		took := time.Since(start).Seconds()
		third := verifications()
		*entering = append(*entering, rate*float64(k)/((first+second)/2))
		*verifying = append(*verifying, float64(report.Signatures)/took/((second+third)/2))
		return nil
	})
}

// states measures what state holds in memory, for each station and for each
// further act, and how fast one protocol moves the sums of a large nation.
func states(say func(Figure)) error {
	return inFolder(manyStations, func(s *stage) error {
		if err := s.fileAll(); err != nil {
			return err
		}
		before := heap()
		_, _, state, err := verified(s.dir)
		if err != nil {
			return err
		}
		filed := heap() - before
		of := fmt.Sprintf("bytes; %d stations", manyStations)
		say(Figure{"state for a station with its protocol", float64(filed) / manyStations, 0, true, of})
		if err := s.timeCorrection(state, say); err != nil {
			return err
		}
		if err := s.correctMany(state, perRound); err != nil {
			return err
		}
		state = nil
		before = heap()
		if _, _, state, err = verified(s.dir); err != nil {
			return err
		}
		corrected := heap() - before
		say(Figure{"state for a further act (a correction)", float64(corrected-filed) / perRound, 0, true, "bytes; a leaf has " + strconv.Itoa(s.leafBytes(state))})
		return nil
	})
}

// fileAll enters a protocol for every station.
func (s *stage) fileAll() error {
	for first := 0; first < s.stations; first += perRound {
		submissions, err := s.submissions(first, min(first+perRound, s.stations), 1)
		if err != nil {
			return err
		}
		if _, err := s.submitted(submissions, unitsOf*turns(1)); err != nil {
			return err
		}
	}
	return nil
}

// timeCorrection takes the median time of one more protocol, to the new sums.
func (s *stage) timeCorrection(state *election.State, say func(Figure)) error {
	submission, err := s.correction(state, 7)
	if err != nil {
		return err
	}
	opened, err := openAll([][]byte{submission})
	if err != nil {
		return err
	}
	var times []float64
	for range 101 {
		took, err := oneProtocol(state, opened[0])
		if err != nil {
			return err
		}
		times = append(times, float64(took.Microseconds())/1000)
	}
	say(Figure{"one protocol to new national sums", median(times), 1, true, fmt.Sprintf("milliseconds; %d stations", manyStations)})
	return nil
}

// correctMany corrects the protocols of the first stations once each.
func (s *stage) correctMany(state *election.State, count int) error {
	submissions := make([][]byte, count)
	for i := range submissions {
		var err error
		if submissions[i], err = s.correction(state, i); err != nil {
			return err
		}
	}
	_, err := s.submitted(submissions, 1) // two keys sign them all, one after the other
	return err
}
