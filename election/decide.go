package election

import (
	"time"

	"urna/election/act"
	"urna/election/office"
)

// MaxFindings bounds the findings of one entry; what a hostile sheet breaks
// beyond that is named by a last one.
const MaxFindings = 100

// Decide says whether an opened act has standing at the end of the state, and
// with which findings. The entry it returns is what Apply folds.
func Decide(s *State, o *act.Opened, received act.Time) (*act.Entry, *act.Refusal) {
	k := find(o.Act.Kind)
	if k == nil {
		return nil, act.Refuse("act.kind", "kind", o.Act.Kind, "a kind of the procedure in force")
	}
	if index, known := s.acts.Get(o.Hash); known {
		refusal := act.Refuse("act.repeated", "act", o.Hash, "each act once")
		refusal.Earlier = index + 1
		return nil, refusal
	}
	e := &act.Entry{
		Index: s.Size, Received: received, Hash: o.Hash, Kind: o.Act.Kind, Office: o.Act.Office, Body: o.Act.Body,
	}
	if received < s.Received {
		return nil, act.Refuse("entry.received", "received", received, "not before "+s.Received.String())
	}
	if refusal := s.founded(o); refusal != nil {
		return nil, refusal
	}
	if refusal := s.restsOn(&o.Act.RestsOn); refusal != nil {
		return nil, refusal
	}
	if refusal := s.station(e); refusal != nil {
		return nil, refusal
	}
	if refusal := s.entitle(e, o); refusal != nil {
		return nil, refusal
	}
	if refusal := s.chains(e, o); refusal != nil {
		return nil, refusal
	}
	checked := len(e.Findings)
	if refusal := k.decide(s, e, o); refusal != nil {
		refusal.Beyond = k.beyond
		return nil, refusal
	}
	if k.beyond {
		s.bound(e)
		e.Beyond = len(e.Findings) - checked
	}
	if len(e.Findings) > MaxFindings {
		e.Beyond = max(0, e.Beyond-(len(e.Findings)-MaxFindings-1))
		e.Findings = append(e.Findings[:MaxFindings], act.Finding{
			Rule: "findings.more", Got: number(int64(len(e.Findings))), Limit: number(MaxFindings), Severity: act.SeverityInfo,
		})
	}
	s.cite(e.Findings)
	return e, nil
}

// founded holds the order of founding: genesis, then the rulebook in parts,
// then all else, each naming the genesis.
func (s *State) founded(o *act.Opened) *act.Refusal {
	first := o.Act.Kind == "office/genesis/1"
	switch {
	case s.Size == 0 && !first:
		return act.Refuse("procedure.genesis", "kind", o.Act.Kind, "office/genesis/1")
	case first && s.Size > 0:
		return act.Refuse("act.repeated", "kind", "a second genesis", "one")
	case o.Act.Genesis != s.Genesis():
		return act.Refuse("act.genesis", "act.genesis", o.Act.Genesis, s.Genesis())
	case first || s.Rulebook != nil || o.Act.Kind == "act/part/1" || o.Act.Kind == "rulebook/adopted/1":
		return nil
	}
	return act.Refuse("procedure.rulebook", "kind", o.Act.Kind, "act/part/1 until rulebook/adopted/1")
}

// restsOn refuses references to acts and rules that are not there.
func (s *State) restsOn(r *act.RestsOn) *act.Refusal {
	for _, hash := range r.Acts {
		if _, known := s.acts.Get(hash); !known {
			return act.Refuse("act.dangling", "act.rests_on.acts", hash, "an earlier act")
		}
	}
	for _, id := range r.Rules {
		known := false
		if s.Rulebook != nil {
			_, known = s.Rulebook.Rule(id)
		}
		if !known {
			return act.Refuse("act.dangling", "act.rests_on.rules", id, "a rule of the rulebook")
		}
	}
	return nil
}

// atStation is a body about one polling station.
type atStation interface{ AtStation() string }

// station refuses an act about a station that is not on the register, or that
// the acting office does not cover.
func (s *State) station(e *act.Entry) *act.Refusal {
	body, ok := e.Body.(atStation)
	if !ok {
		return nil
	}
	if !s.Results.Began() {
		return act.Refuse("procedure.ballot", "kind", e.Kind, "after candidacy/ballot-set/1")
	}
	index, known := s.Territory.Station(body.AtStation())
	if !known {
		return act.Refuse("act.dangling", "body.station", body.AtStation(), "a station on the register")
	}
	if !s.coversStation(e.Office, index) {
		return act.Refuse("act.unentitled", "act.office", e.Office, "an office over station "+body.AtStation())
	}
	return nil
}

// chains holds each signature to the row of its key: gaps and forks are
// findings, a checkpoint from the future is refused.
func (s *State) chains(e *act.Entry, o *act.Opened) *act.Refusal {
	for i := range o.Signatures {
		sig := &o.Signatures[i]
		if sig.Seen.Size > s.Size {
			return act.Refuse("signature.seen", "signatures[].seen.size", sig.Seen.Size, s.Size)
		}
		finding, refusal := s.Office.Chain(sig)
		if refusal != nil {
			return refusal
		}
		if finding != nil {
			e.Findings = append(e.Findings, *finding)
		}
	}
	return nil
}

// cite gives each finding the article of its rule, where the rulebook has one.
func (s *State) cite(findings []act.Finding) {
	for i := range findings {
		if findings[i].Article == "" {
			findings[i].Article = s.Article(findings[i].Rule)
		}
	}
}

// Apply folds a decided entry into the state.
func (s *State) Apply(e *act.Entry, o *act.Opened) {
	k := find(e.Kind)
	k.apply(s, e)
	for i := range o.Signatures {
		s.Office.ApplyChain(&o.Signatures[i])
	}
	if k.cited {
		s.acts.Set(e.Hash, e.Index)
	}
	if len(e.Findings) > 0 {
		s.remarks.Append(remarked{e.Index, e.Received, e.Findings, e.Beyond})
	}
	s.happen(e)
	s.Size, s.Received = e.Index+1, e.Received
	s.tally.Acts++
	s.tally.Signatures += int64(len(o.Signatures))
	s.tally.Findings += int64(len(e.Findings))
	s.tally.Beyond += int64(e.Beyond)
}

// Fold decides a leaf of the ledger again and applies it. A refusal makes the
// entry void: it keeps its index, is named, and changes nothing else.
func (s *State) Fold(o *act.Opened) (*act.Entry, *act.Refusal) {
	e, refusal := Decide(s, o, o.Received)
	if refusal != nil {
		s.Size++
		s.tally.Void++
		return nil, refusal
	}
	s.Apply(e, o)
	return e, nil
}

// Void leaves an entry out that could not even be read.
func (s *State) Void() {
	s.Size++
	s.tally.Void++
}

// Day is the day of a moment by the clock of the election, by which the law is in
// force or not; by UTC before there is a rulebook.
func (s *State) Day(at act.Time) string {
	var offset time.Duration
	if s.Rulebook != nil {
		offset = time.Duration(s.Rulebook.Election.OffsetMinutes) * time.Minute
	}
	return time.Unix(int64(at), 0).UTC().Add(offset).Format(time.DateOnly)
}

// root is the office of the genesis keys.
const root = office.Root
