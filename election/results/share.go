package results

import (
	"strconv"
	"strings"
)

// shareUnit is how many units of a share make one percent: six decimals, and
// one bit more for the half of the last one.
const shareUnit = 2_000_000

// interval is a closed range of shares in units, or of totals.
type interval struct{ low, high int64 }

func (a interval) meets(b interval) bool { return a.low <= b.high && b.low <= a.high }

// shareText is a printed share taken apart: 91.01 is 9101 with 2 decimals.
type shareText struct {
	digits   int64
	decimals int
}

// readShare reads digits with a point and up to six more digits, below 1000.
func readShare(text string) (shareText, bool) {
	whole, fraction, pointed := strings.Cut(text, ".")
	if len(whole) == 0 || len(whole) > 3 || pointed && fraction == "" || len(fraction) > 6 ||
		strings.Trim(whole+fraction, "0123456789") != "" || len(whole) > 1 && whole[0] == '0' {
		return shareText{}, false
	}
	digits, err := strconv.ParseInt(whole+fraction, 10, 64)
	return shareText{digits, len(fraction)}, err == nil
}

// last is one step of the last printed decimal, in units.
func (t shareText) last() int64 {
	step := int64(shareUnit)
	for range t.decimals {
		step /= 10
	}
	return step
}

// values are the shares that a printed one can stand for: half a step to each
// side, both ends included, so that no way of rounding is ruled out.
func (p Printed) values() interval {
	const unbounded = 1000 * shareUnit
	text, _ := readShare(p.Text)
	at, half := text.digits*text.last(), text.last()/2
	switch p.Precision {
	case MoreThan:
		return interval{at, unbounded}
	case LessThan:
		return interval{0, at}
	case About:
		return interval{at - 2*half, at + 2*half}
	}
	return interval{at - half, at + half}
}

// ImpliedTotals are the totals of which a count is the printed share, lowest and
// highest; false where the share is 0 or no number.
func ImpliedTotals(count int64, printed string) (low, high int64, bounded bool) {
	text, readable := readShare(printed)
	if !readable {
		return 0, 0, false
	}
	of, bounded := text.totals(count)
	return of.low, of.high, bounded
}

// totals are the totals of which a count is a printed share: those with
// |100 × count/total − share| at most half a step of the last decimal. False
// where the share is 0, of which any total is large enough.
func (t shareText) totals(count int64) (interval, bool) {
	scale := int64(200)
	for range t.decimals {
		scale *= 10
	}
	if t.digits == 0 || count > (1<<62)/scale {
		return interval{}, false
	}
	parts := scale * count
	over, under := 2*t.digits+1, 2*t.digits-1
	return interval{(parts + over - 1) / over, parts / under}, true
}
