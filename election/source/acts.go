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

// Declared is a total that a source prints for a unit.
type Declared struct {
	Lines  map[string]int64
	Lists  map[string]map[string]int64
	Source string
	Stage  string
	Unit   string
}

// Fields lists lines to unit.
func (b *Declared) Fields(c *act.Codec) {
	c.Counts("lines", &b.Lines)
	c.Lists("lists", &b.Lists)
	c.Text("source", &b.Source, 1000)
	c.Word("stage", &b.Stage, "preliminary", "final")
	c.Text("unit", &b.Unit, 40)
}
