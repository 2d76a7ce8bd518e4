package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// EntryLevel is the Level of an entry bundle, which holds leaves instead of hashes.
const EntryLevel = -1

const maxTileLevel = 63

// Tile names one tile or entry bundle of the tree.
type Tile struct {
	// Level is the height of the tile in the tree of tiles, or EntryLevel.
	Level int
	// N is the place of the tile within its level, from 0.
	N int64
	// Width is the number of hashes or entries it holds, 1 to TileWidth.
	Width int
}

// Path returns where the tile stands below the public folder.
func (t Tile) Path() string {
	number := fmt.Sprintf("%03d", t.N%1000)
	for n := t.N / 1000; n > 0; n /= 1000 {
		number = fmt.Sprintf("x%03d/%s", n%1000, number)
	}
	level := "entries"
	if t.Level != EntryLevel {
		level = strconv.Itoa(t.Level)
	}
	path := "tile/" + level + "/" + number
	if t.Width < TileWidth {
		path += ".p/" + strconv.Itoa(t.Width)
	}
	return path
}

// ParseTilePath returns the tile that a path names; only the spelling of Tile.Path is accepted.
func ParseTilePath(path string) (Tile, error) {
	bad := fmt.Errorf("tile path %q: not of the form tile/LEVEL/NUMBER[.p/WIDTH]", path)
	if len(path) > 64 {
		return Tile{}, bad
	}
	parts := strings.Split(path, "/")
	if len(parts) < 3 || parts[0] != "tile" {
		return Tile{}, bad
	}
	t := Tile{Level: EntryLevel, Width: TileWidth}
	if parts[1] != "entries" {
		level, err := strconv.Atoi(parts[1])
		if err != nil || level < 0 || level > maxTileLevel {
			return Tile{}, bad
		}
		t.Level = level
	}
	parts = parts[2:]
	if last := len(parts) - 1; last > 0 && strings.HasSuffix(parts[last-1], ".p") {
		width, err := strconv.Atoi(parts[last])
		if err != nil || width < 1 || width >= TileWidth {
			return Tile{}, bad
		}
		t.Width = width
		parts = parts[:last]
		parts[last-1] = strings.TrimSuffix(parts[last-1], ".p")
	}
	for _, part := range parts {
		n, err := strconv.Atoi(strings.TrimPrefix(part, "x"))
		if err != nil || n < 0 || n > 999 || t.N > MaxSize/1000 {
			return Tile{}, bad
		}
		t.N = t.N*1000 + int64(n)
	}
	// One spelling a tile: signs, missing zeros and misplaced x's fail here.
	if t.Path() != path {
		return Tile{}, bad
	}
	return t, nil
}

// first returns the index of the first leaf below the tile's hash i.
func (t Tile) first(i int) int64 {
	if t.Level == EntryLevel {
		return t.N<<tileHeight + int64(i)
	}
	return (t.N<<tileHeight + int64(i)) << (tileHeight * t.Level)
}

// full returns the full tile that a partial one grows into.
func (t Tile) full() Tile {
	t.Width = TileWidth
	return t
}

// fullIn reports whether a tree of the given size has filled the tile.
func (t Tile) fullIn(size int64) bool { return t.N < size>>tileHeight>>(tileHeight*max(0, t.Level)) }

// bytes returns the exact length of a hash tile.
func (t Tile) bytes() int { return t.Width * tlog.HashSize }

// partialTile returns the unfinished tile of a level in a tree of the given size, if there is one.
func partialTile(level int, size int64) (Tile, bool) {
	count := size
	if level != EntryLevel {
		count = size >> (tileHeight * level)
	}
	t := Tile{Level: level, N: count >> tileHeight, Width: int(count % TileWidth)}
	return t, t.Width > 0
}

// partialTiles returns every unfinished tile and bundle of a tree of the given size.
func partialTiles(size int64) []Tile {
	var tiles []Tile
	for level := EntryLevel; level <= 0 || size>>(tileHeight*level) > 0; level++ {
		if t, ok := partialTile(level, size); ok {
			tiles = append(tiles, t)
		}
	}
	return tiles
}

// bundleAt returns the bundle that holds the entry at index in a tree of the given size.
func bundleAt(index, size int64) Tile {
	n := index >> tileHeight
	return Tile{Level: EntryLevel, N: n, Width: int(min(TileWidth, size-n<<tileHeight))}
}

func fromTlog(t tlog.Tile) Tile { return Tile{Level: t.L, N: t.N, Width: t.W} }
