// Package territory holds the tree of administrative units and the register of
// polling stations (in Kazakhstan: Art. 23 of the law on elections).
//
// Flow: the text of the territory comes in parts; territory/adopted closes it by
// hash, and Parse turns it into a Map that never changes afterwards. Every
// unit and station has a dense index, by which results are kept.
//
// The package refuses a text with an unknown parent, a repeated or malformed
// id, more than one root, or a station below no unit.
package territory
