// Package quota bounds how often somebody may do something, in memory that does
// not grow with the number of somebodies.
//
// A [Quota] lets each key do a number of things at once and then so many a second:
// it remembers one moment for a key, up to which its allowance is spent. It knows
// nothing of what is counted: package web asks it by address, the clerk by key and
// kind of act. Who is over a quota is told to come again later; that is never a
// refusal, because nothing was decided.
package quota
