package claim

import (
	"fmt"

	"urna/election/act"
	"urna/election/cow"
)

// State is the statements in their order, with their evidence, the figures and
// the footnotes.
type State struct {
	claims    cow.Vector[Claim]
	byID      cow.Map[int]
	figures   cow.Vector[FigureAt]
	footnotes cow.Vector[FootnoteAt]
	taken     cow.Map[bool] // ids of figures, numbers of footnotes by source
}

// Claim is one statement and what was said about it.
type Claim struct {
	Index int64
	Stated
	Evidence []EvidenceAt
}

// EvidenceAt is evidence and its entry.
type EvidenceAt struct {
	Index int64
	Evidence
}

// FigureAt is a figure and its entry.
type FigureAt struct {
	Index int64
	Figure
}

// FootnoteAt is a footnote and its entry.
type FootnoteAt struct {
	Index int64
	Footnote
}

// Sides says on which sides of a statement there is evidence.
type Sides string

// The sides on which there is evidence. Of a judgement nobody can say whether it
// stands, so evidence beside it is named as what it is.
const (
	None     Sides = "none"
	OnlyFor  Sides = "for"
	OnlyAway Sides = "against"
	Both     Sides = "both"
	Opinion  Sides = "opinion"
)

// Sides says on which sides the claim has evidence.
func (c *Claim) Sides() Sides {
	var pro, con bool
	for _, e := range c.Evidence {
		pro, con = pro || e.Side == For, con || e.Side == Against
	}
	switch {
	case c.Kind == Judgement:
		return Opinion
	case pro && con:
		return Both
	case pro:
		return OnlyFor
	case con:
		return OnlyAway
	}
	return None
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	return State{s.claims.Photograph(), s.byID.Photograph(), s.figures.Photograph(), s.footnotes.Photograph(), s.taken.Photograph()}
}

// Claims lists the statements in their order.
func (s *State) Claims() []Claim { return s.claims.List() }

// Figures lists the figures in their order.
func (s *State) Figures() []FigureAt { return s.figures.List() }

// Footnotes lists the footnotes in their order.
func (s *State) Footnotes() []FootnoteAt { return s.footnotes.List() }

// Named says whether somebody has named a source.
type Named func(id string) bool

func (n Named) source(id string) *act.Refusal {
	if !n(id) {
		return act.Refuse("act.dangling", "body.source", id, "a source that source/named/1 has named")
	}
	return nil
}

// mostEvidence bounds the evidence on one statement, which every reader of it gets.
const mostEvidence = 256

// State refuses a statement without words, an id that is taken, and a source that
// nobody has named.
func (s *State) State(_ *act.Entry, named Named, b *Stated) *act.Refusal {
	if b.Claim == "" || b.ID == "" || b.Speaker == "" {
		return act.Refuse("claim.blank", "body.claim", b.Claim, "a statement, its id and who says it")
	}
	if _, taken := s.byID.Get(cow.Key(b.ID)); taken {
		return act.Refuse("act.repeated", "body.id", b.ID, "an id that is not taken")
	}
	return named.source(b.Source)
}

// ApplyStated adds the statement.
func (s *State) ApplyStated(e *act.Entry, b *Stated) {
	s.byID.Set(cow.Key(b.ID), s.claims.Len())
	s.claims.Append(Claim{Index: e.Index, Stated: *b})
}

// Give refuses evidence on a statement that is not there.
func (s *State) Give(_ *act.Entry, named Named, b *Evidence) *act.Refusal {
	at, known := s.byID.Get(cow.Key(b.Claim))
	switch {
	case !known:
		return act.Refuse("act.dangling", "body.claim", b.Claim, "a statement that was recorded")
	case b.Text == "":
		return act.Refuse("claim.blank", "body.text", b.Text, "what the source says")
	case len(s.claims.Get(at).Evidence) >= mostEvidence:
		return act.Refuse("claim.many", "body.claim", mostEvidence+1, mostEvidence)
	}
	return named.source(b.Source)
}

// ApplyGiven adds the evidence to its statement.
func (s *State) ApplyGiven(e *act.Entry, b *Evidence) {
	at, _ := s.byID.Get(cow.Key(b.Claim))
	c := s.claims.Get(at)
	c.Evidence = append(c.Evidence[:len(c.Evidence):len(c.Evidence)], EvidenceAt{e.Index, *b})
	s.claims.Set(at, c)
}

func figureKey(b *Figure) [32]byte { return cow.Key("figure " + b.ID) }

func footnoteKey(b *Footnote) [32]byte {
	return cow.Key(fmt.Sprintf("footnote %d of %s", b.Number, b.Source))
}

// StateFigure refuses an id that is taken.
func (s *State) StateFigure(_ *act.Entry, named Named, b *Figure) *act.Refusal {
	if taken, _ := s.taken.Get(figureKey(b)); taken || b.ID == "" {
		return act.Refuse("act.repeated", "body.id", b.ID, "an id that is not taken")
	}
	return named.source(b.Source)
}

// ApplyFigure adds the figure.
func (s *State) ApplyFigure(e *act.Entry, b *Figure) {
	s.taken.Set(figureKey(b), true)
	s.figures.Append(FigureAt{e.Index, *b})
}

// Cite refuses a footnote of the source that is there already.
func (s *State) Cite(_ *act.Entry, named Named, b *Footnote) *act.Refusal {
	if taken, _ := s.taken.Get(footnoteKey(b)); taken {
		return act.Refuse("act.repeated", "body.number", b.Number, "each footnote of a source once")
	}
	return named.source(b.Source)
}

// ApplyFootnote adds the footnote.
func (s *State) ApplyFootnote(e *act.Entry, b *Footnote) {
	s.taken.Set(footnoteKey(b), true)
	s.footnotes.Append(FootnoteAt{e.Index, *b})
}
