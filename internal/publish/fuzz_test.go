package publish

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"urna/election/act"
)

// A list that can be read says again what it said.
func FuzzList(f *testing.F) {
	l := newList(act.Hash{1})
	l.program = "test"
	l.roots[7] = act.Hash{2}
	l.roots[9] = act.Hash{3}
	l.files["en/index.html"] = listed{act.Hash{4}, 9}
	l.files["checkpoint"] = listed{act.Hash{5}, 7}
	f.Add(string(l.bytes()))
	f.Add("# urna copy/1 genesis x program y\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := parseList(text)
		if err != nil {
			return
		}
		again, err := parseList(string(l.bytes()))
		if err != nil {
			t.Fatalf("%v\n%s", err, l.bytes())
		}
		if !bytes.Equal(again.bytes(), l.bytes()) {
			t.Errorf("got\n%s\nwant\n%s", again.bytes(), l.bytes())
		}
	})
}

// Whatever a link says, its file is below the copy's folder, and the way there is
// relative.
func FuzzPlace(f *testing.F) {
	for _, address := range []string{"/", "/unit/a?page=2&lang=kk#below", "/entry/17/leaf", "/check?station=..%2f..", "/table?rows=a%3B1&total=", "/unit/%2e%2e", "/data/x%2fy", "//elsewhere/unit/a"} {
		f.Add(address)
	}
	f.Fuzz(func(t *testing.T, address string) {
		p, err := placeOf(address)
		if err != nil {
			return
		}
		if !fs.ValidPath(p.file) || strings.HasPrefix(relative("en/index.html", p.file), "/") {
			t.Errorf("%q leads to the file %q", address, p.file)
		}
		if again, err := placeOf(p.address); err != nil || again.file != p.file {
			t.Errorf("%q is %q, and its address %q is %q (%v)", address, p.file, p.address, again.file, err)
		}
	})
}
