package polls

import (
	"compress/gzip"
	"encoding/csv"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// made are polls of a steady opinion by houses of which one leans.
func made(lean float64, seed int64) []Poll {
	r := rand.New(rand.NewSource(seed))
	var all []Poll
	for day := range int64(60) {
		for at, house := range []string{"one", "two", "three"} {
			first := 0.40
			if at == 2 {
				first += lean
			}
			hit := 0
			for range 1000 {
				if r.Float64() < first {
					hit++
				}
			}
			share := float64(hit) / 1000
			all = append(all, Poll{house, day, 1000, []float64{share, 0.9 - share, 0.1}})
		}
	}
	return all
}

// One house of three that gives four points more shifts the average by a third of
// that, as effects sum to zero, and its own effect is named.
func TestHouseThatLeansIsNamedAndEffectsSumToZero(t *testing.T) {
	a, err := At(made(0.04, 1), 59)
	if err != nil {
		t.Fatal(err)
	}
	sum := a.Houses["one"] + a.Houses["two"] + a.Houses["three"]
	lean := a.Houses["three"] - (a.Houses["one"]+a.Houses["two"])/2
	if math.Abs(sum) > 1e-9 || math.Abs(lean-math.Log(0.44/0.40)) > 0.02 {
		t.Errorf("effects %v sum to %g, the third leans by %.4f; want 0 and %.4f", a.Houses, sum, lean, math.Log(0.44/0.40))
	}
	if math.Abs(a.Shares[0]-0.4133) > 0.006 || math.Abs(a.Shares[0]+a.Shares[1]+a.Shares[2]-1) > 1e-12 {
		t.Errorf("average %v, want about 0.413 and a sum of 1", a.Shares)
	}
	only, err := At(made(0.04, 1)[:1], 59)
	if err != nil || math.Abs(only.Shares[0]-made(0.04, 1)[0].Shares[0]) > 1e-12 {
		t.Errorf("of one poll: %v, %v; want the poll", only, err)
	}
}

func TestPollsThatHaveNoLogRatioAreRefused(t *testing.T) {
	for name, all := range map[string][]Poll{
		"none": nil, "a share of zero": {{Shares: []float64{1, 0}}}, "one share": {{Shares: []float64{1}}}, "other shares": {{Shares: []float64{0.5, 0.5}}, {Shares: []float64{0.2, 0.3, 0.5}}},
		"only later ones": {{Day: 9, Shares: []float64{0.5, 0.5}}},
	} {
		if got, err := At(all, 8); err == nil {
			t.Errorf("%s: %v, want ErrShares", name, got)
		}
	}
}

func TestIntervalComesFromMissesAndThereIsNoneWithoutThem(t *testing.T) {
	if got, known := HalfWidth(nil); known {
		t.Errorf("without misses: %g, want none", got)
	}
	for _, c := range []struct {
		misses [][]float64
		want   float64
	}{
		{[][]float64{{0.03, -0.03}}, 12.706 * 0.03},
		{[][]float64{{0.02, -0.02, 0}, {0, 0, 0}}, 4.303 * math.Sqrt(0.0008/6)},
	} {
		if got, _ := HalfWidth(c.misses); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v: %g, want %g", c.misses, got, c.want)
		}
	}
}

// Polls of honest samples are as far apart as chance has them; copies are not.
func TestCopiesAreCloserThanChance(t *testing.T) {
	low := 0
	for seed := range int64(200) {
		if p, ok := Herding(made(0, seed)[:12], 0); ok && p < 0.05 {
			low++
		}
	}
	if low > 25 {
		t.Errorf("of 200 honest sets %d are closer than chance at 5 percent, want about 10", low)
	}
	same := Poll{"x", 1, 1000, []float64{0.4, 0.6}}
	near := Poll{"y", 1, 1000, []float64{0.401, 0.599}}
	if p, _ := Herding([]Poll{same, near, same, near, same, near, same}, 0); p > 0.001 {
		t.Errorf("near copies: %g, want next to nothing", p)
	}
	for x, want := range map[float64]float64{1: 0.6321205588, 3: 0.9502129316} { // 1 - exp(-x)
		if got := lowerGamma(1, x); math.Abs(got-want) > 1e-9 {
			t.Errorf("lower gamma of 1 and %g: %.10f, want %.10f", x, got, want)
		}
	}
}

// britain are the polls of the months before a vote, as shares of three parties and
// of all others together.
func britain(t *testing.T, vote string) []Poll {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "data", "real", "observation", "polls", "gb_pollbase_2010on.csv.gz"))
	if err != nil {
		t.Log("the polls of Great Britain are not here: run make data; the other tests hold the same code")
		return nil
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(unpacked).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	eve := days(t, vote) - 1
	var all []Poll
	for _, r := range rows[1:] {
		var v [4]float64
		for i, text := range r[4:8] {
			v[i], _ = strconv.ParseFloat(text, 64) // what is not there is zero and left out
		}
		day := days(t, r[2])
		if other := 1 - v[1] - v[2] - v[3]; v[0] > 0 && v[1] > 0 && v[2] > 0 && v[3] > 0 && other > 0 && day > eve-150 && day <= eve {
			all = append(all, Poll{r[3], day, int64(v[0]), []float64{v[1], v[2], v[3], other}})
		}
	}
	return all
}

func days(t *testing.T, text string) int64 {
	t.Helper()
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return at.Unix() / 86400
}

// The votes of Great Britain in 2015, 2017 and 2019, each held against the interval
// that the misses at the other two give: all misses lie inside, and the largest are
// those that are known of these years. With a degree of freedom for each share, as
// if they erred apart, 2017 would lie outside.
func TestIntervalOfPastMissesHoldsThoseOfGreatBritain(t *testing.T) {
	votes := []struct {
		day    string
		result []float64 // Conservative, Labour, Liberal Democrat, others
		party  int
		worst  float64
	}{
		{"2015-05-07", []float64{0.377, 0.312, 0.081, 0.230}, 0, 0.038},
		{"2017-06-08", []float64{0.434, 0.410, 0.076, 0.080}, 1, 0.046},
		{"2019-12-12", []float64{0.447, 0.330, 0.118, 0.105}, 1, 0.018},
	}
	var misses [][]float64
	for _, v := range votes {
		all := britain(t, v.day)
		if all == nil {
			return
		}
		a, err := At(all, days(t, v.day)-1)
		if err != nil {
			t.Fatal(err)
		}
		var miss []float64
		for i, share := range a.Shares {
			miss = append(miss, share-v.result[i])
		}
		misses = append(misses, miss)
		t.Logf("%s: %d polls, %d near; missed by %.3f", v.day, len(all), a.Polls, miss)
		if got := math.Abs(miss[v.party]); math.Abs(got-v.worst) > 0.012 {
			t.Errorf("%s: party %d missed by %.3f, want about %.3f", v.day, v.party, got, v.worst)
		}
	}
	for i, v := range votes {
		var others [][]float64
		for j := range misses {
			if j != i {
				others = append(others, misses[j])
			}
		}
		half, _ := HalfWidth(others)
		t.Logf("%s: plus or minus %.3f", v.day, half)
		for party, miss := range misses[i] {
			if math.Abs(miss) > half {
				t.Errorf("%s: party %d missed by %.3f, outside %.3f", v.day, party, miss, half)
			}
		}
		if half > 0.13 {
			t.Errorf("%s: an interval of %.3f says nothing", v.day, half)
		}
	}
}
