package registrar

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"urna/election/act"
	"urna/election/candidacy"
)

// The files of a folder of sheets.
const (
	LeavesFile = "leaves.csv" // for everybody: no person, no place
	PlacesFile = "places.csv" // for the registrar alone
)

var (
	leafColumns  = []string{"tag", "cell"}
	placeColumns = []string{"tag", "cell", "salt", "sheet", "line"}
)

// Opening opens a cell: the salt, and where the signature stands.
type Opening struct {
	Salt        act.Hash
	Sheet, Line string
}

func (o *Opening) cell() act.Hash { return candidacy.Cell(o.Salt, o.Sheet, o.Line) }

// place is one signature: its leaf, and what opens the leaf's cell.
type place struct {
	candidacy.Leaf
	Opening
}

// Book is the signatures on the sheets of a nominee in a unit.
type Book struct {
	places []place // in the order of their leaves
	lookup candidacy.Lookup
}

// Counts are the numbers that candidacy/sheets-filed and signatures-checked ask for.
type Counts struct {
	Root       act.Hash `json:"root"`
	Signatures int64    `json:"signatures"`
	Sheets     int64    `json:"sheets"`
	Duplicates int64    `json:"duplicates"`
}

// NewBook signs the question on every number and closes every place with a salt of
// its own. Each signature takes milliseconds: progress is told how many are done.
func NewBook(key *Key, genesis act.Hash, lines []Line, progress func(done, all int64)) (*Book, error) {
	places, failed := make([]place, len(lines)), make([]error, runtime.NumCPU())
	var all sync.WaitGroup
	var telling sync.Mutex
	done := int64(0)
	for worker := range failed {
		all.Go(func() {
			for i := worker; i < len(lines) && failed[worker] == nil; i += len(failed) {
				places[i], failed[worker] = enter(key, genesis, lines[i])
				telling.Lock()
				done++
				progress(done, int64(len(lines)))
				telling.Unlock()
			}
		})
	}
	all.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	return bookOf(places), nil
}

func enter(key *Key, genesis act.Hash, l Line) (place, error) {
	signature, err := key.Sign(genesis, l.Number)
	if err != nil {
		return place{}, fmt.Errorf("sheet %q, line %q: %w", l.Sheet, l.Line, err)
	}
	p := place{Opening: Opening{Sheet: l.Sheet, Line: l.Line}}
	_, _ = rand.Read(p.Salt[:]) // never fails: it ends the process instead
	p.Leaf = candidacy.Leaf{Tag: candidacy.Tag(signature), Cell: p.cell()}
	return p, nil
}

func bookOf(places []place) *Book {
	slices.SortFunc(places, func(a, b place) int { return compare(a.Leaf, b.Leaf) })
	leaves := make([]candidacy.Leaf, len(places))
	for i := range places {
		leaves[i] = places[i].Leaf
	}
	return &Book{places, candidacy.NewLookup(leaves)}
}

func compare(a, b candidacy.Leaf) int {
	return cmp.Or(bytes.Compare(a.Tag[:], b.Tag[:]), bytes.Compare(a.Cell[:], b.Cell[:]))
}

// Counts counts signatures, sheets with a signature, and signatures of a number that
// had signed before.
func (b *Book) Counts() Counts {
	sheets := map[string]bool{}
	for i := range b.places {
		sheets[b.places[i].Sheet] = true
	}
	return Counts{b.lookup.Root(), int64(len(b.places)), int64(len(sheets)), b.lookup.Duplicates()}
}

// Write keeps the book in a new folder, which is there as a whole or not at all. Files
// that are given by name are put beside the leaves and places.
func (b *Book) Write(folder string, beside map[string][]byte) error {
	if _, err := os.Lstat(folder); err == nil {
		return fmt.Errorf("%s exists already", folder)
	}
	staged, err := os.MkdirTemp(filepath.Dir(filepath.Clean(folder)), ".sheets-")
	if err != nil {
		return err
	}
	if err := b.fill(staged, beside); err != nil {
		return errors.Join(err, os.RemoveAll(staged))
	}
	if err := os.Rename(staged, folder); err != nil {
		return errors.Join(err, os.RemoveAll(staged))
	}
	return nil
}

func (b *Book) fill(staged string, beside map[string][]byte) error {
	leaves, places := [][]string{leafColumns}, [][]string{placeColumns}
	for i := range b.places {
		p := &b.places[i]
		leaves = append(leaves, []string{p.Tag.String(), p.Cell.String()})
		places = append(places, []string{p.Tag.String(), p.Cell.String(), p.Salt.String(), p.Sheet, p.Line})
	}
	err := errors.Join(writeFile(filepath.Join(staged, LeavesFile), spell(leaves), 0o644), writeFile(filepath.Join(staged, PlacesFile), spell(places), 0o600))
	for name, data := range beside {
		err = errors.Join(err, writeFile(filepath.Join(staged, name), data, 0o644))
	}
	return err
}

func spell(rows [][]string) []byte {
	var out bytes.Buffer
	_ = csv.NewWriter(&out).WriteAll(rows) // a buffer takes everything
	return out.Bytes()
}

// writeFile writes a new file and waits until the disk has it.
func writeFile(path string, data []byte, mode os.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// OpenBook reads the places of a folder that Write wrote.
func OpenBook(folder string) (*Book, error) {
	data, err := readBounded(filepath.Join(folder, PlacesFile), mostBytes)
	if err != nil {
		return nil, err
	}
	return parsePlaces(PlacesFile, data)
}

func parsePlaces(name string, data []byte) (*Book, error) {
	t := table{name, placeColumns}
	var places []place
	err := t.read(data, func(row int, cells []string) error {
		var p place
		var errs [5]error
		p.Tag, errs[0] = t.hash(row, cells, "tag")
		p.Cell, errs[1] = t.hash(row, cells, "cell")
		p.Salt, errs[2] = t.hash(row, cells, "salt")
		p.Sheet, errs[3] = t.place(row, cells, "sheet")
		p.Opening.Line, errs[4] = t.place(row, cells, "line")
		if i := slices.IndexFunc(errs[:], func(err error) bool { return err != nil }); i >= 0 {
			return errs[i]
		}
		if got := p.cell(); got != p.Cell {
			return t.refuse(row, "cell", p.Cell.String(), got.String()+", which salt, sheet and line give")
		}
		if len(places) > 0 && compare(places[len(places)-1].Leaf, p.Leaf) >= 0 {
			return t.refuse(row, "tag", p.Tag.String(), "rows that ascend by tag and cell")
		}
		places = append(places, p)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return bookOf(places), nil
}

// ReadLeaves reads the leaves that a registrar published; they ascend, so that none is
// out of its place.
func ReadLeaves(path string) (candidacy.Lookup, error) {
	data, err := readBounded(path, mostBytes)
	if err != nil {
		return candidacy.Lookup{}, err
	}
	return parseLeaves(filepath.Base(path), data)
}

func parseLeaves(name string, data []byte) (candidacy.Lookup, error) {
	t := table{name, leafColumns}
	var leaves []candidacy.Leaf
	err := t.read(data, func(row int, cells []string) error {
		tag, err := t.hash(row, cells, "tag")
		if err != nil {
			return err
		}
		cell, err := t.hash(row, cells, "cell")
		if err != nil {
			return err
		}
		leaf := candidacy.Leaf{Tag: tag, Cell: cell}
		if len(leaves) > 0 && compare(leaves[len(leaves)-1], leaf) >= 0 {
			return t.refuse(row, "tag", tag.String(), "rows that ascend by tag and cell")
		}
		leaves = append(leaves, leaf)
		return nil
	})
	if err != nil {
		return candidacy.Lookup{}, err
	}
	return candidacy.NewLookup(leaves), nil
}
