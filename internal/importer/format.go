package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Format is how a file spells its table.
type Format struct {
	Encoding     string
	Delimiter    rune
	Bare         bool   // quotation marks are characters like any other
	Member       string // which file of a zip archive, as a pattern
	Heading      int    // the row of the headings; rows above it are no part of the table
	TrimHeadings bool
}

const utf8Name, utf16Name = "utf-8", "utf-16"

func newFormat() Format { return Format{Encoding: utf8Name, Delimiter: ',', Heading: 1} }

// spelling are the words of a profile that say how a file is spelled; with
// names- before them they say it of the second file.
var spelling = map[string]func(f *Format, name string) error{
	"encoding": func(f *Format, n string) error { return oneOf(&f.Encoding, n, encodingNames()...) },
	"delimiter": func(f *Format, n string) error {
		r, size := utf8.DecodeRuneInString(n)
		if n == "tab" {
			r, size = '\t', len(n)
		}
		f.Delimiter = r
		if size != len(n) || r == '"' || r == utf8.RuneError {
			return fmt.Errorf("delimiter %q, want one character, or the word tab", n)
		}
		return nil
	},
	"quotes":         func(f *Format, n string) error { return flag(&f.Bare, n, "none") },
	"member":         func(f *Format, n string) error { f.Member = n; return nil },
	"heading":        func(f *Format, n string) error { return count(&f.Heading, n, 1) },
	"heading-spaces": func(f *Format, n string) error { return flag(&f.TrimHeadings, n, "trimmed") },
}

// encodings are the single-byte ones by the names under which a profile knows
// them: windows-1251, koi8-r, iso-8859-5.
func encodings() map[string]encoding.Encoding {
	all := map[string]encoding.Encoding{utf16Name: unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)}
	for _, e := range charmap.All {
		if c, ok := e.(*charmap.Charmap); ok {
			all[strings.ReplaceAll(strings.ToLower(c.String()), " ", "-")] = c
		}
	}
	return all
}

func encodingNames() []string {
	names := []string{utf8Name}
	for name := range encodings() {
		names = append(names, name)
	}
	slices.Sort(names[1:])
	return names
}
