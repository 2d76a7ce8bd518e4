package importer

import (
	"fmt"
	"slices"
)

// columns are the places of the profile's columns in the file; the columns
// that the second file adds stand behind the file's own.
type columns struct {
	headers []string
	keys    []int
	names   []int
	units   []unitPlaces
	numbers []numberPlace
	empty   []int
	spaces  []int
	totals  []int // of the rules for rows of totals
	joins   [][]int
	spill   int // the last column that has a heading
}

type unitPlaces struct{ code, name, optional int } // -1 for none

type numberPlace struct {
	at        int
	thousands string
}

// placing finds columns and keeps what it does not find.
type placing struct {
	r      *reading
	at     map[string]int
	used   map[string]bool
	faults []Fault
}

func (p *placing) find(name string) int {
	i, known := p.at[name]
	if !known {
		p.faults = append(p.faults, Fault{p.r.file.Name, int64(p.r.profile.File.Heading), name, "", "the profile names this column, and no heading says so"})
	}
	p.used[name] = true
	return i
}

func (p *placing) all(names []string) []int {
	places := make([]int, len(names))
	for i, name := range names {
		places[i] = p.find(name)
	}
	return places
}

func (p *placing) maybe(name string) int {
	if name == "" {
		return -1
	}
	return p.find(name)
}

// place finds each column of the profile and refuses any that it does not name.
func (r *reading) place(heading []string) error {
	p := &placing{r: r, at: map[string]int{}, used: map[string]bool{}}
	own := len(heading) - r.profile.Trailing
	if own < 1 || slices.ContainsFunc(heading[own:], func(name string) bool { return name != "" }) {
		return Refused{{r.file.Name, int64(r.profile.File.Heading), "", "", fmt.Sprintf("the profile says that the last %d columns have no heading", r.profile.Trailing)}}
	}
	heading = slices.Clone(heading)
	counts := map[string]int{}
	for i, name := range heading[:own] {
		counts[name]++
		p.at[name] = i
	}
	for _, j := range r.profile.Joins {
		p.at[j.Name], p.used[j.Name] = len(heading), true
		heading = append(heading, j.Name)
		counts[j.Name]++
	}
	r.columns = columns{headers: heading}
	r.placeAll(p)
	for i, name := range heading[:own] {
		switch want := max(r.profile.Repeated[name], 1); {
		case !p.used[name]:
			p.faults = append(p.faults, Fault{r.file.Name, int64(r.profile.File.Heading), name, "", fmt.Sprintf("the profile says nothing of this heading (column %d)", i+1)})
		case counts[name] != want && p.at[name] == i:
			p.faults = append(p.faults, Fault{r.file.Name, int64(r.profile.File.Heading), name, "", fmt.Sprintf("the heading stands %d times, the profile says %d", counts[name], want)})
		}
	}
	r.columns.spill = own - 1
	if spill := r.profile.Spill; spill != "" && p.find(spill) != own-1 {
		p.faults = append(p.faults, Fault{r.file.Name, int64(r.profile.File.Heading), spill, "", "only the last heading's text can spill"})
	}
	for i := own; i < len(heading)-len(r.profile.Joins); i++ {
		heading[i] = fmt.Sprintf("(column %d, without heading)", i+1)
		if r.profile.Spill == "" {
			r.columns.empty = append(r.columns.empty, i)
		}
	}
	if len(p.faults) > 0 {
		return Refused(p.faults)
	}
	return nil
}

func (r *reading) placeAll(p *placing) {
	c, profile := &r.columns, r.profile
	c.keys, c.names = p.all(profile.Keys), p.all(profile.StationName)
	for _, u := range profile.Units {
		c.units = append(c.units, unitPlaces{p.find(u.Column), p.maybe(u.Name), p.maybe(u.Optional)})
	}
	for _, column := range profile.numbers() {
		c.numbers = append(c.numbers, numberPlace{p.find(column.Header), profile.Thousands[column.Header]})
	}
	for _, name := range profile.Empty {
		p.find(name)
		for i, header := range c.headers {
			if header == name { // a heading that is repeated is blank in each of its columns
				c.empty = append(c.empty, i)
			}
		}
	}
	p.all(profile.Ignored)
	c.spaces = p.all(profile.Spaces)
	for _, rule := range profile.TotalsRows {
		c.totals = append(c.totals, p.find(rule.Column))
	}
	for _, j := range profile.Joins {
		var by []int
		for _, pair := range j.By {
			by = append(by, p.find(pair.First))
		}
		c.joins = append(c.joins, by)
	}
}
