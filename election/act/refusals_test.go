package act_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"urna/election"
	"urna/election/act"
)

// fault is one way in which a good leaf goes wrong: text that stands there,
// what stands there instead, and the refusal it meets.
type fault struct {
	name, kind string
	old, new   string
	rule       string
	field      string
}

// faults are told by their first refusal; they are the bad vectors, too.
func faults(t testing.TB) []fault {
	zero := strings.Repeat("0", 64)
	return slices.Concat(spellings(), values(), numbersAndTexts(zero), signatureFaults(t), keyFaults(), chapterFaults(), mediaFaults(), candidacyFaults(), campaignFaults())
}

func spellings() []fault {
	const part = "act/part/1"
	return []fault{
		{"space after colon", part, `"number":1`, `"number": 1`, "form.integer", "body.number"},
		{"space after comma", part, `,"of"`, `, "of"`, "form.canonical", "body"},
		{"space inside key", part, `"of":`, `"of ":`, "form.missing-field", "body.of"},
		{"space before colon", part, `"of":`, `"of" :`, "form.canonical", "body.of"},
		{"line feed at the end", part, "}]}", "}]}\n", "form.trailing", ""},
		{"line feed at the beginning", part, `{"act"`, "\n" + `{"act"`, "form.canonical", ""},
		{"byte order mark", part, `{"act"`, "\ufeff" + `{"act"`, "form.canonical", ""},
		{"second object", part, "}]}", "}]}{}", "form.trailing", ""},
		{"body is a list", part, `"body":{"number":1,`, `"body":["number",1,`, "form.canonical", "body"},
		{"body is null", part, `"body":{`, `"body":null,"c":{`, "form.canonical", "act.body"},
		{"text is null", part, `"of":"rulebook"`, `"of":null`, "form.canonical", "body"},
		{"text is a number", part, `"of":"rulebook"`, `"of":1`, "form.canonical", "body"},
		{"number is a text", part, `"number":1`, `"number":"1"`, "form.integer", "body.number"},
		{"number is null", part, `"number":1`, `"number":null`, "form.integer", "body.number"},
		{"leaf cut short", part, `}]}`, `}]`, "form.truncated", ""},
		{"text cut short", part, `"office":"root"`, `"office":"root`, "form.canonical", "act"},
		{"unknown field", part, `"of":`, `"odd":"","of":`, "form.unknown-field", "body.odd"},
		{"unknown field at the end", part, `\"43\"\n"}`, `\"43\"\n","zone":0}`, "form.unknown-field", "body.zone"},
		{"unknown field of the leaf", part, `"received":`, `"note":"","received":`, "form.unknown-field", "note"},
		{"unknown field of the act", part, `"genesis":`, `"claimed":"","genesis":`, "form.unknown-field", "act.claimed"},
		{"missing field", part, `"of":"rulebook",`, ``, "form.missing-field", "body.of"},
		{"missing last field", "office/revoked/1", `,"reason":"lost"`, ``, "form.missing-field", "body.reason"},
		{"missing office", part, `"office":"root",`, ``, "form.missing-field", "act.office"},
		{"missing received", part, `"received":"2026-03-01T13:00:00Z",`, ``, "form.missing-field", "received"},
		{"field twice", part, `"of":"rulebook"`, `"of":"rulebook","of":"rulebook"`, "form.key-order", "body.of"},
		{"keys out of order", "office/revoked/1", `"key":"` + public(8).String() + `","reason":"lost"`, `"reason":"lost","key":"` + public(8).String() + `"`, "form.missing-field", "body.key"},
		{"key in capitals", part, `"of":`, `"Of":`, "form.key-order", "body.Of"},
		{"unknown kind", part, `act/part/1`, `act/parts/1`, "act.kind", "act.kind"},
		{"unknown version", part, `act/part/1`, `act/part/2`, "act.kind", "act.kind"},
		{"body of another kind", part, `act/part/1`, `rulebook/adopted/1`, "form.unknown-field", "body.number"},
	}
}

func values() []fault {
	const filed, sealed = "results/protocol-filed/1", "results/entry-sealed/1"
	one, two := hashOf("seal 1").String(), hashOf("seal 2").String()
	first, second := min(one, two), max(one, two)
	return []fault{
		{"word outside its list", "act/cosigned/1", `"dissents"`, `"abstains"`, "form.word", "body.stance"},
		{"word in capitals", filed, `"paper"`, `"Paper"`, "form.word", "body.attestation"},
		{"word of a member", filed, `"dissent"`, `"absent"`, "form.word", "body.members[].stance"},
		{"word of a stage", "results/result-declared/1", `"preliminary"`, `"first"`, "form.word", "body.stage"},
		{"stage of a source", "source/declared/2", `"preliminary"`, `"last"`, "form.word", "body.stage"},
		{"precision of a share", "source/declared/2", `"exact","printed"`, `"sharp","printed"`, "form.word", "body.shares[].precision"},
		{"count below zero", "source/declared/2", `"count":320`, `"count":-320`, "form.range", "body.counts[].count"},
		{"type of a source", "source/named/1", `"press"`, `"rumour"`, "form.word", "body.type"},
		{"row before the heading", "source/row-beside/1", `"row":3`, `"row":0`, "form.range", "body.row"},
		{"parameter without its reason", "source/generated/1", `,"why":"a round number"`, ``, "form.missing-field", "body.parameters[].why"},
		{"reason of a discarding", "results/entry-discarded/1", `"typist-left"`, `"tired"`, "form.word", "body.reason"},
		{"number of no part", "act/part/1", `"number":1`, `"number":0`, "form.range", "body.number"},
		{"no parts", "rulebook/adopted/1", `"parts":3`, `"parts":0`, "form.range", "body.parts"},
		{"territory of too many parts", "territory/adopted/1", `"parts":1`, `"parts":1048577`, "form.range", "body.parts"},
		{"slot three", sealed, `"slot":2`, `"slot":3`, "form.range", "body.slot"},
		{"round zero", sealed, `"round":1`, `"round":0`, "form.range", "body.round"},
		{"row zero", "source/row/1", `"row":2`, `"row":0`, "form.range", "body.row"},
		{"rows below zero", "source/opened/1", `"rows":2`, `"rows":-1`, "form.range", "body.rows"},
		{"counter zero", "act/part/1", `"counter":1`, `"counter":0`, "form.range", "signatures[].counter"},
		{"size below zero", "act/part/1", `"size":0`, `"size":-1`, "form.range", "signatures[].seen.size"},
		{"hash in capitals", sealed, `"seal":"` + hashOf("values").String(), `"seal":"` + strings.ToUpper(hashOf("values").String()), "form.hash", "body.seal"},
		{"hash too short", sealed, `"seal":"` + hashOf("values").String(), `"seal":"` + hashOf("values").String()[1:], "form.hash", "body.seal"},
		{"genesis is no hash", "act/part/1", `"genesis":"`, `"genesis":"x`, "form.hash", "act.genesis"},
		{"hashes out of order", "results/entry-returned/1", first + `","` + second, second + `","` + first, "form.order", "body.seals"},
		{"hash twice", "results/entry-returned/1", second, first, "form.order", "body.seals"},
		{"three seals returned", "results/entry-returned/1", second, second + `","` + strings.Repeat("f", 64), "form.items", "body.seals"},
		{"texts out of order", "results/entry-returned/1", `"C[aliya]","V"`, `"V","C[aliya]"`, "form.order", "body.fields"},
		{"empty text twice", "results/entry-returned/1", `"C[aliya]","V"`, `"",""`, "form.order", "body.fields"},
		{"rule twice", "act/part/1", `["protocol.signed"]`, `["protocol.signed","protocol.signed"]`, "form.order", "act.rests_on.rules"},
		{"list ends with a comma", "act/part/1", `["protocol.signed"]`, `["protocol.signed",]`, "form.canonical", "act.rests_on"},
		{"lines out of order", filed, `"N":3,"OPEN":-5`, `"OPEN":-5,"N":3`, "form.key-order", "body.lines.N"},
		{"line twice", filed, `"N":3,"OPEN":-5`, `"N":3,"N":3,"OPEN":-5`, "form.key-order", "body.lines.N"},
		{"line without a code", filed, `"N":3,"OPEN":-5`, `"":3,"OPEN":-5`, "form.key-order", "body.lines"},
		{"line is null", filed, `"N":3`, `"N":null`, "form.integer", "body.lines.N"},
		{"votes out of order", filed, `"aliya":250,"bolat":0`, `"bolat":0,"aliya":250`, "form.key-order", "body.lists.C.aliya"},
		{"candidate without the field for Kazakh", "candidacy/ballot-set/1", `"name_kk":"Әлия Үлгі",`, ``, "form.missing-field", "body.candidates[].name_kk"},
		{"opening with another field", "results/seals-opened/1", `"lines":{"V":601}`, `"line":1,"lines":{"V":601}`, "form.unknown-field", "body.others[].line"},
		{"correction without a reason", "results/protocol-corrected/1", `"reason":"Digits of V swapped.",`, ``, "form.missing-field", "body.reason"},
		{"annulment of no hash", "results/protocol-annulled/1", `"protocol":"`, `"protocol":"0x`, "form.hash", "body.protocol"},
		{"resolution with a soft hyphen", "results/dispute-resolved/1", "sealed.", "sea\u00adled.", "form.code-point", "body.reason"},
	}
}

func numbersAndTexts(zero string) []fault {
	const filed, part = "results/protocol-filed/1", "act/part/1"
	number := func(name, spelled string) fault {
		return fault{name, filed, `"N":3`, `"N":` + spelled, "form.integer", "body.lines.N"}
	}
	text := func(name, put, rule string) fault {
		return fault{name, part, "шешім", put, rule, "body.text"}
	}
	time := func(name, spelled string) fault {
		return fault{name, part, "2026-03-01T13:00:00Z", spelled, "form.time", "received"}
	}
	return []fault{
		number("minus zero", "-0"), number("leading zero", "03"), number("fraction", "3.0"), number("exponent", "3e0"), number("plus sign", "+3"),
		number("beyond 2 to the 53", "9007199254740992"), number("below minus 2 to the 53", "-9007199254740992"),
		number("beyond 64 bits", "18446744073709551616"), number("no number", ""), number("minus alone", "-"),
		text("escape of a letter", `\u0448`, "form.escape"), text("escape of a slash", `\/`, "form.escape"), text("escape of a carriage return", `\r`, "form.escape"),
		text("escape of nothing", `\x`, "form.escape"), text("tab as it is", "\t", "form.escape"), text("line feed as it is", "\n", "form.escape"),
		text("control character", "\x01", "form.escape"), text("delete character", "\x7f", "form.code-point"),
		text("combining mark", "и\u0306", "form.code-point"), text("byte order mark in text", "\ufeff", "form.code-point"),
		text("no-break space", "\u00a0", "form.code-point"), text("right to left mark", "\u202e", "form.code-point"),
		text("letter of a script that is not allowed", "中", "form.code-point"), text("beyond the basic plane", "𝄞", "form.code-point"),
		text("replacement character", "\ufffd", "form.code-point"), text("ohm sign", "\u2126", "form.code-point"),
		text("not UTF-8", "\xff", "form.utf8"), text("UTF-8 cut short", "\xd1", "form.utf8"), text("overlong UTF-8", "\xc0\xaf", "form.utf8"),
		text("surrogate in UTF-8", "\xed\xa0\x80", "form.utf8"),
		{"office too long", part, `"office":"root"`, `"office":"` + strings.Repeat("a", 129) + `"`, "form.length", "act.office"},
		{"part too long", part, "шешім", strings.Repeat("a", act.MaxPart), "form.length", "body.text"},
		{"leaf too long", part, "шешім", strings.Repeat("a", act.MaxLeaf), "form.oversized", ""},
		time("time without seconds", "2026-03-01T13:00Z"), time("time with an offset", "2026-03-01T18:00:00+05:00"), time("time in small letters", "2026-03-01t13:00:00z"),
		time("thirtieth of February", "2026-02-30T13:00:00Z"), time("sixtieth second", "2026-03-01T13:00:60Z"), time("fraction of a second", "2026-03-01T13:00:00.0Z"),
		time("year before 1970", "1969-12-31T23:59:59Z"), time("hour 24", "2026-03-01T24:00:00Z"),
		{"genesis with threshold above its keys", "office/genesis/1", `"root_threshold":2`, `"root_threshold":4`, "genesis.threshold", "body.root_threshold"},
		{"genesis with more witnesses than keys", "office/genesis/1", `"threshold":1`, `"threshold":3`, "genesis.threshold", "body.witnesses.threshold"},
		{"genesis with a space in its origin", "office/genesis/1", "vectors.urna.example/one", "vectors.urna.example one", "genesis.origin", "body.origin"},
		{"genesis without origin", "office/genesis/1", "vectors.urna.example/one", "", "genesis.origin", "body.origin"},
		{"genesis of another nature", "office/genesis/1", `"practice"`, `"secret"`, "form.word", "body.nature"},
		{"person tag too short", "office/delegated/1", person, person[1:], "person.tag", "body.person"},
		{"person tag in capitals", "office/delegated/1", person, strings.ToUpper(person), "person.tag", "body.person"},
		{"possession for another office", "office/delegated/1", "precinct/s-137", "precinct/s-138", "key.possession", "body.possession"},
		{"seal of zeros is a hash too short", "results/entry-sealed/1", `"replaces":"` + zero, `"replaces":"` + zero[1:], "form.hash", "body.replaces"},
	}
}

// person is the tag in the example of a delegation.
var person = act.PersonTag([]byte("vector person key"), "800101300123")

// signatureFaults leave the act as it is.
func signatureFaults(t testing.TB) []fault {
	const kind = "office/revoked/1"
	a := statement(t, exampleOf(t, kind))
	one, two := leafOf(t, a, 3), leafOf(t, a, 3, 4)
	tail := func(leaf []byte) string { return string(leaf[bytes.Index(leaf, []byte(`"signatures":`)):]) }
	middle := strings.Index(tail(two), `},{"claimed"`)
	first, second := tail(two)[len(`"signatures":[`):middle+1], tail(two)[middle+2:len(tail(two))-2]
	list := func(signatures ...string) string { return `"signatures":[` + strings.Join(signatures, ",") + `]}` }
	sig := tail(one)[strings.Index(tail(one), `"sig":"`)+len(`"sig":"`):]
	sig = sig[:strings.IndexByte(sig, '"')]
	return []fault{
		{"no signature", kind, tail(one), list(), "signature.missing", "signatures"},
		{"signatures out of order", kind, tail(one), list(second, first), "form.order", "signatures"},
		{"signature of a key twice", kind, tail(one), list(first, first), "form.order", "signatures"},
		{"second signature bad", kind, tail(one), list(first, strings.Replace(second, "12:59:00Z", "12:58:00Z", 1)), "signature.invalid", "signatures[].sig"},
		{"another counter", kind, `"counter":1`, `"counter":2`, "signature.invalid", "signatures[].sig"},
		{"another time claimed", kind, `"claimed":"2026-03-01T12:59:00Z"`, `"claimed":"2026-03-01T12:58:00Z"`, "signature.invalid", "signatures[].sig"},
		{"another reason than signed", kind, `"lost"`, `"left"`, "signature.invalid", "signatures[].sig"},
		{"another election than signed", kind, genesisHash(t).String(), hashOf("another").String(), "signature.invalid", "signatures[].sig"},
		{"signature of another key", kind, public(3).String(), public(4).String(), "signature.invalid", "signatures[].sig"},
		{"signature with S not reduced", kind, sig, malleable(t, sig), "signature.invalid", "signatures[].sig"},
		{"signature too short", kind, sig, sig[4:], "form.signature", "signatures[].sig"},
		{"signature without padding", kind, sig, strings.TrimRight(sig, "="), "form.signature", "signatures[].sig"},
		{"signature with spare bits", kind, sig, spareBits(sig), "form.signature", "signatures[].sig"},
		{"signature in another alphabet", kind, sig, "_" + sig[1:], "form.signature", "signatures[].sig"},
	}
}

// malleable adds the order of the group to the second half of a signature: the
// same equation holds, but only one of the two spellings may be accepted.
func malleable(t testing.TB, sig string) string {
	raw, err := base64.StdEncoding.DecodeString(sig)
	if err != nil {
		t.Fatal(err)
	}
	order, _ := hex.DecodeString("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
	carry := 0
	for i := range 32 {
		sum := int(raw[32+i]) + int(order[i]) + carry
		raw[32+i], carry = byte(sum), sum>>8
	}
	return base64.StdEncoding.EncodeToString(raw)
}

// spareBits sets a bit of the last letter that no byte needs.
func spareBits(text string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	at := len(strings.TrimRight(text, "=")) - 1
	return text[:at] + string(alphabet[strings.IndexByte(alphabet, text[at])|1]) + text[at+1:]
}

func keyFaults() []fault {
	const kind = "office/delegated/1"
	var all []fault
	key := func(name, kind, was, put, rule, field string) {
		all = append(all, fault{name, kind, was, put, rule, field})
	}
	for _, p := range smallOrder {
		key("delegated key of small order "+p[:4]+p[60:], kind, public(8).String(), base64Of(p), "key.small-order", "body.key")
	}
	for _, p := range notCanonical {
		key("delegated key not canonical "+p[:4]+p[60:], kind, public(8).String(), base64Of(p), "key.canonical", "body.key")
	}
	key("delegated key off the curve", kind, public(8).String(), base64Of(offCurve), "key.point", "body.key")
	key("delegated key of another holder", kind, public(8).String(), public(9).String(), "key.possession", "body.possession")
	key("delegated key too short", kind, public(8).String(), "AAAA", "form.key", "body.key")
	key("delegated key with spare bits", kind, public(8).String(), spareBits(public(8).String()), "form.key", "body.key")
	key("intake key of small order", "office/genesis/1", public(1).String(), base64Of(smallOrder[2]), "key.small-order", "body")
	key("signature of a key of small order", "office/revoked/1", public(3).String(), base64Of(smallOrder[2]), "key.small-order", "signatures[].key")
	key("signature of a key that is not canonical", "office/revoked/1", public(3).String(), base64Of(notCanonical[0]), "key.canonical", "signatures[].key")
	return all
}

func base64Of(hexadecimal string) string {
	raw, err := hex.DecodeString(hexadecimal)
	if err != nil {
		panic(err)
	}
	return base64.StdEncoding.EncodeToString(raw)
}

func exampleOf(t testing.TB, kind string) example {
	for _, e := range examples(t) {
		if e.kind == kind {
			return e
		}
	}
	t.Fatalf("no example of %s", kind)
	return example{}
}

// spoiled is the good leaf of a kind with the fault in it, and signed anew where
// what is at fault is looked at behind the signatures.
func (f fault) spoiled(t testing.TB) []byte {
	good := leafOf(t, statement(t, exampleOf(t, f.kind)), 3)
	bad := bytes.Replace(good, []byte(f.old), []byte(f.new), 1)
	if bytes.Equal(bad, good) || !bytes.Contains(good, []byte(f.old)) {
		t.Fatalf("%q is not in the good leaf %s", f.old, good)
	}
	if behind := []string{"genesis.threshold", "genesis.origin", "person.tag", "key.possession", "key.point"}; slices.Contains(behind, f.rule) ||
		strings.HasPrefix(f.rule, "key.") && !strings.HasPrefix(f.field, "signatures") {
		bad = resigned(t, bad)
	}
	return bad
}

// resigned signs the act of a leaf anew, as it stands.
func resigned(t testing.TB, leaf []byte) []byte {
	end := bytes.Index(leaf, []byte(`,"received":`))
	data := leaf[len(`{"act":`):end]
	s := act.Signature{Claimed: received - 60, Counter: 1, Seen: act.NothingSeen()}
	at := bytes.Index(data, []byte(`,"genesis":"`)) + len(`,"genesis":"`)
	genesis, err := act.ParseHash(string(data[at : at+64]))
	if err != nil {
		t.Fatal(err)
	}
	if refusal := act.Sign(&s, genesis, hashOf(string(data)), private(3)); refusal != nil {
		t.Fatal(refusal)
	}
	submission, refusal := act.Submission(data, []act.Signature{s})
	if refusal != nil {
		t.Fatal(refusal)
	}
	rest := submission[len(`{"act":`)+len(data):]
	return slices.Concat(leaf[:end], []byte(`,"received":"`+received.String()+`"`), rest)
}

func TestLeafWithOneFaultIsRefusedByItsName(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range faults(t) {
		t.Run(f.name, func(t *testing.T) {
			_, refusal := act.OpenLeaf(f.spoiled(t), election.Body)
			if refusal == nil {
				t.Fatalf("accepted, want %s at %q", f.rule, f.field)
			}
			if refusal.Rule != f.rule || refusal.Field != f.field {
				t.Errorf("refused by %s at %q (%v), want %s at %q", refusal.Rule, refusal.Field, refusal, f.rule, f.field)
			}
		})
		if seen[f.name] {
			t.Errorf("two faults named %q", f.name)
		}
		seen[f.name] = true
	}
}
