// Package sim makes elections that never happened, on a script: the practice
// election, its tutorial and fixture.
//
// Everything in it is fixed: the demo keys are public and made from names, the
// salts from a seed, the clock from the script. The same script therefore gives
// the same entries and the same root on every machine. All acts go through the
// clerk; nothing here writes to a ledger.
package sim
