package ledger

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	// maxFaults bounds what a check of a wholly wrong tree collects.
	maxFaults = 1000
	// checkAhead is how many tiles are read at once, so that a distant mirror is
	// not waited for tile by tile.
	checkAhead = 16
)

// Fault is one file of a ledger that is not what its checkpoint commits to.
type Fault struct {
	// Index is the first entry concerned.
	Index int64
	// File is the path below the public folder.
	File string
	// What is wrong with it.
	What string
}

// TreeCheck compares the hash tiles of a ledger with its leaves while a verifier
// streams the leaves once for its own purposes: Add each leaf hash, then Finish.
type TreeCheck struct {
	reader  Reader
	head    Head
	edge    Edge
	waiting []file
	tiles   []Tile
	differ  []difference
	faults  []Fault
}

// difference is a tile that holds another hash than the leaves give, first at place.
type difference struct {
	tile  Tile
	place int
}

// CheckTree begins a check of the tree that a verified checkpoint's head commits to.
func (r Reader) CheckTree(head Head) *TreeCheck {
	return &TreeCheck{reader: r, head: head}
}

// Add takes the hash of the next leaf. Its errors are failures to read, not faults.
func (c *TreeCheck) Add(ctx context.Context, leaf tlog.Hash) error {
	if c.edge.size >= c.head.Size {
		return fmt.Errorf("check tree: leaf %d is beyond size %d", c.edge.size, c.head.Size)
	}
	c.edge.append(leaf, c.expect)
	if len(c.waiting) < checkAhead {
		return nil
	}
	return c.compare(ctx)
}

func (c *TreeCheck) expect(t Tile, data []byte) {
	c.tiles = append(c.tiles, t)
	c.waiting = append(c.waiting, file{t.Path(), data})
}

// Finish compares what is left and returns the faults in the order of entries.
// It tells a wrong tile from a wrong entry by the checkpoint's root: where the
// published tile is the one under the root, the entry is what was changed.
func (c *TreeCheck) Finish(ctx context.Context) ([]Fault, error) {
	if c.edge.size != c.head.Size {
		return nil, fmt.Errorf("check tree: got %d leaves, the size is %d", c.edge.size, c.head.Size)
	}
	err := c.edge.partial(func(t Tile, data []byte) error {
		c.expect(t, data)
		return nil
	})
	if err != nil {
		return nil, err
	}
	same := c.edge.Root() == c.head.Root
	entries, err := c.resolve(ctx, same)
	if err != nil {
		return nil, err
	}
	if !same && entries == 0 {
		c.faults = append(c.faults, Fault{Index: c.head.Size, File: CheckpointPath,
			What: fmt.Sprintf("the root is %v, the %d entries give %v", c.head.Root, c.head.Size, c.edge.Root())})
	}
	return c.sorted(), nil
}

// Stop ends a check whose leaves broke off with an error of Leaves, and returns
// that fault together with those found before it. Other errors it gives back.
func (c *TreeCheck) Stop(ctx context.Context, cause error) ([]Fault, error) {
	f, ok := bundleFault(cause)
	if !ok {
		return nil, cause
	}
	if _, err := c.resolve(ctx, false); err != nil {
		return nil, err
	}
	c.faults = append(c.faults, f)
	return c.sorted(), nil
}

// resolve names what is wrong for each difference and counts the wrong entries.
func (c *TreeCheck) resolve(ctx context.Context, same bool) (entries int, err error) {
	if err := c.compare(ctx); err != nil {
		return 0, err
	}
	differ := map[Tile]bool{}
	for _, d := range c.differ {
		differ[d.tile.full()] = true
	}
	for _, d := range c.differ {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if same || !c.underRoot(ctx, d) {
			c.fault(d, d.tile.Path(), fmt.Sprintf("hash %d differs from the hash of the entries", d.place))
			continue
		}
		entries++
		if d.tile.Level == 0 {
			bundle := bundleAt(d.tile.first(d.place), c.head.Size)
			c.fault(d, bundle.Path(), fmt.Sprintf("entry %d differs from its hash in the tree", d.place))
			continue
		}
		below := Tile{Level: d.tile.Level - 1, N: d.tile.N<<tileHeight + int64(d.place), Width: TileWidth}
		if !differ[below] {
			c.fault(d, below.Path(), "the tile and the entries below it differ from its hash in the tree")
		}
	}
	return entries, nil
}

func (c *TreeCheck) sorted() []Fault {
	slices.SortStableFunc(c.faults, func(a, b Fault) int { return cmp.Compare(a.Index, b.Index) })
	return c.faults
}

// compare reads the waiting tiles together and notes which differ.
func (c *TreeCheck) compare(ctx context.Context) error {
	got := make([][]byte, len(c.tiles))
	errs := make([]error, len(c.tiles))
	var reads sync.WaitGroup
	for i, t := range c.tiles {
		reads.Go(func() { got[i], errs[i] = c.reader.tile(ctx, t) })
	}
	reads.Wait()
	for i, t := range c.tiles {
		if err := c.note(t, c.waiting[i].data, got[i], errs[i]); err != nil {
			return err
		}
	}
	c.tiles, c.waiting = c.tiles[:0], c.waiting[:0]
	return nil
}

func (c *TreeCheck) note(t Tile, want, got []byte, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.fault(difference{tile: t}, t.Path(), "missing")
	case errors.Is(err, errShort), errors.Is(err, ErrTooLong):
		c.fault(difference{tile: t}, t.Path(), err.Error())
	case err != nil:
		return fmt.Errorf("check tree: %w", err)
	case !bytes.Equal(got, want) && len(c.differ) < maxFaults:
		place := 0
		for bytes.Equal(got[place*tlog.HashSize:][:tlog.HashSize], want[place*tlog.HashSize:][:tlog.HashSize]) {
			place++
		}
		c.differ = append(c.differ, difference{t, place})
	}
	return nil
}

func (c *TreeCheck) fault(d difference, path, what string) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, Fault{Index: d.tile.first(d.place), File: path, What: what})
	}
}

// underRoot reports whether the published tile leads up to the checkpoint's root.
func (c *TreeCheck) underRoot(ctx context.Context, d difference) bool {
	at := tlog.StoredHashIndex(tileHeight*d.tile.Level, d.tile.N<<tileHeight+int64(d.place))
	_, err := c.reader.hashes(ctx, c.head).ReadHashes([]int64{at})
	return err == nil
}

// Scrub reads all entries and hash tiles of a tree and returns the files that are
// not what its head commits to, in the order of entries. A bundle that cannot be
// split into entries is the last one it looks at.
func (r Reader) Scrub(ctx context.Context, head Head) ([]Fault, error) {
	check := r.CheckTree(head)
	err := r.Leaves(ctx, 0, head.Size, func(_ int64, leaf []byte) error {
		return check.Add(ctx, LeafHash(leaf))
	})
	if err != nil {
		return check.Stop(ctx, err)
	}
	return check.Finish(ctx)
}

// bundleFault turns an error of Leaves into the fault it stands for; ok is false
// for a failure to read, which says nothing about the ledger.
func bundleFault(err error) (f Fault, ok bool) {
	var malformed *BundleError
	if !errors.As(err, &malformed) {
		return Fault{}, false
	}
	return Fault{Index: malformed.Index, File: malformed.Path,
		What: fmt.Sprintf("entry %d: %s", malformed.Entry, malformed.What)}, true
}
