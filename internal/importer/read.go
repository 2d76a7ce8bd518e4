package importer

import (
	"errors"
	"fmt"
	"io"
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
	Names   *Second
	// Resolved lists the cells that were read by a rule of the profile.
	Resolved []Resolution
	LeftOut  []LeftOut
	Totals   []TotalsRow
}

// Second is the file that names the units.
type Second struct {
	Name    string   `json:"name"`
	Content act.Hash `json:"content"`
	Rows    int64    `json:"rows"`
}

// LeftOut counts rows of a file that are no station's.
type LeftOut struct {
	What  string `json:"what"`
	Count int64  `json:"count"`
}

// Row is one row of the file: a station and its numbers in the order of the
// profile's columns; Blank where the cell is empty.
type Row struct {
	Line    int64
	Station string
	Numbers []int64
}

// TotalsRow is a row that the file itself gives as the sum of a unit.
type TotalsRow struct {
	Line    int64
	Unit    string // id
	Numbers []int64
	path    string
	fault   Fault // if the unit has no station
}

// reading is a file on its way in.
type reading struct {
	profile  *Profile
	file     *File
	columns  columns
	table    *table
	second   *names
	units    map[string]*seenUnit // by path of codes
	stations map[string]int64     // key to the row where it first stands
	ids      map[string]int64     // id of a station to its row
	text     strings.Builder
	resolved noted
	blank    int64 // rows without any cell
	faults   Refused
	line     int64
	cells    []string
	joined   []string
	key      []byte
	slab     []int64
}

type seenUnit struct {
	id, name string
	row      int64
	stations int64
}

// Read reads the files of an election whole: the first holds its stations, the
// second, where the profile joins one, names its units. Its error is Refused.
func Read(paths []string, p *Profile) (*File, error) {
	want := 1
	if len(p.Joins) > 0 {
		want = 2
	}
	if len(paths) != want {
		return nil, fmt.Errorf("the profile reads %d files, %d are given", want, len(paths))
	}
	r := &reading{profile: p, file: &File{}, units: map[string]*seenUnit{}, stations: map[string]int64{}, ids: map[string]int64{}}
	if want == 2 {
		var err error
		if r.second, err = readNames(paths[1], p); err != nil {
			return nil, err
		}
		r.file.Names = &Second{r.second.name, r.second.content, r.second.rows}
	}
	t, err := openTable(paths[0], p.File)
	if err != nil {
		return nil, err
	}
	r.table, r.file.Name = t, t.name
	if err := r.all(t); err != nil {
		_ = t.file.Close() // nothing was written
		return nil, err
	}
	if err := t.end(); err != nil {
		return nil, err
	}
	r.finish(t)
	return r.file, nil
}

func (r *reading) all(t *table) error {
	for _, cell := range t.trimmed {
		r.resolved.add("heading-spaces", cell)
	}
	if err := r.place(t.heading); err != nil {
		return err
	}
	r.text.WriteString(territory.Header())
	r.text.WriteString(territory.Row("unit", r.profile.Nation, "", territory.Name{Default: r.profile.NationName}))
	for len(r.faults) < maxFaults {
		cells, line, err := t.row()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return t.refused(line, err)
		}
		r.line, r.cells = line, cells
		r.row()
	}
	r.totalsUnits()
	if len(r.faults) > 0 {
		return r.faults
	}
	if len(r.file.Rows) == 0 {
		return Refused{{File: t.name, Row: r.line, Reason: "no row of a station stands below the headings"}}
	}
	return nil
}

func (r *reading) finish(t *table) {
	r.file.Content, r.file.Text, r.file.Resolved = t.content, r.text.String(), r.resolved.all
	for _, left := range []LeftOut{
		{"rows above the headings", t.above}, {"lines without anything", t.blank},
		{"rows of blank cells", r.blank}, {"rows of totals", int64(len(r.file.Totals))},
	} {
		if left.Count > 0 {
			r.file.LeftOut = append(r.file.LeftOut, left)
		}
	}
}

// fault keeps what is wrong in the present row.
func (r *reading) fault(at int, reason string) {
	f := Fault{File: r.file.Name, Row: r.line, Reason: reason}
	if at >= 0 {
		f.Column, f.Value = r.columns.headers[at], strings.Clone(r.cell(at))
	}
	r.faults = append(r.faults, f)
}

// cell is a cell of the row; those of the second file stand behind its own.
func (r *reading) cell(at int) string {
	if at < len(r.cells) {
		return r.cells[at]
	}
	if i := at - len(r.columns.headers) + len(r.profile.Joins); i >= 0 && i < len(r.joined) {
		return r.joined[i]
	}
	return ""
}

// trim reads the spaces of a cell as the profile says.
func (r *reading) trim(at int, cell *string) {
	read := strings.Trim(strings.ReplaceAll(*cell, "\u00a0", " "), " ")
	if read != *cell {
		r.resolved.add("spaces", Resolved{r.file.Name, r.line, r.columns.headers[at], *cell, read})
		*cell = read
	}
}

func (r *reading) row() {
	r.joined = r.joined[:0]
	if len(r.cells) != len(r.table.heading) {
		r.faults = append(r.faults, r.table.cellsMissing(r.cells, r.line)...)
		return
	}
	if r.profile.BlankRows && !slices.ContainsFunc(r.cells, func(cell string) bool { return cell != "" }) {
		r.blank++
		return
	}
	if r.profile.Spill != "" {
		r.spill()
	}
	for _, at := range r.columns.spaces {
		if at < len(r.cells) {
			r.trim(at, &r.cells[at])
		}
	}
	for _, at := range r.columns.empty {
		if r.cell(at) != "" {
			r.fault(at, "the profile says that this column is blank in every row")
			return
		}
	}
	for i, at := range r.columns.totals {
		if rule := r.profile.TotalsRows[i]; r.cell(at) == rule.Value {
			r.totals(rule)
			return
		}
	}
	if !r.join() {
		return
	}
	numbers, ok := r.numbers()
	unit := r.unit()
	if !ok || unit == nil {
		return
	}
	r.station(unit, numbers)
}

// spill puts text that holds the delimiter together again.
func (r *reading) spill() {
	at, behind := r.columns.spill, ""
	for i, cell := range r.cells[at+1:] {
		if cell != "" {
			behind = strings.Join(r.cells[at:at+i+2], string(r.profile.File.Delimiter))
		}
	}
	if behind != "" {
		r.resolved.add("spill", Resolved{r.file.Name, r.line, r.columns.headers[at], r.cells[at], behind})
		r.cells[at] = behind
	}
}

// join looks the columns of the second file up.
func (r *reading) join() bool {
	for i, by := range r.columns.joins {
		r.key = r.key[:0]
		for _, at := range by {
			r.key = append(append(r.key, r.cell(at)...), '\t')
		}
		value, known := r.second.values[i][string(r.key)]
		if !known && !r.profile.Joins[i].Missing {
			r.fault(by[len(by)-1], "no row of "+r.second.name+" names it for the join "+r.profile.Joins[i].Name)
			return false
		}
		r.joined = append(r.joined, value)
	}
	for _, at := range r.columns.spaces {
		if i := at - len(r.cells); i >= 0 {
			r.trim(at, &r.joined[i])
		}
	}
	return true
}

func (r *reading) numbers() ([]int64, bool) {
	width := len(r.columns.numbers)
	if len(r.slab) < width {
		r.slab = make([]int64, 1024*width)
	}
	numbers := r.slab[:width:width]
	r.slab = r.slab[width:]
	good := true
	for i, place := range r.columns.numbers {
		var err error
		if numbers[i], err = r.number(place); err != nil {
			r.fault(place.at, err.Error())
			good = false
		}
	}
	return numbers, good
}

func (r *reading) number(place numberPlace) (int64, error) {
	cell := r.cell(place.at)
	if slices.Contains(r.profile.Missing, cell) {
		r.resolved.add("missing", Resolved{r.file.Name, r.line, r.columns.headers[place.at], cell, ""})
		return Blank, nil
	}
	if place.thousands == "" {
		return number(cell)
	}
	n, marked, err := grouped(cell, place.thousands)
	if marked && err == nil {
		r.resolved.add("thousands "+place.thousands, Resolved{r.file.Name, r.line, r.columns.headers[place.at], cell, strconv.FormatInt(n, 10)})
	}
	return n, err
}
