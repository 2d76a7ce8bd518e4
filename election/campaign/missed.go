package campaign

import "urna/election/act"

// mostDays bounds how long before an election an average can stand, in days.
const mostDays = 3660

// PollsMissed is what an average of polls gave before an election that is over, and
// what its result was: averages to come miss as much, if they come from where these
// came from.
type PollsMissed struct {
	Days    int64 // from the day of the average to polling day
	Held    act.Date
	ID      string
	Name    string // of the election
	Note    string // how the average was made
	Shares  []Missed
	Sources []string // ids of named sources
}

// Missed is a share of the average and of the result, in hundredths of a percent.
type Missed struct {
	Average int64
	Name    string
	Result  int64
}

// Fields lists days to sources.
func (b *PollsMissed) Fields(c *act.Codec) {
	c.Integer("days", &b.Days, 0, mostDays)
	c.Day("held", &b.Held)
	c.Text("id", &b.ID, 40)
	c.Text("name", &b.Name, 200)
	c.Text("note", &b.Note, 1000)
	act.List(c, "shares", &b.Shares, maxItems, func(c *act.Codec, v *Missed) {
		c.Integer("average", &v.Average, 0, 10_000)
		c.Text("name", &v.Name, 200)
		c.Integer("result", &v.Result, 0, 10_000)
	})
	c.Texts("sources", &b.Sources, maxItems)
}

// PastPolls is an average of polls before an election that is over, and its entry.
type PastPolls struct {
	Index int64
	PollsMissed
}

// Miss refuses an id that is none or taken, no share, shares out of order or together
// above the whole, and sources that nobody has named. An election that was not over
// when the act was received is a finding.
func (s *State) Miss(e *act.Entry, f Foreign, b *PollsMissed) *act.Refusal {
	if !isID(b.ID) {
		return badID("id", b.ID)
	}
	if _, known := s.find("missed", b.ID); known {
		return taken("id", b.ID)
	}
	if len(b.Shares) == 0 {
		return act.Refuse("form.range", "body.shares", 0, "at least 1")
	}
	last := ""
	var average, result int64
	for _, v := range b.Shares {
		if v.Name <= last {
			return act.Refuse("form.order", "body.shares[].name", v.Name+" after "+last, "ascending, once each")
		}
		last, average, result = v.Name, average+v.Average, result+v.Result
	}
	if most := max(average, result); most > wholeShares {
		return act.Refuse("poll.share", "body.shares", most, wholeShares)
	}
	if b.Held == "" || b.Held >= f.On {
		remark(e, broken{"polls.past", "held", f.On}, b.ID+": "+string(b.Held), "before "+string(f.On))
	}
	return f.Named(b.Sources)
}

// wholeShares is all votes, in hundredths of a percent, and what rounding adds.
const wholeShares = 10_000 + maxItems

// ApplyMissed adds the average.
func (s *State) ApplyMissed(e *act.Entry, b *PollsMissed) {
	s.places.Set(key("missed", b.ID), s.missed.Len())
	s.missed.Append(PastPolls{e.Index, *b})
}
