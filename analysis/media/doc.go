// Package media holds the measures by which monitors compare what candidates
// got in the media: shares, parity, concentration, balance of tone, prime share,
// incumbency, and Krippendorff's alpha, which says whether two who coded the same
// items agree well enough for their coding to be shown.
//
// # Mathematics
//
// All measures are exact fractions of whole numbers: seconds, or whatever unit
// the counts have. [Increments] takes statements of airtime whose periods repeat,
// grow or overlap apart into periods that do not, so that nothing is added twice.
//
// # Refuses
//
// Nothing is guessed: a measure of nothing is absent, and a statement that no
// arithmetic fits into the others is named and left out.
package media
