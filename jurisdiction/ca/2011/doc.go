// Package ca2011 holds the rulebook tables with which a published table of the
// House of Commons election of 2 May 2011 in Canada is transcribed, poll by
// poll: the form, its relations, who signs, and how the file is read
// (docs/import.md). It holds no row of that file.
//
// The file has three numbers of each ordinary poll and does not say which poll
// it is: the row is its name. It has no other party than one, so that valid
// votes stay unknown, and no advance or special polls, so that no official
// total can be held against its sums; none is stated.
//
// The package does not judge that election.
package ca2011

import "embed"

// Files holds the tables of the rulebook and profile.tsv, each under its own name.
//
//go:embed *.tsv
var Files embed.FS
