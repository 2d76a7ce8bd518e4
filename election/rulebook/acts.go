package rulebook

import (
	"slices"
	"strconv"
	"strings"
)

// Signing says that an office may sign a kind of act, and what the law asks of
// the signatures.
type Signing struct {
	Kind, Office string
	Roles        []string
	// Signatures and Persons are asked of the act and its co-signatures together.
	Signatures, Persons int64
	Article             string
	Days                Days
}

// Signings gives the ways in which a kind of act may be signed on a date.
func (b *Rulebook) Signings(kind, date string) []Signing {
	var ways []Signing
	for _, s := range b.Acts {
		if s.Kind == kind && s.Days.Hold(date) {
			ways = append(ways, s)
		}
	}
	return ways
}

// Kinds gives the kinds of act that the rulebook names, sorted.
func (b *Rulebook) Kinds() []string {
	var kinds []string
	for _, s := range b.Acts {
		kinds = append(kinds, s.Kind)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

const maxSignatures = 100

func (b *Rulebook) readActs(t *table) (err error) {
	b.Acts, err = readKeyed(t, "kind", func(r *row) (Signing, string) {
		s := Signing{
			Kind:       r.text("kind"),
			Office:     r.text("office"),
			Roles:      r.names("roles"),
			Signatures: r.number64("signatures", 1, maxSignatures),
			Persons:    r.number64("persons", 1, maxSignatures),
			Article:    r.text("article"),
			Days:       r.days(),
		}
		if !isKind(s.Kind) {
			r.fault("kind", "%q is not like chapter/what-happened/1", s.Kind)
		}
		if s.Persons > s.Signatures {
			r.fault("persons", "%d persons cannot give %d signatures", s.Persons, s.Signatures)
		}
		b.checkRoles(r, s)
		return s, s.Kind + " " + s.Office + " " + s.Days.From
	})
	return err
}

func (b *Rulebook) checkRoles(r *row, s Signing) {
	office, known := b.Office(s.Office)
	if !known {
		r.fault("office", "%q is not an office of offices.tsv", s.Office)
		return
	}
	for _, role := range s.Roles {
		if !slices.Contains(office.Roles, role) {
			r.fault("roles", "%q is not a role of the office %s", role, s.Office)
		}
	}
}

func isKind(text string) bool {
	parts := strings.Split(text, "/")
	if len(parts) != 3 || !isName(parts[0]) || !isName(parts[1]) {
		return false
	}
	version, err := strconv.Atoi(parts[2])
	return err == nil && version > 0 && strconv.Itoa(version) == parts[2]
}
