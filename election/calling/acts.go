package calling

import "urna/election/act"

// Called announces the election: the body's decision of a day, and polling day.
type Called struct {
	On         act.Date // of the decision
	PollingDay act.Date
	Sources    []string
	Text       string
}

// Fields lists on to text.
func (b *Called) Fields(c *act.Codec) {
	c.Day("on", &b.On)
	c.Day("polling_day", &b.PollingDay)
	c.Texts("sources", &b.Sources, 32)
	c.Text("text", &b.Text, 4000)
}

// Instructed tells an addressee what to do. An empty due day means that none is
// known.
type Instructed struct {
	Addressee string
	Due       act.Date
	Duty      string
	Number    string   // as the instruction is known by
	On        act.Date // it was issued
	Sources   []string
}

// Fields lists addressee to sources.
func (b *Instructed) Fields(c *act.Codec) {
	c.Text("addressee", &b.Addressee, 400)
	c.Day("due", &b.Due)
	c.Text("duty", &b.Duty, 4000)
	c.Text("number", &b.Number, 64)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
}

// Executed says that an instruction was carried out, and by what that is shown.
type Executed struct {
	By      string // who carried it out
	Number  string // of the instruction
	On      act.Date
	Proof   string
	Sources []string
}

// Fields lists by to sources.
func (b *Executed) Fields(c *act.Codec) {
	c.Text("by", &b.By, 400)
	c.Text("number", &b.Number, 64)
	c.Day("on", &b.On)
	c.Text("proof", &b.Proof, 4000)
	c.Texts("sources", &b.Sources, 32)
}

// LawChanged records a law that changed the rules of the election.
type LawChanged struct {
	Articles string
	Law      string   // its number
	On       act.Date // it was adopted
	Sources  []string
	What     string
}

// Fields lists articles to what.
func (b *LawChanged) Fields(c *act.Codec) {
	c.Text("articles", &b.Articles, 400)
	c.Text("law", &b.Law, 64)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
	c.Text("what", &b.What, 4000)
}
