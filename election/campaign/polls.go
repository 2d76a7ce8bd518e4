package campaign

import (
	"strings"

	"urna/election/act"
	"urna/election/calendar"
)

// The kinds of polls.
const (
	ExitPoll    = "exit-poll"
	OpinionPoll = "opinion-poll"
	Rating      = "rating" // a figure without a poll that could be named
)

// PollPublished is a poll as it was published; what is not said stays empty.
type PollPublished struct {
	Asked       string // how many, as stated
	Body        string // that ran it
	Client      string
	Error       string // margin, as stated
	From        act.Date
	Held        string // when, as stated
	ID          string
	Kind        string
	Method      string
	Note        string // what the source says besides
	Outlet      string // that published it
	Payer       string
	Published   act.Date
	Question    string // exact wording
	Respondents int64  // 0 where no whole number is stated
	Shares      []Support
	Sources     []string // ids of named sources
	Until       act.Date
}

// Support is what a poll gives a candidate, in hundredths of a percent; a range
// where it gives one.
type Support struct {
	Candidate string
	High      int64
	Low       int64
	Printed   string
}

// Fields lists asked to until.
func (b *PollPublished) Fields(c *act.Codec) {
	c.Text("asked", &b.Asked, 200)
	c.Text("body", &b.Body, 200)
	c.Text("client", &b.Client, 200)
	c.Text("error", &b.Error, 64)
	c.Day("from", &b.From)
	c.Text("held", &b.Held, 64)
	c.Text("id", &b.ID, 40)
	c.Word("kind", &b.Kind, ExitPoll, OpinionPoll, Rating)
	c.Text("method", &b.Method, 400)
	c.Text("note", &b.Note, 1000)
	c.Text("outlet", &b.Outlet, 200)
	c.Text("payer", &b.Payer, 200)
	c.Day("published", &b.Published)
	c.Text("question", &b.Question, 1000)
	c.Integer("respondents", &b.Respondents, 0, maxPeople)
	act.List(c, "shares", &b.Shares, maxItems, func(c *act.Codec, v *Support) {
		c.Text("candidate", &v.Candidate, 40)
		c.Integer("high", &v.High, 0, 10_000)
		c.Integer("low", &v.Low, 0, 10_000)
		c.Text("printed", &v.Printed, 32)
	})
	c.Texts("sources", &b.Sources, maxItems)
	c.Day("until", &b.Until)
}

// Poll is a published poll, its entry, and what it does not say. Its weight in any
// average is 0 where it lacks a field.
type Poll struct {
	Index int64
	PollPublished
}

// Publish refuses a poll without an id, shares that are no shares, and sources that
// nobody has named. Findings: fields that the law asks and the poll does not give, a
// publication in the days without polls.
func (s *State) Publish(e *act.Entry, f Foreign, b *PollPublished) *act.Refusal {
	if !isID(b.ID) {
		return badID("id", b.ID)
	}
	if _, known := s.find("poll", b.ID); known {
		return taken("id", b.ID)
	}
	last := ""
	for _, v := range b.Shares {
		if v.Candidate <= last {
			return act.Refuse("form.order", "body.shares[].candidate", v.Candidate+" after "+last, "ascending, once each")
		}
		if v.High < v.Low {
			return act.Refuse("poll.share", "body.shares[].high", v.High, v.Low)
		}
		last = v.Candidate
	}
	if refusal := f.Named(b.Sources); refusal != nil {
		return refusal
	}
	for _, v := range b.Shares {
		f.stranger(e, b.Published, v.Candidate)
	}
	if gaps := f.Law.Missing(b); len(gaps) > 0 {
		remark(e, broken{"polls.fields", "id", b.Published}, b.ID+": without "+strings.Join(gaps, ", "), number(int64(f.Law.Required()))+" fields")
	}
	if day, err := calendar.ParseDay(string(b.Published)); err == nil && f.Blackout > 0 && day >= f.Blackout && day <= f.Polling {
		remark(e, broken{"polls.blackout", "published", b.Published}, b.ID, "before "+f.Blackout.String()+" or after "+f.Polling.String())
	}
	return nil
}

// ApplyPublished adds the poll.
func (s *State) ApplyPublished(e *act.Entry, b *PollPublished) {
	s.places.Set(key("poll", b.ID), s.polls.Len())
	s.polls.Append(Poll{e.Index, *b})
}
