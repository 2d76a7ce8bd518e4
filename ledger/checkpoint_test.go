package ledger

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const testOrigin = "urna.example/test"

func testKey(t testing.TB, name string, fill byte) (note.Signer, note.Verifier) {
	t.Helper()
	signer, vkey, err := NewSigner(name, bytes.Repeat([]byte{fill}, ed25519.SeedSize))
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	return signer, verifier
}

func testHead(size int64) Head {
	return Head{Size: size, Root: LeafHash(fmt.Appendf(nil, "root at %d", size))}
}

func mustSign(t testing.TB, text string, signer note.Signer) []byte {
	t.Helper()
	signed, err := SignNote(text, signer)
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

func TestSignedCheckpointOpensToItsHead(t *testing.T) {
	signer, verifier := testKey(t, testOrigin, 1)
	for _, head := range []Head{EmptyHead(), testHead(1), testHead(MaxSize)} {
		signed, err := SignCheckpoint(head, testOrigin, signer)
		if err != nil {
			t.Fatalf("sign size %d: %v", head.Size, err)
		}
		if got, err := OpenCheckpoint(signed, testOrigin, verifier); err != nil || got != head {
			t.Errorf("open = %v, %v, want %v", got, err, head)
		}
		// The text is also what package tlog would write under its own first line.
		if tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + strings.SplitN(string(signed), "\n", 2)[1])); err != nil || tree.N != head.Size {
			t.Errorf("tlog reads size %d as %v, %v", head.Size, tree, err)
		}
	}
}

func TestCheckpointWithWitnessSignaturesOpens(t *testing.T) {
	signer, verifier := testKey(t, testOrigin, 1)
	witness, _ := testKey(t, "witness.example", 2)
	signed, err := note.Sign(&note.Note{Text: FormatCheckpoint(testOrigin, testHead(7))}, witness, signer)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := OpenCheckpoint(signed, testOrigin, verifier); err != nil || got != testHead(7) {
		t.Errorf("open = %v, %v, want %v", got, err, testHead(7))
	}
}

func TestCheckpointTextHasOneSpelling(t *testing.T) {
	root := "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
	if _, _, err := ParseCheckpoint("o\n12\n" + root + "\n"); err != nil {
		t.Fatalf("the good text: %v", err)
	}
	for situation, text := range map[string]string{
		"nothing":                       "",
		"no last line end":              "o\n12\n" + root,
		"a line more":                   "o\n12\n" + root + "\nextension\n",
		"empty line at the end":         "o\n12\n" + root + "\n\n",
		"empty origin":                  "\n12\n" + root + "\n",
		"leading zero":                  "o\n012\n" + root + "\n",
		"plus sign":                     "o\n+12\n" + root + "\n",
		"negative size":                 "o\n-1\n" + root + "\n",
		"negative zero":                 "o\n-0\n" + root + "\n",
		"size beyond 2^53-1":            "o\n9007199254740992\n" + root + "\n",
		"size beyond 64 bits":           "o\n99999999999999999999\n" + root + "\n",
		"hexadecimal size":              "o\n0x12\n" + root + "\n",
		"space after size":              "o\n12 \n" + root + "\n",
		"root of 31 bytes":              "o\n12\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==\n",
		"root without padding":          "o\n12\n" + root[:43] + "\n",
		"root with spare bits":          "o\n12\n" + root[:42] + "9=\n",
		"carriage return inside root":   "o\n12\n" + root[:8] + "\r" + root[8:] + "\n",
		"URL alphabet":                  "o\n12\n__8CAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
		"empty tree with another root":  "o\n0\n" + root + "\n",
		"Windows line ends":             "o\r\n12\r\n" + root + "\r\n",
		"lines in another order":        "12\no\n" + root + "\n",
		"full-width digits in the size": "o\n１２\n" + root + "\n",
	} {
		if origin, head, err := ParseCheckpoint(text); err == nil {
			t.Errorf("%s: parsed as %q %v, want an error", situation, origin, head)
		}
	}
}

func TestCheckpointOfAnotherOriginKeyOrTextIsRefused(t *testing.T) {
	signer, verifier := testKey(t, testOrigin, 1)
	otherOrigin, otherOriginKey := testKey(t, "other.example", 1)
	_, otherKey := testKey(t, testOrigin, 2)
	good, err := SignCheckpoint(testHead(5), testOrigin, signer)
	if err != nil {
		t.Fatal(err)
	}
	otherText := mustSign(t, FormatCheckpoint("other.example", testHead(5)), signer)
	for _, c := range []struct {
		situation string
		signed    []byte
		verifier  note.Verifier
		want      string
	}{
		{"key of another name", good, otherOriginKey, "key is named"},
		{"another key of the same name", good, otherKey, "open note"},
		{"origin of another ledger under our signature", otherText, verifier, "origin is"},
		{"size changed after signing", bytes.Replace(good, []byte("\n5\n"), []byte("\n6\n"), 1), verifier, "invalid signature"},
		{"signature cut off", good[:bytes.Index(good, []byte("\n\n"))+2], verifier, "malformed"},
		{"a note that is no checkpoint", mustSign(t, "hello\n", signer), verifier, "line ends"},
		{"longer than any checkpoint", append(bytes.Clone(good), make([]byte, maxCheckpoint)...), verifier, "limit"},
	} {
		if head, err := OpenCheckpoint(c.signed, testOrigin, c.verifier); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, %v, want an error with %q", c.situation, head, err, c.want)
		}
	}
	if _, err := SignCheckpoint(testHead(5), testOrigin, otherOrigin); err == nil {
		t.Error("sign with the key of another origin: got no error")
	}
	if _, err := SignCheckpoint(Head{Size: -1}, testOrigin, signer); err == nil {
		t.Error("sign a negative size: got no error")
	}
}

func TestSignerIsDerivedFromItsSeedAlone(t *testing.T) {
	seed := bytes.Repeat([]byte{7}, ed25519.SeedSize)
	_, first, err := NewSigner(testOrigin, seed)
	if err != nil {
		t.Fatal(err)
	}
	if _, again, err := NewSigner(testOrigin, seed); err != nil || again != first {
		t.Errorf("second key = %q, %v, want %q", again, err, first)
	}
	for name, seed := range map[string][]byte{"short": seed[:31], "two words": seed, "a+b": seed, "": seed} {
		if _, vkey, err := NewSigner(name, seed); err == nil {
			t.Errorf("name %q, seed of %d bytes: got %q, want an error", name, len(seed), vkey)
		}
	}
}

func TestNoteWithoutTheKeyAskedForStaysShut(t *testing.T) {
	signer, verifier := testKey(t, "intake.example", 3)
	_, stranger := testKey(t, "stranger.example", 4)
	signed := mustSign(t, "receipt\n1\n", signer)
	if got, err := OpenNote(signed, verifier); err != nil || got != "receipt\n1\n" {
		t.Errorf("open = %q, %v", got, err)
	}
	if got, err := OpenNote(signed, stranger); err == nil || got != "" {
		t.Errorf("open for a stranger = %q, %v, want an error", got, err)
	}
	if _, err := SignNote("no line end", signer); err == nil {
		t.Error("sign a text without a last line end: got no error")
	}
}

func FuzzParseCheckpoint(f *testing.F) {
	f.Add(FormatCheckpoint("urna.example/test", EmptyHead()))
	f.Add(FormatCheckpoint("o", testHead(12)))
	f.Add("o\n012\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n")
	f.Fuzz(func(t *testing.T, text string) {
		origin, head, err := ParseCheckpoint(text)
		if err == nil && FormatCheckpoint(origin, head) != text {
			t.Errorf("parsed %q, which is spelled %q", text, FormatCheckpoint(origin, head))
		}
	})
}

func FuzzOpenCheckpoint(f *testing.F) {
	signer, verifier := testKey(f, testOrigin, 1)
	good, err := SignCheckpoint(testHead(5), testOrigin, signer)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte("o\n1\n\n— o AAAA\n"))
	f.Fuzz(func(t *testing.T, signed []byte) {
		if head, err := OpenCheckpoint(signed, testOrigin, verifier); err == nil && head != testHead(5) {
			t.Errorf("opened a forged head %v", head)
		}
		if _, err := peekCheckpoint(signed); err == nil && !bytes.Contains(signed, []byte("\n\n")) {
			t.Error("peeked into a note without signatures")
		}
	})
}
