package media

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// PerMinute is how many units of Read's amounts a minute has.
const PerMinute = 10_000

// The columns of a regulator's file that Read needs, as the French one names them.
var columns = []string{"station", "candidat", "date_start", "date_end", "time_candidat", "time_support"}

// Read reads a regulator's statements of airtime from CSV text: what candidates
// and their supporters spoke together, in ten-thousandths of a minute. It fails
// with the line at a missing column, a date that is none or ends before it begins,
// and an amount that is no decimal number.
func Read(text string) ([]Statement, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("airtime: %w", err)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("airtime: no heading")
	}
	var at []int
	for _, name := range columns {
		i := slices.Index(rows[0], name)
		if i < 0 {
			return nil, fmt.Errorf("airtime: column %s is missing", name)
		}
		at = append(at, i)
	}
	var all []Statement
	for n, row := range rows[1:] {
		s, err := statement(row, at)
		if err != nil {
			return nil, fmt.Errorf("airtime: line %d: %w", n+2, err)
		}
		all = append(all, s)
	}
	return all, nil
}

func statement(row []string, at []int) (Statement, error) {
	s := Statement{Outlet: row[at[0]], Actor: row[at[1]], From: row[at[2]], To: row[at[3]]}
	for _, day := range []string{s.From, s.To} {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return s, fmt.Errorf("%q is no date", day)
		}
	}
	if s.From >= s.To {
		return s, fmt.Errorf("the period from %s ends on %s", s.From, s.To)
	}
	for _, cell := range at[4:] {
		amount, err := decimal(row[cell])
		if err != nil {
			return s, err
		}
		s.Amount += amount
	}
	return s, nil
}

// decimal reads minutes with up to four decimals; less than none where a regulator
// took back what it had stated.
func decimal(text string) (int64, error) {
	plain, negative := strings.CutPrefix(text, "-")
	whole, fraction, _ := strings.Cut(plain, ".")
	digits := whole + (fraction + "0000")[:4]
	n, err := strconv.ParseUint(digits, 10, 40)
	if err != nil || whole == "" || len(fraction) > 4 {
		return 0, fmt.Errorf("%q is no amount of minutes with up to four decimals", text)
	}
	if negative {
		return -int64(n), nil
	}
	return int64(n), nil
}
