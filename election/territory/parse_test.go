package territory

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func good() string {
	return Header() +
		Row("unit", "sunland", "", Name{"Sunland", "Күнел", "Солнечная страна"}) +
		Row("unit", "north", "sunland", Name{Default: "North"}) +
		Row("station", "101", "north", Name{Default: "School 1"}) +
		Row("unit", "north-1", "north", Name{Default: "First district"}) +
		Row("station", "102", "north-1", Name{}) +
		Row("station", "abroad", "sunland", Name{Default: "Embassy"})
}

func TestTerritoryIsReadAsATree(t *testing.T) {
	m, err := Parse(good())
	if err != nil {
		t.Fatal(err)
	}
	nation, _ := m.Unit("sunland")
	north, _ := m.Unit("north")
	district, _ := m.Unit("north-1")
	if got, want := fmt.Sprint(m.Units[nation].Stations, m.Units[north].Stations, m.Units[district].Stations), "3 2 1"; got != want {
		t.Errorf("stations below nation, north, district = %s, want %s", got, want)
	}
	if got, want := m.Units[district].Depth, 2; got != want {
		t.Errorf("depth of the district = %d, want %d", got, want)
	}
	var under []string
	m.StationsUnder(north, func(s int) bool { under = append(under, m.Stations[s].ID); return true })
	if want := []string{"101", "102"}; !slices.Equal(under, want) {
		t.Errorf("stations under north = %v, want %v", under, want)
	}
	if !m.Within(district, north) || !m.Within(north, north) || m.Within(north, district) {
		t.Error("the district lies in north, and north not in the district")
	}
	if _, known := m.Station("north"); known {
		t.Error("a unit is no station")
	}
	name := m.Units[nation].Name
	if got, want := name.In("kk")+name.In("ru")+name.In("en")+m.Units[north].Name.In("kk"), "КүнелСолнечная странаSunlandNorth"; got != want {
		t.Errorf("names %q, want %q", got, want)
	}
	seen := 0
	if m.StationsUnder(nation, func(int) bool { seen++; return false }); seen != 1 {
		t.Errorf("%d stations after the first no, want 1", seen)
	}
}

func TestTerritoryWithAFaultIsRefusedWithRowAndColumn(t *testing.T) {
	long := strings.Repeat("a", 41)
	for _, c := range []struct{ situation, old, put, want string }{
		{"no heading", Header(), "", "row 1: columns"},
		{"heading in another order", "what\tid", "id\twhat", "row 1: columns"},
		{"nothing else", strings.TrimPrefix(good(), Header()), "", "0 units and 0 stations"},
		{"no line feed at the end", "Embassy\t\t\n", "Embassy\t\t", "row 7: no line feed"},
		{"empty line", "unit\tnorth\t", "\nunit\tnorth\t", "row 3 has 1 columns"},
		{"five columns", "School 1\t\t", "School 1\t", "row 4 has 5 columns"},
		{"seven columns", "School 1\t\t", "School 1\t\t\t", "row 4 has 7 columns"},
		{"another thing", "station\t101", "Station\t101", "row 4 column what"},
		{"empty id", "station\t101", "station\t", "row 4 column id"},
		{"id with a slash", "station\t101", "station\t10/1", "row 4 column id"},
		{"id with a letter beyond ASCII", "station\t101", "station\t10ә", "row 4 column id"},
		{"id too long", "station\t101", "station\t" + long, "row 4 column id"},
		{"unknown parent", "101\tnorth", "101\tsouth", `row 4 column parent: no unit "south"`},
		{"parent below", "north\tsunland", "north\tnorth-1", `row 3 column parent: no unit "north-1"`},
		{"its own parent", "north\tsunland", "north\tnorth", `row 3 column parent: no unit "north"`},
		{"station as parent", "north-1\tnorth", "north-1\t101", `row 5 column parent: no unit "101"`},
		{"two nations", "north\tsunland", "north\t", `row 3 column parent: no unit ""`},
		{"station without a unit", "101\tnorth", "101\t", `row 4 column parent: no unit ""`},
		{"station as nation", "unit\tsunland", "station\tsunland", `row 2 column parent: no unit ""`},
		{"unit twice", "unit\tnorth-1\tnorth", "unit\tnorth\tsunland", `row 5 column id: unit "north" stands already`},
		{"station twice", "station\t102", "station\t101", `row 6 column id: station "101" stands already`},
	} {
		text := strings.Replace(good(), c.old, c.put, 1)
		if text == good() {
			t.Fatalf("%s: %q is not in the good text", c.situation, c.old)
		}
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.situation, err, c.want)
		}
	}
	if _, err := Parse(Header() + Row("unit", "sunland", "", Name{})); err == nil {
		t.Error("a territory without stations is read")
	}
}

func TestUnitAndStationMayShareAnID(t *testing.T) {
	if _, err := Parse(Header() + Row("unit", "a", "", Name{}) + Row("station", "a", "a", Name{})); err != nil {
		t.Error(err)
	}
}

// Any tree that is written row by row is read back with the same numbers.
func TestRandomTreeIsReadBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		text.WriteString(Header() + Row("unit", "u0", "", Name{}))
		parents, below := []int{-1}, []int64{0}
		stations := int64(0)
		for range rapid.IntRange(1, 40).Draw(t, "rows") {
			parent := rapid.IntRange(0, len(parents)-1).Draw(t, "parent")
			if rapid.Bool().Draw(t, "unit") {
				text.WriteString(Row("unit", fmt.Sprint("u", len(parents)), fmt.Sprint("u", parent), Name{}))
				parents, below = append(parents, parent), append(below, 0)
				continue
			}
			text.WriteString(Row("station", fmt.Sprint(stations), fmt.Sprint("u", parent), Name{}))
			stations++
			for u := parent; u >= 0; u = parents[u] {
				below[u]++
			}
		}
		m, err := Parse(text.String())
		if stations == 0 {
			if err == nil {
				t.Fatal("no station, and it is read")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for u := range m.Units {
			visited := int64(0)
			m.StationsUnder(u, func(int) bool { visited++; return true })
			if m.Units[u].Parent != parents[u] || m.Units[u].Stations != below[u] || visited != below[u] {
				t.Fatalf("unit %d: parent %d, %d stations, %d visited, want %d, %d", u, m.Units[u].Parent, m.Units[u].Stations, visited, parents[u], below[u])
			}
		}
	})
}

// What is read can be written again, row by row, to the same bytes.
func FuzzTerritory(f *testing.F) {
	f.Add(good())
	f.Add(Header())
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Parse(text)
		if err != nil {
			return
		}
		rows, units, stations := strings.SplitAfter(text, "\n")[1:], 0, 0
		for _, row := range rows {
			if row == "" {
				continue
			}
			again := ""
			if strings.HasPrefix(row, "unit\t") {
				u, parent := m.Units[units], ""
				if u.Parent >= 0 {
					parent = m.Units[u.Parent].ID
				}
				again = Row("unit", u.ID, parent, u.Name)
				units++
			} else {
				s := m.Stations[stations]
				again = Row("station", s.ID, m.Units[s.Unit].ID, s.Name)
				stations++
			}
			if again != row {
				t.Errorf("row %q is written again as %q", row, again)
			}
		}
		if units != len(m.Units) || stations != len(m.Stations) || m.Units[0].Stations != int64(stations) {
			t.Errorf("%d units and %d stations, want %d and %d", len(m.Units), len(m.Stations), units, stations)
		}
	})
}
