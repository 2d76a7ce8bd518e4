package web

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"urna/election"
	"urna/election/act"
	"urna/internal/desk"
)

// A generic form has a field for each field of a kind's body, as the codec
// describes it, and rows for each list of objects. This file draws it and reads
// it; file.go does what it asks for.

const (
	// mostFormRows bounds the rows that a form draws for one list.
	mostFormRows = 200
	// longText is the limit from which a text gets an area instead of a line.
	longText = 200
)

// bodyForm is a form as it was filled in.
type bodyForm struct {
	url.Values
	kind   string
	fields []act.Field
	faults map[string]string // by name in the form, the key of a text
	order  []string          // of the faults, as they stand in the form
}

func newBodyForm(kind string, values url.Values) *bodyForm {
	return &bodyForm{Values: values, kind: kind, fields: act.Describe(election.Body(kind)), faults: map[string]string{}}
}

// inputName is the name of a field in the form: of a row, with its number.
func inputName(path string, row int) string {
	return "b." + strings.Replace(path, "[]", "."+strconv.Itoa(row), 1)
}

// objects says whether a field is a list of objects, which the fields behind it
// describe.
func objects(f act.Field) bool { return f.Type == "list" && f.Of == "" }

// inRow says whether a field belongs to the objects of a list.
func inRow(f act.Field) bool { return strings.Contains(f.Name, "[].") }

// rowsOf are the fields of the objects of a list.
func (b *bodyForm) rowsOf(list act.Field) []act.Field {
	var fields []act.Field
	for _, f := range b.fields {
		if strings.HasPrefix(f.Name, list.Name+"[].") {
			fields = append(fields, f)
		}
	}
	return fields
}

// rows is how many rows of a list the form shows: one more where that was asked
// for, never more than the kind can hold.
func (b *bodyForm) rows(list act.Field) int {
	n, err := strconv.Atoi(b.Get("rows." + list.Name))
	if err != nil || n < 1 {
		n = 1
	}
	if b.Get("more") == list.Name {
		n++
	}
	return min(n, int(list.Max), mostFormRows)
}

// read is the body that the form says, as JSON. A row of which nothing is filled
// in is not there.
func (b *bodyForm) read(kind string) (act.Body, error) {
	value := map[string]any{}
	for _, f := range b.fields {
		switch {
		case inRow(f):
		case objects(f):
			set(value, f.Name, b.readRows(f))
		default:
			set(value, f.Name, b.readField(f, 0))
		}
	}
	data, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	body := election.Body(kind)
	return body, desk.ReadBody(data, body)
}

func (b *bodyForm) readRows(list act.Field) []any {
	all, fields := []any{}, b.rowsOf(list)
	for row := range b.rows(list) {
		filled := slices.ContainsFunc(fields, func(f act.Field) bool {
			return f.Type != "word" && strings.TrimSpace(b.Get(inputName(f.Name, row))) != ""
		})
		if !filled {
			continue
		}
		value := map[string]any{}
		for _, f := range fields {
			set(value, strings.TrimPrefix(f.Name, list.Name+"[]."), b.readField(f, row))
		}
		all = append(all, value)
	}
	return all
}

// set puts a value below a path with dots.
func set(in map[string]any, path string, value any) {
	name, rest, deeper := strings.Cut(path, ".")
	if !deeper {
		in[name] = value
		return
	}
	inner, there := in[name].(map[string]any)
	if !there {
		inner = map[string]any{}
		in[name] = inner
	}
	set(inner, rest, value)
}

func (b *bodyForm) fault(name, key string) {
	if b.faults[name] == "" {
		b.faults[name] = key
		b.order = append(b.order, name)
	}
}

func (b *bodyForm) readField(f act.Field, row int) any {
	name := inputName(f.Name, row)
	text := strings.TrimSpace(strings.ReplaceAll(b.Get(name), "\r\n", "\n"))
	switch f.Type {
	case "integer":
		n, ok := digits(text)
		if !ok {
			b.fault(name, "number")
		}
		return n
	case "word":
		if text == "" {
			b.fault(name, "word")
		}
	case "hash":
		if text == "" {
			return act.Hash{}.String()
		}
	case "list":
		items := lines(text)
		slices.Sort(items)
		return slices.Compact(items)
	case "counts":
		return b.readCounts(name, text)
	case "lists":
		return b.readLists(name, text)
	}
	return text
}

// digits reads a whole number; spaces may stand between its digits.
func digits(text string) (int64, bool) {
	n, err := strconv.ParseInt(strings.Join(strings.Fields(text), ""), 10, 64)
	return n, err == nil && n >= -act.MaxInteger && n <= act.MaxInteger
}

// lines are those of a text that are not empty.
func lines(text string) []string {
	all := []string{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// readCounts reads lines of a code and a number.
func (b *bodyForm) readCounts(name, text string) map[string]int64 {
	counts := map[string]int64{}
	for _, line := range lines(text) {
		code, rest, _ := strings.Cut(line, " ")
		n, ok := digits(rest)
		if _, twice := counts[code]; !ok || twice {
			b.fault(name, "counts")
		}
		counts[code] = n
	}
	return counts
}

// readLists reads lines of a code, a label and a number.
func (b *bodyForm) readLists(name, text string) map[string]map[string]int64 {
	all := map[string]map[string]int64{}
	for _, line := range lines(text) {
		code, rest, _ := strings.Cut(line, " ")
		label, number, _ := strings.Cut(strings.TrimSpace(rest), " ")
		n, ok := digits(number)
		if all[code] == nil {
			all[code] = map[string]int64{}
		}
		if _, twice := all[code][label]; !ok || twice {
			b.fault(name, "lists")
		}
		all[code][label] = n
	}
	return all
}
