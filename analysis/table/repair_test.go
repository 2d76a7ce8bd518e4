package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// tried lists the repairs of a small table by trying each total for each text
// that differs in one place. Both ways must name the same ones.
func tried(table Table, largest int64) []string {
	var found []string
	add := func(i int, field, printed, repaired string, changed Table) {
		for _, r := range Roundings() {
			sum, known := changed.Sum()
			bases := fitting(changed, largest, r)
			switch {
			case len(bases) == 0:
			case known && slices.Contains(bases, sum):
				found = append(found, fmt.Sprint(i+1, field, printed, repaired, BaseSum, r, sum, sum))
			default:
				found = append(found, fmt.Sprint(i+1, field, printed, repaired, BaseCommon, r, bases[0], bases[len(bases)-1]))
			}
		}
	}
	for i, row := range table.Rows {
		if row.Count != nil {
			printed := fmt.Sprint(*row.Count)
			for count := int64(0); count < 10*power(len(printed)-1); count++ {
				if text := fmt.Sprint(count); oneApart(printed, text) {
					changed := Table{Rows: slices.Clone(table.Rows)}
					changed.Rows[i].Count = &count
					add(i, FieldCount, printed, text, changed)
				}
			}
		}
		if row.Percent != nil {
			for digits := int64(0); digits < 1000*power(row.Percent.Decimals); digits++ {
				percent := Percent{digits, row.Percent.Decimals}
				if oneApart(row.Percent.String(), percent.String()) {
					changed := Table{Rows: slices.Clone(table.Rows)}
					changed.Rows[i].Percent = &percent
					add(i, FieldPercent, row.Percent.String(), percent.String(), changed)
				}
			}
		}
	}
	slices.Sort(found)
	return found
}

func oneApart(a, b string) bool {
	differ := 0
	for i := 0; i < len(a) && len(a) == len(b); i++ {
		if a[i] != b[i] {
			differ++
		}
	}
	return len(a) == len(b) && differ == 1
}

func fitting(table Table, largest int64, r Rounding) []int64 {
	var bases []int64
	for base := int64(1); base <= largest; base++ {
		fits := true
		for _, row := range table.Rows {
			fits = fits && byHand(*row.Count, base, row.Percent.Decimals, r) == row.Percent.Digits
		}
		if fits {
			bases = append(bases, base)
		}
	}
	return bases
}

// byHand rounds a share of small numbers.
func byHand(count, base int64, decimals int, r Rounding) int64 {
	units := 200 * count * power(decimals) // twice the share
	digits, odd := units/base/2, units/base%2 == 1
	if r == HalfUp && odd || r == HalfEven && odd && (units%base > 0 || digits%2 == 1) {
		digits++
	}
	return digits
}

func TestRepairsOfSmallTablesAreWhatTryingGives(t *testing.T) {
	// No percentage comes below 9.5, no count above 99: no total above 1042.
	const largest = 1050
	checked := 0
	rapid.Check(t, func(t *rapid.T) {
		var table Table
		for range rapid.IntRange(2, 3).Draw(t, "rows") {
			count, decimals := rapid.Int64Range(1, 30).Draw(t, "count"), rapid.IntRange(0, 1).Draw(t, "decimals")
			percent := Percent{rapid.Int64Range(power(decimals)*10, power(decimals)*99).Draw(t, "percent"), decimals}
			table.Rows = append(table.Rows, Row{Count: &count, Percent: &percent})
		}
		r := Check(table)
		if r.Consistent {
			return
		}
		got := []string{}
		for _, repair := range r.Repairs {
			for _, hold := range repair.Holds {
				got = append(got, fmt.Sprint(repair.Row, repair.Field, repair.Printed, repair.Repaired, repair.Base, hold.Rounding, hold.Min, *hold.Max))
			}
		}
		slices.Sort(got)
		if want := tried(table, largest); !slices.Equal(got, want) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		checked += len(got)
	})
	if checked == 0 {
		t.Error("no table had a repair")
	}
}

func TestADigitErrorInAWholeTableIsAmongItsRepairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(1, 5_000_000), 2, 8).Draw(t, "counts")
		rounding := rapid.SampledFrom(Roundings()).Draw(t, "rounding")
		decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
		var table Table
		sum := int64(0)
		for _, count := range counts {
			sum += count
		}
		for _, count := range counts {
			percent, ok := Printed(count, sum, decimals, rounding)
			if !ok {
				t.Fatalf("%d of %d has no print", count, sum)
			}
			table.Rows = append(table.Rows, Row{Count: &count, Percent: &percent})
		}
		if r := Check(table); !r.Consistent || len(r.Repairs) != 0 || len(r.Roundings[rounding].NotOfSum) != 0 {
			t.Fatalf("a table without an error: consistent %v, repairs %v", r.Consistent, r.Repairs)
		}
		at := rapid.IntRange(0, len(counts)-1).Draw(t, "row")
		changes := changesOf(table.Rows[at])
		c := changes[rapid.IntRange(0, len(changes)-1).Draw(t, "change")]
		table.Rows[at] = c.Row
		r := Check(table)
		for _, repair := range r.Repairs {
			if repair.Row == at+1 && repair.Field == c.field && repair.Printed == c.repaired && repair.Repaired == c.printed && repair.Base == BaseSum {
				return
			}
		}
		for _, other := range Roundings() {
			if len(r.Roundings[other].NotOfSum) == 0 {
				return // the wrong digit does not show
			}
		}
		t.Fatalf("row %d, %s %s printed as %s is not among the repairs %v", at+1, c.field, c.printed, c.repaired, r.Repairs)
	})
}

func TestATableOfAThousandRowsIsCheckedInWellUnderASecond(t *testing.T) {
	var table Table
	sum := int64(0)
	for i := range int64(MaxRows) {
		sum += 1_000_000_007 + i*i
	}
	for i := range int64(MaxRows) {
		count := 1_000_000_007 + i*i
		percent, _ := Printed(count, sum, 4, HalfUp)
		table.Rows = append(table.Rows, Row{Count: &count, Percent: &percent})
	}
	*table.Rows[500].Count += 3_000_000_000
	began := time.Now()
	r := Check(table)
	if took := time.Since(began); took > time.Second {
		t.Errorf("took %v", took)
	}
	if r.Consistent || len(r.Repairs) == 0 {
		t.Errorf("consistent %v, %d repairs", r.Consistent, len(r.Repairs))
	}
}
