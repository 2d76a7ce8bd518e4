package web

import (
	"fmt"
	"io/fs"
	"math/big"
	"net/http"
	"slices"
	"strconv"
	"strings"

	kz2005 "urna/jurisdiction/kz/2005"
)

// shape is one unit on a map: its outline, and its place on the tile grid.
type shape struct {
	unit     string
	x, y     int // of the label
	col, row int
	path     string
}

// drawn is the map of a country as its units were.
type drawn struct {
	nation string // id of the outermost unit
	width  int
	height int
	shapes []shape
}

// maps lists the maps that this program has; a ledger whose units are all on
// one of them is shown with it.
func maps() ([]drawn, error) {
	kz, err := readMap(kz2005.Files, drawn{nation: "KZ", width: 960, height: 540})
	if err != nil {
		return nil, fmt.Errorf("map of kz/2005: %w", err)
	}
	return []drawn{kz}, nil
}

func readMap(files fs.FS, d drawn) (drawn, error) {
	data, err := fs.ReadFile(files, "map.tsv")
	if err != nil {
		return drawn{}, err
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 6 {
			return drawn{}, fmt.Errorf("row %d: %d cells, want 6", i+2, len(cells))
		}
		var numbers [4]int
		for at := range numbers {
			if numbers[at], err = strconv.Atoi(cells[at+1]); err != nil {
				return drawn{}, fmt.Errorf("row %d: %w", i+2, err)
			}
		}
		d.shapes = append(d.shapes, shape{cells[0], numbers[0], numbers[1], numbers[2], numbers[3], cells[5]})
	}
	return d, nil
}

// drawing is the map of a ledger's territory; nil where there is none.
func (h *Handler) drawing(s *scene) *drawn {
	m := s.state().Territory
	for i := range h.maps {
		d := &h.maps[i]
		missing := func(shape shape) bool { _, known := m.Unit(shape.unit); return !known }
		if m != nil && m.Units[0].ID == d.nation && !slices.ContainsFunc(d.shapes, missing) {
			return d
		}
	}
	return nil
}

// mapView is one measure of every unit, as map, as tile grid and as table.
type mapView struct {
	snapshot
	Measure  string
	Measures []measureLink
	Width    int
	Height   int
	Shapes   []mapShape
	Tiles    []mapShape
	GridW    int
	GridH    int
	Legend   []legendStep
	Columns  []string // of the table, behind the unit
	Rows     []mapRow
	Unmapped []mapRow // units without an outline
	MarkY    int
	GridMark int
}

type measureLink struct {
	Name, Address string
	Current       bool
}

// mapShape is one unit in a figure. Class is how dark it is, step0 to step4, or none.
type mapShape struct {
	Name, Code, Value, Class, Path string
	X, Y, TextY, ValueY            int
}

type legendStep struct{ Class, Words string }

// mapRow is one unit in the table that says what the figures show.
type mapRow struct {
	Unit, Name, Value string
	Part, Whole       *int64
}

// measures are what a map can show, each as a part of a whole.
var measures = []string{"turnout", "leader", "invalid", "counted"}

// classes is how many a map has: fifths of the whole, so that units that are
// alike look alike, whatever the differences between them.
const classes = 5

// measured is the part and the whole of a measure in a unit.
func (s *scene) measured(measure string, unit int) (part, whole *int64) {
	totals, count := s.state().Results.UnitTotals(unit), s.state().Results.Unit(unit)
	switch measure {
	case "leader":
		if leader := s.leader(); leader != "" {
			if votes, known := totals.Candidates[leader]; known {
				part = &votes
			}
		}
		return part, totals.Valid
	case "invalid":
		return totals.Invalid, totals.Voted
	case "counted":
		return &count.Reported, &s.state().Territory.Units[unit].Stations
	}
	return totals.Voted, totals.Registered
}

// leader is the candidate with most votes in the nation, the first of several.
func (s *scene) leader() string {
	var leader string
	var most int64
	totals := s.state().Results.UnitTotals(0)
	for _, c := range s.state().Candidacy.Ballot {
		if votes := totals.Candidates[c.ID]; votes > most {
			leader, most = c.ID, votes
		}
	}
	return leader
}

// class is the step of a share: 0 below a fifth, 4 from four fifths on.
func class(part, whole *int64) string {
	if part == nil || whole == nil || *whole == 0 {
		return "none"
	}
	at := new(big.Int).Mul(big.NewInt(*part), big.NewInt(classes))
	return "step" + strconv.FormatInt(min(at.Quo(at, big.NewInt(*whole)).Int64(), classes-1), 10)
}

const (
	tile    = 100 // width and height on the grid
	tileGap = 6
)

func (s *scene) mapOf(d *drawn, measure string) *mapView {
	v := &mapView{snapshot: s.snapshot(), Measure: s.measureWords(measure), Width: d.width, Height: d.height, MarkY: d.height - 14}
	for _, m := range measures {
		address := link(s.lang, "map")
		if m != measures[0] {
			address = withQuery(address, "measure", m)
		}
		v.Measures = append(v.Measures, measureLink{s.measureWords(m), address, m == measure})
	}
	for _, shape := range d.shapes {
		unit, _ := s.state().Territory.Unit(shape.unit)
		part, whole := s.measured(measure, unit)
		one := mapShape{
			Name: s.state().Territory.Units[unit].Name.In(string(s.lang)), Code: shape.unit[strings.LastIndexByte(shape.unit, '-')+1:],
			Value: s.shareOf(part, whole), Class: class(part, whole), Path: shape.path, X: shape.x, Y: shape.y,
		}
		v.Shapes = append(v.Shapes, one)
		one.X, one.Y = shape.col*tile, shape.row*tile
		one.TextY, one.ValueY = one.Y+42, one.Y+70
		v.Tiles = append(v.Tiles, one)
		v.GridW, v.GridH = max(v.GridW, one.X+tile), max(v.GridH, one.Y+tile)
	}
	v.GridMark = v.GridH + 20
	v.GridH += 28
	for i := range classes {
		v.Legend = append(v.Legend, legendStep{"step" + strconv.Itoa(i), s.lang.Text("results.map.step", 100*i/classes, 100*(i+1)/classes)})
	}
	s.mapRows(v, d, measure)
	return v
}

// mapRows lists every unit directly below the nation, those without an outline
// and units within them, so that the table says all that the map leaves out.
func (s *scene) mapRows(v *mapView, d *drawn, measure string) {
	for i := range s.state().Territory.Units {
		if i == 0 {
			continue
		}
		u := &s.state().Territory.Units[i]
		part, whole := s.measured(measure, i)
		row := mapRow{u.ID, u.Name.In(string(s.lang)), s.shareOf(part, whole), part, whole}
		if slices.ContainsFunc(d.shapes, func(shape shape) bool { return shape.unit == u.ID }) {
			v.Rows = append(v.Rows, row)
		} else {
			v.Unmapped = append(v.Unmapped, row)
		}
	}
	v.Columns = []string{v.Measure, s.lang.Text("results.map.part." + measure), s.lang.Text("results.map.whole." + measure)}
}

func (s *scene) measureWords(measure string) string {
	if measure == "leader" {
		return s.lang.Text("results.map.leader", s.candidate(s.leader()))
	}
	return s.lang.Text("results.map." + measure)
}

func (s *scene) shareOf(part, whole *int64) string {
	if part == nil {
		return "–"
	}
	return s.share(*part, whole)
}

func (h *Handler) atlas(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	d := h.drawing(s)
	if d == nil {
		h.notFound(w, r)
		return
	}
	measure := s.form.Get("measure")
	if !slices.Contains(measures, measure) {
		measure = measures[0]
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/map", title: s.lang.Text("results.map"), body: s.mapOf(d, measure)})
}
