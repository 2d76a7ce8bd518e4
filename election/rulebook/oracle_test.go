package rulebook_test

import (
	"maps"
	"math/big"
	"slices"

	"urna/election/rulebook"
)

// oracle evaluates a formula a second time, slowly, from the maps of a
// protocol and with unbounded fractions only.
type oracle struct {
	form       rulebook.Form
	candidates []string
	lines      map[string]int64
	lists      map[string]map[string]int64
	inputs     rulebook.Inputs
	found      []string
	quiet      bool
}

func (o *oracle) results(f rulebook.Formula) []rulebook.Result {
	var each []rulebook.Var
	for _, side := range f.Sides {
		for _, term := range side {
			if term.Op == rulebook.OpVar && term.Var.Each {
				each = append(each, term.Var)
			}
		}
	}
	if each == nil {
		return []rulebook.Result{o.result(f, "")}
	}
	var results []rulebook.Result
	for _, label := range o.labels(each) {
		results = append(results, o.result(f, label))
	}
	if results != nil {
		return results
	}
	var missing []string
	for _, v := range each {
		if line, _ := o.form.Line(v.Code); line.List != rulebook.ListCandidate && line.Absent == rulebook.AbsentFind {
			missing = append(missing, v.Code)
		}
	}
	if missing == nil {
		return nil
	}
	slices.Sort(missing)
	return []rulebook.Result{{Verdict: rulebook.Skipped, Lines: slices.Compact(missing)}}
}

func (o *oracle) labels(each []rulebook.Var) []string {
	union := map[string]bool{}
	for _, v := range each {
		line, _ := o.form.Line(v.Code)
		if line.List == rulebook.ListCandidate {
			for _, id := range o.candidates {
				union[id] = true
			}
		}
		for label := range o.lists[v.Code] {
			union[label] = true
		}
	}
	return slices.Sorted(maps.Keys(union))
}

func (o *oracle) result(f rulebook.Formula, label string) rulebook.Result {
	o.found, o.quiet = nil, false
	var sides []*big.Rat
	for _, side := range f.Sides {
		total := new(big.Rat)
		for _, term := range side {
			value := big.NewRat(term.Ratio.Num, term.Ratio.Den)
			if term.Op != rulebook.OpNumber {
				value.Mul(value, o.term(term, label))
			}
			if term.Minus {
				value.Neg(value)
			}
			total.Add(total, value)
		}
		sides = append(sides, total)
	}
	if o.found != nil || o.quiet {
		slices.Sort(o.found)
		return rulebook.Result{Verdict: rulebook.Skipped, Label: label, Lines: slices.Compact(o.found)}
	}
	r := rulebook.Result{Verdict: rulebook.Holds, Label: label}
	for i, c := range f.Comparisons {
		r.Left, r.Right = sides[i].RatString(), sides[i+1].RatString()
		if !compare(sides[i].Cmp(sides[i+1]), c) {
			r.Verdict = rulebook.Fails
			break
		}
	}
	return r
}

func compare(sign int, c rulebook.Comparison) bool {
	return slices.Contains(map[rulebook.Comparison][]int{
		"=": {0}, "<=": {-1, 0}, "<": {-1}, ">=": {0, 1}, ">": {1},
	}[c], sign)
}

func (o *oracle) blank(code, label string) {
	switch line, _ := o.form.Line(code); line.Absent {
	case rulebook.AbsentFind:
		if label != "" {
			code += "[" + label + "]"
		}
		o.found = append(o.found, code)
	case rulebook.AbsentSkip:
		o.quiet = true
	}
}

func (o *oracle) cell(v rulebook.Var, at string) *big.Rat {
	label := v.Label
	if v.Each {
		label = at
	}
	count, filled := o.lines[v.Code]
	if label != "" {
		count, filled = o.lists[v.Code][label]
	}
	if !filled {
		o.blank(v.Code, label)
	}
	return new(big.Rat).SetInt64(count)
}

func (o *oracle) term(term rulebook.Term, at string) *big.Rat {
	switch term.Op {
	case rulebook.OpInput:
		return new(big.Rat).SetInt64(map[string]int64{
			"members": o.inputs.Members, "signed": o.inputs.Signed, "candidates": o.inputs.Candidates,
		}[term.Input])
	case rulebook.OpVar:
		return o.cell(term.Var, at)
	}
	line, _ := o.form.Line(term.Var.Code)
	ballot := line.List == rulebook.ListCandidate
	if term.Op == rulebook.OpSum && !ballot && len(o.lists[term.Var.Code]) == 0 {
		o.blank(term.Var.Code, "")
		return new(big.Rat)
	}
	list := term.Var
	list.Each = true
	labels := o.labels([]rulebook.Var{list})
	if term.Where != nil {
		ranged := []rulebook.Var{list}
		for _, v := range []rulebook.Var{term.Where.Left, term.Where.Right} {
			if v.Each {
				ranged = append(ranged, v)
			}
		}
		labels = o.labels(ranged)
	}
	total := new(big.Rat)
	for _, label := range labels {
		if w := term.Where; w != nil && !compare(o.cell(w.Left, label).Cmp(o.cell(w.Right, label)), w.Comparison) {
			continue
		}
		if term.Op == rulebook.OpSum {
			total.Add(total, o.cell(list, label))
		} else if _, filled := o.lists[term.Var.Code][label]; filled {
			total.Add(total, big.NewRat(1, 1))
		}
	}
	return total
}
