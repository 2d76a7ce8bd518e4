// Package rulebook holds the law of one election as data: who may sign which
// act, what the protocol form asks, which control relations its numbers must
// keep, and how the outcome is decided.
//
// Flow: Parse reads the rulebook text that the ledger carries in parts. The
// form together with the candidates of the ballot gives a Layout, which puts
// every number of a protocol into a fixed place of a Sheet. Sheets add up to a
// Sum. Relations are parsed with ParseRelation, bound to a Layout with
// Compile and evaluated on a Sheet, or on the Sheet that a Sum gives.
//
// The package refuses a text that it does not understand to the last cell, and
// numbers that have no place on the form. It never refuses numbers for being
// wrong: a relation that fails is a result, not an error. Nothing here divides;
// a fraction stays exact, and arithmetic that leaves 64 bits goes on without
// bounds.
package rulebook
