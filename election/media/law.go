package media

import (
	"slices"
	"strconv"
	"strings"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/rulebook"
)

// Entitlement is one row of the law's table of what candidates get in the media.
type Entitlement struct {
	ID, Text, Value, Unit, WhoPays, Order, Article string
}

// Law is the chapter's table, and what it gives each candidate; 0 where it says
// nothing.
type Law struct {
	Entitlements []Entitlement
	Television   int64 // seconds that the republic pays
	Radio        int64 // seconds that the republic pays
	Articles     int64 // that the republic pays
	Article      int64 // the most, in thousandths of a printed sheet
}

const lawTable = "entitlements.tsv"

// ParseLaw reads the chapter's table of a rulebook; without one the law says
// nothing. An error names table, row and column.
func ParseLaw(tables map[string]*rulebook.Table) (Law, error) {
	var law Law
	t := tables[lawTable]
	if t == nil {
		return law, nil
	}
	for _, r := range t.Rows {
		law.Entitlements = append(law.Entitlements, Entitlement{
			r.Cell("id"), r.Cell("text"), r.Cell("value"), r.Cell("unit"), r.Cell("who_pays"), r.Cell("order_rule"), r.Cell("article"),
		})
	}
	for _, amount := range []struct {
		id, unit string
		each     int64
		into     *int64
	}{
		{"tv", "minute", 60, &law.Television}, {"radio", "minute", 60, &law.Radio}, {"print", "article", 1, &law.Articles}, {"print.size", "sheet", 1000, &law.Article},
	} {
		r, has := t.Find("id", amount.id)
		if !has {
			continue
		}
		if r.Cell("unit") != amount.unit {
			return Law{}, r.Fault("unit", "%q is not %s", r.Cell("unit"), amount.unit)
		}
		n, ok := times(r.Cell("value"), amount.each)
		if !ok {
			return Law{}, r.Fault("value", "%q is not a whole number from 1 to 1000, nor a fraction of one that goes into %d", r.Cell("value"), amount.each)
		}
		*amount.into = n
	}
	return law, nil
}

// times multiplies a whole number, or a fraction as 1/10, without a remainder.
func times(text string, by int64) (int64, bool) {
	above, below, fraction := strings.Cut(text, "/")
	n, err := strconv.ParseInt(above, 10, 64)
	if err != nil || n < 1 || n > 1000 {
		return 0, false
	}
	d := int64(1)
	if fraction {
		if d, err = strconv.ParseInt(below, 10, 64); err != nil || d < 1 || d > 1000 {
			return 0, false
		}
	}
	return n * by / d, n*by%d == 0
}

// Facts is what this chapter is told of others, at the time an act is received.
type Facts struct {
	Candidates []string // on the ballot; nil while there is none
	PollingDay calendar.Day
	TermsBy    act.Date // last day on which terms may be published; empty while the call is not in the ledger
	Law        Law
	Calendar   *calendar.Calendar // nil where the law has none
	Offset     int64              // local time before UTC, minutes
}

// replyTerm is the deadline of a denial that is aired.
const replyTerm = "reply.right"

// stranger says whether somebody is not on the ballot, once there is one.
func (f *Facts) stranger(id string) bool {
	return f.Candidates != nil && !slices.Contains(f.Candidates, id)
}
