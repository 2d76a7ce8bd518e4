package sim

import (
	"context"
	"fmt"
	"runtime"

	"urna/election"
	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/desk"
)

// planned is one act of a long script: when it is received, what it states, who
// signs it, and who is told its hash.
type planned struct {
	at        act.Time
	statement desk.Statement
	devices   []*desk.Device
	then      func(act.Hash) // nil for nobody
}

// plan yields acts in the order of their times. It is asked for the next one
// only after the hash of the last was told.
type plan func(yield func(planned) bool)

// poured is a planned act on its way.
type poured struct {
	planned
	submission []byte
	opened     *act.Opened
	err        error
	ready      chan struct{}
}

// pour enters many acts in their order. One goroutine signs,
// others open, and the acts of one moment are handed in without waiting for one
// another; the clock moves only when all before are answered.
func (s *Stage) pour(ctx context.Context, seen act.Seen, script plan) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ordered, work := make(chan *poured, 512), make(chan *poured, 512)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for p := range work {
				p.open()
			}
		}()
	}
	go s.sign(ctx, seen, script, [2]chan<- *poured{work, ordered})
	var waiting []clerk.Pending
	for p := range ordered {
		<-p.ready
		if p.err != nil {
			return fmt.Errorf("%s: %w", p.statement.Kind, p.err)
		}
		if p.at > s.Clock.now {
			if err := answered(waiting); err != nil {
				return err
			}
			waiting, s.Clock.now = waiting[:0], p.at
		}
		pending, err := s.Clerk.Begin(ctx, p.opened)
		if err != nil {
			return err
		}
		waiting = append(waiting, pending)
	}
	return answered(waiting)
}

// sign signs the plan in its order and passes each act to both channels.
func (s *Stage) sign(ctx context.Context, seen act.Seen, script plan, to [2]chan<- *poured) {
	defer close(to[0])
	defer close(to[1])
	script(func(next planned) bool {
		p := &poured{planned: next, ready: make(chan struct{})}
		var hash act.Hash
		p.submission, hash, p.err = desk.Submit(s.genesis, p.statement, desk.Moment{Claimed: p.at, Seen: seen}, p.devices...)
		if p.then != nil {
			p.then(hash)
		}
		for _, channel := range to {
			select {
			case channel <- p:
			case <-ctx.Done():
				return false
			}
		}
		return p.err == nil
	})
}

func (p *poured) open() {
	defer close(p.ready)
	if p.err != nil {
		return
	}
	opened, refusal := act.Open(p.submission, election.Body)
	if p.opened = opened; refusal != nil {
		p.err = refusal
	}
}

// answered waits for all, and names the first that was refused.
func answered(waiting []clerk.Pending) error {
	for _, pending := range waiting {
		answer, err := pending.Wait()
		if err != nil {
			return err
		}
		if answer.Refusal != nil {
			return answer.Refusal
		}
	}
	return nil
}
