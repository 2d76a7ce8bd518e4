// Package ru2018 holds the rulebook tables with which the published results of
// the presidential election of 18 March 2018 in Russia are transcribed, station
// by station: the twelve lines of the protocol, its relations, who signs, and
// how a published file is read (docs/import.md). It holds no row of that file.
//
// The lines and their relations are those of the protocol form of that
// election; lines are named by letters of ours and, as articles, by their
// numbers on the form. E6 is no rule of the law: what is carried out may come
// back short, and it is shown where more came back.
//
// The package does not judge that election.
package ru2018

import "embed"

// Files holds the tables of the rulebook and profile.tsv, each under its own name.
//
//go:embed *.tsv
var Files embed.FS
