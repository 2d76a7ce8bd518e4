package lot

import (
	"slices"
	"strconv"

	"urna/election/act"
)

// Thrown refuses throws that are no digits 1 to 6, of somebody who takes no part,
// or not in the ascending order of their candidates.
func Thrown(throws []Throw, parties []string) *act.Refusal {
	last := ""
	for _, t := range throws {
		if t.Pips == "" || slices.ContainsFunc([]byte(t.Pips), func(c byte) bool { return c < '1' || c > '6' }) {
			return act.Refuse("lot.pips", "body.throws[].pips", t.Pips, "digits 1 to 6")
		}
		if !slices.Contains(parties, t.Candidate) {
			return act.Refuse("act.dangling", "body.throws[].candidate", t.Candidate, "a candidate who takes part in the lot")
		}
		if t.Candidate <= last {
			return act.Refuse("form.order", "body.throws[].candidate", t.Candidate+" after "+last, "ascending, once each")
		}
		last = t.Candidate
	}
	return nil
}

// Difference is where an announced order is not the drawn one: what stands there,
// and what should.
type Difference struct{ Got, Limit string }

// Announced lists the first place in which an announced order is not the drawn
// one, and that it has places beyond it. An order that was not announced differs
// in nothing.
func Announced(announced, drawn []string) []Difference {
	var all []Difference
	for i, id := range drawn {
		if len(announced) > 0 && (i >= len(announced) || announced[i] != id) {
			who := "nobody"
			if i < len(announced) {
				who = announced[i]
			}
			all = append(all, Difference{who + " in place " + strconv.Itoa(i+1), id})
			break
		}
	}
	if len(announced) > len(drawn) {
		all = append(all, Difference{strconv.Itoa(len(announced)) + " places", strconv.Itoa(len(drawn))})
	}
	return all
}
