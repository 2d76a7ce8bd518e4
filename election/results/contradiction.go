package results

import (
	"fmt"
	"slices"
	"strings"

	"urna/election/act"
	"urna/election/rulebook"
)

// contradictions are what a new statement contradicts: itself (its own sum, its
// shares), an earlier statement of the same figure, or an earlier total that
// it falls below.
func (s *State) contradictions(d *Statement) []act.Finding {
	findings := s.ownSum(d)
	findings = append(findings, s.ownShares(d)...)
	for _, c := range d.Counts {
		if c.Precision != Exact {
			continue
		}
		if f, found := s.rivalCount(d, c); found {
			findings = append(findings, f)
		} else if f, found := s.fall(d, c); found {
			findings = append(findings, f)
		}
	}
	for _, p := range d.Shares {
		if f, found := s.rivalShare(d, p); found {
			findings = append(findings, f)
		}
	}
	return findings
}

// coded gives the finding of a coded relation of the rulebook; false where the
// rulebook does not know the relation.
func (s *State) coded(code, field string, b but) (act.Finding, bool) {
	r, known := s.rules.Relation(code)
	if !known || r.How != rulebook.RelationCoded {
		return act.Finding{}, false
	}
	return act.Finding{
		Rule: "relation." + code, Article: r.Article, Field: field, Got: b.got, Limit: b.limit, Severity: act.Severity(r.Severity),
	}, true
}

// ownSum finds a printed sum of valid votes that is not that of the printed
// votes of all candidates.
func (s *State) ownSum(d *Statement) []act.Finding {
	valid, votes := int64(-1), int64(0)
	var candidates int
	for _, c := range d.Counts {
		switch {
		case c.Precision != Exact:
		case c.Of == string(rulebook.RoleValid):
			valid = c.Count
		case slices.Contains(s.layout.Candidates(), c.Of):
			votes += c.Count
			candidates++
		}
	}
	if d.Election != "" || valid < 0 || candidates < len(s.layout.Candidates()) || votes == valid {
		return nil
	}
	return []act.Finding{{
		Rule: "declared.own-sum", Field: "valid", Got: number(valid), Limit: number(votes), Severity: act.SeverityWarning,
	}}
}

// ownShares finds (P10) that no total lets all printed counts have the shares
// printed beside them.
func (s *State) ownShares(d *Statement) []act.Finding {
	common, rows := d.common()
	if common.low <= common.high {
		return nil
	}
	f, known := s.coded("P10", "shares", but{strings.Join(rows, "; "), "one total for all"})
	if !known {
		return nil
	}
	return []act.Finding{f}
}

// CommonTotal is the range of totals of which all exact counts of a statement
// have the shares printed beside them; false where there is none, or no row has
// both.
func (d *Statement) CommonTotal() (low, high int64, exists bool) {
	common, rows := d.common()
	return common.low, common.high, len(rows) > 0 && common.low <= common.high
}

// common is the range of totals that fits all rows with a count and a share, and
// the range of each in words.
func (d *Statement) common() (common interval, rows []string) {
	common = interval{0, 1<<63 - 1}
	for _, p := range d.Shares {
		at := slices.IndexFunc(d.Counts, func(c Stated) bool { return c.Of == p.Of && c.Precision == Exact })
		if at < 0 || p.Precision != Exact || p.Of == turnout {
			continue
		}
		text, _ := readShare(p.Text)
		totals, bounded := text.totals(d.Counts[at].Count)
		if !bounded {
			continue
		}
		common.low, common.high = max(common.low, totals.low), min(common.high, totals.high)
		rows = append(rows, fmt.Sprintf("%s %d–%d", p.Of, totals.low, totals.high))
	}
	return common, rows
}

// rivalCount finds an exact count that declarations of one moment contradict
// and none supports: a new variant. The first that contradicts it is named.
func (s *State) rivalCount(d *Statement, c Stated) (act.Finding, bool) {
	var first *act.Finding
	for _, e := range s.earlier(d, sameTime) {
		for _, other := range e.Counts {
			if other.Of != c.Of || other.Precision != Exact {
				continue
			}
			if other.Count == c.Count {
				return act.Finding{}, false
			}
			if first == nil {
				first = rival(e, c.Of, but{number(c.Count), number(other.Count)})
			}
		}
	}
	return found(first)
}

// rivalShare finds a share that declarations of one moment contradict and none
// supports.
func (s *State) rivalShare(d *Statement, p Printed) (act.Finding, bool) {
	var first *act.Finding
	for _, e := range s.earlier(d, sameTime) {
		for _, other := range e.Shares {
			if other.Of != p.Of {
				continue
			}
			if other.values().meets(p.values()) {
				return act.Finding{}, false
			}
			if first == nil {
				first = rival(e, p.Of, but{p.words(), other.words()})
			}
		}
	}
	return found(first)
}

func found(f *act.Finding) (act.Finding, bool) {
	if f == nil {
		return act.Finding{}, false
	}
	return *f, true
}

// words is the share with its precision, as findings spell it.
func (p Printed) words() string {
	if p.Precision == Exact {
		return p.Text + " %"
	}
	return string(p.Precision) + " " + p.Text + " %"
}

func rival(e *Declaration, of string, b but) *act.Finding {
	return &act.Finding{
		Rule: "declared.rival", Field: of, Got: b.got, Limit: b.limit + " (entry " + number(e.Index) + ")", Severity: act.SeverityWarning,
	}
}

// fall finds (P9) a count below every one that was stated for an earlier
// moment, unless a protocol was corrected or annulled between. Where earlier
// statements contradict each other the lowest decides: no reading of them is
// preferred.
func (s *State) fall(d *Statement, c Stated) (act.Finding, bool) {
	var lowest *Declaration
	var least int64
	for _, e := range s.earlier(d, before) {
		for _, other := range e.Counts {
			if other.Of == c.Of && other.Precision == Exact && (lowest == nil || other.Count < least) {
				lowest, least = e, other.Count
			}
		}
	}
	if lowest == nil || c.Count >= least || s.revised > lowest.Index {
		return act.Finding{}, false
	}
	return s.coded("P9", c.Of, but{number(c.Count), number(least) + " (entry " + number(lowest.Index) + ")"})
}

// earlier lists the declarations in the ledger for the same unit and election
// that stand in a relation of time to a new one.
func (s *State) earlier(d *Statement, when func(earlier, d *Statement) bool) []*Declaration {
	var all []*Declaration
	for _, e := range s.Declarations() {
		if s.territory.Units[e.Unit].ID == d.Unit && e.Election == d.Election && when(&e.Statement, d) {
			all = append(all, e)
		}
	}
	return all
}

// sameTime says whether two statements speak of one moment: both of the final
// result, or of the same stage and day.
func sameTime(a, b *Statement) bool {
	return a.Stage == b.Stage && (a.Stage == StageFinal || a.AsOf != "" && b.AsOf != "" && compareDays(a.AsOf, b.AsOf) == 0)
}

// before says whether one statement speaks of an earlier moment than another.
func before(a, b *Statement) bool {
	if a.Stage == StagePreliminary && b.Stage == StageFinal {
		return true
	}
	return a.Stage != StageFinal && a.AsOf != "" && b.AsOf != "" && compareDays(a.AsOf, b.AsOf) < 0
}

// compareDays compares as far as both are known: 2005-12 and 2005-12-06 are the
// same.
func compareDays(a, b string) int {
	a, b = a[:min(len(a), 10)], b[:min(len(b), 10)]
	shared := min(len(a), len(b))
	return strings.Compare(a[:shared], b[:shared])
}

// isMoment says whether a text is empty, a year, a month, a day, or a minute
// with its offset from UTC: 2005-12-05T10:00+06:00.
func isMoment(text string) bool {
	const shape = "0000-00-00T00:00+00:00"
	if !slices.Contains([]int{0, 4, 7, 10, len(shape)}, len(text)) {
		return false
	}
	for i := range len(text) {
		switch want := shape[i]; {
		case want == '0' && (text[i] < '0' || text[i] > '9'):
			return false
		case want == '+' && text[i] != '+' && text[i] != '-':
			return false
		case want != '0' && want != '+' && text[i] != want:
			return false
		}
	}
	return true
}
