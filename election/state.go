package election

import (
	"strings"

	"urna/election/accreditation"
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/calling"
	"urna/election/campaign"
	"urna/election/candidacy"
	"urna/election/claim"
	"urna/election/commission"
	"urna/election/cow"
	"urna/election/media"
	"urna/election/office"
	"urna/election/programme"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/election/source"
	"urna/election/territory"
	"urna/election/voterlist"
)

// State is everything that the entries so far have established.
type State struct {
	Size          int64    // entries folded
	Received      act.Time // of the last entry
	Rulebook      *rulebook.Rulebook
	Territory     *territory.Map
	Office        office.State
	Candidacy     candidacy.State
	Results       results.State
	Source        source.State
	Terms         *calendar.Calendar // nil where the law has none in its tables
	Calendar      calendar.State
	Calling       calling.State
	Claim         claim.State
	Accreditation accreditation.State
	VoterList     voterlist.State
	Programme     programme.State
	ListLaw       voterlist.Law
	Commission    commission.State
	Media         media.State
	MediaLaw      media.Law
	CandidacyLaw  candidacy.Law
	Campaign      campaign.State
	CampaignLaw   campaign.Law

	happened happened
	parts    parts
	acts     cow.Map[int64] // index of every act that later acts may cite
	remarks  cow.Vector[remarked]
	cosigned cow.Map[[]Cosignature]
	tally    Tally
}

// Remark is one finding and the entry it stands at.
type Remark struct {
	Index    int64
	Received act.Time // of the entry
	Finding  act.Finding
	Beyond   bool // of a chapter that level V4 of a verification checks
}

// remarked is an entry with the findings it carries.
type remarked struct {
	index    int64
	received act.Time
	findings []act.Finding
	beyond   int // of them, the last ones
}

// Cosignature is a later signature on an act, or a dissent from it.
type Cosignature struct {
	Index  int64
	Signer act.Signer
	Stance string
}

// Tally counts what a verifier reports.
type Tally struct {
	Acts       int64
	Signatures int64
	Findings   int64
	Beyond     int64 // of them, those of chapters that level V4 checks
	Void       int64 // entries without standing
}

// parts is a large text on its way in; each kind of text comes whole before
// the next begins.
type parts struct {
	of     string
	size   int
	pieces []string
}

// New is the state before any entry.
func New() *State { return new(State) }

// Photograph returns a state that later entries leave as it is. Its cost does
// not grow with the ledger.
func (s *State) Photograph() *State {
	copied := *s
	copied.Office = s.Office.Photograph()
	copied.Candidacy = s.Candidacy.Photograph()
	copied.Results = s.Results.Photograph()
	copied.Source = s.Source.Photograph()
	copied.Calling = s.Calling.Photograph()
	copied.Claim = s.Claim.Photograph()
	copied.Accreditation = s.Accreditation.Photograph()
	copied.Programme = s.Programme.Photograph()
	copied.VoterList = s.VoterList.Photograph()
	copied.Commission = s.Commission.Photograph()
	copied.Media = s.Media.Photograph()
	copied.Campaign = s.Campaign.Photograph()
	copied.acts = s.acts.Photograph()
	copied.remarks = s.remarks.Photograph()
	copied.cosigned = s.cosigned.Photograph()
	return &copied
}

// Article is the article behind a rule of this election's law; empty for a rule of
// the ledger itself.
func (s *State) Article(rule string) string {
	if s.Rulebook == nil {
		return ""
	}
	of, _ := s.Rulebook.Rule(rule)
	return of.Article
}

// Genesis is the hash that names the election; zeros before it is founded.
func (s *State) Genesis() act.Hash { return s.Office.GenesisHash }

// Tally counts acts, signatures and findings so far.
func (s *State) Tally() Tally { return s.tally }

// Index returns the index of an act that later acts may cite.
func (s *State) Index(hash act.Hash) (int64, bool) { return s.acts.Get(hash) }

// Cosigned lists the later signatures on an act, in the order of the ledger.
func (s *State) Cosigned(hash act.Hash) []Cosignature {
	list, _ := s.cosigned.Get(hash)
	return list
}

// Remarks calls yield with each finding in the order of the ledger until it
// returns false.
func (s *State) Remarks(yield func(Remark) bool) {
	for i := range s.remarks.Len() {
		entry := s.remarks.Get(i)
		for i, f := range entry.findings {
			if !yield(Remark{entry.index, entry.received, f, i >= len(entry.findings)-entry.beyond}) {
				return
			}
		}
	}
}

// number is how many parts have come in.
func (p *parts) number() int64 { return int64(len(p.pieces)) }

// text joins the parts that have come in.
func (p *parts) text() string { return strings.Join(p.pieces, "") }
