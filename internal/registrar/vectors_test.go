package registrar

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/candidacy"
)

var update = flag.Bool("update", false, "write spec/vectors/candidacy anew before reading it")

const (
	vectorSchema = "urna/candidacy/1"
	vectorFolder = "../../spec/vectors/candidacy"
)

// vector is one case; spec/acts/candidacy.md, § Vectors describes it.
type vector struct {
	Name   string       `json:"name"`
	Schema string       `json:"schema"`
	Sample *sampleCase  `json:"sample,omitempty"`
	Bound  []boundCase  `json:"bound,omitempty"`
	Looked []lookedCase `json:"california,omitempty"`
	Asked  *askedCase   `json:"asked,omitempty"`
	Answer any          `json:"answer,omitempty"`
	Want   *wantCase    `json:"want,omitempty"`
}

type sampleCase struct {
	Seed    act.Hash `json:"seed"`
	Purpose string   `json:"purpose"`
	Whole   int64    `json:"whole"`
	Sample  int64    `json:"sample"`
	Lines   []int64  `json:"lines"`
}

type boundCase struct {
	Whole  int64 `json:"whole"`
	Sample int64 `json:"sample"`
	Valid  int64 `json:"valid"`
	OneIn  int64 `json:"one_in"`
	Least  int64 `json:"least"`
}

type lookedCase struct {
	Whole    int64  `json:"whole"`
	Sample   int64  `json:"sample"`
	Valid    int64  `json:"valid"`
	Twice    int64  `json:"twice"`
	Required int64  `json:"required"`
	Figure   int64  `json:"figure"`
	Word     string `json:"word"`
}

type askedCase struct {
	Genesis    act.Hash `json:"genesis"`
	Modulus    string   `json:"modulus"`
	Number     string   `json:"number"`
	Root       act.Hash `json:"root"`
	Signatures int64    `json:"signatures"`
}

// wantCase is the places of the number, or the word for why an answer shows nothing.
type wantCase struct {
	Used   []Used `json:"used,omitzero"`
	Reason string `json:"reason,omitempty"`
}

func testKey(t testing.TB) *Key {
	t.Helper()
	key, err := OpenKey(filepath.Join("testdata", "key.pem"))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// The book of the vectors: twelve signers on three sheets, the last of them twice.
var (
	vectorAbout = About{act.Hash(sha256.Sum256([]byte("an election"))), "n1", "north"}
	double      = numberOf(11)
)

func numberOf(i int) string { return fmt.Sprintf("9001011%05d", i) }

// bookWith is a book with salts that anyone can make.
func bookWith(t testing.TB, key *Key, signers int) *Book {
	t.Helper()
	var places []place
	for i := range signers + 1 {
		l := Line{numberOf(min(i, signers-1)), fmt.Sprintf("Ж-%d", 1+i/5), fmt.Sprint(1 + i%5)}
		p, err := enter(key, vectorAbout.Genesis, l)
		if err != nil {
			t.Fatal(err)
		}
		p.Salt = sha256.Sum256([]byte(l.Sheet + " " + l.Line))
		p.Cell = p.cell()
		places = append(places, p)
	}
	return bookOf(places)
}

func (v *vector) check(t *testing.T) {
	t.Helper()
	if s := v.Sample; s != nil {
		if got := candidacy.Sample(s.Seed, s.Purpose, s.Whole, s.Sample); !slices.Equal(got, s.Lines) {
			t.Errorf("%s: drawn %v, want %v", v.Name, got, s.Lines)
		}
	}
	for _, b := range v.Bound {
		if got := candidacy.LowerBound(b.Whole, b.Sample, b.Valid, b.OneIn); got != b.Least {
			t.Errorf("%s: %+v: at least %d", v.Name, b, got)
		}
	}
	for _, c := range v.Looked {
		if got, word := (candidacy.Looked{Whole: c.Whole, Sample: c.Sample, Valid: c.Valid, Twice: c.Twice}).California(c.Required); got != c.Figure || word != c.Word {
			t.Errorf("%s: %+v: %d, %s", v.Name, c, got, word)
		}
	}
}

func (v *vector) checkAnswer(t *testing.T, answer json.RawMessage) {
	t.Helper()
	if got := verdict(t, v.Asked, answer); !slices.Equal(got.Used, v.Want.Used) || got.Reason != v.Want.Reason {
		t.Errorf("%s: got %+v, want %+v", v.Name, got, *v.Want)
	}
}

// verdict is what a voter learns from the text of an answer.
func verdict(t *testing.T, q *askedCase, answer []byte) wantCase {
	t.Helper()
	modulus, is := candidacy.Modulus(q.Modulus)
	if !is {
		t.Fatalf("%.20s… is no modulus", q.Modulus)
	}
	a, err := ParseAnswer(answer)
	if err != nil {
		return wantCase{Reason: "form"}
	}
	used, err := a.Check(&candidacy.Asked{Genesis: q.Genesis, Modulus: modulus, Number: q.Number, Root: q.Root, Signatures: q.Signatures})
	var shortfall candidacy.Shortfall
	if errors.As(err, &shortfall) {
		return wantCase{Reason: string(shortfall)}
	}
	return wantCase{Used: used}
}

func TestSharedVectorsAreAnsweredAsTheySay(t *testing.T) {
	if *update {
		writeVectors(t)
	}
	files, err := filepath.Glob(filepath.Join(vectorFolder, "*.json"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d vectors (%v), want at least 20", len(files), err)
	}
	reasons := map[string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var v vector
		var answer struct{ Answer json.RawMessage }
		if err := errors.Join(json.Unmarshal(data, &v), json.Unmarshal(data, &answer)); err != nil || v.Schema != vectorSchema {
			t.Fatalf("%s: schema %q (%v)", file, v.Schema, err)
		}
		v.check(t)
		if v.Asked != nil {
			v.checkAnswer(t, answer.Answer)
			reasons[v.Want.Reason] = true
		}
	}
	for _, word := range []candidacy.Shortfall{
		"", "form", ShortOfElection, ShortOfSheets, ShortOfOpening, candidacy.ShortOfSignature, candidacy.ShortOfPlaces,
		candidacy.ShortOfRoot, candidacy.ShortOfLeaves, candidacy.ShortOfFirst, candidacy.ShortOfLast,
	} {
		if !reasons[string(word)] {
			t.Errorf("no vector has the reason %q", word)
		}
	}
}

func writeVectors(t *testing.T) {
	t.Helper()
	if err := os.MkdirAll(vectorFolder, 0o755); err != nil {
		t.Fatal(err)
	}
	all := slices.Concat(sampleVectors(), []vector{boundVector(), californiaVector()}, answerVectors(t))
	for _, v := range all {
		v.Schema = vectorSchema
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetIndent("", " ")
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(vectorFolder, v.Name+".json"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func sampleVectors() []vector {
	var all []vector
	for _, c := range []struct {
		name          string
		whole, sample int64
	}{{"some-of-many", 120_000, 40}, {"all", 17, 17}, {"more-than-all", 5, 9}, {"none", 5, 0}, {"one-of-one", 1, 1}, {"nearly-all", 64, 63}} {
		s := sampleCase{Seed: sha256.Sum256([]byte(c.name)), Purpose: "n1/north", Whole: c.whole, Sample: c.sample}
		s.Lines = append([]int64{}, candidacy.Sample(s.Seed, s.Purpose, s.Whole, s.Sample)...)
		all = append(all, vector{Name: "sample-" + c.name, Sample: &s})
	}
	return all
}

func boundVector() vector {
	v := vector{Name: "bound"}
	for _, c := range [][4]int64{
		{120_000, 500, 410, 100}, {120_000, 500, 409, 100}, {120_000, 1000, 806, 100}, {120_000, 1000, 805, 100}, {120_000, 3000, 2379, 100}, {120_000, 3000, 2378, 100},
		{10_007, 500, 262, 100}, {24_034, 722, 516, 100}, {100, 0, 0, 100}, {100, 10, 11, 100}, {10, 11, 10, 100}, {100, 10, 0, 100}, {100, 100, 60, 100},
		{1_000_000_000, 900_000_000, 800_000_000, 100}, {6000, 5001, 4000, 100}, {100_000, 5000, 4100, 1600}, {1_000_000_000, 60, 1, 100}, {3, 1, 1, 3}, {3, 2, 1, 3}, {2, 1, 1, 1},
	} {
		v.Bound = append(v.Bound, boundCase{c[0], c[1], c[2], c[3], candidacy.LowerBound(c[0], c[1], c[2], c[3])})
	}
	return v
}

func californiaVector() vector {
	v := vector{Name: "california"}
	for _, c := range []lookedCase{
		{Whole: 10_007, Sample: 500, Valid: 262, Twice: 1, Required: 5000}, {Whole: 24_034, Sample: 722, Valid: 516, Twice: 2, Required: 15_000},
		{Whole: 1000, Sample: 100, Valid: 10, Required: 90}, {Whole: 1000, Sample: 100, Valid: 10, Required: 91}, {Whole: 1000, Sample: 100, Valid: 10, Required: 105}, {Whole: 1000, Sample: 100, Valid: 10, Required: 106},
		{Whole: 0, Sample: 0, Required: 5}, {Whole: 5, Sample: 6, Valid: 5, Required: 5}, {Whole: 100_000_000, Sample: 50, Valid: 25, Twice: 1, Required: 93_012}, {Whole: 7, Sample: 3, Valid: 1, Required: 2},
	} {
		c.Figure, c.Word = candidacy.Looked{Whole: c.Whole, Sample: c.Sample, Valid: c.Valid, Twice: c.Twice}.California(c.Required)
		v.Looked = append(v.Looked, c)
	}
	return v
}

// answerVectors are good answers, and one with each fault that a voter can meet.
func answerVectors(t *testing.T) []vector {
	key := testKey(t)
	book := bookWith(t, key, 12)
	var all []vector
	add := func(name string, b *Book, number string, change func(*askedCase, map[string]any)) {
		a, err := b.Answer(key, vectorAbout, number)
		if err != nil {
			t.Fatal(err)
		}
		text, err := a.Write()
		if err != nil {
			t.Fatal(err)
		}
		q := &askedCase{vectorAbout.Genesis, key.Modulus(), number, b.lookup.Root(), int64(len(b.places))}
		var form map[string]any
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		if err := d.Decode(&form); err != nil {
			t.Fatal(err)
		}
		change(q, form)
		if text, err = json.Marshal(form); err != nil {
			t.Fatal(err)
		}
		want := verdict(t, q, text)
		all = append(all, vector{Name: "answer-" + name, Asked: q, Answer: form, Want: &want})
	}
	as := func(*askedCase, map[string]any) {}
	for i, name := range []string{"once-a", "once-b", "once-c"} {
		add(name, book, numberOf(3*i), as)
	}
	for i, name := range []string{"unused-a", "unused-b", "unused-c"} {
		add(name, book, numberOf(20+i), as)
	}
	add("twice", book, double, as)
	add("single-leaf-unused", bookOf(book.places[:1:1]), numberOf(20), as)
	add("no-signatures", bookOf(nil), numberOf(3), as)
	for _, c := range brokenAnswers(t, key) {
		add(c.name, book, double, c.change)
	}
	return all
}

type brokenAnswer struct {
	name   string
	change func(*askedCase, map[string]any)
}

func leavesOf(a map[string]any) []any { return a["leaves"].([]any) }

// brokenAnswers alter an answer to the voter who signed twice.
func brokenAnswers(t *testing.T, key *Key) []brokenAnswer {
	other, err := key.Sign(vectorAbout.Genesis, numberOf(3))
	if err != nil {
		t.Fatal(err)
	}
	leaf := func(i int, field string, value any) func(*askedCase, map[string]any) {
		return func(_ *askedCase, a map[string]any) { leavesOf(a)[i].(map[string]any)[field] = value }
	}
	keep := func(from, to int) func(*askedCase, map[string]any) {
		return func(_ *askedCase, a map[string]any) {
			all := leavesOf(a)
			a["leaves"] = all[from : len(all)-to]
		}
	}
	set := func(field string, value any) func(*askedCase, map[string]any) {
		return func(_ *askedCase, a map[string]any) { a[field] = value }
	}
	return []brokenAnswer{
		{"bad-of-another-election", set("genesis", strings.Repeat("1", 64))},
		{"bad-other-sheets", set("root", strings.Repeat("1", 64))},
		{"bad-signature-of-another-number", set("signature", base64.StdEncoding.EncodeToString(other))},
		{"bad-signature-cut-short", set("signature", base64.StdEncoding.EncodeToString(other[1:]))},
		{"bad-no-leaves", func(_ *askedCase, a map[string]any) { a["leaves"] = []any{} }},
		{"bad-first-kept-back", keep(2, 0)},
		{"bad-last-kept-back", keep(0, 2)},
		{"bad-middle-kept-back", func(_ *askedCase, a map[string]any) {
			all := leavesOf(a)
			a["leaves"] = append(append([]any{}, all[0]), all[2:]...)
		}},
		{"bad-cell-of-another", leaf(1, "cell", strings.Repeat("1", 64))},
		{"bad-path-cut-short", leaf(1, "path", "")},
		{"bad-fewer-signatures", func(q *askedCase, _ map[string]any) { q.Signatures-- }},
		{"bad-place-beyond-the-sheets", leaf(0, "place", 99)},
		{"bad-another-line", leaf(1, "line", "4")},
		{"bad-not-opened", func(_ *askedCase, a map[string]any) {
			l := leavesOf(a)[1].(map[string]any)
			l["salt"], l["sheet"], l["line"] = strings.Repeat("0", 64), "", ""
		}},
		{"bad-opens-a-neighbour", func(_ *askedCase, a map[string]any) {
			l := leavesOf(a)[0].(map[string]any)
			l["sheet"], l["line"] = "1", "1"
		}},
		{"bad-form-schema", set("schema", "urna/signer-answer/2")},
		{"bad-form-field-too-many", set("number", double)},
		{"bad-form-place-below-zero", leaf(0, "place", -1)},
		{"bad-form-half-a-hash", leaf(0, "path", strings.Repeat("a", 63))},
		{"bad-form-line-feed-in-a-sheet", leaf(1, "sheet", "1\n2")},
		{"bad-form-capital-digits", leaf(0, "tag", strings.Repeat("A", 64))},
	}
}
