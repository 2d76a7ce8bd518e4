package media

import (
	"cmp"
	"slices"
	"time"
)

// Statement is an amount of airtime that an outlet states for an actor over a
// period, from a day on until the day before another: a day on which one period
// ends and the next begins belongs to the later one.
type Statement struct {
	Outlet, Actor string
	From, To      string // dates, 2017-04-10
	Amount        int64  // in the unit of whoever states it
}

// Misfit is a statement that cannot be fitted into the others, and why.
type Misfit struct {
	Statement Statement
	Why       Why
}

// Why says what keeps a statement out.
type Why string

// A statement overlaps another in part, says another sum than its parts, or
// leaves open which of several gaps its rest belongs to.
const (
	Overlaps Why = "overlaps"
	OtherSum Why = "other-sum"
	Gaps     Why = "gaps"
)

// Increments takes statements apart into ones whose periods do not overlap, for
// each outlet and actor: what repeats is dropped, of what grows from one first day
// only the growth stays, a sum of parts that are there is checked and dropped.
// A total that shrinks gives a negative
// increment, as files of regulators have them, too: it takes back what was stated.
// Short periods go first. Both lists are ordered by outlet, actor and period.
func Increments(statements []Statement) (apart []Statement, misfits []Misfit) {
	sorted := slices.Clone(statements)
	slices.SortStableFunc(sorted, func(a, b Statement) int {
		return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.Actor, b.Actor))
	})
	for len(sorted) > 0 {
		first, n := sorted[0], 1
		for n < len(sorted) && sorted[n].Outlet == first.Outlet && sorted[n].Actor == first.Actor {
			n++
		}
		parts, odd := increments(sorted[:n])
		apart, misfits, sorted = append(apart, parts...), append(misfits, odd...), sorted[n:]
	}
	return apart, misfits
}

func increments(of []Statement) (parts []Statement, misfits []Misfit) {
	slices.SortStableFunc(of, func(a, b Statement) int {
		return cmp.Or(cmp.Compare(days(a), days(b)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	for _, s := range of {
		part, why := rest(s, parts)
		switch {
		case why != "":
			misfits = append(misfits, Misfit{s, why})
		case part.From < part.To:
			parts = append(parts, part)
			slices.SortFunc(parts, func(a, b Statement) int { return cmp.Compare(a.From, b.From) })
		}
	}
	return parts, misfits
}

// rest is what a statement says beyond the parts of it that are known; a period
// without days where it says no more.
func rest(s Statement, parts []Statement) (Statement, Why) {
	var gaps []Statement
	left, at := s, s.From
	for _, p := range parts {
		if p.To <= s.From || p.From >= s.To {
			continue
		}
		if p.From < s.From || p.To > s.To {
			return left, Overlaps
		}
		left.Amount -= p.Amount
		if at < p.From {
			gaps = append(gaps, Statement{From: at, To: p.From})
		}
		at = p.To
	}
	if at < s.To {
		gaps = append(gaps, Statement{From: at, To: s.To})
	}
	switch {
	case len(gaps) > 1 && left.Amount != 0:
		return left, Gaps
	case len(gaps) == 0 && left.Amount != 0:
		return left, OtherSum
	case len(gaps) != 1:
		left.To = left.From
		return left, ""
	}
	left.From, left.To = gaps[0].From, gaps[0].To
	return left, ""
}

// days is how long the period of a statement is; dates that are none count as
// one moment.
func days(s Statement) int64 {
	from, err1 := time.Parse(time.DateOnly, s.From)
	to, err2 := time.Parse(time.DateOnly, s.To)
	if err1 != nil || err2 != nil {
		return 0
	}
	return (to.Unix() - from.Unix()) / (24 * 60 * 60)
}
