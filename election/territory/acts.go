package territory

import "urna/election/act"

// Adopted closes the parts of the territory by the hash of their text.
type Adopted struct {
	Parts int64
	Text  act.Hash // SHA-256 of the parts, joined
}

// Fields lists parts and text.
func (b *Adopted) Fields(c *act.Codec) {
	c.Integer("parts", &b.Parts, 1, 1<<20)
	c.Hash("text", &b.Text)
}
