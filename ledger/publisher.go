package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	// PublicFolder is the name of the folder, below an election's own, that mirrors serve.
	PublicFolder = "public"
	// CheckpointPath is where the signed checkpoint stands below the public folder.
	CheckpointPath = "checkpoint"
)

// Publisher writes the files of one ledger. Add may run beside Write and
// PublishCheckpoint; the latter two take turns.
type Publisher struct {
	dir   string
	files *batch

	// writing is held for a whole Write or PublishCheckpoint. It guards files,
	// signed, written, published, previous and partials.
	writing   sync.Mutex
	signed    []byte
	written   Head
	published Head
	previous  int64
	partials  map[Tile]bool

	// adding guards what Add changes; it is never held during input or output.
	adding  sync.Mutex
	edge    *Edge
	bundle  []byte
	pending []file
	failed  error
}

// OpenPublisher opens the public folder of a ledger, new or existing, and takes up
// the tree where its checkpoint stands. The caller checks the checkpoint's signature.
func OpenPublisher(dir string) (*Publisher, error) {
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open publisher: %w", err)
	}
	staging := filepath.Join(dir, stagingFolder)
	if err := os.RemoveAll(staging); err != nil {
		return nil, fmt.Errorf("open publisher: %w", err)
	}
	if err := os.Mkdir(staging, 0o755); err != nil {
		return nil, fmt.Errorf("open publisher: %w", err)
	}
	// The folder's own name must survive what its files survive.
	if err := syncFolder(filepath.Dir(dir)); err != nil {
		return nil, fmt.Errorf("open publisher: %w", err)
	}
	p := &Publisher{dir: dir, files: newBatch(dir), edge: &Edge{}, written: EmptyHead(), published: EmptyHead(), partials: map[Tile]bool{}}
	if err := p.resume(); err != nil {
		return nil, fmt.Errorf("open publisher %s: %w", dir, err)
	}
	return p, nil
}

// resume reads the edge of the published tree and checks it against the checkpoint's root.
func (p *Publisher) resume() error {
	ctx := context.Background()
	r := Reader{Dir(p.dir)}
	signed, err := r.Checkpoint(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return p.findPartials(0)
	}
	if err != nil {
		return err
	}
	head, err := peekCheckpoint(signed)
	if err != nil {
		return err
	}
	edge, err := readEdge(head.Size, func(t Tile) ([]byte, error) { return r.tile(ctx, t) })
	if err != nil {
		return err
	}
	if got := edge.Root(); got != head.Root {
		return fmt.Errorf("the tiles of size %d have root %v, the checkpoint says %v", head.Size, got, head.Root)
	}
	if t, ok := partialTile(EntryLevel, head.Size); ok {
		leaves, err := r.bundle(ctx, t)
		if err != nil {
			return err
		}
		for i, leaf := range leaves {
			hash := LeafHash(leaf)
			if string(hash[:]) != string(edge.tiles[0][i*tlog.HashSize:][:tlog.HashSize]) {
				return fmt.Errorf("%s: entry %d (index %d) differs from its hash in the tree", t.Path(), i, t.first(i))
			}
			if p.bundle, err = AppendBundle(p.bundle, leaf); err != nil {
				return err
			}
		}
	}
	p.edge, p.signed, p.written, p.published, p.previous = edge, signed, head, head, head.Size
	return p.findPartials(head.Size)
}

// Checkpoint returns the signed checkpoint published last, nil if there is none.
func (p *Publisher) Checkpoint() []byte {
	p.writing.Lock()
	defer p.writing.Unlock()
	return p.signed
}

// Published returns the head of the checkpoint published last, the empty head if there is none.
func (p *Publisher) Published() Head {
	p.writing.Lock()
	defer p.writing.Unlock()
	return p.published
}

// Size returns the number of leaves added so far, written or not.
func (p *Publisher) Size() int64 {
	p.adding.Lock()
	defer p.adding.Unlock()
	return p.edge.Size()
}

// Add appends a leaf to the tree in memory. Full bundles and tiles wait there
// for the next Write, so a caller with many leaves writes from time to time.
func (p *Publisher) Add(leaf []byte) error {
	return p.AddHashed(leaf, LeafHash(leaf))
}

// AddHashed is Add for a caller that has computed LeafHash(leaf) already.
func (p *Publisher) AddHashed(leaf []byte, hash tlog.Hash) error {
	p.adding.Lock()
	defer p.adding.Unlock()
	if p.failed != nil {
		return p.failed
	}
	if p.edge.size >= MaxSize {
		return fmt.Errorf("add leaf: the ledger has reached its largest size, %d", int64(MaxSize))
	}
	bundle, err := AppendBundle(p.bundle, leaf)
	if err != nil {
		return fmt.Errorf("add leaf %d: %w", p.edge.size, err)
	}
	p.bundle = bundle
	t := bundleAt(p.edge.size, p.edge.size+1)
	p.edge.append(hash, func(full Tile, data []byte) {
		p.pending = append(p.pending, file{full.Path(), data})
	})
	if t.Width == TileWidth {
		p.pending = append(p.pending, file{t.Path(), p.bundle})
		p.bundle = make([]byte, 0, len(p.bundle)+len(p.bundle)/8)
	}
	return nil
}

// Write makes every tile and bundle of the leaves added so far durable and
// returns the head that a checkpoint may now be signed for.
func (p *Publisher) Write() (Head, error) {
	p.writing.Lock()
	defer p.writing.Unlock()
	files, head, err := p.take()
	if err != nil {
		return Head{}, err
	}
	if head.Size == p.written.Size {
		return head, nil
	}
	if err := p.files.write(files...); err != nil {
		return Head{}, p.fail(err)
	}
	for _, t := range partialTiles(head.Size) {
		p.partials[t.full()] = true
	}
	if err := p.files.sync(); err != nil {
		return Head{}, p.fail(err)
	}
	p.written = head
	return head, nil
}

// take copies the edge and hands over the files waiting to be written.
func (p *Publisher) take() (files []file, head Head, err error) {
	p.adding.Lock()
	defer p.adding.Unlock()
	if p.failed != nil {
		return nil, Head{}, p.failed
	}
	files, p.pending = p.pending, nil
	head = p.edge.Head()
	if t, ok := partialTile(EntryLevel, head.Size); ok {
		files = append(files, file{t.Path(), bytes.Clone(p.bundle)})
	}
	err = p.edge.partial(func(t Tile, data []byte) error {
		files = append(files, file{t.Path(), bytes.Clone(data)})
		return nil
	})
	return files, head, err
}

// fail ends the publisher's work: what is on disk is no longer known.
func (p *Publisher) fail(err error) error {
	p.adding.Lock()
	defer p.adding.Unlock()
	p.failed = fmt.Errorf("the publisher has failed and must be reopened: %w", err)
	return err
}

// PublishCheckpoint replaces the checkpoint file. The checkpoint must be of the
// head that Write returned last; the same head may be published again with more
// signatures. Partial tiles that are full in the previous checkpoint's tree go.
func (p *Publisher) PublishCheckpoint(signed []byte) error {
	p.writing.Lock()
	defer p.writing.Unlock()
	p.adding.Lock()
	failed := p.failed
	p.adding.Unlock()
	if failed != nil {
		return failed
	}
	if len(signed) > maxCheckpoint {
		return fmt.Errorf("publish checkpoint: %d bytes, limit %d", len(signed), maxCheckpoint)
	}
	head, err := peekCheckpoint(signed)
	if err != nil {
		return fmt.Errorf("publish checkpoint: %w", err)
	}
	if head != p.written {
		return fmt.Errorf("publish checkpoint: it is of size %d root %v, the files written are of size %d root %v",
			head.Size, head.Root, p.written.Size, p.written.Root)
	}
	if err := p.files.write(file{CheckpointPath, signed}); err != nil {
		return p.fail(err)
	}
	if err := p.files.sync(); err != nil {
		return p.fail(err)
	}
	p.signed = bytes.Clone(signed)
	if head.Size > p.published.Size {
		p.previous, p.published = p.published.Size, head
	}
	return p.removePartials()
}
