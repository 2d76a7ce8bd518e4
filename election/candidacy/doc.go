// Package candidacy holds nomination, registration and the ballot (in Kazakhstan:
// Art. 41 of the Constitution and Art. 54 to 61 of the law on elections).
//
// # Flow
//
// candidacy/declared opens a nominee, by an association or by themselves; what
// follows is a step each: documents, notices of defects with the day until which
// they can be cured, checks of requirements, signature sheets and their check, the
// deposit, then registered or refused; later withdrawn, cancelled, reinstated. An
// appeal is filed and decided. candidacy/ballot-set states the ballot once, before
// any protocol; with the rulebook's form it fixes the place of every number.
//
// The law's lists of requirements, documents and grounds are tables ([ParseLaw]).
// Steps out of their order, grounds that are not listed, defects that nobody could
// cure, terms that were not kept are findings. Where the ledger is no whole record
// (a reconstruction), a step that is not there is unknown and not held against
// anybody.
//
// # Signatures
//
// Duplicates are counted over all sheets and every signer is looked up in the
// register; only whether signatures are genuine may be sampled. [LowerBound] says
// how many are valid at least, at one percent of error, after Clopper and Pearson
// (Biometrika 26, 1934), in whole numbers; a sample may show enough, it never shows
// too few. [Looked.California] gives the figure of 2 CCR 20530 to 20532 beside it. [Sample] draws
// the lines from a public seed. [Lookup] answers a voter whether their number was
// used, so that the voter can check the answer and nobody can try numbers out.
//
// # Refused
//
// A nominee, a number of an appeal or a ballot that is taken, a second registration
// of one who is registered, and whatever is named and not there.
package candidacy
