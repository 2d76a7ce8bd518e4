package bench

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/internal/desk"
	"urna/internal/store"
	"urna/internal/verify"
	"urna/ledger"
)

// verifications is how many Ed25519 signatures all cores verify in a second,
// over messages as long as an act's signed bytes.
func verifications() float64 {
	seed := desk.DemoSeed("bench")
	private := ed25519.NewKeyFromSeed(seed[:])
	public := private.Public().(ed25519.PublicKey)
	message := make([]byte, 480)
	signature := ed25519.Sign(private, message)
	var count atomic.Int64
	var workers sync.WaitGroup
	start := time.Now()
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for time.Since(start) < 700*time.Millisecond {
				for range 50 {
					if !ed25519.Verify(public, message, signature) {
						panic("bench: a good signature does not verify")
					}
				}
				count.Add(50)
			}
		})
	}
	workers.Wait()
	return float64(count.Load()) / time.Since(start).Seconds()
}

// byWriters has n things done by many writers side by side, each taking every
// so-manieth in order and waiting for its answer before the next. It returns the
// first failure. As in life, the acts of one key come one after the other.
func byWriters(n, many int, do func(i int) error) error {
	failed := make(chan error, many)
	var writers sync.WaitGroup
	for first := range many {
		writers.Go(func() {
			for i := first; i < n; i += many {
				if err := do(i); err != nil {
					failed <- err
					return
				}
			}
		})
	}
	writers.Wait()
	close(failed)
	return <-failed
}

// decoded is acts per second through clerk and tiles, opened beforehand, until
// the checkpoint over the last one is published.
func (s *stage) decoded(opened []*act.Opened) (float64, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go s.clerk.Run(ctx)
	start := time.Now()
	err := byWriters(len(opened), unitsOf*turns(1), func(i int) error {
		answer, err := s.clerk.Enter(ctx, opened[i])
		if err == nil && answer.Refusal != nil {
			err = answer.Refusal
		}
		return err
	})
	if err == nil {
		err = s.clerk.Catch(ctx)
	}
	return float64(len(opened)) / time.Since(start).Seconds(), err
}

// groupCommit is how many entries one transaction of the baselines takes, as
// many as one of the clerk's.
const groupCommit = 1024

// plain opens a bare table as anyone would write it, own the store's table.
func plain(dir string) (table, error) { return openPlain(dir) }
func own(dir string) (table, error)   { return store.Open(dir) }

// waiting is a leaf whose author waits until it is durable.
type waiting struct {
	leaf   []byte
	answer chan int64
}

// bare is leaves per second into an event table by the clerk's group commit:
// authors hand leaves to a queue, one committer takes what has come, writes it
// in one transaction and answers each author.
func bare(leaves [][]byte, open func(dir string) (table, error)) (rate float64, err error) {
	dir, err := os.MkdirTemp("", "urna-bench-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	entries, err := open(dir)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, entries.Close()) }()
	queue := make(chan waiting, 4096)
	failed := make(chan error, 1)
	go func() { failed <- commitAll(entries, queue) }()
	start := time.Now()
	err = byWriters(len(leaves), unitsOf*turns(1), func(i int) error {
		w := waiting{leaves[i], make(chan int64, 1)}
		queue <- w
		<-w.answer
		return nil
	})
	rate = float64(len(leaves)) / time.Since(start).Seconds()
	close(queue)
	return rate, errors.Join(err, <-failed)
}

// commitAll answers also after a failure, so that no author waits for ever.
func commitAll(entries table, queue <-chan waiting) (failed error) {
	for w := range queue {
		batch, leaves := []waiting{w}, [][]byte{w.leaf}
		for more := true; more && len(batch) < groupCommit; {
			select {
			case w, ok := <-queue:
				if more = ok; ok {
					batch, leaves = append(batch, w), append(leaves, w.leaf)
				}
			default:
				more = false
			}
		}
		first := entries.Size()
		if failed == nil {
			failed = entries.Append(first, leaves)
		}
		for i, w := range batch {
			w.answer <- first + int64(i)
		}
	}
	return failed
}

// submitted is acts per second from bytes to signed receipts, by many writers.
func (s *stage) submitted(submissions [][]byte, writers int) (float64, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go s.clerk.Run(ctx)
	start := time.Now()
	err := byWriters(len(submissions), writers, func(i int) error {
		answer, err := s.clerk.Submit(ctx, submissions[i])
		if err == nil && answer.Refusal != nil {
			err = answer.Refusal
		}
		return err
	})
	rate := float64(len(submissions)) / time.Since(start).Seconds()
	if err == nil {
		err = s.clerk.Catch(ctx)
	}
	return rate, err
}

// verified is entries per second from zero, and the state they give.
func verified(dir string) (float64, *verify.Report, *election.State, error) {
	start := time.Now()
	report, state, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{})
	if err == nil && !report.OK {
		err = fmt.Errorf("the bench ledger has faults: %v", report.Faults[0])
	}
	if err != nil {
		return 0, nil, nil, err
	}
	return float64(report.Size) / time.Since(start).Seconds(), report, state, nil
}

// heap is the bytes in use after collection.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// oneProtocol is how long one more protocol takes from decided act to new sums
// of the nation, in memory.
func oneProtocol(state *election.State, opened *act.Opened) (time.Duration, error) {
	working := state.Photograph()
	start := time.Now()
	e, refusal := election.Decide(working, opened, working.Received)
	if refusal != nil {
		return 0, refusal
	}
	working.Apply(e, opened)
	working.Results.UnitTotals(0)
	return time.Since(start), nil
}
