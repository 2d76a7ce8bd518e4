package rulebook

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Election holds what is fixed for the whole election.
type Election struct {
	Title      Label
	PollingDay string
	// OffsetMinutes is local time of polling day less UTC.
	OffsetMinutes int64
	Outcome       Outcome
	// Rounds is how often double entry is tried before a third person types.
	Rounds int64
	// SealHours is how long a seal may stay unopened before it is listed.
	SealHours int64
	// ProtocolHours counts from 00:00 of polling day, local time, to the moment
	// after which a station's protocol is late; 0 means that no term is set.
	ProtocolHours int64
	// Drafts are the languages whose labels nobody has confirmed yet.
	Drafts []string
}

// ProtocolTerm is the moment after which a protocol is late, in seconds since
// 1970 UTC; false where the rulebook sets none.
func (e Election) ProtocolTerm() (int64, bool) {
	day, err := time.Parse(time.DateOnly, e.PollingDay)
	if err != nil || e.ProtocolHours == 0 {
		return 0, false
	}
	return day.Unix() - 60*e.OffsetMinutes + 3600*e.ProtocolHours, true
}

// Base is the total of which a candidate's share is taken.
type Base string

// The bases: votes for candidates, or these and the invalid ballots.
const (
	BaseValid Base = "valid"
	BaseVoted Base = "voted"
)

// Outcome is the rule that names the elected.
type Outcome struct {
	Base Base
	// Plurality: most votes win. Otherwise more than Majority of the base wins.
	Plurality bool
	// Open: the law decides by something else than a majority, as where seats
	// are allotted to lists; these sums elect nobody.
	Open     bool
	Majority Fraction
	// Runoff candidates go to a second round when nobody wins; 0 means none.
	Runoff int64
	// HasLead: at least LeadShare with at least LeadMargin before the next wins too.
	HasLead               bool
	LeadShare, LeadMargin Fraction
}

// The keys of election.tsv.
var electionKeys = []string{
	"title.en", "title.kk", "title.ru", "polling_day", "utc_offset",
	"outcome.base", "outcome.majority", "outcome.runoff", "entry.rounds", "entry.seal_hours",
}

// optionalKeys may be left out, each by itself.
var optionalKeys = []string{"protocol.hours", "labels.draft"}

var leadKeys = []string{"outcome.lead_share", "outcome.lead_margin"}

const (
	wordPlurality = "plurality"
	wordOpen      = "none"
)

func (b *Rulebook) readElection(t *table) error {
	values := map[string]*row{}
	rows, err := readKeyed(t, "key", func(r *row) (*row, string) {
		key := r.text("key")
		if all := slices.Concat(electionKeys, leadKeys, optionalKeys); !slices.Contains(all, key) {
			r.fault("key", "%q is not one of %s", key, strings.Join(all, ", "))
		}
		r.filled("value")
		values[key] = r
		return r, key
	})
	if err != nil {
		return err
	}
	for _, key := range electionKeys {
		if values[key] == nil {
			return fmt.Errorf("election.tsv: key %s is missing", key)
		}
	}
	if (values[leadKeys[0]] == nil) != (values[leadKeys[1]] == nil) {
		return fmt.Errorf("election.tsv: %s stand together or not at all", strings.Join(leadKeys, " and "))
	}
	b.Election = Election{
		Title: Label{
			EN: values["title.en"].text("value"),
			KK: values["title.kk"].text("value"),
			RU: values["title.ru"].text("value"),
		},
		PollingDay:    values["polling_day"].date("value"),
		OffsetMinutes: values["utc_offset"].number64("value", -14*60, 14*60),
		Outcome:       readOutcome(values),
		Rounds:        values["entry.rounds"].number64("value", 1, 10),
		SealHours:     values["entry.seal_hours"].number64("value", 1, 24*366),
	}
	if r := values["protocol.hours"]; r != nil {
		b.Election.ProtocolHours = r.number64("value", 24, 24*366)
	}
	if r := values["labels.draft"]; r != nil {
		b.Election.Drafts = r.names("value")
	}
	for _, r := range rows {
		if r.err != nil {
			return r.err
		}
	}
	return nil
}

func readOutcome(values map[string]*row) Outcome {
	o := Outcome{
		Base:   Base(values["outcome.base"].oneOf("value", string(BaseValid), string(BaseVoted))),
		Runoff: values["outcome.runoff"].number64("value", 0, MaxCandidates),
	}
	if o.Runoff == 1 {
		values["outcome.runoff"].fault("value", "a second round of one candidate is none")
	}
	switch r := values["outcome.majority"]; r.text("value") {
	case wordPlurality:
		o.Plurality = true
	case wordOpen:
		o.Open = true
	default:
		o.Majority = r.share("value")
	}
	if (o.Plurality || o.Open) && o.Runoff != 0 {
		values["outcome.runoff"].fault("value", "where most votes win, or no majority decides, there is no second round")
	}
	if values[leadKeys[0]] == nil {
		return o
	}
	o.HasLead = true
	o.LeadShare = values[leadKeys[0]].share("value")
	o.LeadMargin = values[leadKeys[1]].share("value")
	if o.Plurality || o.Open {
		values[leadKeys[0]].fault("value", "where most votes win, or no majority decides, no lead is asked")
	}
	return o
}

// share reads a fraction between 0 and 1, both excluded.
func (r *row) share(column string) Fraction {
	f, err := ParseFraction(r.text(column))
	switch {
	case err != nil:
		r.fault(column, "%v", err)
	case f.Num == 0 || f.Num >= f.Den:
		r.fault(column, "%s is not between 0 and 1", f)
	}
	return f
}
