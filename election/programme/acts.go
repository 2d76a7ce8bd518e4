package programme

import "urna/election/act"

// Filed is a programme: the hash of its text, and what it holds by topic.
type Filed struct {
	Candidate string
	Content   act.Hash // SHA-256 of the text
	On        act.Date
	Sources   []string
	Title     string
	Topics    []Topic
}

// Topic is what a programme holds on one topic.
type Topic struct{ Text, Topic string }

// Fields lists candidate to topics.
func (b *Filed) Fields(c *act.Codec) {
	c.Text("candidate", &b.Candidate, 64)
	c.Hash("content", &b.Content)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
	c.Text("title", &b.Title, 400)
	act.List(c, "topics", &b.Topics, 64, func(c *act.Codec, t *Topic) {
		c.Text("text", &t.Text, 2000)
		c.Text("topic", &t.Topic, 64)
	})
}

// Endorsed says that somebody supports a candidate.
type Endorsed struct {
	By        string // association, collective or public person
	Candidate string
	On        act.Date
	Sources   []string
	Text      string
}

// Fields lists by to text.
func (b *Endorsed) Fields(c *act.Codec) {
	c.Text("by", &b.By, 400)
	c.Text("candidate", &b.Candidate, 64)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
	c.Text("text", &b.Text, 2000)
}
