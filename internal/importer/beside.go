package importer

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"urna/election"
	"urna/election/act"
	"urna/election/source"
	"urna/election/territory"
	"urna/internal/clerk"
	"urna/internal/desk"
)

// The kinds of act by which rows enter, and the office that signs them.
const (
	kindRow        = "source/row/1"
	kindBeside     = "source/row-beside/1"
	officeImporter = "importer"
)

// The ways in which stations of a second file are found on the register.
const (
	MatchID   = "id"   // by the id that the profile makes
	MatchName = "name" // by the names of the units around it, and its own
)

// Beside enters another file of the same election beside what the ledger
// counts. It refuses a ledger of another profile's origin, and names that are
// not unique where stations are matched by name.
func Beside(dir string, i Import, match string) error {
	w := &writing{Import: i, kind: kindBeside}
	clock := func() act.Time { return w.at }
	c, _, err := clerk.Open(dir, clock)
	if err != nil {
		return err
	}
	w.clerk = c
	return errors.Join(w.beside(match), c.Close())
}

func (w *writing) beside(match string) error {
	state := w.clerk.Published().State
	if state.Rulebook == nil || !state.Results.Began() {
		return fmt.Errorf("the ledger has no ballot yet: a second file is held against a first")
	}
	for _, f := range state.Source.Files() {
		if f.Opened.Content == w.File.Content {
			return fmt.Errorf("%s is in the ledger already: a file is not held against itself", w.File.Name)
		}
	}
	w.at, w.lists = state.Received, candidates(state.Rulebook.Form)
	w.operator = desk.NewDevice(desk.DemoSeed(w.Origin+" importer"), officeImporter)
	standing, known := state.Office.Standing(w.operator.Key())
	if !known {
		return fmt.Errorf("the importer of %s does not stand in this ledger: it was founded under another origin", w.Origin)
	}
	w.operator.Resume(standing.Counter(), standing.Head())
	if err := w.match(state, match); err != nil {
		return err
	}
	opened := &source.Opened{
		Content: w.File.Content, Licence: w.Licence, Name: w.File.Name, Origin: w.From, Profile: w.Mapping, Rows: int64(len(w.File.Rows)),
	}
	file, err := w.enter(desk.Statement{Kind: "source/opened/1", Body: opened}, w.operator)
	if err != nil {
		return err
	}
	return w.rows(file)
}

// match gives each row the id that its station has on the register; a row that
// has none there keeps the name under which the file knows it.
func (w *writing) match(state *election.State, how string) error {
	own, err := territory.Parse(w.File.Text)
	if err != nil {
		return err
	}
	var byName map[string]string
	switch how {
	case MatchID:
	case MatchName:
		if byName, err = byPath(state.Territory); err != nil {
			return fmt.Errorf("the ledger: %w", err)
		}
		if _, err := byPath(own); err != nil {
			return fmt.Errorf("%s: %w", w.File.Name, err)
		}
	default:
		return fmt.Errorf("match %q is not %s or %s", how, MatchID, MatchName)
	}
	for i := range w.File.Rows {
		row := &w.File.Rows[i]
		at, _ := own.Station(row.Station)
		if how == MatchName {
			row.Station = byName[pathOf(own, at)]
		} else if _, there := state.Territory.Station(row.Station); !there {
			row.Station = ""
		}
		if row.Station == "" {
			row.Station = pathOf(own, at)
		}
	}
	return nil
}

// byPath maps the path of each station to its id.
func byPath(m *territory.Map) (map[string]string, error) {
	ids := make(map[string]string, len(m.Stations))
	for i := range m.Stations {
		name := pathOf(m, i)
		if other, twice := ids[name]; twice {
			return nil, fmt.Errorf("stations %s and %s are both called %s: names cannot match them", other, m.Stations[i].ID, name)
		}
		ids[name] = m.Stations[i].ID
	}
	return ids, nil
}

// pathOf is the names of the units around a station and its own, outermost first,
// cut to what an act can hold.
func pathOf(m *territory.Map, station int) string {
	st := &m.Stations[station]
	own := st.Name.Default
	if own == "" {
		own = st.ID
	}
	parts := []string{own}
	for u := st.Unit; u > 0; u = m.Units[u].Parent {
		parts = append([]string{m.Units[u].Name.Default}, parts...)
	}
	return cut(strings.Join(parts, " / "), 200)
}

// cut shortens a text to at most limit bytes, without breaking a character.
func cut(text string, limit int) string {
	for len(text) > limit {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return text
}
