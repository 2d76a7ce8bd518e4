package rulebook

import (
	"fmt"
	"math/big"
)

// Check is a formula bound to the places of one layout.
type Check struct {
	formula Formula
	sides   []boundSide
	each    scope
	// scale clears the ratios: every coefficient is multiplied by it.
	scale *big.Int
	// narrow is false when a coefficient itself needs more than 64 bits.
	narrow bool
}

type boundSide struct {
	constant int64
	terms    []boundTerm
	big      []*big.Int
	bigConst *big.Int
}

type boundTerm struct {
	coefficient int64
	op          Op
	cell        boundVar
	input       string
	where       *boundCondition
	scope       scope
}

type boundCondition struct {
	left, right boundVar
	comparison  Comparison
}

// boundVar finds one cell: at a slot, at a slot for each candidate, or by code
// and label in the loose part of a sheet.
type boundVar struct {
	place
	label string
	each  bool
	width int
	// ballot names the candidates of a list by candidate.
	ballot []string
}

// scope is the set of labels over which a range goes: those of its lists.
type scope struct {
	lists      []place
	candidates []string
	byLabel    []int
}

// Compile binds a formula to the layout; it refuses a formula that reads a line
// or a candidate that the form and ballot lack, or a list as if it were a number.
func (l *Layout) Compile(f Formula) (*Check, error) {
	if err := l.form.CheckFormula(f); err != nil {
		return nil, err
	}
	c := &Check{formula: f, scale: f.scale(), narrow: true}
	for _, side := range f.Sides {
		bound, err := l.bindSide(c, side)
		if err != nil {
			return nil, err
		}
		c.sides = append(c.sides, bound)
	}
	return c, nil
}

// Formula gives the formula of which the check was made.
func (c *Check) Formula() Formula { return c.formula }

// scale is the least common multiple of the denominators.
func (f Formula) scale() *big.Int {
	scale := big.NewInt(1)
	for _, side := range f.Sides {
		for _, term := range side {
			den := big.NewInt(term.Ratio.Den)
			common := new(big.Int).GCD(nil, nil, scale, den)
			scale.Mul(scale, den.Quo(den, common))
		}
	}
	return scale
}

func (l *Layout) bindSide(c *Check, side Side) (boundSide, error) {
	bound := boundSide{bigConst: new(big.Int)}
	for _, term := range side {
		coefficient := new(big.Int).Quo(c.scale, big.NewInt(term.Ratio.Den))
		coefficient.Mul(coefficient, big.NewInt(term.Ratio.Num))
		if term.Minus {
			coefficient.Neg(coefficient)
		}
		if term.Op == OpNumber {
			bound.bigConst.Add(bound.bigConst, coefficient)
			continue
		}
		t, err := l.bindTerm(term)
		if err != nil {
			return boundSide{}, err
		}
		if term.Op == OpVar && term.Var.Each {
			c.each.add(l, t.cell.place)
		}
		t.coefficient = coefficient.Int64()
		c.narrow = c.narrow && coefficient.IsInt64()
		bound.terms = append(bound.terms, t)
		bound.big = append(bound.big, coefficient)
	}
	c.narrow = c.narrow && bound.bigConst.IsInt64()
	bound.constant = bound.bigConst.Int64()
	return bound, nil
}

func (l *Layout) bindTerm(term Term) (boundTerm, error) {
	t := boundTerm{op: term.Op, input: term.Input}
	if term.Op == OpInput {
		return t, nil
	}
	var err error
	if t.cell, err = l.bindVar(term.Var); err != nil || term.Where == nil {
		return t, err
	}
	where := &boundCondition{comparison: term.Where.Comparison}
	if where.left, err = l.bindVar(term.Where.Left); err != nil {
		return t, err
	}
	if where.right, err = l.bindVar(term.Where.Right); err != nil {
		return t, err
	}
	t.where = where
	for _, v := range []boundVar{t.cell, where.left, where.right} {
		if v.each {
			t.scope.add(l, v.place)
		}
	}
	return t, nil
}

func (l *Layout) bindVar(v Var) (boundVar, error) {
	p := l.places[v.Code]
	bound := boundVar{place: p, label: v.Label, each: v.Each, width: l.width(p.line), ballot: l.candidates}
	if v.Label != "" && !p.free() {
		index, onBallot := l.indexOf[v.Label]
		if !onBallot {
			return bound, fmt.Errorf("formula reads %s: no such candidate on the ballot", v)
		}
		bound.first += index
	}
	return bound, nil
}

func (s *scope) add(l *Layout, p place) {
	for _, list := range s.lists {
		if list.line.Code == p.line.Code {
			return
		}
	}
	s.lists = append(s.lists, p)
	if !p.free() {
		s.candidates, s.byLabel = l.candidates, l.byLabel
	}
}

// CheckFormula tells the first line that a formula reads and the form lacks, or
// reads as a list when it is none, or as a number when it is a list.
func (f Form) CheckFormula(formula Formula) error {
	for _, side := range formula.Sides {
		for _, term := range side {
			if err := f.checkTerm(term); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f Form) checkTerm(term Term) error {
	switch term.Op {
	case OpVar:
		return f.checkCell(term.Var)
	case OpSum, OpCount:
		line, known := f.Line(term.Var.Code)
		if !known {
			return fmt.Errorf("formula reads %s: no such line on the form", term.Var.Code)
		}
		if line.List == ListNone {
			return fmt.Errorf("formula reads %s as a list: it is a plain line", term.Var.Code)
		}
		if term.Where == nil {
			return nil
		}
		if err := f.checkCell(term.Where.Left); err != nil {
			return err
		}
		return f.checkCell(term.Where.Right)
	}
	return nil
}

func (f Form) checkCell(v Var) error {
	line, known := f.Line(v.Code)
	indexed := v.Each || v.Label != ""
	switch {
	case !known:
		return fmt.Errorf("formula reads %s: no such line on the form", v)
	case indexed && line.List == ListNone:
		return fmt.Errorf("formula reads %s: %s is a plain line without labels", v, v.Code)
	case !indexed && line.List != ListNone:
		return fmt.Errorf("formula reads %s as a number: it is a list by %s", v, line.List)
	}
	return nil
}
