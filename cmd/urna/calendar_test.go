package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"urna/internal/sim"
)

func TestCalendarPrintsWhatFollowsFromTheLawAlone(t *testing.T) {
	sh := &shell{t: t}
	out := sh.run(0, "calendar", "kz-2005", "--event", "A=2005-09-07", "--json")
	var years map[string][]calendarRow
	if err := json.Unmarshal([]byte(out), &years); err != nil {
		t.Fatal(err)
	}
	for year, want := range map[string]string{"2005": "2005-12-04", "2006": "2006-12-03"} {
		dates := map[string]string{}
		for _, row := range years[year] {
			dates[row.ID] = row.Date
		}
		if dates["election.day"] != want || dates["nomination.start"] != "2005-09-08 00:00" || dates["refusal.appeal"] != "" {
			t.Errorf("reading %s: %v, want polling day %s, nomination from 2005-09-08, no date for an appeal", year, dates, want)
		}
	}
	for _, wrong := range [][]string{{"--event", "A"}, {"--event", "A=yesterday"}, {"--event", "ZZ=2005-01-01"}, {"--year", "soon"}, {"--ics"}} {
		sh.run(exitMisuse, append([]string{"calendar", "kz-2005"}, wrong...)...)
	}
}

func TestCalendarOfAnElectionShowsWhatItsLedgerShows(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kz")
	if err := sim.Kazakhstan2005(dir); err != nil {
		t.Fatal(err)
	}
	sh := &shell{t: t}
	out := sh.run(0, "calendar", dir, "--on", "2005-09-20", "--json")
	var rows []calendarRow
	if err := json.Unmarshal([]byte(out), &rows); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.ID == "call.latest" && (row.State != "met" || row.Entry == nil || row.Date != "2005-09-11") {
			t.Errorf("call.latest = %+v, want met by an entry, 2005-09-11", row)
		}
	}
	out = sh.run(0, "calendar", dir, "--role", "bank", "--ics")
	if !strings.Contains(out, "UID:fund.stop@"+sim.Kazakhstan2005Origin) || !strings.Contains(out, "DTSTART:20051203T180000") || strings.Contains(out, "UID:call.latest") {
		t.Errorf("calendar of banks:\n%s\nwant the stop of accounts at 18:00 and no call", out)
	}
}
