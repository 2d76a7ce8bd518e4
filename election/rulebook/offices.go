package rulebook

import (
	"slices"
	"strings"
)

// Level says for what part of the country a body acts or a relation is read.
type Level string

// The levels, from one station to the whole.
const (
	LevelStation Level = "station"
	LevelUnit    Level = "unit"
	LevelNation  Level = "nation"
)

// Root stands for the keys of the genesis as a delegator.
const Root = "root"

// Office is one kind of office: central, territorial, precinct.
type Office struct {
	Name        string
	Level       Level
	DelegatedBy string
	Roles       []string
	Label       Label
}

// Office finds a kind of office by its name.
func (b *Rulebook) Office(name string) (Office, bool) {
	for _, office := range b.Offices {
		if office.Name == name {
			return office, true
		}
	}
	return Office{}, false
}

func (b *Rulebook) readOffices(t *table) (err error) {
	b.Offices, err = readKeyed(t, "office", func(r *row) (Office, string) {
		office := Office{
			Name:        r.name("office"),
			Level:       Level(r.oneOf("level", string(LevelNation), string(LevelUnit), string(LevelStation))),
			DelegatedBy: r.name("delegated_by"),
			Roles:       r.names("roles"),
			Label:       r.label("label"),
		}
		if office.Name == Root {
			r.fault("office", "%s is the name of the genesis keys", Root)
		}
		return office, office.Name
	})
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		b.checkChain(r)
		if r.err != nil {
			return r.err
		}
	}
	return nil
}

// checkChain follows the delegations of an office up to the root.
func (b *Rulebook) checkChain(r *row) {
	name := r.text("delegated_by")
	for range b.Offices {
		if name == Root {
			return
		}
		above, known := b.Office(name)
		if !known {
			r.fault("delegated_by", "%q is neither root nor an office", name)
			return
		}
		name = above.DelegatedBy
	}
	if name != Root {
		r.fault("delegated_by", "delegations go in a circle")
	}
}

func (r *row) name(column string) string {
	text := r.text(column)
	if !isName(text) {
		r.fault(column, "%q is not a name of a to z and -", text)
	}
	return text
}

// names reads a list with commas, in which no name may occur twice.
func (r *row) names(column string) []string {
	names := strings.Split(r.text(column), ",")
	for i, name := range names {
		if !isName(name) {
			r.fault(column, "%q is not a name of a to z and -", name)
		}
		if slices.Contains(names[:i], name) {
			r.fault(column, "%q occurs twice", name)
		}
	}
	return names
}

func isName(text string) bool {
	for i := range len(text) {
		if c := text[i]; !isLower(c) && (c != '-' || i == 0) {
			return false
		}
	}
	return text != "" && len(text) <= maxNameLength
}
