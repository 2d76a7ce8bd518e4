package election

import (
	"urna/election/act"
	"urna/election/media"
)

// inMedia lets the media chapter decide with what it is told of the others.
func inMedia[P act.Body](decide func(*media.State, *act.Entry, P, media.Facts) *act.Refusal) func(*State, *act.Entry, *act.Opened, P) *act.Refusal {
	return func(s *State, e *act.Entry, _ *act.Opened, b P) *act.Refusal {
		return decide(&s.Media, e, b, s.MediaFacts(e.Received))
	}
}

func toMedia[P act.Body](apply func(*media.State, *act.Entry, P)) func(*State, *act.Entry, P) {
	return func(s *State, e *act.Entry, b P) { apply(&s.Media, e, b) }
}

// termsDeadline is the calendar's term for outlets to publish their prices.
const termsDeadline = "media.terms"

// MediaFacts is what the media chapter is told at a moment: who is on the ballot,
// what the law gives, and its dates as they follow from the entries so far.
func (s *State) MediaFacts(at act.Time) media.Facts {
	day := s.day(at)
	f := media.Facts{PollingDay: s.PollingDay(day), Law: s.MediaLaw, Calendar: s.Terms, Offset: s.Rulebook.Election.OffsetMinutes}
	if due, known := s.Dates(day).Due[termsDeadline]; known {
		f.TermsBy = act.Date(due.Day.String())
	}
	if len(s.Candidacy.Ballot) > 0 {
		f.Candidates = s.Candidacy.IDs()
	}
	return f
}
