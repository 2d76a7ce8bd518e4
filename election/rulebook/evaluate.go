package rulebook

import "slices"

// Inputs are the numbers that a formula may read beside the sheet.
type Inputs struct {
	// Members sit in the commission, Signed of them signed the protocol,
	// Candidates stand on the ballot.
	Members, Signed, Candidates int64
}

// Verdict is what a relation says of a sheet.
type Verdict int

// A relation holds, fails, or is skipped because it reads a blank.
const (
	Holds Verdict = iota + 1
	Fails
	Skipped
)

// String is the verdict as the vectors spell it.
func (v Verdict) String() string {
	switch v {
	case Holds:
		return "holds"
	case Fails:
		return "fails"
	case Skipped:
		return "skipped"
	}
	return "unknown verdict"
}

// Result is the verdict of a relation, for one label if the relation ranges.
// Left and Right are the exact sides of the first comparison that fails, or of
// the last one if all hold. Lines names, sorted, the blanks which the form asks
// to be found and for which the relation is skipped; it is empty when only
// lines that may be absent were blank.
type Result struct {
	Verdict     Verdict
	Label       string
	Left, Right string
	Lines       []string
}

// Clear says whether Evaluate would find nothing to report: every result holds
// or is skipped quietly. It allocates nothing unless numbers leave 64 bits.
func (c *Check) Clear(s Sheet, inputs Inputs) bool {
	r := reader{sheet: s, inputs: inputs}
	if len(c.each.lists) == 0 {
		return c.clearHere(&r)
	}
	any := false
	for at, more := c.each.next(s, start); more; at, more = c.each.next(s, at) {
		any = true
		r.at = at
		if !c.clearHere(&r) {
			return false
		}
	}
	return any || !c.missesList()
}

func (c *Check) clearHere(r *reader) bool {
	r.found, r.quiet = false, false
	var sides [maxFormulaSides]int64
	narrow := c.values(r, &sides)
	switch {
	case r.found:
		return false
	case r.quiet:
		return true
	case !narrow:
		_, ok := c.wideVerdict(r)
		return ok
	}
	_, ok := c.verdict(&sides)
	return ok
}

// Evaluate gives the result of the relation, or one for each label, sorted by
// label, if it ranges. A range without any label gives no result, unless a list
// it goes over is one the form asks for.
func (c *Check) Evaluate(s Sheet, inputs Inputs) []Result {
	r := reader{sheet: s, inputs: inputs, naming: true}
	if len(c.each.lists) == 0 {
		return []Result{c.resultHere(&r)}
	}
	var results []Result
	for at, more := c.each.next(s, start); more; at, more = c.each.next(s, at) {
		r.at = at
		result := c.resultHere(&r)
		result.Label = at.label
		results = append(results, result)
	}
	if results == nil && c.missesList() {
		skipped := Result{Verdict: Skipped}
		for _, list := range c.each.lists {
			if list.asked() {
				skipped.Lines = append(skipped.Lines, list.line.Code)
			}
		}
		slices.Sort(skipped.Lines)
		return []Result{skipped}
	}
	return results
}

func (c *Check) resultHere(r *reader) Result {
	r.found, r.quiet, r.names = false, false, nil
	var sides [maxFormulaSides]int64
	narrow := c.values(r, &sides)
	if r.found || r.quiet {
		slices.Sort(r.names)
		return Result{Verdict: Skipped, Lines: slices.Compact(r.names)}
	}
	at, ok := 0, false
	if narrow {
		at, ok = c.verdict(&sides)
	} else {
		at, ok = c.wideVerdict(r)
	}
	result := Result{Verdict: Fails, Left: c.exact(r, at), Right: c.exact(r, at+1)}
	if ok {
		result.Verdict = Holds
	}
	return result
}

// asked says whether the list, empty on paper, is one the form asks for.
func (p place) asked() bool { return p.free() && p.line.Absent == AbsentFind }

// missesList says whether an empty range goes over a list that the form asks for.
func (c *Check) missesList() bool {
	for _, list := range c.each.lists {
		if list.asked() {
			return true
		}
	}
	return false
}

// verdict gives the first comparison that fails, or the last one and true.
func (c *Check) verdict(sides *[maxFormulaSides]int64) (int, bool) {
	for i, comparison := range c.formula.Comparisons {
		sign := 0
		switch {
		case sides[i] < sides[i+1]:
			sign = -1
		case sides[i] > sides[i+1]:
			sign = 1
		}
		if !comparison.holds(sign) {
			return i, false
		}
	}
	return len(c.formula.Comparisons) - 1, true
}

// values computes the scaled sides; false means that they need more than 64
// bits. All sides are read even then, since a blank anywhere skips the relation.
func (c *Check) values(r *reader, sides *[maxFormulaSides]int64) bool {
	narrow := c.narrow
	for i := range c.sides {
		total := c.sides[i].constant
		for j := range c.sides[i].terms {
			term := &c.sides[i].terms[j]
			product, fits := multiply(term.coefficient, r.term(term))
			sum, stays := add(total, product)
			narrow = narrow && fits && stays
			total = sum
		}
		sides[i] = total
	}
	return narrow
}
