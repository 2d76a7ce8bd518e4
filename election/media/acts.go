package media

import (
	"urna/election/act"
	"urna/election/lot"
)

// Limits of the acts of this chapter.
const (
	maxPrices     = 200
	maxBlocks     = 400
	maxCandidates = 64
	maxSlots      = 20_000
	maxDays       = 366
	maxAudience   = 1 << 31
	maxLength     = 36_000
	maxSeconds    = 2 * 24 * 60 * 60 // of a day and of the night behind it
)

// TermsPublished states the prices that an outlet published for paid time or
// space.
type TermsPublished struct {
	Medium    string
	Outlet    string
	Prices    []Price
	Published act.Date // date, 2005-09-14
	Source    string   // where they were published
}

// Price is one line of a price list.
type Price struct {
	Candidate string // empty: the same for all
	Item      string // prime minute, page 1
	Price     int64  // in the smallest unit of money
	Unit      string // minute, second, page
}

// Fields lists medium to source.
func (b *TermsPublished) Fields(c *act.Codec) {
	c.Word("medium", &b.Medium, Television, Radio, Print)
	c.Text("outlet", &b.Outlet, 64)
	act.List(c, "prices", &b.Prices, maxPrices, func(c *act.Codec, p *Price) {
		c.Text("candidate", &p.Candidate, 40)
		c.Text("item", &p.Item, 64)
		c.Integer("price", &p.Price, 0, act.MaxInteger)
		c.Text("unit", &p.Unit, 32)
	})
	c.Day("published", &b.Published)
	c.Text("source", &b.Source, 1000)
}

// SlotsOpened freezes what a lot is about: who takes part, and which slots there
// are. The hash of this act is the input of the lot.
type SlotsOpened struct {
	Beacon     Beacon
	Blocks     []Block
	Candidates []string
}

// Beacon is a round of a public source of randomness that is fixed beforehand;
// round 0 for none.
type Beacon struct {
	Chain act.Hash
	Due   act.Time // when the round is to be published
	Round int64
}

// Fields lists beacon, blocks and candidates.
func (b *SlotsOpened) Fields(c *act.Codec) {
	c.Object("beacon", func(c *act.Codec) {
		c.Hash("chain", &b.Beacon.Chain)
		c.Moment("due", &b.Beacon.Due)
		c.Integer("round", &b.Beacon.Round, 0, act.MaxInteger)
	})
	act.List(c, "blocks", &b.Blocks, maxBlocks, blockFields)
	c.Texts("candidates", &b.Candidates, maxCandidates)
}

func blockFields(c *act.Codec, b *Block) {
	c.Integer("audience", &b.Audience, 0, maxAudience)
	c.Integer("count", &b.Count, 1, 256)
	c.Day("date", &b.Date)
	c.Word("daypart", &b.Daypart, OtherTime, Prime)
	c.Integer("days", &b.Days, 1, maxDays)
	c.Integer("length", &b.Length, 1, maxLength)
	c.Word("medium", &b.Medium, Television, Radio, Print)
	c.Text("outlet", &b.Outlet, 64)
	c.Word("paid", &b.Paid, Budget, Fund)
	c.Integer("start", &b.Start, 0, 1439)
}

// LotDrawn states what came up when the lot was drawn in public.
type LotDrawn struct {
	Beacon string      // signature of the round, hexadecimal; empty for none
	Opened act.Hash    // the act that opened the slots
	Order  []Place     // of the candidates as announced; empty where only the dice were
	Throws []lot.Throw // by candidate
}

// Place is a candidate's place in an announced order.
type Place struct{ Candidate string }

// Fields lists beacon to throws.
func (b *LotDrawn) Fields(c *act.Codec) {
	c.Text("beacon", &b.Beacon, 192)
	c.Hash("opened", &b.Opened)
	act.List(c, "order", &b.Order, maxCandidates, func(c *act.Codec, p *Place) { c.Text("candidate", &p.Candidate, 40) })
	act.List(c, "throws", &b.Throws, maxCandidates, func(c *act.Codec, t *lot.Throw) {
		c.Text("candidate", &t.Candidate, 40)
		c.Text("pips", &t.Pips, 64)
	})
}

// SlotsFreed takes a candidate who no longer stands out of a drawn schedule.
type SlotsFreed struct {
	Candidate string
	From      act.Date // date of the first slot that is freed
	Lot       act.Hash
	To        string
}

// Fields lists candidate to to.
func (b *SlotsFreed) Fields(c *act.Codec) {
	c.Text("candidate", &b.Candidate, 40)
	c.Day("from", &b.From)
	c.Hash("lot", &b.Lot)
	c.Word("to", &b.To, FreedDealt, FreedEmpty)
}

// What happened around a speech.
const (
	Undisturbed = "none"
	Interrupted = "interrupted"
	Commented   = "commented"
)

// BroadcastLogged states what went on air, or into print, in a slot.
type BroadcastLogged struct {
	Candidate   string   // empty: nobody
	Corrects    act.Hash // the log of this slot that it replaces, zeros for none
	Disturbance string
	Length      int64 // as aired, in the unit of the block
	Lot         act.Hash
	Recording   act.Hash // of what was aired, zeros for none
	Slot        int64
	Start       int64 // seconds from 00:00 local time of the slot's day
}

// Fields lists candidate to start.
func (b *BroadcastLogged) Fields(c *act.Codec) {
	c.Text("candidate", &b.Candidate, 40)
	c.Hash("corrects", &b.Corrects)
	c.Word("disturbance", &b.Disturbance, Commented, Interrupted, Undisturbed)
	c.Integer("length", &b.Length, 0, maxLength)
	c.Hash("lot", &b.Lot)
	c.Hash("recording", &b.Recording)
	c.Integer("slot", &b.Slot, 1, maxSlots)
	c.Integer("start", &b.Start, 0, maxSeconds)
}

// ReplyRequested asks an outlet for a denial, in the candidate's own right.
type ReplyRequested struct {
	Candidate string
	Length    int64 // of what is denied
	Medium    string
	Outlet    string
	Published act.Date // date of what is denied
	Recording act.Hash
}

// Fields lists candidate to recording.
func (b *ReplyRequested) Fields(c *act.Codec) {
	c.Text("candidate", &b.Candidate, 40)
	c.Integer("length", &b.Length, 1, maxLength)
	c.Word("medium", &b.Medium, Television, Radio, Print)
	c.Text("outlet", &b.Outlet, 64)
	c.Day("published", &b.Published)
	c.Hash("recording", &b.Recording)
}

// ReplyGiven states when and at which length the denial was aired or printed.
type ReplyGiven struct {
	Aired     act.Time
	Length    int64
	Recording act.Hash
	Request   act.Hash
}

// Fields lists aired to request.
func (b *ReplyGiven) Fields(c *act.Codec) {
	c.Moment("aired", &b.Aired)
	c.Integer("length", &b.Length, 0, maxLength)
	c.Hash("recording", &b.Recording)
	c.Hash("request", &b.Request)
}
