package importer_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"urna/internal/importer"
	"urna/internal/sim"
	"urna/internal/verify"
	bo2019 "urna/jurisdiction/bo/2019"
	"urna/ledger"
)

const heading = "\ufeffNúmero Mesa,País,Departamento,Provincia,Municipio,Localidad,Distrito,Zona,Recinto,lat,lon,Inscritos,CC,FPV,MTS,UCS,MAS - IPSP,21F,PDC,MNR,PAN-BOL,Blancos,Nulos\n"

// Our own rows, not the source's: two tables in one place, a quoted name, and
// more ballots than registered voters in the last.
const rows = `1,Bolivia,La Paz,Murillo,El Alto,El Alto,D1,,"Escuela ""Sol"", bloque 2",-16.5,-68.1,200,50,1,2,3,90,4,5,0,1,6,7
2,Bolivia,La Paz,Murillo,El Alto,El Alto,,Z2,"Escuela ""Sol"", bloque 2",-16.5,-68.1,210,60,0,2,3,100,4,5,1,1,0,9
3,Japón,Tokio,Tokio,Tokio,Tokio,,,Embajada,35.6,139.7,30,12,0,0,0,18,0,1,0,0,0,0
`

func bolivia(t *testing.T, path string) importer.Import {
	t.Helper()
	rules, err := sim.Tables(bo2019.Files)
	if err != nil {
		t.Fatal(err)
	}
	mapping, err := bo2019.Files.ReadFile("profile.tsv")
	if err != nil {
		t.Fatal(err)
	}
	p, err := importer.ParseProfile(string(mapping))
	if err != nil {
		t.Fatal(err)
	}
	file, err := importer.Read([]string{path}, p)
	if err != nil {
		t.Fatal(err)
	}
	return importer.Import{Origin: "import.urna.example/bo-2019", Rules: rules, Profile: p, Mapping: sha256.Sum256(mapping), File: file}
}

func packed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return kept(t, b.Bytes())
}

func kept(t *testing.T, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file.csv.gz")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSmallFileEntersRowByRowAndVerifies(t *testing.T) {
	var roots [2]string
	for i, path := range []string{packed(t, heading+rows), packed(t, heading+rows)} {
		dir := t.TempDir()
		in := bolivia(t, path)
		in.File.Name = "small.csv.gz"
		if err := importer.Run(dir, in); err != nil {
			t.Fatal(err)
		}
		report, state, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, "public")), verify.Options{})
		if err != nil || !report.OK {
			t.Fatalf("verify: %v, faults %v", err, report.Faults)
		}
		if got, want := *report.Totals.Registered, int64(440); got != want {
			t.Errorf("registered = %d, want %d", got, want)
		}
		if got, want := *report.Totals.Voted, int64(169+185+31); got != want {
			t.Errorf("voted = %d, want %d", got, want)
		}
		if got, want := report.Findings, int64(1); got != want {
			t.Errorf("findings = %d, want %d: station 3 has 31 ballots of 30 voters", got, want)
		}
		if totals, err := importer.Prove(state, in.Profile); err != nil || importer.Misses(totals) != len(in.Profile.Totals) {
			t.Errorf("missed totals = %d, want all %d: these are not the source's rows (%v)", importer.Misses(totals), len(in.Profile.Totals), err)
		}
		unit, _ := state.Territory.Unit("u6")
		if got, want := state.Territory.Units[unit].Name.Default, `Escuela "Sol", bloque 2`; got != want {
			t.Errorf("unit u6 = %q, want %q", got, want)
		}
		roots[i] = report.Root
	}
	if roots[0] != roots[1] {
		t.Errorf("the same file gave two roots: %s, %s", roots[0], roots[1])
	}
}

func TestRefusedFilesNameRowColumnAndValue(t *testing.T) {
	row := strings.Split(rows, "\n")[2]
	for _, c := range []struct{ situation, text, want string }{
		{"a thousands point", heading + strings.Replace(row, ",30,", ",1.309,", 1) + "\n", `row 2, column "Inscritos", value "1.309"`},
		{"a leading zero", heading + strings.Replace(row, ",30,", ",030,", 1) + "\n", `row 2, column "Inscritos", value "030"`},
		{"a negative number", heading + strings.Replace(row, ",30,", ",-30,", 1) + "\n", `row 2, column "Inscritos", value "-30"`},
		{"a station twice", heading + row + "\n" + row + "\n", `row 3, column "Número Mesa", value "3": the key ["3"] stands in row 2`},
		{"a heading in the middle", heading + row + "\n" + strings.TrimPrefix(heading, "\ufeff"), `row 3, column "Inscritos", value "Inscritos"`},
		{"a missing column", strings.Replace(heading, ",Nulos", "", 1) + row + "\n", `row 1, column "Nulos", value "": the profile names this column`},
		{"an unknown column", strings.Replace(heading, "Nulos", "Nulos,Otros", 1) + row + ",1\n", `row 1, column "Otros", value "": the profile says nothing`},
		{"a short row", heading + "3,Japón\n", "row 2"},
		{"a control character in a name", heading + strings.Replace(row, "Embajada", "Emb\u200bajada", 1) + "\n", `row 2, column "Recinto"`},
		{"an open quotation mark", heading + strings.Replace(row, "Embajada", `"Embajada`, 1) + "\n", "row 2"},
	} {
		mapping, err := bo2019.Files.ReadFile("profile.tsv")
		if err != nil {
			t.Fatal(err)
		}
		p, err := importer.ParseProfile(string(mapping))
		if err != nil {
			t.Fatal(err)
		}
		_, err = importer.Read([]string{packed(t, c.text)}, p)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "file.csv.gz") {
			t.Errorf("%s: got %v, want file.csv.gz and %q", c.situation, err, c.want)
		}
	}
}

func TestSpacesAreResolvedOnlyByARuleOfTheProfileAndNoted(t *testing.T) {
	row := strings.Split(rows, "\n")[2]
	in := bolivia(t, packed(t, heading+strings.Replace(row, "Embajada", "Embajada\u00a0", 1)+"\n"))
	want := importer.Resolved{File: "file.csv.gz", Row: 2, Column: "Recinto", Was: "Embajada\u00a0", Read: "Embajada"}
	if got := in.File.Resolved; len(got) != 1 || got[0].Count != 1 || got[0].Cells[0] != want {
		t.Errorf("resolved = %+v, want %+v", got, want)
	}
	if !strings.Contains(in.File.Text, "\tEmbajada\t") {
		t.Errorf("the territory does not hold the name as read: %q", in.File.Text)
	}
}

func TestTruncatedGzipIsRefused(t *testing.T) {
	whole, err := os.ReadFile(packed(t, heading+rows))
	if err != nil {
		t.Fatal(err)
	}
	mapping, _ := bo2019.Files.ReadFile("profile.tsv")
	p, err := importer.ParseProfile(string(mapping))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := importer.Read([]string{kept(t, whole[:len(whole)-20])}, p); err == nil {
		t.Error("got no error, want a refusal of the torn file")
	}
}

func TestEmptyCellStaysBlank(t *testing.T) {
	text := heading + strings.Replace(strings.Split(rows, "\n")[2], ",30,", ",,", 1) + "\n"
	in := bolivia(t, packed(t, text))
	if got := in.File.Rows[0].Numbers[0]; got != importer.Blank {
		t.Errorf("registered of an empty cell = %d, want blank", got)
	}
	dir := t.TempDir()
	if err := importer.Run(dir, in); err != nil {
		t.Fatal(err)
	}
	report, _, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, "public")), verify.Options{})
	if err != nil || !report.OK {
		t.Fatalf("verify: %v, faults %v", err, report.Faults)
	}
	if report.Totals.Registered != nil {
		t.Errorf("registered = %d, want unknown: the only station left it blank", *report.Totals.Registered)
	}
	if report.Findings != 1 {
		t.Errorf("findings = %d, want 1: the blank; the relation is skipped", report.Findings)
	}
}
