package importer_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"urna/election"
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

func jurisdictions() map[string]fs.FS {
	return map[string]fs.FS{"bo-2019": bo2019.Files, "ca-2011": ca2011.Files, "de-2024-ep": de2024ep.Files, "ge-2013": ge2013.Files, "ru-2018": ru2018.Files}
}

// mapping is the text of a bundled profile.
func mapping(t testing.TB, name string) string {
	t.Helper()
	text, err := fs.ReadFile(jurisdictions()[name], "profile.tsv")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func parsed(t testing.TB, text string) *importer.Profile {
	t.Helper()
	p, err := importer.ParseProfile(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// bundled reads files by a profile that comes with the program.
func bundled(t testing.TB, name string, paths ...string) importer.Import {
	t.Helper()
	rules, err := sim.Tables(jurisdictions()[name])
	if err != nil {
		t.Fatal(err)
	}
	text := mapping(t, name)
	i := importer.Import{Origin: "import.urna.example/" + name, Rules: rules, Profile: parsed(t, text), Mapping: sha256.Sum256([]byte(text))}
	if i.File, err = importer.Read(paths, i.Profile); err != nil {
		t.Fatal(err)
	}
	return i
}

// entered brings an import into a new ledger and verifies that from zero.
func entered(t testing.TB, i importer.Import) (*verify.Report, *election.State) {
	t.Helper()
	dir := t.TempDir()
	if err := importer.Run(dir, i); err != nil {
		t.Fatal(err)
	}
	report, state, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, "public")), verify.Options{})
	if err != nil || !report.OK {
		t.Fatalf("verify: %v, faults %v", err, report.Faults)
	}
	return report, state
}

func packed(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return kept(t, "file.csv.gz", b.Bytes())
}

func kept(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// counts is a proof in short: how often each rule is broken, and used.
func counts(p *importer.Proof) (findings, resolutions map[string]int64) {
	findings, resolutions = map[string]int64{}, map[string]int64{}
	for _, f := range p.Findings {
		findings[f.Rule] += f.Count
	}
	for _, r := range p.Resolutions {
		resolutions[r.Rule] += r.Count
	}
	return findings, resolutions
}

func sha(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
