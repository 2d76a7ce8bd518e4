package importer

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"urna/election/act"
	"urna/election/territory"
)

// File is a published file as it was read: its hash, its stations in their
// order, and the units around them.
type File struct {
	Name    string
	Content act.Hash
	Rows    []Row
	Text    string // of the territory
	// Resolved lists the cells that were read by a rule of the profile.
	Resolved []Resolved
}

// Resolved is a cell that a rule of the profile read otherwise than it stands.
type Resolved struct {
	Row    int64  `json:"row"`
	Column string `json:"column"`
	Was    string `json:"was"`
	Read   string `json:"read"`
}

// Row is one row of the file: a station and its numbers in the order of the
// profile's columns; Blank where the cell is empty.
type Row struct {
	Line    int64
	Station string
	Numbers []int64
}

// Blank stands for an empty cell.
const Blank = -1

// reading is a file on its way in.
type reading struct {
	profile  *Profile
	file     *File
	columns  columns
	units    map[string]string // path of names to id
	stations map[string]bool
	text     strings.Builder
}

// columns are the places of the profile's columns in the file.
type columns struct {
	station int
	units   []int
	numbers []int
	headers []string
}

// Read reads a CSV file, packed with gzip or plain, whole. Its error names file,
// row, column, value and reason.
func Read(path string, p *Profile) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	defer f.Close()
	hash := sha256.New()
	content := bufio.NewReader(io.TeeReader(f, hash))
	r := &reading{profile: p, file: &File{Name: filepath.Base(path)}, units: map[string]string{}, stations: map[string]bool{}}
	plain := io.Reader(content)
	if magic, _ := content.Peek(2); string(magic) == "\x1f\x8b" {
		if plain, err = gzip.NewReader(content); err != nil {
			return nil, fmt.Errorf("%s: %w", r.file.Name, err)
		}
	}
	if err := r.rows(plain); err != nil {
		return nil, fmt.Errorf("%s: %w", r.file.Name, err)
	}
	if _, err := io.Copy(io.Discard, content); err != nil { // what stands behind the packed part is hashed too
		return nil, fmt.Errorf("%s: %w", r.file.Name, err)
	}
	r.file.Content, r.file.Text = act.Hash(hash.Sum(nil)), r.text.String()
	return r.file, nil
}

func (r *reading) rows(plain io.Reader) error {
	buffered := bufio.NewReader(plain)
	if mark, _ := buffered.Peek(3); string(mark) == "\ufeff" {
		if _, err := buffered.Discard(3); err != nil {
			return err
		}
	}
	table := csv.NewReader(buffered)
	table.ReuseRecord = true
	heading, err := table.Read()
	if err != nil {
		return fmt.Errorf("row 1: %w", err)
	}
	if err := r.heading(heading); err != nil {
		return fmt.Errorf("row 1: %w", err)
	}
	r.text.WriteString(territory.Header())
	r.text.WriteString(territory.Row("unit", r.profile.Nation, "", territory.Name{Default: r.profile.NationName}))
	for {
		cells, err := table.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		line, _ := table.FieldPos(0)
		if err != nil {
			return fmt.Errorf("row %d: %w", line, err)
		}
		if err := r.row(int64(line), cells); err != nil {
			return fmt.Errorf("row %d, %w", line, err)
		}
	}
}

// heading finds each column of the profile and refuses any that it does not name.
func (r *reading) heading(cells []string) error {
	at := map[string]int{}
	for i, name := range cells {
		if _, twice := at[name]; twice {
			return fmt.Errorf("column %q stands twice", name)
		}
		at[name] = i
	}
	var missing error
	used := map[string]bool{}
	place := func(name string) int {
		i, known := at[name]
		if !known {
			missing = errors.Join(missing, fmt.Errorf("column %q of the profile is missing", name))
		}
		used[name] = true
		return i
	}
	c := columns{station: place(r.profile.Station), headers: append([]string(nil), cells...)}
	for _, name := range r.profile.Units {
		c.units = append(c.units, place(name))
	}
	for _, column := range append(append([]Column(nil), r.profile.Lines...), r.profile.Candidates...) {
		c.numbers = append(c.numbers, place(column.Header))
	}
	for _, name := range r.profile.Ignored {
		place(name)
	}
	for _, name := range cells {
		if !used[name] {
			missing = errors.Join(missing, fmt.Errorf("column %q is not named by the profile", name))
		}
	}
	r.columns = c
	return missing
}

func (r *reading) row(line int64, cells []string) error {
	row := Row{Line: line, Station: strings.Clone(cells[r.columns.station]), Numbers: make([]int64, len(r.columns.numbers))}
	for i, at := range r.columns.numbers {
		n, err := number(cells[at])
		if err != nil {
			return fmt.Errorf("column %q: %w", r.columns.headers[at], err)
		}
		row.Numbers[i] = n
	}
	unit, err := r.unit(line, cells)
	if err != nil {
		return err
	}
	if r.stations[row.Station] {
		return fmt.Errorf("column %q: station %q stands in an earlier row", r.profile.Station, row.Station)
	}
	r.stations[row.Station] = true
	r.text.WriteString(territory.Row("station", row.Station, unit, territory.Name{Default: row.Station}))
	r.file.Rows = append(r.file.Rows, row)
	return nil
}

// unit is the id of the innermost unit of a row; units are numbered in the
// order in which the file names them.
func (r *reading) unit(line int64, cells []string) (string, error) {
	above, path := r.profile.Nation, ""
	for _, at := range r.columns.units {
		name := r.resolve(line, r.columns.headers[at], cells[at])
		if refusal := act.CheckText(r.columns.headers[at], name, 400); refusal != nil || strings.ContainsAny(name, "\t\n") {
			return "", fmt.Errorf("column %q: %q holds a character that no name may hold", r.columns.headers[at], name)
		}
		path += "\t" + name
		id, known := r.units[path]
		if !known {
			id = "u" + strconv.Itoa(len(r.units)+1)
			r.units[path] = id
			r.text.WriteString(territory.Row("unit", id, above, territory.Name{Default: name}))
		}
		above = id
	}
	return above, nil
}

// resolve reads spaces in a cell as the profile says, and keeps a note of it.
func (r *reading) resolve(line int64, column, cell string) string {
	if !slices.Contains(r.profile.Spaces, column) {
		return cell
	}
	read := strings.Trim(strings.ReplaceAll(cell, "\u00a0", " "), " ")
	if read != cell {
		r.file.Resolved = append(r.file.Resolved, Resolved{line, column, strings.Clone(cell), read})
	}
	return read
}

// number reads plain digits; an empty cell is a blank.
func number(cell string) (int64, error) {
	if cell == "" {
		return Blank, nil
	}
	n, err := strconv.ParseInt(cell, 10, 64)
	if err != nil || n < 0 || n > act.MaxInteger || strconv.FormatInt(n, 10) != cell {
		return 0, fmt.Errorf("%q is not a number in plain digits", cell)
	}
	return n, nil
}
