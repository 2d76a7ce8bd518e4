// Package verify checks a published ledger from zero, trusting nobody
// (spec/verification.md).
//
// # Flow
//
// [Run] streams the entry bundles once. Workers read each leaf and verify its
// signatures side by side; one fold decides the entries again in their order.
// V1 holds tree, tiles, checkpoint and every checkpoint that a signer saw to the
// entries; V2 the leaves, signatures, delegations and standing; V3 the count:
// running sums against a recount of every unit. Memory grows with stations, not
// with acts.
//
// # Reports
//
// The first fault of each kind and place is named with level, index and file.
// An entry that has no standing is void: named, not applied, and the fold goes
// on. Findings are no faults: they are what the entries say about themselves.
// What was not checked is said: V4, and without a pinned genesis the election
// is only consistent with itself.
package verify
