package act_test

import (
	"bytes"
	"testing"

	"urna/election"
	"urna/election/act"
)

var bodyOf = election.Body

// What opens has one spelling: the same bytes come out again.
func FuzzOpenLeaf(f *testing.F) {
	for _, e := range examples(f) {
		f.Add(leafOf(f, statement(f, e), 3))
	}
	for _, fault := range faults(f) {
		if bad := fault.spoiled(f); len(bad) < 4096 {
			f.Add(bad)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if opened, refusal := act.ReadLeaf(data, bodyOf); refusal == nil {
			again, refusal := opened.Leaf(opened.Received)
			if refusal != nil || !bytes.Equal(again, data) {
				t.Errorf("read %q, written again %q, %v", data, again, refusal)
			}
			written, hash, refusal := act.Encode(opened.Act)
			if refusal != nil || hash != opened.Hash || !bytes.Contains(data, written) {
				t.Errorf("act of %q encodes to %q, %v", data, written, refusal)
			}
		}
		if opened, refusal := act.OpenLeaf(data, bodyOf); refusal == nil {
			if _, refusal := act.ReadLeaf(data, bodyOf); refusal != nil {
				t.Errorf("%q opens and is not read: %v", data, refusal)
			}
			if len(opened.Signatures) == 0 {
				t.Errorf("%q opens without a signature", data)
			}
		}
	})
}

// What a body of any kind is read from is what it writes.
func FuzzReadBody(f *testing.F) {
	kinds := election.Kinds()
	for _, e := range examples(f) {
		data, refusal := act.Write(e.body)
		if refusal != nil {
			f.Fatal(refusal)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, kind := range kinds {
			body := election.Body(kind)
			if act.Read(data, body) != nil {
				continue
			}
			if again, refusal := act.Write(body); refusal != nil || !bytes.Equal(again, data) {
				t.Errorf("%s: read %q, written again %q, %v", kind, data, again, refusal)
			}
		}
	})
}

func FuzzReceipt(f *testing.F) {
	f.Add(act.FormatReceipt(aReceipt()))
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		if r, err := act.ParseReceipt(text); err == nil && act.FormatReceipt(r) != text {
			t.Errorf("read %q, written again %q", text, act.FormatReceipt(r))
		}
	})
}

func FuzzRefused(f *testing.F) {
	f.Add(act.FormatRefused(aRefusal()))
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		if r, err := act.ParseRefused(text); err == nil && act.FormatRefused(r) != text {
			t.Errorf("read %q, written again %q", text, act.FormatRefused(r))
		}
	})
}

// A hash, key, signature or moment has one spelling.
func FuzzSpellings(f *testing.F) {
	f.Add(act.Hash{1}.String())
	f.Add(act.Key{1}.String())
	f.Add(act.FormatSignature([64]byte{1}))
	f.Add("2005-12-04T07:00:00Z")
	f.Add("2005-12-04T24:00:60Z")
	f.Fuzz(func(t *testing.T, text string) {
		var again []string
		if hash, err := act.ParseHash(text); err == nil {
			again = append(again, hash.String())
		}
		if key, err := act.ParseKey(text); err == nil {
			again = append(again, key.String())
		}
		if sig, err := act.ParseSignature(text); err == nil {
			again = append(again, act.FormatSignature(sig))
		}
		if at, err := act.ParseTime(text); err == nil {
			again = append(again, at.String())
		}
		for _, spelled := range again {
			if spelled != text {
				t.Errorf("read %q, written again %q", text, spelled)
			}
		}
	})
}
