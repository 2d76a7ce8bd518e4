package act_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
)

func aReceipt() act.Receipt {
	return act.Receipt{Genesis: hashOf("genesis"), Act: hashOf("act"), Index: 137, Received: received, By: received + 60}
}

func aRefusal() act.Refused {
	return act.Refused{
		Genesis: hashOf("genesis"), Act: hashOf("act"), Size: 137, At: received,
		Refusal: act.Refusal{Rule: "form.word", Field: "body.stance", Got: "abstains", Limit: "[signs dissents]"},
	}
}

func TestReceiptIsReadBackAsItWasWritten(t *testing.T) {
	text := act.FormatReceipt(aReceipt())
	want := strings.Join([]string{
		"urna/receipt/1", hashOf("genesis").String(), hashOf("act").String(), "137", "2026-03-01T13:00:00Z", "2026-03-01T13:01:00Z", "",
	}, "\n")
	if text != want {
		t.Errorf("receipt %q, want %q", text, want)
	}
	back, err := act.ParseReceipt(text)
	if err != nil || back != aReceipt() {
		t.Errorf("read back %+v, %v, want %+v", back, err, aReceipt())
	}
}

func TestReceiptInAnotherSpellingIsRefused(t *testing.T) {
	good := act.FormatReceipt(aReceipt())
	for name, bad := range map[string]string{
		"no end": strings.TrimSuffix(good, "\n"), "two ends": good + "\n", "another version": strings.Replace(good, "receipt/1", "receipt/2", 1),
		"refusal": strings.Replace(good, "receipt", "refusal", 1), "plus sign": strings.Replace(good, "\n137\n", "\n+137\n", 1),
		"leading zero": strings.Replace(good, "\n137\n", "\n0137\n", 1), "below zero": strings.Replace(good, "\n137\n", "\n-137\n", 1),
		"beyond 2^53": strings.Replace(good, "\n137\n", "\n9007199254740992\n", 1), "hash in capitals": strings.ToUpper(good), "time": strings.Replace(good, "13:01:00Z", "13:01:60Z", 1),
		"carriage returns": strings.ReplaceAll(good, "\n", "\r\n"), "nothing": "",
	} {
		if r, err := act.ParseReceipt(bad); err == nil {
			t.Errorf("%s: read as %+v", name, r)
		}
	}
}

func TestRefusalIsReadBackAsItWasWritten(t *testing.T) {
	back, err := act.ParseRefused(act.FormatRefused(aRefusal()))
	if err != nil || back != aRefusal() {
		t.Errorf("read back %+v, %v, want %+v", back, err, aRefusal())
	}
}

// The intake signs what a stranger sent; whatever that is, the text must stay
// six lines that anyone can read.
func TestRefusalOfAnyTextCanBeSignedAndRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		any := rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "bytes")) }))
		r := aRefusal()
		r.Refusal = *act.Refuse("form.word", any.Draw(t, "field"), any.Draw(t, "got"), any.Draw(t, "limit"))
		text := act.FormatRefused(r)
		if lines := strings.Count(text, "\n"); lines != 6 {
			t.Fatalf("%d lines, want 6: %q", lines, text)
		}
		back, err := act.ParseRefused(text)
		if err != nil {
			t.Fatalf("read %q: %v", text, err)
		}
		if again := act.FormatRefused(back); again != text {
			t.Fatalf("written again %q, want %q", again, text)
		}
	})
}

func TestRefusalInAnotherSpellingIsRefused(t *testing.T) {
	good := act.FormatRefused(aRefusal())
	for name, bad := range map[string]string{
		"receipt": strings.Replace(good, "refusal", "receipt", 1), "space in the object": strings.Replace(good, `{"field":`, `{ "field":`, 1),
		"more behind the object": strings.Replace(good, "}\n", "} \n", 1), "no rule": strings.Replace(good, `,"rule":"form.word"`, "", 1),
		"below zero": strings.Replace(good, "\n137\n", "\n-1\n", 1), "hash": strings.Replace(good, hashOf("act").String(), "0", 1), "nothing": "",
	} {
		if r, err := act.ParseRefused(bad); err == nil {
			t.Errorf("%s: read as %+v", name, r)
		}
	}
}
