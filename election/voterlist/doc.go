// Package voterlist holds how many voters a station has and what it is given to
// vote with: lists, boxes, ballots, and its opening (in Kazakhstan: Art. 23 to 26,
// 37 to 40 of the law on elections). It holds counts, never persons.
//
// Flow: voterlist/counted states how many voters a list has, voterlist/changed
// how many came and went since, each with its day. voterlist/boxes-listed names
// the boxes of a station and their seals, voterlist/ballots-printed and
// voterlist/ballots-delivered follow the ballots to it, voterlist/opened says when
// its boxes were shown empty and when it opened.
//
// A list above the law's bound, changes after the count began, boxes that are not
// transparent or bear one seal twice, more ballots than voters and the reserve, and
// late steps are findings. The package refuses stations that are not on the
// register, a second first count, and numbers that would make a list negative.
package voterlist
