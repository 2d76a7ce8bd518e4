package election

import (
	"urna/election/act"
	"urna/election/media"
)

func ofMedia(s *State) *media.State { return &s.Media }

func factsForMedia(s *State, e *act.Entry) media.Facts { return s.MediaFacts(e.Received) }

// termsDeadline is the calendar's term for outlets to publish their prices.
const termsDeadline = "media.terms"

// MediaFacts is what the media chapter is told at a moment: who is on the ballot,
// what the law gives, and its dates as they follow from the entries so far.
func (s *State) MediaFacts(at act.Time) media.Facts {
	day := s.Day(at)
	f := media.Facts{PollingDay: s.PollingDay(day), Law: s.MediaLaw, Calendar: s.Terms, Offset: s.Rulebook.Election.OffsetMinutes}
	if due, known := s.Dates(day).Due[termsDeadline]; known {
		f.TermsBy = act.Date(due.Day.String())
	}
	if len(s.Candidacy.Ballot) > 0 {
		f.Candidates = s.Candidacy.IDs()
	}
	return f
}
