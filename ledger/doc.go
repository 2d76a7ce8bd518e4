// Package ledger keeps and reads the public ledger: an append-only Merkle
// tree of entries, laid out as static files that any web server, mirror or
// memory stick can carry.
//
// # What it holds
//
// The formats are those of C2SP tlog-tiles and tlog-checkpoint; the hashes
// are those of RFC 6962; spec/ledger.md states all of it in the project's own
// words and TestTreeAgreesWithTlog holds the package to
// golang.org/x/mod/sumdb/tlog. A leaf is a byte string of at most 65,535
// bytes. What the bytes mean is not known here.
//
// # How data flows
//
// Writing: [Publisher.Add] takes leaves in order and extends the [Edge] of the
// tree in memory; [Publisher.Write] makes the new tiles and entry bundles
// durable; the caller stores the head, signs it with [SignCheckpoint], and
// hands it to [Publisher.PublishCheckpoint]. A checkpoint is therefore never
// visible before every file it commits to.
//
// Reading: a [Source] is a folder ([Dir]) or a web address ([HTTP]). A
// [Reader] streams leaves from it, proves single entries and growth, and a
// [TreeCheck] compares every hash tile with the leaves in the same pass.
//
// # What it refuses
//
// Any file that is shorter, longer or otherwise spelled than its one canonical
// form; a checkpoint of another origin or size spelling; a checkpoint whose
// tiles have not been written; a smaller tree than the one already published.
// It signs nothing by itself and decides nothing about the order of entries.
//
// # Guarantees
//
// A full tile or bundle, once written, is never changed. A partial one stays until
// the full one has been published twice over, so a reader of any checkpoint, however
// slow, finds the one or the other. After a failed write a
// Publisher refuses all further work, so that its owner ends and reopens it.
package ledger
