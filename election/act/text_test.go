package act_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"urna/election/act"
)

func allowedRunes() []rune {
	var all []rune
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if act.Allowed(r) {
			all = append(all, r)
		}
	}
	return all
}

// If every allowed code point is in form C alone, and none of them can go
// together with what stands before it, then every allowed text is in form C and
// two texts that look alike by composition are the same bytes.
func TestEveryAllowedTextIsInNormalFormC(t *testing.T) {
	runes := allowedRunes()
	if got, want := len(runes), 1577; got != want {
		t.Errorf("%d code points are allowed, want %d", got, want)
	}
	for _, r := range runes {
		p := norm.NFC.PropertiesString(string(r))
		if !norm.NFC.IsNormalString(string(r)) {
			t.Errorf("%U is not in form C alone", r)
		}
		if !p.BoundaryBefore() || p.CCC() != 0 {
			t.Errorf("%U can go together with the character before it", r)
		}
	}
}

func TestNoPairOfAllowedCodePointsComposes(t *testing.T) {
	runes := allowedRunes()
	for _, first := range runes {
		for _, second := range runes {
			if pair := string(first) + string(second); !norm.NFC.IsNormalString(pair) {
				t.Errorf("%U %U compose to %q", first, second, norm.NFC.String(pair))
			}
		}
	}
}

func TestAlphabetsOfTheFirstElectionsAreAllowed(t *testing.T) {
	for name, text := range map[string]string{
		"Kazakh":   "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
		"Latin":    "ÁÄÇĞŁÑÖŚŞŽßáäçğłñöśşž Ẑế ÆØŒ İı Əə",
		"Georgian": "ქართული",
		"Armenian": "Հայաստան, եւ",
		"Greek":    "Ελλάδα ΐΰ",
		"figures":  "№ 5 — 10 ≤ 12 ≠ 13 − 1 « » „“ … 50 ₸ § 43 % °",
	} {
		if refusal := act.CheckText("text", text, 1000); refusal != nil {
			t.Errorf("%s: %v", name, refusal)
		}
	}
}

func TestTextThatCouldBeReadTwoWaysIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"decomposed й": "и\u0306", "Kelvin sign": "\u212a", "Ångström sign": "\u212b", "Greek question mark": "\u037e",
		"Greek middle dot": "\u0387", "no-break space": "\u00a0", "soft hyphen": "\u00ad", "zero width space": "\u200b",
		"zero width joiner": "\u200d", "line separator": "\u2028", "left to right override": "\u202d", "word joiner": "\u2060",
		"ideographic space": "\u3000", "variation selector": "\ufe0f", "carriage return": "\r", "next line": "\u0085", "private use": "\ue000", "emoji": "🗳",
	} {
		refusal := act.CheckText("text", "a"+text+"b", 1000)
		if refusal == nil || refusal.Rule != "form.code-point" {
			t.Errorf("%s: refusal %v, want form.code-point", name, refusal)
		}
	}
}

func TestRefusedCodePointIsNamed(t *testing.T) {
	for r, want := range map[rune]string{0: "U+0000", 0x7f: "U+007F", 0xa0: "U+00A0", 0x20ff: "U+20FF", 0x1d11e: "U+1D11E", 0x10ffff: "U+10FFFF"} {
		if refusal := act.CheckText("text", string(r), 10); refusal == nil || refusal.Got != want {
			t.Errorf("%U: refusal %v, want got %s", r, refusal, want)
		}
	}
}

func TestTextIsMeasuredInBytes(t *testing.T) {
	if refusal := act.CheckText("text", strings.Repeat("ә", 5), 10); refusal != nil {
		t.Errorf("10 bytes of 10: %v", refusal)
	}
	if refusal := act.CheckText("text", strings.Repeat("ә", 5)+"a", 10); refusal == nil || refusal.Rule != "form.length" {
		t.Errorf("11 bytes of 10: refusal %v, want form.length", refusal)
	}
}
