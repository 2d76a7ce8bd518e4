package publish

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"sync"
	"sync/atomic"

	"urna/internal/clerk"
	"urna/internal/remote"
	"urna/internal/web"
	"urna/ledger"
)

// view is the ledger as a handler sees it: the state that was folded last, under
// a head that may be an earlier one.
type view struct {
	*remote.Client
	bundles *bundles
	at      atomic.Pointer[clerk.Published]
}

// Published is what pages are drawn from.
func (v *view) Published() *clerk.Published { return v.at.Load() }

// Leaf reads an entry; its neighbours are kept, for pages ask for them next.
func (v *view) Leaf(index int64) ([]byte, error) {
	return v.bundles.leaf(index, v.Client.Published().Head.Size)
}

// bundles keeps the entries that were read last.
type bundles struct {
	reader ledger.Reader
	mu     sync.Mutex
	kept   map[int64][][]byte
	size   int64
}

// mostBundles bounds what is kept, at about 400 kB each.
const mostBundles = 64

func (b *bundles) leaf(index, size int64) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.size != size || len(b.kept) >= mostBundles {
		b.kept, b.size = map[int64][][]byte{}, size
	}
	n := index / ledger.TileWidth
	if _, known := b.kept[n]; !known {
		var leaves [][]byte
		first := n * ledger.TileWidth
		err := b.reader.Leaves(context.Background(), first, min(first+ledger.TileWidth, size), func(_ int64, leaf []byte) error {
			leaves = append(leaves, leaf)
			return nil
		})
		if err != nil {
			return nil, err
		}
		b.kept[n] = leaves
	}
	at := index - n*ledger.TileWidth
	if index < 0 || at >= int64(len(b.kept[n])) {
		return nil, fmt.Errorf("entry %d: the ledger has %d", index, size)
	}
	return b.kept[n][at], nil
}

// drawer asks a handler for pages under one head after the other.
type drawer struct {
	view    *view
	handler *web.Handler
	tags    tags
}

func (c *Copy) newDrawer() (*drawer, error) {
	d := &drawer{view: &view{Client: c.client, bundles: c.bundles}}
	d.view.at.Store(c.client.Published())
	var err error
	d.handler, err = web.New(d.view, web.Options{Static: true, Beside: c.options.Beside, Source: c.options.Source, Past: &c.past})
	return d, err
}

// under makes the following pages name a head.
func (d *drawer) under(state *clerk.Published, head ledger.Head) {
	d.view.at.Store(&clerk.Published{State: state.State, Head: head})
}

// draw is the file of a place, and the places that its links lead to.
func (d *drawer) draw(ctx context.Context, p place) ([]byte, []place, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://copy"+p.address, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("ask for %s: %w", p.address, err)
	}
	answer := &answer{header: http.Header{}, status: http.StatusOK}
	d.handler.ServeHTTP(answer, r)
	switch answer.status {
	case http.StatusOK:
	case http.StatusNotFound:
		return nil, nil, fmt.Errorf("%s: %w", p.address, fs.ErrNotExist)
	default:
		return nil, nil, fmt.Errorf("%s: the portal answers %d", p.address, answer.status)
	}
	if p.inEach && p.file[len(p.file)-len(".html"):] == ".html" {
		return d.tags.relink(answer.body.Bytes(), p.file)
	}
	return answer.body.Bytes(), nil, nil
}

// answer takes what a handler writes.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header            { return a.header }
func (a *answer) WriteHeader(status int)         { a.status = status }
func (a *answer) Write(data []byte) (int, error) { return a.body.Write(data) }
