package claim

import "urna/election/act"

// Stated is one statement: who says what, where that can be read.
type Stated struct {
	Claim   string
	ID      string
	Kind    string // fact, judgement or forecast
	Place   string // in the source
	SaidOn  string // as the source gives it: a year, a month, a day, or empty
	Source  string // id of a named source
	Speaker string
	Topic   string
}

// The kinds of statements.
const (
	Fact      = "fact"
	Judgement = "judgement"
	Forecast  = "forecast"
)

// Fields lists claim to topic.
func (b *Stated) Fields(c *act.Codec) {
	c.Text("claim", &b.Claim, 2000)
	c.Text("id", &b.ID, 32)
	c.Word("kind", &b.Kind, Fact, Forecast, Judgement)
	c.Text("place", &b.Place, 64)
	c.Text("said_on", &b.SaidOn, 32)
	c.Text("source", &b.Source, 32)
	c.Text("speaker", &b.Speaker, 200)
	c.Text("topic", &b.Topic, 64)
}

// Evidence is what a source says about a statement, and on which side.
type Evidence struct {
	Claim  string // id of the statement
	Side   string
	Source string // id of a named source
	Text   string
}

// The sides of evidence; a response is by whom the statement concerns.
const (
	Against  = "against"
	For      = "for"
	Response = "response"
)

// Fields lists claim to text.
func (b *Evidence) Fields(c *act.Codec) {
	c.Text("claim", &b.Claim, 32)
	c.Word("side", &b.Side, Against, For, Response)
	c.Text("source", &b.Source, 32)
	c.Text("text", &b.Text, 2000)
}

// Figure is a figure of the background, as a source prints it, and what follows
// from checking it against itself and its neighbours.
type Figure struct {
	Check  string
	ID     string
	Name   string
	Period string
	Place  string // in the source
	Source string
	Unit   string
	Value  string
}

// Fields lists check to value.
func (b *Figure) Fields(c *act.Codec) {
	c.Text("check", &b.Check, 2000)
	c.Text("id", &b.ID, 32)
	c.Text("name", &b.Name, 400)
	c.Text("period", &b.Period, 64)
	c.Text("place", &b.Place, 64)
	c.Text("source", &b.Source, 32)
	c.Text("unit", &b.Unit, 64)
	c.Text("value", &b.Value, 64)
}

// Footnote is a footnote of a source: what it cites, for what, and what can be
// said of that from outside.
type Footnote struct {
	Cited    string
	Number   int64
	Place    string // in the source
	Remark   string
	Source   string
	Supports string
}

// Fields lists cited to supports.
func (b *Footnote) Fields(c *act.Codec) {
	c.Text("cited", &b.Cited, 1000)
	c.Integer("number", &b.Number, 1, 1_000_000)
	c.Text("place", &b.Place, 64)
	c.Text("remark", &b.Remark, 2000)
	c.Text("source", &b.Source, 32)
	c.Text("supports", &b.Supports, 1000)
}
