package ical

import "urna/election"

// Of is the calendar of the dated terms of a role, of all roles where it is
// empty, as they stand with the last entry, in a language.
func Of(state *election.State, role, name, language string) Calendar {
	c := Calendar{Name: name, Stamp: int64(state.Received)}
	for _, t := range state.TermsOn(state.Local(state.Received).Day) {
		if t.State == election.TermWaits || role != "" && t.Role != role {
			continue
		}
		c.Events = append(c.Events, Event{
			ID: t.ID + "@" + state.Office.Genesis.Origin, Day: t.Due.Day.String(), Minute: t.Due.Minute, Summary: t.In(language),
			Description: t.Who + ". " + t.Article + ". " + string(t.Bound) + " " + t.Due.String() + ".",
		})
	}
	return c
}
