package table

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLabel is how many characters a label may have.
const maxLabel = 200

// row reads the cells of one line.
func (r *reading) row(l line) (Row, error) {
	row := Row{Label: l.cells[columnLabel]}
	if utf8.RuneCountInString(row.Label) > maxLabel || strings.ContainsFunc(row.Label, func(c rune) bool { return !unicode.IsGraphic(c) }) {
		return Row{}, r.refuse("label", l, columnNames[columnLabel], row.Label)
	}
	if cell := l.cells[columnCount]; cell != "" {
		count, rule := readCount(cell, r.comma)
		if rule != "" {
			return Row{}, r.refuse(rule, l, columnNames[columnCount], cell)
		}
		row.Count = &count
	}
	if cell := l.cells[columnPercent]; cell != "" {
		percent, rule := readPercent(strings.TrimSpace(strings.TrimSuffix(cell, "%")))
		if rule != "" {
			return Row{}, r.refuse(rule, l, columnNames[columnPercent], cell)
		}
		row.Percent = &percent
	}
	return row, nil
}

// gaps are the characters that part thousands; a comma does so only where it
// cannot be a decimal comma.
const gaps = " \u00a0\u2009\u202f'’,"

// readCount reads a whole number, or names the rule that it does not meet.
func readCount(cell string, decimalComma bool) (int64, string) {
	digits := strings.TrimSpace(cell)
	if at := strings.IndexAny(digits, gaps); at >= 0 {
		gap, _ := utf8.DecodeRuneInString(digits[at:])
		if gap == ',' && decimalComma {
			return 0, "count.comma"
		}
		groups := strings.Split(digits, string(gap))
		for i, group := range groups {
			if !plainDigits(group) {
				return 0, "count"
			}
			if len(group) != 3 && (i > 0 || len(group) > 3) {
				return 0, "count.groups"
			}
		}
		digits = strings.Join(groups, "")
	}
	if !plainDigits(digits) {
		return 0, "count"
	}
	if len(digits) > 1 && digits[0] == '0' {
		return 0, "zero"
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if errors.Is(err, strconv.ErrRange) || n > MaxCount {
		return 0, "count.large"
	}
	return n, ""
}
