package act_test

import (
	"bytes"
	"testing"

	"urna/election"
	"urna/election/act"
)

// replacements of a byte in a submission that is otherwise good: all of them in
// one kind, a few that tend to slip through in the kinds of the count, fewer still
// in those of the chapters, which are read by the same code.
func replacements(n int, was byte) []byte {
	switch {
	case n >= kindsOfTheCount:
		return []byte{was ^ 1, '"'}
	case n != 4:
		return []byte{was ^ 1, was ^ 0x20, was ^ 0x80, '0', '"', ' ', '\\'}
	}
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	return every
}

// kindsOfTheCount is how many of the first examples are of kinds that V3 checks.
const kindsOfTheCount = 23

// additions are bytes that are put between two others.
func additions(n int) []byte {
	if n >= kindsOfTheCount {
		return []byte(" ,")
	}
	return []byte(" \t\n,0\"{}[]:\\a\x00\xff")
}

func TestSubmissionWithOneByteChangedAddedOrMissingIsRefused(t *testing.T) {
	for n, e := range examples(t) {
		t.Run(e.kind, func(t *testing.T) {
			good := signed(t, statement(t, e), 3)
			if _, refusal := act.Open(good, election.Body); refusal != nil {
				t.Fatalf("good submission: %v", refusal)
			}
			refused := func(what string, at int, bad []byte) {
				if bytes.Equal(bad, good) {
					return
				}
				if _, refusal := act.Open(bad, election.Body); refusal == nil {
					t.Errorf("%s at %d is accepted: %q", what, at, bad)
				}
			}
			for at := range good {
				for _, b := range replacements(n, good[at]) {
					bad := bytes.Clone(good)
					bad[at] = b
					refused("byte changed", at, bad)
				}
				refused("byte missing", at, append(bytes.Clone(good[:at]), good[at+1:]...))
				for _, b := range additions(n) {
					refused("byte added", at, append(append(bytes.Clone(good[:at]), b), good[at:]...))
				}
			}
			refused("byte added", len(good), append(bytes.Clone(good), '\n'))
		})
	}
}

// The time at which an entry was received is the intake's word: no signature of
// an author covers it, the tree does.
func TestTimeOfReceivingIsNotSignedByTheAuthors(t *testing.T) {
	leaf := leafOf(t, statement(t, examples(t)[0]), 3)
	later := bytes.Replace(leaf, []byte(`"received":"2026-03-01T13:00:00Z"`), []byte(`"received":"2026-03-01T13:00:01Z"`), 1)
	if bytes.Equal(leaf, later) {
		t.Fatalf("leaf %s does not hold the time of this test", leaf)
	}
	opened, refusal := act.OpenLeaf(later, election.Body)
	if refusal != nil {
		t.Fatalf("leaf with another time: %v", refusal)
	}
	if got, want := opened.Received, received+1; got != want {
		t.Errorf("received = %s, want %s", got, want)
	}
}
