package calendar

import (
	"fmt"
	"strconv"

	"urna/election/rulebook"
)

// Calendar is the terms of one election's law.
type Calendar struct {
	Deadlines []Deadline
	Events    []Event
	Readings  []Reading
	Zones     []Zone
	holidays  map[Day]bool
}

// Event is what deadlines hang on: an act, or a date that follows from others.
type Event struct {
	ID, What, Article string
	Deadline          string // that computes it, empty for none
	Act               string // kind of the act that makes it happen, empty for none
}

// Reading is one way to read what the law leaves open.
type Reading struct{ Parameter, Value, Title, Text, Article, Source string }

// Zone is the local time of a unit on polling day, minutes before UTC.
type Zone struct {
	Unit   string
	Offset int64
	Name   string // in the time zone database
}

// The names of the chapter's tables in a rulebook.
const (
	deadlinesTable = "deadlines.tsv"
	eventsTable    = "events.tsv"
	readingsTable  = "readings.tsv"
	zonesTable     = "zones.tsv"
	holidaysTable  = "holidays.tsv"
)

// Parse reads the chapter's tables; a rulebook without deadlines has no
// calendar, which is nil. An error names table, row and column.
func Parse(tables map[string]*rulebook.Table) (*Calendar, error) {
	if tables[deadlinesTable] == nil {
		return nil, nil
	}
	c := &Calendar{holidays: map[Day]bool{}}
	var err error
	if c.Deadlines, err = readDeadlines(tables[deadlinesTable]); err != nil {
		return nil, err
	}
	for _, read := range []func(map[string]*rulebook.Table) error{c.readEvents, c.readReadings, c.readZones, c.readHolidays} {
		if err := read(tables); err != nil {
			return nil, err
		}
	}
	return c, c.circles(tables[deadlinesTable])
}

func (c *Calendar) readEvents(tables map[string]*rulebook.Table) error {
	t := tables[eventsTable]
	if t == nil {
		return fmt.Errorf("table %s is missing: %s hangs on its events", eventsTable, deadlinesTable)
	}
	for _, r := range t.Rows {
		e := Event{r.Cell("id"), r.Cell("what"), r.Cell("article"), r.Cell("deadline"), r.Cell("act")}
		if _, twice := c.event(e.ID); twice || e.ID == "" || e.ID == yearTrigger {
			return r.Fault("id", "%q is empty, %s or occurs twice", e.ID, yearTrigger)
		}
		if _, known := c.Deadline(e.Deadline); e.Deadline != "" && !known {
			return r.Fault("deadline", "%q is no deadline", e.Deadline)
		}
		c.Events = append(c.Events, e)
	}
	return nil
}

func (c *Calendar) readReadings(tables map[string]*rulebook.Table) error {
	t := tables[readingsTable]
	if t == nil {
		return nil
	}
	for _, r := range t.Rows {
		reading := Reading{r.Cell("parameter"), r.Cell("value"), r.Cell("title"), r.Cell("text"), r.Cell("article"), r.Cell("source")}
		if reading.Parameter == yearTrigger {
			if y, err := strconv.ParseInt(reading.Value, 10, 64); err != nil || y < 1900 || y > 2200 {
				return r.Fault("value", "%q is not a year", reading.Value)
			}
		}
		c.Readings = append(c.Readings, reading)
	}
	return nil
}

func (c *Calendar) readZones(tables map[string]*rulebook.Table) error {
	t := tables[zonesTable]
	if t == nil {
		return nil
	}
	for _, r := range t.Rows {
		n, err := strconv.ParseInt(r.Cell("utc_offset"), 10, 64)
		if err != nil || n < -14*60 || n > 14*60 {
			return r.Fault("utc_offset", "%q is not minutes from -840 to 840", r.Cell("utc_offset"))
		}
		c.Zones = append(c.Zones, Zone{r.Cell("unit"), n, r.Cell("zone")})
	}
	return nil
}

func (c *Calendar) readHolidays(tables map[string]*rulebook.Table) error {
	t := tables[holidaysTable]
	if t == nil {
		return nil
	}
	for _, r := range t.Rows {
		d, err := ParseDay(r.Cell("day"))
		if err != nil {
			return r.Fault("day", "%v", err)
		}
		c.holidays[d] = true
	}
	return nil
}

// circles refuses triggers that are no event, and events that hang on themselves.
func (c *Calendar) circles(t *rulebook.Table) error {
	for i := range c.Deadlines {
		d, steps := &c.Deadlines[i], 0
		for d.Trigger != yearTrigger {
			e, known := c.event(d.Trigger)
			if !known {
				return t.Rows[i].Fault("trigger", "%q is no event", d.Trigger)
			}
			next, computed := c.Deadline(e.Deadline)
			if !computed {
				break
			}
			if steps++; steps > len(c.Events) {
				return t.Rows[i].Fault("trigger", "%q hangs on itself", d.Trigger)
			}
			d = next
		}
	}
	return nil
}

// Deadline finds a deadline by its id.
func (c *Calendar) Deadline(id string) (*Deadline, bool) {
	for i := range c.Deadlines {
		if c.Deadlines[i].ID == id {
			return &c.Deadlines[i], true
		}
	}
	return nil, false
}

func (c *Calendar) event(id string) (*Event, bool) {
	for i := range c.Events {
		if c.Events[i].ID == id {
			return &c.Events[i], true
		}
	}
	return nil, false
}
