package rulebook

// Formula is a parsed control relation: sides with a comparison between each
// side and the next, all of which must hold.
type Formula struct {
	Sides       []Side
	Comparisons []Comparison
}

// Side is what stands between two comparisons: terms that are added up.
type Side []Term

// Comparison is the sign between two sides.
type Comparison string

// The comparisons, as they are written.
const (
	Equal          Comparison = "="
	AtMost         Comparison = "<="
	LessThan       Comparison = "<"
	AtLeast        Comparison = ">="
	GreaterThan    Comparison = ">"
	comparisonSign            = "=<>"
)

// holds takes the sign of left minus right.
func (c Comparison) holds(sign int) bool {
	switch c {
	case AtMost:
		return sign <= 0
	case LessThan:
		return sign < 0
	case AtLeast:
		return sign >= 0
	case GreaterThan:
		return sign > 0
	}
	return sign == 0
}

// Op says what a term reads.
type Op int

// A term is a whole number, a line or cell, the sum or count over a list, or an input.
const (
	OpNumber Op = iota + 1
	OpVar
	OpSum
	OpCount
	OpInput
)

// Term is one summand of a side. For OpNumber the ratio is the number itself.
type Term struct {
	Minus bool
	Ratio Fraction
	Op    Op
	Var   Var
	Where *Condition
	Input string
}

// Var names a line (V), one cell of a list (C[aliya]) or, with Each, the cell
// of the label at which a range stands (C[b]). Inside a sum or count without
// condition it is the list itself, without index.
type Var struct {
	Code  string
	Label string
	Each  bool
}

// Condition restricts a sum or count to labels for which it holds.
type Condition struct {
	Left       Var
	Comparison Comparison
	Right      Var
}

// The inputs that the program gives beside the sheet.
const (
	InputMembers    = "members"
	InputSigned     = "signed"
	InputCandidates = "candidates"
)

// Limits of one formula; a law that needs more needs a coded relation.
const (
	maxFormulaLength = 1000
	maxFormulaSides  = 8
	maxFormulaTerms  = 64
	maxFormulaNumber = 1_000_000_000
)
