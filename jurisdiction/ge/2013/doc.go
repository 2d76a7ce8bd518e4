// Package ge2013 holds the rulebook tables with which the published results of
// the presidential election of 27 October 2013 in Georgia are transcribed,
// precinct by precinct: the form, its relations, who signs, and how a published
// file is read (docs/import.md). It holds no row of that file.
//
// The form is what the file has: it holds no number of valid votes, which are
// therefore the votes for all candidates. A ballot that was signed for and not
// put into the box breaks E1 and not E2; neither says why.
//
// The package does not judge that election.
package ge2013

import "embed"

// Files holds the tables of the rulebook and profile.tsv, each under its own name.
//
//go:embed *.tsv
var Files embed.FS
