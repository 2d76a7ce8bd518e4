// Package store is the clerk's event table: the entries of one ledger in one
// SQLite file, with the head that may be signed next.
//
// # What it holds
//
// The folder given to [Open] holds `ledger.db` with three tables: entry (index
// and leaf bytes), head (the size and root stored before a checkpoint is
// signed), and meta (the schema's name). The table is the operator's
// convenience. The public truth is the tiles, from which it can be rebuilt.
//
// # How data flows
//
// The sequencer calls [Store.Append] with a batch: one transaction, one sync to
// disk. The publisher calls [Store.SetHead] before it signs, and
// [Store.Checkpoint] from time to time to move committed pages from the
// write-ahead file into the database beside the commit path. Readers have
// connections of their own and are never waited for.
//
// # What it refuses
//
// A second process on the same folder; a database of another schema; a batch
// that does not start at the current size; a head that goes back, forks or is
// ahead of the entries. After a failed append the store refuses to write until
// it is opened anew.
//
// # Guarantees
//
// When Append returns nil, the whole batch survives the end of the process and,
// as far as the disk keeps its promise to sync, a loss of power. When it fails
// with an error, none of the batch is there after reopening, unless the commit
// itself was interrupted; then all or none is. Indexes have no gaps.
package store
