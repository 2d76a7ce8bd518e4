// Package verifier holds Urna's second verifier, in JavaScript, as files for a
// page to load. The program was written from spec/ alone and shares no line with
// internal/verify; where the two disagree on a ledger, one of them or the
// specification is wrong.
//
// # How it flows
//
// verify.mjs is the command (Node 18 and later), page.mjs and worker.mjs are the
// page. All of them give run.mjs a reader of files and a platform, which is
// SHA-256 and Ed25519: node.mjs and web.mjs. run.mjs streams the bundles;
// treecheck.mjs holds tiles to them (V1); leaf.mjs opens entries (V2); fold.mjs
// decides them, a file for each chapter (V3); sums.mjs adds up what they left.
//
// # What it refuses
//
// What spec/acts says is refused. Faults are data with their place; a file that
// cannot be read ends the program, for it says nothing about the ledger. It has
// no dependencies, and Go code is not among what it was written from.
package verifier
