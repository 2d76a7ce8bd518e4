package results

import (
	"slices"

	"urna/election/act"
	"urna/election/cow"
	"urna/election/rulebook"
	"urna/election/territory"
)

// State is the count so far: what each station has sealed and filed, the sums
// of every unit, and the declarations.
type State struct {
	rules         *rulebook.Rulebook
	territory     *territory.Map
	layout        *rulebook.Layout
	relations     []relation          // of stations
	sums          []relation          // of units and the nation
	codedStations []rulebook.Relation // coded relations that are checked on a sheet
	stations      cow.Vector[*Station]
	lacking       cow.Map[int] // station of each protocol that lacks signatures or persons
	units         cow.Vector[*Unit]
	declarations  cow.Vector[*Declaration]
	revised       int64 // index of the last correction, annulment or resolution; 0 for none
}

// relation is a control relation, bound to the layout.
type relation struct {
	rule  rulebook.Relation
	check *rulebook.Check
}

// Station is what one polling station has sealed and filed. It is replaced,
// never changed, so that photographs stay as they are.
type Station struct {
	Seals    []Seal
	Versions []Version
}

// SealStanding is where a sealed entry is on its way.
type SealStanding string

// A seal waits, came back for retyping, was replaced by the typist's next one,
// or was taken out of its slot.
const (
	SealWaits     SealStanding = "waits"
	SealReturned  SealStanding = "returned"
	SealReplaced  SealStanding = "replaced"
	SealDiscarded SealStanding = "discarded"
)

// Seal is one sealed entry of a typist.
type Seal struct {
	Act       act.Hash
	Index     int64
	Received  act.Time
	Slot      int64
	Round     int64
	Form      act.Hash
	Value     act.Hash
	Key       act.Key
	Person    string
	Standing  SealStanding
	Differing []string // fields that came back for retyping
	Opened    bool
	With      act.Hash        // the act that opened it
	Sheet     *rulebook.Sheet // what it held, when those are other values than its opening act files
}

// VersionStanding is what became of one version of a station's protocol.
type VersionStanding string

// A version stands, repeats the numbers of another, or is out of the sums.
const (
	VersionStands    VersionStanding = "stands"
	VersionRepeats   VersionStanding = "repeats"
	VersionCorrected VersionStanding = "corrected"
	VersionAnnulled  VersionStanding = "annulled"
	VersionSetAside  VersionStanding = "set aside"
)

// Version is one protocol of a station, or one row of a source.
type Version struct {
	Act      act.Hash
	Index    int64
	Rank     int64 // index of the first version in its line of corrections
	Kind     string
	Standing VersionStanding
	Office   string
	Corrects act.Hash     // zeros for none
	Signers  []act.Signer // who signed for the office, co-signatures behind the first ones
	Sheet    rulebook.Sheet
	Findings []act.Finding
	Healed   []string // rules whose findings no longer hold back final
	Ended    int64    // index of the act that corrected, annulled or set it aside; 0 for none
}

// Unit is the running count of one administrative unit.
type Unit struct {
	Reported int64 // stations of which a protocol counts
	Disputed int64
	Held     int64 // counted, with findings that hold back final
	Findings int64 // counted, with findings of any severity
	Breached int64 // counted with a finding of severity error, or annulled
	Sum      rulebook.Sum
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	copied := *s
	copied.stations = s.stations.Photograph()
	copied.lacking = s.lacking.Photograph()
	copied.units = s.units.Photograph()
	copied.declarations = s.declarations.Photograph()
	return copied
}

// Begin lays the count out over a territory, a form and a ballot. Its errors
// name a relation that the form does not carry.
func (s *State) Begin(rules *rulebook.Rulebook, m *territory.Map, ballot []string) error {
	layout, err := rulebook.NewLayout(rules.Form, ballot)
	if err != nil {
		return err
	}
	var stations, sums []relation
	var checked []rulebook.Relation
	for _, r := range rules.Relations {
		if r.How == rulebook.RelationCoded && codedOfSheets(r.Code) != nil {
			checked = append(checked, r)
		}
		if r.How != rulebook.RelationFormula {
			continue
		}
		check, err := layout.Compile(r.Formula)
		if err != nil {
			return err
		}
		if r.Level == rulebook.LevelStation {
			stations = append(stations, relation{r, check})
		} else {
			sums = append(sums, relation{r, check})
		}
	}
	s.rules, s.territory, s.layout = rules, m, layout
	s.relations, s.sums, s.codedStations = stations, sums, checked
	return nil
}

// Began says whether form, territory and ballot are all there.
func (s *State) Began() bool { return s.layout != nil }

// Layout is where each number of a sheet lies; nil before Begin.
func (s *State) Layout() *rulebook.Layout { return s.layout }

// Station returns what a station has sealed and filed, by its index.
func (s *State) Station(index int) Station {
	if at := s.stations.Get(index); at != nil {
		return *at
	}
	return Station{}
}

// Unit returns the running count of a unit, by its index.
func (s *State) Unit(index int) Unit {
	if at := s.units.Get(index); at != nil {
		return *at
	}
	return Unit{Sum: s.layout.NewSum()}
}

// Counted is the version whose numbers are in the sums: of those that stand,
// the one whose line of corrections began first. Nil when there is none.
func (st *Station) Counted() *Version {
	var first *Version
	for i := range st.Versions {
		v := &st.Versions[i]
		if v.Standing == VersionStands && (first == nil || v.Rank < first.Rank) {
			first = v
		}
	}
	return first
}

// Rivals are the versions that stand beside the counted one.
func (st *Station) Rivals() []*Version {
	counted := st.Counted()
	var rivals []*Version
	for i := range st.Versions {
		if v := &st.Versions[i]; v.Standing == VersionStands && v != counted {
			rivals = append(rivals, v)
		}
	}
	return rivals
}

// Disputed says whether rival protocols stand.
func (st *Station) Disputed() bool { return len(st.Rivals()) > 0 }

// repeated is the version that stands with the very numbers of a sheet.
func (st *Station) repeated(sheet rulebook.Sheet) *Version {
	for i := range st.Versions {
		if v := &st.Versions[i]; v.Standing == VersionStands && v.Sheet.Equal(sheet) {
			return v
		}
	}
	return nil
}

// Version finds a version by its act.
func (st *Station) Version(hash act.Hash) *Version {
	for i := range st.Versions {
		if st.Versions[i].Act == hash {
			return &st.Versions[i]
		}
	}
	return nil
}

// Seal finds a sealed entry by its act.
func (st *Station) Seal(hash act.Hash) *Seal {
	for i := range st.Seals {
		if st.Seals[i].Act == hash {
			return &st.Seals[i]
		}
	}
	return nil
}

// Waiting is the seal that waits in a slot for a form; nil when there is none.
func (st *Station) Waiting(form act.Hash, slot int64) *Seal {
	for i := range st.Seals {
		if s := &st.Seals[i]; s.Standing == SealWaits && !s.Opened && s.Form == form && s.Slot == slot {
			return s
		}
	}
	return nil
}

// Held says whether a finding of the version keeps its station from being
// final, and no later act has healed it.
func (v *Version) Held() bool {
	return slices.ContainsFunc(v.Findings, func(f act.Finding) bool { return Holds(f) && !slices.Contains(v.Healed, f.Rule) })
}

// breached says whether the counted version has a finding of severity error, or
// none counts because one was annulled.
func (st *Station) breached(counted *Version) bool {
	if counted == nil {
		return slices.ContainsFunc(st.Versions, func(v Version) bool { return v.Standing == VersionAnnulled })
	}
	return slices.ContainsFunc(counted.Findings, func(f act.Finding) bool { return f.Severity == act.SeverityError })
}

// change is a station on its way to its next state.
func (s *State) change(id string) (int, *Station) {
	index, _ := s.territory.Station(id)
	st := s.Station(index)
	st.Seals, st.Versions = slices.Clone(st.Seals), slices.Clone(st.Versions)
	return index, &st
}

// put stores a station and moves the sums of every unit above it by what was
// taken out and what was put in: the one place where sums change.
func (s *State) put(index int, next *Station) {
	before := s.Station(index)
	next.heal()
	for u := s.territory.Stations[index].Unit; u >= 0; u = s.territory.Units[u].Parent {
		unit := s.Unit(u)
		unit.Sum = unit.Sum.Clone()
		s.tally(&unit, &before, -1)
		s.tally(&unit, next, 1)
		s.units.Set(u, &unit)
	}
	s.stations.Set(index, next)
}

func (s *State) tally(unit *Unit, st *Station, sign int64) {
	v := st.Counted()
	if st.breached(v) {
		unit.Breached += sign
	}
	if v == nil {
		return
	}
	unit.Reported += sign
	if st.Disputed() {
		unit.Disputed += sign
	}
	if v.Held() {
		unit.Held += sign
	}
	if len(v.Findings) > 0 {
		unit.Findings += sign
	}
	if sign > 0 {
		s.layout.Add(&unit.Sum, v.Sheet)
	} else {
		s.layout.Subtract(&unit.Sum, v.Sheet)
	}
}
