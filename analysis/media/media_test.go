package media_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"urna/analysis/media"
)

// Examples A to D of Krippendorff's paper of 2011, with what it prints.
func TestAlphaIsThatOfThePublishedExamples(t *testing.T) {
	blank := int64(-1)
	four := [][]int64{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, blank, blank, blank},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, blank, 3},
		{blank, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, blank},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, blank},
	}
	binary := [][]int64{{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, {1, 1, 1, 0, 0, 1, 0, 0, 0, 0}}
	var letters [][]int64
	for _, coder := range []string{"aabbdcccedda", "babbbccceddd"} {
		var row []int64
		for _, letter := range coder {
			row = append(row, int64(letter))
		}
		letters = append(letters, row)
	}
	for _, c := range []struct {
		name   string
		coders [][]int64
		metric media.Metric
		want   string
	}{
		{"A: two coders, two values", binary, media.Nominal, "0.095"},
		{"B: two coders, five names", letters, media.Nominal, "0.692"},
		{"C: four coders with gaps, names", four, media.Nominal, "0.743"},
		{"C: ranks", four, media.Ordinal, "0.815"},
		{"C: distances", four, media.Interval, "0.849"},
	} {
		var units [][]int64
		for i := range c.coders[0] {
			var unit []int64
			for _, coder := range c.coders {
				if coder[i] != blank {
					unit = append(unit, coder[i])
				}
			}
			units = append(units, unit)
		}
		if got := media.Alpha(units, c.metric).FloatString(3); got != c.want {
			t.Errorf("%s: alpha %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAlphaOfNothingToCompareIsAbsent(t *testing.T) {
	for name, units := range map[string][][]int64{
		"no unit": nil, "single values": {{1}, {2}}, "one value everywhere": {{1, 1}, {1, 1}},
	} {
		if got := media.Alpha(units, media.Interval); got != nil {
			t.Errorf("%s: alpha %s, want none", name, got)
		}
	}
	if got := media.Alpha([][]int64{{-1, -1}, {1, 1}, {0, 0}}, media.Ordinal); got.Cmp(big.NewRat(1, 1)) != 0 {
		t.Errorf("full agreement: alpha %s, want 1", got)
	}
}

// The gate is reached at exactly four fifths, which no float can tell.
func TestGateIsFourFifthsExactly(t *testing.T) {
	// 2 coders, n units, d disagreements among as many 0 as 1: alpha = 1 - (2n-1)/n * d/n.
	units := [][]int64{{0, 1}, {1, 0}}
	for range 19 {
		units = append(units, []int64{0, 0}, []int64{1, 1})
	}
	got := media.Alpha(units, media.Nominal)
	want := new(big.Rat).Sub(big.NewRat(1, 1), new(big.Rat).Mul(big.NewRat(79, 40), big.NewRat(2, 40)))
	if got.Cmp(want) != 0 || got.Cmp(media.Gate()) < 0 {
		t.Errorf("alpha %s, want %s, above %s", got, want, media.Gate())
	}
}

func TestEqualAmountsHaveNoDistanceAndOneOwnerHasAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "candidates")
		x := rapid.Int64Range(1, 100000).Draw(t, "seconds")
		equal := slices.Repeat([]int64{x}, n)
		one := append(make([]int64, n-1), x)
		for name, c := range map[string]struct {
			got  *big.Rat
			want *big.Rat
		}{
			"parity of equals":        {media.Parity(equal), big.NewRat(0, 1)},
			"concentration of equals": {media.Concentration(equal), big.NewRat(1, int64(n))},
			"parity of one owner":     {media.Parity(one), big.NewRat(int64(n)-1, int64(n))},
			"concentration of one":    {media.Concentration(one), big.NewRat(1, 1)},
		} {
			if c.got.Cmp(c.want) != 0 {
				t.Fatalf("%s: %s, want %s", name, c.got, c.want)
			}
		}
		if media.Parity(make([]int64, n)) != nil || media.Concentration(nil) != nil {
			t.Fatal("a measure of nothing, want none")
		}
	})
}

func TestBalanceAndRatios(t *testing.T) {
	for name, c := range map[string]struct {
		got  *big.Rat
		want string
	}{
		"tone":       {media.Balance(3, 4, 1), "1/4"},
		"all bad":    {media.Balance(0, 0, 2), "-1"},
		"prime":      {media.Ratio(30, 120), "1/4"},
		"incumbency": {media.Ratio(500, 200), "5/2"},
	} {
		if c.got.RatString() != c.want {
			t.Errorf("%s: %s, want %s", name, c.got.RatString(), c.want)
		}
	}
	if media.Balance(0, 0, 0) != nil || media.Ratio(1, 0) != nil {
		t.Error("a ratio to nothing, want none")
	}
}

func read(t *testing.T, text string) []media.Statement {
	t.Helper()
	all, err := media.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The fixture has every trap: a total that grows, a repeat, a total that
// shrinks, half an overlap, two gaps and a sum that is another.
func TestPeriodsThatGrowRepeatOrOverlapAreTakenApart(t *testing.T) {
	text, err := os.ReadFile("testdata/periods.csv")
	if err != nil {
		t.Fatal(err)
	}
	apart, misfits := media.Increments(read(t, string(text)))
	var got []string
	for _, s := range apart {
		got = append(got, fmt.Sprintf("%s %s %s-%s %d", s.Outlet, s.Actor, s.From[8:], s.To[8:], s.Amount))
	}
	want := []string{
		"Channel One Aliya 01-08 127500", "Channel One Aliya 08-15 100000", "Channel One Aliya 15-22 45001",
		"Channel One Bolat 01-08 40000", "Channel One Bolat 08-15 -10000",
		"Radio Aliya 01-08 10000", "Radio Aliya 08-15 20000",
		"Radio Bolat 01-04 10000", "Radio Bolat 08-11 10000",
	}
	if !slices.Equal(got, want) {
		t.Errorf("apart:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var odd []string
	for _, m := range misfits {
		odd = append(odd, fmt.Sprintf("%s %s %s-%s %s", m.Statement.Outlet, m.Statement.Actor, m.Statement.From[8:], m.Statement.To[8:], m.Why))
	}
	wantOdd := []string{"Channel One Bolat 05-12 overlaps", "Radio Aliya 01-15 other-sum", "Radio Bolat 01-15 gaps"}
	if !slices.Equal(odd, wantOdd) {
		t.Errorf("misfits %q, want %q", odd, wantOdd)
	}
}

// Whatever is cut into periods and stated as growing totals or as the pieces, in
// any order and more than once, comes back as the pieces.
func TestTotalsAndPiecesInAnyOrderGiveThePieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := []string{"2026-03-01", "2026-03-03", "2026-03-09", "2026-03-12", "2026-03-30"}
		var pieces, stated []media.Statement
		var total int64
		for i := range len(days) - 1 {
			s := media.Statement{Outlet: "one", Actor: "a", From: days[i], To: days[i+1], Amount: rapid.Int64Range(-50, 1000).Draw(t, "amount")}
			pieces, total = append(pieces, s), total+s.Amount
			growing := s
			growing.From, growing.Amount = days[0], total
			stated = append(stated, growing)
			if rapid.Bool().Draw(t, "piece too") {
				stated = append(stated, s)
			}
		}
		stated = rapid.Permutation(stated).Draw(t, "order")
		got, misfits := media.Increments(stated)
		if !slices.Equal(got, pieces) || len(misfits) > 0 {
			t.Fatalf("got %v, misfits %v, want %v", got, misfits, pieces)
		}
	})
}

func TestFilesThatCannotBeReadAreNamedByTheirLine(t *testing.T) {
	const heading = "station,candidat,date_start,date_end,time_candidat,time_support\n"
	for text, want := range map[string]string{
		"": "no heading", "station,candidat\n": "column date_start is missing",
		heading + "a,b,2026-02-30,2026-03-01,1,0\n":       "line 2: \"2026-02-30\" is no date",
		heading + "a,b,2026-03-02,2026-03-01,1,0\n":       "line 2: the period from 2026-03-02 ends on 2026-03-01",
		heading + "a,b,2026-03-01,2026-03-02,--1,0\n":     "line 2: \"--1\" is no amount",
		heading + "a,b,2026-03-01,2026-03-02,1.00001,0\n": "line 2: \"1.00001\" is no amount",
		heading + "a,b,2026-03-01\n":                      "wrong number of fields",
	} {
		if _, err := media.Read(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("station,candidat,date_start,date_end,time_candidat,time_support\na,b,2026-03-01,2026-03-02,1.5,0\n")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := media.Read(text)
		if err != nil {
			return
		}
		for _, s := range all {
			if s.From >= s.To {
				t.Errorf("read %+v", s)
			}
		}
		media.Increments(all)
	})
}

// real is a file of the real data. The project commits no other people's files:
// data/sources.tsv names them, make data brings them.
func real(t *testing.T, name string) (string, bool) {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "data", "real", name))
	if err != nil {
		t.Logf("%s is not here: run make data; the fixture tests the same code", name)
		return "", false
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), true
}

// In April 2017 strict equality began in France; the regulator's own statements
// show it, and how far single weeks stay from it.
func TestFrenchEqualityPeriodBroughtSharesTogether(t *testing.T) {
	text, here := real(t, "observation/media/fr_csa_pres_2017.csv.gz")
	if !here {
		return
	}
	apart, misfits := media.Increments(read(t, text))
	if len(misfits) != 0 {
		t.Errorf("%d statements that do not fit, want 0: %v", len(misfits), misfits[0])
	}
	for _, c := range []struct {
		from, to              string
		concentration, parity string
		shares                map[string]string
	}{
		{"2017-04-02", "2017-04-09", "0.153", "0.378", map[string]string{"Fillon Francois": "21.9", "Asselineau Francois": "1.5"}},
		{"2017-04-10", "2017-04-17", "0.097", "0.096", map[string]string{"Fillon Francois": "4.1", "Asselineau Francois": "13.3"}},
		{"2017-04-30", "2017-05-05", "0.501", "0.018", map[string]string{"Le Pen Marine": "51.8", "Macron Emmanuel": "48.2"}},
	} {
		of := map[string]int64{}
		for _, s := range apart {
			if s.From >= c.from && s.To <= c.to && s.Amount > 0 {
				of[s.Actor] += s.Amount
			}
		}
		var amounts []int64
		for _, x := range of {
			amounts = append(amounts, x)
		}
		if got := media.Concentration(amounts).FloatString(3); got != c.concentration {
			t.Errorf("%s to %s: concentration %s, want %s", c.from, c.to, got, c.concentration)
		}
		if got := media.Parity(amounts).FloatString(3); got != c.parity {
			t.Errorf("%s to %s: parity %s, want %s", c.from, c.to, got, c.parity)
		}
		for actor, want := range c.shares {
			if got := new(big.Rat).Mul(media.Ratio(of[actor], media.Sum(amounts)), big.NewRat(100, 1)).FloatString(1); got != want {
				t.Errorf("%s to %s: %s has %s percent, want %s", c.from, c.to, actor, got, want)
			}
		}
	}
}

// Six items of two monitors; what they disagree about decides whether tone shows.
func TestToneIsWithheldBelowTheGate(t *testing.T) {
	items := func(differ bool) []media.Item {
		all := []media.Item{{Actor: "bolat", Official: true, Seconds: 300, Tones: []int64{1}}}
		for i, tone := range []int64{1, -1, 0, 1, -1, 0} {
			all = append(all, media.Item{Actor: []string{"aliya", "bolat"}[i%2], Direct: i < 3, Seconds: 100, Tones: []int64{tone, tone}})
		}
		if differ {
			all[5].Tones[1], all[6].Tones[1] = 1, 1
		}
		return all
	}
	candidates := []string{"bolat", "aliya", "chokan"}
	shown, withheld := media.Monitor(candidates, items(false)), media.Monitor(candidates, items(true))
	if !shown.ToneShown || shown.Doubly != 6 || shown.Alpha.RatString() != "1" {
		t.Errorf("in full agreement: shown %v, %d coded twice, alpha %v; want true, 6, 1", shown.ToneShown, shown.Doubly, shown.Alpha)
	}
	if withheld.ToneShown || withheld.Alpha.Cmp(media.Gate()) >= 0 {
		t.Errorf("with a disagreement: shown %v, alpha %v; want it withheld below 4/5", withheld.ToneShown, withheld.Alpha)
	}
	var got []string
	for _, a := range shown.Actors {
		got = append(got, fmt.Sprint(a.ID, " ", a.Seconds, " ", a.Office, " ", a.Items, " ", a.Share, " ", a.Direct, " ", a.Incumbency, " ", a.Tone))
	}
	want := []string{"aliya 300 0 3 1/2 2/3 0/1 0/1", "bolat 300 300 3 1/2 1/3 1/1 0/1", "chokan 0 0 0 0/1 <nil> <nil> <nil>"}
	if !slices.Equal(got, want) {
		t.Errorf("actors\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if shown.Parity.RatString() != "1/3" || shown.Concentration.RatString() != "1/2" {
		t.Errorf("parity %s, concentration %s, want 1/3 and 1/2", shown.Parity, shown.Concentration)
	}
	for _, a := range withheld.Actors {
		if a.Tone != nil {
			t.Errorf("%s: tone %s, want it withheld", a.ID, a.Tone)
		}
	}
	if empty := media.Monitor(nil, nil); empty.Parity != nil || empty.Alpha != nil || empty.ToneShown {
		t.Errorf("nothing coded: %+v, want nothing", empty)
	}
}
