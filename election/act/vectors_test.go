package act_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"urna/election"
	"urna/election/act"
)

var update = flag.Bool("update", false, "write spec/vectors/acts anew before reading it")

const (
	vectorSchema = "urna/acts/1"
	vectorFolder = "../../spec/vectors/acts"
)

// vector is one file of spec/vectors/acts.
type vector struct {
	Name    string     `json:"name"`
	Schema  string     `json:"schema"`
	Leaf    string     `json:"leaf,omitempty"`
	LeafHex string     `json:"leaf_hex,omitempty"`
	Want    vectorWant `json:"want"`
}

type vectorWant struct {
	Act     string      `json:"act,omitempty"`
	Leaf    string      `json:"leaf,omitempty"`
	Signers []string    `json:"signers,omitempty"`
	Refusal *vectorRule `json:"refusal,omitempty"`
}

type vectorRule struct {
	Rule  string `json:"rule"`
	Field string `json:"field"`
}

func (v *vector) bytes(t *testing.T) []byte {
	if v.LeafHex == "" {
		return []byte(v.Leaf)
	}
	data, err := hex.DecodeString(v.LeafHex)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func newVector(name string, leaf []byte) vector {
	v := vector{Name: name, Schema: vectorSchema, Leaf: string(leaf)}
	if !utf8.Valid(leaf) {
		v.Leaf, v.LeafHex = "", hex.EncodeToString(leaf)
	}
	return v
}

// made are the project's own vectors by file name.
func made(t *testing.T) map[string]vector {
	all := map[string]vector{}
	good := func(name string, a act.Act, signers ...int) {
		leaf := leafOf(t, a, signers...)
		opened, refusal := act.OpenLeaf(leaf, election.Body)
		if refusal != nil {
			t.Fatal(refusal)
		}
		v := newVector(name, leaf)
		v.Want = wantOf(leaf, opened)
		all[fileName("good", name)] = v
	}
	for _, e := range examples(t) {
		good(e.kind, statement(t, e), 3)
	}
	genesis := exampleOf(t, "office/genesis/1")
	good("genesis of three roots", statement(t, genesis), 3, 4, 5)
	good("nine signatures", statement(t, exampleOf(t, "act/part/1")), 3, 4, 5, 6, 7, 8, 9, 10, 11)
	part := statement(t, exampleOf(t, "act/part/1"))
	for _, v := range [][2]string{
		{"every code point that is allowed", string(allowedRunes())},
		{"what JSON encoders escape", "<>&/' \u2027\u2030 \"\\\t\n"},
		{"longest leaf", longestText(t, part)},
	} {
		part.Body = &act.Part{Number: 2, Of: act.OfTerritory, Text: v[1]}
		good(v[0], part, 3)
	}
	oversized := newVector("leaf one byte too long", bytes.Replace(leafOf(t, part, 3), []byte("aa"), []byte("aaa"), 1))
	oversized.Want.Refusal = &vectorRule{"form.oversized", ""}
	all[fileName("bad", oversized.Name)] = oversized
	limits := statement(t, exampleOf(t, "results/result-declared/1"))
	setLines(limits.Body, map[string]int64{"A": act.MaxInteger, "B": -act.MaxInteger, "Z": 0})
	good("integers at their limits", limits, 3)
	setLines(limits.Body, map[string]int64{})
	good("table without a line", limits, 3)
	for _, f := range faults(t) {
		v := newVector(f.name, f.spoiled(t))
		v.Want.Refusal = &vectorRule{f.rule, f.field}
		all[fileName("bad", f.name)] = v
	}
	return all
}

func setLines(body act.Body, lines map[string]int64) {
	reflect.ValueOf(body).Elem().FieldByName("Lines").Set(reflect.ValueOf(lines))
}

// longestText fills a leaf to its last byte: quotation marks take two.
func longestText(t *testing.T, a act.Act) string {
	a.Body = &act.Part{Number: 2, Of: act.OfTerritory, Text: strings.Repeat("a", act.MaxPart)}
	missing := act.MaxLeaf - 1 - len(leafOf(t, a, 3))
	return strings.Repeat(`"`, missing) + strings.Repeat("a", act.MaxPart-missing)
}

func wantOf(leaf []byte, opened *act.Opened) vectorWant {
	w := vectorWant{Act: opened.Hash.String()}
	hash := sha256.Sum256(append([]byte{0}, leaf...))
	w.Leaf = hex.EncodeToString(hash[:])
	for _, s := range opened.Signatures {
		w.Signers = append(w.Signers, s.Key.String())
	}
	return w
}

func fileName(verdict, name string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, strings.TrimSuffix(name, "/1"))
	return verdict + "-" + plain + ".json"
}

func (v *vector) encoded(t *testing.T) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestVectorsOnDiskAreThoseOfTheTests(t *testing.T) {
	all := made(t)
	files, err := filepath.Glob(filepath.Join(vectorFolder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if _, known := all[filepath.Base(file)]; known {
			continue
		}
		if !*update {
			t.Errorf("%s: no test makes this vector", file)
		} else if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	for name, v := range all {
		file, data := filepath.Join(vectorFolder, name), v.encoded(t)
		if *update {
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%s differs from what the tests make (%v); go test ./election/act -run Vectors -update writes it anew", file, err)
		}
	}
}

// Vectors of others are read where URNA_VECTORS names their folders.
func TestVectorsOpenAsTheySay(t *testing.T) {
	folders := append([]string{vectorFolder}, filepath.SplitList(os.Getenv("URNA_VECTORS"))...)
	read := 0
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var schema struct {
				Schema string `json:"schema"`
			}
			if json.Unmarshal(data, &schema) != nil || schema.Schema != vectorSchema {
				continue
			}
			read++
			t.Run(filepath.Base(file), func(t *testing.T) { checkVector(t, data) })
		}
	}
	if read == 0 {
		t.Errorf("no vector in %v", folders)
	}
}

func checkVector(t *testing.T, data []byte) {
	var v vector
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	leaf := v.bytes(t)
	opened, refusal := act.OpenLeaf(leaf, election.Body)
	switch {
	case v.Want.Refusal != nil && refusal == nil:
		t.Errorf("%s: opens, want %+v", v.Name, *v.Want.Refusal)
	case v.Want.Refusal != nil:
		if got := (vectorRule{refusal.Rule, refusal.Field}); got != *v.Want.Refusal {
			t.Errorf("%s: refused with %+v, want %+v", v.Name, got, *v.Want.Refusal)
		}
	case refusal != nil:
		t.Errorf("%s: %v, want it open", v.Name, refusal)
	default:
		want := wantOf(leaf, opened)
		if want.Act != v.Want.Act || want.Leaf != v.Want.Leaf || !slices.Equal(want.Signers, v.Want.Signers) {
			t.Errorf("%s: got %+v, want %+v", v.Name, want, v.Want)
		}
	}
}

func TestEveryRefusalOfOpeningHasAVector(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range faults(t) {
		seen[f.rule] = true
	}
	for _, rule := range []string{
		"act.kind", "form.canonical", "form.code-point", "form.day", "form.escape", "form.hash", "form.integer", "form.items", "form.key", "form.key-order",
		"form.length", "form.missing-field", "form.order", "form.oversized", "form.range", "form.signature", "form.time", "form.trailing",
		"form.truncated", "form.unknown-field", "form.utf8", "form.word", "genesis.origin", "genesis.threshold", "key.canonical", "key.point",
		"key.possession", "key.small-order", "person.tag", "signature.invalid", "signature.missing",
	} {
		if !seen[rule] {
			t.Errorf("rule %s: no vector is refused by it", rule)
		}
		delete(seen, rule)
	}
	for rule := range seen {
		t.Errorf("rule %s is not on the list of this test, nor on that of spec/acts/act.md", rule)
	}
}
