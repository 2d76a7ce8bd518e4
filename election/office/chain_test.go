package office

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
)

var someKey = act.Key{1}

// withKey is a state in which one root key stands and has signed nothing.
func withKey() *State {
	s := new(State)
	s.ApplyGenesis(act.Hash{9}, &Genesis{RootKeys: []act.Key{someKey}})
	return s
}

// signature number n of the key whose rightful row is row(1), row(2), …
func signature(n int64) *act.Signature {
	return &act.Signature{Key: someKey, Counter: n, Prev: row(n - 1), Signed: row(n)}
}

func row(n int64) act.Hash {
	if n == 0 {
		return act.Hash{}
	}
	return sha256.Sum256([]byte(fmt.Sprint("signed bytes ", n)))
}

// place decides and applies a signature and names what was found or refused.
func place(s *State, sig *act.Signature) string {
	finding, refusal := s.Chain(sig)
	if refusal != nil {
		return refusal.Rule
	}
	s.ApplyChain(sig)
	if finding != nil {
		return finding.Rule
	}
	return ""
}

func TestSignaturesOfAKeyAreFoundWhereTheyStandInItsRow(t *testing.T) {
	fork := signature(2)
	fork.Signed = row(99)
	wrong := func(n int64) *act.Signature {
		sig := signature(n)
		sig.Prev = row(99)
		return sig
	}
	other := signature(3) // fits what is before it, not what is behind
	other.Signed = row(98)
	for _, c := range []struct {
		situation string
		row       []*act.Signature
		want      []string
	}{
		{"in order", []*act.Signature{signature(1), signature(2), signature(3)}, []string{"", "", ""}},
		{"first names a predecessor", []*act.Signature{wrong(1)}, []string{"signature.prev"}},
		{"another predecessor", []*act.Signature{signature(1), wrong(2)}, []string{"", "signature.prev"}},
		{"goes on from the head after another predecessor", []*act.Signature{signature(1), wrong(2), signature(3)}, []string{"", "signature.prev", ""}},
		{"one missing", []*act.Signature{signature(1), signature(3)}, []string{"", "signature.gap"}},
		{"missing one arrives", []*act.Signature{signature(1), signature(3), signature(2), signature(4)}, []string{"", "signature.gap", "signature.late", ""}},
		{"first arrives last", []*act.Signature{signature(2), signature(1)}, []string{"signature.gap", "signature.late"}},
		{"missing ones arrive in order", []*act.Signature{signature(5), signature(1), signature(2), signature(3), signature(4)},
			[]string{"signature.gap", "signature.late", "signature.late", "signature.late", "signature.late"}},
		{"missing ones arrive backwards", []*act.Signature{signature(5), signature(4), signature(3), signature(2), signature(1)},
			[]string{"signature.gap", "signature.late", "signature.late", "signature.late", "signature.late"}},
		{"missing one from the middle", []*act.Signature{signature(5), signature(3), signature(2), signature(4), signature(1)},
			[]string{"signature.gap", "signature.late", "signature.late", "signature.late", "signature.late"}},
		{"late one with another predecessor", []*act.Signature{signature(1), signature(3), wrong(2)}, []string{"", "signature.gap", "signature.prev"}},
		{"late one that its successor does not name", []*act.Signature{signature(1), signature(2), signature(4), other}, []string{"", "", "signature.gap", "signature.prev"}},
		{"counter twice", []*act.Signature{signature(1), signature(2), fork}, []string{"", "", "signature.fork"}},
		{"late counter twice", []*act.Signature{signature(3), signature(2), fork}, []string{"signature.gap", "signature.late", "signature.fork"}},
		{"the same signature again", []*act.Signature{signature(1), signature(1)}, []string{"", "signature.fork"}},
	} {
		s := withKey()
		var got []string
		for _, sig := range c.row {
			got = append(got, place(s, sig))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.situation, got, c.want)
		}
	}
}

func TestKeyThatJumpsAheadTooOftenIsRefusedAndGoesOnWhenItFillsAGap(t *testing.T) {
	s := withKey()
	for i := range int64(maxGaps) {
		if got := place(s, signature(2*i+2)); got != "signature.gap" {
			t.Fatalf("gap %d: %q, want signature.gap", i+1, got)
		}
	}
	next := int64(2*maxGaps + 2)
	if got := place(s, signature(next)); got != "signature.gaps" {
		t.Errorf("gap %d: %q, want signature.gaps", maxGaps+1, got)
	}
	if got := place(s, signature(2*maxGaps+1)); got != "" {
		t.Errorf("the next in order: %q, want nothing", got)
	}
	if got := place(s, signature(5)); got != "signature.late" {
		t.Errorf("one that was missing: %q, want signature.late", got)
	}
	if got := place(s, signature(next+1)); got != "signature.gap" {
		t.Errorf("a gap again: %q, want signature.gap", got)
	}
	standing, _ := s.Standing(someKey)
	if got := len(standing.Missing()); got != maxGaps {
		t.Errorf("%d stretches missing, want %d", got, maxGaps)
	}
}

// A wide gap that is filled from its middle makes two.
func TestFillingTheMiddleOfAGapIsRefusedWhenThatMakesOneTooMany(t *testing.T) {
	s := withKey()
	for i := range int64(maxGaps) {
		place(s, signature(4*i+4))
	}
	if got := place(s, signature(2)); got != "signature.gaps" {
		t.Errorf("counter 2 of the gap 1 to 3: %q, want signature.gaps", got)
	}
	if got := place(s, signature(1)); got != "signature.late" {
		t.Errorf("counter 1 of the gap 1 to 3: %q, want signature.late", got)
	}
}

func TestPhotographKeepsTheRowOfItsMoment(t *testing.T) {
	s := withKey()
	place(s, signature(1))
	place(s, signature(4))
	photo := s.Photograph()
	place(s, signature(3))
	place(s, signature(5))
	standing, _ := photo.Standing(someKey)
	if got, want := fmt.Sprint(standing.Counter(), standing.Missing()), "4 [[2 3]]"; got != want {
		t.Errorf("photograph %s, want %s", got, want)
	}
	if standing, _ = s.Standing(someKey); standing.Head() != row(5) {
		t.Errorf("head %s, want %s", standing.Head(), row(5))
	}
}

func TestSignatureOfAnUnknownKeyHasNoRow(t *testing.T) {
	s := withKey()
	if got := place(s, &act.Signature{Key: act.Key{2}, Counter: 7}); got != "" {
		t.Errorf("%q, want nothing", got)
	}
	if _, known := s.Standing(act.Key{2}); known || s.Keys() != 1 {
		t.Errorf("%d keys, want 1", s.Keys())
	}
}

// model is the row of a key with nothing left out: every signature that entered.
type model map[int64]*act.Signature

// want says what the model finds about a signature, by looking at all others.
func (m model) want(sig *act.Signature) string {
	highest := int64(0)
	for n := range m {
		highest = max(highest, n)
	}
	before, hasBefore := m[sig.Counter-1]
	after, hasAfter := m[sig.Counter+1]
	switch {
	case m[sig.Counter] != nil:
		return "signature.fork"
	case m.missingWith(sig.Counter, highest) > maxGaps:
		return "signature.gaps"
	case sig.Counter > highest+1:
		return "signature.gap"
	case hasBefore && sig.Prev != before.Signed, sig.Counter == 1 && sig.Prev != act.Hash{}:
		return "signature.prev"
	case hasAfter && sig.Signed != after.Prev:
		return "signature.prev"
	case sig.Counter == highest+1:
		return ""
	}
	return "signature.late"
}

// missingWith counts the stretches without a signature if there were one at n.
func (m model) missingWith(n, highest int64) int {
	stretches, open := 0, false
	for i := int64(1); i <= max(n, highest); i++ {
		here := m[i] != nil || i == n
		if !here && !open {
			stretches++
		}
		open = !here
	}
	return stretches
}

func TestRowAgreesWithAModelThatForgetsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, m := withKey(), model{}
		for range rapid.IntRange(1, 60).Draw(t, "signatures") {
			sig := signature(rapid.Int64Range(1, 60).Draw(t, "counter"))
			switch rapid.IntRange(0, 9).Draw(t, "fault") {
			case 0:
				sig.Prev = row(99)
			case 1:
				sig.Signed = row(99)
			}
			want := m.want(sig)
			if got := place(s, sig); got != want {
				t.Fatalf("counter %d: %q, want %q", sig.Counter, got, want)
			}
			if want != "signature.fork" && want != "signature.gaps" {
				m[sig.Counter] = sig
			}
		}
		standing, _ := s.Standing(someKey)
		missing := 0
		for _, stretch := range standing.Missing() {
			for n := stretch[0]; n <= stretch[1]; n++ {
				missing++
				if m[n] != nil {
					t.Fatalf("counter %d is listed as missing", n)
				}
			}
		}
		if got, want := int64(missing+len(m)), standing.Counter(); got != want {
			t.Fatalf("%d missing and %d there, want %d together", missing, len(m), want)
		}
	})
}
