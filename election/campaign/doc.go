// Package campaign holds the campaign before the vote: venues and meetings, the
// candidates' funds, and opinion polls (in Kazakhstan Art. 27, 28(4), 28(7),
// 28(9), 33, 34 and 58 of the law on elections).
//
// # Meetings
//
// campaign/venue-listed publishes a venue and its terms, campaign/event-requested
// what a candidate asks for, campaign/event-decided the answer. A [Trace] is where
// an event is at each minute, in whole metres; two events of rivals are in conflict
// where they come nearer to each other than the law of this program allows within
// an hour ([Conflicts]: a sweep over time with a grid over the plane). Requests
// within a day of each other are simultaneous: campaign/lot-drawn orders them by a
// lot (package lot), in which a candidate has one place however many requests, and
// whoever has used up the quota of prime hours stands behind the others. [Together]
// is a notice that rivals travel the same way: never a ban.
//
// # Funds and polls
//
// Sums of a fund are held against the ceilings and bans of finance.tsv,
// reports of the bank against its week. A poll is held against the fields of
// disclosure.tsv: one that lacks a field has weight 0 and shows the gap.
//
// It refuses what has no form, ids that are taken, what is not there, a second
// answer to a request, and names of persons who give money. Everything else is a
// finding.
package campaign
