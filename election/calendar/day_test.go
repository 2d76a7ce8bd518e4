package calendar_test

import (
	"testing"
	"testing/quick"
	"time"

	"urna/election/calendar"
	"urna/election/rulebook"
)

func TestMonthsLeadToTheSameDayOrToTheLast(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int64
		want   string
	}{
		{"2005-12-04", -2, "2005-10-04"},
		{"2004-02-29", 12, "2005-02-28"},
		{"2004-02-29", 48, "2008-02-29"},
		{"2005-01-31", 1, "2005-02-28"},
		{"2005-03-31", -1, "2005-02-28"},
		{"2005-11-30", 3, "2006-02-28"},
		{"2005-01-31", -2, "2004-11-30"},
	} {
		if got := moment(t, c.from).Day.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s and %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestDaysAreSpelledAsTheyAreRead(t *testing.T) {
	back := func(n int32) bool {
		d := calendar.Day(n % 200_000)
		if d.String()[0] == '0' || d.String()[0] == '-' {
			return true
		}
		read, err := calendar.ParseDay(d.String())
		return err == nil && read == d
	}
	if err := quick.Check(back, nil); err != nil {
		t.Error(err)
	}
	for _, wrong := range []string{"", "2005-02-29", "2005-2-1", "0005-02-01", "2005-12-04T00:00", "4.12.2005"} {
		if d, err := calendar.ParseDay(wrong); err == nil {
			t.Errorf("ParseDay(%q) = %s, want an error", wrong, d)
		}
	}
}

// A world of rules: every offset up to 40 in every unit, both directions and
// both ways of counting, over two years with a leap day.
func TestCountingOnAndBackMeetsAgain(t *testing.T) {
	c, err := law2005(t)
	if err != nil {
		t.Fatal(err)
	}
	first := moment(t, "2003-12-01").Day
	for day := first; day < first+800; day++ {
		for offset := int64(0); offset <= 40; offset++ {
			on, _ := c.Due(&calendar.Deadline{Unit: calendar.Days, Offset: offset, Cutoff: calendar.WholeDay}, calendar.Whole(day))
			back, _ := c.Due(&calendar.Deadline{Unit: calendar.Days, Offset: offset, Before: true, Cutoff: calendar.WholeDay}, on)
			if back.Day != day {
				t.Fatalf("%s and %d days and back = %s", day, offset, back)
			}
			full, _ := c.Due(&calendar.Deadline{Unit: calendar.Days, Offset: offset, Before: true, Inclusive: true, Cutoff: calendar.WholeDay}, on)
			if want := day - calendar.Day(min(offset, 1)); full.Day != want {
				t.Fatalf("%d full days before %s = %s, want %s", offset, on, full, want)
			}
			work, _ := c.Due(&calendar.Deadline{Unit: calendar.WorkingDays, Offset: offset, Cutoff: calendar.WholeDay}, calendar.Whole(day))
			if n := workingDays(day, work.Day); n != offset {
				t.Fatalf("%d working days after %s = %s, with %d between", offset, day, work, n)
			}
		}
	}
}

func workingDays(from, to calendar.Day) int64 {
	var n int64
	for d := from + 1; d <= to; d++ {
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			n++
		}
	}
	return n
}

func TestHoursNeedATimeAndPassMidnight(t *testing.T) {
	c, err := law2005(t)
	if err != nil {
		t.Fatal(err)
	}
	day := moment(t, "2005-12-04").Day
	twelve := &calendar.Deadline{Unit: calendar.Hours, Offset: 12, Cutoff: calendar.WholeDay}
	if due, known := c.Due(twelve, calendar.Whole(day)); known {
		t.Errorf("twelve hours from a day without a time = %s, want none", due)
	}
	for at, want := range map[string]string{"2005-12-04 20:00": "2005-12-05 08:00", "2005-12-31 23:59": "2006-01-01 11:59"} {
		if due, _ := c.Due(twelve, moment(t, at)); due.String() != want {
			t.Errorf("twelve hours from %s = %s, want %s", at, due, want)
		}
	}
	back := &calendar.Deadline{Unit: calendar.Minutes, Offset: 30, Before: true, Cutoff: calendar.WholeDay}
	if due, _ := c.Due(back, moment(t, "1970-01-01 00:10")); due.String() != "1969-12-31 23:40" {
		t.Errorf("half an hour before 00:10 of 1 January 1970 = %s", due)
	}
}

func TestATermEndsWithItsMinuteOrWithItsDay(t *testing.T) {
	day, cutoff := moment(t, "2005-12-03"), moment(t, "2005-12-03 18:00")
	for at, want := range map[string][2]bool{
		"2005-12-03 17:59": {false, false}, "2005-12-03 18:00": {false, false}, "2005-12-03 18:01": {false, true},
		"2005-12-03 23:59": {false, true}, "2005-12-04 00:00": {true, true},
	} {
		m := moment(t, at)
		if got := [2]bool{m.After(day), m.After(cutoff)}; got != want {
			t.Errorf("%s after the day and after 18:00 = %v, want %v", at, got, want)
		}
	}
	if at := calendar.Local(1133629200, 360); at.String() != "2005-12-03 23:00" {
		t.Errorf("17:00 UTC in a zone of six hours = %s, want 2005-12-03 23:00", at)
	}
}

func TestTwoThirdsAreRoundedAsTheCallerSays(t *testing.T) {
	share := rulebook.Fraction{Num: 2, Den: 3}
	for _, c := range []struct {
		of              int64
		up, down, close int64
	}{{14, 10, 9, 9}, {7, 5, 4, 5}, {9, 6, 6, 6}, {0, 0, 0, 0}, {1, 1, 0, 1}} {
		if got := [3]int64{calendar.Part(c.of, share, calendar.Up), calendar.Part(c.of, share, calendar.Down), calendar.Part(c.of, share, calendar.Nearest)}; got != [3]int64{c.up, c.down, c.close} {
			t.Errorf("two thirds of %d = %v, want %d, %d, %d", c.of, got, c.up, c.down, c.close)
		}
	}
}
