// Package clerk is the only writer of a ledger.
//
// # Flow
//
// [Clerk.Submit] opens a submission in the caller's own goroutine: reading and
// verifying need no state. One sequencer decides what was opened on the working
// state, applies it, and hands batches to one committer, which writes each batch
// in a single transaction and then answers: while one batch is being written the
// next is decided. Each second in which the ledger grew, the committer hands a
// photograph of the state and the leaves up to it to one publisher, which writes
// tiles and bundles, keeps the head, signs the checkpoint, and makes the
// photograph the [Published] snapshot. Every page and file reads that snapshot.
//
// # Guarantees
//
// An answer is given after its batch is durable. Nothing is signed below the
// last signed size. A failed or ambiguous write ends the clerk for good: there
// is no undo code; the process ends and [Open] folds the ledger again. Below the
// last signed size the tiles decide, above it the table; a difference below
// keeps the clerk from starting, and says where.
//
// The clerk holds the intake key and the ledger key, never the key of an office.
package clerk
