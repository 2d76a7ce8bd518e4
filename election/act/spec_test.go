package act_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"urna/election"
	"urna/election/act"
)

// fieldRow is one row of a table of fields in spec/acts.
type fieldRow struct{ name, typ, limit string }

// fieldRows reads the first table below the heading of a kind.
func fieldRows(t *testing.T, kind string) []fieldRow {
	chapter, _, _ := strings.Cut(kind, "/")
	page, err := os.ReadFile("../../spec/acts/" + chapter + ".md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(page), "\n## "+kind+"\n")
	if !found {
		t.Fatalf("spec/acts/%s.md has no section %s", chapter, kind)
	}
	var rows []fieldRow
	for line := range strings.Lines(section) {
		if strings.HasPrefix(line, "## ") || len(rows) > 0 && !strings.HasPrefix(line, "|") {
			break
		}
		if cells := strings.Split(line, "|"); strings.HasPrefix(line, "| `") && len(cells) > 3 {
			rows = append(rows, fieldRow{strings.Trim(cells[1], " `"), strings.TrimSpace(cells[2]), strings.TrimSpace(cells[3])})
		}
	}
	return rows
}

func TestFieldsInTheSpecAreThoseOfTheCode(t *testing.T) {
	for _, kind := range election.Kinds() {
		t.Run(kind, func(t *testing.T) {
			rows, fields := fieldRows(t, kind), act.Describe(election.Body(kind))
			if len(rows) != len(fields) {
				t.Fatalf("%d fields in the spec, want %d: %v", len(rows), len(fields), fields)
			}
			for i, f := range fields {
				row := rows[i]
				if row.name != f.Name || !strings.HasPrefix(row.typ, f.Type) {
					t.Errorf("field %d: spec has %s of type %s, want %s of type %s", i, row.name, row.typ, f.Name, f.Type)
				}
				if !limitHas(row.limit, f) {
					t.Errorf("field %s: limit %q, want %d", f.Name, row.limit, f.Max)
				}
			}
		})
	}
}

func limitHas(limit string, f act.Field) bool {
	switch {
	case f.Type == "word":
		return strings.Contains(limit, "`")
	case f.Max == 0:
		return limit == ""
	case f.Max == act.MaxInteger:
		return strings.HasSuffix(limit, "2^53 − 1")
	}
	digits := strings.ReplaceAll(limit, ",", "")
	return digits == strconv.FormatInt(f.Max, 10) || strings.HasSuffix(digits, " "+strconv.FormatInt(f.Max, 10))
}

// The words of the closed lists stand in the limit column, in order.
func TestWordsInTheSpecAreThoseOfTheCode(t *testing.T) {
	for _, e := range examples(t) {
		good, refusal := act.Write(e.body)
		if refusal != nil {
			t.Fatal(refusal)
		}
		for _, row := range fieldRows(t, e.kind) {
			if row.typ != "word" {
				continue
			}
			key := row.name[strings.LastIndex(row.name, ".")+1:]
			at := strings.Index(string(good), `"`+key+`":"`) + len(key) + 4
			end := at + strings.IndexByte(string(good[at:]), '"')
			bad := string(good[:at]) + "no-such-word" + string(good[end:])
			refusal := act.Read([]byte(bad), election.Body(e.kind))
			want := "[" + strings.NewReplacer("`", "", ", ", " ").Replace(row.limit) + "]"
			if refusal == nil || refusal.Rule != "form.word" || refusal.Limit != want {
				t.Errorf("%s %s: refusal %v, want words %s", e.kind, row.name, refusal, want)
			}
		}
	}
}

func TestCodePointsInTheSpecAreThoseOfTheCode(t *testing.T) {
	page, err := os.ReadFile("../../spec/acts/act.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[rune]bool{}
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if !strings.HasPrefix(line, "| U+") {
			continue
		}
		first, err1 := strconv.ParseInt(strings.TrimSpace(cells[1])[2:], 16, 32)
		last, err2 := strconv.ParseInt(strings.TrimSpace(cells[2])[2:], 16, 32)
		if err1 != nil || err2 != nil || first > last {
			t.Fatalf("row %q", line)
		}
		for r := rune(first); r <= rune(last); r++ {
			listed[r] = true
		}
	}
	for _, r := range allowedRunes() {
		if !listed[r] {
			t.Errorf("%U is allowed and not in the spec", r)
		}
		delete(listed, r)
	}
	for r := range listed {
		t.Errorf("%U is in the spec and not allowed", r)
	}
}

func TestSmallOrderKeysInTheSpecAreThoseOfTheCode(t *testing.T) {
	page, err := os.ReadFile("../../spec/acts/act.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range smallOrder {
		if got := strings.Count(string(page), "`"+text+"`"); got != 1 {
			t.Errorf("key %s stands %d times in the spec, want once", text, got)
		}
	}
}
