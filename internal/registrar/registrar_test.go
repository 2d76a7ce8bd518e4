package registrar

import (
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"urna/election/candidacy"
)

func TestTableThatDoesNotFitIsRefusedByFileRowAndColumn(t *testing.T) {
	const heading = "number,sheet,line\n"
	long := strings.Repeat("x", 65)
	for text, want := range map[string]Refusal{
		"":                           {Got: "an empty file", Limit: "the heading number,sheet,line"},
		"900101100001,1,1\n":         {Row: 1, Got: `"900101100001,1,1"`, Limit: "the heading number,sheet,line"},
		"number;sheet;line\n":        {Row: 1, Got: `"number;sheet;line"`, Limit: "the heading number,sheet,line"},
		heading + "1,1\n":            {Row: 2, Got: "2 columns", Limit: "3 columns"},
		heading + "1,1,1\n2,1,2,3\n": {Row: 3, Got: "4 columns", Limit: "3 columns"},
		heading + ",1,1\n":           {Row: 2, Column: "number", Got: "0 bytes that are no number", Limit: numberLimit},
		heading + "900 101,1,1\n":    {Row: 2, Column: "number", Got: "7 bytes that are no number", Limit: numberLimit},
		heading + "12a,1,1\n":        {Row: 2, Column: "number", Got: "3 bytes that are no number", Limit: numberLimit},
		heading + strings.Repeat("1", 41) + ",1,1\n": {Row: 2, Column: "number", Got: "41 bytes that are no number", Limit: numberLimit},
		heading + "1,,1\n":                           {Row: 2, Column: "sheet", Got: `""`, Limit: placeLimit},
		heading + "1,1,\n":                           {Row: 2, Column: "line", Got: `""`, Limit: placeLimit},
		heading + "1,1, 1\n":                         {Row: 2, Column: "line", Got: `" 1"`, Limit: placeLimit},
		heading + "1,\"a\nb\",1\n":                   {Row: 2, Column: "sheet", Got: `"a\nb"`, Limit: placeLimit},
		heading + "1,a\x07b,1\n":                     {Row: 2, Column: "sheet", Got: `"a\ab"`, Limit: placeLimit},
		heading + "1,a\u202eb,1\n":                   {Row: 2, Column: "sheet", Got: `"a\u202eb"`, Limit: placeLimit},
		heading + "1," + long + ",1\n":               {Row: 2, Column: "sheet", Got: `"` + long + `"`, Limit: placeLimit},
		heading + "1,1,1\n\n2,\"1\",1\n":             {Row: 4, Column: "line", Got: `sheet "1", line "1" as in row 2`, Limit: "each line of a sheet once"},
		heading + "1,\"1,1\n":                        {Row: 2, Got: "quotation marks that do not pair", Limit: "cells parted by commas"},
		heading + "1,\xff,1\n":                       {Got: "bytes that are no UTF-8", Limit: "UTF-8"},
	} {
		want.File = "lines.csv"
		lines, err := parseLines("lines.csv", []byte(text))
		var got *Refusal
		if !errors.As(err, &got) || *got != want || lines != nil {
			t.Errorf("%.60q: got %v, %d lines; want %v", text, err, len(lines), &want)
		}
	}
	for _, text := range []string{heading + "1,Ж-1,1\r\n1,Ж-2,1\r\n", "\ufeff" + heading + "1,1,1\n1,1,2\n"} {
		if lines, err := parseLines("lines.csv", []byte(text)); err != nil || len(lines) != 2 || lines[1].Number != "1" {
			t.Errorf("%q: %v (%v), want two lines of number 1", text, lines, err)
		}
	}
	if lines, err := parseLines("lines.csv", []byte(heading)); err != nil || len(lines) != 0 {
		t.Errorf("a heading alone: %v (%v), want no line", lines, err)
	}
}

func TestNumberIsReadOnceAndNeverRepeatedInAnError(t *testing.T) {
	for text, want := range map[string]string{"900101100001": "900101100001", "N01\n": "N01", "N01\r\n": "N01"} {
		if got, err := ReadNumber(strings.NewReader(text)); err != nil || got != want {
			t.Errorf("%q: %q (%v), want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", "\n", "900101100001\n900101100002\n", " 900101100001", "n01", "900101100001\n\n", strings.Repeat("9", 41), strings.Repeat("9", 9000)} {
		got, err := ReadNumber(strings.NewReader(text))
		if err == nil || got != "" || len(text) > 9 && strings.Contains(err.Error(), text[:9]) {
			t.Errorf("%.50q: %q (%v), want an error without the number", text, got, err)
		}
	}
	if _, err := ReadNumber(iotest.ErrReader(os.ErrClosed)); !errors.Is(err, os.ErrClosed) {
		t.Errorf("a reader that fails: %v", err)
	}
}

func TestKeyIsPrivateAndIsReadBackOrRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registrar.pem")
	key, err := CreateKey(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || key.private.N.BitLen() != 3072 {
		t.Errorf("mode %v, %d bits (%v), want 0600 and 3072", info.Mode().Perm(), key.private.N.BitLen(), err)
	}
	again, err := OpenKey(path)
	if err != nil || again.Modulus() != key.Modulus() {
		t.Errorf("read back: %v", err)
	}
	if _, err := CreateKey(path); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second key in the same file: %v, want that it exists", err)
	}
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(good)
	for name, data := range map[string][]byte{
		"empty": nil, "two": append(append([]byte{}, good...), good...), "no key": pem.EncodeToMemory(&pem.Block{Type: keyBlock, Bytes: []byte("x")}),
		"another type": pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: block.Bytes}), "long": make([]byte, mostKey+1),
	} {
		bad := filepath.Join(t.TempDir(), "bad.pem")
		if err := os.WriteFile(bad, data, 0o600); err != nil {
			t.Fatal(err)
		}
		var refusal *Refusal
		if _, err := OpenKey(bad); !errors.As(err, &refusal) || refusal.File != "bad.pem" {
			t.Errorf("%s: %v, want a refusal of bad.pem", name, err)
		}
	}
}

func TestFolderIsThereAsAWholeOrNotAtAll(t *testing.T) {
	book, dir := bookWith(t, testKey(t), 5), t.TempDir()
	folder := filepath.Join(dir, "north")
	if err := book.Write(folder, map[string][]byte{"missing/name": nil}); err == nil {
		t.Error("a file that cannot be written gave no error")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
	if err := book.Write(folder, nil); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(folder, PlacesFile)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("places: %v (%v), want mode 0600", info, err)
	}
	if err := book.Write(folder, nil); err == nil {
		t.Error("the folder was written twice")
	}
	again, err := OpenBook(folder)
	if err != nil || again.Counts() != book.Counts() {
		t.Fatalf("read back: %v, want %+v", err, book.Counts())
	}
	leaves, err := ReadLeaves(filepath.Join(folder, LeavesFile))
	if err != nil || leaves.Root() != book.Counts().Root || leaves.Duplicates() != 1 {
		t.Errorf("leaves read back: %s, %d duplicates (%v), want %s and 1", leaves.Root(), leaves.Duplicates(), err, book.Counts().Root)
	}
	if got := book.Counts(); got.Signatures != 6 || got.Sheets != 2 || got.Duplicates != 1 {
		t.Errorf("counts %+v, want 6 signatures, 2 sheets, 1 duplicate", got)
	}
}

// What was altered behind the registrar's back is seen before anybody is answered.
func TestAlteredPlacesAndLeavesAreRefused(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "north")
	if err := bookWith(t, testKey(t), 5).Write(folder, nil); err != nil {
		t.Fatal(err)
	}
	for name, parse := range map[string]func(string, []byte) error{
		PlacesFile: func(name string, data []byte) error { _, err := parsePlaces(name, data); return err },
		LeavesFile: func(name string, data []byte) error { _, err := parseLeaves(name, data); return err },
	} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		rows := strings.SplitAfter(string(data), "\n")
		swapped := append([]string{}, rows...)
		swapped[2], swapped[3] = rows[3], rows[2]
		for what, text := range map[string]string{
			"rows exchanged": strings.Join(swapped, ""), "a row twice": rows[0] + rows[1] + rows[1], "half a row": rows[0] + rows[1][:70] + "\n",
			"a capital digit": rows[0] + "A" + rows[1][1:], "an empty file": "", "another heading": strings.Join(rows[1:], ""),
		} {
			var refusal *Refusal
			if err := parse(name, []byte(text)); !errors.As(err, &refusal) || refusal.File != name {
				t.Errorf("%s, %s: %v, want a refusal", name, what, err)
			}
		}
		if name == PlacesFile {
			var refusal *Refusal
			if err := parse(name, []byte(strings.Replace(string(data), ",Ж-1,1\n", ",Ж-1,7\n", 1))); !errors.As(err, &refusal) || refusal.Column != "cell" {
				t.Errorf("another line: %v, want a refusal of the cell", err)
			}
		}
	}
}

func TestBookOfNewSaltsAnswersEverySignerAndNobodyElse(t *testing.T) {
	key := testKey(t)
	lines := []Line{{numberOf(0), "1", "1"}, {numberOf(1), "1", "2"}, {numberOf(0), "2", "1"}}
	var told []int64
	book, err := NewBook(key, vectorAbout.Genesis, lines, func(done, all int64) { told = append(told, done, all) })
	if err != nil {
		t.Fatal(err)
	}
	if want := []int64{1, 3, 2, 3, 3, 3}; !slices.Equal(told, want) {
		t.Errorf("progress %v, want %v", told, want)
	}
	other, err := NewBook(key, vectorAbout.Genesis, lines, func(int64, int64) {})
	if err != nil || other.Counts().Root == book.Counts().Root {
		t.Errorf("two books have the same salts (%v)", err)
	}
	modulus, _ := candidacy.Modulus(key.Modulus())
	for i, want := range []int{2, 1, 0} {
		answer, err := book.Answer(key, vectorAbout, numberOf(i))
		if err != nil {
			t.Fatal(err)
		}
		text, err := answer.Write()
		if err != nil || strings.Contains(string(text), numberOf(i)) {
			t.Fatalf("answer %s (%v), want one without the number", text, err)
		}
		read, err := ParseAnswer(text)
		if err != nil {
			t.Fatal(err)
		}
		used, err := read.Check(&candidacy.Asked{Genesis: vectorAbout.Genesis, Modulus: modulus, Number: numberOf(i), Root: book.Counts().Root, Signatures: 3})
		if err != nil || len(used) != want {
			t.Errorf("voter %d: used %+v (%v), want %d times", i, used, err, want)
		}
		for _, u := range used {
			if l := (Line{numberOf(i), u.Sheet, u.Line}); l != lines[0] && l != lines[1] && l != lines[2] {
				t.Errorf("voter %d: %+v is no line of theirs", i, u)
			}
		}
	}
}
