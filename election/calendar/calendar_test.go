package calendar_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"urna/election/calendar"
	"urna/election/rulebook"
	kz2005 "urna/jurisdiction/kz/2005"
)

// law2005 is the calendar of the bundled election, with changes to its text.
func law2005(t testing.TB, changes ...string) (*calendar.Calendar, error) {
	t.Helper()
	tables := map[string]string{}
	add := func(folder string, names []string) {
		for _, name := range names {
			data, err := fs.ReadFile(kz2005.Files, folder+name)
			if err != nil {
				t.Fatal(err)
			}
			tables[name] = string(data)
		}
	}
	add("", rulebook.TableNames())
	add("law/", []string{"deadlines.tsv", "events.tsv", "readings.tsv", "zones.tsv"})
	text := rulebook.Join(tables)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("the law does not contain %q", changes[i])
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	rules, err := rulebook.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return calendar.Parse(rules.Chapters)
}

func moment(t testing.TB, text string) calendar.Moment {
	t.Helper()
	date, clock, timed := strings.Cut(text, " ")
	day, err := calendar.ParseDay(date)
	if err != nil {
		t.Fatal(err)
	}
	if !timed {
		return calendar.Whole(day)
	}
	at, err := time.Parse("15:04", clock)
	if err != nil {
		t.Fatal(err)
	}
	return calendar.Moment{Day: day, Minute: int64(60*at.Hour() + at.Minute())}
}

func TestEveryDateOf2005FollowsFromTheLawAndTwoActs(t *testing.T) {
	c, err := law2005(t)
	if err != nil {
		t.Fatal(err)
	}
	// What follows from the law alone once the day of the call and of the result are known.
	dates := c.Resolve(calendar.Known{Year: 2005, Events: map[string]calendar.Moment{
		"A": moment(t, "2005-09-07"), "RESULT": moment(t, "2005-12-06"),
	}})
	data, err := os.ReadFile("testdata/dates-2005.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(data)), "\n")[1:]
	if len(rows) != 54 {
		t.Errorf("%d dates are known from elsewhere, want 54", len(rows))
	}
	for _, row := range rows {
		id, want, _ := strings.Cut(row, "\t")
		due, known := dates.Due[id]
		if got := due.String(); !known || !strings.HasPrefix(got, want) {
			t.Errorf("%s = %s, %v; want %s", id, got, known, want)
		}
	}
	for id, want := range map[string]string{"E": "2005-12-04", "VOTE_CLOSE": "2005-12-04 20:00", "OATH": "2006-01-11", "CALL_LIMIT": "2005-09-11"} {
		if got := dates.Events[id].String(); got != want {
			t.Errorf("event %s = %s, want %s", id, got, want)
		}
	}
	for id, want := range map[string]string{"fund.stop": "2005-12-03 18:00", "campaign.end": "2005-12-03 00:00", "count.max": "2005-12-05 08:00", "boxes.check": "2005-12-04 06:30", "call.latest.2004": "2005-08-07"} {
		if got := dates.Due[id].String(); got != want {
			t.Errorf("%s = %s, want %s", id, got, want)
		}
	}
	if due, known := dates.Due["refusal.appeal"]; known {
		t.Errorf("a date that hangs on a decision nobody recorded is %s, want none", due)
	}
}

func TestTheTwoReadingsOfTheYearLeadToTwoSundays(t *testing.T) {
	c, err := law2005(t)
	if err != nil {
		t.Fatal(err)
	}
	for year, want := range map[int64]string{2005: "2005-12-04", 2006: "2006-12-03"} {
		if got := c.Resolve(calendar.Known{Year: year}).Events["E"].String(); got != want {
			t.Errorf("reading %d: E = %s, want %s", year, got, want)
		}
	}
	if _, known := c.Resolve(calendar.Known{}).Events["E"]; known {
		t.Error("while the readings differ there is a day, want none")
	}
	var s calendar.State
	if got := s.Year(c, "2005-09-01"); got != 0 {
		t.Errorf("year before anybody has read the law = %d, want 0", got)
	}
	b := &calendar.Interpreted{Article: "Const. 41", From: "2005-08-19", Parameter: "YEAR", Text: "so", Value: "2005"}
	if refusal := s.Interpret(c, b); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyInterpreted(7, b)
	for day, want := range map[string]int64{"2005-08-18": 0, "2005-08-19": 2005, "2006-01-01": 2005} {
		if got := s.Year(c, day); got != want {
			t.Errorf("year on %s = %d, want %d", day, got, want)
		}
	}
	for field, wrong := range map[string]calendar.Interpreted{
		"body.parameter": {From: "2005-08-19", Parameter: "MONTH", Value: "1"},
		"body.value":     {From: "2005-08-19", Parameter: "YEAR", Value: "2007"},
		"body.from":      {Parameter: "YEAR", Value: "2005"},
	} {
		if refusal := s.Interpret(c, &wrong); refusal == nil || refusal.Field != field {
			t.Errorf("interpretation %+v: %v, want a refusal of %s", wrong, refusal, field)
		}
	}
}

func TestTablesThatContradictThemselvesAreRefusedWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ situation, old, new, want string }{
		{"a trigger that is no event", "\tnominators\tcandidate\tA\t1\t", "\tnominators\tcandidate\tB\t1\t", `deadlines.tsv row 8 column trigger: "B" is no event`},
		{"an offset that is no number", "\tA\t1\tday", "\tA\tone\tday", `column offset: "one" is not a whole number`},
		{"a weekday that is none", "1:Sunday:December", "1:Sonntag:December", `column offset: "1:Sonntag:December" is not like`},
		{"a fifth Sunday", "1:Sunday:December", "5:Sunday:December", `column offset: "5:Sunday:December" is not like`},
		{"a direction of another word", "\tE\t5\tday\tbefore", "\tE\t5\tday\tuntil", `column direction: "until" is not one of before`},
		{"a cut-off that is no time", "\t18:00\t34(8)", "\t25:00\t34(8)", `column cutoff: "25:00" is not a time`},
		{"an event that hangs on itself", "election.day\t\tread", "registration.end\t\tread", `"E" hangs on itself`},
		{"a reading of what comes later", "\t\tnomination.end\t", "\t\toath.nowhere\t", `column reading_of: "oath.nowhere" is no deadline above`},
		{"a year that is none", "YEAR\t2006", "YEAR\tlater", `readings.tsv row 3 column value: "later" is not a year`},
		{"an event by a deadline that is none", "election.day\t\tread", "polling.day\t\tread", `events.tsv row 2 column deadline: "polling.day" is no deadline`},
		{"a zone beyond the day line", "KZ-AKM\t360", "KZ-AKM\t900", `zones.tsv row 2 column utc_offset: "900" is not minutes`},
	} {
		if _, err := law2005(t, c.old, c.new); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.situation, err, c.want)
		}
	}
}
