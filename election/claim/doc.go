// Package claim holds what people and sources say about an election, beside what
// speaks for it and against it. It holds no law and gives no verdict.
//
// Flow: claim/stated records a statement with its speaker, its source and its
// place there, as a fact, a judgement or a forecast; claim/evidence-given adds what
// a source says for it, against it, or in response by whom it concerns. The state
// says for each statement only on which sides there is evidence; of a judgement it
// says not even that it stands for or against. claim/figure-stated records a figure
// of the background with its own check; claim/footnote-cited what a footnote cites
// and what that can support.
//
// It refuses statements without words, an id that is taken, evidence on a
// statement that is not there, and sources that nobody has named.
package claim
