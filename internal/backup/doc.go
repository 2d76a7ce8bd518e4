// Package backup copies a whole ledger folder into one file while its clerk runs,
// and makes a folder of it again.
//
// # Flow
//
// [Write] reads the checkpoint, then copies the event table as it stands at one
// moment, then the public files of that checkpoint: entries are durable before
// they are published, so that the table reaches at least as far. The file is a
// gzipped tar; its first member, backup.json, says what is in it, the last one
// lists the SHA-256 of every other. [Restore] unpacks it beside the target, holds
// every file to the list, verifies the ledger from zero, holds the table to the
// bundles and folds what it has beyond them; only then the folder gets its name.
//
// # Refuses
//
// A target that is there already; a file with other members than a backup has; a
// ledger with faults; a table that is shorter than the published ledger, or
// differs from it.
//
// # Keys
//
// The keys of intake and ledger are in it only where that was asked for, drafts of
// sealed entries likewise. Keys of officials are never in a ledger's folder.
package backup
