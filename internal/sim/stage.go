package sim

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/internal/clerk"
	"urna/internal/desk"
)

// Clock is the time of a script: it moves by itself with every act.
type Clock struct{ now act.Time }

// Now is the scripted time.
func (c *Clock) Now() act.Time { return c.now }

// forward moves the clock.
func (c *Clock) forward(seconds act.Time) { c.now += seconds }

// Stage is where a script plays: a clerk, its devices and its desk.
type Stage struct {
	Clerk   *clerk.Clerk
	Clock   *Clock
	genesis act.Hash
	devices map[string]*desk.Device
	drafts  desk.Drafts
	salts   int64
	seed    string // of the salts
	prefix  string // of the names that demo keys are made from
}

// stageKeys are the keys and the time of a clerk on a script.
type stageKeys struct {
	clerk.Keys
	clock *Clock
}

// foundOn founds an election on a script in a new folder.
func foundOn(dir string, g *office.Genesis, root *desk.Device, k stageKeys) (*Stage, error) {
	g.IntakeKey, g.LedgerKey = keyOf(k.Intake), keyOf(k.Ledger)
	g.PersonKey, g.Procedure = sha256.Sum256(personKey()), office.Procedure
	g.RootKeys, g.RootThreshold = []act.Key{root.Key()}, 1
	submission, _, err := desk.Submit(act.Hash{}, desk.Statement{Kind: "office/genesis/1", Body: g}, desk.Moment{Claimed: k.clock.now, Seen: act.NothingSeen()}, root)
	if err != nil {
		return nil, err
	}
	if err := clerk.Found(dir, submission, k.Keys, k.clock.Now); err != nil {
		return nil, err
	}
	c, _, err := clerk.Open(dir, k.clock.Now)
	if err != nil {
		return nil, err
	}
	return &Stage{Clerk: c, Clock: k.clock, genesis: c.Genesis(), devices: map[string]*desk.Device{"root root": root}, drafts: desk.OpenDrafts(dir)}, nil
}

// device is a demo key with the name it is made from, such as central/chair.
func (s *Stage) device(office, role string) *desk.Device {
	name := office + " " + role
	if d := s.devices[name]; d != nil {
		return d
	}
	d := desk.NewDevice(desk.DemoSeed(s.prefix+name), office)
	s.devices[name] = d
	return d
}

// salt is the next salt of the script.
func (s *Stage) salt() act.Hash {
	s.salts++
	return sha256.Sum256(fmt.Appendf(nil, "urna practice salt\n%s\n%d", s.seed, s.salts))
}

// file has a statement signed, submitted and published; the script then goes
// on from the new checkpoint.
func (s *Stage) file(statement desk.Statement, devices ...*desk.Device) (clerk.Answer, error) {
	s.Clock.forward(60)
	p := s.Clerk.Published()
	seen := act.Seen{Root: act.Hash(p.Head.Root), Size: p.Head.Size}
	submission, _, err := desk.Submit(s.genesis, statement, desk.Moment{Claimed: s.Clock.now, Seen: seen}, devices...)
	if err != nil {
		return clerk.Answer{}, fmt.Errorf("%s: %w", statement.Kind, err)
	}
	answer, err := s.Clerk.Submit(context.Background(), submission)
	if err != nil {
		return clerk.Answer{}, fmt.Errorf("%s: %w", statement.Kind, err)
	}
	if answer.Refusal != nil {
		return answer, fmt.Errorf("%s: %w", statement.Kind, answer.Refusal)
	}
	if err := s.Clerk.Tick(); err != nil {
		return answer, err
	}
	_, err = s.Clerk.AwaitPublished(context.Background(), answer.Index)
	return answer, err
}

// state is the published state.
func (s *Stage) state() *election.State { return s.Clerk.Published().State }

// delegate binds a demo key to an office; every key is its own person.
func (s *Stage) delegate(by *desk.Device, name, role string) error {
	_, err := s.file(s.delegation(name, role), by)
	return err
}

// delegation is the statement that binds a demo key to an office.
func (s *Stage) delegation(name, role string) desk.Statement {
	d := s.device(name, role)
	return desk.Statement{Kind: "office/delegated/1", Body: &office.Delegated{
		Key: d.Key(), Office: name, Role: roleOf(role),
		Person:     act.PersonTag(personKey(), name+" "+role),
		Possession: act.ProvePossession(d.Private(), s.genesis, name),
	}}
}

// roleOf is the role without the number that tells two typists apart.
func roleOf(name string) string {
	for i := range name {
		if name[i] == '-' {
			return name[:i]
		}
	}
	return name
}

// personKey is public in practice: it protects nobody, because nobody is real.
func personKey() []byte { return []byte("urna practice person key") }

// DemoKeys are the public keys of the clerk of an election on a script.
func DemoKeys(name string) clerk.Keys {
	intake, own := desk.DemoSeed(name+" intake"), desk.DemoSeed(name+" ledger")
	return clerk.Keys{Intake: ed25519.NewKeyFromSeed(intake[:]), Ledger: ed25519.NewKeyFromSeed(own[:])}
}

// sealed is one typist's entry on the script.
func (s *Stage) sealed(typist *desk.Device, draft desk.Draft, form act.Hash) error {
	draft.Salt = s.salt().String()
	statement, err := desk.Seal(s.state(), s.drafts, &draft, form)
	if err != nil {
		return err
	}
	_, err = s.file(statement, typist)
	return err
}

// members are the stances of a commission of three that all signed.
func members() []results.Member {
	return []results.Member{desk.Signed("chair"), desk.Signed("secretary"), desk.Signed("member")}
}
