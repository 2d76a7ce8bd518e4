package clerk

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"urna/election/act"
	"urna/ledger"
)

// Keys are the two keys of a clerk: the intake's, under receipts and refusals,
// and the ledger's, under checkpoints.
type Keys struct {
	Intake ed25519.PrivateKey
	Ledger ed25519.PrivateKey
}

const (
	intakeFile = "intake.key"
	ledgerFile = "ledger.key"
)

// WriteKeys keeps the keys below the ledger's folder, readable by its owner
// only. It refuses to replace keys that are there.
func WriteKeys(dir string, keys Keys) error {
	folder := filepath.Join(dir, "keys")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("write keys: %w", err)
	}
	for name, key := range map[string]ed25519.PrivateKey{intakeFile: keys.Intake, ledgerFile: keys.Ledger} {
		f, err := os.OpenFile(filepath.Join(folder, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return fmt.Errorf("write keys: %w", err)
		}
		_, err = fmt.Fprintf(f, "%x\n", key.Seed())
		if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
			return fmt.Errorf("write keys: %w", err)
		}
	}
	return nil
}

// ReadKeys reads what WriteKeys wrote.
func ReadKeys(dir string) (Keys, error) {
	intake, err := readSeed(filepath.Join(dir, "keys", intakeFile))
	if err != nil {
		return Keys{}, err
	}
	own, err := readSeed(filepath.Join(dir, "keys", ledgerFile))
	if err != nil {
		return Keys{}, err
	}
	return Keys{Intake: intake, Ledger: own}, nil
}

func readSeed(path string) (ed25519.PrivateKey, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no key at %s: this folder was not founded here", path)
	}
	if err != nil {
		return nil, fmt.Errorf("read key: %w", err)
	}
	seed, err := hex.DecodeString(strings.TrimSpace(string(data)))
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, fmt.Errorf("key %s: want %d hexadecimal digits", path, 2*ed25519.SeedSize)
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// signers are the note signers of a clerk's keys, and the line by which the
// checkpoint's signature is verified.
type signers struct {
	intake note.Signer
	ledger note.Signer
	vkey   string
}

func (k Keys) signers(origin string) (signers, error) {
	own, vkey, err := ledger.NewSigner(origin, k.Ledger.Seed())
	if err != nil {
		return signers{}, fmt.Errorf("ledger key: %w", err)
	}
	intake, _, err := ledger.NewSigner(origin+"/intake", k.Intake.Seed())
	if err != nil {
		return signers{}, fmt.Errorf("intake key: %w", err)
	}
	return signers{intake, own, vkey}, nil
}

func publicKey(key ed25519.PrivateKey) act.Key { return act.Key(key.Public().(ed25519.PublicKey)) }
