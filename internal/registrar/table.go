package registrar

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"urna/election/act"
)

// The bounds of a table.
const (
	mostBytes = 512 << 20
	mostRows  = 2_000_000
)

// table is a file of comma separated cells with a heading.
type table struct {
	name    string // of the file, for refusals
	columns []string
}

func (t *table) refuse(row int, column, got, limit string) error {
	return &Refusal{File: t.name, Row: row, Column: column, Got: got, Limit: limit}
}

// read gives each row behind the heading to take, with the number of its line.
func (t *table) read(data []byte, take func(row int, cells []string) error) error {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // spreadsheets put it there
	if !utf8.Valid(data) {
		return t.refuse(0, "", "bytes that are no UTF-8", "UTF-8")
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	for rows := 0; ; rows++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) && rows > 0 {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return t.refuse(0, "", "an empty file", t.heading())
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return t.refuse(wrong.Line, "", "quotation marks that do not pair", "cells parted by commas")
		}
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		row, _ := r.FieldPos(0)
		switch {
		case rows == 0 && !slices.Equal(cells, t.columns):
			return t.refuse(row, "", quote(strings.Join(cells, ",")), t.heading())
		case rows == 0:
			continue
		case rows > mostRows:
			return t.refuse(row, "", "one more row", fmt.Sprintf("at most %d", mostRows))
		case len(cells) != len(t.columns):
			return t.refuse(row, "", fmt.Sprintf("%d columns", len(cells)), fmt.Sprintf("%d columns", len(t.columns)))
		}
		if err := take(row, cells); err != nil {
			return err
		}
	}
}

func (t *table) heading() string { return "the heading " + strings.Join(t.columns, ",") }

// hash reads a cell of 64 hexadecimal digits.
func (t *table) hash(row int, cells []string, column string) (act.Hash, error) {
	text := cells[slices.Index(t.columns, column)]
	h, err := act.ParseHash(text)
	if err != nil {
		return h, t.refuse(row, column, quote(text), "64 lower-case hexadecimal digits")
	}
	return h, nil
}

// place reads the name of a sheet or a line.
func (t *table) place(row int, cells []string, column string) (string, error) {
	text := cells[slices.Index(t.columns, column)]
	if !goodPlace(text) {
		return "", t.refuse(row, column, quote(text), placeLimit)
	}
	return strings.Clone(text), nil
}
