package ledger

// BundlePath is the file below the public folder in which the entry at index
// stands, in the tree of the given size.
func BundlePath(index, size int64) string { return bundleAt(index, size).Path() }
