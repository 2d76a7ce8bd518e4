// Package lot is the mathematics of draws that anyone can make again. [NewStream]
// turns a domain, a seed and the purpose of a draw into numbers: SHA-256 in counter
// mode, with rejection, so that each number below a bound is exactly as likely.
// [Seed] makes the seed of a lot from inputs that were frozen before and from dice
// thrown in public, [Shuffle] an order from it by Fisher and Yates (spec/acts/media.md
// §2). Lots of the media and of the campaign and samples of signature sheets are
// drawn from it.
//
// It holds no law. [Thrown] refuses throws that are none; a bound of zero is a fault
// of the program.
package lot
