package bench

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"strconv"

	"urna/election"
	"urna/election/act"
	"urna/election/candidacy"
	"urna/election/office"
	"urna/election/results"
	"urna/election/territory"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/sim"
	"urna/jurisdiction/practice"
)

const (
	unitsOf   = 128 // territorial units below the nation
	typistsOf = 9
	origin    = "bench.urna.example/synthetic"
	// polls is the scripted time of every act: polling day of the practice rules.
	polls act.Time = 1772379000
)

// stage is a synthetic election that is ready for protocols.
type stage struct {
	dir      string
	stations int
	clerk    *clerk.Clerk
	root     *desk.Device
	central  map[string]*desk.Device
	typists  [unitsOf][typistsOf]*desk.Device
}

func at() act.Time { return polls }

// newStage founds a synthetic election of many stations.
func newStage(dir string, stations int) (*stage, error) {
	rules, err := sim.Tables(practice.Files)
	if err != nil {
		return nil, err
	}
	s := &stage{dir: dir, stations: stations, central: map[string]*desk.Device{}}
	s.root = desk.NewDevice(desk.DemoSeed(origin+" root"), office.Root)
	intake, own := desk.DemoSeed(origin+" intake"), desk.DemoSeed(origin+" ledger")
	keys := clerk.Keys{Intake: ed25519.NewKeyFromSeed(intake[:]), Ledger: ed25519.NewKeyFromSeed(own[:])}
	genesis := &office.Genesis{
		IntakeKey: act.Key(keys.Intake.Public().(ed25519.PublicKey)), LedgerKey: act.Key(keys.Ledger.Public().(ed25519.PublicKey)),
		Nature: office.NaturePractice, Origin: origin, PersonKey: sha256.Sum256(nil), Procedure: office.Procedure,
		RootKeys: []act.Key{s.root.Key()}, RootThreshold: 1, Rulebook: sha256.Sum256([]byte(rules)),
	}
	submission, _, err := desk.Submit(act.Hash{}, desk.Statement{Kind: "office/genesis/1", Body: genesis}, desk.Moment{Claimed: polls, Seen: act.NothingSeen()}, s.root)
	if err != nil {
		return nil, err
	}
	if err := clerk.Found(dir, submission, keys, at); err != nil {
		return nil, err
	}
	if s.clerk, _, err = clerk.Open(dir, at); err != nil {
		return nil, err
	}
	return s, s.found(rules)
}

func (s *stage) found(rules string) error {
	for _, statement := range desk.Text(act.OfRulebook, rules) {
		if err := s.enter(statement, s.root); err != nil {
			return err
		}
	}
	for _, role := range []string{"chair", "secretary", "operator", "registrar"} {
		s.central[role] = desk.NewDevice(desk.DemoSeed(origin+" "+role), "central")
		if err := s.delegate(s.root, s.central[role], role); err != nil {
			return err
		}
	}
	for _, statement := range desk.Text(act.OfTerritory, s.territory()) {
		if err := s.enter(statement, s.central["operator"]); err != nil {
			return err
		}
	}
	for unit := range s.typists {
		name := "territorial/unit-" + strconv.Itoa(unit)
		for i := range s.typists[unit] {
			s.typists[unit][i] = desk.NewDevice(desk.DemoSeed(fmt.Sprint(origin, name, i)), name)
			if err := s.delegate(s.central["registrar"], s.typists[unit][i], "typist"); err != nil {
				return err
			}
		}
	}
	ballot := &candidacy.BallotSet{Candidates: []candidacy.Candidate{{ID: "aliya", Name: "Aliya"}, {ID: "bolat", Name: "Bolat"}, {ID: "clara", Name: "Clara"}}}
	return s.enter(desk.Statement{Kind: "candidacy/ballot-set/1", Body: ballot}, s.central["chair"], s.central["secretary"])
}

func (s *stage) territory() string {
	text := territory.Header() + territory.Row("unit", "nation", "", territory.Name{Default: "Synthetic"})
	for unit := range unitsOf {
		id := "unit-" + strconv.Itoa(unit)
		text += territory.Row("unit", id, "nation", territory.Name{Default: id})
	}
	rows := make([]byte, 0, 32*s.stations)
	for i := range s.stations {
		rows = append(rows, territory.Row("station", strconv.Itoa(i), "unit-"+strconv.Itoa(i%unitsOf), territory.Name{Default: strconv.Itoa(i)})...)
	}
	return text + string(rows)
}

func (s *stage) delegate(by, device *desk.Device, role string) error {
	grant, err := desk.Grant(desk.AskFor(device, s.clerk.Genesis(), role, ""))
	if err != nil {
		return err
	}
	return s.enter(grant, by)
}

func (s *stage) submission(statement desk.Statement, devices ...*desk.Device) ([]byte, error) {
	submission, _, err := desk.Submit(s.clerk.Genesis(), statement, desk.Moment{Claimed: polls, Seen: act.NothingSeen()}, devices...)
	return submission, err
}

func (s *stage) enter(statement desk.Statement, devices ...*desk.Device) error {
	submission, err := s.submission(statement, devices...)
	if err != nil {
		return err
	}
	answer, err := s.clerk.Submit(context.Background(), submission)
	if err == nil && answer.Refusal != nil {
		err = answer.Refusal
	}
	if err != nil {
		return fmt.Errorf("%s: %w", statement.Kind, err)
	}
	return nil
}

// protocol is the generated protocol of a station.
func (s *stage) protocol(station int) desk.Statement {
	votes := int64(300 + station%400)
	return desk.Statement{Kind: "results/protocol-filed/1", Body: &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedOnPaper, Station: strconv.Itoa(station),
		Lines: map[string]int64{"V": 2*votes + 100, "R": 2*votes + 101, "I": votes + 30, "K": votes + 71, "B": votes + 20, "N": 10},
		Lists: map[string]map[string]int64{
			"AB": {"one": 10}, "BB": {"one": 10}, "C": {"aliya": votes / 2, "bolat": votes - votes/2, "clara": 20},
		},
		Members: []results.Member{desk.Signed("chair"), desk.Signed("secretary"), desk.Signed("member")},
	}}}
}

// turns is how many groups of typists of a unit sign in turn, each group so many
// signatures; an author is one group, at most 512 of them in all.
func turns(signatures int) int { return min(4, typistsOf/signatures) }

// submissions signs the protocols of stations from first to last with a number
// of keys each.
func (s *stage) submissions(first, last, signatures int) ([][]byte, error) {
	all := make([][]byte, 0, last-first)
	for station := first; station < last; station++ {
		turn := station / unitsOf % turns(signatures) * signatures
		typists := s.typists[station%unitsOf][turn : turn+signatures]
		submission, err := s.submission(s.protocol(station), typists...)
		if err != nil {
			return nil, err
		}
		all = append(all, submission)
	}
	return all, nil
}

// openAll reads and verifies submissions before the time is taken.
func openAll(submissions [][]byte) ([]*act.Opened, error) {
	all := make([]*act.Opened, len(submissions))
	for i, submission := range submissions {
		opened, refusal := act.Open(submission, election.Body)
		if refusal != nil {
			return nil, refusal
		}
		all[i] = opened
	}
	return all, nil
}

// correction is the signed correction of a station's counted protocol.
func (s *stage) correction(state *election.State, station int) ([]byte, error) {
	st := state.Results.Station(station)
	statement := s.protocol(station)
	filing := statement.Body.(*results.ProtocolFiled).Filing
	filing.Lines["S"] = 0
	return s.submission(desk.Statement{Kind: "results/protocol-corrected/1", Body: &results.ProtocolCorrected{
		Corrects: st.Counted().Act, Filing: filing, Reason: "A line that was blank is zero.",
	}}, s.central["chair"], s.central["secretary"])
}

// leafBytes is the length of the last leaf.
func (s *stage) leafBytes(state *election.State) int {
	leaf, err := s.clerk.Leaf(state.Size - 1)
	if err != nil {
		return 0
	}
	return len(leaf)
}
