package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/note"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/internal/clerk"
	"urna/internal/opening"
	"urna/ledger"
)

// maxAnswer bounds what is read of a clerk's answer.
const maxAnswer = 1 << 20

// Client follows one ledger. It may be shared.
type Client struct {
	address   string
	http      *http.Client
	reader    ledger.Reader
	genesis   act.Hash
	origin    string
	verifier  note.Verifier
	files     Files
	published atomic.Pointer[clerk.Published]

	mu    sync.Mutex // guards state and edge
	state *election.State
	edge  ledger.Edge
}

// Open folds the ledger at an address. Its error says what is wrong with it.
func Open(ctx context.Context, address string) (*Client, error) {
	client := &http.Client{Timeout: time.Minute}
	return follow(ctx, &Client{address: strings.TrimSuffix(address, "/"), http: client, reader: ledger.Reader{Source: ledger.HTTP(address, client)}})
}

// Files are the public files of a ledger, to which nothing can be submitted.
type Files struct {
	Source ledger.Source
	Name   string // by which faults call it
	// Verified is a tree whose signatures this program has verified before; those
	// of its entries are not verified again. A ledger that does not contain this
	// tree is refused. Size 0 for none.
	Verified ledger.Head
	// Folded is called with the state after each entry; nil for nobody.
	Folded func(*election.State)
}

// Follow folds the ledger in public files.
func Follow(ctx context.Context, files Files) (*Client, error) {
	return follow(ctx, &Client{address: files.Name, files: files, reader: ledger.Reader{Source: files.Source}})
}

func follow(ctx context.Context, c *Client) (*Client, error) {
	address := c.address
	c.state = election.New()
	first, err := c.reader.Source.Read(ctx, "genesis.json", act.MaxLeaf)
	if err != nil {
		return nil, fmt.Errorf("genesis of %s: %w", address, err)
	}
	opened, refusal := act.OpenLeaf(first, election.Body)
	if refusal != nil {
		return nil, fmt.Errorf("genesis of %s: %w", address, refusal)
	}
	body, ok := opened.Act.Body.(*office.Genesis)
	if !ok {
		return nil, fmt.Errorf("genesis of %s: an act of kind %s", address, opened.Act.Kind)
	}
	vkey, err := note.NewEd25519VerifierKey(body.Origin, body.LedgerKey[:])
	if err != nil {
		return nil, fmt.Errorf("ledger key of %s: %w", address, err)
	}
	if c.verifier, err = note.NewVerifier(vkey); err != nil {
		return nil, fmt.Errorf("ledger key of %s: %w", address, err)
	}
	c.genesis, c.origin = opened.Hash, body.Origin
	c.published.Store(&clerk.Published{State: election.New(), Head: ledger.EmptyHead()})
	return c, c.Refresh(ctx)
}

// Genesis is the hash that names the election.
func (c *Client) Genesis() act.Hash { return c.genesis }

// Published is the snapshot at the last checkpoint that was folded.
func (c *Client) Published() *clerk.Published { return c.published.Load() }

// Refresh folds what has been published since the last time.
func (c *Client) Refresh(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	signed, err := c.reader.Checkpoint(ctx)
	if err != nil {
		return fmt.Errorf("checkpoint of %s: %w", c.address, err)
	}
	head, err := ledger.OpenCheckpoint(signed, c.origin, c.verifier)
	if err != nil {
		return fmt.Errorf("checkpoint of %s: %w", c.address, err)
	}
	if old := c.Published().Head; head.Size < old.Size || head.Size == old.Size && head.Root != old.Root {
		return fmt.Errorf("%s shows size %d, root %v after size %d, root %v: evidence of a split view", c.address, head.Size, head.Root, old.Size, old.Root)
	} else if head.Size == old.Size {
		return nil
	}
	edge, state := c.edge.Clone(), c.state.Photograph()
	span := opening.Span{From: state.Size, Verified: c.files.Verified.Size, Size: head.Size}
	err = opening.Each(ctx, c.reader, span, func(leaf *opening.Leaf) error {
		if leaf.Refusal != nil {
			return fmt.Errorf("entry %d: %w", leaf.Index, leaf.Refusal)
		}
		state.Fold(leaf.Opened)
		edge.Append(leaf.Hash)
		if c.files.Folded != nil {
			c.files.Folded(state)
		}
		return c.contains(&edge)
	})
	if err != nil {
		return fmt.Errorf("entries of %s: %w", c.address, err)
	}
	if edge.Root() != head.Root {
		return fmt.Errorf("the entries of %s up to size %d do not have the root of its checkpoint", c.address, head.Size)
	}
	c.edge, c.state = edge, state
	c.published.Store(&clerk.Published{State: state.Photograph(), Head: head, Checkpoint: signed})
	return nil
}

// contains holds the entries whose signatures are not verified again to the root
// under which they were.
func (c *Client) contains(edge *ledger.Edge) error {
	known := c.files.Verified
	if edge.Size() == known.Size && edge.Root() != known.Root {
		return fmt.Errorf("at size %d they have root %s, and those of root %s were verified: it is another ledger", known.Size, act.Hash(edge.Root()), act.Hash(known.Root))
	}
	return nil
}

// AwaitPublished asks for new checkpoints until one covers an index.
func (c *Client) AwaitPublished(ctx context.Context, index int64) (*clerk.Published, error) {
	for {
		if err := c.Refresh(ctx); err != nil {
			return nil, err
		}
		if p := c.Published(); p.Head.Size > index {
			return p, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// Leaf reads the leaf at an index below the published size.
func (c *Client) Leaf(index int64) ([]byte, error) {
	return c.reader.Leaf(context.Background(), index, c.Published().Head.Size)
}

// Prove returns the proof that an entry stands in the published tree.
func (c *Client) Prove(ctx context.Context, index int64) (*clerk.Proof, error) {
	p := c.Published()
	hashes, err := c.reader.ProveEntry(ctx, index, p.Head)
	if err != nil {
		return nil, err
	}
	return &clerk.Proof{Index: index, Hashes: hashes, Checkpoint: p.Checkpoint}, nil
}

// Submit hands a submission to the clerk and returns its answer.
func (c *Client) Submit(ctx context.Context, submission []byte) (clerk.Answer, error) {
	if c.http == nil {
		return clerk.Answer{}, fmt.Errorf("submit to %s: files take no acts", c.address)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.address+"/act", bytes.NewReader(submission))
	if err != nil {
		return clerk.Answer{}, fmt.Errorf("submit to %s: %w", c.address, err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := c.http.Do(request)
	if err != nil {
		return clerk.Answer{}, fmt.Errorf("submit to %s: %w", c.address, err)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return clerk.Answer{}, fmt.Errorf("submit to %s: %w", c.address, err)
	}
	if response.StatusCode != http.StatusOK && response.StatusCode != http.StatusUnprocessableEntity {
		return clerk.Answer{}, fmt.Errorf("submit to %s: %s", c.address, response.Status)
	}
	var answer clerk.Answer
	if err := json.Unmarshal(body, &answer); err != nil {
		return clerk.Answer{}, fmt.Errorf("answer of %s: %w", c.address, err)
	}
	return answer, nil
}
