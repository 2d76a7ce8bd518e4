// Package collate orders names by the letters of an alphabet: the Kazakh one of 42
// letters for ballots (in Kazakhstan: Art. 37(1) of the law on elections) and for
// lists that people search.
//
// Flow: [Of] takes the letters in their order, [Alphabet.Compare] compares two
// names by them, whatever their case. It refuses nothing: what is no letter of the
// alphabet stands before all letters, by its code point.
package collate
