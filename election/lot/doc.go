// Package lot is the mathematics of a lot that anyone can draw again: a seed from
// inputs that were frozen before, and from dice thrown in public; numbers from the
// seed by SHA-256 in counter mode, with rejection; an order by Fisher and Yates.
// Chapters that draw lots build on it (spec/acts/media.md §2). It holds no law and
// refuses nothing.
package lot
