package ledger

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func mustBundle(t testing.TB, leaves ...string) []byte {
	t.Helper()
	var bundle []byte
	for _, leaf := range leaves {
		var err error
		if bundle, err = AppendBundle(bundle, []byte(leaf)); err != nil {
			t.Fatal(err)
		}
	}
	return bundle
}

func TestBundleGivesItsLeavesBack(t *testing.T) {
	longest := strings.Repeat("x", MaxLeaf)
	data := mustBundle(t, "first", "", longest)
	if got, want := data[:9], []byte("\x00\x05first\x00\x00"); !bytes.Equal(got, want) {
		t.Errorf("bundle begins %q, want %q", got, want)
	}
	leaves, err := ParseBundle(Tile{EntryLevel, 3, 3}, data)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"first", "", longest} {
		if string(leaves[i]) != want {
			t.Errorf("leaf %d has %d bytes, want %d", i, len(leaves[i]), len(want))
		}
	}
}

func TestLeafOf65536BytesHasNoPlaceInABundle(t *testing.T) {
	got, err := AppendBundle([]byte("before"), make([]byte, MaxLeaf+1))
	if err == nil || string(got) != "before" {
		t.Errorf("append = %d bytes, %v, want the bundle unchanged and an error", len(got), err)
	}
}

func TestMalformedBundleNamesItsEntry(t *testing.T) {
	whole := mustBundle(t, "one", "two", "three")
	for _, c := range []struct {
		situation string
		data      []byte
		width     int
		entry     int
		what      string
	}{
		{"cut inside the last leaf", whole[:len(whole)-1], 3, 2, "truncated: 4 bytes left, entry needs 5"},
		{"cut inside a length", whole[:6], 3, 1, "truncated: 1 bytes left, length needs 2"},
		{"one entry fewer than the path says", whole, 4, 3, "truncated: 0 bytes left"},
		{"one entry more than the path says", whole, 2, 2, "7 bytes follow the last entry"},
		{"a byte after the end", append(bytes.Clone(whole), 0), 3, 3, "1 bytes follow"},
		{"empty file", nil, 1, 0, "truncated"},
	} {
		tile := Tile{EntryLevel, 2, c.width}
		_, err := ParseBundle(tile, c.data)
		var got *BundleError
		if !errors.As(err, &got) {
			t.Errorf("%s: got %v, want a BundleError", c.situation, err)
			continue
		}
		if got.Path != tile.Path() || got.Entry != c.entry || got.Index != 512+int64(c.entry) || !strings.HasPrefix(got.What, c.what) {
			t.Errorf("%s: got %v, want %s entry %d: %s", c.situation, got, tile.Path(), c.entry, c.what)
		}
	}
}

func TestOnlyEntryBundlesAreParsedAsSuch(t *testing.T) {
	for _, tile := range []Tile{{0, 0, 1}, {EntryLevel, 0, 0}, {EntryLevel, 0, 257}} {
		if _, err := ParseBundle(tile, []byte{0, 0}); err == nil {
			t.Errorf("parse %+v: got no error", tile)
		}
	}
}

func FuzzParseBundle(f *testing.F) {
	f.Add(1, []byte("\x00\x01a"))
	f.Add(2, []byte("\x00\x01a\x00\x00"))
	f.Add(256, []byte{})
	f.Fuzz(func(t *testing.T, width int, data []byte) {
		leaves, err := ParseBundle(Tile{EntryLevel, 0, width}, data)
		if err != nil {
			return
		}
		var again []byte
		for _, leaf := range leaves {
			if again, err = AppendBundle(again, leaf); err != nil {
				t.Fatal(err)
			}
		}
		if len(leaves) != width || !bytes.Equal(again, data) {
			t.Errorf("%d leaves re-encode to %d bytes, want %d leaves and %d bytes", len(leaves), len(again), width, len(data))
		}
	})
}
