package act

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"

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

// CheckKey refuses a key that is no point of the curve, not its canonical
// spelling, or of small order: such keys let one signature fit many acts.
func CheckKey(field string, key Key) *Refusal {
	point, err := new(edwards25519.Point).SetBytes(key[:])
	if err != nil {
		return Refuse("key.point", field, key, "a point of edwards25519")
	}
	if [32]byte(point.Bytes()) != [32]byte(key) {
		return Refuse("key.canonical", field, key, "the canonical spelling of its point")
	}
	if point.MultByCofactor(point).Equal(edwards25519.NewIdentityPoint()) == 1 {
		return Refuse("key.small-order", field, key, "a key of large order")
	}
	return nil
}
