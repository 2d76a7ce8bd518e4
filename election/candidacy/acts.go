package candidacy

import "urna/election/act"

// The routes to a nomination (Art. 55(1)).
const (
	Association = "association"
	Self        = "self"
)

// Declared opens a nominee. A name that no source gives is empty; so are the
// numbers of a vote that nobody tells.
type Declared struct {
	Association string // that nominates; empty by the route self, or where unknown
	Members     int64  // of the association's supreme body; 0 for unknown
	Name        string
	Nominee     string // id, unique in the election
	On          act.Date
	Route       string
	Sources     []string
	Votes       int64 // of the supreme body for the nominee
}

// Fields lists association to votes.
func (b *Declared) Fields(c *act.Codec) {
	c.Text("association", &b.Association, 400)
	c.Integer("members", &b.Members, 0, 100_000)
	c.Text("name", &b.Name, 200)
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Word("route", &b.Route, Association, Self)
	c.Texts("sources", &b.Sources, 32)
	c.Integer("votes", &b.Votes, 0, 100_000)
}

// The aspects in which sources describe a nominee.
const (
	AspectBody   = "body"   // who nominated
	AspectName   = "name"   // spellings
	AspectSelf   = "self"   // how nominees describe themselves
	AspectThemes = "themes" // of the campaign
)

// Described is what sources say of a nominee; several may stand side by side.
type Described struct {
	Aspect  string
	Nominee string
	Sources []string
	Text    string
}

// Fields lists aspect to text.
func (b *Described) Fields(c *act.Codec) {
	c.Word("aspect", &b.Aspect, AspectBody, AspectName, AspectSelf, AspectThemes)
	c.Text("nominee", &b.Nominee, 40)
	c.Texts("sources", &b.Sources, 32)
	c.Text("text", &b.Text, 4000)
}

// Filed is a document by its code in the law's table and the hash of its file,
// zeros where no file is published.
type Filed struct {
	Document string
	File     act.Hash
}

func filed(c *act.Codec, f *Filed) {
	c.Text("document", &f.Document, 64)
	c.Hash("file", &f.File)
}

// DocumentsFiled hands documents in.
type DocumentsFiled struct {
	Documents []Filed
	Nominee   string
	On        act.Date
	Sources   []string
}

// Fields lists documents to sources.
func (b *DocumentsFiled) Fields(c *act.Codec) {
	act.List(c, "documents", &b.Documents, 64, filed)
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
}

// Defect is what is wrong with a document.
type Defect struct {
	Document string
	Text     string
}

// DeficiencyNoticed tells a nominee what is wrong and until when it can be cured.
type DeficiencyNoticed struct {
	CureBy  act.Date
	Defects []Defect
	Nominee string
	Number  string // of the notice, unique for the nominee
	On      act.Date
	Sources []string
}

// Fields lists cure_by to sources.
func (b *DeficiencyNoticed) Fields(c *act.Codec) {
	c.Day("cure_by", &b.CureBy)
	act.List(c, "defects", &b.Defects, 64, func(c *act.Codec, d *Defect) {
		c.Text("document", &d.Document, 64)
		c.Text("text", &d.Text, 1000)
	})
	c.Text("nominee", &b.Nominee, 40)
	c.Text("number", &b.Number, 64)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
}

// DeficiencyCured answers a notice with documents.
type DeficiencyCured struct {
	Documents []Filed
	Nominee   string
	Number    string
	On        act.Date
	Sources   []string
}

// Fields lists documents to sources.
func (b *DeficiencyCured) Fields(c *act.Codec) {
	act.List(c, "documents", &b.Documents, 64, filed)
	c.Text("nominee", &b.Nominee, 40)
	c.Text("number", &b.Number, 64)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
}

// The outcomes of a check of a requirement.
const (
	Absent  = "absent" // the nominee did not come
	Fail    = "fail"
	Pass    = "pass"
	Unknown = "unknown"
)

// Checked is the check of one requirement by a body.
type Checked struct {
	By          string
	Nominee     string
	On          act.Date
	Outcome     string
	Requirement string // code in the law's table
	Sources     []string
	Text        string
}

// Fields lists by to text.
func (b *Checked) Fields(c *act.Codec) {
	c.Text("by", &b.By, 400)
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Word("outcome", &b.Outcome, Absent, Fail, Pass, Unknown)
	c.Text("requirement", &b.Requirement, 64)
	c.Texts("sources", &b.Sources, 32)
	c.Text("text", &b.Text, 4000)
}
