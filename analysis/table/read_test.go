package table

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// shown writes rows as label|count|percentage, with – for what is not printed.
func shown(t Table) string {
	var rows []string
	for _, row := range t.Rows {
		count, percent := "–", "–"
		if row.Count != nil {
			count = fmt.Sprint(*row.Count)
		}
		if row.Percent != nil {
			percent = row.Percent.String()
		}
		rows = append(rows, row.Label+"|"+count+"|"+percent)
	}
	if t.Total != nil {
		rows = append(rows, fmt.Sprint("total ", *t.Total))
	}
	return strings.Join(rows, " ")
}

func TestTablesAreReadAsTheyArePrinted(t *testing.T) {
	for name, c := range map[string]struct{ text, total, want string }{
		"comma":                     {"A,6110694,91.01\nB,445047,6.64\n", "", "A|6110694|91.01 B|445047|6.64"},
		"semicolon, decimal comma":  {"A;6110694;91,01\n", "", "A|6110694|91.01"},
		"tab":                       {"A\t1\t2\nB\t\t5\n", "", "A|1|2 B|–|5"},
		"byte order mark and CRLF":  {"\ufeffA;1;2\r\n\r\nB;3;4\r\n", "", "A|1|2 B|3|4"},
		"heading":                   {"label,count,percent\nA,1,2\n", "", "A|1|2"},
		"heading in another order":  {"Percent;Candidate;Votes\n2;A;1\n", "", "A|1|2"},
		"heading in Kazakh":         {"Үміткер;Дауыс;Пайыз\nА;1;2\n", "", "А|1|2"},
		"heading in Russian":        {"Кандидат;Голоса;%\nА;1;2\n", "", "А|1|2"},
		"percent signs":             {"A;1;2%\nB;1;2,5 %\nC;1;3\u00a0%\n", "", "A|1|2 B|1|2.5 C|1|3"},
		"spaces in counts":          {"A;6 110 694;1\nB;1\u00a0000;1\nC;12\u202f345;1\n", "", "A|6110694|1 B|1000|1 C|12345|1"},
		"apostrophes in counts":     {"A;6'110'694;1\nB;6’110;1\n", "", "A|6110694|1 B|6110|1"},
		"commas in quoted counts":   {"A,\"6,110,694\",91.01\n", "", "A|6110694|91.01"},
		"commas behind semicolons":  {"A; 6,110,694; 91.01\n", "", "A|6110694|91.01"},
		"blank numbers":             {"A;1;2\nB;;3\nC;4;\nD;5\n", "", "A|1|2 B|–|3 C|4|– D|5|–"},
		"cells left over":           {"A;1;2;;\n", "", "A|1|2"},
		"semicolon within quotes":   {"\"A; B\",1,2\n", "", "A; B|1|2"},
		"decimals as printed":       {"A;1;0.30\nB;0;0\n", "", "A|1|0.30 B|0|0"},
		"a total stated":            {"A;1;2\n", " 1 000 ", "A|1|2 total 1000"},
		"a row of the stated total": {"A;1;2\nИтого:;1000;100,0\n", "1000", "A|1|2 total 1000"},
		"no label":                  {";1;2\n", "", "|1|2"},
	} {
		got, err := Read(Source{Text: c.text, Total: c.total})
		if err != nil || shown(got) != c.want {
			t.Errorf("%s: got %q, %v, want %q", name, shown(got), err, c.want)
		}
	}
}

func TestWhatCanBeReadInTwoWaysIsRefusedByItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ text, total, want string }{
		"a word for a count":          {"A;1;2\nB;many;3\n", "", `f.csv, row 2, column count: "many" is not a whole number`},
		"a decimal count":             {"A;1.5;2\n", "", `f.csv, row 1, column count: "1.5" is not a whole number`},
		"points in a count":           {"A;6.110.694;2\n", "", `column count: "6.110.694" is not`},
		"a negative count":            {"A;-1;2\n", "", `column count: "-1" is not`},
		"groups of two":               {"A;61 10;2\n", "", `column count: "61 10" has groups`},
		"mixed gaps":                  {"A;6 110'694;2\n", "", `column count: "6 110'694" is not`},
		"comma beside decimal commas": {"A;6,110;91,0\n", "", `column count: "6,110" may be a decimal`},
		"a leading zero":              {"A;007;2\n", "", `column count: "007" begins with a zero`},
		"a count beyond 2^53":         {"A;9007199254740992;2\n", "", `column count: "9007199254740992" is larger`},
		"a count beyond 64 bits":      {"A;99999999999999999999;2\n", "", `is larger`},
		"a sign in a percentage":      {"A;1;+2\n", "", `row 1, column percent: "+2" is not a percentage`},
		"a dash for nothing":          {"A;1;–\n", "", `column percent: "–" is not a percentage`},
		"too many decimals":           {"A;1;0.1234567890\n", "", `column percent: "0.1234567890" has more than`},
		"an unquoted decimal comma":   {"A,1,91,01\n", "", `row 1: "A | 1 | 91 | 01" is not a row`},
		"one cell":                    {"A 1 2\n", "", `row 1: "A 1 2" is not a row`},
		"half a heading":              {"label,count,rank\nA,1,2\n", "", `row 1: "label | count | rank" is not a heading`},
		"a heading twice":             {"count,count,percent\n1,1,2\n", "", `is not a heading`},
		"quotes that do not pair":     {"A;1;2\n\"B;1;2\n", "", `f.csv, row 2: the quotation marks`},
		"no numbers":                  {"A;1;\nB;;2\n", "", `f.csv: no row has both`},
		"nothing":                     {"", "", `no row has both`},
		"another encoding":            {"\xc0\xe1;1;2\n", "", `not UTF-8`},
		"a control character":         {"A\x1b[2J;1;2\n", "", `row 1, column label:`},
		"a long label":                {strings.Repeat("A", 201) + ";1;2\n", "", `column label:`},
		"a total nobody stated":       {"A;1;2\nTotal;1;100\n", "", `row 2, column count: "1" is labelled as a total`},
		"another total than stated":   {"A;1;2\nБарлығы;2;100\n", "3", `column count: "2" is labelled as a total`},
		"a total of less than 100":    {"A;1;2\ntotal;3;96.85\n", "3", `column percent: "96.85" is not 100`},
		"a stated word":               {"A;1;2\n", "all", `f.csv, column total: "all" is not a whole number`},
		"too many rows":               {strings.Repeat("A;1;2\n", MaxRows+1), "", `row 1001: the table has too many rows`},
	} {
		_, err := Read(Source{Name: "f.csv", Text: c.text, Total: c.total})
		var refusal *Refusal
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

func TestACallerMayAllowFewerRows(t *testing.T) {
	if _, err := Read(Source{Text: strings.Repeat("A;1;2\n", 3), MaxRows: 2}); err == nil || !strings.Contains(err.Error(), "row 3") {
		t.Errorf("got %v", err)
	}
	if _, err := Read(Source{Text: strings.Repeat("A;1;2\n", 2), MaxRows: 2}); err != nil {
		t.Error(err)
	}
}

func FuzzReadRefusesOrReadsBackTheSame(f *testing.F) {
	for _, text := range []string{
		"label,count,percent\nA,6110694,91.01\n", "A;6 110 694;91,01 %\r\nB;;\n", "\ufeffA\t1\t2\n\n\"x\ny\";1;2", "A,\"6,110\",5\n", "Total;5;100\nA;5;100", "count;percent;label\n1;2;3",
	} {
		f.Add(text, "5")
	}
	f.Fuzz(func(t *testing.T, text, total string) {
		table, err := Read(Source{Name: "f", Text: text, Total: total})
		if err != nil {
			var refusal *Refusal
			if !errors.As(err, &refusal) || refusal.Reason == "" {
				t.Fatalf("%q is refused with %#v", text, err)
			}
			return
		}
		again := "label;count;percent\n"
		for _, row := range table.Rows {
			again += `"` + strings.ReplaceAll(row.Label, `"`, `""`) + `"`
			for _, cell := range strings.Split(shown(Table{Rows: []Row{{Count: row.Count, Percent: row.Percent}}}), "|")[1:] {
				again += ";" + strings.TrimSuffix(cell, "–")
			}
			again += "\n"
		}
		stated := ""
		if table.Total != nil {
			stated = fmt.Sprint(*table.Total)
		}
		if same, err := Read(Source{Text: again, Total: stated}); err != nil || shown(same) != shown(table) {
			t.Fatalf("%q reads as %s and then as %s, %v", text, shown(table), shown(same), err)
		}
		Check(table)
	})
}
