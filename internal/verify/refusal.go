package verify

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"urna/election"
	"urna/election/act"
	"urna/ledger"
)

// Judgement is what became of deciding a refused submission again.
type Judgement struct {
	Stands  bool         `json:"stands"` // the same refusal, word for word
	Act     string       `json:"act"`
	Size    int64        `json:"size"` // entries before it
	At      string       `json:"at"`
	Signed  act.Refusal  `json:"signed"`
	Decided *act.Refusal `json:"decided"` // nil where the act would have entered
}

// KeepRefusal joins a signed refusal and the submission it answers into one file:
// the note, an empty line, the bytes that were sent.
func KeepRefusal(note string, submission []byte) []byte {
	return append([]byte(note+"\n"), submission...)
}

// SplitRefusal takes apart what KeepRefusal joined.
func SplitRefusal(kept []byte) (note, submission []byte, err error) {
	_, rest, found := bytes.Cut(kept, []byte("\n\n"))
	if !found {
		return nil, nil, errors.New("no signed note: an empty line parts its text from its signature")
	}
	signatures, submission, found := bytes.Cut(rest, []byte("\n\n"))
	if !found {
		return nil, nil, errors.New("no submission: an empty line parts it from the note")
	}
	end := len(kept) - len(rest) + len(signatures) + 1
	return kept[:end], submission, nil
}

// Judge decides a refused submission again, on the state that the published
// entries give at the size the refusal names and at its time. Its error says that
// the refusal is not one of this ledger's, or cannot be judged yet.
func Judge(ctx context.Context, source ledger.Source, kept []byte) (*Judgement, error) {
	note, submission, err := SplitRefusal(kept)
	if err != nil {
		return nil, err
	}
	r := newRun(source, Options{})
	if ok, err := r.begin(ctx); err != nil {
		return nil, err
	} else if !ok || !r.report.OK {
		return nil, fmt.Errorf("the ledger: %s", r.report.Faults[0].What)
	}
	verifier, err := ledger.NewVerifier(r.report.Origin+"/intake", r.intake)
	if err != nil {
		return nil, err
	}
	text, err := ledger.OpenNote(note, verifier)
	if err != nil {
		return nil, err
	}
	refused, err := act.ParseRefused(text)
	if err != nil {
		return nil, err
	}
	if refused.Genesis.String() != r.report.Genesis {
		return nil, fmt.Errorf("a refusal of another election: genesis %s", refused.Genesis)
	}
	decided, err := r.again(ctx, refused, submission)
	if err != nil {
		return nil, err
	}
	j := &Judgement{Act: refused.Act.String(), Size: refused.Size, At: refused.At.String(), Signed: refused.Refusal, Decided: decided}
	if decided != nil {
		same := refused
		same.Refusal = *decided
		j.Stands = act.FormatRefused(same) == text
	}
	return j, nil
}

// again decides a submission as the clerk had to; nil where it had to enter.
func (r *run) again(ctx context.Context, refused act.Refused, submission []byte) (*act.Refusal, error) {
	opened, refusal := act.Open(submission, election.Body)
	hash := act.Hash(sha256.Sum256(submission))
	if refusal == nil {
		hash = opened.Hash
	}
	if hash != refused.Act {
		return nil, fmt.Errorf("the submission is %s, the refusal is of %s", hash, refused.Act)
	}
	if refusal != nil {
		return refusal, nil // it could not even be read: no state is needed
	}
	if refused.Size > r.head.Size {
		return nil, fmt.Errorf("the refusal was decided at size %d, the published ledger ends at %d: try again later", refused.Size, r.head.Size)
	}
	if err := r.foldTo(ctx, refused.Size); err != nil {
		return nil, err
	}
	if _, refusal = election.Decide(r.state, opened, refused.At); refusal == nil {
		refusal = opened.Fits()
	}
	return refusal, nil
}

// foldTo folds the entries up to a size, which must have the root that the
// checkpoint commits to.
func (r *run) foldTo(ctx context.Context, size int64) error {
	var edge ledger.Edge
	err := r.reader.Leaves(ctx, 0, size, func(index int64, leaf []byte) error {
		edge.Append(ledger.LeafHash(leaf))
		opened, refusal := act.OpenLeaf(leaf, election.Body)
		if refusal != nil {
			r.state.Void()
			return nil
		}
		r.state.Fold(opened)
		return nil
	})
	if err != nil {
		return err
	}
	root, err := r.reader.RootAt(ctx, size, r.head)
	if err != nil {
		return fmt.Errorf("root at size %d: %w", size, err)
	}
	if edge.Root() != root {
		return fmt.Errorf("the entries up to size %d do not have the root of the checkpoint: verify the ledger first", size)
	}
	return nil
}
