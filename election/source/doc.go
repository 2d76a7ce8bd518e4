// Package source holds what published sources state: the sources themselves,
// the files of a past election and their rows as they stand, the figures that
// sources print, and which figures of the ledger a program has made up.
//
// Flow: source/named describes a source under an id; source/declared states
// figures that named sources print. source/opened names a file by hash, origin
// and licence, and each source/row states one row of it as the numbers of one
// polling station. Rows are folded into the same tables as protocols, where the
// two chapters meet in package election; declarations stand beside sums and
// never enter them. source/row-beside states a row of another file
// of the same election, to be compared and never counted. source/generated says
// that figures were made by a model.
//
// It refuses rows of a file that was not opened, a source or file named twice,
// and figures whose source is not named. It judges no source: two that
// contradict each other both stand, with a finding at the later one.
package source
