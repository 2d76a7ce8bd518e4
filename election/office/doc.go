// Package office holds the founding of an election and who may sign for whom:
// genesis, the delegation of keys from the roots down to officials, their
// revocation, and the chain of each key's signatures.
//
// Flow: entry 0 is the [Genesis], signed by m of n root keys. An office is
// "central", "territorial/UNIT" or "precinct/STATION"; an office [Delegated] by
// its superior binds a key to itself with a role and a salted person tag. A key
// stands from the entry after its delegation to the entry of its revocation.
// Every signature of a key is counted and names the hash of the one before.
//
// It refuses keys of small order, a proof of possession that does not verify,
// a key that stands already, and a founding with fewer roots than it asks for.
// Gaps and forks in a key's chain are findings, never refusals: they enter.
package office
