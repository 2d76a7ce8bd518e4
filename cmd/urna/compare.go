package main

import (
	"urna/election"
)

// compareJSON is what show compare prints for programs.
type compareJSON struct {
	Size      int64          `json:"size"`
	Root      string         `json:"root"`
	File      string         `json:"file"`
	Content   string         `json:"content"` // SHA-256
	Fields    []string       `json:"fields"`
	Equal     int64          `json:"equal"`
	Differing int64          `json:"differing"`
	OnlyHere  int64          `json:"only_here"`
	OnlyThere int64          `json:"only_there"`
	OneSided  int64          `json:"one_sided"`
	Stations  []comparedJSON `json:"stations"`
}

// comparedJSON is one station that is not equal in both.
type comparedJSON struct {
	Station string                   `json:"station"`
	How     election.How             `json:"how"`
	Row     int64                    `json:"row"`
	Fields  []election.ComparedField `json:"fields"`
}

// compared prints how a file beside the count differs from it; below 0 the last.
func (t *terminal) compared(name string, file int) error {
	report, state, err := t.folded(name)
	if err != nil {
		return err
	}
	files := state.Source.Files()
	if file < 0 {
		for i := range files {
			if files[i].Beside {
				file = i
			}
		}
	}
	if file < 0 || file >= len(files) || !files[file].Beside {
		return misusef("compare: no file %d stands beside the count; there are %d files", file, len(files))
	}
	c := state.Compare(file)
	if t.json {
		return t.print(comparisonJSON(report.Size, report.Root, state, c))
	}
	t.printf("%s beside the count: %d equal, %d differing, %d only in the ledger, %d only in the file\n",
		c.File.Opened.Name, c.Equal, c.Differing, c.OnlyHere, c.OnlyThere)
	t.printf("compared fields: %d; filled in one only: %d\n", len(c.Fields), c.OneSided)
	for i, one := range c.Stations {
		if i == foundMost {
			t.printf("%d more: --json lists them\n", len(c.Stations)-foundMost)
			break
		}
		t.printf("  %-11s %s\n", one.How, stationName(state, one))
		for _, f := range one.Fields {
			t.printf("              %s: %d, in the file %d\n", f.Field, f.Here, f.There)
		}
	}
	return nil
}

func stationName(state *election.State, c election.Compared) string {
	if c.Station < 0 {
		return c.Name
	}
	return state.Territory.Stations[c.Station].ID
}

func comparisonJSON(size int64, root string, state *election.State, c election.Comparison) compareJSON {
	j := compareJSON{
		Size: size, Root: root, File: c.File.Opened.Name, Content: c.File.Opened.Content.String(), Fields: c.Fields,
		Equal: c.Equal, Differing: c.Differing, OnlyHere: c.OnlyHere, OnlyThere: c.OnlyThere, OneSided: c.OneSided, Stations: []comparedJSON{},
	}
	for _, one := range c.Stations {
		j.Stations = append(j.Stations, comparedJSON{stationName(state, one), one.How, one.Row, append([]election.ComparedField{}, one.Fields...)})
	}
	return j
}
