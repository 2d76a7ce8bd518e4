package registrar

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Line is one signature on a sheet as the registrar's people typed it in.
type Line struct{ Number, Sheet, Line string }

// ReadLines reads a file with the columns number, sheet, line, in that order. A
// refusal never repeats a number.
func ReadLines(path string) ([]Line, error) {
	data, err := readBounded(path, mostBytes)
	if err != nil {
		return nil, err
	}
	return parseLines(filepath.Base(path), data)
}

func parseLines(name string, data []byte) ([]Line, error) {
	t := table{name, []string{"number", "sheet", "line"}}
	var lines []Line
	first := map[[2]string]int{} // the row of each place
	err := t.read(data, func(row int, cells []string) error {
		if !goodNumber(cells[0]) {
			return t.refuse(row, "number", fmt.Sprintf("%d bytes that are no number", len(cells[0])), numberLimit)
		}
		sheet, err := t.place(row, cells, "sheet")
		if err != nil {
			return err
		}
		line, err := t.place(row, cells, "line")
		if err != nil {
			return err
		}
		at := [2]string{sheet, line}
		if earlier, taken := first[at]; taken {
			return t.refuse(row, "line", fmt.Sprintf("sheet %s, line %s as in row %d", quote(sheet), quote(line), earlier), "each line of a sheet once")
		}
		first[at] = row
		lines = append(lines, Line{strings.Clone(cells[0]), sheet, line})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return lines, nil
}
