package act

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"filippo.io/edwards25519"
)

// SealOf commits to a body's values under a salt: nobody can tell them from the
// seal, nobody can open it to other values.
func SealOf(salt Hash, values Body) (Hash, *Refusal) {
	data, refusal := Write(values)
	if refusal != nil {
		return Hash{}, refusal
	}
	return salted(domainSeal, salt, data), nil
}

// FileName is the name of an attachment: the hash of its salt and bytes.
func FileName(salt Hash, content []byte) Hash { return salted(domainFile, salt, content) }

// FieldSeal commits to one private field of an act.
func FieldSeal(salt Hash, field, value string) (Hash, *Refusal) {
	data, refusal := Write(&fieldValue{field, value})
	if refusal != nil {
		return Hash{}, refusal
	}
	return salted(domainField, salt, data), nil
}

type fieldValue struct{ field, value string }

func (f *fieldValue) Fields(c *Codec) {
	c.Text("field", &f.field, 128)
	c.Text("value", &f.value, 4096)
}

func salted(domain string, salt Hash, data []byte) Hash {
	h := sha256.New()
	h.Write([]byte(domain))
	h.Write([]byte(salt.String()))
	h.Write([]byte{'\n'})
	h.Write(data)
	return Hash(h.Sum(nil))
}

// PersonTag is the 32 hexadecimal digits by which the ledger tells two persons
// apart: HMAC-SHA-256 of the identity number under the person key, first half.
func PersonTag(personKey []byte, identity string) string {
	mac := hmac.New(sha256.New, personKey)
	mac.Write([]byte(domainPerson))
	mac.Write([]byte(identity))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

func possessionBytes(genesis Hash, office string) []byte {
	return []byte(domainPossession + genesis.String() + "\n" + office)
}

// ProvePossession signs with a new key that its holder has it, for one office
// of one election.
func ProvePossession(private ed25519.PrivateKey, genesis Hash, office string) [64]byte {
	return [64]byte(ed25519.Sign(private, possessionBytes(genesis, office)))
}

// CheckPossession verifies what ProvePossession signed.
func CheckPossession(key Key, genesis Hash, office string, proof [64]byte) *Refusal {
	if !ed25519.Verify(key[:], possessionBytes(genesis, office), proof[:]) {
		return Refuse("key.possession", "body.possession", key, "a signature by the new key")
	}
	return nil
}

// smallOrder are the canonical encodings of the eight points whose order
// divides eight: with such a key one signature fits many messages.
var smallOrder = [8]string{
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0000000000000000000000000000000000000000000000000000000000000080",
	"0100000000000000000000000000000000000000000000000000000000000000",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
}

// CheckKey refuses a key that is not the canonical spelling of its point, of
// small order, or no point of the curve.
func CheckKey(field string, key Key) *Refusal {
	if r := checkSpelling(field, key); r != nil {
		return r
	}
	if _, err := new(edwards25519.Point).SetBytes(key[:]); err != nil {
		return Refuse("key.point", field, key, "a point of edwards25519")
	}
	return nil
}

// checkSpelling is the part of CheckKey that reads bytes alone. It goes before
// every verification: programs differ in how they verify under other keys.
func checkSpelling(field string, key Key) *Refusal {
	if !canonicalKey(key) {
		return Refuse("key.canonical", field, key, "the canonical spelling of its point")
	}
	if slices.Contains(smallOrder[:], hex.EncodeToString(key[:])) {
		return Refuse("key.small-order", field, key, "a key of large order")
	}
	return nil
}

// canonicalKey says whether y, little-endian in 255 bits, is below the prime
// 2^255-19 and the sign bit is not set where x is 0, that is where y is 1 or -1.
func canonicalKey(key Key) bool {
	negative := key[31]&0x80 != 0
	key[31] &= 0x7f
	inner := key[1:31]
	switch {
	case key[31] == 0 && key[0] == 1 && !slices.ContainsFunc(inner, func(b byte) bool { return b != 0 }):
		return !negative // y = 1
	case key[31] == 0x7f && !slices.ContainsFunc(inner, func(b byte) bool { return b != 0xff }):
		return key[0] < 0xec || key[0] == 0xec && !negative // y from 2^255-256; 0xec is -1
	}
	return true
}
