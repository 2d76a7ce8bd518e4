package web

import (
	"strings"

	"urna/election/act"
)

// actField is one field of a generic form.
type actField struct {
	ID, Name, Code string
	Label          string // empty where the chapter has none: the code is shown
	Type           string // line, area or word
	Hint           string
	Value          string
	Max            int64
	Numeric        bool
	Words          []wordOption
	Fault          string
	Focus          bool
}

type wordOption struct {
	Word, Label string // the label is empty where the chapter has none
	Chosen      bool
}

// actPart is a field of the body, or a list of objects with a row for each.
type actPart struct {
	Field *actField
	List  *actList
}

type actList struct {
	Name, Code, Label string
	Count             int
	Rows              [][]*actField
	More              bool // another row fits
}

// parts draws the fields of a form with what was filled in.
func (b *bodyForm) parts(s *scene) []actPart {
	var parts []actPart
	for _, f := range b.fields {
		switch {
		case inRow(f):
		case objects(f):
			parts = append(parts, actPart{List: b.list(s, f)})
		default:
			parts = append(parts, actPart{Field: b.field(s, f, 0)})
		}
	}
	return parts
}

func (b *bodyForm) list(s *scene, f act.Field) *actList {
	count := b.rows(f)
	list := &actList{Name: f.Name, Code: f.Name, Label: s.fieldLabel(f.Name), Count: count, More: count < int(f.Max) && count < mostFormRows}
	for row := range count {
		var fields []*actField
		for i, inner := range b.rowsOf(f) {
			field := b.field(s, inner, row)
			field.Focus = i == 0 && row == count-1 && b.Get("more") == f.Name
			fields = append(fields, field)
		}
		list.Rows = append(list.Rows, fields)
	}
	return list
}

func (b *bodyForm) field(s *scene, f act.Field, row int) *actField {
	name := inputName(f.Name, row)
	v := &actField{
		ID: strings.ReplaceAll(name, ".", "-"), Name: name, Code: f.Name[strings.LastIndexByte(f.Name, '.')+1:],
		Label: s.fieldLabel(f.Name), Type: "line", Value: b.Get(name), Max: f.Max,
	}
	switch f.Type {
	case "text":
		if f.Max > longText {
			v.Type = "area"
		}
	case "word":
		v.Type = "word"
		for _, word := range f.Words {
			v.Words = append(v.Words, wordOption{word, s.labelOf("field.word." + word), word == v.Value})
		}
	case "integer":
		v.Numeric, v.Max = true, 20
	case "time", "day", "hash", "key", "signature":
		v.Hint, v.Max = s.lang.Text("field.hint."+f.Type), 88
	case "list":
		v.Type, v.Hint, v.Max = "area", s.lang.Text("field.hint.list"), 0
	case "counts", "lists":
		v.Type, v.Hint, v.Max = "area", s.lang.Text("field.hint."+f.Type), 0
	}
	if choices := s.lawful(b.kind, f.Name); len(choices) > 0 {
		v.Type, v.Words = "word", choices
		for i := range v.Words {
			v.Words[i].Chosen = v.Words[i].Word == v.Value
		}
	}
	if key := b.faults[name]; key != "" {
		v.Fault, v.Focus = s.lang.Text("field.fault."+key), name == b.order[0]
	}
	return v
}

// fieldLabel is what a field is called; empty where the chapter has no word for it.
func (s *scene) fieldLabel(path string) string {
	return s.labelOf("field.name." + path[strings.LastIndexByte(path, '.')+1:])
}

func (s *scene) labelOf(key string) string {
	if !s.lang.Has(key) {
		return ""
	}
	return s.lang.Text(key)
}
