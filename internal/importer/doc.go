// Package importer brings a published election in, row by row.
//
// # Flow
//
// A [Profile] maps the columns of a file: which one names the station, which
// ones the units around it, which ones fill lines of the form and candidates of
// the ballot, and which totals a source prints. [Read] reads the whole file
// first and refuses it, naming file, row, column and value, before anything is
// founded. [Run] founds a ledger of the nature transcription, enters rulebook,
// territory, ballot, the file itself and each row as source/row, and declares
// the totals the source prints. [Prove] then holds the sums to those totals.
//
// The keys of such a ledger are public, made from its name, and its clock stands
// at polling day: whoever imports the same file with the same profile has the
// same root. Who vouches for a transcription is the file, not a key.
//
// # Refuses
//
// Headings that differ from the profile, columns it does not name, numbers that
// are not plain digits, a station named twice, and text outside the allowed code
// points. Nothing is repaired or dropped: an empty cell is a blank.
package importer
