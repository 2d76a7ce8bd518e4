package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// findPartials notes the unfinished tiles that an earlier run left near the edge,
// so that they go in their turn. Two folders a level are looked at: one further
// back is harmless and stays.
func (p *Publisher) findPartials(size int64) error {
	for level := EntryLevel; level <= 0 || size>>(tileHeight*level) > 0; level++ {
		edge := size >> tileHeight
		if level > 0 {
			edge = size >> (tileHeight * (level + 1))
		}
		groups := map[string]bool{}
		for _, n := range []int64{max(0, edge-1), edge} {
			groups[path.Dir(Tile{level, n, TileWidth}.Path())] = true
		}
		for group := range groups {
			if err := p.findPartialsIn(group); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *Publisher) findPartialsIn(group string) error {
	names, err := os.ReadDir(filepath.Join(p.dir, filepath.FromSlash(group)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("find partial tiles: %w", err)
	}
	for _, name := range names {
		number, isPartial := strings.CutSuffix(name.Name(), ".p")
		if t, err := ParseTilePath(group + "/" + number); isPartial && err == nil {
			p.partials[t] = true
		}
	}
	return nil
}

// removePartials removes the partial widths of each tile that is full in the
// previous checkpoint's tree. Whoever holds an older checkpoint reads the full
// tile instead, so every checkpoint ever published stays provable.
func (p *Publisher) removePartials() error {
	for t := range p.partials {
		if !t.fullIn(p.previous) {
			continue
		}
		folder := filepath.Join(p.dir, filepath.FromSlash(t.Path()+".p"))
		if err := os.RemoveAll(folder); err != nil {
			return fmt.Errorf("remove superseded tiles: %w", err)
		}
		delete(p.files.known, folder)
		delete(p.partials, t)
	}
	return nil
}
