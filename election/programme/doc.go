// Package programme holds what candidates promise and who speaks for them (in
// Kazakhstan: Art. 27 and 29 of the law on elections).
//
// Flow: programme/filed names a candidate's programme by the hash of its text, and
// says what it holds on each topic, so that programmes stand side by side by topic.
// programme/endorsed records that somebody supports a candidate, as a source tells
// it. Neither weighs anything.
//
// It refuses candidates that nobody knows, a programme without a text or a topic
// named twice, and sources that nobody has named.
package programme
