// Package lot is the mathematics of a lot that anyone can draw again: a seed from
// inputs that were frozen before, and from dice thrown in public; numbers from the
// seed by SHA-256 in counter mode, with rejection, so that each number below a bound
// is exactly as likely; an order by Fisher and Yates. Lots of chapters and samples of
// signature sheets are drawn with it (spec/acts/media.md §2). It holds no law and
// refuses nothing; a bound of zero is a fault of the program.
package lot
