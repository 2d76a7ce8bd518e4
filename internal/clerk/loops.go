package clerk

import (
	"fmt"

	"urna/election"
	"urna/ledger"
)

// sequence decides requests in their order, a batch at a time.
func (c *Clerk) sequence(working *election.State) {
	defer c.running.Done()
	defer close(c.batches)
	unpublished := working.Size - c.Published().Head.Size
	for r := range c.requests {
		b := batch{first: working.Size}
		due := c.decide(working, r, &b)
		for more := true; more && len(b.answers) < batchLength; {
			select {
			case r, ok := <-c.requests:
				if more = ok; ok {
					due = c.decide(working, r, &b) || due
				}
			default:
				more = false
			}
		}
		unpublished += int64(len(b.entered))
		if due && unpublished > 0 || unpublished >= unpublishedMost {
			b.picture, unpublished = working.Photograph(), 0
		}
		select {
		case c.batches <- b:
		case <-c.stop:
			return
		}
	}
}

// decide decides and applies one request; it reports whether a checkpoint was
// asked for.
func (c *Clerk) decide(working *election.State, r request, b *batch) bool {
	if r.opened == nil {
		return true
	}
	answer := &Answer{Hash: r.opened.Hash, Size: working.Size, Received: max(c.clock(), working.Received), opened: r.opened}
	entry, refusal := election.Decide(working, r.opened, answer.Received)
	if refusal == nil {
		refusal = r.opened.Fits()
	}
	if refusal != nil {
		answer.Refusal = refusal
	} else {
		working.Apply(entry, r.opened)
		answer.Index, answer.Findings = entry.Index, entry.Findings
		r.opened.Received = answer.Received
		b.entered = append(b.entered, r.opened)
	}
	b.answers = append(b.answers, pendingAnswer{r.answer, answer})
	return false
}

// commit writes each batch in one transaction and then answers.
func (c *Clerk) commit() {
	defer c.running.Done()
	defer close(c.jobs)
	unpublished, err := c.unpublished()
	if err != nil {
		c.fail(err)
	}
	for b := range c.batches {
		if c.Err() != nil {
			continue // the sequencer may be ahead by a batch that nobody waits for
		}
		leaves, err := c.write(b)
		if err != nil {
			c.fail(fmt.Errorf("write entries from %d on: %w", b.first, err))
			continue
		}
		for _, p := range b.answers {
			p.to <- p.answer
		}
		unpublished = append(unpublished, leaves...)
		if c.pass(job{b.picture, unpublished}) {
			unpublished = nil
		}
	}
}

// pass hands leaves on to the publisher: it hashes them while others are being
// decided. Only a checkpoint that is due is worth waiting for.
func (c *Clerk) pass(j job) bool {
	if j.picture == nil {
		select {
		case c.jobs <- j:
			return true
		default:
			return false
		}
	}
	select {
	case c.jobs <- j:
		return true
	case <-c.stop:
		return false
	}
}

// write makes the leaves of a batch and writes them in one transaction.
func (c *Clerk) write(b batch) ([][]byte, error) {
	if len(b.entered) == 0 {
		return nil, nil
	}
	leaves := make([][]byte, len(b.entered))
	for i, opened := range b.entered {
		leaf, refusal := opened.Leaf(opened.Received)
		if refusal != nil {
			return nil, refusal
		}
		leaves[i] = leaf
	}
	return leaves, c.store.Append(b.first, leaves)
}

// unpublished reads the leaves that the table holds above the last checkpoint.
func (c *Clerk) unpublished() ([][]byte, error) {
	var leaves [][]byte
	err := c.store.Read(c.publisher.Size(), c.store.Size(), func(_ int64, leaf []byte) error {
		leaves = append(leaves, leaf)
		return nil
	})
	return leaves, err
}

// publish takes leaves into the tree, and makes a checkpoint where one is due.
func (c *Clerk) publish() {
	defer c.running.Done()
	for j := range c.jobs {
		if c.Err() != nil {
			continue
		}
		if err := c.publishOne(j); err != nil {
			c.fail(fmt.Errorf("publish: %w", err))
		}
	}
}

// publishOne takes the leaves of a job; where a checkpoint is due it writes
// files, keeps the head, and only then signs: a head that is
// kept but not signed can be signed again, never the other way round.
func (c *Clerk) publishOne(j job) error {
	for _, leaf := range j.leaves {
		if err := c.publisher.Add(leaf); err != nil {
			return err
		}
	}
	if j.picture == nil {
		return nil
	}
	head, err := c.publisher.Write()
	if err != nil {
		return err
	}
	if head.Size != j.picture.Size {
		return fmt.Errorf("the tree has %d entries, the state %d", head.Size, j.picture.Size)
	}
	if err := c.store.SetHead(head); err != nil {
		return err
	}
	signed, err := ledger.SignCheckpoint(head, j.picture.Office.Genesis.Origin, c.sign.ledger)
	if err != nil {
		return err
	}
	if err := c.publisher.PublishCheckpoint(signed); err != nil {
		return err
	}
	c.published.Store(&Published{j.picture, head, signed})
	c.wake()
	return c.store.Checkpoint()
}
