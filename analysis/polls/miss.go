package polls

import "math"

// student is the 97.5 percent point of Student's t by degrees of freedom from 1 on.
var student = []float64{
	12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
	2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
}

// HalfWidth is half of the interval that would hold 95 percent of misses, estimate
// less result, if future ones come from where past ones came: Student's t times
// their root mean square. Polls of one election err together, so that each election
// is one degree of freedom, whatever its number of shares. It is 0, false where no
// miss is known.
func HalfWidth(elections [][]float64) (float64, bool) {
	var squares float64
	n, freedom := 0, 0
	for _, misses := range elections {
		for _, m := range misses {
			squares += m * m
		}
		n += len(misses)
		freedom += min(1, len(misses))
	}
	if freedom == 0 {
		return 0, false
	}
	t := 1.960
	if freedom <= len(student) {
		t = student[freedom-1]
	}
	return t * math.Sqrt(squares/float64(n)), true
}

// Herding is how likely polls of one time would be at most as far from one another
// as these in one share, if chance alone parted them: the lower tail of the
// chi-square of their sampling errors. Small values say that they are closer than
// chance. False for fewer than two polls, or a share of 0 or 1.
func Herding(polls []Poll, share int) (float64, bool) {
	var sum, asked float64
	for _, p := range polls {
		sum += p.Shares[share] * float64(p.Respondents)
		asked += float64(p.Respondents)
	}
	mean := sum / asked
	if len(polls) < 2 || !(mean > 0 && mean < 1) {
		return 0, false
	}
	var chi float64
	for _, p := range polls {
		d := p.Shares[share] - mean
		chi += d * d * float64(p.Respondents) / (mean * (1 - mean))
	}
	return lowerGamma(float64(len(polls)-1)/2, chi/2), true
}

// lowerGamma is the regularised lower incomplete gamma function, by its series
// (Abramowitz and Stegun 6.5.29).
func lowerGamma(a, x float64) float64 {
	if x <= 0 {
		return 0
	}
	term := 1 / a
	sum := term
	for n := 1.0; n < 10_000 && term > sum*1e-15; n++ {
		term *= x / (a + n)
		sum += term
	}
	logGamma, _ := math.Lgamma(a)
	return min(1, sum*math.Exp(a*math.Log(x)-x-logGamma))
}
