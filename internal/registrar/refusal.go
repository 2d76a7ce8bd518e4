package registrar

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"unicode/utf8"
)

// Refusal says why a file is not read: where, what stands there, and what may. Row is
// the line of the file, 0 for the whole of it.
type Refusal struct {
	File   string `json:"file"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Got    string `json:"got"`
	Limit  string `json:"limit"`
}

// Error names file, row, column, what stands there and what may.
func (r *Refusal) Error() string {
	at := r.File
	if r.Row > 0 {
		at += ", row " + strconv.Itoa(r.Row)
	}
	if r.Column != "" {
		at += ", column " + r.Column
	}
	return fmt.Sprintf("%s: got %s, want %s", at, r.Got, r.Limit)
}

// mostQuoted is how much of a cell a refusal repeats, in bytes.
const mostQuoted = 80

// quote spells what a stranger wrote so that it can be printed.
func quote(text string) string {
	if len(text) <= mostQuoted {
		return strconv.Quote(text)
	}
	cut := mostQuoted
	for cut > mostQuoted-utf8.UTFMax && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return strconv.Quote(text[:cut]) + "…"
}

// readBounded reads a file of at most so many bytes.
func readBounded(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > most {
		return nil, &Refusal{File: filepath.Base(path), Got: fmt.Sprintf("more than %d bytes", most), Limit: fmt.Sprintf("at most %d bytes", most)}
	}
	return data, nil
}
