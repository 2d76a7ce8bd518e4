package table

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Refusal says why a text is not read as a table: where, what stands there, and
// which rule it does not meet. Row is the line of the text, 0 for the whole of it;
// Column is empty where no single column is meant.
type Refusal struct {
	File   string `json:"file"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
}

// Error names file, row, column, value and reason.
func (r *Refusal) Error() string {
	var places []string
	if r.File != "" {
		places = append(places, r.File)
	}
	if r.Row > 0 {
		places = append(places, "row "+strconv.Itoa(r.Row))
	}
	if r.Column != "" {
		places = append(places, "column "+r.Column)
	}
	text := strings.Join(places, ", ")
	if text != "" {
		text += ": "
	}
	if r.Value != "" {
		text += fmt.Sprintf("%q ", r.Value)
	}
	return text + r.Reason
}

// reasons are the rules of a text in words that follow the value.
var reasons = map[string]string{
	"cells":         "is not a row of label, count and percentage, parted by commas, semicolons or tabs; a number with a comma in a row parted by commas needs quotation marks",
	"count":         "is not a whole number",
	"count.comma":   "may be a decimal number: the percentages of this table have decimal commas",
	"count.groups":  "has groups of other than three digits",
	"count.large":   "is larger than 9,007,199,254,740,991",
	"heading":       "is not a heading of label, count and percent, each once",
	"label":         "has a character that cannot be printed, or is longer than 200 characters",
	"percent":       "is not a percentage: digits, with one decimal point or comma at most",
	"percent.long":  "has more than 3 digits before the decimal mark or more than 9 behind it",
	"rows.many":     "the table has too many rows",
	"rows.none":     "no row has both a count and a percentage",
	"text.encoding": "the text is not UTF-8",
	"text.long":     "the text is too long",
	"text.quotes":   "the quotation marks of the row do not pair",
	"total.percent": "is not 100: a row that is a part of another whole is no total, and needs another label",
	"total.row":     "is labelled as a total: state the same number as the total of the table, or leave the row out",
	"zero":          "begins with a zero before another digit",
}

// Rules lists the rules that a refusal may name, sorted.
func Rules() []string { return slices.Sorted(maps.Keys(reasons)) }

// Refuse makes the refusal of a whole text by one of the rules.
func Refuse(file, rule string) *Refusal {
	return &Refusal{File: file, Rule: rule, Reason: reasons[rule]}
}

// maxShown is how much of a value a refusal repeats, in characters.
const maxShown = 80

func (r *reading) refuse(rule string, at line, column, value string) error {
	refusal := Refuse(r.source.Name, rule)
	if shown := []rune(value); len(shown) > maxShown {
		value = string(shown[:maxShown]) + "…"
	}
	refusal.Row, refusal.Column, refusal.Value = at.number, column, value
	return refusal
}
