// Package commission holds who sits on election commissions and how they decide
// (in Kazakhstan: Art. 10 to 20 of the law on elections).
//
// Flow: commission/formed names a commission's members by seat, each with the
// party that proposed it; commission/member-replaced gives a seat to another.
// commission/session-held opens a session with who is present, and
// commission/decided records a decision of it: the open vote of every seat, and
// dissents with their words. What a source does not tell is unknown, and no rule is
// held against it.
//
// Size, one seat for a party, quorum of two thirds of all members, majority of all
// members and 48 hours of notice are findings. The package refuses a commission
// formed twice, seats that occur twice or are not there, sessions and decisions
// under a number that is taken, and acts of one commission about another.
package commission
