package ledger

// BundlePath is the file below the public folder in which the entry at index
// stands, in the tree of the given size.
func BundlePath(index, size int64) string { return bundleAt(index, size).Path() }

// Files lists what a reader of the tree of a size needs: checkpoint, genesis and
// key, every hash tile and every bundle, by their paths below the public folder.
func Files(size int64) []string {
	paths := []string{CheckpointPath, "genesis.json", "ledger.vkey"}
	for level := EntryLevel; level <= 0 || size>>(tileHeight*level) > 0; level++ {
		count := size >> (tileHeight * max(0, level))
		for n := range count >> tileHeight {
			paths = append(paths, Tile{Level: level, N: n, Width: TileWidth}.Path())
		}
		if t, ok := partialTile(level, size); ok {
			paths = append(paths, t.Path())
		}
	}
	return paths
}
