// Package lot turns a public seed into numbers: SHA-256 in counter mode, with
// rejection, so that each number below a bound is exactly as likely. Lots of the
// media and samples of signature sheets are drawn from it.
//
// Flow: [NewStream] takes a domain, the seed and the purpose of the draw;
// [Stream.Below] gives the numbers. Whoever has the seed draws the same. It refuses
// nothing; a bound of zero is a fault of the program.
package lot
