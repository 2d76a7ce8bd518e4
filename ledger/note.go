package ledger

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// NewSigner derives an Ed25519 note signer and its public verifier key from a 32-byte seed.
func NewSigner(name string, seed []byte) (signer note.Signer, vkey string, err error) {
	if len(seed) != ed25519.SeedSize {
		return nil, "", fmt.Errorf("note key %q: seed has %d bytes, want %d", name, len(seed), ed25519.SeedSize)
	}
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	vkey, err = note.NewEd25519VerifierKey(name, public)
	if err != nil {
		return nil, "", fmt.Errorf("note key %q: %w", name, err)
	}
	if _, err := note.NewVerifier(vkey); err != nil {
		return nil, "", fmt.Errorf("note key %q: %w", name, err)
	}
	hash, _, _ := strings.Cut(strings.TrimPrefix(vkey, name+"+"), "+")
	// The key type 1 (Ed25519) stands before the seed as it does before the public key.
	secret := base64.StdEncoding.EncodeToString(append([]byte{1}, seed...))
	signer, err = note.NewSigner("PRIVATE+KEY+" + name + "+" + hash + "+" + secret)
	if err != nil {
		return nil, "", fmt.Errorf("note key %q: %w", name, err)
	}
	return signer, vkey, nil
}

// NewVerifier returns the note verifier of an Ed25519 public key under a name.
func NewVerifier(name string, key [ed25519.PublicKeySize]byte) (note.Verifier, error) {
	vkey, err := note.NewEd25519VerifierKey(name, key[:])
	if err != nil {
		return nil, fmt.Errorf("note key %q: %w", name, err)
	}
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, fmt.Errorf("note key %q: %w", name, err)
	}
	return verifier, nil
}

// SignNote returns the signed note over a text, which must end in a newline.
func SignNote(text string, signer note.Signer) ([]byte, error) {
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	if err != nil {
		return nil, fmt.Errorf("sign note as %q: %w", signer.Name(), err)
	}
	return signed, nil
}

// OpenNote returns the text of a signed note that carries a good signature of the verifier's key.
// Signatures of other keys are passed over, but each signature has one spelling.
func OpenNote(signed []byte, verifier note.Verifier) (text string, err error) {
	n, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return "", fmt.Errorf("open note of %q: %w", verifier.Name(), err)
	}
	for _, sig := range append(n.Sigs, n.UnverifiedSigs...) {
		// Package note lets the spare bits of base64 be anything.
		if _, err := base64.StdEncoding.Strict().DecodeString(sig.Base64); err != nil {
			return "", fmt.Errorf("open note of %q: signature of %q is not in canonical base64", verifier.Name(), sig.Name)
		}
	}
	return n.Text, nil
}

// noteText returns the text of a note without checking who signed it.
func noteText(signed []byte) (string, error) {
	n, err := note.Open(signed, nil)
	var unverified *note.UnverifiedNoteError
	if errors.As(err, &unverified) {
		return unverified.Note.Text, nil
	}
	if err != nil {
		return "", err
	}
	return n.Text, nil
}
