// Package bo2019 holds the rulebook tables with which the published results of
// the general election of 20 October 2019 in Bolivia are transcribed, table
// (mesa) by table: the form, its relation, who signs, and how a published file
// is read. It holds no row of that file.
//
// The tables but one are data for election/rulebook. That one, profile.tsv, is
// for the importer and no part of the rulebook. Its columns:
//
//	what    nation, key, unit, line, candidate, total, spaces or ignore, with an
//	        argument:
//	        `nation bo` names the whole, with its id;
//	        `key station` is the column that names a station; `unit 1` is the
//	        outermost unit and higher numbers lie within lower ones; `line V`
//	        fills a line of the form; `candidate cc` fills that candidate's
//	        place in the list that adds to valid, and the order of these rows
//	        is the order of the ballot; `total V` states the official total of
//	        a line, `total cc` of a candidate, `total valid` and `total voted`
//	        of these totals, that the import must reach; `spaces` is a column in
//	        which a no-break space is read as a space and spaces at the ends are
//	        left out; `ignore` is a column left out.
//	name    the column's header in the file, exactly; for a total, the number.
//	source  where the meaning or the number is stated.
//	note    anything a reader should know.
//
// The package does not judge that election: it was annulled, which the ledger
// of a transcription states as a source, not as a finding.
package bo2019

import "embed"

// Files holds the tables of the rulebook and profile.tsv, each under its own name.
//
//go:embed *.tsv
var Files embed.FS
