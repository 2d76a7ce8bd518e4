// Package calling holds how an election is called, and what bodies are told to
// do for it (in Kazakhstan: the Constitution, Art. 41 and 57; Art. 51 and 53 of
// the law on elections, and decrees).
//
// Flow: calling/election-called announces the day. calling/instruction-issued
// tells an addressee what to do by when, calling/instruction-executed says what
// was done and where that can be read. calling/law-changed records a change of
// the law under which the election is held, from which the state says whether it
// came within a year of the vote, as the Code of Good Practice in Electoral
// Matters (II.2.b) advises against for its core.
//
// It refuses a second call, instructions under a number that is taken, and
// execution of an instruction that is not there. Whether a call came in time is a
// matter of the calendar, and a finding.
package calling
