package web

import (
	"slices"
	"strings"

	"urna/analysis/table"
)

// tableAnswer is what arithmetic says of a table, in the reader's language.
type tableAnswer struct {
	Verdict  string
	Fits     bool
	Sum      string
	Readings []tableReading
	Wanting  bool // a repair is sought
	Repairs  []tableRepairs
	Computed *tableComputed
	Some     string // how many counts are what the percentages give, where not all are
}

// tableReading is a table under one rounding.
type tableReading struct {
	Name, Common string
	Apart        string // the two rows that keep a common total from being
	Open         bool
	Bases        []string // headings of the columns of shares that the rows would have
	Rows         []tableRow
	Figure       tableFigure
}

type tableRow struct {
	Row                       int
	Label, Percent, From, To  string
	Count                     *int64
	Unbounded, Skipped, Never bool
	Shares                    []tableShare
}

// tableShare is how a row would print with a base.
type tableShare struct {
	Text       string
	Fits, Told bool // Told: there is a printed share to hold it against
}

// tableRepairs are those with one kind of base.
type tableRepairs struct {
	Words string
	Items []tableRepair
}

// tableRepair is one change of one digit.
type tableRepair struct {
	Row                             int
	Label, Field, Printed, Repaired string
	Holds                           []tableHold
}

type tableHold struct{ Roundings, Totals string }

// tableComputed is the arithmetic of counts that the percentages give.
type tableComputed struct {
	Holds, Chance, Free string
	Rows                []table.ComputedRow
}

func (s *scene) tableAnswer(read table.Table, report *table.Report) *tableAnswer {
	a := &tableAnswer{Fits: report.Fitting(), Verdict: "table.verdict.apart", Sum: s.lang.Text("table.sum.none")}
	switch {
	case a.Fits:
		a.Verdict = "table.verdict.fits"
	case report.Consistent:
		a.Verdict = "table.verdict.total"
	}
	a.Verdict = s.lang.Text(a.Verdict)
	if report.Sum != nil {
		a.Sum = s.lang.Text("table.sum", s.lang.Number(*report.Sum))
	}
	for i, rounding := range table.Roundings() {
		reading := s.tableReading(read, report, rounding)
		reading.Open = i == 0 || report.Roundings[rounding].Common != nil && report.Roundings[table.HalfUp].Common == nil
		a.Readings = append(a.Readings, reading)
	}
	for _, base := range []string{table.BaseSum, table.BaseCommon} {
		repairs := tableRepairs{Words: s.lang.Text("table.repairs." + base)}
		for _, repair := range report.Repairs {
			if repair.Base == base {
				repairs.Items = append(repairs.Items, s.tableRepair(repair))
			}
		}
		if repairs.Items != nil {
			a.Repairs = append(a.Repairs, repairs)
		}
	}
	a.Wanting = !report.Consistent || a.Repairs != nil
	s.tableComputed(a, report)
	return a
}

func (s *scene) tableReading(read table.Table, report *table.Report, rounding table.Rounding) tableReading {
	reading := report.Roundings[rounding]
	t := tableReading{Name: s.lang.Text("table.rounding." + string(rounding)), Common: s.lang.Text("table.common.none")}
	if reading.Common != nil {
		t.Common = s.lang.Text("table.common", s.totals(reading.Common))
	}
	bases := []int64{}
	if report.Sum != nil {
		bases = append(bases, *report.Sum)
		t.Bases = append(t.Bases, s.lang.Text("table.column.sum", s.lang.Number(*report.Sum)))
	}
	if report.Total != nil && (report.Sum == nil || *report.Sum != *report.Total) {
		bases = append(bases, *report.Total)
		t.Bases = append(t.Bases, s.lang.Text("table.column.of-total", s.lang.Number(*report.Total)))
	}
	for _, b := range reading.Rows {
		row := tableRow{Row: b.Row, Label: b.Label, Count: b.Count, Skipped: b.State == table.StateSkipped, Never: b.State == table.StateNone}
		if b.Percent != nil {
			row.Percent = printed(s.lang, *b.Percent)
		}
		if b.TotalMin != nil {
			row.From, row.To = s.lang.Number(*b.TotalMin), s.lang.Text("table.open")
		}
		if b.TotalMax != nil {
			row.To = s.lang.Number(*b.TotalMax)
		}
		for _, base := range bases {
			row.Shares = append(row.Shares, s.tableShare(read.Rows[b.Row-1], base, rounding))
		}
		t.Rows = append(t.Rows, row)
	}
	if reading.Common == nil {
		t.Apart = s.tableApart(reading)
	}
	t.Figure = s.tableFigure(reading, report.Sum)
	return t
}

// tableShare says how a row would print; its printed decimals, or two.
func (s *scene) tableShare(row table.Row, base int64, rounding table.Rounding) tableShare {
	if row.Count == nil {
		return tableShare{Text: "–"}
	}
	decimals := 2
	if row.Percent != nil {
		decimals = row.Percent.Decimals
	}
	would, ok := table.Printed(*row.Count, base, decimals, rounding)
	if !ok {
		return tableShare{Text: "–", Told: row.Percent != nil}
	}
	return tableShare{printed(s.lang, would), row.Percent != nil && would == *row.Percent, row.Percent != nil}
}

// tableApart names the row that needs the most and the row that allows the least.
func (s *scene) tableApart(reading *table.Reading) string {
	var needs, allows *table.Bounds
	for i := range reading.Rows {
		b := &reading.Rows[i]
		if b.State == table.StateNone {
			return s.lang.Text("table.never", s.tableLabel(b))
		}
		if b.TotalMin != nil && (needs == nil || *b.TotalMin > *needs.TotalMin) {
			needs = b
		}
		if b.TotalMax != nil && (allows == nil || *b.TotalMax < *allows.TotalMax) {
			allows = b
		}
	}
	return s.lang.Text("table.apart", s.tableLabel(needs), s.lang.Number(*needs.TotalMin), s.tableLabel(allows), s.lang.Number(*allows.TotalMax))
}

func (s *scene) tableLabel(b *table.Bounds) string {
	if b.Label == "" {
		return s.lang.Text("table.row", b.Row)
	}
	return b.Label
}

func (s *scene) totals(t *table.Totals) string {
	switch {
	case t.Max == nil:
		return s.lang.Text("table.or-more", s.lang.Number(t.Min))
	case *t.Max == t.Min:
		return s.lang.Number(t.Min)
	}
	return s.lang.Number(t.Min) + " – " + s.lang.Number(*t.Max)
}

func (s *scene) tableRepair(r table.Repair) tableRepair {
	repair := tableRepair{Row: r.Row, Label: r.Label, Field: s.lang.Text("table.column." + r.Field), Printed: r.Printed, Repaired: r.Repaired}
	for _, hold := range r.Holds {
		rounding, totals := s.lang.Text("table.short."+string(hold.Rounding)), s.totals(&hold.Totals)
		at := slices.IndexFunc(repair.Holds, func(h tableHold) bool { return h.Totals == totals })
		if at < 0 {
			repair.Holds = append(repair.Holds, tableHold{rounding, totals})
		} else {
			repair.Holds[at].Roundings += ", " + rounding
		}
	}
	return repair
}

// tableComputed words the counts that the percentages give, or how many do.
func (s *scene) tableComputed(a *tableAnswer, report *table.Report) {
	first, names := report.Given()
	for i, name := range names {
		names[i] = s.lang.Text("table.short." + name)
	}
	if first != nil {
		a.Computed = &tableComputed{
			Holds:  s.lang.Text("table.computed.holds", s.lang.Number(first.Base), strings.Join(names, ", ")),
			Chance: s.lang.Text("table.computed.chance", s.product(first, first.Chance)),
			Rows:   first.Rows,
		}
		if first.Free != first.Chance {
			a.Computed.Free = s.lang.Text("table.computed.free", s.digits(first.Free.Den))
		}
		return
	}
	c := report.Computed[table.HalfUp]
	if c == nil {
		return
	}
	given := 0
	for _, row := range c.Rows {
		if row.Count == row.Computed {
			given++
		}
	}
	a.Some = s.lang.Text("table.computed.some", given, len(c.Rows), s.lang.Number(c.Base))
}

// product writes the widths and what they multiply to, or that alone where the
// widths are many.
func (s *scene) product(c *table.Computed, f *table.Fraction) string {
	var widths []string
	for _, row := range c.Rows {
		widths = append(widths, s.lang.Number(row.Width))
	}
	if len(widths) < 2 || len(widths) > 6 {
		return s.digits(f.Den)
	}
	return strings.Join(widths, " × ") + " = " + s.digits(f.Den)
}

// digits groups digits of any length in threes.
func (s *scene) digits(text string) string {
	grouped := ""
	for len(text) > 3 {
		grouped = "\u00a0" + text[len(text)-3:] + grouped
		text = text[:len(text)-3]
	}
	return text + grouped
}
