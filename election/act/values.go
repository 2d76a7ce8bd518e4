package act

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"time"
)

// Hash is a SHA-256 value, written as 64 lower-case hexadecimal digits.
type Hash [32]byte

// String writes the hash as 64 hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// IsZero says whether the hash is 64 zeros, which stands for "none".
func (h Hash) IsZero() bool { return h == Hash{} }

// ParseHash reads 64 lower-case hexadecimal digits and nothing else.
func ParseHash(text string) (Hash, error) {
	var h Hash
	if len(text) != 64 {
		return Hash{}, fmt.Errorf("hash of %d characters, want 64", len(text))
	}
	for i := range h {
		high, low := hexDigit(text[2*i]), hexDigit(text[2*i+1])
		if high < 0 || low < 0 {
			return Hash{}, fmt.Errorf("hash %q is not lower-case hexadecimal", text)
		}
		h[i] = byte(high<<4 | low)
	}
	return h, nil
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// Key is an Ed25519 public key, written in padded base64.
type Key [32]byte

// String writes the key in padded base64, 44 characters.
func (k Key) String() string { return base64.StdEncoding.EncodeToString(k[:]) }

// ParseKey reads the canonical base64 spelling of 32 bytes.
func ParseKey(text string) (Key, error) {
	var k Key
	if err := parseBase64(text, k[:]); err != nil {
		return Key{}, fmt.Errorf("key %w", err)
	}
	return k, nil
}

// parseBase64 accepts the one canonical spelling only: the decoder alone would
// let unused trailing bits differ.
func parseBase64(text string, into []byte) error {
	enc := base64.StdEncoding.Strict()
	if len(text) != enc.EncodedLen(len(into)) {
		return fmt.Errorf("of %d characters, want %d of base64", len(text), enc.EncodedLen(len(into)))
	}
	raw, err := enc.DecodeString(text)
	if err != nil || len(raw) != len(into) {
		return fmt.Errorf("%q is not canonical base64", text)
	}
	copy(into, raw)
	return nil
}

// Time is a moment in whole seconds since 1970 UTC, written YYYY-MM-DDTHH:MM:SSZ.
type Time int64

const timeLayout = "2006-01-02T15:04:05Z"

// String writes the time as YYYY-MM-DDTHH:MM:SSZ.
func (t Time) String() string { return time.Unix(int64(t), 0).UTC().Format(timeLayout) }

// ParseTime reads YYYY-MM-DDTHH:MM:SSZ, years 1970 to 9999, and nothing else.
func ParseTime(text string) (Time, error) {
	at, err := time.Parse(timeLayout, text)
	if err != nil || at.Unix() < 0 || at.Format(timeLayout) != text {
		return 0, fmt.Errorf("time %q is not of the form YYYY-MM-DDTHH:MM:SSZ", text)
	}
	return Time(at.Unix()), nil
}

// MarshalText writes the hash as String does, for JSON of pages and files.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (h *Hash) UnmarshalText(text []byte) (err error) { *h, err = ParseHash(string(text)); return err }

// MarshalText writes the key as String does.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (k *Key) UnmarshalText(text []byte) (err error) { *k, err = ParseKey(string(text)); return err }

// MarshalText writes the time as String does.
func (t Time) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (t *Time) UnmarshalText(text []byte) (err error) { *t, err = ParseTime(string(text)); return err }

// FormatSignature writes 64 bytes of a signature in padded base64.
func FormatSignature(sig [64]byte) string { return base64.StdEncoding.EncodeToString(sig[:]) }

// ParseSignature reads the canonical base64 spelling of 64 bytes.
func ParseSignature(text string) ([64]byte, error) {
	var sig [64]byte
	if err := parseBase64(text, sig[:]); err != nil {
		return [64]byte{}, fmt.Errorf("signature %w", err)
	}
	return sig, nil
}
