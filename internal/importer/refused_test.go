package importer_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"urna/internal/importer"
)

// A refused file says file, row, column, value and reason.
func TestRefusedFilesSayRowColumnValueAndReason(t *testing.T) {
	replace := func(old, put string) string {
		text := strings.Replace(plainText, old, put, 1)
		if text == plainText {
			t.Fatalf("%q is not in the text", old)
		}
		return text
	}
	latin, err := charmap.Windows1251.NewEncoder().String(plainText)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		situation, text string
		more            []string
		row             int64
		column, value   string
		reason          string
	}{
		{"a point", replace(",300,", ",1.309,"), nil, 2, "Избиратели", "1.309", "may group thousands or begin decimals"},
		{"a comma", replace(",300,", `,"1,309",`), nil, 2, "Избиратели", "1,309", "may group thousands or begin decimals"},
		{"a no-break space", replace(",300,", ",1\u00a0309,"), nil, 2, "Избиратели", "1\u00a0309", "may group thousands or begin decimals"},
		{"a point that does not group", replace(",300,", ",1.30,"), []string{"thousands .\tИзбиратели"}, 2, "Избиратели", "1.30", "does not stand before three digits"},
		{"groups after a long head", replace(",300,", ",1309.000,"), []string{"thousands .\tИзбиратели"}, 2, "Избиратели", "1309.000", "does not stand before three digits"},
		{"a leading zero", replace(",300,", ",0300,"), nil, 2, "Избиратели", "0300", "does not begin with a zero"},
		{"a leading zero before a mark", replace(",300,", ",0.300,"), []string{"thousands .\tИзбиратели"}, 2, "Избиратели", "0.300", "does not begin with a zero"},
		{"below zero", replace(",300,", ",-300,"), nil, 2, "Избиратели", "-300", "not below zero"},
		{"a space", replace(",300,", ", 300,"), nil, 2, "Избиратели", " 300", "not a number in plain digits"},
		{"a word", replace(",300,", ",нет,"), nil, 2, "Избиратели", "нет", "not a number in plain digits"},
		{"a power", replace(",300,", ",3e2,"), nil, 2, "Избиратели", "3e2", "not a number in plain digits"},
		{"too large", replace("9007199254740991", "9007199254740992"), nil, 4, "Избиратели", "9007199254740992", "above 2^53 - 1"},
		{"far too large", replace("9007199254740991", strings.Repeat("9", 40)), nil, 4, "Избиратели", strings.Repeat("9", 40), "above 2^53 - 1"},
		{"a station twice", replace("Север,2", "Север,1"), nil, 3, "Участок", "1", `the key ["Север" "1"] stands in row 2 already`},
		{"a station without a number", replace("Север,2", "Север,"), nil, 3, "Участок", "", "without the last cell of its key"},
		{"an id with a slash", replace("Север,2", "Север,2/3"), nil, 3, "Участок", "2/3", `the station's id would be "u1-2/3"`},
		{"two keys under one id", replace(",,0,7,", ",,0,50,"), []string{"key\tБорис"}, 3, "Борис", "50", `the station's id would be "u1-50", which row 2 has`},
		{"a unit without a name", replace("Юг,", ","), nil, 4, "Район", "", "a unit without a name"},
		{"a character that no name holds", replace("Юг,", "Ю\u200bг,"), nil, 4, "Район", "Ю\u200bг", "U+200B"},
		{"a name with a tabulator", replace("Юг,", "Ю\tг,"), nil, 4, "Район", "Ю\tг", "no tabulator"},
		{"a heading in the middle", replace("Юг,1,9007199254740991,3,0", "Район,Участок,Избиратели,Анна,Борис"), nil, 4, "Избиратели", "Избиратели", "not a number"},
		{"a missing column", replace(",Заметка", ",Другое"), nil, 1, "Заметка", "", "the profile names this column"},
		{"an unknown column", replace(",Заметка", ",Заметка,Другое"), nil, 1, "Другое", "", "the profile says nothing of this heading (column 7)"},
		{"a heading twice", replace(",Заметка", ",Заметка,Заметка"), nil, 1, "Заметка", "", "stands 2 times, the profile says 1"},
		{"a heading with spaces", replace(",Заметка", ", Заметка"), nil, 1, "Заметка", "", "the profile names this column"},
		{"a short row", replace("Север,2,,0,7,", "Север,2,,0,7"), nil, 3, "Заметка", "", "5 cells under 6 headings"},
		{"a long row", replace("Север,2,,0,7,", "Север,2,,0,7,,9"), nil, 3, "", "9", "7 cells under 6 headings"},
		{"a row of blank cells", replace("Юг,", ",,,,,\nЮг,"), nil, 4, "Район", "", "a unit without a name"},
		{"a filled cell in a blank column", strings.ReplaceAll(strings.ReplaceAll(plainText, "Заметка", "Пусто"), "ignore", "ignore"), []string{"empty\tПусто"}, 1, "Заметка", "", "the profile names this column"},
		{"an open quotation mark", replace(`крыло"`, `крыло`), nil, 2, "", "", `extraneous or missing " in quoted-field`},
		{"a bare quotation mark", replace(",300,", `,3"0,`), nil, 2, "", "", `bare " in non-quoted-field`},
		{"another encoding", latin, nil, 1, "Район", "", "the profile names this column"},
		{"a mark of UTF-16", "\xff\xfeР\x00", nil, 0, "", "", "begins with the byte-order mark of utf-16"},
		{"UTF-16 without its mark", plainText, []string{"encoding\tutf-16"}, 0, "", "", "does not begin with its byte-order mark"},
		{"nothing", "", nil, 1, "", "", "the file ends before its headings"},
		{"headings alone", plainText[:strings.Index(plainText, "\n")+1], nil, 0, "", "", "no row of a station"},
		{"headings further down", plainText, []string{"heading\t9"}, 9, "", "", "the file ends before its headings"},
		{"totals of a unit that has no station", replace("Север,2", "Запад,2"), []string{"totals-row 1\tРайон=Запад"}, 3, "Район", "Запад", "a row of totals of a unit without stations"},
	} {
		_, err := spelled(t, "file.csv", []byte(c.text), c.more...)
		var refused importer.Refused
		if !errors.As(err, &refused) {
			t.Errorf("%s: got %v, want a refusal", c.situation, err)
			continue
		}
		got := refused[0]
		if got.File != "file.csv" || got.Row != c.row || got.Column != c.column || got.Value != c.value || !strings.Contains(got.Reason, c.reason) {
			t.Errorf("%s: got %+v, want row %d, column %q, value %q, reason %q", c.situation, got, c.row, c.column, c.value, c.reason)
		}
	}
}

func TestRefusalNamesManyFaultsAndEnds(t *testing.T) {
	text := plainText + strings.Repeat("Юг,x,y,z,0,\n", 1000)
	_, err := spelled(t, "file.csv", []byte(text))
	var refused importer.Refused
	if !errors.As(err, &refused) || len(refused) < 20 || len(refused) > 25 {
		t.Errorf("got %d faults, want about 20", len(refused))
	}
}

func TestArchiveWithSeveralFilesIsRefusedUntilOneIsNamed(t *testing.T) {
	members := map[string]string{"a.csv": plainText, "b.csv": plainText}
	for _, more := range [][]string{nil, {"member\t*.csv"}, {"member\tc.csv"}} {
		_, err := spelled(t, "file.zip", archive(t, members), more...)
		if err == nil || !strings.Contains(err.Error(), "file.zip: the archive holds") {
			t.Errorf("%v: got %v, want a refusal of the archive", more, err)
		}
	}
}

func TestSecondFileIsRefusedWhereItDoesNotNameAUnitOrNamesItTwice(t *testing.T) {
	profile := plainProfile + "join name\tName\t\t\njoin-by name\tРайон=Code\t\t\nunit-name 1\tname\t\t\n"
	for _, c := range []struct {
		situation, names string
		want             importer.Fault
	}{
		{"a unit is missing", "Code,Name\nСевер,North\n", importer.Fault{File: "file.csv", Row: 4, Column: "Район", Value: "Юг", Reason: "no row of names.csv names it for the join name"}},
		{"a unit has two names", "Code,Name\nСевер,North\nЮг,South\nСевер,Nord\n", importer.Fault{File: "names.csv", Row: 4, Column: "Name", Value: "Nord", Reason: `an earlier row has "North" for the same cells`}},
		{"a unit has an empty name", "Code,Name\nСевер,North\nЮг,\n", importer.Fault{File: "file.csv", Row: 4, Column: "name", Value: "", Reason: "a unit without a name"}},
		{"a column is missing", "Code,Title\nСевер,North\n", importer.Fault{File: "names.csv", Row: 1, Column: "Name", Value: "", Reason: "the join name reads this column, and no heading says so"}},
		{"a short row", "Code,Name\nСевер\n", importer.Fault{File: "names.csv", Row: 2, Column: "Name", Value: "", Reason: "1 cells under 2 headings"}},
	} {
		_, err := importer.Read([]string{kept(t, "file.csv", []byte(plainText)), kept(t, "names.csv", []byte(c.names))}, parsed(t, profile))
		var refused importer.Refused
		if !errors.As(err, &refused) || refused[0] != c.want {
			t.Errorf("%s: got %v, want %v", c.situation, err, c.want)
		}
	}
	if _, err := importer.Read([]string{kept(t, "file.csv", []byte(plainText))}, parsed(t, profile)); err == nil || !strings.Contains(err.Error(), "reads 2 files") {
		t.Errorf("one file of two: got %v", err)
	}
}

func TestUnitUnderTwoNamesIsRefused(t *testing.T) {
	text := "Район,Имя,Участок,Избиратели,Анна,Борис,Заметка\n1,Север,1,300,100,50,\n1,Сервер,2,300,100,50,\n"
	_, err := spelled(t, "file.csv", []byte(text), "unit-name 1\tИмя")
	want := importer.Fault{File: "file.csv", Row: 3, Column: "Имя", Value: "Сервер", Reason: `the same unit is named "Север" in row 2`}
	var refused importer.Refused
	if !errors.As(err, &refused) || refused[0] != want {
		t.Errorf("got %v, want %v", err, want)
	}
}
