// Package cow holds the two containers of which state is made: a [Map] keyed by
// hashes and a [Vector] by small whole numbers. Both copy on write, so that a
// photograph of the whole state costs a constant and never changes afterwards,
// while the working state goes on.
//
// A container is written by one owner only. Photograph returns a copy that
// shares every node; from then on the owner copies a node before it writes it,
// once for each photograph. A photograph can be read by many at once.
package cow
