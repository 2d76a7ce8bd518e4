package web

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"urna/election/rulebook"
	"urna/internal/desk"
	"urna/internal/i18n"
)

// emptyRows is how many rows a free list offers beyond those filled, and
// mostRows how many of them a form may send.
const (
	emptyRows = 3
	mostRows  = rulebook.MaxLabels
)

// inputRow is one line of the paper as a form asks for it.
type inputRow struct {
	Field   string // name of the input
	Code    string
	Name    string // label of the paper
	Value   string
	Fault   string // what is wrong with it, in words
	Heading bool
	Time    bool
	Inner   bool
	Marked  bool // a finding names it, or it came back for retyping
	Focus   bool
	// A row of a free list is a label and a number.
	LabelField, Label string
	First             bool // of its list: shows by example what a label is
}

// typed is what a form sent or is filled with: raw text by input name.
type typed struct {
	url.Values
	faults map[string]string
}

// compact strips what people type between digits.
func compact(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// sheetOf reads the numbers of a form that was sent. A blank is no number; what
// cannot be read is a fault at its input.
func (t *typed) sheetOf(lang i18n.Language, layout *rulebook.Layout) desk.Draft {
	d := desk.Draft{Lines: map[string]int64{}, Lists: map[string]map[string]int64{}}
	t.faults = map[string]string{}
	for _, line := range layout.Form() {
		switch line.List {
		case rulebook.ListNone:
			if n, filled := t.number(lang, line.Code, line.Type); filled {
				d.Lines[line.Code] = n
			}
		case rulebook.ListCandidate:
			for _, id := range layout.Candidates() {
				if n, filled := t.number(lang, cellName(line.Code, id), line.Type); filled {
					put(d.Lists, line.Code, id, n)
				}
			}
		default:
			t.rows(lang, line, d.Lists)
		}
	}
	return d
}

// rows reads a free list: labels that the station chose, each with a number.
func (t *typed) rows(lang i18n.Language, line rulebook.Line, lists map[string]map[string]int64) {
	for i := range mostRows {
		count, name := rowNames(line.Code, i)
		label := strings.ToLower(compact(t.Get(name)))
		n, filled := t.number(lang, count, line.Type)
		switch {
		case t.faults[count] != "" || label == "" && !filled:
		case label == "" || !filled:
			t.faults[count] = lang.Text("entry.fault.row")
		case !plainLabel(label):
			t.faults[count] = lang.Text("entry.fault.label")
		default:
			if _, twice := lists[line.Code][label]; twice {
				t.faults[count] = lang.Text("entry.fault.twice")
				continue
			}
			put(lists, line.Code, label, n)
		}
	}
}

func put(lists map[string]map[string]int64, code, label string, n int64) {
	if lists[code] == nil {
		lists[code] = map[string]int64{}
	}
	lists[code][label] = n
}

func (t *typed) number(lang i18n.Language, field string, kind rulebook.LineType) (n int64, filled bool) {
	text := compact(t.Get(field))
	if text == "" {
		return 0, false
	}
	read, fault := wholeNumber, "entry.fault.number"
	if kind == rulebook.TypeTime {
		read, fault = timeOfDay, "entry.fault.time"
	}
	n, readable := read(text)
	if !readable {
		t.faults[field] = lang.Text(fault)
	}
	return n, readable
}

// wholeNumber reads digits only: a sign or a comma is a slip on a form of counts.
func wholeNumber(text string) (int64, bool) {
	if len(text) > 16 || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && n <= rulebook.MaxCount
}

// timeOfDay reads 7:00, 07.00 or 0700 as minutes; hours may pass 24.
func timeOfDay(text string) (int64, bool) {
	hours, minutes, parted := strings.Cut(strings.ReplaceAll(text, ".", ":"), ":")
	if !parted && len(text) == 4 {
		hours, minutes = text[:2], text[2:]
	}
	h, whole := wholeNumber(hours)
	m, exact := wholeNumber(minutes)
	return h*60 + m, whole && exact && len(hours) <= 2 && len(minutes) == 2 && m < 60
}

// plainLabel keeps labels to what an act may name: a to z, digits and hyphens, a
// letter first.
func plainLabel(label string) bool {
	return label[0] >= 'a' && label[0] <= 'z' && label != "b" && len(label) <= 40 &&
		strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func cellName(code, label string) string { return code + "[" + label + "]" }

func rowNames(code string, i int) (count, label string) {
	row := code + "." + strconv.Itoa(i)
	return row, row + ".label"
}

// fill puts the numbers of a draft into a form, except those that came back.
func fill(lang i18n.Language, layout *rulebook.Layout, d *desk.Draft, differing []string) typed {
	t := typed{Values: url.Values{}}
	back := map[string]bool{}
	for _, field := range differing {
		back[field] = true
	}
	set := func(input, field, text string) {
		if !back[field] {
			t.Set(input, text)
		}
	}
	sheet, _ := layout.Sheet(d.Lines, d.Lists)
	for _, line := range layout.Form() {
		if n, known := layout.Line(sheet, line.Code); known {
			text := strconv.FormatInt(n, 10)
			if line.Type == rulebook.TypeTime {
				text = lang.Clock(n)
			}
			set(line.Code, line.Code, text)
		}
		if line.List == rulebook.ListNone {
			continue
		}
		for i, label := range labels(layout, line, sheet) {
			input, name := cellName(line.Code, label), ""
			n, known := layout.Cell(sheet, line.Code, label)
			if line.List != rulebook.ListCandidate {
				input, name = rowNames(line.Code, i)
				t.Set(name, label)
			}
			if known {
				set(input, cellName(line.Code, label), strconv.FormatInt(n, 10))
			}
		}
	}
	return t
}

// inputs lays a form out in the order of the paper.
func (s *scene) inputs(t typed, marked map[string]bool) []inputRow {
	layout := s.state().Results.Layout()
	var rows []inputRow
	for _, line := range layout.Form() {
		row := inputRow{Field: line.Code, Code: line.Code, Name: line.Label.In(string(s.lang)), Marked: marked[line.Code]}
		row.Time = line.Type == rulebook.TypeTime
		if row.Heading = line.List != rulebook.ListNone; !row.Heading {
			row.Value, row.Fault = t.Get(line.Code), t.faults[line.Code]
		}
		rows = append(rows, row)
		switch line.List {
		case rulebook.ListNone:
		case rulebook.ListCandidate:
			for _, id := range layout.Candidates() {
				field := cellName(line.Code, id)
				rows = append(rows, inputRow{
					Field: field, Code: id, Name: s.candidate(id), Value: t.Get(field), Fault: t.faults[field],
					Inner: true, Marked: marked[field],
				})
			}
		default:
			rows = append(rows, t.freeRows(line.Code, marked)...)
		}
	}
	focus(rows)
	return rows
}

// freeRows are the filled rows of a free list and some empty ones.
func (t *typed) freeRows(code string, marked map[string]bool) []inputRow {
	filled := 0
	for i := range mostRows {
		count, name := rowNames(code, i)
		if t.Get(count) != "" || t.Get(name) != "" {
			filled = i + 1
		}
	}
	var rows []inputRow
	for i := range min(filled+emptyRows, mostRows) {
		count, name := rowNames(code, i)
		label := t.Get(name)
		rows = append(rows, inputRow{
			Field: count, Code: code, Value: t.Get(count), Fault: t.faults[count], Inner: true,
			LabelField: name, Label: label, First: i == 0, Marked: label != "" && marked[cellName(code, label)],
		})
	}
	return rows
}

// focus goes to the first fault, then to the first blank that came back, then to
// the first input.
func focus(rows []inputRow) {
	best, first := -1, -1
	for i := range rows {
		if rows[i].Heading {
			continue
		}
		if first < 0 {
			first = i
		}
		if rows[i].Fault != "" {
			rows[i].Focus = true
			return
		}
		if best < 0 && rows[i].Marked && rows[i].Value == "" {
			best = i
		}
	}
	if best < 0 {
		best = first
	}
	if best >= 0 {
		rows[best].Focus = true
	}
}
