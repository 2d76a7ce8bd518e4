package polls

import (
	"cmp"
	"errors"
	"math"
	"slices"
)

// Poll is one poll: who ran it, the last day of asking as a day number, how many
// were asked, and shares that sum to one, in the same order in all polls.
type Poll struct {
	Pollster    string
	Day         int64
	Respondents int64
	Shares      []float64
}

// Average is what polls say on a day, corrected by house effects.
type Average struct {
	Shares []float64
	Polls  int                // that weigh at least a hundredth of a poll of the day
	Houses map[string]float64 // effect on the first log-ratio
}

// ErrShares says that a poll's shares cannot be put on the scale of log-ratios.
var ErrShares = errors.New("shares are positive, at least two, and as many in all polls")

// Window is the half-width of the time that an average looks at: after so many days
// a poll weighs exp(−1/2) of what one of the same day does.
const Window = 7.0

// rounds of taking house effects out of the trend and the trend out of them.
const rounds = 20

// At averages the polls up to a day. The error is ErrShares, also for no poll.
func At(all []Poll, day int64) (Average, error) {
	var polls []Poll
	for _, p := range all {
		if p.Day <= day {
			polls = append(polls, p)
		}
	}
	slices.SortStableFunc(polls, func(a, b Poll) int { return cmp.Compare(a.Day, b.Day) })
	ratios, err := logRatios(polls)
	if err != nil {
		return Average{}, err
	}
	houses, names := houseIndex(polls)
	parts := len(ratios[0])
	average := Average{Houses: map[string]float64{}}
	estimate := make([]float64, parts)
	for part := range parts {
		effects := make([]float64, len(names))
		for range rounds {
			trend := func(i int) float64 {
				return smooth(polls, polls[i].Day, func(j int) float64 { return ratios[j][part] - effects[houses[j]] })
			}
			effects = settle(polls, houses, len(names), func(i int) float64 { return ratios[i][part] - trend(i) })
		}
		estimate[part] = smooth(polls, day, func(j int) float64 { return ratios[j][part] - effects[houses[j]] })
		if part == 0 {
			for at, name := range names {
				average.Houses[name] = effects[at]
			}
		}
	}
	for i := range polls {
		if kernel(day-polls[i].Day) >= 0.01 {
			average.Polls++
		}
	}
	average.Shares = shares(estimate)
	return average, nil
}

func logRatios(polls []Poll) ([][]float64, error) {
	if len(polls) == 0 {
		return nil, ErrShares
	}
	all := make([][]float64, len(polls))
	for i, p := range polls {
		if len(p.Shares) < 2 || len(p.Shares) != len(polls[0].Shares) || slices.ContainsFunc(p.Shares, func(x float64) bool { return x <= 0 || math.IsNaN(x) }) {
			return nil, ErrShares
		}
		last := p.Shares[len(p.Shares)-1]
		for _, x := range p.Shares[:len(p.Shares)-1] {
			all[i] = append(all[i], math.Log(x/last))
		}
	}
	return all, nil
}

// shares are the shares of log-ratios to the last.
func shares(ratios []float64) []float64 {
	sum := 1.0
	for _, r := range ratios {
		sum += math.Exp(r)
	}
	var all []float64
	for _, r := range ratios {
		all = append(all, math.Exp(r)/sum)
	}
	return append(all, 1/sum)
}

// houseIndex numbers the pollsters by name.
func houseIndex(polls []Poll) (of []int, names []string) {
	for _, p := range polls {
		if at, has := slices.BinarySearch(names, p.Pollster); !has {
			names = slices.Insert(names, at, p.Pollster)
		}
	}
	for _, p := range polls {
		at, _ := slices.BinarySearch(names, p.Pollster)
		of = append(of, at)
	}
	return of, names
}

func kernel(days int64) float64 {
	d := float64(days) / Window
	return math.Exp(-d * d / 2)
}

// smooth is the mean of polls around a day; polls are in the order of days. Where
// no poll is near, it is the nearest ones' mean.
func smooth(polls []Poll, day int64, value func(int) float64) float64 {
	from, _ := slices.BinarySearchFunc(polls, day-int64(5*Window), func(p Poll, d int64) int { return cmp.Compare(p.Day, d) })
	var sum, weight float64
	for i := from; i < len(polls) && polls[i].Day <= day+int64(5*Window); i++ {
		w := kernel(day-polls[i].Day) * math.Sqrt(float64(max(1, polls[i].Respondents)))
		sum, weight = sum+w*value(i), weight+w
	}
	if weight == 0 {
		return value(len(polls) - 1)
	}
	return sum / weight
}

// settle are the mean residuals of each house, shifted so that they sum to zero.
func settle(polls []Poll, houses []int, n int, residual func(int) float64) []float64 {
	sums, counts := make([]float64, n), make([]float64, n)
	for i := range polls {
		sums[houses[i]] += residual(i)
		counts[houses[i]]++
	}
	mean := 0.0
	for at := range sums {
		sums[at] /= counts[at]
		mean += sums[at] / float64(n)
	}
	for at := range sums {
		sums[at] -= mean
	}
	return sums
}
