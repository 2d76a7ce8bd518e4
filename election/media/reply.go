package media

import (
	"urna/election/act"
	"urna/election/calendar"
)

// RequestReply refuses a request by nobody, to nobody, or about nothing that has a
// date. Findings: a candidate who is not on the ballot.
func (s *State) RequestReply(e *act.Entry, f Facts, b *ReplyRequested) *act.Refusal {
	switch {
	case !isID(b.Candidate):
		return act.Refuse("media.id", "body.candidate", b.Candidate, "small letters, digits and hyphens")
	case b.Outlet == "":
		return blank("outlet")
	case b.Published == "":
		return noDay("published")
	}
	if f.stranger(b.Candidate) {
		e.Findings = append(e.Findings, act.Finding{Rule: "media.candidate", Field: "candidate", Got: string(b.Published) + ": " + b.Candidate, Limit: "a candidate on the ballot", Severity: act.SeverityError})
	}
	return nil
}

// ApplyRequested starts the clock of a denial.
func (s *State) ApplyRequested(e *act.Entry, b *ReplyRequested) {
	s.places.Set(e.Hash, s.requests.Len())
	s.requests.Append(Request{Index: e.Index, Act: e.Hash, Received: e.Received, ReplyRequested: *b})
}

// GiveReply refuses a denial that nobody asked for, or that was given already.
// Findings: aired after the hours that the law gives, shorter than what it denies.
// For print the law names the nearest issue, which is no hour.
func (s *State) GiveReply(e *act.Entry, f Facts, b *ReplyGiven) *act.Refusal {
	at, known := s.request(b.Request)
	if !known {
		return act.Refuse("act.dangling", "body.request", b.Request, "a request for a denial")
	}
	r := s.requests.Get(at)
	if r.GivenIndex > 0 {
		return act.Refuse("act.repeated", "body.request", b.Request, "one denial for a request")
	}
	if due, has := r.Due(f); has && f.local(b.Aired).After(due) {
		e.Findings = append(e.Findings, act.Finding{Rule: "media.reply", Field: "aired", Got: f.local(b.Aired).String(), Limit: due.String(), Severity: act.SeverityError})
	}
	if b.Length < r.Length {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "media.reply", Field: "length", Got: string(r.Published) + ": " + number(b.Length), Limit: number(r.Length), Severity: act.SeverityError,
		})
	}
	return nil
}

// Due is the local moment by which a denial is to be aired; false where the law
// sets none, as for print.
func (r *Request) Due(f Facts) (calendar.Moment, bool) {
	if f.Calendar == nil || r.Medium == Print {
		return calendar.Moment{}, false
	}
	term, has := f.Calendar.Deadline(replyTerm)
	if !has {
		return calendar.Moment{}, false
	}
	return f.Calendar.Due(term, f.local(r.Received))
}

func (f *Facts) local(at act.Time) calendar.Moment { return calendar.Local(int64(at), f.Offset) }

// ApplyGiven stops the clock.
func (s *State) ApplyGiven(e *act.Entry, b *ReplyGiven) {
	at, _ := s.request(b.Request)
	r := s.requests.Get(at)
	r.GivenIndex, r.Given = e.Index, *b
	s.requests.Set(at, r)
}

func (s *State) request(hash act.Hash) (int, bool) {
	at, known := s.places.Get(hash)
	return at, known && at < s.requests.Len() && s.requests.Get(at).Act == hash
}
