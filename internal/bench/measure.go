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
	"urna/internal/clerk"
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

// decoded is acts per second through clerk and tiles, opened beforehand, until
// the checkpoint over the last one is published.
func (s *stage) decoded(opened []*act.Opened) (float64, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go s.clerk.Run(ctx)
	start := time.Now()
	pending := make([]clerk.Pending, len(opened))
	for i := range opened {
		var err error
		if pending[i], err = s.clerk.Begin(ctx, opened[i]); err != nil {
			return 0, err
		}
	}
	var last int64
	for _, p := range pending {
		answer, err := p.Wait()
		if err != nil {
			return 0, err
		}
		if answer.Refusal != nil {
			return 0, answer.Refusal
		}
		last = answer.Index
	}
	if err := s.clerk.Tick(); err != nil {
		return 0, err
	}
	if _, err := s.clerk.AwaitPublished(ctx, last); err != nil {
		return 0, err
	}
	return float64(len(opened)) / time.Since(start).Seconds(), nil
}

// inTable runs fn on a bare event table in a folder that goes again.
func inTable(fn func(*store.Store) error) (err error) {
	dir, err := os.MkdirTemp("", "urna-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	table, err := store.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(fn(table), table.Close())
}

// groupCommit is how many entries one transaction of the baselines takes, as
// many as one of the clerk's.
const groupCommit = 1024

// bulk is leaves per second into the bare event table from one loop: no queue,
// nobody who waits for an answer.
func bulk(leaves [][]byte) (rate float64, err error) {
	err = inTable(func(table *store.Store) error {
		start := time.Now()
		for first := 0; first < len(leaves); first += groupCommit {
			if err := table.Append(int64(first), leaves[first:min(first+groupCommit, len(leaves))]); err != nil {
				return err
			}
		}
		rate = float64(len(leaves)) / time.Since(start).Seconds()
		return nil
	})
	return rate, err
}

// waiting is a leaf whose author waits until it is durable.
type waiting struct {
	leaf   []byte
	answer chan int64
}

// bare is leaves per second into the bare event table by the clerk's group
// commit: authors hand leaves to a queue, one committer takes what has come,
// writes it in one transaction and answers each author.
func bare(leaves [][]byte) (rate float64, err error) {
	err = inTable(func(table *store.Store) error {
		queue := make(chan waiting, 4096)
		failed := make(chan error, 1)
		go func() { failed <- commitAll(table, queue) }()
		start := time.Now()
		answers := make([]chan int64, len(leaves))
		for i, leaf := range leaves {
			answers[i] = make(chan int64, 1)
			queue <- waiting{leaf, answers[i]}
		}
		for _, answer := range answers {
			<-answer
		}
		rate = float64(len(leaves)) / time.Since(start).Seconds()
		close(queue)
		return <-failed
	})
	return rate, err
}

func commitAll(table *store.Store, queue <-chan waiting) error {
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
		first := table.Size()
		if err := table.Append(first, leaves); err != nil {
			return err
		}
		for i, w := range batch {
			w.answer <- first + int64(i)
		}
	}
	return nil
}

// submitted is acts per second from bytes to signed receipts, by many writers.
func (s *stage) submitted(submissions [][]byte) (float64, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go s.clerk.Run(ctx)
	var next atomic.Int64
	failures := make(chan error, 256)
	var writers sync.WaitGroup
	start := time.Now()
	for range 256 {
		writers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(submissions)); i = next.Add(1) - 1 {
				answer, err := s.clerk.Submit(ctx, submissions[i])
				if err == nil && answer.Refusal != nil {
					err = answer.Refusal
				}
				if err != nil {
					failures <- err
					return
				}
			}
		})
	}
	writers.Wait()
	took := time.Since(start).Seconds()
	select {
	case err := <-failures:
		return 0, err
	default:
		return float64(len(submissions)) / took, s.clerk.Catch(ctx)
	}
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
