package rulebook_test

import (
	"errors"
	"strings"
	"testing"

	"urna/election/rulebook"
)

func TestFormulasBeyondTheGrammarAreRefusedAtTheirColumn(t *testing.T) {
	for _, c := range []struct {
		situation, text string
		column          int
	}{
		{"nothing", "", 1},
		{"no comparison", "V", 2},
		{"a comparison without right side", "V =", 4},
		{"a doubled sign", "V == I", 4},
		{"a sign torn apart", "V < = I", 5},
		{"an arrow the wrong way", "V =< I", 4},
		{"a sign before the first term", "-V = I", 1},
		{"a product of two lines", "V * I = R", 3},
		{"a number behind the line", "V * 2 = R", 3},
		{"a product of two numbers", "2 * 3 = V", 5},
		{"a fraction alone", "1/2 = V", 5},
		{"a denominator of zero", "1/0 * V = I", 3},
		{"a number with a leading zero", "V = 012", 5},
		{"a number above the limit", "V = 1000000001", 5},
		{"a number with a point", "1.5 * V = I", 2},
		{"an unknown word", "voters = V", 1},
		{"a word with a digit", "members2 = V", 8},
		{"a code in small letters within", "Vb = I", 2},
		{"an empty index", "C[] = V", 3},
		{"an index in capitals", "C[Aliya] = V", 3},
		{"an index of a digit", "C[1] = V", 3},
		{"an index left open", "C[aliya = V", 9},
		{"a sum without list", "sum() = V", 5},
		{"a sum of a sum", "sum(sum(C)) = V", 5},
		{"a sum of one cell", "sum(C[aliya]) = V", 5},
		{"a sum left open", "sum(C = V", 7},
		{"a condition of another word", "sum(C if C > V) = V", 7},
		{"a condition on a number", "sum(C where C[b] > 5) = V", 20},
		{"a chain in a condition", "sum(C where C[b] < V < R) = V", 22},
		{"brackets around terms", "2 * (V + I) = R", 5},
		{"a tabulator", "V\t= I", 2},
		{"a character 0 at the end", "V = I\x00 + R", 6},
		{"an index that begins with a digit", "C[1a] = V", 3},
		{"a letter of another alphabet", "V = І", 5},
		{"more sides than eight", "0 < 1 < 2 < 3 < 4 < 5 < 6 < 7 < 8", 31},
		{"more terms than sixty-four", "V = " + strings.Repeat("1 + ", 70) + "1", 257},
		{"a formula of a thousand and one characters", strings.Repeat(" ", 1001), 1},
	} {
		_, err := rulebook.ParseRelation(c.text)
		var syntax *rulebook.SyntaxError
		if !errors.As(err, &syntax) || syntax.Column != c.column {
			t.Errorf("%s, %q: error = %v, want one at column %d", c.situation, c.text, err, c.column)
		}
	}
}

func TestSpellingsOfOneFormulaGiveTheSameText(t *testing.T) {
	for text, want := range map[string]string{
		"R=I+K+S":                      "R = I + K + S",
		" 0<=T+N<=V ":                  "0 <= T + N <= V",
		"BB[*]<=AB[ b ]":               "BB[b] <= AB[b]",
		"sum( C[*] )=sum(C[b])":        "sum(C) = sum(C)",
		"N5=sum(BB where BB[*]>AB[*])": "N5 = sum(BB[b] where BB[b] > AB[b])",
		"2/4*V>=1*I-4/2*K":             "1/2 * V >= I - 2 * K",
		"0/7*V=0":                      "0 * V = 0",
		"C[pan-bol]<1000000000":        "C[pan-bol] < 1000000000",
	} {
		formula, err := rulebook.ParseRelation(text)
		if err != nil || formula.String() != want {
			t.Errorf("%q: %q, %v, want %q", text, formula, err, want)
		}
	}
}

func TestFormulasThatTheFormCannotAnswerAreRefused(t *testing.T) {
	layout := sunland(t)
	for text, want := range map[string]string{
		"V = Q":                           "formula reads Q: no such line",
		"V = sum(Q)":                      "formula reads Q: no such line",
		"V = sum(R)":                      "formula reads R as a list",
		"V = C":                           "formula reads C as a number: it is a list by candidate",
		"V[b1] = 1":                       "V is a plain line without labels",
		"V[b] = 1":                        "V is a plain line without labels",
		"C[dina] = 1":                     "formula reads C[dina]: no such candidate on the ballot",
		"V = sum(BB where BB > AB[b])":    "formula reads BB as a number",
		"V = count(BB where BB[b] > Q)":   "formula reads Q: no such line",
		"V = sum(C where C[b] > C[dina])": "formula reads C[dina]: no such candidate",
	} {
		formula, err := rulebook.ParseRelation(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if _, err = layout.Compile(formula); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error = %v, want one with %q", text, err, want)
		}
	}
}

func TestFormulasInWords(t *testing.T) {
	form := practiceBook(t).Form
	for _, c := range []struct{ lang, text, want string }{
		{"en", "I + K = R", "Ballots issued + Ballots unused and cancelled = Ballots received"},
		{"en", "BB[b] <= AB[b]", "Ballots in portable boxes (for each box) ≤ Requests to vote outside the station (for each box)"},
		{"en", "sum(C) + N - 2/3 * V >= 7", "Votes for candidates (in all) + Invalid ballots − 2/3 × Voters on the list ≥ 7"},
		{"en", "count(C where C[b] > C[aliya]) < candidates", "Votes for candidates (number of rows filled, where Votes for candidates (for each candidate) > Votes for candidates (aliya)) < candidates on the ballot"},
		{"ru", "I <= V", "Выданные бюллетени ≤ Избиратели в списке"},
		{"kk", "signed >= 1/2 * members", "қол қойған мүшелер ≥ 1/2 × комиссия мүшелері"},
		{"en", "Q = V", "Q = Voters on the list"},
	} {
		formula, err := rulebook.ParseRelation(c.text)
		if err != nil {
			t.Fatalf("%s: %v", c.text, err)
		}
		if got := form.Words(formula, c.lang); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}
