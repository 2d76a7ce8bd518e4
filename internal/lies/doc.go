// Package lies alters copies of published ledgers, so that anyone can watch a
// verifier name what was done to them.
//
// # Flow
//
// [Tell] copies a public folder, has one line of the table of kinds alter the
// copy, and returns what was altered and where a verifier must find it: level,
// entry, file. A liar with a disk alters bytes; a liar with the ledger's key
// writes the entries anew as they like and signs the tree. Two lies of the second
// sort, rollback and split view, leave files that are consistent with themselves:
// they show only against a checkpoint that somebody else kept.
//
// # Refuses
//
// A folder for the copy that holds something already: no ledger is ever altered
// in place. Lies that need the ledger's key where it is neither beside the ledger
// nor that of a bundled election.
package lies
