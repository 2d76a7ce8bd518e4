package election

import (
	"crypto/sha256"
	"slices"
	"strconv"

	"urna/election/act"
	"urna/election/rulebook"
	"urna/election/territory"
)

// maxText bounds a text that comes in parts: 64 MiB.
const maxText = 64 << 20

// RulebookAdopted closes the parts of the rulebook.
type RulebookAdopted struct {
	Parts int64
	Text  act.Hash // SHA-256 of the parts, joined
}

// Fields lists parts and text.
func (b *RulebookAdopted) Fields(c *act.Codec) {
	c.Integer("parts", &b.Parts, 1, 1<<20)
	c.Hash("text", &b.Text)
}

// decidePart refuses a part out of its order, and a text that is in already.
func decidePart(s *State, _ *act.Entry, _ *act.Opened, b *act.Part) *act.Refusal {
	adopted := b.Of == act.OfRulebook && s.Rulebook != nil || b.Of == act.OfTerritory && s.Territory != nil
	if adopted {
		return act.Refuse("act.repeated", "body.of", b.Of, "a text that is not adopted yet")
	}
	if b.Of == act.OfTerritory && s.Rulebook == nil {
		return act.Refuse("procedure.rulebook", "body.of", b.Of, "the rulebook first")
	}
	if b.Number == 1 {
		return nil // a text begins, or begins again after a wrong part
	}
	if b.Of != s.parts.of {
		return act.Refuse("part.of", "body.of", b.Of, "the text that part 1 began, "+strconv.Quote(s.parts.of))
	}
	if b.Number != s.parts.number()+1 {
		return act.Refuse("part.number", "body.number", b.Number, s.parts.number()+1)
	}
	if s.parts.size+len(b.Text) > maxText {
		return act.Refuse("part.length", "body.text", s.parts.size+len(b.Text), maxText)
	}
	return nil
}

func applyPart(s *State, _ *act.Entry, b *act.Part) {
	if b.Number == 1 {
		s.parts = parts{}
	}
	s.parts.of, s.parts.size = b.Of, s.parts.size+len(b.Text)
	// Clipped, so that a photograph never shares a piece that is still to come.
	s.parts.pieces = append(slices.Clip(s.parts.pieces), b.Text)
}

// closes refuses to close a text that is not whole or not the one named.
func (p *parts) closes(of string, number int64, text act.Hash) *act.Refusal {
	if p.of != of || p.number() != number {
		return act.Refuse("part.number", "body.parts", number, p.number())
	}
	if got := act.Hash(sha256.Sum256([]byte(p.text()))); got != text {
		return act.Refuse("part.hash", "body.text", text, got)
	}
	return nil
}

func decideRulebook(s *State, e *act.Entry, _ *act.Opened, b *RulebookAdopted) *act.Refusal {
	if s.Rulebook != nil {
		return act.Refuse("act.repeated", "kind", "a second rulebook", "one")
	}
	if refusal := s.parts.closes(act.OfRulebook, b.Parts, b.Text); refusal != nil {
		return refusal
	}
	if b.Text != s.Office.Genesis.Rulebook {
		return act.Refuse("genesis.rulebook", "body.text", b.Text, s.Office.Genesis.Rulebook)
	}
	rules, err := rulebook.Parse(s.parts.text())
	if err != nil {
		return act.Refuse("rulebook.text", "body.text", err, "a rulebook that can be read")
	}
	if _, err := readLaw(rules); err != nil {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "rulebook.chapter", Field: "body.text", Got: err.Error(), Limit: "tables that their chapter can read", Severity: act.SeverityError,
		})
		e.Beyond = 1
	}
	return nil
}

func applyRulebook(s *State, _ *act.Entry, _ *RulebookAdopted) {
	rules, err := rulebook.Parse(s.parts.text())
	if err != nil {
		panic("election: a rulebook was applied that Decide had not read: " + err.Error())
	}
	s.Rulebook, s.parts = rules, parts{}
	law, _ := readLaw(rules) // a fault is the finding of this entry, and leaves its chapter without a law
	s.Terms, s.MediaLaw, s.CandidacyLaw, s.ListLaw, s.CampaignLaw = law.terms, law.media, law.candidacy, law.lists, law.campaign
}

func applyTerritory(s *State, _ *act.Entry, _ *territory.Adopted) {
	m, err := territory.Parse(s.parts.text())
	if err != nil {
		panic("election: a territory was applied that Decide had not read: " + err.Error())
	}
	s.Territory, s.parts = m, parts{}
}
