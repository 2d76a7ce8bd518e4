package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// csvFile writes a file to check.
func csvFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const articleTable = "label,count,percent\nNazarbayev,6110694,91.01\nTuyakbay,445047,6.64\nBaimenov,110462,1.65\nAbylkasymov,25330,0.38\nEleusizov,21674,0.32\n"

func TestTableCheckOfTheArticleNamesFourRepairsWithItsSum(t *testing.T) {
	s := &shell{t: t}
	path := csvFile(t, articleTable)
	s.wants(s.run(1, "table", "check", path), "of 6713942 to 6714679", "of 6697472 to 6707565", "no total in common",
		"count 6110694 → 6100694", "would print 91.02 %, not 91.01 %", "Sources decide.")
	var report struct {
		Consistent bool `json:"consistent"`
		Rounding   map[string]struct {
			Rows []struct {
				Label    string `json:"label"`
				Count    int64  `json:"count"`
				Percent  string `json:"percent"`
				TotalMin int64  `json:"total_min"`
				TotalMax int64  `json:"total_max"`
			} `json:"rows"`
			Common *struct{ Min, Max int64 } `json:"common"`
		} `json:"rounding"`
		Repairs []struct {
			Row                            int
			Field, Printed, Repaired, Base string
		} `json:"repairs"`
	}
	if err := json.Unmarshal([]byte(s.run(1, "table", "check", path, "--json")), &report); err != nil {
		t.Fatal(err)
	}
	if report.Consistent || len(report.Rounding) != 3 {
		t.Errorf("consistent %v, %d roundings", report.Consistent, len(report.Rounding))
	}
	row := report.Rounding["half-up"].Rows[1]
	if row.Label != "Tuyakbay" || row.Count != 445047 || row.Percent != "6.64" || row.TotalMin != 6697472 || row.TotalMax != 6707565 {
		t.Errorf("got row %+v", row)
	}
	var own []string
	for _, r := range report.Repairs {
		if r.Base == "sum" {
			own = append(own, r.Field+" "+r.Printed+" "+r.Repaired)
		}
	}
	want := "count 6110694 6100694, count 445047 446047, count 445047 445847, count 445047 445947"
	if got := strings.Join(own, ", "); got != want {
		t.Errorf("repairs with the sum: got %s, want %s", got, want)
	}
}

func TestTableCheckEndsWithZeroOnlyForNumbersThatFit(t *testing.T) {
	s := &shell{t: t}
	bulletin := csvFile(t, "Maduro;5 150 092;51,2 %\nGonzález;4 445 978;44,2 %\nOthers;462 704;4,6 %\n")
	s.wants(s.run(0, "table", "check", bulletin), "common total 10048961 to 10068606", "1 in 101173422")
	s.run(0, "table", "check", bulletin, "--total", "10058774")
	s.wants(s.run(1, "table", "check", bulletin, "--total", "12000000"), "the stated total is none", "would print 42.9 %, not 51.2 %")
	s.wants(s.run(1, "table", "check", csvFile(t, "A;1;90\nB;1;90\nC;5;\n")), "no total gives this share", "not compared", "No change of a single digit")
}

func TestTableCheckRefusesByPlaceAndKnowsMisuse(t *testing.T) {
	s := &shell{t: t}
	bad := csvFile(t, "A;1;2\nB;1.5;2\n")
	var answer struct {
		Refusal struct {
			File, Column, Value, Reason string
			Row                         int
		}
	}
	if err := json.Unmarshal([]byte(s.run(1, "table", "check", bad, "--json")), &answer); err != nil {
		t.Fatal(err)
	}
	if r := answer.Refusal; r.File != "table.csv" || r.Row != 2 || r.Column != "count" || r.Value != "1.5" || r.Reason == "" {
		t.Errorf("got %+v", r)
	}
	s.run(1, "table", "check", csvFile(t, strings.Repeat("x", maxTable+1)))
	s.run(1, "table", "check", filepath.Join(t.TempDir(), "none.csv"))
	s.run(2, "table")
	s.run(2, "table", "check")
	s.run(2, "table", "read", bad)
	s.run(2, "table", "check", csvFile(t, "A;1;2\n"), "--total", "all")
	s.run(2, "table", "check", bad, "--rows")
}
