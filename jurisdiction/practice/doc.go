// Package practice holds the rulebook tables of Sunland, a country that does
// not exist, for the practice election: three candidates, few stations, demo
// keys. Every figure made with it is fictitious.
//
// The tables are data for election/rulebook, joined and parsed there; this
// package reads nothing and decides nothing. Its law is short on purpose: the
// sentences in rules.tsv are our own and follow no country's statute.
package practice

import "embed"

// Files holds the tables of the rulebook, each under its own name.
//
//go:embed *.tsv
var Files embed.FS
