package act

import "fmt"

// Refusal says why something has no standing: the rule broken, the field it
// concerns, what was found and what was allowed. It is data; the edge words it.
type Refusal struct {
	Rule  string `json:"rule"`
	Field string `json:"field"`
	Got   string `json:"got"`
	Limit string `json:"limit"`
	// Earlier is 1 + the index of the entry that already holds this very act,
	// 0 when there is none: the clerk then answers with the first receipt.
	Earlier int64 `json:"-"`
	// Beyond says that a chapter refused which level V4 of a verification checks.
	Beyond bool `json:"-"`
}

// Error makes a refusal usable as an error; pages use their own words.
func (r *Refusal) Error() string {
	return fmt.Sprintf("refused by %s: field %s, got %s, limit %s", r.Rule, r.Field, r.Got, r.Limit)
}

// Refuse makes a refusal from a rule, a field, what was got and the limit.
func Refuse(rule, field string, got, limit any) *Refusal {
	return &Refusal{Rule: rule, Field: field, Got: brief(fmt.Sprint(got)), Limit: fmt.Sprint(limit)}
}

// brief bounds what a refusal repeats of a stranger's bytes.
func brief(text string) string {
	const most = 120
	if len(text) <= most {
		return text
	}
	cut := most
	for cut > 0 && text[cut]&0xC0 == 0x80 {
		cut--
	}
	return text[:cut] + "…"
}

// Severity grades a finding.
type Severity string

// The severities of the relations table.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityInfo    Severity = "info"
)

// Finding is a permanent remark on one entry: the rule it does not meet, the
// article behind the rule, the field, what was found and what the rule allows.
type Finding struct {
	Rule     string   `json:"rule"`
	Article  string   `json:"article"`
	Field    string   `json:"field"`
	Got      string   `json:"got"`
	Limit    string   `json:"limit"`
	Severity Severity `json:"severity"`
}
