package desk

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"urna/election/act"
)

// Device is one key with the row of its signatures. It may be shared.
type Device struct {
	mu      sync.Mutex
	private ed25519.PrivateKey
	office  string
	counter int64
	prev    act.Hash
	path    string // of the key file, empty for a key of a demo
}

// keyFile is a device as it lies on disk.
type keyFile struct {
	Counter int64  `json:"counter"`
	Office  string `json:"office"`
	Prev    string `json:"prev"`
	Seed    string `json:"seed"`
}

// NewDevice makes a device that has signed nothing yet and lies on no disk.
func NewDevice(seed [32]byte, office string) *Device {
	return &Device{private: ed25519.NewKeyFromSeed(seed[:]), office: office}
}

// DemoSeed is the seed of a public demo key; anyone can make it from its name.
func DemoSeed(name string) [32]byte { return sha256.Sum256([]byte("urna demo key\n" + name)) }

// CreateDevice keeps a new device in a key file, which must not be there yet.
func CreateDevice(path string, seed [32]byte, office string) (*Device, error) {
	if _, err := os.Stat(path); err == nil {
		return nil, fmt.Errorf("key file %s exists already", path)
	}
	d := NewDevice(seed, office)
	d.path = path
	return d, d.save()
}

// OpenDevice reads a key file.
func OpenDevice(path string) (*Device, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("key file: %w", err)
	}
	var f keyFile
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("key file %s: %w", path, err)
	}
	seed, err := hex.DecodeString(f.Seed)
	if err != nil || len(seed) != ed25519.SeedSize || f.Counter < 0 {
		return nil, fmt.Errorf("key file %s: want a seed of 64 hexadecimal digits and a counter from 0 on", path)
	}
	prev, err := act.ParseHash(f.Prev)
	if err != nil {
		return nil, fmt.Errorf("key file %s: %w", path, err)
	}
	d := NewDevice([32]byte(seed), f.Office)
	d.counter, d.prev, d.path = f.Counter, prev, path
	return d, nil
}

// Office is the office for which the device signs.
func (d *Device) Office() string { return d.office }

// Key is the public key of the device.
func (d *Device) Key() act.Key { return act.Key(d.private.Public().(ed25519.PublicKey)) }

// Private is the private key, for proofs of possession.
func (d *Device) Private() ed25519.PrivateKey { return d.private }

// Resume sets the row of signatures to where the ledger knows it, for a demo
// key that has no file of its own.
func (d *Device) Resume(counter int64, prev act.Hash) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.path == "" && counter > d.counter {
		d.counter, d.prev = counter, prev
	}
}

// Sign signs an act. The new counter is on disk before the signature is
// returned, so that no counter is ever used twice.
func (d *Device) Sign(genesis, hash act.Hash, claimed act.Time, seen act.Seen) (act.Signature, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	sig := act.Signature{Claimed: claimed, Counter: d.counter + 1, Prev: d.prev, Seen: seen}
	if refusal := act.Sign(&sig, genesis, hash, d.private); refusal != nil {
		return act.Signature{}, refusal
	}
	d.counter, d.prev = sig.Counter, sig.Signed
	if d.path != "" {
		if err := d.save(); err != nil {
			return act.Signature{}, err
		}
	}
	return sig, nil
}

func (d *Device) save() error {
	data, err := json.MarshalIndent(keyFile{d.counter, d.office, d.prev.String(), hex.EncodeToString(d.private.Seed())}, "", "  ")
	if err != nil {
		return fmt.Errorf("key file: %w", err)
	}
	return writeFile(d.path, append(data, '\n'))
}

// writeFile replaces a private file so that either the old or the new one is
// there after a crash.
func writeFile(path string, data []byte) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	f, err := os.CreateTemp(folder, ".new-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o600), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, err), os.Remove(f.Name()))
	}
	d, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return errors.Join(d.Sync(), d.Close())
}

// Statement is an act to be signed: its kind, body and what it rests on.
type Statement struct {
	Kind    string
	Body    act.Body
	RestsOn act.RestsOn
}

// Moment is when and over which checkpoint a device signs.
type Moment struct {
	Claimed act.Time
	Seen    act.Seen
}

// Submit makes the submission of a statement for the office of the first
// device, signed by all of them.
func Submit(genesis act.Hash, s Statement, at Moment, devices ...*Device) ([]byte, act.Hash, error) {
	if len(devices) == 0 {
		return nil, act.Hash{}, errors.New("no device to sign with")
	}
	a := act.Act{Body: s.Body, Genesis: genesis, Kind: s.Kind, Office: devices[0].office, RestsOn: s.RestsOn}
	data, hash, refusal := act.Encode(a)
	if refusal != nil {
		return nil, act.Hash{}, refusal
	}
	var signatures []act.Signature
	for _, d := range devices {
		sig, err := d.Sign(genesis, hash, at.Claimed, at.Seen)
		if err != nil {
			return nil, act.Hash{}, err
		}
		signatures = append(signatures, sig)
	}
	submission, refusal := act.Submission(data, signatures)
	if refusal != nil {
		return nil, act.Hash{}, refusal
	}
	return submission, hash, nil
}

// Signer is a device that a desk may sign with, under the name people know it by.
type Signer struct {
	Name   string // such as territorial/north typist-1
	Role   string
	Device *Device
}
