package commission

import "urna/election/act"

// Formed names a commission and its members.
type Formed struct {
	By         string // the body that elected it
	Commission string // office, like territorial/north
	Members    []Member
	On         act.Date
	Sources    []string
	Tier       string
}

// Member is one seat. A name is that of an office-holder; both name and party may
// be unknown.
type Member struct {
	Name  string
	Party string // that proposed the member
	Role  string // chair, deputy, secretary or member
	Seat  int64
}

// The tiers of commissions.
const (
	Central     = "central"
	Territorial = "territorial"
	Precinct    = "precinct"
)

// Fields lists by to tier.
func (b *Formed) Fields(c *act.Codec) {
	c.Text("by", &b.By, 400)
	c.Text("commission", &b.Commission, 128)
	act.List(c, "members", &b.Members, 64, func(c *act.Codec, m *Member) {
		c.Text("name", &m.Name, 200)
		c.Text("party", &m.Party, 200)
		c.Word("role", &m.Role, "chair", "deputy", "member", "secretary")
		c.Integer("seat", &m.Seat, 1, 64)
	})
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
	c.Word("tier", &b.Tier, Central, Precinct, Territorial)
}

// Replaced gives a seat to another member.
type Replaced struct {
	Commission string
	Name       string
	On         act.Date
	Party      string
	Reason     string
	Seat       int64
	Sources    []string
}

// Fields lists commission to sources.
func (b *Replaced) Fields(c *act.Codec) {
	c.Text("commission", &b.Commission, 128)
	c.Text("name", &b.Name, 200)
	c.Day("on", &b.On)
	c.Text("party", &b.Party, 200)
	c.Text("reason", &b.Reason, 1000)
	c.Integer("seat", &b.Seat, 1, 64)
	c.Texts("sources", &b.Sources, 32)
}

// The words for what is told of a session or a vote.
const (
	Recorded = "recorded"
	Unknown  = "unknown"
)

// Session is a session of a commission and who was present.
type Session struct {
	Agenda     string
	Attendance string // recorded or unknown
	Commission string
	Notice     int64 // hours ahead of which members were told
	Number     string
	On         act.Date
	Present    []Seat
	Sources    []string
	Urgent     string // yes for a session that could not wait, else no
}

// Seat is a seat by its number.
type Seat struct{ Seat int64 }

// Fields lists agenda to urgent.
func (b *Session) Fields(c *act.Codec) {
	c.Text("agenda", &b.Agenda, 4000)
	c.Word("attendance", &b.Attendance, Recorded, Unknown)
	c.Text("commission", &b.Commission, 128)
	c.Integer("notice", &b.Notice, 0, 10_000)
	c.Text("number", &b.Number, 32)
	c.Day("on", &b.On)
	act.List(c, "present", &b.Present, 64, func(c *act.Codec, s *Seat) { c.Integer("seat", &s.Seat, 1, 64) })
	c.Texts("sources", &b.Sources, 32)
	c.Word("urgent", &b.Urgent, "no", "yes")
}

// Decided is a decision taken in a session.
type Decided struct {
	Commission string
	Number     string
	Session    string // its number
	Sources    []string
	Subject    string
	Text       string
	Votes      string // recorded or unknown
	Voted      []Vote
}

// Vote is how a seat voted, and the dissent that it attached.
type Vote struct {
	Dissent string
	Seat    int64
	Vote    string // for, against or abstained
}

// Fields lists commission to votes.
func (b *Decided) Fields(c *act.Codec) {
	c.Text("commission", &b.Commission, 128)
	c.Text("number", &b.Number, 32)
	c.Text("session", &b.Session, 32)
	c.Texts("sources", &b.Sources, 32)
	c.Text("subject", &b.Subject, 1000)
	c.Text("text", &b.Text, 16_000)
	act.List(c, "voted", &b.Voted, 64, func(c *act.Codec, v *Vote) {
		c.Text("dissent", &v.Dissent, 4000)
		c.Integer("seat", &v.Seat, 1, 64)
		c.Word("vote", &v.Vote, "abstained", "against", "for")
	})
	c.Word("votes", &b.Votes, Recorded, Unknown)
}
