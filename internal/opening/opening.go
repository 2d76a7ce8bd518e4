package opening

import (
	"context"
	"runtime"

	"golang.org/x/mod/sumdb/tlog"

	"urna/election"
	"urna/election/act"
	"urna/ledger"
)

// Leaf is one entry as it was read: opened, or with the refusal that says why not.
type Leaf struct {
	Index   int64
	Hash    tlog.Hash // of the leaf in the tree
	Opened  *act.Opened
	Refusal *act.Refusal
}

// Span is the entries from an index up to a size. Signatures are verified of those
// from Verified on.
type Span struct{ From, Verified, Size int64 }

// chunk is a run of entries on its way through a worker.
type chunk struct {
	first  int64
	bytes  [][]byte
	done   chan struct{}
	leaves []Leaf
}

const chunkLength = 64

// Each yields the entries of a span in their order and ends with the first error,
// of the yield or of reading.
func Each(ctx context.Context, reader ledger.Reader, span Span, yield func(*Leaf) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	ordered, work := make(chan *chunk, 4*workers), make(chan *chunk, 4*workers)
	for range workers {
		go func() {
			for c := range work {
				c.open(span.Verified)
			}
		}()
	}
	var read error
	go func() {
		defer close(ordered)
		defer close(work)
		read = cut(ctx, reader, span, func(c *chunk) error {
			for _, to := range []chan<- *chunk{work, ordered} {
				select {
				case to <- c:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	}()
	for c := range ordered {
		<-c.done
		for i := range c.leaves {
			if err := yield(&c.leaves[i]); err != nil {
				return err
			}
		}
	}
	return read
}

// cut sends the leaves of a span in chunks, also those before a leaf that cannot
// be read.
func cut(ctx context.Context, reader ledger.Reader, span Span, send func(*chunk) error) error {
	current := &chunk{first: span.From, done: make(chan struct{})}
	err := reader.Leaves(ctx, span.From, span.Size, func(index int64, leaf []byte) error {
		current.bytes = append(current.bytes, leaf)
		if len(current.bytes) < chunkLength {
			return nil
		}
		full := current
		current = &chunk{first: index + 1, done: make(chan struct{})}
		return send(full)
	})
	if len(current.bytes) > 0 && ctx.Err() == nil {
		if last := send(current); err == nil {
			err = last
		}
	}
	return err
}

func (c *chunk) open(verified int64) {
	c.leaves = make([]Leaf, len(c.bytes))
	for i, leaf := range c.bytes {
		index := c.first + int64(i)
		open := act.OpenLeaf
		if index < verified {
			open = act.ReadLeaf
		}
		opened, refusal := open(leaf, election.Body)
		c.leaves[i] = Leaf{index, ledger.LeafHash(leaf), opened, refusal}
	}
	close(c.done)
}
