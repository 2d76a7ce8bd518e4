// Package remote follows a ledger that a clerk elsewhere serves, and hands
// submissions to that clerk.
//
// Flow: [Open] folds the published entries from zero, verifying signatures,
// tiles' root and checkpoint; [Client.Refresh] folds what has been added since.
// The client believes nothing but the genesis: a checkpoint of another key, a
// smaller tree, or a root that the entries do not give is an error, and what was
// folded before stays as it was.
package remote
