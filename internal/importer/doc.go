// Package importer brings a published election in, row by row, and proves that
// nothing was lost on the way.
//
// # Flow
//
// A [Profile] says what the columns of a file mean; docs/import.md is its page.
// [Read] streams the files, plain or packed, in the profile's encoding, and keeps
// of each row its station and its numbers. [Check] lays every row on the form,
// evaluates the relations by the same function as the ledger, adds up, and holds
// the sums to the figures that an authority printed: the [Proof]. [Run] founds a
// ledger of the nature transcription and enters rulebook, territory, ballot, the
// files by their hashes, and each row as source/row. [Prove] then holds the sums
// of the verified ledger to the same figures once more.
//
// The keys of such a ledger are public, made from its name, and its clock stands
// at polling day: whoever imports the same file with the same profile has the
// same root. Who vouches for a transcription is the file, not a key.
//
// # Refuses
//
// What no rule of the profile explains: headings it does not name, cells that
// are no plain count or that can be read in two ways, a key that stands twice,
// units without a name, text outside the allowed code points, rows of another
// length. A refusal is data, {file, row, column, value, reason}, and comes before
// anything is founded. Nothing is repaired or dropped: an empty cell is a blank,
// a row that contradicts itself enters with its findings, and every cell that a
// rule read otherwise than it stands is listed.
package importer
