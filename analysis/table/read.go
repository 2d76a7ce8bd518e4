package table

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxRows is how many rows a table may have: their largest counts add up to less
// than 2^63.
const MaxRows = 1000

// Source is a table as text: rows of label, count and percentage, parted by
// commas, semicolons or tabs. Total is the total that the table states besides,
// empty for none. Name is what a refusal calls the text. MaxRows is a limit below
// the package's own, 0 for none.
type Source struct {
	Name, Text, Total string
	MaxRows           int
}

// The columns of a table.
const (
	columnLabel = iota
	columnCount
	columnPercent
	columns
)

// ColumnTotal is the column of a refusal of the stated total, which stands in no row.
const ColumnTotal = "total"

var columnNames = [columns]string{"label", "count", "percent"}

// headings are the names by which a first row is known as a heading, small.
var headings = [columns][]string{
	{"", "label", "name", "candidate", "option", "party", "кандидат", "наименование", "партия", "атауы", "үміткер"},
	{"count", "counts", "votes", "число", "голоса", "голосов", "количество", "саны", "дауыс", "дауыстар"},
	{"percent", "percentage", "share", "%", "процент", "проценты", "доля", "пайыз", "үлесі"},
}

// totals are the labels of a row that sums up the others, small.
var totals = []string{"total", "sum", "итого", "всего", "сумма", "барлығы", "жиыны", "қорытынды"}

// line is one row of the text: where it stands and its three cells.
type line struct {
	number int
	cells  [columns]string
}

// reading is a text on its way to a table.
type reading struct {
	source Source
	order  [columns]int // place of each column in a row
	width  int          // cells of a heading, 0 without one
	lines  []line
	comma  bool // percentages have decimal commas
}

// Read reads a table; what it cannot read in one way only is a *[Refusal].
//
// The first row may be a heading in one of the known words, in any order of
// columns. Blank rows are passed over; a blank count or percentage is one that is
// not printed. Counts may have their thousands parted by spaces, apostrophes or
// commas, percentages a decimal point or comma and a percent sign. A row labelled
// as total is refused unless Source.Total states the same count: only then is it
// known to be the base and not one row more.
func Read(s Source) (Table, error) {
	r := &reading{source: s, order: [columns]int{0, 1, 2}}
	if err := r.split(); err != nil {
		return Table{}, err
	}
	t := Table{}
	if strings.TrimSpace(s.Total) != "" {
		total, rule := readCount(s.Total, false)
		if rule != "" {
			return Table{}, r.refuse(rule, line{}, ColumnTotal, s.Total)
		}
		t.Total = &total
	}
	compares := false
	for _, l := range r.lines {
		row, err := r.row(l)
		if err != nil {
			return Table{}, err
		}
		part, err := r.part(l, row, t.Total)
		if err != nil {
			return Table{}, err
		}
		if part {
			t.Rows = append(t.Rows, row)
			compares = compares || row.compares()
		}
	}
	if !compares {
		return Table{}, r.refuse("rows.none", line{}, "", "")
	}
	return t, nil
}

// split takes the text apart into cells.
func (r *reading) split() error {
	text := strings.TrimPrefix(r.source.Text, "\ufeff")
	if !utf8.ValidString(text) {
		return r.refuse("text.encoding", line{}, "", "")
	}
	table := csv.NewReader(strings.NewReader(text))
	table.Comma, table.FieldsPerRecord = separator(text), -1
	table.TrimLeadingSpace = table.Comma != '\t'
	for first := true; ; {
		cells, err := table.Read()
		var broken *csv.ParseError
		switch {
		case errors.As(err, &broken):
			return r.refuse("text.quotes", line{number: broken.Line}, "", "")
		case err != nil:
			return nil // a text in memory has one other error, its end
		}
		number, _ := table.FieldPos(0)
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if strings.Join(cells, "") == "" {
			continue
		}
		isHeading := false
		if first {
			if isHeading, err = r.heading(number, cells); err != nil {
				return err
			}
		}
		if first = false; isHeading {
			continue
		}
		if err := r.add(number, cells); err != nil {
			return err
		}
	}
}

// separator is what parts the cells of the first row that is not blank.
func separator(text string) rune {
	quoted, found := false, ','
	for _, c := range strings.TrimLeft(text, " \r\n") {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			return found
		case c == '\t':
			return c
		case c == ';':
			found = c
		}
	}
	return found
}

// heading finds the columns when the first row names them. A row with a known
// name for a number is a heading, and then all three must be known.
func (r *reading) heading(number int, cells []string) (bool, error) {
	place := [columns]int{-1, -1, -1}
	for i, cell := range cells {
		column := slices.IndexFunc(headings[:], func(names []string) bool { return slices.Contains(names, strings.ToLower(cell)) })
		if column < 0 || place[column] >= 0 {
			place[columnLabel] = -1
			break
		}
		place[column] = i
	}
	if place[columnCount] < 0 && place[columnPercent] < 0 {
		return false, nil
	}
	if slices.Contains(place[:], -1) || len(cells) != columns {
		return false, r.refuse("heading", line{number: number}, "", strings.Join(cells, " | "))
	}
	r.order, r.width = place, len(cells)
	return true, nil
}

// add keeps a row of two or three cells; behind them only blank ones may stand.
func (r *reading) add(number int, cells []string) error {
	shown := strings.Join(cells, " | ")
	for len(cells) > columns && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	least := 2
	if r.width > 0 {
		least = r.width
	}
	if len(cells) < least || len(cells) > columns {
		return r.refuse("cells", line{number: number}, "", shown)
	}
	if len(r.lines) == MaxRows || r.source.MaxRows > 0 && len(r.lines) == r.source.MaxRows {
		return r.refuse("rows.many", line{number: number}, "", "")
	}
	l := line{number: number}
	for column, at := range r.order {
		if at < len(cells) {
			l.cells[column] = cells[at]
		}
	}
	r.comma = r.comma || strings.Contains(l.cells[columnPercent], ",")
	r.lines = append(r.lines, l)
	return nil
}

// part says whether a row is a part of the whole, or the stated total itself.
func (r *reading) part(l line, row Row, total *int64) (bool, error) {
	if !slices.Contains(totals, strings.ToLower(strings.TrimSuffix(row.Label, ":"))) {
		return true, nil
	}
	if total == nil || row.Count == nil || *row.Count != *total {
		return false, r.refuse("total.row", l, columnNames[columnCount], l.cells[columnCount])
	}
	if row.Percent != nil && row.Percent.Digits != 100*power(row.Percent.Decimals) {
		return false, r.refuse("total.percent", l, columnNames[columnPercent], l.cells[columnPercent])
	}
	return false, nil
}
