package election

import (
	"slices"

	"urna/election/rulebook"
	"urna/election/source"
)

// Comparison holds a file whose rows stand beside the count against it, station
// by station (spec/acts/source.md).
type Comparison struct {
	File      source.File
	Fields    []string // compared: those that some row of the file fills
	Equal     int64
	Differing int64
	OnlyHere  int64 // counted, and not in the file
	OnlyThere int64 // in the file, and not counted or not on the register
	OneSided  int64 // fields that only one of both fills
	Stations  []Compared
}

// Compared is one station that is not equal in both.
type Compared struct {
	Station int    // index on the register, -1 for none
	Name    string // as the file names it, where it is not on the register
	How     How
	Row     int64 // line of the file, 0 for none
	Fields  []ComparedField
}

// How a station differs.
type How string

// A station differs in numbers, or stands in one of both only.
const (
	HowDiffers How = "differing"
	HowHere    How = "only-here"
	HowThere   How = "only-there"
)

// ComparedField is one number that is not the same in both.
type ComparedField struct {
	Field string `json:"field"`
	Here  int64  `json:"here"`
	There int64  `json:"there"`
}

// Compare holds a file, by its place in the order of opening, against the count.
func (s *State) Compare(file int) Comparison {
	c := Comparison{File: s.Source.Files()[file]}
	names := s.Results.Layout().Names()
	filled := make([]bool, len(names))
	note := func(row source.Beside) {
		for slot, count := range row.Sheet.Fixed {
			filled[slot] = filled[slot] || count != rulebook.Blank
		}
	}
	for i := range s.Territory.Stations {
		if row, there := s.Source.BesideAt(file, i); there {
			note(row)
		}
	}
	s.Source.Strays(file, note)
	for slot, used := range filled {
		if used {
			c.Fields = append(c.Fields, names[slot])
		}
	}
	for i := range s.Territory.Stations {
		s.compareStation(&c, file, i, filled)
	}
	s.Source.Strays(file, func(row source.Beside) {
		c.OnlyThere++
		c.Stations = append(c.Stations, Compared{Station: -1, Name: row.Name, How: HowThere, Row: row.Row})
	})
	return c
}

func (s *State) compareStation(c *Comparison, file, station int, filled []bool) {
	row, there := s.Source.BesideAt(file, station)
	st := s.Results.Station(station)
	counted := st.Counted()
	switch {
	case !there && counted == nil:
	case !there:
		c.OnlyHere++
		c.Stations = append(c.Stations, Compared{Station: station, How: HowHere})
	case counted == nil:
		c.OnlyThere++
		c.Stations = append(c.Stations, Compared{Station: station, How: HowThere, Row: row.Row})
	default:
		fields, oneSided := s.differing(counted.Sheet, row.Sheet, filled)
		c.OneSided += oneSided
		if len(fields) == 0 {
			c.Equal++
			return
		}
		c.Differing++
		c.Stations = append(c.Stations, Compared{Station: station, How: HowDiffers, Row: row.Row, Fields: fields})
	}
}

// differing lists the compared fields whose numbers are not the same, and counts
// those that only one of both fills.
func (s *State) differing(here, there rulebook.Sheet, filled []bool) (fields []ComparedField, oneSided int64) {
	if slices.Equal(here.Fixed, there.Fixed) {
		return nil, 0
	}
	names := s.Results.Layout().Names()
	for slot, used := range filled {
		a, b := here.Fixed[slot], there.Fixed[slot]
		switch {
		case !used || a == b:
		case a == rulebook.Blank || b == rulebook.Blank:
			oneSided++
		default:
			fields = append(fields, ComparedField{names[slot], a, b})
		}
	}
	return fields, oneSided
}
