package importer

import (
	"fmt"
	"strconv"
	"strings"

	"urna/election/act"
	"urna/election/territory"
)

// unit is the innermost unit of the row; units are numbered in the order in
// which the file names them.
func (r *reading) unit() *seenUnit {
	above := r.units[""]
	if above == nil {
		above = &seenUnit{id: r.profile.Nation}
		r.units[""] = above
	}
	path := r.key[:0]
	for level, place := range r.columns.units {
		code := r.cell(place.code)
		path = append(append(strconv.AppendInt(path, int64(level), 10), code...), '\t')
		if place.optional >= 0 && r.cell(place.optional) == "" {
			continue // its code still tells the units below apart
		}
		known := r.units[string(path)]
		if known == nil {
			if known = r.newUnit(place, code, above); known == nil {
				return nil
			}
			r.units[string(path)] = known
		} else if place.name >= 0 && r.cell(place.name) != known.name {
			r.fault(place.name, fmt.Sprintf("the same unit is named %q in row %d", known.name, known.row))
			return nil
		}
		above = known
	}
	r.key = path
	return above
}

func (r *reading) newUnit(place unitPlaces, code string, above *seenUnit) *seenUnit {
	name, at := code, place.code
	if place.name >= 0 {
		name, at = r.cell(place.name), place.name
	}
	if name == "" || code == "" {
		r.fault(at, "a unit without a name")
		return nil
	}
	if !r.isName(at, name) {
		return nil
	}
	unit := &seenUnit{id: "u" + strconv.Itoa(len(r.units)), name: strings.Clone(name), row: r.line}
	r.text.WriteString(territory.Row("unit", unit.id, above.id, territory.Name{Default: name}))
	return unit
}

func (r *reading) isName(at int, name string) bool {
	refusal := act.CheckText(r.columns.headers[at], name, 400)
	if refusal == nil && !strings.ContainsAny(name, "\t\n") {
		return true
	}
	reason := "a name holds no tabulator and no line feed"
	if refusal != nil {
		reason = "no name: " + refusal.Got + ", limit " + refusal.Limit
	}
	r.fault(at, reason)
	return false
}

// station adds the row of a station, under the id that the profile asks for.
func (r *reading) station(unit *seenUnit, numbers []int64) {
	last := 0
	if keys := r.columns.keys; len(keys) > 0 {
		if last = keys[len(keys)-1]; !r.newKey(last) {
			return
		}
	}
	id := r.id(unit, last)
	if !territory.IsID(id) {
		r.fault(last, fmt.Sprintf("the station's id would be %q: want 1 to 40 letters, digits, hyphens", id))
		return
	}
	if r.profile.ID == idUnit { // other ids are as different as their keys
		if first, twice := r.ids[id]; twice {
			r.fault(last, fmt.Sprintf("the station's id would be %q, which row %d has: id number tells them apart", id, first))
			return
		}
		r.ids[id] = r.line
	}
	name, at := r.stationName(id)
	if at >= 0 && !r.isName(at, name) {
		return
	}
	r.text.WriteString(territory.Row("station", id, unit.id, territory.Name{Default: name}))
	r.file.Rows = append(r.file.Rows, Row{Line: r.line, Station: id, Numbers: numbers})
}

// newKey says whether the row is another station than those above, by its key
// or by a rule of the profile.
func (r *reading) newKey(last int) bool {
	if r.cell(last) == "" {
		r.fault(last, "a station without the last cell of its key")
		return false
	}
	key := r.key[:0]
	for _, at := range r.columns.keys {
		key = append(append(key, r.cell(at)...), '\t')
	}
	r.key = key
	first, twice := r.stations[string(key)]
	switch {
	case !twice:
		r.stations[string(key)] = r.line
	case r.profile.RepeatedKey:
		r.resolved.add("repeated-key", Resolved{r.file.Name, r.line, r.columns.headers[last], r.cell(last), fmt.Sprintf("another station than that of row %d", first)})
	default:
		r.fault(last, fmt.Sprintf("the key %q stands in row %d already", strings.Split(strings.TrimSuffix(string(key), "\t"), "\t"), first))
		return false
	}
	return true
}

func (r *reading) id(unit *seenUnit, last int) string {
	unit.stations++
	switch r.profile.ID {
	case idUnit:
		return unit.id + "-" + r.cell(last)
	case idNumber:
		return unit.id + "-" + strconv.FormatInt(unit.stations, 10)
	case idRow:
		return strconv.FormatInt(r.line, 10)
	}
	return strings.Clone(r.cell(last))
}

// stationName is the name of the row's station and the first column it is made
// of: those that the profile names, else the last one of the key.
func (r *reading) stationName(id string) (string, int) {
	columns := r.columns.names
	if len(columns) == 0 && len(r.columns.keys) > 0 {
		columns = r.columns.keys[len(r.columns.keys)-1:]
	}
	if len(columns) == 0 {
		return id, -1
	}
	parts := make([]string, len(columns))
	for i, at := range columns {
		parts[i] = r.cell(at)
	}
	return strings.Join(parts, " "), columns[0]
}

// totals keeps a row of totals; its unit may be named further below only.
func (r *reading) totals(rule TotalsRule) {
	if rule.Level > 0 && !r.join() {
		return
	}
	numbers, ok := r.numbers()
	if !ok {
		return
	}
	t := TotalsRow{Line: r.line, Numbers: numbers, fault: Fault{File: r.file.Name, Row: r.line, Reason: "a row of totals of a unit without stations"}}
	var path []byte
	for level, place := range r.columns.units[:rule.Level] {
		code := r.cell(place.code)
		path = append(append(strconv.AppendInt(path, int64(level), 10), code...), '\t')
		t.fault.Column, t.fault.Value = r.columns.headers[place.code], strings.Clone(code)
	}
	t.path = string(path)
	r.file.Totals = append(r.file.Totals, t)
}

// totalsUnits finds the units of which rows give the totals.
func (r *reading) totalsUnits() {
	for i := range r.file.Totals {
		t := &r.file.Totals[i]
		if unit, known := r.units[t.path]; known {
			t.Unit = unit.id
		} else {
			r.faults = append(r.faults, t.fault)
		}
	}
}
