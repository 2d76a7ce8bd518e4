package accreditation

import "urna/election/act"

// The kinds of those who watch.
const (
	Domestic = "domestic-observer"
	Foreign  = "foreign-observer"
	Media    = "media"
	Outland  = "foreign-media"
	Proxy    = "proxy"
)

func kind(c *act.Codec, value *string) {
	c.Word("kind", value, Domestic, Outland, Foreign, Media, Proxy)
}

// Granted admits persons of an organisation, or of a candidate.
type Granted struct {
	Count        int64 // of persons
	ID           string
	Kind         string
	On           act.Date
	Organisation string
	Sources      []string
}

// Fields lists count to sources.
func (b *Granted) Fields(c *act.Codec) {
	c.Integer("count", &b.Count, 1, 1_000_000)
	c.Text("id", &b.ID, 64)
	kind(c, &b.Kind)
	c.Day("on", &b.On)
	c.Text("organisation", &b.Organisation, 400)
	c.Texts("sources", &b.Sources, 32)
}

// Refused says that an organisation is not admitted, and why.
type Refused struct {
	Article      string
	Kind         string
	On           act.Date
	Organisation string
	Reason       string
	Sources      []string
}

// Fields lists article to sources.
func (b *Refused) Fields(c *act.Codec) {
	c.Text("article", &b.Article, 200)
	kind(c, &b.Kind)
	c.Day("on", &b.On)
	c.Text("organisation", &b.Organisation, 400)
	c.Text("reason", &b.Reason, 2000)
	c.Texts("sources", &b.Sources, 32)
}

// Revoked takes back what was granted, for so many persons, and says why.
type Revoked struct {
	Article string
	Count   int64
	ID      string // of what was granted
	On      act.Date
	Reason  string
	Sources []string
}

// Fields lists article to sources.
func (b *Revoked) Fields(c *act.Codec) {
	c.Text("article", &b.Article, 200)
	c.Integer("count", &b.Count, 1, 1_000_000)
	c.Text("id", &b.ID, 64)
	c.Day("on", &b.On)
	c.Text("reason", &b.Reason, 2000)
	c.Texts("sources", &b.Sources, 32)
}

// Presence is who of an organisation was at a station, and how its rights fared.
type Presence struct {
	Count        int64
	Kind         string
	On           act.Date
	Organisation string
	Place        string // station
	Rights       []Right
	Sources      []string
}

// Right is one right of the law's table, and whether it was given.
type Right struct {
	Note  string
	Right string // its id in the table
	Was   string // denied or given
}

// Fields lists count to sources.
func (b *Presence) Fields(c *act.Codec) {
	c.Integer("count", &b.Count, 1, 1000)
	kind(c, &b.Kind)
	c.Day("on", &b.On)
	c.Text("organisation", &b.Organisation, 400)
	c.Text("place", &b.Place, 40)
	act.List(c, "rights", &b.Rights, 64, func(c *act.Codec, r *Right) {
		c.Text("note", &r.Note, 1000)
		c.Text("right", &r.Right, 32)
		c.Word("was", &r.Was, Denied, Given)
	})
	c.Texts("sources", &b.Sources, 32)
}

// How a right fared.
const (
	Denied = "denied"
	Given  = "given"
)

// Number is how many a source says there were, as it words it.
type Number struct {
	ID      string
	Kind    string // as the source sorts them
	Note    string
	Number  string
	Of      string
	Sources []string
}

// Fields lists id to sources.
func (b *Number) Fields(c *act.Codec) {
	c.Text("id", &b.ID, 64)
	c.Text("kind", &b.Kind, 64)
	c.Text("note", &b.Note, 1000)
	c.Text("number", &b.Number, 64)
	c.Text("of", &b.Of, 400)
	c.Texts("sources", &b.Sources, 32)
}
