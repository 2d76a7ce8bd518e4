package importer

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
)

// Of all short cells exactly the plain spellings of counts are numbers.
func TestOfAllShortCellsOnlyPlainCountsAreNumbers(t *testing.T) {
	alphabet := []byte("019.,' -+x")
	var cells []string
	for length := 0; length <= 4; length++ {
		if length == 0 {
			cells = append(cells, "")
			continue
		}
		for _, cell := range slices.Clone(cells) {
			if len(cell) == length-1 {
				for _, c := range alphabet {
					cells = append(cells, cell+string(c))
				}
			}
		}
	}
	read := 0
	for _, cell := range cells {
		got, err := number(cell)
		want, wrong := strconv.ParseInt(cell, 10, 64)
		plain := wrong == nil && strconv.FormatInt(want, 10) == cell && want >= 0
		if cell == "" {
			want, plain = Blank, true
		}
		if plain != (err == nil) || plain && got != want {
			t.Fatalf("number(%q) = %d, %v; want plain %v", cell, got, err, plain)
		}
		if plain {
			read++
		}
	}
	// Blank, 0, and 1 or 9 followed by up to three of three digits.
	if want := 1 + 1 + 2*(1+3+9+27); read != want {
		t.Errorf("%d of %d cells are numbers, want %d", read, len(cells), want)
	}
}

// group writes a count with a mark before every third digit from the right.
func group(n int64, mark string) string {
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + mark + text[at:]
	}
	return text
}

func TestGroupedNumbersAreReadBackAndOnlyWhereTheMarkIsNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, act.MaxInteger).Draw(t, "n")
		mark := rapid.SampledFrom([]string{".", ",", "'", " "}).Draw(t, "mark")
		cell := group(n, mark)
		got, marked, err := grouped(cell, mark)
		if err != nil || got != n || marked != (n >= 1000) {
			t.Fatalf("grouped(%q) = %d, %v, %v; want %d", cell, got, marked, err, n)
		}
		if _, err := number(cell); (err == nil) != (n < 1000) || n >= 1000 && err != errAmbiguous {
			t.Fatalf("number(%q): %v; want it ambiguous from 1000 on", cell, err)
		}
		// A mark in another place is no grouping.
		plain := strconv.FormatInt(n, 10)
		at := rapid.IntRange(0, len(plain)).Draw(t, "at")
		if moved := plain[:at] + mark + plain[at:]; moved != cell || n < 1000 {
			if _, _, err := grouped(moved, mark); err == nil {
				t.Fatalf("grouped(%q) is read", moved)
			}
		}
	})
}

func TestPercentagesRoundHalfUpAtTheLastPrintedDigit(t *testing.T) {
	for _, c := range []struct {
		part, base int64
		like, want string
	}{
		{56430712, 73578992, "76.69", "76.69"}, {1, 8, "12.5", "12.5"}, {1, 8, "12", "13"}, {1, 16, "6.2", "6.3"},
		{1, 3, "33.33", "33.33"}, {2, 3, "66.67", "66.67"}, {0, 7, "0.0", "0.0"}, {7, 7, "100", "100"}, {act.MaxInteger, act.MaxInteger, "1.00", "100.00"},
	} {
		if got := percent(c.part, c.base, c.like); got != c.want {
			t.Errorf("%d of %d printed like %s = %s, want %s", c.part, c.base, c.like, got, c.want)
		}
	}
	for _, text := range []string{"", ".", "5.", ".5", "-1", "1e2", "1000", "12,5", "½", "+3"} {
		if isPercent(text) {
			t.Errorf("%q is taken for a percentage", text)
		}
	}
	if !isPercent("0") || !isPercent("100.00") || !isPercent(strings.Repeat("9", 3)) {
		t.Error("a printed percentage is not taken for one")
	}
}
