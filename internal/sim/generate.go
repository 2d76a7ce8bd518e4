package sim

import (
	"fmt"
	"io/fs"
	"slices"

	"urna/election/results"
)

// generated is one polling station that never was.
type generated struct {
	id         string
	unit       int
	electronic bool
	voters     int64
	voted      int64
	invalid    int64
	votes      []int64 // in ballot order, both channels
	values     results.Values
	members    []results.Member
	due        int64 // minutes from 00:00 of polling day, Astana, when the paper is typed
}

// kindAbroad marks the unit of the stations abroad.
const kindAbroad = "abroad"

// country is what the generator reads: units, ballot, parameters.
type country struct {
	units      []tableRow
	candidates []string
	totals     []int64 // official, in ballot order
	parameters map[string]int64
	seed       string
	rows       []tableRow // of the parameters, to be stated in the ledger
}

// readCountry reads units, ballot and parameters, and takes the candidates'
// official totals from the final statement.
func readCountry(files fs.FS) (*country, error) {
	c := &country{parameters: map[string]int64{}}
	var err error
	if c.units, err = readTable(files, "units.tsv"); err != nil {
		return nil, err
	}
	if c.rows, err = readTable(files, "generator.tsv"); err != nil {
		return nil, err
	}
	for _, row := range c.rows {
		if row["name"] == "seed" {
			c.seed = row["value"]
		} else if c.parameters[row["name"]], err = row.number("value"); err != nil {
			return nil, fmt.Errorf("generator.tsv %s: %w", row["name"], err)
		}
	}
	ballot, err := readTable(files, "ballot.tsv")
	if err != nil {
		return nil, err
	}
	figures, err := readTable(files, "facts/figures.tsv")
	if err != nil {
		return nil, err
	}
	for _, candidate := range ballot {
		at := slices.IndexFunc(figures, func(f tableRow) bool { return f["statement"] == "final" && f["of"] == candidate["id"] })
		if at < 0 {
			return nil, fmt.Errorf("figures.tsv: no final votes of %s", candidate["id"])
		}
		votes, err := figures[at].number("count")
		if err != nil {
			return nil, fmt.Errorf("figures.tsv row %d: %w", at+2, err)
		}
		c.candidates, c.totals = append(c.candidates, candidate["id"]), append(c.totals, votes)
	}
	return c, nil
}

// stations generates every station with its protocol. One model serves all
// units: stations in proportion to the unit's weight, sizes drawn alike, one
// turnout and one share of each candidate with the same spread everywhere. The
// sums are the official totals, exactly.
func (c *country) stations() []generated {
	d := &draws{seed: c.seed}
	all := c.register(d)
	most := make([]int64, len(all))
	weights := make([]int64, len(all))
	var valid int64
	for _, votes := range c.totals {
		valid += votes
	}
	spread := c.parameters["turnout_spread_per_1000"]
	for i := range all {
		weights[i], most[i] = all[i].voters*d.around(spread), all[i].voters
	}
	for i, voted := range apportion(valid+c.parameters["invalid"], weights, most) {
		all[i].voted = voted
		weights[i], most[i] = voted*d.around(500), voted
	}
	for i, invalid := range apportion(c.parameters["invalid"], weights, most) {
		all[i].invalid = invalid
		all[i].votes = make([]int64, len(c.totals))
	}
	c.vote(d, all)
	for i := range all {
		c.fill(d, &all[i])
	}
	return all
}

// register draws the stations of every unit and the voters of each.
func (c *country) register(d *draws) []generated {
	abroad := slices.IndexFunc(c.units, func(u tableRow) bool { return u["kind"] == kindAbroad })
	weights, most := make([]int64, len(c.units)), make([]int64, len(c.units))
	home := c.parameters["stations"] - c.parameters["stations_abroad"]
	for i, unit := range c.units {
		weights[i], _ = unit.number("weight")
		most[i] = home
	}
	counts := apportion(home, weights, most)
	counts[abroad] = c.parameters["stations_abroad"]
	var all []generated
	for i, count := range counts {
		for n := range count {
			all = append(all, generated{id: fmt.Sprintf("SYN-%s-%04d", c.units[i]["id"][len("KZ-"):], n+1), unit: i})
		}
	}
	for at, electronic := range d.choose(c.parameters["stations_electronic"], len(all), func(i int) bool { return all[i].unit != abroad }) {
		all[at].electronic = electronic
	}
	var homes, aways []int
	for i := range all {
		if all[i].unit == abroad {
			aways = append(aways, i)
		} else {
			homes = append(homes, i)
		}
	}
	d.size(all, homes, c.parameters["registered"]-c.parameters["registered_abroad"])
	d.size(all, aways, c.parameters["registered_abroad"])
	return all
}

// choose draws a number of places among those that may be chosen.
func (d *draws) choose(number int64, from int, may func(int) bool) []bool {
	chosen := make([]bool, from)
	for number > 0 {
		if i := int(d.upTo(int64(from - 1))); !chosen[i] && may(i) {
			chosen[i] = true
			number--
		}
	}
	return chosen
}

// size parts voters over stations: many of middling size, few small or large,
// none above 3,000.
func (d *draws) size(all []generated, at []int, voters int64) {
	const smallest, spread, largest = 100, 600, 3000
	weights, most := make([]int64, len(at)), make([]int64, len(at))
	for i := range at {
		weights[i], most[i] = smallest+d.upTo(spread)+d.upTo(spread)+d.upTo(spread), largest
	}
	for i, count := range apportion(voters, weights, most) {
		all[at[i]].voters = count
	}
}

// vote parts each candidate's official total over the stations, those with few
// votes first; what is left of each station's valid ballots is the last one's.
func (c *country) vote(d *draws, all []generated) {
	order := make([]int, len(c.totals))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(c.totals[a] - c.totals[b]) })
	left := make([]int64, len(all))
	for i := range all {
		left[i] = all[i].voted - all[i].invalid
	}
	weights := make([]int64, len(all))
	for _, candidate := range order[:len(order)-1] {
		for i := range all {
			weights[i] = (all[i].voted - all[i].invalid) * d.around(c.parameters["share_spread_per_1000"])
		}
		for i, votes := range apportion(c.totals[candidate], weights, left) {
			all[i].votes[candidate] = votes
			left[i] -= votes
		}
	}
	for i := range all {
		all[i].votes[order[len(order)-1]] = left[i]
	}
}
