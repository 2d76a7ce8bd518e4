// Package publish writes the portal of a ledger as files: a copy that any web
// server, mirror or memory stick can carry, and that opens from a disk.
//
// # Flow
//
// [Open] folds the ledger of a source and reads the list of the copy that stands
// in the folder. [Copy.Update] asks the portal's own handler (package web) for the
// page of each address, in this process: there is no second way to a number. It
// begins at the front page and follows every link (update.go); an address that the
// table of sorts (address.go) does not know ends the run, so that no link of a
// copy leads nowhere. Links become relative paths (links.go). After the first time
// only pages are drawn that the entries since can have changed (touched.go).
//
// A page that was written before is drawn once more under the checkpoint that it
// names: where that gives the bytes of its file, nothing it shows has changed, and
// the file stays. SHA256SUMS lists every file with its hash, below the size and
// root that it names; mirrors check by it, and the next run begins from it.
//
// # Refuses
//
// A folder that holds anything but a copy; a copy of another election, or of a
// ledger that this one does not extend; an address it does not know. Nothing is
// written before these are known.
//
// # Guarantees
//
// Each file is replaced as a whole; the list is written before the checkpoint, the
// checkpoint last. A run that is cut short leaves files that are not what the list
// says: the next run finds them, as it finds what a stranger altered, and writes
// them again. Signatures below the root of the list are not verified a second time
// by the program that wrote it.
package publish
