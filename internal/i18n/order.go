package i18n

import "urna/election/collate"

// alphabet is the Kazakh one of 42 letters, in which the Russian 33 stand in
// their own order: one table sorts both.
var alphabet = collate.Of("АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ")

// Compare orders two names as a reader of Kazakh, Russian or English looks for
// them: by the letters of the alphabet, whatever their case.
func Compare(a, b string) int { return alphabet.Compare(a, b) }
