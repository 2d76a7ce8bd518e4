package campaign

import (
	"strconv"

	"urna/election/act"
	"urna/election/rulebook"
)

// Limit is one row of the law's table of money.
type Limit struct {
	ID, What, Multiple, Of, Wage, Value, From, To, Article, Mark string
}

// Disclosure is one row of the law's table of what polls say.
type Disclosure struct {
	ID, What, Kind, Article, Mark, Note string
}

// Law is the chapter's tables, and the ceilings in tenge; 0 where they say nothing.
type Law struct {
	Limits      []Limit
	Disclosures []Disclosure
	Ceilings    map[string]int64 // by the source of money: own, association, donations
	bans        map[string]string
	required    []string // fields of a poll
}

const (
	moneyTable = "finance.tsv"
	pollTable  = "disclosure.tsv"
	mustSay    = "required field"
)

// The sources of money that have a ceiling, by the ids of the law's table.
const (
	FromOwn         = "own"
	FromAssociation = "association"
	FromDonations   = "donations"
)

// ParseLaw reads the chapter's tables of a rulebook; without them the law says
// nothing. An error names table, row and column: a ceiling that is not its multiple
// of the wage, a required field that this program does not know.
func ParseLaw(tables map[string]*rulebook.Table) (Law, error) {
	law := Law{Ceilings: map[string]int64{}, bans: map[string]string{}}
	if t := tables[moneyTable]; t != nil {
		for _, r := range t.Rows {
			law.Limits = append(law.Limits, Limit{
				r.Cell("id"), r.Cell("what"), r.Cell("multiple"), r.Cell("of"), r.Cell("wage_tenge"), r.Cell("value_tenge"),
				r.Cell("from"), r.Cell("to"), r.Cell("article"), r.Cell("mark"),
			})
			law.bans[r.Cell("id")] = r.Cell("article")
		}
		for _, id := range []string{FromOwn, FromAssociation, FromDonations} {
			r, has := t.Find("id", id)
			if !has {
				continue
			}
			times, err1 := strconv.ParseInt(r.Cell("multiple"), 10, 32)
			wage, err2 := strconv.ParseInt(r.Cell("wage_tenge"), 10, 31)
			value, err3 := strconv.ParseInt(r.Cell("value_tenge"), 10, 64)
			if err1 != nil || err2 != nil || err3 != nil || value <= 0 || times*wage != value {
				return Law{}, r.Fault("value_tenge", "%q is not %q times %q", r.Cell("value_tenge"), r.Cell("multiple"), r.Cell("wage_tenge"))
			}
			law.Ceilings[id] = value
		}
	}
	if t := tables[pollTable]; t != nil {
		for _, r := range t.Rows {
			d := Disclosure{r.Cell("id"), r.Cell("field_or_rule"), r.Cell("kind"), r.Cell("article"), r.Cell("mark"), r.Cell("note")}
			law.Disclosures = append(law.Disclosures, d)
			if d.Kind != mustSay {
				continue
			}
			if said[d.ID] == nil {
				return Law{}, r.Fault("id", "%q is no field of a poll", d.ID)
			}
			law.required = append(law.required, d.ID)
		}
	}
	return law, nil
}

// said says whether a poll says what a field of the law's table asks.
var said = map[string]func(*PollPublished) bool{
	"body":    func(b *PollPublished) bool { return b.Body != "" },
	"client":  func(b *PollPublished) bool { return b.Client != "" && b.Payer != "" },
	"time":    func(b *PollPublished) bool { return b.Held != "" || b.From != "" },
	"method":  func(b *PollPublished) bool { return b.Method != "" },
	"wording": func(b *PollPublished) bool { return b.Question != "" },
	"sample":  func(b *PollPublished) bool { return b.Asked != "" || b.Respondents > 0 },
	"error":   func(b *PollPublished) bool { return b.Error != "" },
}

// Missing lists the fields that the law asks of a poll and this one does not give,
// in the order of the law's table.
func (l *Law) Missing(b *PollPublished) []string {
	var gaps []string
	for _, id := range l.required {
		if !said[id](b) {
			gaps = append(gaps, id)
		}
	}
	return gaps
}

// Required is how many fields the law asks of a poll.
func (l *Law) Required() int { return len(l.required) }

// ban finds that a donor may not give, with the article of the row that says so.
func (l *Law) ban(e *act.Entry, b *FundReceived, row string) {
	e.Findings = append(e.Findings, act.Finding{
		Rule: "finance.bans", Article: l.bans[row], Field: "donor", Got: string(b.On) + ": " + b.Candidate + ": " + b.Donor + " " + number(b.Amount), Limit: "0", Severity: act.SeverityError,
	})
}
