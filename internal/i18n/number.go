package i18n

import (
	"math/big"
	"strconv"
	"strings"
	"time"
)

// gap is the no-break space that parts groups of digits.
const gap = "\u00a0"

// Number writes a whole number with its digits in groups of three.
func (l Language) Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), gap)
}

// Signed writes a difference: a plus before what is more, a minus before less.
func (l Language) Signed(n int64) string {
	if n > 0 {
		return "+" + l.Number(n)
	}
	return l.Number(n)
}

// Share writes an exact share in percent with two decimals, rounded half away
// from zero; a dash where there is nothing to take a share of.
func (l Language) Share(part, whole int64) string {
	if whole == 0 {
		return "–"
	}
	share := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(part), big.NewInt(100)), big.NewInt(whole))
	text := share.FloatString(2)
	if l != English {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + gap + "%"
}

// Moment writes a time in seconds since 1970 as local date and time.
func (l Language) Moment(seconds, offsetMinutes int64) string {
	layout := "02.01.2006, 15:04:05"
	if l == English {
		layout = "2006-01-02, 15:04:05"
	}
	return time.Unix(seconds, 0).UTC().Add(time.Duration(offsetMinutes) * time.Minute).Format(layout)
}

// Day writes a date given as 2005-12-04.
func (l Language) Day(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	switch {
	case err != nil:
		return date
	case l == English:
		return t.Format("2" + gap + "January" + gap + "2006")
	}
	return t.Format("02.01.2006")
}

// Clock writes minutes from midnight as a time of day, which may pass 24:00.
func (l Language) Clock(minutes int64) string {
	sign := ""
	if minutes < 0 {
		sign, minutes = "−", -minutes
	}
	hours := strconv.FormatInt(minutes/60, 10)
	if len(hours) < 2 {
		hours = "0" + hours
	}
	rest := strconv.FormatInt(minutes%60, 10)
	if len(rest) < 2 {
		rest = "0" + rest
	}
	return sign + hours + ":" + rest
}

// Zone writes an offset from UTC.
func (l Language) Zone(offsetMinutes int64) string {
	if offsetMinutes == 0 {
		return "UTC"
	}
	sign := "+"
	if offsetMinutes < 0 {
		sign, offsetMinutes = "−", -offsetMinutes
	}
	text := "UTC" + sign + strconv.FormatInt(offsetMinutes/60, 10)
	if rest := offsetMinutes % 60; rest != 0 {
		text += ":" + strconv.FormatInt(rest/10, 10) + strconv.FormatInt(rest%10, 10)
	}
	return text
}

// Printed writes a share as a source prints it, digit by digit, with the
// language's decimal mark.
func (l Language) Printed(digits string) string {
	if l != English {
		digits = strings.Replace(digits, ".", ",", 1)
	}
	return digits + gap + "%"
}
