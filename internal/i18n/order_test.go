package i18n

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestKazakhNamesStandInTheOrderOfTheirAlphabet(t *testing.T) {
	data, err := os.ReadFile("../../jurisdiction/kz/2005/law/alphabet.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var letters []string
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		_, letter, _ := strings.Cut(line, "\t")
		letters = append(letters, strings.TrimSpace(strings.Split(letter, "\t")[0]))
	}
	sorted := slices.Clone(letters)
	slices.Reverse(sorted)
	slices.SortFunc(sorted, Compare)
	if !slices.Equal(sorted, letters) || len(letters) != 42 {
		t.Errorf("sorted %v\nwant %v", sorted, letters)
	}
}

func TestNamesAreOrderedByLettersNotByCode(t *testing.T) {
	names := []string{"Шығыс", "алматы", "Әулие", "Ақмола", "Ақтөбе", "Атырау", "Қостанай", "Караганда", "Қарағанды", "Ұлытау", "Үржар", "2-аймақ", "Akmola"}
	want := []string{"2-аймақ", "Akmola", "Ақмола", "Ақтөбе", "алматы", "Атырау", "Әулие", "Караганда", "Қарағанды", "Қостанай", "Ұлытау", "Үржар", "Шығыс"}
	slices.SortFunc(names, Compare)
	if !slices.Equal(names, want) {
		t.Errorf("got %v\nwant %v", names, want)
	}
}

func TestOrderIsOneOrder(t *testing.T) {
	names := []string{"", "А", "а", "аа", "Ә", "б", "z", "1"}
	for _, a := range names {
		for _, b := range names {
			if Compare(a, b) != -Compare(b, a) || (Compare(a, b) == 0) != (a == b) {
				t.Errorf("%q and %q: %d and %d", a, b, Compare(a, b), Compare(b, a))
			}
		}
	}
}
