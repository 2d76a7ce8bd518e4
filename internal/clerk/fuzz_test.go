package clerk_test

import (
	"os"
	"path/filepath"
	"testing"

	"urna/internal/clerk"
)

// The two keys of a clerk are read from files that anything may have written to.
func FuzzClerkKeys(f *testing.F) {
	f.Add([]byte("0101010101010101010101010101010101010101010101010101010101010101\n"))
	f.Add([]byte("01"))
	dir := f.TempDir()
	folder := filepath.Join(dir, "keys")
	if err := os.Mkdir(folder, 0o700); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"intake.key", "ledger.key"} {
			if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		keys, err := clerk.ReadKeys(dir)
		if err != nil {
			return
		}
		other := t.TempDir()
		if err := clerk.WriteKeys(other, keys); err != nil {
			t.Fatal(err)
		}
		if again, err := clerk.ReadKeys(other); err != nil || !again.Intake.Equal(keys.Intake) || !again.Ledger.Equal(keys.Ledger) {
			t.Errorf("%q: written and read again, the keys are others (%v)", data, err)
		}
	})
}
