package rulebook

import (
	"fmt"
	"strconv"
	"strings"
)

// SyntaxError tells where a formula leaves the grammar; columns count from one.
type SyntaxError struct {
	Column int
	Fault  string
}

// Error is the fault with its column.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("formula column %d: %s", e.Column, e.Fault)
}

// ParseRelation reads a formula by the grammar of spec/formulas.md. Ratios are
// reduced and the spellings of a range unified, so that equal relations give
// equal formulas.
func ParseRelation(text string) (Formula, error) {
	p := &parser{text: text}
	if len(text) > maxFormulaLength {
		return Formula{}, p.fault("formula is longer than %d bytes", maxFormulaLength)
	}
	f, err := p.relation()
	if err != nil {
		return Formula{}, err
	}
	return f, nil
}

type parser struct {
	text  string
	at    int
	terms int
}

func (p *parser) fault(format string, args ...any) error {
	return &SyntaxError{p.at + 1, fmt.Sprintf(format, args...)}
}

func (p *parser) relation() (Formula, error) {
	var f Formula
	for {
		side, err := p.side()
		if err != nil {
			return Formula{}, err
		}
		f.Sides = append(f.Sides, side)
		if p.ended() && len(f.Sides) > 1 {
			return f, nil
		}
		if len(f.Sides) == maxFormulaSides {
			return Formula{}, p.fault("more than %d sides", maxFormulaSides)
		}
		comparison, err := p.comparison()
		if err != nil {
			return Formula{}, err
		}
		f.Comparisons = append(f.Comparisons, comparison)
	}
}

// ended says whether nothing but spaces is left. A character 0 is not the end.
func (p *parser) ended() bool {
	p.peek()
	return p.at == len(p.text)
}

// peek skips spaces and gives the next character, 0 at the end.
func (p *parser) peek() byte {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

func (p *parser) take(sign byte) bool {
	if p.peek() != sign {
		return false
	}
	p.at++
	return true
}

func (p *parser) need(sign byte) error {
	if p.take(sign) {
		return nil
	}
	return p.fault("%q expected, %s found", sign, p.found())
}

func (p *parser) found() string {
	p.peek()
	for _, r := range p.text[p.at:] {
		return strconv.QuoteRune(r)
	}
	return "the end"
}

func (p *parser) comparison() (Comparison, error) {
	sign := p.peek()
	if sign == 0 || strings.IndexByte(comparisonSign, sign) < 0 {
		return "", p.fault("a comparison expected, %s found", p.found())
	}
	p.at++
	// The two characters of a sign stand together: `< =` is not `<=`.
	if sign != '=' && p.at < len(p.text) && p.text[p.at] == '=' {
		p.at++
		return Comparison(p.text[p.at-2 : p.at]), nil
	}
	return Comparison(sign), nil
}

func (p *parser) side() (Side, error) {
	var side Side
	minus := false
	for {
		p.peek()
		p.terms++
		if p.terms > maxFormulaTerms {
			return nil, p.fault("more than %d terms", maxFormulaTerms)
		}
		term, err := p.term()
		if err != nil {
			return nil, err
		}
		term.Minus = minus
		side = append(side, term)
		switch {
		case p.take('+'):
			minus = false
		case p.take('-'):
			minus = true
		default:
			return side, nil
		}
	}
}

func (p *parser) term() (Term, error) {
	if !isDigit(p.peek()) {
		return p.atom(Fraction{1, 1})
	}
	num, err := p.number()
	if err != nil {
		return Term{}, err
	}
	ratio := Fraction{num, 1}
	divided := p.take('/')
	if divided {
		p.peek()
		start := p.at
		if ratio.Den, err = p.number(); err != nil {
			return Term{}, err
		}
		if ratio.Den == 0 {
			p.at = start
			return Term{}, p.fault("denominator is zero")
		}
	}
	if p.take('*') {
		d := greatestDivisor(ratio.Num, ratio.Den)
		return p.atom(Fraction{ratio.Num / d, ratio.Den / d})
	}
	if divided {
		return Term{}, p.fault("'*' expected after a fraction, %s found", p.found())
	}
	return Term{Ratio: ratio, Op: OpNumber}, nil
}

func (p *parser) number() (int64, error) {
	p.peek()
	start := p.at
	digits := p.word(isDigit)
	n, err := strconv.ParseInt(digits, 10, 64)
	switch {
	case digits == "":
		return 0, p.fault("a number expected, %s found", p.found())
	case len(digits) > 1 && digits[0] == '0':
		p.at = start
		return 0, p.fault("number %s begins with 0", digits)
	case err != nil || n > maxFormulaNumber:
		p.at = start
		return 0, p.fault("number %s is above %d", digits, maxFormulaNumber)
	}
	return n, nil
}

// word takes the longest run of characters of one class; it skips no spaces.
func (p *parser) word(class func(byte) bool) string {
	start := p.at
	for p.at < len(p.text) && class(p.text[p.at]) {
		p.at++
	}
	return p.text[start:p.at]
}

func (p *parser) atom(ratio Fraction) (Term, error) {
	first := p.peek()
	if isUpper(first) {
		v, err := p.variable()
		return Term{Ratio: ratio, Op: OpVar, Var: v}, err
	}
	if !isLower(first) {
		return Term{}, p.fault("a line, sum, count, input or number expected, %s found", p.found())
	}
	start := p.at
	switch word := p.word(isLower); word {
	case "sum":
		return p.over(Term{Ratio: ratio, Op: OpSum})
	case "count":
		return p.over(Term{Ratio: ratio, Op: OpCount})
	case InputMembers, InputSigned, InputCandidates:
		return Term{Ratio: ratio, Op: OpInput, Input: word}, nil
	default:
		p.at = start
		return Term{}, p.fault("%q is not one of sum, count, members, signed, candidates", word)
	}
}

// over reads what follows the word sum or count.
func (p *parser) over(term Term) (Term, error) {
	if err := p.need('('); err != nil {
		return Term{}, err
	}
	p.peek()
	start := p.at
	v, err := p.variable()
	if err != nil {
		return Term{}, err
	}
	if v.Label != "" {
		p.at = start
		return Term{}, p.fault("%s is one cell, not a list", v)
	}
	v.Each = false
	term.Var = v
	if isLower(p.peek()) {
		where, err := p.condition()
		if err != nil {
			return Term{}, err
		}
		term.Where = &where
		term.Var.Each = true
	}
	return term, p.need(')')
}

func (p *parser) condition() (Condition, error) {
	start := p.at
	if word := p.word(isLower); word != "where" {
		p.at = start
		return Condition{}, p.fault("%q is not where", word)
	}
	left, err := p.variable()
	if err != nil {
		return Condition{}, err
	}
	comparison, err := p.comparison()
	if err != nil {
		return Condition{}, err
	}
	right, err := p.variable()
	return Condition{left, comparison, right}, err
}

func (p *parser) variable() (Var, error) {
	if !isUpper(p.peek()) {
		return Var{}, p.fault("a line code expected, %s found", p.found())
	}
	start := p.at
	v := Var{Code: p.word(func(c byte) bool { return isUpper(c) || isDigit(c) })}
	if len(v.Code) > maxNameLength {
		p.at = start
		return Var{}, p.fault("code is longer than %d characters", maxNameLength)
	}
	if !p.take('[') {
		return v, nil
	}
	if p.take('*') {
		v.Each = true
		return v, p.need(']')
	}
	p.peek()
	start = p.at
	switch label := p.word(func(c byte) bool { return isLower(c) || isDigit(c) || c == '-' }); {
	case label == "b":
		v.Each = true
	case isLabel(label):
		v.Label = label
	default:
		p.at = start
		return Var{}, p.fault("'*', b or a label expected, %s found", p.found())
	}
	return v, p.need(']')
}
