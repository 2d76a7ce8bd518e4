package election

import (
	"slices"

	"urna/election/act"
	"urna/election/office"
	"urna/election/rulebook"
)

// covers says whether the place of an office holds a unit: offices of the
// nation hold all, the others their unit or their station's own office.
func (s *State) covers(name string, unit int) bool {
	if name == office.Root {
		return true
	}
	kind, known := s.Rulebook.Office(office.Kind(name))
	switch {
	case !known:
		return false
	case kind.Level == rulebook.LevelNation:
		return office.Place(name) == ""
	case kind.Level == rulebook.LevelUnit && s.Territory != nil:
		own, exists := s.Territory.Unit(office.Place(name))
		return exists && s.Territory.Within(unit, own)
	}
	return false
}

// coversStation says whether an office may act about a station.
func (s *State) coversStation(name string, station int) bool {
	kind, known := s.Rulebook.Office(office.Kind(name))
	if known && kind.Level == rulebook.LevelStation {
		return office.Place(name) == s.Territory.Stations[station].ID
	}
	return s.covers(name, s.Territory.Stations[station].Unit)
}

// superior says whether one office may delegate keys of another.
func (s *State) superior(above, below string) bool {
	kind, known := s.Rulebook.Office(office.Kind(below))
	if !known || kind.DelegatedBy != office.Kind(above) {
		return false
	}
	place := office.Place(below)
	switch kind.Level {
	case rulebook.LevelNation:
		return place == ""
	case rulebook.LevelUnit:
		if s.Territory == nil {
			return false
		}
		unit, exists := s.Territory.Unit(place)
		return exists && s.covers(above, unit)
	}
	if s.Territory == nil {
		return false
	}
	station, exists := s.Territory.Station(place)
	return exists && s.covers(above, s.Territory.Stations[station].Unit)
}

// decideDelegated refuses a delegation by an office that is not the superior
// one, to an office or role that the rulebook does not know.
func decideDelegated(s *State, e *act.Entry, _ *act.Opened, b *office.Delegated) *act.Refusal {
	if !s.superior(e.Office, b.Office) {
		return act.Refuse("office.superior", "body.office", b.Office, "an office that "+e.Office+" delegates")
	}
	kind, _ := s.Rulebook.Office(office.Kind(b.Office))
	if !slices.Contains(kind.Roles, b.Role) {
		return act.Refuse("office.role", "body.role", b.Role, kind.Roles)
	}
	return s.Office.Delegate(b)
}

func applyDelegated(s *State, e *act.Entry, b *office.Delegated) {
	s.Office.ApplyDelegated(e.Hash, b)
}

// decideRevoked refuses a revocation by an office that could not delegate the key.
func decideRevoked(s *State, e *act.Entry, _ *act.Opened, b *office.Revoked) *act.Refusal {
	standing, known := s.Office.Standing(b.Key)
	if known && e.Office != office.Root && !s.superior(e.Office, standing.Office) {
		return act.Refuse("office.superior", "body.key", standing.Office, "a key of an office that "+e.Office+" delegates")
	}
	return s.Office.Revoke(b)
}

func applyRevoked(s *State, _ *act.Entry, b *office.Revoked) { s.Office.ApplyRevoked(b) }
