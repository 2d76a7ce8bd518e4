package rulebook

import "strings"

// String is the canonical spelling of a formula; ParseRelation reads it back.
func (f Formula) String() string {
	var b strings.Builder
	for i, side := range f.Sides {
		if i > 0 {
			b.WriteString(" " + string(f.Comparisons[i-1]) + " ")
		}
		b.WriteString(side.String())
	}
	return b.String()
}

// String is the canonical spelling of a side.
func (s Side) String() string {
	var b strings.Builder
	for i, term := range s {
		switch {
		case term.Minus:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(term.String())
	}
	return b.String()
}

// String is the canonical spelling of a term, without its sign.
func (t Term) String() string {
	if t.Op == OpNumber {
		return t.Ratio.String()
	}
	if t.Ratio != (Fraction{1, 1}) {
		return t.Ratio.String() + " * " + t.atom()
	}
	return t.atom()
}

func (t Term) atom() string {
	switch t.Op {
	case OpSum:
		return "sum(" + t.over() + ")"
	case OpCount:
		return "count(" + t.over() + ")"
	case OpInput:
		return t.Input
	}
	return t.Var.String()
}

func (t Term) over() string {
	if t.Where == nil {
		return t.Var.String()
	}
	w := t.Where
	return t.Var.String() + " where " + w.Left.String() + " " + string(w.Comparison) + " " + w.Right.String()
}

// String is the spelling of a line or cell.
func (v Var) String() string {
	if v.Each {
		return fieldName(v.Code, "b")
	}
	return fieldName(v.Code, v.Label)
}
