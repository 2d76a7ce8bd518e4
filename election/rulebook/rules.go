package rulebook

// Rule is one sentence of the law, in our words, with where it stands.
type Rule struct {
	ID, Article, Text, Source string
	Days                      Days
	How                       RuleHow
}

// RuleHow says what the program does with a rule.
type RuleHow string

// A rule is enforced by findings, computed, or only shown.
const (
	RuleEnforced RuleHow = "enforced"
	RuleComputed RuleHow = "computed"
	RuleShown    RuleHow = "shown"
)

// Rule finds a rule by its id.
func (b *Rulebook) Rule(id string) (Rule, bool) {
	for _, rule := range b.Rules {
		if rule.ID == id {
			return rule, true
		}
	}
	return Rule{}, false
}

func (b *Rulebook) readRules(t *table) (err error) {
	b.Rules, err = readKeyed(t, "id", func(r *row) (Rule, string) {
		rule := Rule{
			ID:      r.filled("id"),
			Article: r.text("article"),
			Text:    r.filled("text"),
			Source:  r.text("source"),
			Days:    r.days(),
			How:     RuleHow(r.oneOf("how", string(RuleEnforced), string(RuleComputed), string(RuleShown))),
		}
		if !isRuleID(rule.ID) {
			r.fault("id", "%q is not of a to z, 0 to 9, '.', '-' and '_', a letter first", rule.ID)
		}
		return rule, rule.ID
	})
	return err
}

func isRuleID(text string) bool {
	for i := range len(text) {
		c := text[i]
		if !isLower(c) && (i == 0 || !isDigit(c) && c != '.' && c != '-' && c != '_') {
			return false
		}
	}
	return text != "" && len(text) <= maxNameLength
}
