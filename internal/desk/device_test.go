package desk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/results"
	"urna/internal/desk"
)

func TestCounterIsOnDiskBeforeTheSignatureLeaves(t *testing.T) {
	path := filepath.Join(t.TempDir(), "typist.key")
	d, err := desk.CreateDevice(path, desk.DemoSeed("typist"), "territorial/north")
	if err != nil {
		t.Fatal(err)
	}
	var last act.Signature
	for i := int64(1); i <= 4; i++ {
		sig, err := d.Sign(act.Hash{1}, act.Hash{byte(i)}, 0, act.NothingSeen())
		if err != nil {
			t.Fatal(err)
		}
		if sig.Counter != i || sig.Prev != last.Signed {
			t.Errorf("signature %d: counter %d, prev %s, want %d after %s", i, sig.Counter, sig.Prev, i, last.Signed)
		}
		last = sig
		// Whoever opens the file now, as after a crash, goes on behind it.
		if d, err = desk.OpenDevice(path); err != nil {
			t.Fatal(err)
		}
		if got, want := d.Office(), "territorial/north"; got != want {
			t.Errorf("reopened: office %s, want %s", got, want)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("key file: %v, %v; want it private", info.Mode(), err)
	}
}

func TestKeyFileIsNeverReplacedAndBadOnesAreNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.key")
	if _, err := desk.CreateDevice(path, desk.DemoSeed("a"), "central"); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.CreateDevice(path, desk.DemoSeed("b"), "central"); err == nil {
		t.Error("a key file was replaced")
	}
	for _, content := range []string{"", "{}", `{"seed":"zz","prev":"","counter":0}`, `{"seed":"` + strings.Repeat("00", 32) + `","prev":"x","counter":0}`} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := desk.OpenDevice(path); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("key file %q: got %v, want an error that names it", content, err)
		}
	}
}

func TestBodyAsPeopleWriteItBecomesCanonicalOrIsRefused(t *testing.T) {
	good := ` { "station" : "101", "slot": 1, "round":1,
		"seal":"` + strings.Repeat("ab", 32) + `", "replaces":"` + strings.Repeat("00", 32) + `", "form":"` + strings.Repeat("00", 32) + `" } `
	var body results.EntrySealed
	if err := desk.ReadBody([]byte(good), &body); err != nil || body.Station != "101" || body.Slot != 1 {
		t.Errorf("body = %+v, %v", body, err)
	}
	for _, c := range []struct{ situation, text string }{
		{"a fraction", strings.Replace(good, `"slot": 1`, `"slot": 1.5`, 1)},
		{"an unknown field", strings.Replace(good, `"slot"`, `"slott"`, 1)},
		{"a missing field", strings.Replace(good, `"round":1,`, ``, 1)},
		{"two values", good + good},
		{"no JSON", "station 101"},
		{"a list", "[]"},
	} {
		if err := desk.ReadBody([]byte(c.text), new(results.EntrySealed)); err == nil {
			t.Errorf("%s: got no error", c.situation)
		}
	}
}

func TestDraftsAreKeptUntilTheirSealIsOpened(t *testing.T) {
	drafts := desk.OpenDrafts(t.TempDir())
	if draft, err := drafts.Draft(act.Hash{1}); draft != nil || err != nil {
		t.Errorf("a draft that was never kept: %v, %v", draft, err)
	}
	kept := &desk.Draft{Station: "101", Slot: 2, Lines: map[string]int64{"V": 7}, Salt: act.Hash{3}.String()}
	if err := drafts.Keep(act.Hash{1}, kept); err != nil {
		t.Fatal(err)
	}
	got, err := drafts.Draft(act.Hash{1})
	if err != nil || got.Lines["V"] != 7 || got.Slot != 2 || got.Salt != kept.Salt {
		t.Errorf("draft = %+v, %v; want %+v", got, err, kept)
	}
}
