package candidacy_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"slices"
	"sync"
	"testing"

	"urna/election/act"
	"urna/election/candidacy"
)

// registrar is a key for questions, made once.
var registrar = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

var election = act.Hash{0xE1}

func answers(t *testing.T, number string) []byte {
	t.Helper()
	digest := candidacy.Question(election, number)
	signature, err := rsa.SignPKCS1v15(nil, registrar(), crypto.SHA256, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	return signature
}

func identity(i int) string { return fmt.Sprintf("9001011%05d", i) }

// sheets are those that so many signed, the last of them twice.
func sheets(t *testing.T, signers int) candidacy.Lookup {
	t.Helper()
	var leaves []candidacy.Leaf
	for i := range signers {
		leaves = append(leaves, candidacy.Leaf{Tag: candidacy.Tag(answers(t, identity(i))), Cell: candidacy.Cell(act.Hash{byte(i)}, "1", fmt.Sprint(i))})
	}
	if signers > 0 {
		leaves = append(leaves, candidacy.Leaf{Tag: candidacy.Tag(answers(t, identity(signers-1))), Cell: candidacy.Cell(act.Hash{255}, "2", "1")})
	}
	return candidacy.NewLookup(leaves)
}

func asked(l candidacy.Lookup, signatures int, number string) *candidacy.Asked {
	return &candidacy.Asked{Genesis: election, Modulus: registrar().N, Number: number, Root: l.Root(), Signatures: int64(signatures)}
}

// Every tree to ten leaves, every signer of it and two who did not sign.
func TestVoterLearnsWhetherTheirNumberWasUsedAndHowOften(t *testing.T) {
	for signers := range 10 {
		l, leaves := sheets(t, signers), signers+1
		if signers == 0 {
			leaves = 0
		}
		for i := range signers + 2 {
			want := 0
			switch {
			case i < signers-1:
				want = 1
			case i == signers-1:
				want = 2
			}
			answer := l.Answer(answers(t, identity(i)))
			used, err := asked(l, leaves, identity(i)).Check(&answer)
			if err != nil || len(used) != want {
				t.Errorf("%d signers, voter %d: used %d times (%v), want %d", signers, i, len(used), err, want)
			}
		}
		if want := int64(min(signers, 1)); l.Duplicates() != want {
			t.Errorf("%d signers: %d duplicates, want %d", signers, l.Duplicates(), want)
		}
	}
}

func TestCellOpensToThePlaceOfTheSignature(t *testing.T) {
	l := sheets(t, 5)
	answer := l.Answer(answers(t, identity(2)))
	used, err := asked(l, 6, identity(2)).Check(&answer)
	if err != nil || used[0].Leaf.Cell != candidacy.Cell(act.Hash{2}, "1", "2") {
		t.Errorf("cell %v (%v), want that of sheet 1, line 2", used, err)
	}
}

// Whatever a registrar leaves out, adds or alters, the voter sees.
func TestAnswerThatKeepsSomethingBackIsNoAnswer(t *testing.T) {
	l := sheets(t, 9)
	number := identity(8) // signed twice
	good := func() candidacy.Answer { return l.Answer(answers(t, number)) }
	mine, other := good(), candidacy.Answer{}
	for i := range 8 {
		a := l.Answer(answers(t, identity(i)))
		if a.Leaves[0].Place > mine.Leaves[1].Place || a.Leaves[len(a.Leaves)-1].Place < mine.Leaves[len(mine.Leaves)-2].Place {
			other = a
		}
	}
	for name, alter := range map[string]func(*candidacy.Answer){
		"no leaf":              func(a *candidacy.Answer) { a.Leaves = nil },
		"only the first":       func(a *candidacy.Answer) { a.Leaves = a.Leaves[:1] },
		"only the last":        func(a *candidacy.Answer) { a.Leaves = a.Leaves[len(a.Leaves)-1:] },
		"without one between":  func(a *candidacy.Answer) { a.Leaves = slices.Delete(slices.Clone(a.Leaves), 1, 2) },
		"another cell":         func(a *candidacy.Answer) { a.Leaves[1].Leaf.Cell[0]++ },
		"another place":        func(a *candidacy.Answer) { a.Leaves[1].Place++ },
		"a place below zero":   func(a *candidacy.Answer) { a.Leaves[0].Place = -1 },
		"a way too short":      func(a *candidacy.Answer) { a.Leaves[1].Path = a.Leaves[1].Path[1:] },
		"another's signature":  func(a *candidacy.Answer) { a.Signature = answers(t, identity(3)) },
		"a shorter signature":  func(a *candidacy.Answer) { a.Signature = a.Signature[1:] },
		"no signature":         func(a *candidacy.Answer) { a.Signature = nil },
		"leaves of a stranger": func(a *candidacy.Answer) { a.Leaves = other.Leaves },
	} {
		answer := good()
		alter(&answer)
		if used, err := asked(l, 10, number).Check(&answer); err == nil {
			t.Errorf("%s: %d leaves and no error", name, len(used))
		}
	}
	answer := good()
	for _, wrong := range []*candidacy.Asked{asked(l, 10, identity(1)), asked(l, 11, number), asked(sheets(t, 8), 10, number)} {
		if _, err := wrong.Check(&answer); err == nil {
			t.Errorf("asked of %s with %d signatures: no error", wrong.Number, wrong.Signatures)
		}
	}
}

func TestModulusHasOneSpellingAndASafeSize(t *testing.T) {
	text := registrar().N.Text(16)
	if n, is := candidacy.Modulus(text); !is || n.Cmp(registrar().N) != 0 {
		t.Errorf("modulus %s is not read", text)
	}
	for _, wrong := range []string{"", "0" + text, "-" + text, "c3", text[:500], text + text + text, "x" + text[1:], "+" + text} {
		if _, is := candidacy.Modulus(wrong); is {
			t.Errorf("%.20s… of %d digits is read as a modulus", wrong, len(wrong))
		}
	}
}

func TestSheetsOfAUnitThatWereFiledTwiceHaveTwoRoots(t *testing.T) {
	s, steps, bodies := candidacy.State{}, []step{kinds("n1")["declared"], kinds("n2")["declared"]}, []act.Body{nil, nil}
	for _, b := range []candidacy.SheetsFiled{
		{Nominee: "n1", Root: act.Hash{1}, Signatures: 10, Unit: "north"}, {Nominee: "n1", Root: act.Hash{2}, Signatures: 20, Unit: "south"},
		{Nominee: "n2", Root: act.Hash{3}, Signatures: 30, Unit: "north"}, {Nominee: "n1", Root: act.Hash{4}, Signatures: 40, Unit: "north"},
	} {
		steps = append(steps, of((*candidacy.State).FileSheets, (*candidacy.State).ApplySheets, &b))
		bodies = append(bodies, &b)
	}
	for i, step := range steps {
		refusal, apply := step(&s, &act.Entry{Body: bodies[i], Index: int64(i), Received: 1}, foreign(true))
		if refusal != nil {
			t.Fatal(refusal)
		}
		apply()
	}
	var got []string
	for _, f := range s.Filings("n1", "north") {
		got = append(got, fmt.Sprint(f.Index, f.Root[0], f.Signatures))
	}
	if want := []string{"2 1 10", "5 4 40"}; !slices.Equal(got, want) {
		t.Errorf("entry, root and signatures %q, want %q", got, want)
	}
	if of := s.FilingsOf("n1", "north", act.Hash{4}); len(of) != 1 || of[0].Index != 5 {
		t.Errorf("sheets with root 4: %+v, want those of entry 5", of)
	}
	if of := s.FilingsOf("n1", "north", act.Hash{3}); len(of) != 0 {
		t.Errorf("sheets with another nominee's root: %+v, want none", of)
	}
}
