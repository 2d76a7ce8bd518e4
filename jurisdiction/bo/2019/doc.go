// Package bo2019 holds the rulebook tables with which the published results of
// the general election of 20 October 2019 in Bolivia are transcribed, table
// (mesa) by table: the form, its relation, who signs, and how a published file
// is read. It holds no row of that file.
//
// The tables but one are data for election/rulebook. That one, profile.tsv, is
// for the importer and no part of the rulebook (docs/import.md).
//
// The package does not judge that election: it was annulled, which the ledger
// of a transcription states as a source, not as a finding.
package bo2019

import "embed"

// Files holds the tables of the rulebook and profile.tsv, each under its own name.
//
//go:embed *.tsv
var Files embed.FS
