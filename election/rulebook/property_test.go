package rulebook_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"urna/election/rulebook"
	"urna/jurisdiction/practice"
)

var comparisons = []rulebook.Comparison{"=", "<=", "<", ">=", ">"}

// smallForm has a line of every kind and absence.
func smallForm() rulebook.Form {
	line := func(code string, list rulebook.ListKind, absent rulebook.Absent) rulebook.Line {
		return rulebook.Line{Code: code, Type: rulebook.TypeNumber, List: list, Absent: absent, Required: absent == rulebook.AbsentFind}
	}
	form := rulebook.Form{
		line("V", "", rulebook.AbsentFind), line("S", "", rulebook.AbsentZero), line("L", "", rulebook.AbsentSkip),
		{Code: "T1", Type: rulebook.TypeTime, Absent: rulebook.AbsentFind},
		line("C", rulebook.ListCandidate, rulebook.AbsentFind), line("D", rulebook.ListCandidate, rulebook.AbsentZero),
		line("BB", rulebook.ListBox, rulebook.AbsentZero), line("AB", rulebook.ListBox, rulebook.AbsentFind), line("IM", rulebook.ListMember, rulebook.AbsentSkip),
	}
	form[4].AddsTo = rulebook.RoleValid
	form[0].AddsTo = rulebook.RoleRegistered
	form[1].AddsTo = rulebook.RoleInvalid
	return form
}

var smallBallot = []string{"y", "x", "z-1"}

func drawCount(t *rapid.T) int64 {
	return rapid.OneOf(rapid.Int64Range(0, 3), rapid.Int64Range(0, rulebook.MaxCount)).Draw(t, "count")
}

func drawMaps(t *rapid.T) (map[string]int64, map[string]map[string]int64) {
	lines, lists := map[string]int64{}, map[string]map[string]int64{}
	for _, line := range smallForm() {
		labels := []string{""}
		switch line.List {
		case rulebook.ListCandidate:
			labels = smallBallot
		case rulebook.ListBox, rulebook.ListMember:
			labels = []string{"x", "b1", "w"}
		}
		for _, label := range labels {
			if rapid.IntRange(0, 9).Draw(t, "blank") == 0 || (label == "w" && rapid.Bool().Draw(t, "no w")) {
				continue
			}
			if label == "" {
				lines[line.Code] = drawCount(t)
				continue
			}
			if lists[line.Code] == nil {
				lists[line.Code] = map[string]int64{}
			}
			lists[line.Code][label] = drawCount(t)
		}
	}
	return lines, lists
}

func drawVar(t *rapid.T) rulebook.Var {
	code := rapid.SampledFrom([]string{"V", "S", "L", "T1", "C", "D", "BB", "AB", "IM"}).Draw(t, "code")
	switch line, _ := smallForm().Line(code); line.List {
	case rulebook.ListNone:
		return rulebook.Var{Code: code}
	case rulebook.ListCandidate:
		if rapid.Bool().Draw(t, "one") {
			return rulebook.Var{Code: code, Label: rapid.SampledFrom(smallBallot).Draw(t, "candidate")}
		}
	default:
		if rapid.Bool().Draw(t, "one") {
			return rulebook.Var{Code: code, Label: rapid.SampledFrom([]string{"x", "b1", "q"}).Draw(t, "label")}
		}
	}
	return rulebook.Var{Code: code, Each: true}
}

func drawTerm(t *rapid.T, first bool) rulebook.Term {
	term := rulebook.Term{Ratio: rulebook.Fraction{Num: 1, Den: 1}, Minus: !first && rapid.Bool().Draw(t, "minus")}
	term.Op = rulebook.Op(rapid.IntRange(1, 5).Draw(t, "op"))
	number := rapid.OneOf(rapid.Int64Range(0, 4), rapid.Int64Range(0, 1_000_000_000))
	if rapid.Bool().Draw(t, "ratio") || term.Op == rulebook.OpNumber {
		term.Ratio.Num = number.Draw(t, "num")
	}
	if term.Op != rulebook.OpNumber && rapid.Bool().Draw(t, "divided") {
		den := number.Draw(t, "den") + 1
		den = min(den, 1_000_000_000)
		a, b := term.Ratio.Num, den
		for b != 0 {
			a, b = b, a%b
		}
		term.Ratio = rulebook.Fraction{Num: term.Ratio.Num / a, Den: den / a}
	}
	switch term.Op {
	case rulebook.OpVar:
		term.Var = drawVar(t)
	case rulebook.OpInput:
		term.Input = rapid.SampledFrom([]string{"members", "signed", "candidates"}).Draw(t, "input")
	case rulebook.OpSum, rulebook.OpCount:
		term.Var.Code = rapid.SampledFrom([]string{"C", "D", "BB", "AB", "IM"}).Draw(t, "list")
		if rapid.Bool().Draw(t, "where") {
			term.Var.Each = true
			term.Where = &rulebook.Condition{Left: drawVar(t), Comparison: rapid.SampledFrom(comparisons).Draw(t, "cmp"), Right: drawVar(t)}
		}
	}
	return term
}

func drawFormula(t *rapid.T) rulebook.Formula {
	var f rulebook.Formula
	for i := range rapid.IntRange(2, 4).Draw(t, "sides") {
		var side rulebook.Side
		for j := range rapid.IntRange(1, 4).Draw(t, "terms") {
			side = append(side, drawTerm(t, j == 0))
		}
		f.Sides = append(f.Sides, side)
		if i > 0 {
			f.Comparisons = append(f.Comparisons, rapid.SampledFrom(comparisons).Draw(t, "cmp"))
		}
	}
	return f
}

func TestParsingTheSpellingOfAFormulaGivesTheFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawFormula(t)
		got, err := rulebook.ParseRelation(want.String())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: parsed %+v, %v; want %+v", want, got, err, want)
		}
	})
}

func TestBoundedArithmeticAgreesWithUnboundedFractions(t *testing.T) {
	layout := mustLayout(t, smallForm(), smallBallot...)
	rapid.Check(t, func(t *rapid.T) {
		formula := drawFormula(t)
		lines, lists := drawMaps(t)
		inputs := rulebook.Inputs{Members: drawCount(t), Signed: drawCount(t), Candidates: 3}
		sheet, misfits := layout.Sheet(lines, lists)
		if len(misfits) != 0 {
			t.Fatalf("misfits %v", misfits)
		}
		check, err := layout.Compile(formula)
		if err != nil {
			t.Fatalf("%s: %v", formula, err)
		}
		o := &oracle{form: smallForm(), candidates: smallBallot, lines: lines, lists: lists, inputs: inputs}
		got, want := check.Evaluate(sheet, inputs), o.results(formula)
		if !slices.EqualFunc(got, want, sameResult) {
			t.Fatalf("%s on %v %v: got %+v, want %+v", formula, lines, lists, got, want)
		}
		clear := true
		for _, r := range want {
			clear = clear && r.Verdict != rulebook.Fails && len(r.Lines) == 0
		}
		if got := check.Clear(sheet, inputs); got != clear {
			t.Fatalf("%s on %v %v: Clear = %v, want %v", formula, lines, lists, got, clear)
		}
	})
}

func TestSheetGivesBackTheMapsItWasMadeOf(t *testing.T) {
	layout := mustLayout(t, smallForm(), smallBallot...)
	rapid.Check(t, func(t *rapid.T) {
		lines, lists := drawMaps(t)
		sheet, _ := layout.Sheet(lines, lists)
		gotLines, gotLists := layout.Maps(sheet)
		if !reflect.DeepEqual(gotLines, lines) || !reflect.DeepEqual(gotLists, lists) {
			t.Fatalf("got %v %v, want %v %v", gotLines, gotLists, lines, lists)
		}
	})
}

func TestDifferIsSymmetricAndEmptyOnlyForEqualSheets(t *testing.T) {
	layout := mustLayout(t, smallForm(), smallBallot...)
	rapid.Check(t, func(t *rapid.T) {
		a, _ := layout.Sheet(drawMaps(t))
		b, _ := layout.Sheet(drawMaps(t))
		ab, ba := layout.Differ(a, b), layout.Differ(b, a)
		if !slices.Equal(ab, ba) {
			t.Fatalf("differ(a, b) = %v, differ(b, a) = %v", ab, ba)
		}
		if a.Equal(b) != (len(ab) == 0) {
			t.Fatalf("equal = %v, differ = %v", a.Equal(b), ab)
		}
		if same := layout.Differ(a, a); len(same) != 0 {
			t.Fatalf("differ(a, a) = %v, want none", same)
		}
	})
}

func TestSubtractingASheetUndoesAddingIt(t *testing.T) {
	layout := mustLayout(t, smallForm(), smallBallot...)
	rapid.Check(t, func(t *rapid.T) {
		sum := layout.NewSum()
		other, _ := layout.Sheet(drawMaps(t))
		for range rapid.IntRange(0, 5).Draw(t, "others") {
			layout.Add(&sum, other)
		}
		want := sum.Clone()
		sheet, _ := layout.Sheet(drawMaps(t))
		layout.Add(&sum, sheet)
		layout.Subtract(&sum, sheet)
		if !reflect.DeepEqual(sum, want) {
			t.Fatalf("sum = %+v, want %+v", sum, want)
		}
	})
}

func TestOrderAndGroupingOfSheetsDoNotMatter(t *testing.T) {
	layout := mustLayout(t, smallForm(), smallBallot...)
	rapid.Check(t, func(t *rapid.T) {
		forward, backward, left, right := layout.NewSum(), layout.NewSum(), layout.NewSum(), layout.NewSum()
		var sheets []rulebook.Sheet
		for range rapid.IntRange(0, 6).Draw(t, "sheets") {
			s, _ := layout.Sheet(drawMaps(t))
			sheets = append(sheets, s)
		}
		for i, s := range sheets {
			layout.Add(&forward, s)
			layout.Add(&backward, sheets[len(sheets)-1-i])
			if i%2 == 0 {
				layout.Add(&left, s)
			} else {
				layout.Add(&right, s)
			}
		}
		left.Merge(right)
		if !reflect.DeepEqual(forward, backward) || !reflect.DeepEqual(forward, left) {
			t.Fatalf("forward %+v, backward %+v, grouped %+v", forward, backward, left)
		}
	})
}

func FuzzParseRelation(f *testing.F) {
	for _, text := range []string{
		"R = I + K + S", "0 <= T + N <= V", "N5 = sum(BB[b] where BB[b] > AB[b])", "1/2*C[*]<V", "count(C)=candidates",
		"V < = 1", "1/0 * V = 1", "V = 01", "sum(C[aliya]) = 1", "V", "",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		formula, err := rulebook.ParseRelation(text)
		if err != nil {
			return
		}
		again, err := rulebook.ParseRelation(formula.String())
		if err != nil || !reflect.DeepEqual(again, formula) {
			t.Errorf("%q spelled %q: parsed %+v, %v; want %+v", text, formula, again, err, formula)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(textOf(f, practice.Files))
	f.Add("@ form.tsv\ncode\n")
	f.Add("@ rules.tsv\nid\tarticle\ttext\tsource\tfrom\tto\thow\n")
	f.Fuzz(func(t *testing.T, text string) {
		book, err := rulebook.Parse(text)
		if (book == nil) != (err != nil) {
			t.Errorf("book %v and error %v", book, err)
		}
		if err == nil {
			if _, err := rulebook.NewLayout(book.Form, []string{"aliya"}); err != nil {
				t.Errorf("parsed, but no layout: %v", err)
			}
			for _, r := range book.Relations {
				_ = fmt.Sprint(r.Formula, book.Form.Words(r.Formula, "kk"))
			}
		}
	})
}
