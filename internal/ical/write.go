package ical

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Calendar is a named list of events. Stamp is when its dates were computed, in
// seconds since 1970 UTC.
type Calendar struct {
	Name   string
	Stamp  int64
	Events []Event
}

// Event is one date, written 2005-12-04, with a minute of the day or, below 0, as
// a whole.
type Event struct {
	ID, Day              string
	Minute               int64
	Summary, Description string
}

// Write gives the bytes of a calendar.
func Write(c Calendar) []byte {
	var w writer
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Urna//Calendar of an election//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.line("X-WR-CALNAME", escaped(c.Name))
	stamp := time.Unix(c.Stamp, 0).UTC().Format("20060102T150405Z")
	for _, e := range c.Events {
		w.line("BEGIN", "VEVENT")
		w.line("UID", escaped(e.ID))
		w.line("DTSTAMP", stamp)
		day := strings.ReplaceAll(e.Day, "-", "")
		if e.Minute < 0 {
			w.line("DTSTART;VALUE=DATE", day)
		} else {
			w.line("DTSTART", fmt.Sprintf("%sT%02d%02d00", day, e.Minute/60, e.Minute%60))
		}
		w.line("SUMMARY", escaped(e.Summary))
		w.line("DESCRIPTION", escaped(e.Description))
		w.line("TRANSP", "TRANSPARENT")
		w.line("END", "VEVENT")
	}
	w.line("END", "VCALENDAR")
	return []byte(w.String())
}

type writer struct{ strings.Builder }

// most is how many bytes a line may have before its end.
const most = 75

// line writes a property, folded so that no letter is cut in two.
func (w *writer) line(name, value string) {
	rest, room := name+":"+value, most
	for len(rest) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], most-1 // the space of a folded line counts
	}
	w.WriteString(rest + "\r\n")
}

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

func escaped(text string) string { return escapes.Replace(text) }
