package territory

import (
	"fmt"
	"slices"
	"strings"
)

const header = "what\tid\tparent\tname\tname_kk\tname_ru"

// MaxStations bounds the register, MaxUnits the tree.
const (
	MaxStations = 2_000_000
	MaxUnits    = 500_000
)

// Parse reads the text of a territory: a table with the columns what (unit,
// station or channel), id, parent, name, name_kk, name_ru, every parent above its children.
// An error names row, column and what was found there.
func Parse(text string) (*Map, error) {
	first, rest, _ := strings.Cut(text, "\n")
	if first != header {
		return nil, fmt.Errorf("territory row 1: columns %q, want %q", first, header)
	}
	m := &Map{units: make(map[string]int), stations: make(map[string]int)}
	for row := 2; rest != ""; row++ {
		line, more, ended := strings.Cut(rest, "\n")
		if !ended {
			return nil, fmt.Errorf("territory row %d: no line feed at its end", row)
		}
		if err := m.add(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("territory row %d %w", row, err)
		}
		rest = more
	}
	if len(m.Units) == 0 || len(m.Stations) == 0 {
		return nil, fmt.Errorf("territory: %d units and %d stations, want at least one of each", len(m.Units), len(m.Stations))
	}
	return m, nil
}

// Row writes one line of the text that Parse reads.
func Row(what, id, parent string, name Name) string {
	return strings.Join([]string{what, id, parent, name.Default, name.KK, name.RU}, "\t") + "\n"
}

// Header is the first line of the text that Parse reads.
func Header() string { return header + "\n" }

func (m *Map) add(cells []string) error {
	if len(cells) != 6 {
		return fmt.Errorf("has %d columns, want 6", len(cells))
	}
	what, id, parent := cells[0], cells[1], cells[2]
	name := Name{cells[3], cells[4], cells[5]}
	if !IsID(id) {
		return fmt.Errorf("column id: %q, want 1 to 40 letters, digits, hyphens", id)
	}
	if what == "channel" {
		return m.addChannel(id, parent)
	}
	above, known := m.units[parent]
	switch {
	case what != "unit" && what != "station":
		return fmt.Errorf("column what: %q, want unit, station or channel", what)
	case parent == "" && len(m.Units) == 0 && what == "unit":
		above = -1
	case !known:
		return fmt.Errorf("column parent: no unit %q stands above", parent)
	}
	if what == "unit" {
		return m.addUnit(Unit{ID: id, Name: name, Parent: above})
	}
	return m.addStation(Station{ID: id, Name: name, Unit: above})
}

func (m *Map) addUnit(u Unit) error {
	if _, taken := m.units[u.ID]; taken {
		return fmt.Errorf("column id: unit %q stands already", u.ID)
	}
	if len(m.Units) == MaxUnits {
		return fmt.Errorf("is unit %d, limit %d", len(m.Units)+1, MaxUnits)
	}
	at := len(m.Units)
	if u.Parent >= 0 {
		above := &m.Units[u.Parent]
		u.Depth = above.Depth + 1
		above.Children = append(above.Children, at)
	}
	m.units[u.ID] = at
	m.Units = append(m.Units, u)
	return nil
}

func (m *Map) addStation(s Station) error {
	if _, taken := m.stations[s.ID]; taken {
		return fmt.Errorf("column id: station %q stands already", s.ID)
	}
	if len(m.Stations) == MaxStations {
		return fmt.Errorf("is station %d, limit %d", len(m.Stations)+1, MaxStations)
	}
	at := len(m.Stations)
	m.stations[s.ID] = at
	m.Stations = append(m.Stations, s)
	m.Units[s.Unit].Own = append(m.Units[s.Unit].Own, at)
	for u := s.Unit; u >= 0; u = m.Units[u].Parent {
		m.Units[u].Stations++
	}
	return nil
}

// addChannel gives a station that stands above a way to vote beside paper.
func (m *Map) addChannel(channel, station string) error {
	at, known := m.stations[station]
	if !known {
		return fmt.Errorf("column parent: no station %q stands above", station)
	}
	own := &m.Stations[at].Channels
	if slices.Contains(*own, channel) {
		return fmt.Errorf("column id: station %q has the channel %q already", station, channel)
	}
	if !slices.Contains(m.Channels, channel) {
		m.Channels = append(m.Channels, channel)
	}
	*own = append(*own, channel)
	return nil
}

// IsID says whether a text can be the id of a unit or station: 1 to 40 letters,
// digits and hyphens.
func IsID(id string) bool {
	if id == "" || len(id) > 40 {
		return false
	}
	for _, c := range []byte(id) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && !(c >= '0' && c <= '9') && c != '-' {
			return false
		}
	}
	return true
}
