package importer_test

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"urna/internal/importer"
)

// Whatever rows a table has, in whatever order: no number is lost, none comes
// twice, blanks stay blanks, and each row of totals is held to its own rows.
func TestWhateverTheTableItsSumsAreThoseOfItsCells(t *testing.T) {
	base := exampleImport(t, asItIs)
	rapid.Check(t, func(rt *rapid.T) {
		var text strings.Builder
		text.WriteString("District;Station;Voters;Smith;Jones;Spoiled\n")
		var sums [4]big.Int
		var blanks, zeros [4]int64
		parts := map[string]*[4]int64{}
		stations := rapid.IntRange(1, 30).Draw(rt, "stations")
		for station := range stations {
			district := rapid.SampledFrom([]string{"North", "South", "East"}).Draw(rt, "district")
			if parts[district] == nil {
				parts[district] = new([4]int64)
			}
			cells := []string{district, strconv.Itoa(station)}
			for i := range sums {
				n := rapid.Int64Range(-3, 2000).Draw(rt, "n") // below zero: a blank
				switch {
				case n < 0:
					blanks[i]++
					cells = append(cells, "")
					continue
				case n == 0:
					zeros[i]++
				}
				sums[i].Add(&sums[i], big.NewInt(n))
				parts[district][i] += n
				cell := strconv.FormatInt(n, 10)
				if i == 0 && n >= 1000 && rapid.Bool().Draw(rt, "mark") {
					cell = cell[:len(cell)-3] + "." + cell[len(cell)-3:]
				}
				cells = append(cells, cell)
			}
			text.WriteString(strings.Join(cells, ";") + "\n")
		}
		wrong := rapid.SampledFrom([]string{"", "North", "South", "East"}).Draw(rt, "wrong")
		for district, part := range parts {
			fmt.Fprintf(&text, "%s;ALL;%d;%d;%d;", district, part[0], part[1], part[2])
			if district == wrong {
				part[3]++
			}
			fmt.Fprintf(&text, "%d\n", part[3])
		}
		proof := sumsOf(t, base, text.String())
		for i, column := range []int{0, 2, 3, 1} { // lines come before candidates
			got := proof.Columns[column]
			if got.Sum != sums[i].String() || got.Blank != blanks[i] || got.Zero != zeros[i] || got.Filled+got.Blank != int64(stations) {
				rt.Fatalf("column %s: %+v, want sum %s, %d blanks, %d zeros", got.Column, got, sums[i].String(), blanks[i], zeros[i])
			}
		}
		misses := 0
		if parts[wrong] != nil {
			misses = 1
		}
		if got := importer.Misses(proof.TotalsRows); got != misses || len(proof.TotalsRows) != 4*len(parts) {
			rt.Fatalf("%d of %d totals missed, want %d of %d", got, len(proof.TotalsRows), misses, 4*len(parts))
		}
	})
}

func sumsOf(t *testing.T, base importer.Import, text string) *importer.Proof {
	t.Helper()
	var err error
	profile := *base.Profile
	profile.TotalsRows = []importer.TotalsRule{{Level: 1, Column: "Station", Value: "ALL"}}
	base.Profile = &profile
	if base.File, err = importer.Read([]string{kept(t, "stations.csv", []byte(text))}, base.Profile); err != nil {
		t.Fatal(err)
	}
	proof, err := importer.Check(base)
	if err != nil {
		t.Fatal(err)
	}
	return proof
}
