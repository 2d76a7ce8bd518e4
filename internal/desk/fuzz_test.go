package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/internal/desk"
)

// A body that people wrote, in any order and spacing, has one canonical form.
func FuzzReadBodyAsPeopleWriteIt(f *testing.F) {
	f.Add(uint8(4), []byte(`{"reason":"lost", "key": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}`))
	f.Add(uint8(8), []byte(`{"form":"","replaces":"","round":1,"seal":"","slot":1,"station":"101"}`))
	kinds := election.Kinds()
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		name := kinds[int(kind)%len(kinds)]
		body := election.Body(name)
		if desk.ReadBody(data, body) != nil {
			return
		}
		canonical, refusal := act.Write(body)
		if refusal != nil {
			t.Fatalf("%s of %q was read and cannot be written: %v", name, data, refusal)
		}
		if err := desk.ReadBody(canonical, election.Body(name)); err != nil {
			t.Errorf("%s: %q is not read again: %v", name, canonical, err)
		}
	})
}

func FuzzReadSheet(f *testing.F) {
	f.Add([]byte(`{"lines":{"V":1},"lists":{"C":{"aliya":1}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		draft := desk.Draft{Station: "101", Slot: 1}
		if err := desk.ReadSheet(data, &draft); err != nil {
			return
		}
		// What cannot stand in an act is refused when it is sealed, never a panic.
		_, _ = act.SealOf(act.Hash{1}, draft.Values())
	})
}

func FuzzKeyFile(f *testing.F) {
	good := filepath.Join(f.TempDir(), "good.key")
	if _, err := desk.CreateDevice(good, desk.DemoSeed("fuzz"), "central"); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(good)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"counter":-1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "a.key")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := desk.OpenDevice(path)
		if err != nil {
			return
		}
		if _, err := d.Sign(act.Hash{1}, act.Hash{2}, 0, act.NothingSeen()); err != nil {
			return // such as a counter beyond its bound
		}
		if again, err := desk.OpenDevice(path); err != nil || again.Key() != d.Key() {
			t.Errorf("after a signature the key file is not read again: %v", err)
		}
	})
}
