package importer

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"urna/election/act"
)

// table is a file on its way in, row by row.
type table struct {
	name    string
	format  Format
	file    *os.File
	raw     io.Reader // the file's own bytes, hashed as they are read
	content act.Hash
	sum     func() act.Hash
	next    func() (cells []string, line int64, err error)
	heading []string
	trimmed []Resolved
	above   int64 // rows above the heading
	blank   int64 // lines without anything
	expect  int64 // the line on which the next row begins, if no blank one comes
}

// openTable opens a file, plain or packed, and reads its heading.
func openTable(path string, format Format) (*table, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	t := &table{name: filepath.Base(path), format: format, file: file, expect: 1}
	plain, err := t.unpack()
	if err == nil {
		plain, err = t.decode(plain)
	}
	if err == nil {
		t.split(plain)
		err = t.head()
	}
	if err != nil {
		_ = file.Close() // nothing was written
		return nil, t.refused(0, err)
	}
	return t, nil
}

func (t *table) refused(row int64, err error) error {
	var known Refused
	if err == nil || errors.As(err, &known) {
		return err
	}
	var torn *csv.ParseError
	if errors.As(err, &torn) {
		row, err = int64(torn.StartLine), torn.Err
	}
	return Refused{{File: t.name, Row: row, Reason: err.Error()}}
}

// unpack finds the table in a gzip file or a zip archive.
func (t *table) unpack() (io.Reader, error) {
	hash := sha256.New()
	t.sum = func() act.Hash { return act.Hash(hash.Sum(nil)) }
	content := bufio.NewReaderSize(io.TeeReader(t.file, hash), 1<<16)
	t.raw = content
	magic, _ := content.Peek(4)
	switch {
	case len(magic) > 1 && string(magic[:2]) == "\x1f\x8b":
		return gzip.NewReader(content)
	case string(magic) == "PK\x03\x04":
		// An archive is read from its end: its bytes are hashed first.
		size, err := io.Copy(io.Discard, content)
		if err != nil {
			return nil, err
		}
		return t.member(size)
	}
	return content, nil
}

func (t *table) member(size int64) (io.Reader, error) {
	archive, err := zip.NewReader(t.file, size)
	if err != nil {
		return nil, err
	}
	var found []*zip.File
	for _, f := range archive.File {
		if ok, err := path.Match(t.format.Member, path.Base(f.Name)); err != nil {
			return nil, err
		} else if (ok || t.format.Member == "") && !strings.HasSuffix(f.Name, "/") {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("the archive holds %d files that match %q, want one: the profile's member names it", len(found), t.format.Member)
	}
	return found[0].Open()
}

// marks are the byte-order marks by the encodings that they announce.
var marks = []struct{ bytes, encoding string }{{"\xef\xbb\xbf", utf8Name}, {"\xff\xfe", utf16Name}, {"\xfe\xff", utf16Name}}

// decode turns the profile's encoding into UTF-8 and takes a byte-order mark off.
func (t *table) decode(plain io.Reader) (io.Reader, error) {
	buffered := bufio.NewReaderSize(plain, 1<<16)
	first, _ := buffered.Peek(3)
	marked, size := "", 0
	for _, mark := range marks {
		if strings.HasPrefix(string(first), mark.bytes) {
			marked, size = mark.encoding, len(mark.bytes)
		}
	}
	switch {
	case marked != "" && marked != t.format.Encoding:
		return nil, fmt.Errorf("the file begins with the byte-order mark of %s, and the profile's encoding is %s", marked, t.format.Encoding)
	case marked == "" && t.format.Encoding == utf16Name:
		return nil, errors.New("the profile's encoding is utf-16, and the file does not begin with its byte-order mark")
	case t.format.Encoding != utf8Name:
		return encodings()[t.format.Encoding].NewDecoder().Reader(buffered), nil
	}
	_, err := buffered.Discard(size)
	return buffered, err
}

// split cuts rows and cells. Where quotation marks mean nothing, lines are rows.
func (t *table) split(plain io.Reader) {
	if t.format.Bare {
		lines, line := bufio.NewReaderSize(plain, 1<<16), int64(0)
		t.next = func() ([]string, int64, error) {
			for {
				text, err := lines.ReadString('\n')
				if text == "" {
					return nil, line + 1, err
				}
				line++
				if text = strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r"); text != "" {
					return strings.Split(text, string(t.format.Delimiter)), line, nil
				}
			}
		}
		return
	}
	reader := csv.NewReader(plain)
	reader.Comma, reader.ReuseRecord, reader.FieldsPerRecord = t.format.Delimiter, true, -1
	t.next = func() ([]string, int64, error) {
		cells, err := reader.Read()
		if err != nil {
			return nil, t.expect, err
		}
		line, _ := reader.FieldPos(0)
		return cells, int64(line), nil
	}
}

// row gives the next row; it counts the blank lines that a reader passes over.
func (t *table) row() ([]string, int64, error) {
	cells, line, err := t.next()
	if err != nil {
		return nil, line, err
	}
	t.blank += line - t.expect
	t.expect = line + 1
	for _, cell := range cells {
		t.expect += int64(strings.Count(cell, "\n"))
	}
	return cells, line, nil
}

func (t *table) head() error {
	for {
		cells, line, err := t.row()
		switch {
		case errors.Is(err, io.EOF):
			return Refused{{File: t.name, Row: int64(t.format.Heading), Reason: "the file ends before its headings"}}
		case err != nil:
			return t.refused(line, err)
		case line < int64(t.format.Heading):
			t.above++
			continue
		}
		t.heading = slices.Clone(cells)
		for i, name := range t.heading {
			t.heading[i] = strings.Clone(name)
			if trimmed := strings.Trim(name, " \u00a0"); t.format.TrimHeadings && trimmed != name {
				t.trimmed = append(t.trimmed, Resolved{t.name, line, "(headings)", t.heading[i], strings.Clone(trimmed)})
				t.heading[i] = t.trimmed[len(t.trimmed)-1].Read
			}
		}
		return nil
	}
}

// cellsMissing is the fault of a row that is longer or shorter than the headings.
func (t *table) cellsMissing(cells []string, line int64) Refused {
	f := Fault{File: t.name, Row: line, Reason: fmt.Sprintf("%d cells under %d headings", len(cells), len(t.heading))}
	if len(cells) < len(t.heading) {
		f.Column = t.heading[len(cells)]
	} else {
		f.Value = strings.Clone(cells[len(t.heading)])
	}
	return Refused{f}
}

// end reads what stands behind the table, for the hash is that of the whole file.
func (t *table) end() error {
	_, err := io.Copy(io.Discard, t.raw)
	t.content = t.sum()
	_ = t.file.Close() // nothing was written
	return t.refused(t.expect, err)
}
