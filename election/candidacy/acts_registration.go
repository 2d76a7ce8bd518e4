package candidacy

import "urna/election/act"

// Registered makes a nominee a candidate. Candidate is the id that the ballot will
// carry.
type Registered struct {
	Candidate string
	Nominee   string
	Number    string // of the decision
	On        act.Date
	Sources   []string
}

// Fields lists candidate to sources.
func (b *Registered) Fields(c *act.Codec) {
	c.Text("candidate", &b.Candidate, 40)
	c.Text("nominee", &b.Nominee, 40)
	c.Text("number", &b.Number, 64)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
}

// Given is a ground as a decision gives it. A ground that another article of the
// law sets names the article; one that a court must have found names the ruling.
type Given struct {
	Article string
	Court   string
	Ground  string // code in the law's table
	Text    string
}

// Against is a decision against a nominee: refused or cancelled.
type Against struct {
	Evidence []act.Hash // files
	Grounds  []Given
	Nominee  string
	Number   string // of the decision
	On       act.Date
	Sources  []string
}

// Fields lists evidence to sources.
func (b *Against) Fields(c *act.Codec) {
	c.Hashes("evidence", &b.Evidence, 64)
	act.List(c, "grounds", &b.Grounds, 32, func(c *act.Codec, g *Given) {
		c.Text("article", &g.Article, 64)
		c.Text("court", &g.Court, 400)
		c.Text("ground", &g.Ground, 64)
		c.Text("text", &g.Text, 4000)
	})
	c.Text("nominee", &b.Nominee, 40)
	c.Text("number", &b.Number, 64)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
}

// Refused refuses registration.
type Refused struct{ Against }

// Cancelled cancels registration.
type Cancelled struct{ Against }

// Withdrawn ends a nomination by the nominee, or by the association that made it.
type Withdrawn struct {
	By      string // association or self
	Nominee string
	On      act.Date
	Reason  string
	Sources []string
}

// Fields lists by to sources.
func (b *Withdrawn) Fields(c *act.Codec) {
	c.Word("by", &b.By, Association, Self)
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Text("reason", &b.Reason, 4000)
	c.Texts("sources", &b.Sources, 32)
}

// Reinstated makes a refusal or a cancellation void.
type Reinstated struct {
	By      string // body or court
	Nominee string
	On      act.Date
	Sources []string
	Text    string
}

// Fields lists by to text.
func (b *Reinstated) Fields(c *act.Codec) {
	c.Text("by", &b.By, 400)
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
	c.Text("text", &b.Text, 4000)
}

// Appealed is an appeal against the last refusal or cancellation of a nominee.
type Appealed struct {
	By      string
	Nominee string
	Number  string // of the appeal, unique
	On      act.Date
	Sources []string
	Text    string
}

// Fields lists by to text.
func (b *Appealed) Fields(c *act.Codec) {
	c.Text("by", &b.By, 400)
	c.Text("nominee", &b.Nominee, 40)
	c.Text("number", &b.Number, 64)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
	c.Text("text", &b.Text, 4000)
}

// AppealDecided is a court's decision on an appeal.
type AppealDecided struct {
	Number  string
	On      act.Date
	Outcome string
	Sources []string
	Text    string
}

// Fields lists number to text.
func (b *AppealDecided) Fields(c *act.Codec) {
	c.Text("number", &b.Number, 64)
	c.Day("on", &b.On)
	c.Word("outcome", &b.Outcome, "inadmissible", "partly", "rejected", "upheld")
	c.Texts("sources", &b.Sources, 32)
	c.Text("text", &b.Text, 4000)
}

// The terms that are extended where fewer than two stand.
const (
	TermElection   = "election"
	TermNomination = "nomination"
)

// Extended extends nomination (Art. 55(5)) or the election (Art. 61(1)).
type Extended struct {
	On      act.Date
	Sources []string
	Term    string
	Until   act.Date
}

// Fields lists on to until.
func (b *Extended) Fields(c *act.Codec) {
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
	c.Word("term", &b.Term, TermElection, TermNomination)
	c.Day("until", &b.Until)
}
