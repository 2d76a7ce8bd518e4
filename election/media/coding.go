package media

import (
	"crypto/sha256"

	"urna/election/act"
)

// The roles in which somebody is coded.
const (
	AsCandidate  = "candidate"
	AsOfficial   = "official" // a candidate in an office of state
	AsParty      = "party"
	AsCommission = "commission"
)

// The modes in which an actor is there: in the own voice, without it, or quoted.
const (
	Direct = "direct"
	Image  = "image"
	Quoted = "quoted"
)

// The tones of an item towards its actor.
const (
	Positive = "positive"
	Neutral  = "neutral"
	Negative = "negative"
)

// CodingSealed commits a monitor to a coding before the other monitor's is known.
type CodingSealed struct {
	Recording act.Hash
	Seal      act.Hash
	Slot      int64 // which of the two monitors
}

// Fields lists recording, seal and slot.
func (b *CodingSealed) Fields(c *act.Codec) {
	c.Hash("recording", &b.Recording)
	c.Hash("seal", &b.Seal)
	c.Integer("slot", &b.Slot, 1, 2)
}

// Coding is what a monitor sees: one actor in one item of a programme.
type Coding struct {
	Actor     string // a candidate; empty for a party or a commission
	Date      act.Date
	Mode      string
	Outlet    string
	Programme string
	Recording act.Hash
	Role      string
	Seconds   int64
	Start     int64 // of the item, seconds into the recording
	Tone      string
}

// Fields lists actor to tone; they are what a seal commits to.
func (b *Coding) Fields(c *act.Codec) {
	b.before(c)
	c.Integer("seconds", &b.Seconds, 0, maxSeconds)
	c.Integer("start", &b.Start, 0, maxSeconds)
	c.Word("tone", &b.Tone, Negative, Neutral, Positive)
}

func (b *Coding) before(c *act.Codec) {
	c.Text("actor", &b.Actor, 40)
	c.Day("date", &b.Date)
	c.Word("mode", &b.Mode, Direct, Image, Quoted)
	c.Text("outlet", &b.Outlet, 64)
	c.Word("programme", &b.Programme, "advert", "free-access", "news", "other")
	c.Hash("recording", &b.Recording)
	c.Word("role", &b.Role, AsCandidate, AsCommission, AsOfficial, AsParty)
}

// Unit names what is coded, whoever codes it.
func (b *Coding) Unit() act.Hash {
	return sha256.Sum256([]byte(b.Recording.String() + "\n" + number(b.Start) + "\n" + b.Role + "\n" + b.Actor + "\n"))
}

// Coded states a coding in the open.
type Coded struct {
	Coding
	Salt   act.Hash
	Sealed act.Hash // the act that sealed it, zeros for none
	Slot   int64
}

// Fields lists actor to tone.
func (b *Coded) Fields(c *act.Codec) {
	b.before(c)
	c.Hash("salt", &b.Salt)
	c.Hash("sealed", &b.Sealed)
	c.Integer("seconds", &b.Seconds, 0, maxSeconds)
	c.Integer("slot", &b.Slot, 1, 2)
	c.Integer("start", &b.Start, 0, maxSeconds)
	c.Word("tone", &b.Tone, Negative, Neutral, Positive)
}
