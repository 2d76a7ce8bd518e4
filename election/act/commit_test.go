package act_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"urna/election/act"
	"urna/election/results"
)

func TestSealIsTheHashOfDomainSaltAndValues(t *testing.T) {
	salt := hashOf("salt")
	values := &results.Values{Lines: map[string]int64{"V": 600, "N": 3}, Lists: map[string]map[string]int64{"C": {"aliya": 250}}, Station: "s-137"}
	want := hashOf("urna/seal/1\n" + salt.String() + "\n" + `{"lines":{"N":3,"V":600},"lists":{"C":{"aliya":250}},"station":"s-137"}`)
	got, refusal := act.SealOf(salt, values)
	if refusal != nil || got != want {
		t.Errorf("seal %s, %v, want %s", got, refusal, want)
	}
	values.Lines["V"] = 601
	if other, _ := act.SealOf(salt, values); other == want {
		t.Error("another number gives the same seal")
	}
}

func TestPrivateFieldAndFileAreHashesOfDomainSaltAndBytes(t *testing.T) {
	salt := hashOf("salt")
	if got, want := act.FileName(salt, []byte("scan")), hashOf("urna/file/1\n"+salt.String()+"\nscan"); got != want {
		t.Errorf("file %s, want %s", got, want)
	}
	want := hashOf("urna/field/1\n" + salt.String() + "\n" + `{"field":"name","value":"Aliya"}`)
	if got, refusal := act.FieldSeal(salt, "name", "Aliya"); refusal != nil || got != want {
		t.Errorf("field %s, %v, want %s", got, refusal, want)
	}
}

func TestPersonTagIsHalfAKeyedHash(t *testing.T) {
	mac := hmac.New(sha256.New, []byte("key"))
	mac.Write([]byte("urna/person/1\n800101300123"))
	want := hex.EncodeToString(mac.Sum(nil))[:32]
	if got := act.PersonTag([]byte("key"), "800101300123"); got != want {
		t.Errorf("tag %s, want %s", got, want)
	}
}

func TestSignaturesAreSentInTheOrderOfTheirKeys(t *testing.T) {
	a := statement(t, examples(t)[0])
	there, back := signed(t, a, 3, 4, 5), signed(t, a, 5, 3, 4)
	for _, submission := range [][]byte{there, back} {
		opened, refusal := act.Open(submission, bodyOf)
		if refusal != nil {
			t.Fatal(refusal)
		}
		for i := 1; i < len(opened.Signatures); i++ {
			if a, b := opened.Signatures[i-1].Key.String(), opened.Signatures[i].Key.String(); a >= b {
				t.Errorf("key %s stands before %s", a, b)
			}
		}
	}
}

func TestSignedHashIsTheSameForAuthorAndReader(t *testing.T) {
	a := statement(t, examples(t)[0])
	_, hash, _ := act.Encode(a)
	s := act.Signature{Claimed: received - 60, Counter: 1, Seen: act.NothingSeen()}
	if refusal := act.Sign(&s, a.Genesis, hash, private(3)); refusal != nil {
		t.Fatal(refusal)
	}
	opened, refusal := act.Open(signed(t, a, 3), bodyOf)
	if refusal != nil {
		t.Fatal(refusal)
	}
	if got := opened.Signatures[0].Signed; got != s.Signed || got.IsZero() {
		t.Errorf("signed hash read %s, written %s", got, s.Signed)
	}
	if opened.Hash != hash {
		t.Errorf("act hash read %s, written %s", opened.Hash, hash)
	}
}

// A clerk that folds its own ledger does not verify again, but reads the same.
func TestReadingALeafWithoutVerifyingGivesTheSame(t *testing.T) {
	for _, e := range examples(t) {
		leaf := leafOf(t, statement(t, e), 3, 4)
		with, refusal := act.OpenLeaf(leaf, bodyOf)
		if refusal != nil {
			t.Fatalf("%s: %v", e.kind, refusal)
		}
		without, refusal := act.ReadLeaf(leaf, bodyOf)
		if refusal != nil {
			t.Fatalf("%s: %v", e.kind, refusal)
		}
		if with.Hash != without.Hash || with.Received != without.Received || len(with.Signatures) != len(without.Signatures) {
			t.Errorf("%s: read %+v, opened %+v", e.kind, without, with)
		}
		again, refusal := without.Leaf(without.Received)
		if refusal != nil || string(again) != string(leaf) {
			t.Errorf("%s: leaf written again %s, %v, want %s", e.kind, again, refusal, leaf)
		}
	}
}
