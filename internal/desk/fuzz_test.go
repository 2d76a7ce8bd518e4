package desk_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
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

// What is read of a kept draft is what its seal committed to, or nothing.
func FuzzDraftFile(f *testing.F) {
	f.Add([]byte(`{"station":"101","slot":1,"lines":{"V":1},"lists":{"C":{"aliya":1}},"salt":"00"}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir, seal := t.TempDir(), act.Hash{7}
		if err := os.MkdirAll(filepath.Join(dir, "desk"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "desk", seal.String()+".json"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		drafts := desk.OpenDrafts(dir)
		draft, err := drafts.Draft(seal)
		if err != nil {
			return
		}
		if err := drafts.Keep(seal, draft); err != nil {
			t.Fatalf("%q was read and cannot be kept: %v", data, err)
		}
		again, err := drafts.Draft(seal)
		if err != nil || !reflect.DeepEqual(again.Values(), draft.Values()) || again.Salt != draft.Salt {
			t.Errorf("%q kept and read again: %+v, want %+v (%v)", data, again, draft, err)
		}
	})
}

// A request for a key comes from a stranger; what is granted can be entered.
func FuzzRequestForAKey(f *testing.F) {
	d := desk.NewDevice(desk.DemoSeed("fuzz"), "precinct/101")
	data, err := json.Marshal(desk.AskFor(d, act.Hash{1}, "chair", ""))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"office":"root"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var request desk.Request
		if json.Unmarshal(data, &request) != nil {
			return
		}
		granted, err := desk.Grant(request)
		if err != nil {
			return
		}
		if written, refusal := act.Write(granted.Body); refusal == nil {
			if err := desk.ReadBody(written, election.Body(granted.Kind)); err != nil {
				t.Errorf("%q granted as %q is not read: %v", data, written, err)
			}
		}
	})
}
