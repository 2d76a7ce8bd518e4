package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"urna/internal/importer"
	"urna/internal/sim"
	"urna/internal/verify"
	bo2019 "urna/jurisdiction/bo/2019"
	ca2011 "urna/jurisdiction/ca/2011"
	de2024ep "urna/jurisdiction/de/2024-ep"
	ge2013 "urna/jurisdiction/ge/2013"
	ru2018 "urna/jurisdiction/ru/2018"
	"urna/ledger"
)

// profiles are the jurisdictions that come with the program.
func profiles() map[string]fs.FS {
	return map[string]fs.FS{"bo-2019": bo2019.Files, "ca-2011": ca2011.Files, "de-2024-ep": de2024ep.Files, "ge-2013": ge2013.Files, "ru-2018": ru2018.Files}
}

func runImport(t *terminal, args []string) error {
	var profile, dir, from, licence, match string
	var check, beside bool
	plain, err := t.parse("import", args, func(f *flag.FlagSet) {
		f.StringVar(&profile, "profile", "", strings.Join(slices.Sorted(maps.Keys(profiles())), ", ")+", or a folder of tables with a profile.tsv")
		f.StringVar(&dir, "ledger", "", "new folder for the ledger; with --beside the ledger of the first file")
		f.BoolVar(&check, "check", false, "read and check the files, found nothing")
		f.BoolVar(&beside, "beside", false, "enter the file beside what the ledger counts, to be compared")
		f.StringVar(&match, "match", importer.MatchID, "with --beside: find stations by id, or by name")
		f.StringVar(&from, "origin", "", "where the file comes from")
		f.StringVar(&licence, "licence", "", "licence of the file")
	})
	if err != nil {
		return err
	}
	if len(plain) == 0 || profile == "" || check == (dir != "") || check && beside {
		return misusef("want --profile, --ledger or --check, and the files")
	}
	debug.SetGCPercent(40) // everything that was read is held: room matters more here than speed
	i, err := readImport(profile, plain)
	if err != nil {
		return t.refusedFile(err)
	}
	i.From, i.Licence, i.Progress = from, licence, t.progress("entered")
	proof, err := importer.Check(i)
	if err != nil {
		return err
	}
	if check {
		return t.checked(proof)
	}
	if beside {
		if err := importer.Beside(dir, i, match); err != nil {
			return err
		}
		return t.compared(dir, -1)
	}
	if err := importer.Run(dir, i); err != nil {
		return err
	}
	i.File = nil // what has entered need not be kept while it is verified
	return t.proveImport(dir, i.Profile, proof)
}

// readImport reads the tables of a profile and the files that it maps.
func readImport(profile string, paths []string) (importer.Import, error) {
	i := importer.Import{Origin: "import.urna.example/" + filepath.Base(profile)}
	files, bundled := profiles()[profile]
	if !bundled {
		files = os.DirFS(profile)
	}
	var err error
	if i.Rules, err = sim.Tables(files); err != nil {
		return i, err
	}
	mapping, err := fs.ReadFile(files, "profile.tsv")
	if err != nil {
		return i, fmt.Errorf("profile: %w", err)
	}
	i.Mapping = sha256.Sum256(mapping)
	if i.Profile, err = importer.ParseProfile(string(mapping)); err != nil {
		return i, err
	}
	i.File, err = importer.Read(paths, i.Profile)
	return i, err
}

// refusedFile prints the faults of a refused file as data where JSON is asked for.
func (t *terminal) refusedFile(err error) error {
	var refused importer.Refused
	if !t.json || !errors.As(err, &refused) {
		return err
	}
	return errors.Join(t.print(map[string]any{"refused": refused}), errFaulty)
}

func (t *terminal) checked(p *importer.Proof) error {
	if t.json {
		if err := t.print(p); err != nil {
			return err
		}
	} else {
		t.proofText(p)
		t.comparisons(p.Totals)
	}
	if !p.OK() || len(p.Findings) > 0 {
		return errFaulty
	}
	return nil
}

// importJSON is what import prints for programs.
type importJSON struct {
	Verify *verify.Report        `json:"verify"`
	Proof  *importer.Proof       `json:"proof"`
	Totals []importer.Comparison `json:"totals"` // of the ledger
}

// proveImport verifies the new ledger from zero and holds its sums to the
// figures that the profile states.
func (t *terminal) proveImport(dir string, p *importer.Profile, proof *importer.Proof) error {
	source := ledger.Dir(filepath.Join(dir, ledger.PublicFolder))
	report, state, err := verify.Run(context.Background(), source, verify.Options{Progress: t.progress("verified")})
	if err != nil {
		return err
	}
	totals, err := importer.Prove(state, p)
	if err != nil {
		return err
	}
	if t.json {
		if err := t.print(importJSON{report, proof, totals}); err != nil {
			return err
		}
	} else {
		t.reportText(report, state)
		t.proofText(proof)
		t.comparisons(totals)
	}
	if !report.OK || importer.Misses(totals) > 0 || !proof.OK() {
		return errFaulty
	}
	return nil
}

const shown = 5 // rows of each rule in a text; JSON has more

// proofText prints what a file shows of itself.
func (t *terminal) proofText(p *importer.Proof) {
	t.printf("%s: SHA-256 %s\n%d stations, units by depth %v\n", p.File, p.Content, p.Rows, p.Units)
	if p.Names != nil {
		t.printf("%s: SHA-256 %s\n%d rows that name units\n", p.Names.Name, p.Names.Content, p.Names.Rows)
	}
	for _, c := range p.Columns {
		t.printf("  %-12s %d filled, %d blank, %d zero, %d … %d, sum %s\n", c.Code, c.Filled, c.Blank, c.Zero, c.Least, c.Most, c.Sum)
	}
	for _, l := range p.LeftOut {
		t.printf("left out: %d %s\n", l.Count, l.What)
	}
	for _, r := range p.Resolutions {
		t.printf("by the rule %s of the profile, column %q: %d cells\n", r.Rule, r.Column, r.Count)
		for _, cell := range r.Cells[:min(len(r.Cells), shown)] {
			t.printf("  %s, row %d: %q was read as %q\n", cell.File, cell.Row, cell.Was, cell.Read)
		}
	}
	for _, f := range p.Findings {
		t.printf("%s: %d rows\n", strings.TrimSpace(f.Rule+" "+f.Field), f.Count)
		for _, row := range f.Rows[:min(len(f.Rows), shown)] {
			t.printf("  row %d, station %s: %s, limit %s\n", row.Row, row.Station, row.Got, row.Limit)
		}
	}
	for _, a := range p.Above {
		t.printf("row %d, column %q: %d is above the %d that the profile names\n", a.Row, a.Column, a.Value, a.Limit)
	}
	if len(p.TotalsRows) > 0 {
		t.printf("%d of %d numbers in rows of totals are the sums of their rows\n", len(p.TotalsRows)-importer.Misses(p.TotalsRows), len(p.TotalsRows))
	}
	for _, c := range p.TotalsRows {
		if !c.OK {
			t.printf("  row %d, column %q: the file states %s, its rows give %s\n", c.Row, c.Of, c.Stated, c.Sum)
		}
	}
}

func (t *terminal) comparisons(all []importer.Comparison) {
	if len(all) == 0 {
		t.printf("the profile states no official figure\n")
		return
	}
	t.printf("%d of %d official figures reached exactly\n", len(all)-importer.Misses(all), len(all))
	for _, c := range all {
		if c.OK {
			t.printf("  %s = %s (%s)\n", c.Of, c.Stated, c.Source)
		} else {
			t.printf("  %s: stated %s, the rows give %s (%s)\n", c.Of, c.Stated, c.Sum, c.Source)
		}
	}
}
