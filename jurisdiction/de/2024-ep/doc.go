// Package de2024ep holds the rulebook tables with which the published results of
// the election to the European Parliament of 9 June 2024 in Germany are
// transcribed, polling district by polling district: the form, its relations,
// who signs, and how the published files are read (docs/import.md). It holds no
// row of those files.
//
// The relations are those of the form of the polling-district statistics, with
// the lines A1 to A3 and B1 under letters. A postal district has voters and no
// electorate of its own, so that no relation of a station holds voters to the
// electorate; the nation's does. In the columns that the profile names with
// `thousands`, one Land writes a point before the last three digits of numbers
// from 1,000 on; the relations hold in every row only when it is read so.
//
// The package does not judge that election.
package de2024ep

import "embed"

// Files holds the tables of the rulebook and profile.tsv, each under its own name.
//
//go:embed *.tsv
var Files embed.FS
