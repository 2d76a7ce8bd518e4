// Package bench measures this program against the machine it runs on: every
// figure is a ratio to a baseline of the same run, because machines differ and
// are noisy.
//
// Baselines are the machine's own Ed25519 verification rate on all cores, and
// the bare event table with the same group commit. The election it runs is
// synthetic: a generated territory under the practice rulebook, demo keys, a
// protocol for each station. Nothing it makes is kept.
package bench
