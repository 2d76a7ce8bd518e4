package main

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"urna/internal/importer"
	"urna/internal/sim"
	"urna/internal/verify"
	bo2019 "urna/jurisdiction/bo/2019"
	"urna/ledger"
)

// profiles are the jurisdictions that come with the program.
func profiles() map[string]fs.FS { return map[string]fs.FS{"bo-2019": bo2019.Files} }

func runImport(t *terminal, args []string) error {
	var profile, dir, from, licence string
	plain, err := t.parse("import", args, func(f *flag.FlagSet) {
		f.StringVar(&profile, "profile", "", "bo-2019, or a folder of tables with a profile.tsv")
		f.StringVar(&dir, "ledger", "", "new folder for the ledger")
		f.StringVar(&from, "origin", "", "where the file comes from")
		f.StringVar(&licence, "licence", "", "licence of the file")
	})
	if err != nil {
		return err
	}
	if len(plain) != 1 || profile == "" || dir == "" {
		return misusef("want --profile, --ledger and one file")
	}
	files, bundled := profiles()[profile]
	if !bundled {
		files = os.DirFS(profile)
	}
	rules, err := sim.Tables(files)
	if err != nil {
		return err
	}
	mapping, err := fs.ReadFile(files, "profile.tsv")
	if err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	p, err := importer.ParseProfile(string(mapping))
	if err != nil {
		return err
	}
	file, err := importer.Read(plain[0], p)
	if err != nil {
		return err
	}
	if err := importer.Run(dir, importer.Import{
		Origin: "import.urna.example/" + filepath.Base(profile), Rules: rules, Profile: p, Mapping: sha256.Sum256(mapping),
		File: file, From: from, Licence: licence, Progress: t.progress("entered"),
	}); err != nil {
		return err
	}
	return t.proveImport(dir, p, file.Resolved)
}

// importJSON is what import prints for programs.
type importJSON struct {
	Verify     *verify.Report      `json:"verify"`
	Mismatches []importer.Mismatch `json:"mismatches"`
	Stated     int                 `json:"stated"`
	Resolved   []importer.Resolved `json:"resolved"`
}

// proveImport verifies the new ledger from zero and holds its sums to the
// totals that the profile states.
func (t *terminal) proveImport(dir string, p *importer.Profile, resolved []importer.Resolved) error {
	source := ledger.Dir(filepath.Join(dir, ledger.PublicFolder))
	report, state, err := verify.Run(context.Background(), source, verify.Options{Progress: t.progress("verified")})
	if err != nil {
		return err
	}
	mismatches := importer.Prove(state, p)
	if t.json {
		if err := t.print(importJSON{report, mismatches, len(p.Totals), append([]importer.Resolved{}, resolved...)}); err != nil {
			return err
		}
	} else {
		t.reportText(report, state)
		for _, r := range resolved {
			t.printf("row %d, column %q: %q was read as %q, by a rule of the profile\n", r.Row, r.Column, r.Was, r.Read)
		}
		t.printf("%d of %d stated totals reached exactly\n", len(p.Totals)-len(mismatches), len(p.Totals))
		for _, m := range mismatches {
			t.printf("total %s: the source states %d, the rows give %d\n", m.Of, m.Stated, m.Sum)
		}
	}
	if !report.OK || len(mismatches) > 0 {
		return errFaulty
	}
	return nil
}
