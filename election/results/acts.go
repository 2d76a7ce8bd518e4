package results

import "urna/election/act"

// Limits of the acts of this chapter.
const (
	maxSeals   = 24 // openings in one act
	maxMembers = 32
	maxFiles   = 16
	maxFields  = 256
	maxReason  = 2000
)

// EntrySealed commits a typist to the values read from the paper, before anyone
// can know what the other typist read.
type EntrySealed struct {
	Form     act.Hash // the act that a correction replaces; zeros for the first protocol
	Replaces act.Hash // the typist's earlier seal, zeros for none
	Round    int64
	Seal     act.Hash
	Slot     int64
	Station  string
}

// Fields lists form to station.
func (b *EntrySealed) Fields(c *act.Codec) {
	c.Hash("form", &b.Form)
	c.Hash("replaces", &b.Replaces)
	c.Integer("round", &b.Round, 1, 9)
	c.Hash("seal", &b.Seal)
	c.Integer("slot", &b.Slot, 1, 2)
	c.Text("station", &b.Station, 40)
}

// Values is what a seal commits to.
type Values struct {
	Lines   map[string]int64
	Lists   map[string]map[string]int64
	Station string
}

// Fields lists lines, lists and station.
func (b *Values) Fields(c *act.Codec) {
	c.Counts("lines", &b.Lines)
	c.Lists("lists", &b.Lists)
	c.Text("station", &b.Station, 40)
}

// EntryReturned sends the fields that differ back to both typists: codes only,
// never values.
type EntryReturned struct {
	Differing []string
	Seals     []act.Hash
	Station   string
}

// Fields lists fields, seals and station.
func (b *EntryReturned) Fields(c *act.Codec) {
	c.Texts("fields", &b.Differing, maxFields)
	c.Hashes("seals", &b.Seals, 2)
	c.Text("station", &b.Station, 40)
}

// EntryDiscarded takes a seal out of its slot, so that another person types.
type EntryDiscarded struct {
	Reason  string
	Seal    act.Hash
	Station string
}

// Fields lists reason, seal and station.
func (b *EntryDiscarded) Fields(c *act.Codec) {
	c.Word("reason", &b.Reason, "typist-left", "device-lost", "paper-returned", "other")
	c.Hash("seal", &b.Seal)
	c.Text("station", &b.Station, 40)
}

// Opening shows that a seal holds the values of the act it stands in.
type Opening struct {
	Salt act.Hash
	Seal act.Hash // the act that sealed
}

// Other opens a seal that holds other values than the act it stands in.
type Other struct {
	Lines map[string]int64
	Lists map[string]map[string]int64
	Salt  act.Hash
	Seal  act.Hash
}

func otherFields(c *act.Codec, o *Other) {
	c.Counts("lines", &o.Lines)
	c.Lists("lists", &o.Lists)
	c.Hash("salt", &o.Salt)
	c.Hash("seal", &o.Seal)
}

// Member is what one member of the commission did with the protocol.
type Member struct {
	Role   string
	Stance string // signed, refused or dissent
}

// The ways in which a protocol's numbers are attested.
const (
	AttestedByDevice = "device"
	AttestedOnPaper  = "paper"
)

// ProtocolFiled states a station's protocol as it is on paper.
type ProtocolFiled struct{ Filing }

// ProtocolCorrected replaces an earlier protocol of the station.
type ProtocolCorrected struct {
	Corrects act.Hash
	Filing
	Reason string
}

// Filing is what a protocol and its correction have in common.
type Filing struct {
	Attestation string
	Files       []act.Hash
	Lines       map[string]int64
	Lists       map[string]map[string]int64
	Members     []Member
	Openings    []Opening
	Others      []Other
	Station     string
}

// Fields lists attestation to station.
func (b *ProtocolFiled) Fields(c *act.Codec) {
	c.Word("attestation", &b.Attestation, AttestedByDevice, AttestedOnPaper)
	b.middle(c)
	c.Text("station", &b.Station, 40)
}

// Fields lists attestation to station.
func (b *ProtocolCorrected) Fields(c *act.Codec) {
	c.Word("attestation", &b.Attestation, AttestedByDevice, AttestedOnPaper)
	c.Hash("corrects", &b.Corrects)
	b.middle(c)
	c.Text("reason", &b.Reason, maxReason)
	c.Text("station", &b.Station, 40)
}

func (f *Filing) middle(c *act.Codec) {
	c.Hashes("files", &f.Files, maxFiles)
	c.Counts("lines", &f.Lines)
	c.Lists("lists", &f.Lists)
	act.List(c, "members", &f.Members, maxMembers, func(c *act.Codec, m *Member) {
		c.Text("role", &m.Role, 32)
		c.Word("stance", &m.Stance, "signed", "refused", "dissent")
	})
	act.List(c, "openings", &f.Openings, maxSeals, func(c *act.Codec, o *Opening) {
		c.Hash("salt", &o.Salt)
		c.Hash("seal", &o.Seal)
	})
	act.List(c, "others", &f.Others, maxSeals, otherFields)
}

// SealsOpened opens seals of a station that no filing opened.
type SealsOpened struct {
	Others  []Other
	Station string
}

// Fields lists others and station.
func (b *SealsOpened) Fields(c *act.Codec) {
	act.List(c, "others", &b.Others, maxSeals, otherFields)
	c.Text("station", &b.Station, 40)
}

// ProtocolAnnulled takes a protocol out of the sums.
type ProtocolAnnulled struct{ Ruling }

// DisputeResolved says which of a station's rival protocols stands.
type DisputeResolved struct{ Ruling }

// Ruling names one protocol of a station, with the reason.
type Ruling struct {
	Protocol act.Hash
	Reason   string
	Station  string
}

// Fields lists protocol, reason and station.
func (b *Ruling) Fields(c *act.Codec) {
	c.Hash("protocol", &b.Protocol)
	c.Text("reason", &b.Reason, maxReason)
	c.Text("station", &b.Station, 40)
}

// ResultDeclared is what a body announced for a unit; it stands beside the sum
// of the protocols and never enters it.
type ResultDeclared struct {
	Lines map[string]int64
	Lists map[string]map[string]int64
	Stage string
	Unit  string
}

// The stages of a declaration.
const (
	StagePreliminary = "preliminary"
	StageFinal       = "final"
)

// Fields lists lines, lists, stage and unit.
func (b *ResultDeclared) Fields(c *act.Codec) {
	c.Counts("lines", &b.Lines)
	c.Lists("lists", &b.Lists)
	c.Word("stage", &b.Stage, StagePreliminary, StageFinal)
	c.Text("unit", &b.Unit, 40)
}

// AtStation is the station the entry is about.
func (b *EntrySealed) AtStation() string { return b.Station }

// AtStation is the station the return is about.
func (b *EntryReturned) AtStation() string { return b.Station }

// AtStation is the station the discarding is about.
func (b *EntryDiscarded) AtStation() string { return b.Station }

// AtStation is the station of the protocol.
func (f *Filing) AtStation() string { return f.Station }

// AtStation is the station of the seals.
func (b *SealsOpened) AtStation() string { return b.Station }

// AtStation is the station of the ruling.
func (b *Ruling) AtStation() string { return b.Station }
