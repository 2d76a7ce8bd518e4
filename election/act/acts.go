package act

// Part is one piece of a large text, such as a rulebook or a territory, that a
// later act closes by the hash of all pieces.
type Part struct {
	Number int64  // 1, 2, 3 …
	Of     string // rulebook or territory
	Text   string // at most 48,000 bytes
}

// The large texts that come in parts.
const (
	OfRulebook  = "rulebook"
	OfTerritory = "territory"
)

// MaxPart bounds the text of one part, so that with escapes and signatures it
// stays below the longest leaf.
const MaxPart = 48000

// Fields lists number, of and text.
func (p *Part) Fields(c *Codec) {
	c.Integer("number", &p.Number, 1, 1<<20)
	c.Word("of", &p.Of, OfRulebook, OfTerritory)
	c.Text("text", &p.Text, MaxPart)
}

// Cosigned adds a later signature to an earlier act, or a dissent from it.
type Cosigned struct {
	Act    Hash
	Key    Key // of the signer, so that two co-signatures are two acts
	Stance string
	Text   string // reasons; no persons
}

// The stances of a co-signature.
const (
	StanceSigns    = "signs"
	StanceDissents = "dissents"
)

// Fields lists act, key, stance and text.
func (b *Cosigned) Fields(c *Codec) {
	c.Hash("act", &b.Act)
	c.Key("key", &b.Key)
	c.Word("stance", &b.Stance, StanceSigns, StanceDissents)
	c.Text("text", &b.Text, 2000)
}
