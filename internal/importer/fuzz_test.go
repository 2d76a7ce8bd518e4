package importer_test

import (
	"os"
	"path/filepath"
	"testing"

	"urna/election/territory"
	"urna/internal/importer"
)

// FuzzFile holds that a file is refused or read whole: every row is a station
// of the territory, once, and no number is anything but a count or a blank.
func FuzzFile(f *testing.F) {
	f.Add([]byte(plainText))
	f.Add([]byte("\ufeff" + plainText))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Add([]byte("PK\x03\x04"))
	path := filepath.Join(f.TempDir(), "file.csv")
	p := parsed(f, plainProfile+"blank-rows\tleft out\t\t\nthousands .\tАнна\t\t\nspaces\tРайон\t\t\nmissing\t-\t\t\ntotals-row 1\tУчасток=всего\t\t\n")
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := importer.Read([]string{path}, p)
		if err != nil {
			return
		}
		m, err := territory.Parse(file.Text)
		if err != nil {
			t.Fatalf("read, and its territory is none: %v", err)
		}
		if len(m.Stations) != len(file.Rows) || file.Content.String() != sha(content) {
			t.Errorf("%d stations of %d rows, hash %s", len(m.Stations), len(file.Rows), file.Content)
		}
		for i, row := range file.Rows {
			if m.Stations[i].ID != row.Station {
				t.Errorf("row %d is station %q, the territory says %q", row.Line, row.Station, m.Stations[i].ID)
			}
			for _, n := range row.Numbers {
				if n < importer.Blank {
					t.Errorf("row %d holds %d", row.Line, n)
				}
			}
		}
	})
}

// FuzzNamesFile holds that the second file, which gives rows their units, is
// refused by its place or read whole.
func FuzzNamesFile(f *testing.F) {
	good, err := os.ReadFile("testdata/ge-2013-names.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte("id,region,district_id,district_name\n1,A,1,B\n2,A,2,\n"))
	path, p := filepath.Join(f.TempDir(), "names.csv"), parsed(f, mapping(f, "ge-2013"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := importer.Read([]string{"testdata/ge-2013.csv", path}, p)
		if err != nil {
			if err.Error() == "" {
				t.Error("refused without a reason")
			}
			return
		}
		m, err := territory.Parse(file.Text)
		if err != nil {
			t.Fatalf("read, and its territory is none: %v", err)
		}
		if len(m.Stations) != 4 || len(file.Rows) != 4 {
			t.Errorf("%d stations of %d rows, want the 4 of the first file", len(m.Stations), len(file.Rows))
		}
	})
}
