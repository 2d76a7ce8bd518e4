// Package source holds what published sources state: the files of a past
// election, their rows as they stand, and the totals that a source prints.
//
// Flow: source/opened names a file by hash, origin and licence; each source/row
// states one row of it as the numbers of one polling station; source/declared
// states totals that a source prints. Rows are folded into the same tables as
// protocols, where the two chapters meet in package election; declarations
// stand beside sums and never enter them.
//
// It refuses rows of a file that was not opened and a second row for a station.
package source
