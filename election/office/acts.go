package office

import (
	"slices"
	"strings"

	"urna/election/act"
)

// The natures of an election; pages show them beside every figure.
const (
	NatureLive           = "live"
	NaturePractice       = "practice"
	NatureReconstruction = "reconstruction"
	NatureTranscription  = "transcription"
)

// Procedure is the number of the rules by which this program decides and
// applies; a released number is never edited.
const Procedure = 1

// Root is the office of the root keys.
const Root = "root"

// Genesis founds an election. Its act hash names the election everywhere.
type Genesis struct {
	IntakeKey     act.Key // signs receipts and refusals
	LedgerKey     act.Key // signs checkpoints
	Nature        string
	Origin        string   // first line of every checkpoint
	PersonKey     act.Hash // SHA-256 of the secret under which person tags are made
	Procedure     int64
	RootKeys      []act.Key
	RootThreshold int64
	Rulebook      act.Hash // SHA-256 of the rulebook's text
	Witnesses     Witnesses
}

// Witnesses is the policy of outside witnesses: how many of which keys.
type Witnesses struct {
	Keys      []act.Key
	Threshold int64
}

// Fields lists intake_key to witnesses.
func (g *Genesis) Fields(c *act.Codec) {
	c.Key("intake_key", &g.IntakeKey)
	c.Key("ledger_key", &g.LedgerKey)
	c.Word("nature", &g.Nature, NatureLive, NaturePractice, NatureReconstruction, NatureTranscription)
	c.Text("origin", &g.Origin, 128)
	c.Hash("person_key", &g.PersonKey)
	c.Integer("procedure", &g.Procedure, 1, act.MaxInteger)
	c.Keys("root_keys", &g.RootKeys, 32)
	c.Integer("root_threshold", &g.RootThreshold, 1, 32)
	c.Hash("rulebook", &g.Rulebook)
	c.Object("witnesses", func(c *act.Codec) {
		c.Keys("keys", &g.Witnesses.Keys, 32)
		c.Integer("threshold", &g.Witnesses.Threshold, 0, 32)
	})
}

// Check refuses unusable keys, thresholds that cannot be met, and an origin
// that could not stand in a checkpoint.
func (g *Genesis) Check(act.Hash) *act.Refusal {
	for _, key := range slices.Concat([]act.Key{g.IntakeKey, g.LedgerKey}, g.RootKeys, g.Witnesses.Keys) {
		if r := act.CheckKey("body", key); r != nil {
			return r
		}
	}
	if g.RootThreshold > int64(len(g.RootKeys)) {
		return act.Refuse("genesis.threshold", "body.root_threshold", g.RootThreshold, len(g.RootKeys))
	}
	if g.Witnesses.Threshold > int64(len(g.Witnesses.Keys)) {
		return act.Refuse("genesis.threshold", "body.witnesses.threshold", g.Witnesses.Threshold, len(g.Witnesses.Keys))
	}
	if g.Origin == "" || strings.ContainsAny(g.Origin, " +\n\t") {
		return act.Refuse("genesis.origin", "body.origin", g.Origin, "no space, plus or line feed")
	}
	return nil
}

// Delegated binds a key to an office and a role.
type Delegated struct {
	Key        act.Key
	Office     string
	Person     string   // person tag, 32 hexadecimal digits, or empty
	Possession [64]byte // by the new key
	Role       string
}

// Fields lists key to role.
func (b *Delegated) Fields(c *act.Codec) {
	c.Key("key", &b.Key)
	c.Text("office", &b.Office, 128)
	c.Text("person", &b.Person, 32)
	c.Signature("possession", &b.Possession)
	c.Text("role", &b.Role, 32)
}

// Check refuses a key of small order, a proof of possession that does not
// verify, and a person tag of another shape.
func (b *Delegated) Check(genesis act.Hash) *act.Refusal {
	if r := act.CheckKey("body.key", b.Key); r != nil {
		return r
	}
	if b.Person != "" && (len(b.Person) != 32 || strings.Trim(b.Person, "0123456789abcdef") != "") {
		return act.Refuse("person.tag", "body.person", b.Person, "32 hexadecimal digits, or empty")
	}
	return act.CheckPossession(b.Key, genesis, b.Office, b.Possession)
}

// Revoked ends the standing of a key, from its own entry on.
type Revoked struct {
	Key    act.Key
	Reason string // lost, left, replaced or other
}

// Fields lists key and reason.
func (b *Revoked) Fields(c *act.Codec) {
	c.Key("key", &b.Key)
	c.Word("reason", &b.Reason, "lost", "left", "replaced", "other")
}

// Kind is the first half of an office's name, such as territorial; Place the
// unit or station behind it, empty for an office of the nation.
func Kind(office string) string {
	kind, _, _ := strings.Cut(office, "/")
	return kind
}

// Place is the unit or station of an office, empty for an office of the nation.
func Place(office string) string {
	_, place, _ := strings.Cut(office, "/")
	return place
}
