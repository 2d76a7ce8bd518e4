package candidacy

import (
	"slices"
	"strings"

	"urna/election/act"
	"urna/election/collate"
)

// Candidate is one name on the ballot; a candidate is a public person.
type Candidate struct {
	ID   string // label in lists of votes: a to z, digits, hyphens, not "b"
	Name string
	KK   string // name in Kazakh, empty when it is the same
	RU   string // name in Russian, empty when it is the same
}

// In returns the name in a language: kk, ru, or the default for any other.
func (c Candidate) In(language string) string {
	if language == "kk" && c.KK != "" {
		return c.KK
	}
	if language == "ru" && c.RU != "" {
		return c.RU
	}
	return c.Name
}

// BallotSet states the candidates in the order of the ballot.
type BallotSet struct{ Candidates []Candidate }

// Fields lists candidates.
func (b *BallotSet) Fields(c *act.Codec) {
	act.List(c, "candidates", &b.Candidates, 256, func(c *act.Codec, v *Candidate) {
		c.Text("id", &v.ID, 40)
		c.Text("name", &v.Name, 200)
		c.Text("name_kk", &v.KK, 200)
		c.Text("name_ru", &v.RU, 200)
	})
}

// SetBallot refuses a second ballot and one without candidates.
func (s *State) SetBallot(b *BallotSet) *act.Refusal {
	if len(s.Ballot) > 0 {
		return act.Refuse("act.repeated", "kind", "a second ballot", "one")
	}
	if len(b.Candidates) == 0 {
		return act.Refuse("ballot.empty", "body.candidates", 0, "at least 1")
	}
	return nil
}

// ApplyBallotSet makes the ballot stand.
func (s *State) ApplyBallotSet(b *BallotSet) { s.Ballot = b.Candidates }

// IDs lists the candidates' labels in ballot order.
func (s *State) IDs() []string { return IDs(s.Ballot) }

// IDs lists the labels of candidates in their order.
func IDs(candidates []Candidate) []string {
	ids := make([]string, len(candidates))
	for i, c := range candidates {
		ids[i] = c.ID
	}
	return ids
}

// Place is a candidate's place on the ballot and in the alphabet, from 1 on.
type Place struct {
	Candidate
	Ballot, Alphabet int
}

// Order compares the ballot with the order of its names in the state language by
// an alphabet (Art. 37(1)): by family name, which stands last, then by the whole.
func Order(ballot []Candidate, alphabet collate.Alphabet) []Place {
	sorted := slices.Clone(ballot)
	slices.SortStableFunc(sorted, func(a, b Candidate) int {
		if c := alphabet.Compare(family(a.In("kk")), family(b.In("kk"))); c != 0 {
			return c
		}
		return alphabet.Compare(a.In("kk"), b.In("kk"))
	})
	var all []Place
	for i, c := range ballot {
		at := slices.IndexFunc(sorted, func(o Candidate) bool { return o.ID == c.ID })
		all = append(all, Place{c, i + 1, at + 1})
	}
	return all
}

// family is the last word of a name.
func family(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
