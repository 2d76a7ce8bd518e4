package media_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"urna/election/act"
	"urna/election/lot"
	"urna/election/media"
)

var update = flag.Bool("update", false, "write spec/vectors/media anew before reading it")

const (
	vectorSchema = "urna/media/1"
	vectorFolder = "../../spec/vectors/media"
)

// vector is one draw: what goes in, and what everybody must get.
type vector struct {
	Name        string            `json:"name"`
	Schema      string            `json:"schema"`
	Opened      act.Hash          `json:"opened"`
	Throws      []vectorThrow     `json:"throws"`
	Beacon      string            `json:"beacon"`
	Candidates  []string          `json:"candidates"`
	Blocks      []vectorBlock     `json:"blocks"`
	Withdrawals []vectorWithdrawn `json:"withdrawals"`
	Want        vectorWant        `json:"want"`
}

type vectorThrow struct {
	Candidate string `json:"candidate"`
	Pips      string `json:"pips"`
}

type vectorBlock struct {
	Audience int64    `json:"audience"`
	Count    int64    `json:"count"`
	Date     act.Date `json:"date"`
	Daypart  string   `json:"daypart"`
	Days     int64    `json:"days"`
	Length   int64    `json:"length"`
	Medium   string   `json:"medium"`
	Outlet   string   `json:"outlet"`
	Paid     string   `json:"paid"`
	Start    int64    `json:"start"`
}

type vectorWithdrawn struct {
	Candidate string   `json:"candidate"`
	From      act.Date `json:"from"`
	To        string   `json:"to"`
}

type vectorWant struct {
	Seed  act.Hash `json:"seed"`
	Order []string `json:"order"`
	Drawn []string `json:"drawn"` // who has each slot, by number
	After []string `json:"after"` // the same behind all withdrawals
}

func (v *vector) answer() vectorWant {
	var throws []lot.Throw
	for _, t := range v.Throws {
		throws = append(throws, lot.Throw(t))
	}
	var blocks []media.Block
	for _, b := range v.Blocks {
		blocks = append(blocks, media.Block(b))
	}
	s := media.Draw(lot.Seed(v.Opened, throws, v.Beacon), v.Candidates, blocks)
	want := vectorWant{Seed: s.Seed, Order: append([]string{}, s.Order...), Drawn: whoHas(s)}
	for _, w := range v.Withdrawals {
		s = s.Withdraw(w.Candidate, w.From, w.To)
	}
	want.After = whoHas(s)
	return want
}

func whoHas(s *media.Schedule) []string {
	var all []string
	for _, slot := range s.Slots {
		all = append(all, slot.Candidate)
	}
	return all
}

// made are the project's own vectors by file name.
func made() map[string]vector {
	all := map[string]vector{}
	add := func(name string, v vector) {
		v.Name, v.Schema, v.Opened = name, vectorSchema, seedOf(name)
		for i, id := range v.Candidates {
			v.Throws = append(v.Throws, vectorThrow{id, fmt.Sprint(1+i%6) + fmt.Sprint(1+i*i%6)})
		}
		v.Throws, v.Withdrawals, v.Candidates = append([]vectorThrow{}, v.Throws...), append([]vectorWithdrawn{}, v.Withdrawals...), append([]string{}, v.Candidates...)
		v.Want = v.answer()
		all[fmt.Sprintf("draw-%02d-%s.json", len(v.Candidates), name)] = v
	}
	prime := func(days, count int64) vectorBlock { return vectorBlock(block("one", media.Prime, days, count)) }
	other := func(days, count int64) vectorBlock {
		b := block("two", media.OtherTime, days, count)
		b.Audience, b.Length = 0, 60
		return vectorBlock(b)
	}
	for n := int64(1); n <= 12; n++ {
		add("whole-turn", vector{Candidates: ids(int(n)), Blocks: []vectorBlock{prime(turn(int(n)), n), other(3, n)}})
	}
	add("beacon", vector{Candidates: ids(5), Blocks: []vectorBlock{prime(2, 5)}, Beacon: "8fb1c0ffee"})
	add("no-candidate-throws", vector{Blocks: []vectorBlock{prime(1, 2)}})
	add("rest-that-goes-round", vector{Candidates: ids(11), Blocks: []vectorBlock{prime(11, 10), other(4, 25), prime(5, 3)}})
	add("rest-of-one-and-two", vector{Candidates: ids(5), Blocks: []vectorBlock{prime(7, 6), prime(6, 7), other(9, 1), other(8, 2)}})
	add("rest-of-two-candidates", vector{Candidates: ids(2), Blocks: []vectorBlock{prime(5, 3), other(4, 1), prime(3, 4)}})
	add("withdrawals", vector{
		Candidates: ids(6), Blocks: []vectorBlock{other(4, 7), prime(6, 6), prime(3, 8)},
		Withdrawals: []vectorWithdrawn{{"c02", "2005-11-03", media.FreedDealt}, {"c04", "", media.FreedEmpty}, {"c00", "2005-11-02", media.FreedDealt}},
	})
	add("withdrawal-of-one-of-three", vector{Candidates: ids(3), Blocks: []vectorBlock{prime(6, 3)}, Withdrawals: []vectorWithdrawn{{"c01", "", media.FreedDealt}}})
	return all
}

func (v *vector) encoded(t *testing.T) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestVectorsOnDiskAreThoseOfTheTests(t *testing.T) {
	all := made()
	files, err := filepath.Glob(filepath.Join(vectorFolder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if _, known := all[filepath.Base(file)]; !known && !*update {
			t.Errorf("%s: no test makes this vector", file)
		}
	}
	for name, v := range all {
		file, data := filepath.Join(vectorFolder, name), v.encoded(t)
		if *update {
			if err := os.MkdirAll(vectorFolder, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%s differs from what the tests make (%v); go test ./election/media -run Vectors -update writes it anew", file, err)
		}
	}
}

// Vectors of others are read where URNA_VECTORS names their folders.
func TestVectorsAreDrawnAsTheySay(t *testing.T) {
	read := 0
	for _, folder := range append([]string{vectorFolder}, filepath.SplitList(os.Getenv("URNA_VECTORS"))...) {
		files, err := filepath.Glob(filepath.Join(folder, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var v vector
			if json.Unmarshal(data, &v) != nil || v.Schema != vectorSchema {
				continue
			}
			read++
			got := v.answer()
			if got.Seed != v.Want.Seed || !slices.Equal(got.Order, v.Want.Order) || !slices.Equal(got.Drawn, v.Want.Drawn) || !slices.Equal(got.After, v.Want.After) {
				t.Errorf("%s: got %+v, want %+v", file, got, v.Want)
			}
		}
	}
	if read == 0 {
		t.Error("no vector was read")
	}
}
