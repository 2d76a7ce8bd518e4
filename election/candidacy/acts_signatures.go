package candidacy

import "urna/election/act"

// mostSignatures bounds counts of signatures.
const mostSignatures = 1_000_000_000

// SignaturesRequired states how many voters there are and how many signatures a
// candidate needs for that.
type SignaturesRequired struct {
	AsOf     act.Date
	Required int64
	Sources  []string
	Voters   int64
}

// Fields lists as_of to voters.
func (b *SignaturesRequired) Fields(c *act.Codec) {
	c.Day("as_of", &b.AsOf)
	c.Integer("required", &b.Required, 1, mostSignatures)
	c.Texts("sources", &b.Sources, 32)
	c.Integer("voters", &b.Voters, 1, mostSignatures)
}

// LookupOpened names the key by whose signatures voters' questions are answered: an
// RSA modulus in hexadecimal digits, with exponent 65537.
type LookupOpened struct {
	Modulus string
	On      act.Date
	Sources []string
}

// Fields lists modulus to sources.
func (b *LookupOpened) Fields(c *act.Codec) {
	c.Text("modulus", &b.Modulus, 2048)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
}

// SheetsIssued hands numbered sheets to a nominee.
type SheetsIssued struct {
	Nominee string
	On      act.Date
	Sheets  int64
	Sources []string
}

// Fields lists nominee to sources.
func (b *SheetsIssued) Fields(c *act.Codec) {
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Integer("sheets", &b.Sheets, 1, mostSignatures)
	c.Texts("sources", &b.Sources, 32)
}

// SheetsFiled hands in the filled sheets of a unit. Persons stay off the ledger: the
// root commits to the signers' tags.
type SheetsFiled struct {
	Nominee    string
	On         act.Date
	Root       act.Hash // of the tree of tags, zeros for none
	Sheets     int64
	Signatures int64
	Sources    []string
	Unit       string
}

// Fields lists nominee to unit.
func (b *SheetsFiled) Fields(c *act.Codec) {
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Hash("root", &b.Root)
	c.Integer("sheets", &b.Sheets, 0, mostSignatures)
	c.Integer("signatures", &b.Signatures, 0, mostSignatures)
	c.Texts("sources", &b.Sources, 32)
	c.Text("unit", &b.Unit, 40)
}

// SignaturesChecked is the protocol of a check of the signatures of a unit, or of
// the whole territory.
type SignaturesChecked struct {
	Duplicates   int64 // found over all sheets
	Filed        int64
	Nominee      string
	On           act.Date
	Rejected     map[string]int64 // of those looked at, by reason
	Sample       int64            // of the rest, looked at by people
	Seed         act.Hash         // that drew the sample; zeros where all were looked at
	Sources      []string
	Unit         string
	Unregistered int64 // signers who are not in the register
	Valid        int64 // of the sample
}

// Fields lists duplicates to valid.
func (b *SignaturesChecked) Fields(c *act.Codec) {
	c.Integer("duplicates", &b.Duplicates, 0, mostSignatures)
	c.Integer("filed", &b.Filed, 0, mostSignatures)
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Counts("rejected", &b.Rejected)
	c.Integer("sample", &b.Sample, 0, mostSignatures)
	c.Hash("seed", &b.Seed)
	c.Texts("sources", &b.Sources, 32)
	c.Text("unit", &b.Unit, 40)
	c.Integer("unregistered", &b.Unregistered, 0, mostSignatures)
	c.Integer("valid", &b.Valid, 0, mostSignatures)
}

// DepositPaid records the deposit, in tenge.
type DepositPaid struct {
	Amount  int64
	Nominee string
	On      act.Date
	Sources []string
}

// Fields lists amount to sources.
func (b *DepositPaid) Fields(c *act.Codec) {
	c.Integer("amount", &b.Amount, 0, 1_000_000_000_000)
	c.Text("nominee", &b.Nominee, 40)
	c.Day("on", &b.On)
	c.Texts("sources", &b.Sources, 32)
}
