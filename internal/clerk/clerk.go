package clerk

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/internal/quota"
	"urna/internal/store"
	"urna/ledger"
)

// Limits of the clerk's queue and batches.
const (
	queueLength    = 4096
	batchLength    = 1024
	publishedEvery = time.Second
	// unpublishedMost bounds the leaves held in memory until the next checkpoint.
	unpublishedMost = 50000
	// promised is how long after its receipt an act may take to be published.
	promised = 60
)

// ErrStopped says that the clerk no longer takes acts; nothing was decided.
var ErrStopped = errors.New("the clerk has stopped")

// Published is the state at the published checkpoint: what every page shows.
type Published struct {
	State      *election.State
	Head       ledger.Head
	Checkpoint []byte
}

// Clerk writes one ledger. Make one with Open; end it with Close.
type Clerk struct {
	dir       string
	clock     func() act.Time
	sign      signers
	store     *store.Store
	publisher *ledger.Publisher
	genesis   act.Hash
	quota     *quota.Quota[spender] // nil for none

	requests  chan request
	batches   chan batch
	jobs      chan job
	published atomic.Pointer[Published]

	growth  sync.Cond // wakes who waits for a checkpoint; its lock is grown
	grown   sync.Mutex
	running sync.WaitGroup
	gate    sync.RWMutex // held for reading while a request is handed in
	closed  bool
	stop    chan struct{} // closed when the clerk fails
	failed  error
	once    sync.Once
}

// request is an opened act on its way to the sequencer; without an act it asks
// for a checkpoint.
type request struct {
	opened *act.Opened
	answer chan *Answer
}

// batch is what the sequencer decided in one go: leaves to write and answers to
// give once they are durable.
type batch struct {
	first   int64
	entered []*act.Opened
	answers []pendingAnswer
	picture *election.State // set when a checkpoint is due
}

type pendingAnswer struct {
	to     chan *Answer
	answer *Answer
}

// job is what the publisher takes into the tree, and the state of which a
// checkpoint is due; nil when there is none.
type job struct {
	picture *election.State
	leaves  [][]byte
}

// Answer is what became of one submission.
type Answer struct {
	Hash     act.Hash      `json:"act"`
	Index    int64         `json:"index"`
	Received act.Time      `json:"received"`
	Findings []act.Finding `json:"findings"`
	// Earlier is set when the same act stood in the ledger already: Index and
	// Received are those of its entry, NotEntered the keys whose signatures on
	// this submission are not among those of the entry.
	Earlier    bool         `json:"earlier"`
	NotEntered []act.Key    `json:"not_entered"`
	Refusal    *act.Refusal `json:"refusal,omitempty"`
	Size       int64        `json:"size"`    // entries when it was decided
	Receipt    string       `json:"receipt"` // signed note: receipt or refusal
	opened     *act.Opened
}

// start sets the goroutines of the clerk going.
func (c *Clerk) start(working *election.State) {
	c.requests = make(chan request, queueLength)
	c.batches = make(chan batch, 1)
	c.jobs = make(chan job, 1)
	c.running.Add(3)
	go c.sequence(working)
	go c.commit()
	go c.publish()
}

// fail ends the clerk: what the disk holds is no longer known for sure.
func (c *Clerk) fail(err error) {
	c.once.Do(func() {
		c.failed = err
		close(c.stop)
		c.wake()
	})
}

// Failed is closed when the clerk has ended by a fault; Err says by which.
func (c *Clerk) Failed() <-chan struct{} { return c.stop }

// Err is the fault by which the clerk ended, nil while it runs.
func (c *Clerk) Err() error {
	select {
	case <-c.stop:
		return c.failed
	default:
		return nil
	}
}

func (c *Clerk) wake() {
	c.grown.Lock()
	c.growth.Broadcast()
	c.grown.Unlock()
}

// Published is the snapshot at the last checkpoint.
func (c *Clerk) Published() *Published { return c.published.Load() }

// Size is the number of entries that are durable, published or not.
func (c *Clerk) Size() int64 { return c.store.Size() }

// Genesis is the hash that names the election.
func (c *Clerk) Genesis() act.Hash { return c.genesis }

// AwaitPublished waits until the checkpoint covers an index.
func (c *Clerk) AwaitPublished(ctx context.Context, index int64) (*Published, error) {
	stop := context.AfterFunc(ctx, c.wake)
	defer stop()
	c.grown.Lock()
	defer c.grown.Unlock()
	for {
		if p := c.published.Load(); p.Head.Size > index {
			return p, nil
		}
		if err := errors.Join(ctx.Err(), c.Err()); err != nil {
			return nil, err
		}
		c.growth.Wait()
	}
}

// Tick asks for a checkpoint over what was decided so far.
func (c *Clerk) Tick() error { return c.hand(context.Background(), request{}) }

// Catch publishes what stands above the last checkpoint and waits for it.
func (c *Clerk) Catch(ctx context.Context) error {
	if err := c.Tick(); err != nil {
		return err
	}
	if last := c.store.Size() - 1; last >= c.Published().Head.Size {
		_, err := c.AwaitPublished(ctx, last)
		return err
	}
	return nil
}

// Run ticks each second until the context ends or the clerk fails.
func (c *Clerk) Run(ctx context.Context) error {
	ticker := time.NewTicker(publishedEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-c.stop:
			return c.failed
		case <-ticker.C:
			if err := c.Tick(); err != nil {
				return err
			}
		}
	}
}

// hand gives a request to the sequencer unless the clerk is closing.
func (c *Clerk) hand(ctx context.Context, r request) error {
	c.gate.RLock()
	defer c.gate.RUnlock()
	if c.closed {
		return ErrStopped
	}
	select {
	case c.requests <- r:
		return nil
	case <-c.stop:
		return errors.Join(ErrStopped, c.failed)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close decides what is queued, publishes it, and lets go of the folder.
func (c *Clerk) Close() error {
	tick := c.Tick()
	if errors.Is(tick, ErrStopped) && c.Err() == nil {
		return nil // closed before
	}
	c.gate.Lock()
	c.closed = true
	close(c.requests)
	c.gate.Unlock()
	c.running.Wait()
	return errors.Join(c.Err(), c.store.Close())
}
