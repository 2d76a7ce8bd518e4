package web

import (
	"strconv"
	"strings"

	"urna/election/act"
	"urna/election/office"
	"urna/election/rulebook"
	"urna/internal/i18n"
)

// officeWords names an office with its place: Territorial election commission,
// North.
func (s *scene) officeWords(id string) string {
	if id == "" {
		return s.lang.Text("page.no-office")
	}
	if id == office.Root {
		return s.lang.Text("page.role.root")
	}
	state := s.state()
	if state.Rulebook == nil {
		return id
	}
	kind, known := state.Rulebook.Office(office.Kind(id))
	if !known {
		return id
	}
	name, place := kind.Label.In(string(s.lang)), office.Place(id)
	if place == "" || state.Territory == nil {
		return name
	}
	if unit, known := state.Territory.Unit(place); known && kind.Level == rulebook.LevelUnit {
		return name + ", " + state.Territory.Units[unit].Name.In(string(s.lang))
	}
	return name + " " + place
}

// roleWords names a role; roles are data, so one that has no words of ours is
// shown as the rulebook spells it.
func roleWords(lang i18n.Language, role string) string {
	if key := "page.role." + role; lang.Has(key) {
		return lang.Text(key)
	}
	// Several of one role have numbers: member-2.
	name, number, numbered := strings.Cut(role, "-")
	if _, err := strconv.Atoi(number); numbered && err == nil && lang.Has("page.role."+name) {
		return lang.Text("page.role."+name) + " " + number
	}
	return role
}

// kindWords names a kind of act.
func kindWords(lang i18n.Language, kind string) string {
	if key := "act.kind." + kind; lang.Has(key) {
		return lang.Text(key)
	}
	return kind
}

// stationWords names a station by its number, and by its name where it has one.
func (s *scene) stationWords(id, name string) string {
	if name == id || name == "" {
		return s.lang.Text("results.station-plain", id)
	}
	return s.lang.Text("results.station-heading", id, name)
}

// ruleWords says what a finding or refusal is about: the rulebook's own title
// for a control relation, our words for a rule of the program.
func (s *scene) ruleWords(rule string) string {
	if code, isRelation := strings.CutPrefix(rule, "relation."); isRelation {
		if relation, known := s.state().Rulebook.Relation(code); known {
			return relation.Title.In(string(s.lang))
		}
	}
	if key := "rules." + rule; s.lang.Has(key) {
		return s.lang.Text(key)
	}
	if terms := s.state().Terms; terms != nil {
		if d, known := terms.Deadline(rule); known {
			return s.lang.Text("procedure.term", d.In(string(s.lang)))
		}
	}
	return rule
}

// shortKey is enough of a key to tell two apart on a page.
func shortKey(key act.Key) string { return key.String()[:8] + "…" }

// shortPerson shows a person tag without inviting anyone to copy it.
func shortPerson(tag string) string {
	if len(tag) < 3 {
		return ""
	}
	return tag[:3] + "…"
}

// fieldWords names one number of the form by its code: C[aliya] gives Votes for
// candidates: Aliya Sample.
func (s *scene) fieldWords(field string) string {
	code, label, isCell := strings.Cut(strings.TrimSuffix(field, "]"), "[")
	if s.state().Rulebook == nil {
		return field
	}
	line, known := s.state().Rulebook.Form.Line(code)
	if !known {
		return field
	}
	words := line.Label.In(string(s.lang))
	if !isCell {
		return words
	}
	if line.List == rulebook.ListCandidate {
		return words + ": " + s.candidate(label)
	}
	return words + ": " + label
}

// candidate is the name of a candidate by the label in lists of votes.
func (s *scene) candidate(id string) string {
	for _, c := range s.state().Candidacy.Ballot {
		if c.ID == id {
			return c.In(string(s.lang))
		}
	}
	return id
}

// moment writes a time of the ledger in local time of the election.
func (s *scene) moment(at act.Time) string {
	offset := s.offset()
	return s.lang.Moment(int64(at), offset) + " " + s.lang.Zone(offset)
}

func (s *scene) offset() int64 {
	if s.state().Rulebook == nil {
		return 0
	}
	return s.state().Rulebook.Election.OffsetMinutes
}

// crumb is one step of the way from the nation down to a page.
type crumb struct{ Name, Address string }

// way leads from the nation to a unit, which is the last crumb.
func (s *scene) way(unit int) []crumb {
	var crumbs []crumb
	for ; unit >= 0; unit = s.state().Territory.Units[unit].Parent {
		u := &s.state().Territory.Units[unit]
		address := link(s.lang, "unit", u.ID)
		if unit == 0 {
			address = link(s.lang)
		}
		crumbs = append([]crumb{{u.Name.In(string(s.lang)), address}}, crumbs...)
	}
	return crumbs
}
