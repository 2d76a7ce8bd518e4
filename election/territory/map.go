package territory

// Unit is an administrative unit; the first one is the nation.
type Unit struct {
	ID       string
	Name     Name
	Parent   int   // index of the unit above, -1 for the nation
	Depth    int   // 0 for the nation
	Stations int64 // on the register at or below this unit
	Children []int // indexes of the units directly below
	Own      []int // indexes of the stations directly in this unit
}

// Station is a polling station on the register.
type Station struct {
	ID   string
	Name Name
	Unit int // index of the unit it lies in
	// Channels are the ways to vote beside paper, each with lines of its own.
	Channels []string
}

// Name is a name as the territory states it; KK and RU fall back to the first.
type Name struct{ Default, KK, RU string }

// In returns the name in a language: kk, ru, or the default for any other.
func (n Name) In(language string) string {
	if language == "kk" && n.KK != "" {
		return n.KK
	}
	if language == "ru" && n.RU != "" {
		return n.RU
	}
	return n.Default
}

// Map is the adopted territory; it does not change.
type Map struct {
	Units    []Unit
	Stations []Station
	Channels []string // of any station, in the order of the text
	units    map[string]int
	stations map[string]int
}

// Unit returns the index of a unit by its id.
func (m *Map) Unit(id string) (int, bool) {
	i, ok := m.units[id]
	return i, ok
}

// Station returns the index of a station by its id.
func (m *Map) Station(id string) (int, bool) {
	i, ok := m.stations[id]
	return i, ok
}

// Within says whether a unit is another unit or lies below it.
func (m *Map) Within(unit, above int) bool {
	for ; unit >= 0; unit = m.Units[unit].Parent {
		if unit == above {
			return true
		}
	}
	return false
}

// StationsUnder calls yield with the index of every station at or below a unit
// until it returns false.
func (m *Map) StationsUnder(unit int, yield func(station int) bool) bool {
	for _, s := range m.Units[unit].Own {
		if !yield(s) {
			return false
		}
	}
	for _, child := range m.Units[unit].Children {
		if !m.StationsUnder(child, yield) {
			return false
		}
	}
	return true
}
