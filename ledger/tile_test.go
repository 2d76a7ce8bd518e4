package ledger

import (
	"testing"

	"pgregory.net/rapid"
)

func TestTilePathsGroupTheNumberByThreeDigits(t *testing.T) {
	for _, c := range []struct {
		tile Tile
		path string
	}{
		{Tile{0, 0, 256}, "tile/0/000"},
		{Tile{2, 5, 256}, "tile/2/005"},
		{Tile{0, 1234067, 256}, "tile/0/x001/x234/067"},
		{Tile{EntryLevel, 1000, 1}, "tile/entries/x001/000.p/1"},
		{Tile{1, 999, 255}, "tile/1/999.p/255"},
		{Tile{63, 7, 256}, "tile/63/007"},
	} {
		if got := c.tile.Path(); got != c.path {
			t.Errorf("path of %+v = %q, want %q", c.tile, got, c.path)
		}
		if got, err := ParseTilePath(c.path); err != nil || got != c.tile {
			t.Errorf("parse %q = %+v, %v, want %+v", c.path, got, err, c.tile)
		}
	}
}

func TestTilePathsHaveOneSpelling(t *testing.T) {
	for _, path := range []string{
		"", "tile", "tile/0", "tile/0/", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/+1/000", "tile/data/000",
		"tile/0/0", "tile/0/1000", "tile/0/001/234", "tile/0/x000/001", "tile/0/x001", "tile/0/000.p", "tile/0/000.p/0",
		"tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/1/2", "/tile/0/000", "tile/0/000/", "tile/0/..",
		"tile/entries/000.p/-1", "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
	} {
		if got, err := ParseTilePath(path); err == nil {
			t.Errorf("parse %q = %+v, want an error", path, got)
		}
	}
}

func TestEveryTilePathParsesBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		tile := Tile{
			Level: rapid.IntRange(EntryLevel, maxTileLevel).Draw(rt, "level"),
			N:     rapid.Int64Range(0, MaxSize/TileWidth).Draw(rt, "number"),
			Width: rapid.IntRange(1, TileWidth).Draw(rt, "width"),
		}
		if got, err := ParseTilePath(tile.Path()); err != nil || got != tile {
			rt.Fatalf("parse %q = %+v, %v, want %+v", tile.Path(), got, err, tile)
		}
	})
}

func FuzzParseTilePath(f *testing.F) {
	for _, seed := range []string{"tile/0/000", "tile/entries/x001/x234/067.p/8", "tile/63/x999/999", "tile/0/x000/000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, path string) {
		tile, err := ParseTilePath(path)
		if err == nil && tile.Path() != path {
			t.Errorf("parse %q = %+v, which is spelled %q", path, tile, tile.Path())
		}
	})
}
