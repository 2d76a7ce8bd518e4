package clerk

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"urna/election"
	"urna/election/act"
	"urna/ledger"
)

// Submit opens a submission, has it decided, and answers once it is durable,
// with a signed receipt or a signed refusal. An error says that nothing is
// known: the submission may be sent again, the same bytes.
func (c *Clerk) Submit(ctx context.Context, submission []byte) (Answer, error) {
	opened, refusal := act.Open(submission, election.Body)
	if refusal != nil {
		answer := Answer{Hash: sha256.Sum256(submission), Refusal: refusal, Size: c.Published().Head.Size, Received: c.clock()}
		return answer, c.seal(&answer)
	}
	if !c.allowed(opened) {
		return Answer{}, ErrBusy
	}
	answer, err := c.Enter(ctx, opened)
	if err != nil {
		return Answer{}, err
	}
	return answer, c.seal(&answer)
}

// Enter has an opened act decided and answers once it is durable, without a
// signature of the intake.
func (c *Clerk) Enter(ctx context.Context, opened *act.Opened) (Answer, error) {
	pending, err := c.Begin(ctx, opened)
	if err != nil {
		return Answer{}, err
	}
	return pending.Wait()
}

// Pending is an opened act that was handed in and not answered yet.
type Pending struct {
	clerk  *Clerk
	answer chan *Answer
}

// Begin hands an opened act in without waiting, so that one author can keep the
// order of many acts.
func (c *Clerk) Begin(ctx context.Context, opened *act.Opened) (Pending, error) {
	p := Pending{c, make(chan *Answer, 1)}
	return p, c.hand(ctx, request{opened, p.answer})
}

// Wait returns the answer once it is durable.
func (p Pending) Wait() (Answer, error) {
	select {
	case answer := <-p.answer:
		err := p.clerk.earlier(answer)
		return *answer, err
	case <-p.clerk.stop:
		return Answer{}, errors.Join(ErrStopped, p.clerk.failed)
	}
}

// earlier turns the refusal of a repeated act into the answer its first
// submission had.
func (c *Clerk) earlier(a *Answer) error {
	if a.Refusal == nil || a.Refusal.Earlier == 0 {
		return nil
	}
	index := a.Refusal.Earlier - 1
	leaf, err := c.store.Leaf(index)
	if err != nil {
		return fmt.Errorf("read the entry of a repeated act: %w", err)
	}
	first, refusal := act.ReadLeaf(leaf, election.Body)
	if refusal != nil {
		return fmt.Errorf("read entry %d: %w", index, refusal)
	}
	for _, sig := range a.opened.Signatures {
		if !slices.ContainsFunc(first.Signatures, func(s act.Signature) bool { return s.Key == sig.Key }) {
			a.NotEntered = append(a.NotEntered, sig.Key)
		}
	}
	a.Refusal, a.Earlier, a.Index, a.Received = nil, true, index, first.Received
	return nil
}

// seal signs the receipt or refusal of an answer.
func (c *Clerk) seal(a *Answer) error {
	var text string
	if a.Refusal != nil {
		text = act.FormatRefused(act.Refused{Genesis: c.genesis, Act: a.Hash, Size: a.Size, At: a.Received, Refusal: *a.Refusal})
	} else {
		text = act.FormatReceipt(act.Receipt{
			Genesis: c.genesis, Act: a.Hash, Index: a.Index, Received: a.Received, By: a.Received + promised,
		})
	}
	note, err := ledger.SignNote(text, c.sign.intake)
	a.Receipt = string(note)
	return err
}
