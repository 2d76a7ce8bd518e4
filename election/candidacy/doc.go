// Package candidacy holds, so far, the ballot: which candidates stand on it and
// in which order (in Kazakhstan: Art. 37(1) of the law on elections).
//
// Flow: candidacy/ballot-set states the ballot once, before any protocol; with
// the rulebook's form it fixes the place of every number.
//
// It refuses a second ballot and candidates without a label or twice the same.
// Nomination and registration come with their own acts.
package candidacy
