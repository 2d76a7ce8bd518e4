package rulebook

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Limits of a rulebook text.
const (
	maxTextLength = 4 << 20
	maxTables     = 64
	maxTableRows  = 10_000
	maxCellLength = 4_000
)

// table is one table of the text, split into cells.
type table struct {
	name    string
	columns []string
	rows    []*row
}

// row reads cells by column and keeps the first fault.
type row struct {
	table  *table
	number int
	cells  []string
	err    error
}

// splitTables cuts the text at its `@ name` lines.
func splitTables(text string) (map[string]*table, error) {
	switch {
	case len(text) > maxTextLength:
		return nil, fmt.Errorf("text has %d bytes, not at most %d", len(text), maxTextLength)
	case strings.Contains(text, "\r"):
		return nil, fmt.Errorf("text has a carriage return; lines end with a line feed alone")
	case !strings.HasSuffix(text, "\n"):
		return nil, fmt.Errorf("text does not end with a line feed")
	}
	tables := map[string]*table{}
	var current *table
	line := 0
	for content := range strings.Lines(text) {
		content = strings.TrimSuffix(content, "\n")
		if name, begins := strings.CutPrefix(content, "@ "); begins {
			if columnsOf[name] == nil && !isChapterTable(name) {
				return nil, fmt.Errorf("table %q is not one of %s, nor a name like deadlines.tsv", clip(name), strings.Join(TableNames(), ", "))
			}
			if tables[name] != nil {
				return nil, fmt.Errorf("table %s occurs twice", name)
			}
			if len(tables) == maxTables {
				return nil, fmt.Errorf("text has more than %d tables", maxTables)
			}
			current, line = &table{name: name}, 0
			tables[name] = current
			continue
		}
		if current == nil {
			return nil, fmt.Errorf("text begins with %q, not with a line `@ name`", clip(content))
		}
		line++
		if err := current.addLine(content, line); err != nil {
			return nil, err
		}
	}
	return tables, nil
}

func (t *table) addLine(content string, line int) error {
	cells := strings.Split(content, "\t")
	if line == 1 {
		t.columns = cells
		return t.checkColumns()
	}
	if len(t.rows) == maxTableRows {
		return fmt.Errorf("%s has more than %d rows", t.name, maxTableRows)
	}
	if len(cells) != len(t.columns) {
		return fmt.Errorf("%s row %d has %d cells, not %d", t.name, line, len(cells), len(t.columns))
	}
	for i, cell := range cells {
		if len(cell) > maxCellLength {
			return fmt.Errorf("%s row %d column %s has %d bytes, not at most %d", t.name, line, t.columns[i], len(cell), maxCellLength)
		}
		if cell != strings.TrimSpace(cell) {
			return fmt.Errorf("%s row %d column %s: %q begins or ends with a space", t.name, line, t.columns[i], cell)
		}
	}
	t.rows = append(t.rows, &row{table: t, number: line, cells: cells})
	return nil
}

func (t *table) checkColumns() error {
	wanted := columnsOf[t.name]
	if wanted == nil {
		return t.checkChapterColumns()
	}
	for i, column := range t.columns {
		if !slices.Contains(wanted, column) && !slices.Contains(optionalOf[t.name], column) {
			return fmt.Errorf("%s row 1: column %q is not one of %s", t.name, column, strings.Join(wanted, ", "))
		}
		if slices.Contains(t.columns[:i], column) {
			return fmt.Errorf("%s row 1: column %s occurs twice", t.name, column)
		}
	}
	for _, column := range wanted {
		if !slices.Contains(t.columns, column) {
			return fmt.Errorf("%s row 1: column %s is missing", t.name, column)
		}
	}
	return nil
}

func clip(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	return text[:most] + "…"
}

// fault keeps the first fault of the row, with its place.
func (r *row) fault(column, format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%s row %d column %s: %s", r.table.name, r.number, column, fmt.Sprintf(format, args...))
	}
}

func (r *row) text(column string) string {
	return r.cells[slices.Index(r.table.columns, column)]
}

// optional is the cell of a column that the table may leave out, empty then.
func (r *row) optional(column string) string {
	if !slices.Contains(r.table.columns, column) {
		return ""
	}
	return r.text(column)
}

func (r *row) filled(column string) string {
	text := r.text(column)
	if text == "" {
		r.fault(column, "empty")
	}
	return text
}

func (r *row) label(stem string) Label {
	return Label{EN: r.filled(stem + "_en"), KK: r.filled(stem + "_kk"), RU: r.filled(stem + "_ru")}
}

// oneOf reads a word of a closed list, in which "" may be.
func (r *row) oneOf(column string, words ...string) string {
	text := r.text(column)
	if slices.Contains(words, text) {
		return text
	}
	named := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
	list := strings.Join(named, ", ")
	if len(named) < len(words) {
		list += " or empty"
	}
	r.fault(column, "%q is not one of %s", text, list)
	return ""
}

func (r *row) number64(column string, least, most int64) int64 {
	n, err := parseInteger(r.text(column), least, most)
	if err != nil {
		r.fault(column, "%v", err)
	}
	return n
}

func (r *row) date(column string) string {
	text := r.text(column)
	if text != "" && !isDate(text) {
		r.fault(column, "%q is not a date like 2005-12-04", text)
	}
	return text
}

func isDate(text string) bool {
	day, err := time.Parse(time.DateOnly, text)
	return err == nil && day.Format(time.DateOnly) == text && text[0] != '0'
}

// days reads the days in force: from the first, up to the day before the last.
func (r *row) days() Days {
	t := Days{r.date("from"), r.date("to")}
	if t.From != "" && t.To != "" && t.From >= t.To {
		r.fault("to", "%s is not after %s", t.To, t.From)
	}
	return t
}
