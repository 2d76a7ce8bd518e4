package act

import (
	"fmt"
	"time"
)

// Date is a day as it is written, 2005-12-04, or empty where none is known.
// Dates compare as texts.
type Date string

// String is the date as it is written.
func (d Date) String() string { return string(d) }

// ParseDate reads a date, or the empty text.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return "", nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil || day.Format(time.DateOnly) != text || text[0] == '0' {
		return "", fmt.Errorf("%q is not a day like 2005-12-04", text)
	}
	return Date(text), nil
}
