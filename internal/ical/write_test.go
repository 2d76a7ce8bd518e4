package ical_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"urna/internal/ical"
)

// unfolded joins folded lines again and parts a calendar into its lines.
func unfolded(t *testing.T, data []byte) []string {
	t.Helper()
	text := string(data)
	for _, line := range strings.SplitAfter(text, "\r\n") {
		if len(strings.TrimSuffix(line, "\r\n")) > 75 || !utf8.ValidString(line) {
			t.Errorf("line of %d bytes, or a letter cut in two: %q", len(line), line)
		}
	}
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("a line feed stands without a carriage return")
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
}

func TestCalendarIsWrittenAsReadersOfCalendarsExpect(t *testing.T) {
	long := strings.Repeat("Ұзақ мәтін, ", 20)
	lines := unfolded(t, ical.Write(ical.Calendar{Name: "Election; 2005", Stamp: 1124334000, Events: []ical.Event{
		{ID: "call@x", Day: "2005-09-11", Minute: -1, Summary: "Call, at the latest", Description: "a\\b\nc"},
		{ID: "fund@x", Day: "2005-12-03", Minute: 18*60 + 5, Summary: long},
	}}))
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Urna//Calendar of an election//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:Election\; 2005`,
		"BEGIN:VEVENT", "UID:call@x", "DTSTAMP:20050818T030000Z", "DTSTART;VALUE=DATE:20050911", `SUMMARY:Call\, at the latest`, `DESCRIPTION:a\\b\nc`, "TRANSP:TRANSPARENT", "END:VEVENT",
		"BEGIN:VEVENT", "UID:fund@x", "DTSTAMP:20050818T030000Z", "DTSTART:20051203T180500", "SUMMARY:" + strings.ReplaceAll(long, ",", `\,`), "DESCRIPTION:", "TRANSP:TRANSPARENT", "END:VEVENT",
		"END:VCALENDAR",
	}
	if got := strings.Join(lines, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}
