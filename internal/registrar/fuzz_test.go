package registrar

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"urna/election/candidacy"
)

// What is read of a table can be entered: every number and place has its one spelling.
func FuzzLines(f *testing.F) {
	f.Add([]byte("number,sheet,line\n900101100001,1,1\n"))
	f.Add([]byte("\ufeffnumber,sheet,line\r\nN01,\"Ж, 1\",1\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, err := parseLines("lines.csv", data)
		if err != nil {
			return
		}
		seen := map[Line]bool{}
		for _, l := range lines {
			if at := (Line{"", l.Sheet, l.Line}); !goodNumber(l.Number) || !goodPlace(l.Sheet) || !goodPlace(l.Line) || seen[at] {
				t.Errorf("%q was read as %+v", data, l)
			} else {
				seen[at] = true
			}
		}
	})
}

// An answer that is read is written and read again the same; whatever the voter who
// signed twice relies on says that they signed twice.
func FuzzAnswer(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(vectorFolder, "answer-*.json"))
	if err != nil || len(files) == 0 {
		f.Fatalf("%d vectors (%v)", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		_, answer, _ := bytes.Cut(data, []byte(`"answer": `))
		answer, _, _ = bytes.Cut(answer, []byte(",\n \"want\""))
		f.Add(answer)
	}
	key := testKey(f)
	root := bookWith(f, key, 12).Counts().Root
	modulus, _ := candidacy.Modulus(key.Modulus())
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := ParseAnswer(data)
		if err != nil {
			return
		}
		text, err := a.Write()
		if err != nil {
			t.Fatalf("%q was read and cannot be written: %v", data, err)
		}
		again, err := ParseAnswer(text)
		if err != nil {
			t.Fatalf("%q was written and cannot be read: %v", text, err)
		}
		if second, err := again.Write(); err != nil || !bytes.Equal(second, text) {
			t.Errorf("%q was read and written as %q (%v)", text, second, err)
		}
		used, err := a.Check(&candidacy.Asked{Genesis: vectorAbout.Genesis, Modulus: modulus, Number: double, Root: root, Signatures: 13})
		if err == nil && len(used) != 2 {
			t.Errorf("%q: used %+v", data, used)
		}
	})
}

// What is read of places opens its own cells and is kept and read again the same.
func FuzzPlaces(f *testing.F) {
	f.Add([]byte("tag,cell,salt,sheet,line\n"))
	f.Add(placesOf(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := parsePlaces(PlacesFile, data)
		if err != nil {
			return
		}
		folder := filepath.Join(t.TempDir(), "sheets")
		if err := book.Write(folder, nil); err != nil {
			t.Fatalf("%q was read and cannot be written: %v", data, err)
		}
		again, err := OpenBook(folder)
		if err != nil || again.Counts() != book.Counts() {
			t.Fatalf("%q was written and read again: %v", data, err)
		}
		leaves, err := ReadLeaves(filepath.Join(folder, LeavesFile))
		if err != nil || leaves.Root() != book.Counts().Root {
			t.Errorf("leaves of %q: root %s (%v), want %s", data, leaves.Root(), err, book.Counts().Root)
		}
	})
}

// Leaves that are read ascend.
func FuzzLeaves(f *testing.F) {
	f.Add([]byte("tag,cell\n"))
	f.Add([]byte("tag,cell\n" + string(bytes.Repeat([]byte("1"), 64)) + "," + string(bytes.Repeat([]byte("2"), 64)) + "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lookup, err := parseLeaves(LeavesFile, data)
		if err != nil {
			return
		}
		leaves := lookup.Leaves()
		for i := 1; i < len(leaves); i++ {
			if compare(leaves[i-1], leaves[i]) >= 0 {
				t.Errorf("leaves %d and %d of %q do not ascend", i-1, i, data)
			}
		}
	})
}

// A key that is read signs.
func FuzzRegistrarKey(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("testdata", "key.pem"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "key.pem")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		key, err := OpenKey(path)
		if err != nil {
			return
		}
		if _, err := key.Sign(vectorAbout.Genesis, double); err != nil {
			t.Errorf("a key that was read does not sign: %v", err)
		}
	})
}

func placesOf(f *testing.F) []byte {
	folder := filepath.Join(f.TempDir(), "sheets")
	if err := bookWith(f, testKey(f), 2).Write(folder, nil); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(folder, PlacesFile))
	if err != nil {
		f.Fatal(err)
	}
	return data
}
