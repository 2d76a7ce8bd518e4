package publish

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/i18n"
	"urna/ledger"
	"urna/verifier"
)

// update is one run over a copy.
type update struct {
	*Copy
	at      *clerk.Published
	old     ledger.Head // the copy's when the run began
	touched *touched
	altered map[string]bool // files that are not on disk as the list says
	renamed bool            // another program wrote the list

	mu      sync.Mutex // guards what follows, and the list
	visited map[string]bool
	report  Report
}

// begin compares the files with the list, and works out what is to be drawn.
func (u *update) begin() error {
	if err := u.disk.clear(); err != nil {
		return err
	}
	u.disk.known = map[string]bool{}
	if u.stale() {
		var err error
		if u.altered, err = u.disk.altered(u.list, u.options.ReadAll); err != nil {
			return err
		}
		u.checked = time.Now()
	}
	var err error
	if u.touched, err = touch(u.at.State, u.old.Size, u.now.view.Leaf); err != nil {
		return err
	}
	if u.list.program != u.options.Program || len(u.altered) > 0 {
		u.touched.all = true
	}
	u.renamed = u.list.program != u.options.Program
	u.list.program = u.options.Program
	u.list.roots[u.at.Head.Size] = act.Hash(u.at.Head.Root)
	if u.old.Size == 0 { // a folder that has a list is a copy, however far it came
		return u.disk.replace(ListName, newList(u.list.genesis).bytes())
	}
	return nil
}

// crawl draws pages from the first ones on, by their links.
func (u *update) crawl(ctx context.Context) error {
	next, err := u.roots()
	if err != nil {
		return err
	}
	for len(u.then) < runtime.GOMAXPROCS(0) {
		d, err := u.newDrawer()
		if err != nil {
			return err
		}
		u.then = append(u.then, d)
	}
	for len(next) > 0 {
		if next, err = u.drawAll(ctx, u.unseen(next)); err != nil {
			return err
		}
	}
	return nil
}

// roots are the addresses that a run begins at: what no link leads to, and what
// was touched below pages that stay as they are.
func (u *update) roots() ([]place, error) {
	addresses := []string{"/names.js", "/script/break.mjs", "/script/lie.mjs", "/script/lieworker.mjs", "/script/signed.mjs"}
	modules, err := fs.Glob(verifier.Files, "*.mjs")
	if err != nil {
		return nil, err
	}
	for _, name := range modules {
		addresses = append(addresses, "/verifier/"+name)
	}
	add := func(address string) {
		for _, lang := range i18n.Languages() {
			mark := "?"
			if strings.Contains(address, "?") {
				mark = "&"
			}
			addresses = append(addresses, address+mark+"lang="+string(lang))
		}
	}
	for _, s := range sorts {
		if u.begins(s) {
			add(s.pattern)
		}
	}
	for id := range u.touched.stations {
		add("/station/" + id)
		addresses = append(addresses, "/station/"+id+"/station.json")
	}
	if m := u.at.State.Territory; m != nil { // the first page shows it; the check asks for its JSON
		u.touched.units[m.Units[0].ID] = true
	}
	for id := range u.touched.units {
		add("/unit/" + id)
		addresses = append(addresses, "/unit/"+id+"/result.json")
	}
	if !u.touched.all {
		add(fmt.Sprintf("/entries?page=%d", u.touched.entries))
	}
	places := make([]place, len(addresses))
	for i, address := range addresses {
		if places[i], err = placeOf(address); err != nil {
			return nil, err
		}
		places[i].guessed = true
	}
	return places, nil
}

// begins says whether a run begins at the one address of a sort: at every list,
// and before the count has begun at pages alone.
func (u *update) begins(s sort) bool {
	if strings.Contains(s.pattern, "*") || s.change == byFiles || s.change == byEntries && !u.touched.all {
		return false
	}
	return u.at.State.Results.Began() || s.change == byList && path.Ext(s.pattern) != ".json"
}

// unseen are the places that this run has not come to, each once.
func (u *update) unseen(places []place) []place {
	var fresh []place
	for _, p := range places {
		if p.change == byFiles || u.visited[p.file] || u.left != nil && u.left(p.file) {
			continue
		}
		u.visited[p.file] = true
		if _, there := u.list.files[p.file]; !there || u.touched.drawn(p) {
			fresh = append(fresh, p)
		}
	}
	// What is about one thing is drawn from the same entries: one after the other.
	slices.SortStableFunc(fresh, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.page, b.page))
	})
	return fresh
}

// drawAll draws places side by side and returns where their links lead.
func (u *update) drawAll(ctx context.Context, places []place) ([]place, error) {
	work := make(chan place)
	var group sync.WaitGroup
	var found []place
	var failed error
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for _, then := range u.then {
		group.Go(func() {
			for p := range work {
				links, err := u.one(ctx, then, p)
				u.mu.Lock()
				if found = append(found, links...); err != nil && failed == nil {
					failed = err
					cancel()
				}
				u.mu.Unlock()
			}
		})
	}
	for _, p := range places {
		select {
		case work <- p:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(work)
	group.Wait()
	if failed == nil {
		failed = ctx.Err()
	}
	return found, failed
}

// one draws the file of a place, and writes it where what it shows has changed.
func (u *update) one(ctx context.Context, then *drawer, p place) ([]place, error) {
	u.mu.Lock()
	was, there := u.list.files[p.file]
	head := ledger.Head{Size: was.size, Root: tlog.Hash(u.list.roots[was.size])}
	u.report.Drawn++
	u.mu.Unlock()
	if there && p.change != bySize && (p.change != byEntries || p.page < u.touched.entries) {
		then.under(u.at, head)
		data, links, err := then.draw(ctx, p)
		if err != nil {
			return nil, u.absent(p, err)
		}
		if sha256.Sum256(data) == was.hash {
			if u.altered[p.file] {
				err = u.write(p.file, data, was.size)
			}
			return links, err
		}
	}
	data, links, err := u.now.draw(ctx, p)
	if err != nil {
		return nil, u.absent(p, err)
	}
	return links, u.write(p.file, data, u.at.Head.Size)
}

// absent lets a list be missing to which no page leads: an election may have no
// map and no other election beside it.
func (u *update) absent(p place, err error) error {
	if !p.guessed || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	u.mu.Lock()
	delete(u.visited, p.file)
	u.mu.Unlock()
	return nil
}

// write replaces a file unless it holds these bytes, and puts it on the list.
func (u *update) write(name string, data []byte, size int64) error {
	hash := act.Hash(sha256.Sum256(data))
	u.mu.Lock()
	was, there := u.list.files[name]
	u.mu.Unlock()
	same := there && was.hash == hash && !u.altered[name]
	if !same {
		if err := u.disk.replace(name, data); err != nil {
			return err
		}
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.visited[name] = true
	if same {
		return nil
	}
	if there && was.hash == hash { // mended
		size = was.size
	}
	u.list.files[name] = listed{hash, size}
	u.report.Paths = append(u.report.Paths, name)
	if u.altered[name] {
		u.report.Mended++
	}
	return nil
}

// ledgerFiles copies the files of the ledger that the copy lacks, all but the
// checkpoint.
func (u *update) ledgerFiles(ctx context.Context) error {
	names := ledger.Files(u.at.Head.Size)
	if u.options.Public != "" {
		attached, err := filesBelow(u.options.Public, "files")
		if err != nil {
			return err
		}
		names = append(names, attached...)
	}
	for _, name := range names {
		_, there := u.list.files[name]
		u.visited[name] = true
		if name == ledger.CheckpointPath || there && !u.altered[name] {
			continue
		}
		data, err := u.source.Read(ctx, name, mostFile)
		if err != nil {
			return err
		}
		if err := u.write(name, data, u.at.Head.Size); err != nil {
			return err
		}
	}
	// A reader of the last checkpoint may be in the middle of its tiles.
	for _, name := range ledger.Files(u.old.Size) {
		u.visited[name] = true
	}
	return nil
}

// mostFile bounds what is read of a source: the longest bundle, or a scan.
const mostFile = 64 << 20

func filesBelow(public, folder string) ([]string, error) {
	var names []string
	root := os.DirFS(public)
	if _, err := fs.Stat(root, folder); err != nil {
		return nil, nil // no act has brought a file
	}
	err := fs.WalkDir(root, folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !strings.HasPrefix(filepath.Base(name), ".") {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// end takes away what nothing leads to, and writes the list and the checkpoint.
func (u *update) end() error {
	page, err := frontPage(u.at.State)
	if err != nil {
		return err
	}
	if err := u.write("index.html", page, u.at.Head.Size); err != nil {
		return err
	}
	checkpoint := u.at.Checkpoint
	hash := act.Hash(sha256.Sum256(checkpoint))
	grown := u.list.files[ledger.CheckpointPath].hash != hash || u.altered[ledger.CheckpointPath]
	gone := u.gone()
	if len(u.report.Paths) == 0 && len(gone) == 0 && !grown && !u.renamed {
		return u.tell()
	}
	u.list.files[ledger.CheckpointPath] = listed{hash, u.at.Head.Size}
	for _, name := range gone {
		delete(u.list.files, name)
	}
	used := map[int64]bool{}
	for _, f := range u.list.files {
		used[f.size] = true
	}
	maps.DeleteFunc(u.list.roots, func(size int64, _ act.Hash) bool { return !used[size] })
	if err := u.disk.replace(ListName, u.list.bytes()); err != nil {
		return err
	}
	if grown {
		if err := u.disk.replace(ledger.CheckpointPath, checkpoint); err != nil {
			return err
		}
		u.report.Paths = append(u.report.Paths, ledger.CheckpointPath)
	}
	for _, name := range gone {
		if err := u.disk.remove(name); err != nil {
			return err
		}
	}
	u.report.Removed = len(gone)
	return u.tell()
}

// gone are the files that nothing leads to any more.
func (u *update) gone() []string {
	var gone []string
	for name := range u.list.files {
		if !u.visited[name] && u.at.Head != u.old && (u.touched.all || !u.passed(name)) {
			gone = append(gone, name)
		}
	}
	return gone
}

var ofUnit = regexp.MustCompile(`/unit-([A-Za-z0-9-]+)`)

// passed says whether this run may have passed a file by: all others are drawn
// each time, if anything leads to them.
func (u *update) passed(name string) bool {
	if m := ofUnit.FindStringSubmatch(name); m != nil {
		return !u.touched.units[m[1]]
	}
	for _, lang := range i18n.Languages() {
		name = strings.TrimPrefix(name, string(lang)+"/")
	}
	return strings.HasPrefix(name, "unit/") || strings.HasPrefix(name, "station/") || strings.HasPrefix(name, "entries")
}

// tell fills the report and leaves no folder of unfinished files.
func (u *update) tell() error {
	slices.Sort(u.report.Paths)
	u.report.Size, u.report.Root = u.at.Head.Size, act.Hash(u.at.Head.Root).String()
	u.report.Files, u.report.Written = len(u.list.files), len(u.report.Paths)
	return u.disk.clear()
}
