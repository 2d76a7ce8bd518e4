package sim

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// tableRow is one row of a bundled table by column.
type tableRow map[string]string

// readTable reads a bundled table; an error names its row.
func readTable(files fs.FS, name string) ([]tableRow, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("table: %w", err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	var rows []tableRow
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("%s row %d: %d cells, want %d", name, i+2, len(cells), len(columns))
		}
		row := tableRow{}
		for at, column := range columns {
			row[column] = cells[at]
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// number reads a whole number; an empty cell is 0.
func (r tableRow) number(column string) (int64, error) {
	if r[column] == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(r[column], 10, 64)
	if err != nil {
		return 0, fmt.Errorf("column %s: %q is not a whole number", column, r[column])
	}
	return n, nil
}
