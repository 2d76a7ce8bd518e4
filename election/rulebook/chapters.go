package rulebook

import (
	"fmt"
	"slices"
	"strings"
)

// Table is a table of the rulebook that a chapter reads by itself: deadlines,
// grounds, entitlements. The rulebook answers for its shape alone.
type Table struct {
	Name    string
	Columns []string
	Rows    []Row
}

// Row is one row of a chapter's table.
type Row struct {
	Number int // of the line in its table, the heading being line 1
	table  *Table
	cells  []string
}

// Cell is the text in a column, empty where the table has no such column.
func (r Row) Cell(column string) string {
	if at := slices.Index(r.table.Columns, column); at >= 0 {
		return r.cells[at]
	}
	return ""
}

// Fault is an error that names the table, the row and the column.
func (r Row) Fault(column, format string, args ...any) error {
	return fmt.Errorf("%s row %d column %s: %s", r.table.Name, r.Number, column, fmt.Sprintf(format, args...))
}

// Find returns the first row that has the text in a column.
func (t *Table) Find(column, text string) (Row, bool) {
	if t == nil {
		return Row{}, false
	}
	for _, r := range t.Rows {
		if r.Cell(column) == text {
			return r, true
		}
	}
	return Row{}, false
}

// isChapterTable says whether a table may be named so: a name and .tsv.
func isChapterTable(name string) bool {
	stem, found := strings.CutSuffix(name, ".tsv")
	return found && isName(stem)
}

// checkChapterColumns asks for one column or more, each named once, of small
// letters, digits and underscores, a letter first.
func (t *table) checkChapterColumns() error {
	for i, column := range t.columns {
		if !isColumn(column) {
			return fmt.Errorf("%s row 1: column %q is not of a to z, 0 to 9 and '_', a letter first", t.name, clip(column))
		}
		if slices.Contains(t.columns[:i], column) {
			return fmt.Errorf("%s row 1: column %s occurs twice", t.name, column)
		}
	}
	return nil
}

func isColumn(text string) bool {
	for i := range len(text) {
		if c := text[i]; !isLower(c) && (i == 0 || !isDigit(c) && c != '_') {
			return false
		}
	}
	return text != "" && len(text) <= maxNameLength
}

// chapterTables are the tables beyond those that every rulebook has.
func chapterTables(tables map[string]*table) map[string]*Table {
	chapters := map[string]*Table{}
	for name, t := range tables {
		if columnsOf[name] != nil || t.columns == nil {
			continue
		}
		c := &Table{Name: name, Columns: t.columns}
		for _, r := range t.rows {
			c.Rows = append(c.Rows, Row{r.number, c, r.cells})
		}
		chapters[name] = c
	}
	return chapters
}
