package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"urna/internal/importer"
)

const fixtures = "../../internal/importer/testdata/"

func TestImportChecksWithoutFoundingAndSaysWhatItFound(t *testing.T) {
	s := &shell{t: t, dir: t.TempDir()}
	text := s.run(1, "import", "--check", "--profile", "ge-2013", fixtures+"ge-2013.csv", fixtures+"ge-2013-names.csv")
	s.wants(text, "4 stations, units by depth [1 2 2]", "relation.E1: 2 rows", "row 4, station u4-1: 300, limit 297", "blank V: 1 rows",
		"0 of 7 official figures reached exactly", `" 5 - Davit Bakradze" was read as "5 - Davit Bakradze"`)
	var proof importer.Proof
	if err := json.Unmarshal([]byte(s.run(1, "import", "--check", "--json", "--profile", "de-2024-ep", fixtures+"de-2024-ep.csv", fixtures+"de-2024-ep-names.csv")), &proof); err != nil {
		t.Fatal(err)
	}
	if proof.Rows != 7 || proof.Names == nil || proof.Resolutions[0].Cells[0].Was != "1.309" {
		t.Errorf("got %+v, want 7 rows, the file of names, and the point first", proof)
	}
}

func TestImportOfARefusedFileFoundsNothingAndAnswersAsData(t *testing.T) {
	s := &shell{t: t, dir: t.TempDir()}
	content, err := os.ReadFile(fixtures + "ca-2011.csv")
	if err != nil {
		t.Fatal(err)
	}
	path, ledger := filepath.Join(s.dir, "polls.csv"), filepath.Join(s.dir, "ledger")
	if err := os.WriteFile(path, append(content, "1.200,3,2\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	var answer struct{ Refused []importer.Fault }
	if err := json.Unmarshal([]byte(s.run(1, "import", "--json", "--profile", "ca-2011", "--ledger", ledger, path)), &answer); err != nil {
		t.Fatal(err)
	}
	want := importer.Fault{File: "polls.csv", Row: 5, Column: "N", Value: "1.200", Reason: "the mark may group thousands or begin decimals, and the profile names no rule for this column"}
	if len(answer.Refused) != 1 || answer.Refused[0] != want {
		t.Errorf("refused %+v, want %+v", answer.Refused, want)
	}
	if _, err := os.Stat(ledger); !os.IsNotExist(err) {
		t.Errorf("a ledger stands there: %v", err)
	}
}

func TestImportEntersVerifiesAndPrintsBoth(t *testing.T) {
	s := &shell{t: t, dir: t.TempDir()}
	text := s.run(0, "import", "--profile", "ca-2011", "--ledger", filepath.Join(s.dir, "ledger"), fixtures+"ca-2011.csv")
	s.wants(text, "(transcription)", "V3         ok", "Canada: 3 of 3 stations", "Conservative Party            unknown", "not decided by majority", "relation.E2: 1 rows")
	s.run(2, "import", "--profile", "ca-2011", fixtures+"ca-2011.csv")
	s.run(2, "import", "--profile", "ca-2011", "--check", "--ledger", s.dir, fixtures+"ca-2011.csv")
}
