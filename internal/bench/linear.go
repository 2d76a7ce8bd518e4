package bench

import (
	"encoding/binary"
	"fmt"
	"strings"
	"time"

	"urna/election/act"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/election/territory"
	"urna/internal/sim"
	"urna/jurisdiction/practice"
)

// linear measures what a station costs, from the text of the territory to its
// numbers in every sum above it, in countries of 10,000, 100,000 and 1,000,000.
func linear(say func(Figure)) error {
	first, err := perStation(10_000)
	if err != nil {
		return err
	}
	for _, stations := range []int{100_000, 1_000_000} {
		one, err := perStation(stations)
		if err != nil {
			return err
		}
		say(Figure{
			fmt.Sprintf("a station of %d, read, decided and counted", stations), float64(one) / float64(first), 2, true,
			fmt.Sprintf("a station of 10,000, %v; got %v", first, one),
		})
	}
	return nil
}

// perStation is the time that one station of a country of so many takes.
func perStation(stations int) (time.Duration, error) {
	text, err := sim.Tables(practice.Files)
	if err != nil {
		return 0, err
	}
	rules, err := rulebook.Parse(text)
	if err != nil {
		return 0, err
	}
	country := plainCountry(stations)
	lines := map[string]int64{"V": 900, "R": 905, "I": 640, "K": 265, "B": 640, "N": 17}
	lists := map[string]map[string]int64{"C": {"aliya": 320, "bolat": 201, "clara": 102}}
	begin := time.Now()
	m, err := territory.Parse(country)
	if err != nil {
		return 0, err
	}
	var s results.State
	if err := s.Begin(rules, m, []string{"aliya", "bolat", "clara"}); err != nil {
		return 0, err
	}
	for i := range m.Stations {
		e := &act.Entry{Index: int64(i)}
		binary.BigEndian.PutUint64(e.Hash[:], uint64(i+1))
		if refusal := s.StateRow(e, m.Stations[i].ID, lines, lists); refusal != nil {
			return 0, refusal
		}
		s.ApplyRow(e, m.Stations[i].ID, lines, lists)
	}
	taken := time.Since(begin)
	if got, want := s.Unit(0).Reported, int64(stations); got != want {
		return 0, fmt.Errorf("counted %d stations of %d", got, want)
	}
	return taken / time.Duration(stations), nil
}

// plainCountry is the text of a country with a unit for each thousand stations.
func plainCountry(stations int) string {
	var text strings.Builder
	text.WriteString(territory.Header() + territory.Row("unit", "all", "", territory.Name{Default: "All"}))
	for i := range stations {
		if i%1000 == 0 {
			text.WriteString(territory.Row("unit", fmt.Sprint("u", i/1000), "all", territory.Name{}))
		}
		text.WriteString(territory.Row("station", fmt.Sprint("s", i), fmt.Sprint("u", i/1000), territory.Name{}))
	}
	return text.String()
}
