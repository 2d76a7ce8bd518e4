// Package election is the whole of an election as a pure fold over the entries
// of its ledger: [State], [Decide] and [State.Apply].
//
// # Flow
//
// kinds.go is the one table of kinds of acts: how each is read, decided and
// applied. Decide says for an opened act whether it has standing, and what is
// remarkable about it; Apply folds the decided entry into the state. Both read
// nothing but the state and the entry, so that anyone who folds the same
// entries has the same state. Chapters never import one another's state: where
// two meet, foreign facts come as plain values, in between_*.go.
//
// # Refuses
//
// Only what has no standing: malformed, unsigned, unentitled, repeated or
// dangling acts, and acts out of the order of founding. Every rule of substance
// gives a permanent finding at the entry instead.
package election
