package act_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"math/big"
	"slices"
	"testing"

	"filippo.io/edwards25519"

	"urna/election/act"
)

// smallOrder are the canonical encodings of the eight points of small order.
var smallOrder = []string{
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0000000000000000000000000000000000000000000000000000000000000080",
	"0100000000000000000000000000000000000000000000000000000000000000",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
}

// notCanonical are other encodings of points of small order: x = 0 with a sign,
// and y from the prime on.
var notCanonical = []string{
	"0100000000000000000000000000000000000000000000000000000000000080",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
}

// offCurve has y = 2, for which no x exists.
const offCurve = "0200000000000000000000000000000000000000000000000000000000000000"

func keyOf(t *testing.T, text string) act.Key {
	raw, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return act.Key(raw)
}

// The table must hold all eight: they are the multiples of one point of order
// eight, which is what the group's order leaves of a random point.
func TestSmallOrderTableHoldsEveryPointWhoseOrderDividesEight(t *testing.T) {
	generator, err := new(edwards25519.Point).SetBytes(slices.Clone(keyBytes(t, smallOrder[3])))
	if err != nil {
		t.Fatal(err)
	}
	point, found := edwards25519.NewIdentityPoint(), map[string]bool{}
	for range 8 {
		found[hex.EncodeToString(point.Bytes())] = true
		point.Add(point, generator)
	}
	if len(found) != 8 {
		t.Errorf("%d multiples, want 8", len(found))
	}
	for _, text := range smallOrder {
		if !found[text] {
			t.Errorf("%s is no multiple of the point of order eight", text)
		}
	}
}

func keyBytes(t *testing.T, text string) []byte { k := keyOf(t, text); return k[:] }

func TestKeyOfSmallOrderIsRefusedBeforeAnythingIsVerifiedWithIt(t *testing.T) {
	for rule, list := range map[string][]string{"key.small-order": smallOrder, "key.canonical": notCanonical, "key.point": {offCurve}} {
		for _, text := range list {
			refusal := act.CheckKey("body.key", keyOf(t, text))
			if refusal == nil || refusal.Rule != rule {
				t.Errorf("key %s: refusal %v, want %s", text, refusal, rule)
			}
		}
	}
	if refusal := act.CheckKey("body.key", public(1)); refusal != nil {
		t.Errorf("good key: %v", refusal)
	}
}

// With the identity as key, one signature is good for every message: this is
// what the table is there for.
func TestOneSignatureOfTheIdentityFitsEveryMessage(t *testing.T) {
	identity := keyBytes(t, smallOrder[2])
	signature := append(bytes.Clone(identity), make([]byte, 32)...)
	if !ed25519.Verify(identity, []byte("any message"), signature) {
		t.Error("the identity no longer verifies: is the table still needed?")
	}
}

// Bytes alone tell canonical keys from others as the curve's own code does.
func TestKeyIsCanonicalWhereItsPointIsSpelledThatWay(t *testing.T) {
	prime := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 255), big.NewInt(19))
	for offset := int64(-300); offset < 300; offset++ {
		y := new(big.Int).Add(prime, big.NewInt(offset))
		if offset >= 19 { // beyond 255 bits: begin again at zero
			y = big.NewInt(offset - 19)
		}
		for _, sign := range []byte{0, 0x80} {
			var key act.Key
			y.FillBytes(key[:])
			slices.Reverse(key[:])
			key[31] |= sign
			point, err := new(edwards25519.Point).SetBytes(key[:])
			refusal := act.CheckKey("body.key", key)
			switch {
			case err != nil && refusal == nil:
				t.Errorf("key %x is no point and is accepted", key)
			case err == nil && !bytes.Equal(point.Bytes(), key[:]) && (refusal == nil || refusal.Rule != "key.canonical"):
				t.Errorf("key %x is not canonical: refusal %v, want key.canonical", key, refusal)
			case err == nil && bytes.Equal(point.Bytes(), key[:]) && refusal != nil && refusal.Rule != "key.small-order":
				t.Errorf("key %x is canonical: refusal %v, want none or key.small-order", key, refusal)
			}
		}
	}
}

func TestProofOfPossessionBindsKeyElectionAndOffice(t *testing.T) {
	genesis, office := hashOf("genesis"), "precinct/s-137"
	proof := act.ProvePossession(private(8), genesis, office)
	if refusal := act.CheckPossession(public(8), genesis, office, proof); refusal != nil {
		t.Errorf("good proof: %v", refusal)
	}
	for name, refusal := range map[string]*act.Refusal{
		"another key":      act.CheckPossession(public(9), genesis, office, proof),
		"another election": act.CheckPossession(public(8), hashOf("another"), office, proof),
		"another office":   act.CheckPossession(public(8), genesis, "precinct/s-138", proof),
	} {
		if refusal == nil || refusal.Rule != "key.possession" {
			t.Errorf("%s: refusal %v, want key.possession", name, refusal)
		}
	}
}
