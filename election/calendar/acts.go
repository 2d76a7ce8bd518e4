package calendar

import "urna/election/act"

// Interpreted says how a body that may say it reads what the law leaves open:
// the parameter has the value from a date on.
type Interpreted struct {
	Article   string
	From      act.Date
	Parameter string
	Sources   []string // ids of named sources; empty where the act is the source
	Text      string
	Value     string
}

// Fields lists article to value.
func (b *Interpreted) Fields(c *act.Codec) {
	c.Text("article", &b.Article, 200)
	c.Day("from", &b.From)
	c.Text("parameter", &b.Parameter, 64)
	c.Texts("sources", &b.Sources, 32)
	c.Text("text", &b.Text, 4000)
	c.Text("value", &b.Value, 64)
}

// Given reads a field that must hold a day, and refuses one that is empty.
func Given(field string, d act.Date) (Day, *act.Refusal) {
	day, err := ParseDay(string(d))
	if err != nil {
		return 0, act.Refuse("form.day", "body."+field, d, "a day like 2005-12-04")
	}
	return day, nil
}
