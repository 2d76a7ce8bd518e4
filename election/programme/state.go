package programme

import (
	"slices"

	"urna/election/act"
	"urna/election/cow"
)

// State is the programmes and endorsements in the order of the ledger.
type State struct {
	filed    cow.Vector[FiledAt]
	endorsed cow.Vector[EndorsedAt]
}

// FiledAt is a programme and its entry.
type FiledAt struct {
	Index int64
	Filed
}

// EndorsedAt is an endorsement and its entry.
type EndorsedAt struct {
	Index int64
	Endorsed
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State { return State{s.filed.Photograph(), s.endorsed.Photograph()} }

// Programmes lists the programmes in the order of the ledger; of one candidate's
// the last counts.
func (s *State) Programmes() []FiledAt { return s.filed.List() }

// Endorsements lists the endorsements in the order of the ledger.
func (s *State) Endorsements() []EndorsedAt { return s.endorsed.List() }

// Topics lists the topics of all programmes, in the order in which they first occur.
func (s *State) Topics() []string {
	var all []string
	for _, p := range s.filed.List() {
		for _, t := range p.Topics {
			if !slices.Contains(all, t.Topic) {
				all = append(all, t.Topic)
			}
		}
	}
	return all
}

// On is what a candidate's last programme holds on a topic, and its entry; -1 where
// it holds nothing.
func (s *State) On(candidate, topic string) (string, int64) {
	list := s.filed.List()
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Candidate != candidate {
			continue
		}
		for _, t := range list[i].Topics {
			if t.Topic == topic {
				return t.Text, list[i].Index
			}
		}
		return "", -1
	}
	return "", -1
}

// Facts is what the chapter is told of the rest of the election.
type Facts struct {
	Named     func([]string) *act.Refusal // refuses sources that nobody has named
	Candidate func(id string) bool        // says whether somebody stands, or was declared
}

func (f Facts) candidate(id string) *act.Refusal {
	if !f.Candidate(id) {
		return act.Refuse("act.dangling", "body.candidate", id, "a candidate")
	}
	return nil
}

// File refuses a candidate that nobody knows, a programme without a text, and a
// topic named twice.
func (s *State) File(_ *act.Entry, f Facts, b *Filed) *act.Refusal {
	if refusal := f.candidate(b.Candidate); refusal != nil {
		return refusal
	}
	if b.Content == (act.Hash{}) {
		return act.Refuse("programme.blank", "body.content", b.Content, "the hash of a text")
	}
	seen := map[string]bool{}
	for _, t := range b.Topics {
		if seen[t.Topic] {
			return act.Refuse("act.repeated", "body.topics[].topic", t.Topic, "each topic once")
		}
		seen[t.Topic] = true
	}
	return f.Named(b.Sources)
}

// ApplyFiled adds the programme.
func (s *State) ApplyFiled(e *act.Entry, b *Filed) { s.filed.Append(FiledAt{e.Index, *b}) }

// Endorse refuses a candidate that nobody knows, and nobody's support.
func (s *State) Endorse(_ *act.Entry, f Facts, b *Endorsed) *act.Refusal {
	if refusal := f.candidate(b.Candidate); refusal != nil {
		return refusal
	}
	if b.By == "" {
		return act.Refuse("programme.blank", "body.by", b.By, "who supports the candidate")
	}
	return f.Named(b.Sources)
}

// ApplyEndorsed adds the endorsement.
func (s *State) ApplyEndorsed(e *act.Entry, b *Endorsed) {
	s.endorsed.Append(EndorsedAt{e.Index, *b})
}
