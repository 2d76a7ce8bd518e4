package rulebook

import "fmt"

// Relation is one control relation: what numbers of a protocol, or of a sum of
// protocols, must have to do with one another.
type Relation struct {
	Code     string
	Level    Level
	How      RelationHow
	Severity Severity
	Article  string
	Title    Label
	// Formula is empty unless How is RelationFormula.
	Formula Formula
}

// RelationHow says by what a relation is checked.
type RelationHow string

// A relation is a formula, a check in code known by the relation's code, or
// only shown because no protocol can tell it.
const (
	RelationFormula RelationHow = "formula"
	RelationCoded   RelationHow = "coded"
	RelationShown   RelationHow = "shown"
)

// Severity says how grave a relation that fails is.
type Severity string

// The severities.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityInfo    Severity = "info"
)

// Relation finds a relation by its code.
func (b *Rulebook) Relation(code string) (Relation, bool) {
	for _, relation := range b.Relations {
		if relation.Code == code {
			return relation, true
		}
	}
	return Relation{}, false
}

func (b *Rulebook) readRelations(t *table) (err error) {
	b.Relations, err = readKeyed(t, "code", func(r *row) (Relation, string) {
		relation := Relation{
			Code:     r.text("code"),
			Level:    Level(r.oneOf("level", string(LevelStation), string(LevelUnit), string(LevelNation))),
			How:      RelationHow(r.oneOf("how", string(RelationFormula), string(RelationCoded), string(RelationShown))),
			Severity: Severity(r.oneOf("severity", string(SeverityError), string(SeverityWarning), string(SeverityInfo))),
			Article:  r.text("article"),
			Title:    r.label("title"),
		}
		if !isRelationCode(relation.Code) {
			r.fault("code", "%q is not a capital letter with letters and digits", relation.Code)
		}
		b.readFormula(r, &relation)
		return relation, relation.Code
	})
	return err
}

func (b *Rulebook) readFormula(r *row, relation *Relation) {
	text := r.text("formula")
	if relation.How != RelationFormula {
		if text != "" {
			r.fault("formula", "a relation that is %s has none", relation.How)
		}
		return
	}
	formula, err := ParseRelation(text)
	if err == nil {
		err = b.Form.CheckFormula(formula)
	}
	if err == nil && relation.Level != LevelStation {
		err = b.Form.checkSummed(formula)
	}
	if err != nil {
		r.fault("formula", "%v", err)
	}
	relation.Formula = formula
}

// checkSummed refuses what a sum of protocols does not have: times, the labels
// of single stations, and who signed.
func (f Form) checkSummed(formula Formula) error {
	for _, side := range formula.Sides {
		for _, term := range side {
			if term.Op == OpInput && term.Input != InputCandidates {
				return fmt.Errorf("%s is known for a station only", term.Input)
			}
			vars := []Var{term.Var}
			if term.Where != nil {
				vars = append(vars, term.Where.Left, term.Where.Right)
			}
			for _, v := range vars {
				line, _ := f.Line(v.Code)
				free := line.List == ListBox || line.List == ListMember
				switch {
				case line.Type == TypeTime:
					return fmt.Errorf("%s is a time, which is not summed", v.Code)
				case free && (term.Op != OpSum || term.Where != nil):
					return fmt.Errorf("%s has other labels at each station; only sum(%s) is known", v.Code, v.Code)
				}
			}
		}
	}
	return nil
}

func isRelationCode(text string) bool {
	for i := range len(text) {
		c := text[i]
		if !isUpper(c) && (i == 0 || !isLower(c) && !isDigit(c)) {
			return false
		}
	}
	return text != "" && len(text) <= maxNameLength
}
