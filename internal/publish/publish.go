package publish

import (
	"context"
	"fmt"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/internal/remote"
	"urna/internal/web"
	"urna/ledger"
)

// Options say what a copy is made of beside the ledger.
type Options struct {
	// Public is the folder that the source reads, empty for an address: the files
	// of acts are taken from it.
	Public string
	// Program names the program that draws: another one draws every page again.
	Program string
	// Beside is another election to be set beside this one; nil for none.
	Beside *election.State
	// Source is the address of the program's source code, empty for none.
	Source string
	// Checked is how long files on disk are taken to be what was written, in a copy
	// that is kept up to date; 0 has each update check them all.
	Checked time.Duration
	// ReadAll has files that were written before the list was read too, so that
	// also what a stranger altered and dated back is found.
	ReadAll bool
}

// Copy is a copy of the portal in a folder. One goroutine may use it.
type Copy struct {
	options Options
	client  *remote.Client
	source  ledger.Source
	bundles *bundles
	disk    *disk
	list    *list
	past    web.Past               // steps of the ledger, for the replay
	now     *drawer                // under the published head
	then    []*drawer              // under the heads of earlier files, one for each worker
	checked time.Time              // when the files were last compared with the list
	left    func(file string) bool // files that are left out; nil for none
}

// Report says what an update did.
type Report struct {
	Size    int64    `json:"size"`
	Root    string   `json:"root"`
	Files   int      `json:"files"`   // in the copy
	Drawn   int64    `json:"drawn"`   // pages that were drawn
	Written int      `json:"written"` // files that were written
	Mended  int      `json:"mended"`  // of them, files that were not as they had been written
	Removed int      `json:"removed"` // files that nothing leads to any more
	Paths   []string `json:"-"`       // of the written files, sorted
}

// Open folds the ledger of a source, to be copied into a folder. It refuses a
// folder that holds anything but a copy of this ledger at an earlier size.
func Open(ctx context.Context, source ledger.Source, out string, options Options) (*Copy, error) {
	c := &Copy{options: options, source: source, disk: &disk{out: out, known: map[string]bool{}}}
	var err error
	if c.list, err = readList(out); err != nil {
		return nil, err
	}
	if c.client, err = remote.Follow(ctx, c.files()); err != nil {
		return nil, err
	}
	c.bundles = &bundles{reader: ledger.Reader{Source: source}}
	if c.list == nil {
		c.list = newList(c.client.Genesis())
	}
	if err := c.extends(ctx); err != nil {
		return nil, fmt.Errorf("%s: nothing is touched: %w", out, err)
	}
	c.now, err = c.newDrawer()
	return c, err
}

// files are the ledger's, with what this program has verified of it before: a list
// names a root only when every entry under it had been.
func (c *Copy) files() remote.Files {
	files := remote.Files{Source: c.source, Name: "the ledger", Folded: c.past.Note}
	if c.list != nil && c.list.program == c.options.Program {
		files.Verified = c.list.head()
	}
	return files
}

// extends holds the ledger to what was published: it must be of the same election
// and contain the tree that the copy names.
func (c *Copy) extends(ctx context.Context) error {
	if c.list.genesis != c.client.Genesis() {
		return fmt.Errorf("it holds a copy of the election %s, not of %s", c.list.genesis, c.client.Genesis())
	}
	old, head := c.list.head(), c.client.Published().Head
	if old.Size == 0 {
		return nil
	}
	if old.Size > head.Size {
		return fmt.Errorf("it was published at size %d, and the ledger ends at %d: it was rolled back", old.Size, head.Size)
	}
	root, err := c.bundles.reader.RootAt(ctx, old.Size, head)
	if err != nil {
		return fmt.Errorf("root at size %d: %w", old.Size, err)
	}
	if root != old.Root {
		return fmt.Errorf("at size %d the ledger has root %s, and root %s was published: it is another ledger", old.Size, act.Hash(root), act.Hash(old.Root))
	}
	return nil
}

// Update brings the copy to the last checkpoint of the ledger.
func (c *Copy) Update(ctx context.Context) (Report, error) {
	if err := c.client.Refresh(ctx); err != nil {
		return Report{}, err
	}
	u := &update{Copy: c, at: c.client.Published(), old: c.list.head(), visited: map[string]bool{}, report: Report{Paths: []string{}}}
	if u.at.Head == u.old && !c.stale() && c.list.program == c.options.Program {
		return u.report, u.tell()
	}
	c.now.under(u.at, u.at.Head)
	if err := u.begin(); err != nil {
		return Report{}, err
	}
	if err := u.crawl(ctx); err != nil {
		return Report{}, err
	}
	if err := u.ledgerFiles(ctx); err != nil {
		return Report{}, err
	}
	if err := u.end(); err != nil {
		return Report{}, err
	}
	return u.report, nil
}

// stale says whether it is time to compare the files with the list.
func (c *Copy) stale() bool {
	return c.options.Checked == 0 || time.Since(c.checked) >= c.options.Checked
}
