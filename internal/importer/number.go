package importer

import (
	"errors"
	"strings"

	"urna/election/act"
)

// Blank stands for an empty cell.
const Blank = -1

// The reasons for which a cell is no number.
var (
	errNotPlain  = errors.New("not a number in plain digits")
	errNegative  = errors.New("a count is not below zero")
	errZeros     = errors.New("a number does not begin with a zero")
	errLarge     = errors.New("above 2^53 - 1")
	errAmbiguous = errors.New("the mark may group thousands or begin decimals, and the profile names no rule for this column")
	errGroups    = errors.New("the profile says the mark groups thousands, and it does not stand before three digits each time")
)

// number reads plain digits; an empty cell is a blank.
func number(cell string) (int64, error) {
	if cell == "" {
		return Blank, nil
	}
	var n int64
	for _, c := range []byte(cell) {
		if c < '0' || c > '9' {
			return 0, notDigits(cell)
		}
		if n = n*10 + int64(c-'0'); n > act.MaxInteger {
			return 0, errLarge
		}
	}
	if cell[0] == '0' && len(cell) > 1 {
		return 0, errZeros
	}
	return n, nil
}

func notDigits(cell string) error {
	if strings.HasPrefix(cell, "-") && digits(cell[1:]) {
		return errNegative
	}
	for _, mark := range []string{".", ",", "'", " ", "\u00a0"} {
		if digits(strings.ReplaceAll(cell, mark, "")) && strings.Trim(cell, mark) == cell {
			return errAmbiguous
		}
	}
	return errNotPlain
}

func digits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// grouped reads a number whose thousands are marked; the second value says
// whether a mark stands in it.
func grouped(cell, mark string) (int64, bool, error) {
	parts := strings.Split(cell, mark)
	if len(parts) == 1 {
		n, err := number(cell)
		return n, false, err
	}
	for i, part := range parts {
		if i > 0 && len(part) != 3 || i == 0 && (part == "" || len(part) > 3) {
			return 0, true, errGroups
		}
	}
	n, err := number(strings.Join(parts, ""))
	return n, true, err
}
