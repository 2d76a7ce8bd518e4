// Package media holds candidates' access to television, radio and print (in
// Kazakhstan Art. 27(6)-(7) and 28(3) of the law on elections): the terms that
// outlets publish, slots, the lot that orders who speaks when, what was aired,
// denials, and what monitors code.
//
// # Lot and schedule
//
// [lot.Seed] hashes the frozen inputs with the dice of the candidates' agents and,
// if one was fixed, the signature of a public beacon. [lot.Shuffle] draws from it by
// SHA-256 in counter mode with rejection; [Draw] lays the candidates out by a
// Williams design, in which everybody has each place and each predecessor equally
// often. [Schedule.Equality] counts what a schedule gives, whoever made it, and
// [Schedule.Withdraw] takes a candidate out without a new draw. Whoever has the
// inputs draws again to the same schedule (spec/acts/media.md).
package media
