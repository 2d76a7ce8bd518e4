package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// of makes a table of label, count, percentage, … with "" for what is not printed.
func of(t *testing.T, cells ...string) Table {
	t.Helper()
	var table Table
	for i := 0; i < len(cells); i += 3 {
		row := Row{Label: cells[i]}
		if cells[i+1] != "" {
			var count int64
			if _, err := fmt.Sscan(cells[i+1], &count); err != nil {
				t.Fatal(err)
			}
			row.Count = &count
		}
		if cells[i+2] != "" {
			percent, err := ParsePercent(cells[i+2])
			if err != nil {
				t.Fatalf("%q %v", cells[i+2], err)
			}
			row.Percent = &percent
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// article is the table of 5 December 2005 as an article of 2006 prints it.
func article(t *testing.T) Table {
	return of(t, "Nazarbayev", "6110694", "91.01", "Tuyakbay", "445047", "6.64", "Baimenov", "110462", "1.65",
		"Abylkasymov", "25330", "0.38", "Eleusizov", "21674", "0.32")
}

func bounds(totals *Totals) string {
	switch {
	case totals == nil:
		return "none"
	case totals.Max == nil:
		return fmt.Sprintf("%d…", totals.Min)
	}
	return fmt.Sprintf("%d–%d", totals.Min, *totals.Max)
}

// repairsOf lists repairs with a base, each with the roundings under which it holds.
func repairsOf(r *Report, base string) []string {
	var all []string
	for _, repair := range r.Repairs {
		if repair.Base != base {
			continue
		}
		text := fmt.Sprintf("%d %s %s→%s", repair.Row, repair.Field, repair.Printed, repair.Repaired)
		for _, hold := range repair.Holds {
			text += fmt.Sprintf(" %s %s", hold.Rounding, bounds(&hold.Totals))
		}
		all = append(all, text)
	}
	return all
}

func TestTheArticlesTableHasNoCommonTotal(t *testing.T) {
	r := Check(article(t))
	if r.Consistent || *r.Sum != 6713207 {
		t.Errorf("consistent %v, sum %d", r.Consistent, *r.Sum)
	}
	for rounding, want := range map[Rounding][2]string{
		HalfUp:   {"6713942–6714679", "6697472–6707565"},
		HalfEven: {"6713942–6714679", "6697472–6707565"},
		Truncate: {"6713573–6714310", "6692437–6702515"},
	} {
		reading := r.Roundings[rounding]
		for row, want := range want {
			b := reading.Rows[row]
			if got := bounds(&Totals{*b.TotalMin, b.TotalMax}); got != want || b.State != StateBounded {
				t.Errorf("%s, row %d: got %s, want %s", rounding, row+1, got, want)
			}
		}
		if reading.Common != nil {
			t.Errorf("%s: common total %s, want none", rounding, bounds(reading.Common))
		}
	}
}

func TestTheLastTotalOfTheSecondRowIsNotOneMore(t *testing.T) {
	// 445,047 of 6,707,566 is 6.63499997…: a page that names 6,707,566 is one too far.
	for base, want := range map[int64]string{6697471: "6.65", 6697472: "6.64", 6707565: "6.64", 6707566: "6.63"} {
		if got, _ := Printed(445047, base, 2, HalfUp); got.String() != want {
			t.Errorf("445047 of %d prints as %s, want %s", base, got, want)
		}
	}
}

func TestTheArticlesTableHasFourRepairsWithItsOwnSum(t *testing.T) {
	r := Check(article(t))
	want := []string{
		"1 count 6110694→6100694 half-up 6703207–6703207 half-even 6703207–6703207",
		"2 count 445047→446047 half-up 6714207–6714207 half-even 6714207–6714207",
		"2 count 445047→445847 half-up 6714007–6714007 half-even 6714007–6714007",
		"2 count 445047→445947 half-up 6714107–6714107 half-even 6714107–6714107",
	}
	got := repairsOf(r, BaseSum)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTheArticlesTableHasSixRepairsWithAnotherTotal(t *testing.T) {
	var want []string
	for change, totals := range map[string]string{
		"1 percent 91.01→91.11": "6706574–6707309", "1 percent 91.01→91.21": "6699221–6699955",
		"2 count 445047→445547": "6713942–6714679", "2 count 445047→445647": "6713942–6714679",
		"2 count 445047→445747": "6713942–6714679", "2 percent 6.64→6.63": "6713942–6714679",
	} {
		want = append(want, change+" half-up "+totals+" half-even "+totals)
	}
	got := repairsOf(Check(article(t)), BaseCommon)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTheTableOf1999HasACommonTotalWithOneSetOfSharesOnly(t *testing.T) {
	r := Check(of(t, "Nazarbayev", "5846817", "79.78", "Abdildin", "857386", "11.70", "Kasymov", "337794", "4.61", "Gabbasov", "55708", "0.76"))
	if got := bounds(r.Roundings[HalfUp].Common); got != "7328216–7329134" || !r.Consistent {
		t.Errorf("common total %s, consistent %v", got, r.Consistent)
	}
	if len(r.Repairs) != 0 || len(r.Roundings[HalfUp].NotOfSum) != 4 {
		t.Errorf("repairs %v; not of the sum: %v", r.Repairs, r.Roundings[HalfUp].NotOfSum)
	}
	r = Check(of(t, "Nazarbayev", "5846817", "81.00", "Abdildin", "857386", "11.90", "Kasymov", "337794", "4.61", "Gabbasov", "55708", "0.76"))
	if r.Consistent || r.Roundings[HalfUp].Common != nil {
		t.Errorf("with 81.00 and 11.90: common total %s", bounds(r.Roundings[HalfUp].Common))
	}
}

func TestCountsOfVenezuelasFirstBulletinAreWhatThePercentagesGive(t *testing.T) {
	r := Check(of(t, "Maduro", "5150092", "51.2", "González", "4445978", "44.2", "Others", "462704", "4.6"))
	if !r.Consistent || *r.Sum != 10058774 || len(r.Repairs) != 0 {
		t.Errorf("consistent %v, sum %d, repairs %v", r.Consistent, *r.Sum, r.Repairs)
	}
	for rounding, want := range map[Rounding]bool{HalfUp: true, HalfEven: true, Truncate: false} {
		if got := r.Computed[rounding]; got.Holds != want || got.Base != 10058774 {
			t.Errorf("%s: computed %v of %d, want %v of 10058774", rounding, got.Holds, got.Base, want)
		}
	}
	c := r.Computed[HalfUp]
	for i, want := range []int64{10059, 10059, 10058} {
		if c.Rows[i].Width != want {
			t.Errorf("row %d: %d counts print so, want %d", i+1, c.Rows[i].Width, want)
		}
	}
	// The counts add up to the total: one of the widest rows follows from the others.
	if *c.Chance != (Fraction{"1", "1017703451898"}) || *c.Free != (Fraction{"1", "101173422"}) {
		t.Errorf("chance %v, free rows %v", c.Chance, c.Free)
	}
}
