package rulebook

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Blank marks a place that is empty on paper; a blank is not a zero.
const Blank = math.MinInt64

// Sheet holds the numbers of one protocol in the places of a Layout.
type Sheet struct {
	Fixed []int64
	// Loose is sorted by code, then label.
	Loose []Cell
}

// Cell is one number of a list whose labels the station chose.
type Cell struct {
	Code, Label string
	Count       int64
}

// Misfit is one number that has no place on the form.
type Misfit struct {
	Field, Got, Limit string
}

// String is the misfit as one English line, for errors and tests.
func (m Misfit) String() string {
	return fmt.Sprintf("%s: got %s, limit %s", m.Field, m.Got, m.Limit)
}

// EmptySheet is a sheet on which every place is blank.
func (l *Layout) EmptySheet() Sheet {
	s := Sheet{Fixed: make([]int64, l.slots)}
	for i := range s.Fixed {
		s.Fixed[i] = Blank
	}
	return s
}

// Sheet puts the lines and lists of a protocol in their places and names, in
// sorted order, every number that has none; such numbers are left out.
func (l *Layout) Sheet(lines map[string]int64, lists map[string]map[string]int64) (Sheet, []Misfit) {
	s := l.EmptySheet()
	var misfits []Misfit
	// In the order of the maps, which is any: the good sheet needs none.
	for code, count := range lines {
		p, known := l.places[code]
		switch m := countMisfit(code, count, p.line.Type); {
		case !known || p.line.List != ListNone:
			misfits = append(misfits, Misfit{code, "line", l.whatIs(code)})
		case m != nil:
			misfits = append(misfits, *m)
		default:
			s.Fixed[p.first] = count
		}
	}
	for code, list := range lists {
		p, known := l.places[code]
		if !known || p.line.List == ListNone {
			misfits = append(misfits, Misfit{code, "list", l.whatIs(code)})
			continue
		}
		if p.free() && len(list) > MaxLabels {
			misfits = append(misfits, Misfit{code, fmt.Sprint(len(list)) + " labels", fmt.Sprint(MaxLabels)})
			continue
		}
		misfits = append(misfits, l.putList(&s, p, list)...)
	}
	slices.SortFunc(misfits, func(a, b Misfit) int {
		return cmp.Or(strings.Compare(a.Field, b.Field), strings.Compare(a.Got, b.Got))
	})
	slices.SortFunc(s.Loose, compareCells)
	return s, misfits
}

func (l *Layout) putList(s *Sheet, p place, list map[string]int64) []Misfit {
	var misfits []Misfit
	for label, count := range list {
		index, onBallot := l.indexOf[label]
		switch m := countMisfit(label, count, p.line.Type); {
		case p.free() && !isLabel(label):
			misfits = append(misfits, Misfit{p.line.Code, fmt.Sprintf("label %q", label), "label of a to z, 0 to 9 and -, a letter first, not b"})
		case !p.free() && !onBallot:
			misfits = append(misfits, Misfit{p.line.Code, fmt.Sprintf("label %q", label), "candidate on the ballot"})
		case m != nil:
			misfits = append(misfits, Misfit{fieldName(p.line.Code, label), m.Got, m.Limit})
		case p.free():
			// A label cut from a decoded entry would keep the entry's bytes alive.
			s.Loose = append(s.Loose, Cell{p.line.Code, strings.Clone(label), count})
		default:
			s.Fixed[p.first+index] = count
		}
	}
	return misfits
}

func (l *Layout) whatIs(code string) string {
	p, known := l.places[code]
	switch {
	case !known:
		return "no such code on the form"
	case p.line.List == ListNone:
		return "plain line on the form"
	}
	return "list by " + string(p.line.List) + " on the form"
}

func countMisfit(field string, count int64, typ LineType) *Misfit {
	least := int64(0)
	if typ == TypeTime {
		least = -MaxCount
	}
	if count >= least && count <= MaxCount {
		return nil
	}
	return &Misfit{field, fmt.Sprint(count), fmt.Sprintf("%d to %d", least, int64(MaxCount))}
}

func compareCells(a, b Cell) int {
	if c := strings.Compare(a.Code, b.Code); c != 0 {
		return c
	}
	return strings.Compare(a.Label, b.Label)
}

// Maps gives back the lines and lists of a sheet; blanks are missing keys.
func (l *Layout) Maps(s Sheet) (map[string]int64, map[string]map[string]int64) {
	lines, lists := map[string]int64{}, map[string]map[string]int64{}
	put := func(code, label string, count int64) {
		if lists[code] == nil {
			lists[code] = map[string]int64{}
		}
		lists[code][label] = count
	}
	for _, line := range l.form {
		first := l.places[line.Code].first
		switch {
		case line.List == ListNone && s.Fixed[first] != Blank:
			lines[line.Code] = s.Fixed[first]
		case line.List == ListCandidate:
			for i, id := range l.candidates {
				if s.Fixed[first+i] != Blank {
					put(line.Code, id, s.Fixed[first+i])
				}
			}
		}
	}
	for _, cell := range s.Loose {
		put(cell.Code, cell.Label, cell.Count)
	}
	return lines, lists
}

// Line gives the number of a plain line; false if it is blank or not on the form.
func (l *Layout) Line(s Sheet, code string) (int64, bool) {
	p, known := l.places[code]
	if !known || p.line.List != ListNone || s.Fixed[p.first] == Blank {
		return 0, false
	}
	return s.Fixed[p.first], true
}

// Cell gives one number of a list; false if it is blank or not on the form.
func (l *Layout) Cell(s Sheet, code, label string) (int64, bool) {
	p, known := l.places[code]
	switch {
	case !known || p.line.List == ListNone:
		return 0, false
	case p.free():
		count := looseCell(s.Loose, code, label)
		return max(count, 0), count != Blank
	}
	index, onBallot := l.indexOf[label]
	if !onBallot || s.Fixed[p.first+index] == Blank {
		return 0, false
	}
	return s.Fixed[p.first+index], true
}

// looseCell gives Blank where a free list lacks the label.
func looseCell(loose []Cell, code, label string) int64 {
	for i := range loose {
		if loose[i].Label == label && loose[i].Code == code {
			return loose[i].Count
		}
	}
	return Blank
}

// Equal says whether two sheets of one layout carry the same numbers and blanks.
func (s Sheet) Equal(other Sheet) bool {
	return slices.Equal(s.Fixed, other.Fixed) && slices.Equal(s.Loose, other.Loose)
}

// Differ names, sorted, the places in which two sheets of the layout differ.
func (l *Layout) Differ(a, b Sheet) []string {
	var fields []string
	for _, line := range l.form {
		first := l.places[line.Code].first
		switch line.List {
		case ListNone:
			if a.Fixed[first] != b.Fixed[first] {
				fields = append(fields, line.Code)
			}
		case ListCandidate:
			for i, id := range l.candidates {
				if a.Fixed[first+i] != b.Fixed[first+i] {
					fields = append(fields, fieldName(line.Code, id))
				}
			}
		}
	}
	for _, cell := range a.Loose {
		if looseCell(b.Loose, cell.Code, cell.Label) != cell.Count {
			fields = append(fields, fieldName(cell.Code, cell.Label))
		}
	}
	for _, cell := range b.Loose {
		if looseCell(a.Loose, cell.Code, cell.Label) == Blank {
			fields = append(fields, fieldName(cell.Code, cell.Label))
		}
	}
	slices.Sort(fields)
	return fields
}

// Blanks names the places that the form requires and the paper leaves empty:
// lines with required = yes and absent = find.
func (l *Layout) Blanks(s Sheet) []string {
	var fields []string
	for _, line := range l.form {
		if !line.Required || line.Absent != AbsentFind {
			continue
		}
		p := l.places[line.Code]
		switch {
		case p.free() && !hasLoose(s.Loose, line.Code):
			fields = append(fields, line.Code)
		case line.List == ListCandidate:
			for i, id := range l.candidates {
				if s.Fixed[p.first+i] == Blank {
					fields = append(fields, fieldName(line.Code, id))
				}
			}
		case line.List == ListNone && s.Fixed[p.first] == Blank:
			fields = append(fields, line.Code)
		}
	}
	return fields
}

func hasLoose(loose []Cell, code string) bool {
	for i := range loose {
		if loose[i].Code == code {
			return true
		}
	}
	return false
}
