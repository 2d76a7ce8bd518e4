// Package night plays whole election nights from a seed, without disk, network,
// clock or goroutine, and looks for one in which something does not hold.
//
// # Flow
//
// [Found] founds a small country once. [Play] takes a photograph of it and plays
// one night on it: an event queue in virtual time (queue.go), officials who type,
// compare, file, correct and rule (actors.go), an intake that decides acts and
// keeps the tree as the clerk does (intake.go), and a random subset of [Faults]:
// submissions repeated, delayed and answered to nobody, two devices with one key,
// revoked keys, rivals, corrections of disputed papers and of papers corrected
// before, typists who leave, openings that do not fit, clocks that jump, offices
// that act out of their place, all stations at once, restarts, storms of them, acts
// that were applied and could not be written, a second clerk that shows its own
// ledger to a typist.
// [Night.Check] then holds what is left to invariants (check.go).
//
// The same seed gives the same entries and the same root: all chance comes from
// one generator, all order from the queue.
//
// # Invariants
//
// What was acknowledged stands at its index, once. A fold of the bytes from zero
// gives the same state and the same root, and the ledger extends every root that
// readers were shown. The sums of every unit are those of a model that knows
// nothing but which acts were accepted, and one protocol counts for a station. A
// paper that breaks a relation bears the finding, and no other does. Photographs
// are as they were. Findings stay. Who was shown another ledger says so in the act
// they signed. No office acted out of its place. A refusal is decided the same way
// again.
package night
