package registrar

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"urna/election/act"
	"urna/election/candidacy"
)

const (
	keyBits  = 3072
	keyBlock = "PRIVATE KEY" // PKCS #8
	mostKey  = 64 << 10
)

// Key is the registrar's key for voters' questions.
type Key struct{ private *rsa.PrivateKey }

// Modulus is the modulus as candidacy/lookup-opened spells it.
func (k *Key) Modulus() string { return k.private.N.Text(16) }

// CreateKey makes a key of 3072 bits and keeps it in a file that only its owner reads
// and that must not be there yet.
func CreateKey(path string) (*Key, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("key file: %w", err)
	}
	key, err := fillKey(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, errors.Join(fmt.Errorf("key file %s: %w", path, err), os.Remove(path))
	}
	return key, nil
}

func fillKey(f *os.File) (*Key, error) {
	private, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return nil, err
	}
	if err := pem.Encode(f, &pem.Block{Type: keyBlock, Bytes: der}); err != nil {
		return nil, err
	}
	return &Key{private}, f.Sync()
}

// OpenKey reads a key file; the refusal never repeats what is in it.
func OpenKey(path string) (*Key, error) {
	data, err := readBounded(path, mostKey)
	if err != nil {
		return nil, fmt.Errorf("key file: %w", err)
	}
	refuse := func(got, limit string) (*Key, error) {
		return nil, &Refusal{File: filepath.Base(path), Got: got, Limit: limit}
	}
	block, rest := pem.Decode(data)
	if block == nil || block.Type != keyBlock || len(rest) > 0 {
		return refuse("something else", "one PEM block of type "+keyBlock)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return refuse("a block that is no key in PKCS #8", "the file that urna signatures key wrote")
	}
	private, is := parsed.(*rsa.PrivateKey)
	if !is {
		return refuse("a key of another kind", "an RSA key")
	}
	if _, fits := candidacy.Modulus(private.N.Text(16)); !fits || private.E != candidacy.Exponent {
		return refuse(fmt.Sprintf("%d bits with exponent %d", private.N.BitLen(), private.E), fmt.Sprintf("2048 to 4096 bits with exponent %d", candidacy.Exponent))
	}
	return &Key{private}, nil
}

// Sign is the one signature of the key on the question of a number.
func (k *Key) Sign(genesis act.Hash, number string) ([]byte, error) {
	digest := candidacy.Question(genesis, number)
	return rsa.SignPKCS1v15(nil, k.private, crypto.SHA256, digest[:])
}
