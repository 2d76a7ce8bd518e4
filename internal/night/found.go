package night

import (
	"crypto/sha256"
	"fmt"

	"urna/election"
	"urna/election/act"
	"urna/election/candidacy"
	"urna/election/office"
	"urna/election/territory"
	"urna/internal/desk"
	"urna/internal/sim"
	"urna/jurisdiction/practice"
	"urna/ledger"
)

// Origin names the ledgers of all nights.
const Origin = "night.urna.example"

const (
	units    = 3
	stations = 5 // of each unit
	founded  = act.Time(1770012000)
	evening  = act.Time(1772379000) // when the first stations have counted
)

var candidates = []string{"aliya", "bolat", "clara"}

// Country is an election that was founded and in which nobody has filed yet.
// Nights only read it.
type Country struct {
	state  *election.State
	edge   ledger.Edge
	leaves [][]byte
	now    act.Time
}

// Found founds the small country under the rulebook of the practice election.
func Found() (*Country, error) {
	rules, err := sim.Tables(practice.Files)
	if err != nil {
		return nil, err
	}
	c := &Country{state: election.New(), now: founded}
	root, keys := c.device("root", office.Root), sim.DemoKeys("night")
	public := func(of []byte) act.Key { return act.Key(of[32:]) }
	err = c.enter(desk.Statement{Kind: "office/genesis/1", Body: &office.Genesis{
		IntakeKey: public(keys.Intake), LedgerKey: public(keys.Ledger), Nature: office.NaturePractice, Origin: Origin,
		PersonKey: sha256.Sum256([]byte("night")), Procedure: office.Procedure, RootKeys: []act.Key{root.Key()}, RootThreshold: 1,
		Rulebook: sha256.Sum256([]byte(rules)),
	}}, root)
	if err != nil {
		return nil, err
	}
	for _, statement := range desk.Text(act.OfRulebook, rules) {
		if err := c.enter(statement, root); err != nil {
			return nil, err
		}
	}
	if err := c.grant("central", root, "chair", "secretary", "operator", "registrar"); err != nil {
		return nil, err
	}
	for _, statement := range desk.Text(act.OfTerritory, land()) {
		if err := c.enter(statement, c.device("operator", "central")); err != nil {
			return nil, err
		}
	}
	if err := c.offices(); err != nil {
		return nil, err
	}
	ballot := &candidacy.BallotSet{}
	for _, id := range candidates {
		ballot.Candidates = append(ballot.Candidates, candidacy.Candidate{ID: id, Name: id, KK: id, RU: id})
	}
	return c, c.enter(desk.Statement{Kind: "candidacy/ballot-set/1", Body: ballot}, c.device("chair", "central"), c.device("secretary", "central"))
}

func (c *Country) offices() error {
	for u := range units {
		above := "territorial/" + unitID(u)
		if err := c.grant(above, c.device("registrar", "central"), "chair", "secretary", "typist-1", "typist-2", "typist-3"); err != nil {
			return err
		}
		for s := range stations {
			if err := c.grant("precinct/"+stationID(u, s), c.device("chair", above), "chair", "secretary", "member"); err != nil {
				return err
			}
		}
	}
	return nil
}

func unitID(u int) string       { return fmt.Sprintf("u%d", u+1) }
func stationID(u, s int) string { return fmt.Sprintf("%d", 100*(u+1)+s+1) }

func land() string {
	name := func(n string) territory.Name { return territory.Name{Default: n, KK: n, RU: n} }
	text := territory.Header() + territory.Row("unit", "land", "", name("land"))
	for u := range units {
		text += territory.Row("unit", unitID(u), "land", name(unitID(u)))
	}
	for u := range units {
		for s := range stations {
			text += territory.Row("station", stationID(u, s), unitID(u), name(stationID(u, s)))
		}
	}
	return text
}

// device is the key of a role in an office, its row where the ledger knows it.
func (c *Country) device(role, of string) *desk.Device {
	return resumed(c.state, desk.NewDevice(desk.DemoSeed("night "+of+" "+role), of))
}

func resumed(s *election.State, d *desk.Device) *desk.Device {
	if standing, known := s.Office.Standing(d.Key()); known {
		d.Resume(standing.Counter(), standing.Head())
	}
	return d
}

// grant binds the keys of an office; every key is a person of its own.
func (c *Country) grant(of string, by *desk.Device, roles ...string) error {
	for _, role := range roles {
		d := c.device(role, of)
		name := role
		if len(role) > 6 && role[:6] == "typist" {
			name = "typist"
		}
		statement, err := desk.Grant(desk.AskFor(d, c.state.Genesis(), name, act.PersonTag([]byte("night"), of+" "+role)))
		if err != nil {
			return err
		}
		if err := c.enter(statement, by); err != nil {
			return err
		}
	}
	return nil
}

// enter has an act of the founding decided and applied.
func (c *Country) enter(statement desk.Statement, devices ...*desk.Device) error {
	c.now += 60
	moment := desk.Moment{Claimed: c.now, Seen: act.NothingSeen()}
	submission, _, err := desk.Submit(c.state.Genesis(), statement, moment, devices...)
	if err != nil {
		return err
	}
	in := &intake{state: c.state, edge: c.edge, leaves: c.leaves}
	a := in.decide(submission, c.now)
	if a.refusal != nil {
		return fmt.Errorf("%s: %w", statement.Kind, a.refusal)
	}
	c.edge, c.leaves = in.edge, in.leaves
	return nil
}
