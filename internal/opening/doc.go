// Package opening takes the entries of a ledger out of its bundles: leaves are
// read, hashed and opened side by side, and handed on in their order. Whoever folds
// a ledger then waits for the fold alone.
//
// # Flow
//
// A reader cuts the leaves into chunks, workers open each ([act.OpenLeaf]: form,
// canonical bytes, every signature), and [Each] yields them by index. Entries below
// a size whose root the caller has already verified may be opened without their
// signatures ([act.ReadLeaf]): the caller holds that root against the hashes.
//
// # Refuses
//
// Nothing: a leaf that cannot be opened is yielded with its refusal.
package opening
