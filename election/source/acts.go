package source

import "urna/election/act"

// Opened names a published file: where it comes from, what it is, how many
// rows the importer found in it.
type Opened struct {
	Content act.Hash // SHA-256 of the file as it was read
	Licence string
	Name    string
	Origin  string
	Profile act.Hash // SHA-256 of the profile that maps its columns
	Rows    int64
}

// Fields lists content to rows.
func (b *Opened) Fields(c *act.Codec) {
	c.Hash("content", &b.Content)
	c.Text("licence", &b.Licence, 400)
	c.Text("name", &b.Name, 200)
	c.Text("origin", &b.Origin, 1000)
	c.Hash("profile", &b.Profile)
	c.Integer("rows", &b.Rows, 0, 1<<31)
}

// Row is one row of an opened file, as numbers of one polling station.
type Row struct {
	File    act.Hash // the act that opened the file
	Lines   map[string]int64
	Lists   map[string]map[string]int64
	Row     int64 // line of the file, the heading being line 1
	Station string
}

// Fields lists file to station.
func (b *Row) Fields(c *act.Codec) {
	c.Hash("file", &b.File)
	c.Counts("lines", &b.Lines)
	c.Lists("lists", &b.Lists)
	c.Integer("row", &b.Row, 1, 1<<31)
	c.Text("station", &b.Station, 40)
}

// AtStation is the station whose numbers the row states.
func (b *Row) AtStation() string { return b.Station }

// RowBeside is one row of another file of the same election, to be held against
// what the ledger counts: it never enters a sum.
type RowBeside struct {
	File    act.Hash // the act that opened the file
	Lines   map[string]int64
	Lists   map[string]map[string]int64
	Row     int64  // line of the file, the heading being line 1
	Station string // on the register, or as the file names it
}

// Fields lists file to station.
func (b *RowBeside) Fields(c *act.Codec) {
	c.Hash("file", &b.File)
	c.Counts("lines", &b.Lines)
	c.Lists("lists", &b.Lists)
	c.Integer("row", &b.Row, 1, 1<<31)
	c.Text("station", &b.Station, 200)
}

// Named describes a published source under an id by which others cite it.
type Named struct {
	Date      string // as the source gives it: a year, a month, a day, or empty
	ID        string
	Note      string
	Publisher string
	Reached   string // how far whoever cites it has read it
	Title     string
	Type      string
	URL       string
}

// Fields lists date to url.
func (b *Named) Fields(c *act.Codec) {
	c.Text("date", &b.Date, 32)
	c.Text("id", &b.ID, 32)
	c.Text("note", &b.Note, 1000)
	c.Text("publisher", &b.Publisher, 400)
	c.Word("reached", &b.Reached, "excerpt", "read", "recalled", "unread")
	c.Text("title", &b.Title, 400)
	c.Word("type", &b.Type, "article", "encyclopedia", "observer", "official", "press")
	c.Text("url", &b.URL, 1000)
}

// Generated says that figures in the ledger are made by a program, by which
// model and with which parameters: none of them is a fact.
type Generated struct {
	Model      string
	Parameters []Parameter
	What       string
}

// Parameter is one number that whoever generated the figures chose, and why.
type Parameter struct{ Name, Value, Why string }

// Fields lists model, parameters and what.
func (b *Generated) Fields(c *act.Codec) {
	c.Text("model", &b.Model, 4000)
	act.List(c, "parameters", &b.Parameters, 64, func(c *act.Codec, p *Parameter) {
		c.Text("name", &p.Name, 64)
		c.Text("value", &p.Value, 64)
		c.Text("why", &p.Why, 1000)
	})
	c.Text("what", &b.What, 400)
}

// Declared is figures that sources print for a unit: counts, shares or both,
// as they are printed.
type Declared struct {
	AsOf     string // the moment that the figures are of; empty where no source says
	Base     string // what the shares are of, in the source's or our words
	Counts   []Count
	Election string // another election that the figures are of; empty for this one
	Note     string
	Shares   []Share
	Sources  []string // ids of named sources
	Stage    string
	Unit     string
}

// Count is a printed count of a candidate, a total or a line of the form.
type Count struct {
	Count     int64
	Of        string
	Precision string
}

// Share is a printed percentage, digit by digit.
type Share struct{ Of, Precision, Printed string }

// Fields lists as_of to unit.
func (b *Declared) Fields(c *act.Codec) {
	c.Text("as_of", &b.AsOf, 32)
	c.Text("base", &b.Base, 400)
	act.List(c, "counts", &b.Counts, 600, func(c *act.Codec, v *Count) {
		c.Integer("count", &v.Count, 0, act.MaxInteger)
		c.Text("of", &v.Of, 64)
		c.Word("precision", &v.Precision, "about", "exact", "less-than", "more-than")
	})
	c.Text("election", &b.Election, 64)
	c.Text("note", &b.Note, 1000)
	act.List(c, "shares", &b.Shares, 600, func(c *act.Codec, v *Share) {
		c.Text("of", &v.Of, 64)
		c.Word("precision", &v.Precision, "about", "exact", "less-than", "more-than")
		c.Text("printed", &v.Printed, 16)
	})
	c.Texts("sources", &b.Sources, 32)
	c.Word("stage", &b.Stage, "final", "preliminary", "unstated")
	c.Text("unit", &b.Unit, 40)
}
