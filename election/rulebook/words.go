package rulebook

import "strings"

// Words spells a formula with the labels of the form in the language en, kk or
// ru, for pages: "Ballots issued + Ballots unused = Ballots received".
func (f Form) Words(formula Formula, lang string) string {
	w := wording{f, phrasesOf(lang), lang}
	var b strings.Builder
	for i, side := range formula.Sides {
		if i > 0 {
			b.WriteString(" " + sign(formula.Comparisons[i-1]) + " ")
		}
		for j, term := range side {
			switch {
			case term.Minus:
				b.WriteString(" − ")
			case j > 0:
				b.WriteString(" + ")
			}
			b.WriteString(w.term(term))
		}
	}
	return b.String()
}

type wording struct {
	form Form
	phrases
	lang string
}

// phrases are the words of one language that no form label gives.
type phrases struct {
	sum, count, where                           string
	eachBox, eachMember, eachCandidate, eachRow string
	members, signed, candidates                 string
}

func phrasesOf(lang string) phrases {
	switch lang {
	case "kk":
		return phrases{
			sum: "барлығы", count: "толтырылған жолдар саны", where: "мына шартпен:",
			eachBox: "әр жәшік бойынша", eachMember: "комиссияның әр мүшесі бойынша",
			eachCandidate: "әр кандидат бойынша", eachRow: "әр жол бойынша",
			members: "комиссия мүшелері", signed: "қол қойған мүшелер", candidates: "бюллетеньдегі кандидаттар",
		}
	case "ru":
		return phrases{
			sum: "всего", count: "число заполненных строк", where: "при условии:",
			eachBox: "по каждому ящику", eachMember: "по каждому члену комиссии",
			eachCandidate: "по каждому кандидату", eachRow: "по каждой строке",
			members: "члены комиссии", signed: "подписавшие члены комиссии", candidates: "кандидаты в бюллетене",
		}
	}
	return phrases{
		sum: "in all", count: "number of rows filled", where: "where",
		eachBox: "for each box", eachMember: "for each member",
		eachCandidate: "for each candidate", eachRow: "for each row",
		members: "members of the commission", signed: "members who signed", candidates: "candidates on the ballot",
	}
}

func sign(c Comparison) string {
	switch c {
	case AtMost:
		return "≤"
	case AtLeast:
		return "≥"
	}
	return string(c)
}

func (w wording) term(t Term) string {
	if t.Op == OpNumber {
		return t.Ratio.String()
	}
	words := w.atom(t)
	if t.Ratio != (Fraction{1, 1}) {
		words = t.Ratio.String() + " × " + words
	}
	return words
}

func (w wording) atom(t Term) string {
	switch {
	case t.Op == OpVar:
		return w.cell(t.Var)
	case t.Input == InputMembers:
		return w.members
	case t.Input == InputSigned:
		return w.signed
	case t.Input == InputCandidates:
		return w.candidates
	}
	over := w.sum
	if t.Op == OpCount {
		over = w.count
	}
	words := w.line(t.Var.Code) + " (" + over
	if t.Where != nil {
		words += ", " + w.where + " " + w.cell(t.Where.Left) + " " + sign(t.Where.Comparison) + " " + w.cell(t.Where.Right)
	}
	return words + ")"
}

func (w wording) line(code string) string {
	line, known := w.form.Line(code)
	if !known {
		return code
	}
	return line.Label.In(w.lang)
}

func (w wording) cell(v Var) string {
	words := w.line(v.Code)
	switch {
	case v.Label != "":
		return words + " (" + v.Label + ")"
	case !v.Each:
		return words
	}
	line, _ := w.form.Line(v.Code)
	switch line.List {
	case ListBox:
		return words + " (" + w.eachBox + ")"
	case ListMember:
		return words + " (" + w.eachMember + ")"
	case ListCandidate:
		return words + " (" + w.eachCandidate + ")"
	}
	return words + " (" + w.eachRow + ")"
}
