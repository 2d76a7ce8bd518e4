package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"urna/analysis/table"
)

// maxTable bounds a file that is read as a table.
const maxTable = 1 << 20

func runTable(t *terminal, args []string) error {
	var total string
	plain, err := t.parse("table", args, func(f *flag.FlagSet) {
		f.StringVar(&total, "total", "", "the total that the table states")
	})
	if err != nil {
		return err
	}
	if len(plain) != 2 || plain[0] != "check" {
		return misusef("want check and one file, got %d arguments", len(plain))
	}
	text, err := readTable(plain[1])
	if err != nil {
		return t.refused(err)
	}
	read, err := table.Read(table.Source{Name: filepath.Base(plain[1]), Text: text, Total: total})
	if err != nil {
		return t.refused(err)
	}
	report := table.Check(read)
	if t.json {
		err = t.print(report)
	} else {
		t.tableReport(read, report)
	}
	if err == nil && !report.Fitting() {
		err = errFaulty
	}
	return err
}

func readTable(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxTable+1))
	if err != nil {
		return "", err
	}
	if len(data) > maxTable {
		return "", table.Refuse(filepath.Base(path), "text.long")
	}
	return string(data), nil
}

// refused prints a refusal as data where JSON is asked for; a stated total that
// is no number is a slip of whoever typed the command.
func (t *terminal) refused(err error) error {
	var refusal *table.Refusal
	switch {
	case !errors.As(err, &refusal):
		return err
	case refusal.Column == table.ColumnTotal:
		return misusef("--total: %q %s", refusal.Value, refusal.Reason)
	case !t.json:
		return err
	}
	if err := t.print(map[string]any{"refusal": refusal}); err != nil {
		return err
	}
	return errFaulty
}

// tableReport prints for people what arithmetic says, and what it does not.
func (t *terminal) tableReport(read table.Table, report *table.Report) {
	t.printf("%d rows", len(read.Rows))
	if report.Sum != nil {
		t.printf(", their counts add up to %d", *report.Sum)
	} else {
		t.printf(", not every count is printed, so that there is no sum")
	}
	if report.Total != nil {
		t.printf(", stated total %d", *report.Total)
	}
	t.printf("\n")
	for _, rounding := range table.Roundings() {
		t.tableReading(rounding, report)
	}
	t.tableRepairs(report)
	t.tableComputed(report)
	switch {
	case !report.Consistent:
		t.printf("\nUnder none of the three roundings is there a total of which every row is the printed share.\n")
	case !report.Fitting():
		t.printf("\nThere is a total of which every row is the printed share, but the stated total is none.\n")
	default:
		t.printf("\nThere is a total of which every row is the printed share. That does not say that the numbers are right.\n")
	}
}

func (t *terminal) tableReading(rounding table.Rounding, report *table.Report) {
	reading := report.Roundings[rounding]
	t.printf("\n%s: ", rounding)
	if reading.Common == nil {
		t.printf("the rows have no total in common\n")
	} else {
		t.printf("common total %s\n", rangeWords(reading.Common))
	}
	for _, row := range reading.Rows {
		t.printf("  %3d  %-24s %16s %9s %%   ", row.Row, row.Label, numberWords(row.Count), percentWords(row.Percent))
		switch row.State {
		case table.StateSkipped:
			t.printf("not compared\n")
		case table.StateNone:
			t.printf("no total gives this share\n")
		default:
			t.printf("of %s\n", rangeWords(&table.Totals{Min: *row.TotalMin, Max: row.TotalMax}))
		}
	}
	t.misfits("the sum of the counts", reading.NotOfSum)
	t.misfits("the stated total", reading.NotOfTotal)
}

func (t *terminal) misfits(base string, rows []table.Misfit) {
	for _, m := range rows {
		t.printf("  of %s, row %d would print %s %%, not %s %%\n", base, m.Row, percentWords(m.Would), m.Printed)
	}
}

func (t *terminal) tableRepairs(report *table.Report) {
	for _, base := range []struct{ name, words string }{
		{table.BaseSum, "the sum of the counts, as changed, is the common total"},
		{table.BaseCommon, "the rows have another total in common"},
	} {
		first := true
		for _, repair := range report.Repairs {
			if repair.Base != base.name {
				continue
			}
			if first {
				t.printf("\nChanges of one digit after which %s:\n", base.words)
				first = false
			}
			t.printf("  row %d  %-24s %s %s → %s  ", repair.Row, repair.Label, repair.Field, repair.Printed, repair.Repaired)
			for i, hold := range repair.Holds {
				if i > 0 {
					t.printf("; ")
				}
				t.printf("%s: of %s", hold.Rounding, rangeWords(&hold.Totals))
			}
			t.printf("\n")
		}
	}
	if len(report.Repairs) > 0 {
		t.printf("Arithmetic shows that the numbers do not fit; it cannot show where. Sources decide.\n")
	} else if !report.Consistent {
		t.printf("\nNo change of a single digit brings the rows together.\n")
	}
}

// tableComputed prints the counts that the percentages give, once for all the
// roundings that give the same.
func (t *terminal) tableComputed(report *table.Report) {
	c, roundings := report.Given()
	if c == nil {
		return
	}
	t.printf("\nEach count is its printed percentage of %d, rounded to a whole number (%s):\n", c.Base, strings.Join(roundings, ", "))
	for _, row := range c.Rows {
		t.printf("  %3d  %-24s %16d   one of %d counts that print so\n", row.Row, row.Label, row.Count, row.Width)
	}
	t.printf("If each of them were equally likely: %s in %s for all rows, %s in %s for the rows that are free.\n",
		c.Chance.Num, c.Chance.Den, c.Free.Num, c.Free.Den)
}

func rangeWords(totals *table.Totals) string {
	switch {
	case totals.Max == nil:
		return fmt.Sprintf("%d or more", totals.Min)
	case *totals.Max == totals.Min:
		return strconv.FormatInt(totals.Min, 10)
	}
	return fmt.Sprintf("%d to %d", totals.Min, *totals.Max)
}

func numberWords(n *int64) string {
	if n == nil {
		return "–"
	}
	return strconv.FormatInt(*n, 10)
}

func percentWords(p *table.Percent) string {
	if p == nil {
		return "–"
	}
	return p.String()
}
