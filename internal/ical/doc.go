// Package ical writes calendars that people subscribe to (RFC 5545): one event
// for each date, with an identifier that stays the same when the date moves.
//
// Flow: whoever has the dates fills a [Calendar]; [Write] gives its bytes, the
// same for the same calendar. A date without a time is an event of the whole day;
// a time is a floating one, which each reader's device takes as local, as the law
// means it. Nothing is refused: texts are escaped, lines folded at 75 bytes.
package ical
