package sim

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"strings"

	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/election/source"
	"urna/internal/desk"
	kz2005 "urna/jurisdiction/kz/2005"
)

// TwinOrigin is the first line of the checkpoints of the faulty twin.
const TwinOrigin = "reconstruction.urna.example/kz-2005-faults"

// twin is the faulty twin under way: law, offices and forms of the bundled
// election, in a small country of its own, with faults planted in it.
type twin struct {
	*reconstruction
	forger *forger
	free   []int // stations that no fault has taken yet
	faults []Planted
	filed  map[string]act.Hash              // filings by station
	lies   map[string]func(p planned) error // what becomes of a station's filing
	gaps   map[string]string                // offices whose next filing shows a gap, and why
	busy   map[string]bool                  // offices of which a lie has taken hold
	after  []behind                         // what comes behind the night
}

// behind is an act behind the night; states says what it states where that is
// known only when the night is written.
type behind struct {
	planned
	states func() desk.Statement
}

// Planted is one fault of the twin, and by what a verifier is to name it: the
// rules found at entries about its station, and faults of the ledger.
type Planted struct {
	Name    string
	Station string   // empty where the fault is about none
	Rules   []string // of findings at entries, in their order
	Faults  []string // level and rule of what is void
	Sums    []string // rules of findings on the sums of the nation
}

// FaultyTwin writes the faulty twin of the bundled election into a new folder,
// past the clerk: one planted fault for each control relation that a ledger can
// break, and for each kind of lie. It returns what was planted.
func FaultyTwin(dir string) ([]Planted, error) {
	t, err := foundTwin(dir)
	if err != nil {
		return nil, fmt.Errorf("faulty twin: %w", err)
	}
	if err := t.play(); err != nil {
		return nil, fmt.Errorf("faulty twin: %w", err)
	}
	return t.faults, nil
}

func foundTwin(dir string) (*twin, error) {
	text, err := Tables(kz2005.Files)
	if err != nil {
		return nil, err
	}
	for old, title := range map[string]string{
		"(reconstruction)": "(faulty twin: every fault is planted)", "(қайта құру)": "(қате егіз: барлық қате әдейі салынған)",
		"(реконструкция)": "(двойник с ошибками: все ошибки подложены)",
	} {
		text = strings.Replace(text, old, title, 1)
	}
	r, err := prepared2005(text)
	if err != nil {
		return nil, err
	}
	r.country.shrink()
	r.stations = r.country.stations()
	root := desk.NewDevice(desk.DemoSeed("kz-2005-faults root"), office.Root)
	r.Stage = &Stage{devices: map[string]*desk.Device{"root root": root}, seed: "kz-2005-faults", prefix: "kz-2005-faults "}
	t := &twin{reconstruction: r, filed: map[string]act.Hash{}, lies: map[string]func(planned) error{}, gaps: map[string]string{}, busy: map[string]bool{}}
	for i := range r.stations {
		t.free = append(t.free, i)
	}
	genesis := &office.Genesis{Nature: office.NatureReconstruction, Origin: TwinOrigin, Rulebook: sha256.Sum256([]byte(text))}
	if t.forger, err = newForger(dir, genesis, root, DemoKeys("kz-2005-faults")); err != nil {
		return nil, err
	}
	r.genesis = t.forger.genesis
	for _, statement := range desk.Text(act.OfRulebook, text) {
		if err := t.write(planned{at: founding2005, statement: statement, devices: []*desk.Device{root}}); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// shrink makes a country of 64 stations whose leader has more than half of the
// valid votes and less than half of all cast. Its numbers are nobody's.
func (c *country) shrink() {
	c.totals = nil
	votes := map[string]int64{"nazarbayev": 25_700, "tuyakbay": 15_000, "baimenov": 5_000, "abylkasymov": 3_000, "eleusizov": 1_300}
	for _, id := range c.candidates {
		c.totals = append(c.totals, votes[id])
	}
	maps.Copy(c.parameters, map[string]int64{
		"stations": 64, "stations_abroad": 2, "stations_electronic": 8, "registered": 64_000, "registered_abroad": 300, "invalid": 3_000,
	})
	c.seed = "faulty twin"
}

// write signs one act and writes it as it is, whatever it says.
func (t *twin) write(p planned) error {
	leaf, hash, err := t.forger.sign(p)
	if err != nil {
		return err
	}
	if p.then != nil {
		p.then(hash)
	}
	return t.forger.write(leaf)
}

// play writes the founding, the night with its faults, and the aftermath.
func (t *twin) play() error {
	steps := []func() ([]planned, error){
		func() ([]planned, error) { return t.offices(), nil }, t.ballot, t.told,
	}
	for _, step := range steps {
		all, err := step()
		if err != nil {
			return err
		}
		for _, p := range all {
			p.at = founding2005
			if err := t.write(p); err != nil {
				return fmt.Errorf("%s: %w", p.statement.Kind, err)
			}
		}
	}
	t.plan()
	t.sheets()
	if err := t.writeNight(); err != nil {
		return err
	}
	return t.forger.publish()
}

// told says in the ledger that all of it is made up.
func (t *twin) told() ([]planned, error) {
	body := &source.Generated{
		What:  "Everything but the law: stations, numbers, declarations, and every fault.",
		Model: "The model of the bundled reconstruction in a small country whose totals are nobody's; one fault planted for each relation and each kind of lie.",
	}
	for name, value := range t.country.parameters {
		body.Parameters = append(body.Parameters, source.Parameter{Name: name, Value: fmt.Sprint(value), Why: "A choice, not a fact."})
	}
	sortParameters(body.Parameters)
	named := &source.Named{ID: "TWIN", Note: "no such paper exists", Reached: "read", Title: "A table that was made up to be wrong", Type: "press"}
	return []planned{t.archived("source/generated/1", body), t.archived("source/named/1", named)}, nil
}

// take finds a station that no fault has taken and that suits.
func (t *twin) take(suits func(*generated) bool) *generated {
	for i, at := range t.free {
		if st := &t.stations[at]; suits(st) {
			t.free = append(t.free[:i:i], t.free[i+1:]...)
			return st
		}
	}
	panic("sim: the twin has no station left that suits a fault")
}

// plain suits stations at home without electronic voting, with an ordinary paper.
func (t *twin) plain(st *generated) bool {
	return !st.electronic && t.country.units[st.unit]["kind"] != kindAbroad && len(st.values.Lists["BB"]) > 0 &&
		st.voted < st.voters-60 && st.invalid > 20 && len(st.values.Lists["BB"]) < 3
}

// plant records a fault of a station.
func (t *twin) plant(name string, st *generated, rules ...string) {
	t.faults = append(t.faults, Planted{Name: name, Station: st.id, Rules: rules})
}

// signedBy is a commission of whom the last members refused to sign.
func signedBy(signed int) []results.Member {
	members := commission()
	for i := signed; i < len(members); i++ {
		members[i].Stance = "refused"
	}
	return members
}
