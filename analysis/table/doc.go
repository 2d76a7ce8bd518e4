// Package table says whether printed counts and percentages can belong together.
//
// # Mathematics
//
// A row prints a count c and a percentage of d decimals whose digits are D, so
// that 91.01 has D = 9101 and d = 2. Let y = c · 100 · 10^d / B be the share of
// c in a total B, in units of the last printed decimal. Then B gives the row
//
//	half-up    when D − ½ ≤ y < D + ½
//	half-even  when D − ½ ≤ y ≤ D + ½ for even D, and D − ½ < y < D + ½ for odd D
//	truncate   when D ≤ y < D + 1
//
// Each is an interval of whole totals ([Admits]); a table can have one base only
// where the intervals of all its rows meet, under one rounding for all of them.
// Products reach 128 bits and are never rounded.
//
// # Flow
//
// [Read] makes a [Table] of text; [Check] makes the [Report]: the admissible
// totals of each row and what they have in common, the table's own sum as base,
// every change of one digit that would bring the rows together (repair.go), and
// whether the counts are what the percentages give of the total (computed.go).
// [Admits], [Fits], [Printed], [Counts] and [CountOf] answer for a single number.
//
// # Refuses
//
// [Read] refuses a cell that can be read in two ways, by row, column, value and
// reason. [Check] refuses nothing: a number that fits nowhere is what it is for.
// It does not say which number is wrong. Arithmetic cannot; sources can.
package table
