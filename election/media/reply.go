package media

import (
	"urna/election/act"
)

// RequestReply refuses a request by nobody, to nobody, or about nothing that has a
// date. Findings: a candidate who is not on the ballot.
func (s *State) RequestReply(e *act.Entry, b *ReplyRequested, f Facts) *act.Refusal {
	switch {
	case !isID(b.Candidate):
		return act.Refuse("media.id", "body.candidate", b.Candidate, "small letters, digits and hyphens")
	case b.Outlet == "":
		return blank("outlet")
	case !isDate(b.Published):
		return noDate("published", b.Published)
	}
	if f.stranger(b.Candidate) {
		e.Findings = append(e.Findings, act.Finding{Rule: "media.candidate", Field: "candidate", Got: b.Published + ": " + b.Candidate, Limit: "a candidate on the ballot", Severity: act.SeverityError})
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
func (s *State) GiveReply(e *act.Entry, b *ReplyGiven, f Facts) *act.Refusal {
	at, known := s.request(b.Request)
	if !known {
		return act.Refuse("act.dangling", "body.request", b.Request, "a request for a denial")
	}
	r := s.requests.Get(at)
	if r.GivenIndex > 0 {
		return act.Refuse("act.repeated", "body.request", b.Request, "one denial for a request")
	}
	if due, has := r.Due(f.Law); has && b.Aired > due {
		e.Findings = append(e.Findings, act.Finding{Rule: "media.reply", Field: "aired", Got: b.Aired.String(), Limit: due.String(), Severity: act.SeverityError})
	}
	if b.Length < r.Length {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "media.reply", Field: "length", Got: r.Published + ": " + number(b.Length), Limit: number(r.Length), Severity: act.SeverityError,
		})
	}
	return nil
}

// Due is the moment by which a denial is to be aired; false where the law sets no
// hours.
func (r *Request) Due(law Law) (act.Time, bool) {
	return r.Received + act.Time(law.ReplyHours*3600), law.ReplyHours > 0 && r.Medium != Print
}

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
