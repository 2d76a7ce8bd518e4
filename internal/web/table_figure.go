package web

import (
	"urna/analysis/table"
)

// tableFigure is the admissible totals of each row as bars over one scale; the
// table of the reading is its twin. The scale shows where the rows meet or miss
// one another, so that long bars go on beyond its ends.
type tableFigure struct {
	Bars     []tableBar
	Height   int
	Common   *strip // where all rows meet
	Sum      string // where the sum of the counts stands, empty for beyond the scale
	SumWords string
	SumY     int
	From, To string
	ScaleY   int
}

// strip is a stretch of the scale.
type strip struct{ X, Width string }

type tableBar struct {
	strip
	Name, Totals string
	TextY, BarY  int
	MarkY, FootY int // of what is drawn across the bar
	Drawn        bool
}

const (
	tablePitch  = 44
	maxBarLabel = 15 // characters that a phone shows beside two numbers
)

// scale is the stretch of totals that a figure shows.
type scale struct{ from, to int64 }

// scaleOf centres on the largest of the least totals and the least of the largest
// ones: between them lies what the rows have in common, or what parts them.
func scaleOf(rows []table.Bounds) (c scale, ok bool) {
	var needs, allows int64 = 0, table.Unbounded
	for _, b := range rows {
		if b.TotalMin != nil {
			needs = max(needs, *b.TotalMin)
		}
		if b.TotalMax != nil {
			allows = min(allows, *b.TotalMax)
		}
	}
	if needs == 0 {
		return scale{}, false
	}
	if allows == table.Unbounded {
		allows = needs + min(needs, table.Unbounded-needs)
	}
	from, to := min(needs, allows), max(needs, allows)
	room := max(1, to-from)
	return scale{max(0, from-room), to + min(room, table.Unbounded-to)}, true
}

// strip places totals on the scale; what is beyond its ends is cut off.
func (c scale) strip(least, most int64) strip {
	least, most = max(least, c.from), min(most, c.to)
	return strip{percentWidth(least-c.from, c.to-c.from), percentWidth(max(0, most-least), c.to-c.from)}
}

func (s *scene) tableFigure(reading *table.Reading, sum *int64) tableFigure {
	var f tableFigure
	c, ok := scaleOf(reading.Rows)
	if !ok {
		return f
	}
	for i := range reading.Rows {
		b := &reading.Rows[i]
		y := i * tablePitch
		bar := tableBar{Name: shortened(s.tableLabel(b)), TextY: y + 14, BarY: y + 22, MarkY: y + 18, FootY: y + 38, Totals: "–"}
		if b.State == table.StateNone {
			bar.Totals = s.lang.Text("table.none")
		}
		if b.TotalMin != nil {
			most := int64(table.Unbounded)
			if b.TotalMax != nil {
				most = *b.TotalMax
			}
			bar.Drawn, bar.strip = true, c.strip(*b.TotalMin, most)
			bar.Totals = s.totals(&table.Totals{Min: *b.TotalMin, Max: b.TotalMax})
		}
		f.Bars = append(f.Bars, bar)
	}
	foot := len(f.Bars) * tablePitch
	if common := reading.Common; common != nil {
		most := int64(table.Unbounded)
		if common.Max != nil {
			most = *common.Max
		}
		at := c.strip(common.Min, most)
		f.Common = &at
	}
	f.From, f.To, f.ScaleY = s.lang.Number(c.from), s.lang.Number(c.to), foot+14
	f.Height = foot + 20
	if sum != nil && c.from <= *sum && *sum <= c.to {
		f.Sum, f.SumWords, f.SumY = percentWidth(*sum-c.from, c.to-c.from), s.lang.Text("table.sum-line", s.lang.Number(*sum)), f.Height+14
		f.Height += 22
	}
	return f
}

func shortened(label string) string {
	if runes := []rune(label); len(runes) > maxBarLabel {
		return string(runes[:maxBarLabel-1]) + "…"
	}
	return label
}
