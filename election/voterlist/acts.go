package voterlist

import "urna/election/act"

// Counted states how many voters the list of a station has.
type Counted struct {
	AsOf    act.Date
	Place   string // station
	Sources []string
	Voters  int64
}

// Fields lists as_of to voters.
func (b *Counted) Fields(c *act.Codec) {
	c.Day("as_of", &b.AsOf)
	c.Text("place", &b.Place, 40)
	c.Texts("sources", &b.Sources, 32)
	c.Integer("voters", &b.Voters, 0, 1_000_000)
}

// Changed states how many voters came onto a list and went from it.
type Changed struct {
	Added   int64
	On      act.Date
	Place   string
	Reason  string
	Removed int64
	Sources []string
}

// Fields lists added to sources.
func (b *Changed) Fields(c *act.Codec) {
	c.Integer("added", &b.Added, 0, 1_000_000)
	c.Day("on", &b.On)
	c.Text("place", &b.Place, 40)
	c.Text("reason", &b.Reason, 1000)
	c.Integer("removed", &b.Removed, 0, 1_000_000)
	c.Texts("sources", &b.Sources, 32)
}

// Boxes names the boxes of a station.
type Boxes struct {
	Boxes   []Box
	Place   string
	Sources []string
}

// Box is one ballot box.
type Box struct {
	Box         string // its mark
	Kind        string // stationary or portable
	Seal        string
	Transparent string // no or yes
}

// The kinds of boxes.
const (
	Portable   = "portable"
	Stationary = "stationary"
)

// Fields lists boxes to sources.
func (b *Boxes) Fields(c *act.Codec) {
	act.List(c, "boxes", &b.Boxes, 64, func(c *act.Codec, x *Box) {
		c.Text("box", &x.Box, 40)
		c.Word("kind", &x.Kind, Portable, Stationary)
		c.Text("seal", &x.Seal, 64)
		c.Word("transparent", &x.Transparent, "no", "yes")
	})
	c.Text("place", &b.Place, 40)
	c.Texts("sources", &b.Sources, 32)
}

// Printed states how many ballots were printed.
type Printed struct {
	Ballots int64
	On      act.Date
	Printer string
	Sources []string
}

// Fields lists ballots to sources.
func (b *Printed) Fields(c *act.Codec) {
	c.Integer("ballots", &b.Ballots, 1, 1_000_000_000)
	c.Day("on", &b.On)
	c.Text("printer", &b.Printer, 400)
	c.Texts("sources", &b.Sources, 32)
}

// Delivered states how many ballots a station was given.
type Delivered struct {
	Ballots int64
	On      act.Date
	Place   string
	Sources []string
}

// Fields lists ballots to sources.
func (b *Delivered) Fields(c *act.Codec) {
	c.Integer("ballots", &b.Ballots, 0, 1_000_000)
	c.Day("on", &b.On)
	c.Text("place", &b.Place, 40)
	c.Texts("sources", &b.Sources, 32)
}

// Opened states when the boxes of a station were shown empty and sealed, and when
// it opened, in minutes of polling day, local time.
type Opened struct {
	Checked int64
	Open    int64
	Place   string
	Present string // who of those entitled was there
	Sources []string
}

// Fields lists checked to sources.
func (b *Opened) Fields(c *act.Codec) {
	c.Integer("checked", &b.Checked, 0, 1440)
	c.Integer("open", &b.Open, 0, 1440)
	c.Text("place", &b.Place, 40)
	c.Text("present", &b.Present, 1000)
	c.Texts("sources", &b.Sources, 32)
}
