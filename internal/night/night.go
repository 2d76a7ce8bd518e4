package night

import (
	"math/rand/v2"

	"urna/election"
	"urna/election/act"
	"urna/internal/desk"
)

// Night is one night under way, or over.
type Night struct {
	seed    uint64
	random  *rand.Rand
	country *Country
	queue   queue
	now     act.Time
	skew    act.Time // of the intake's clock
	seen    act.Seen // the checkpoint that everybody is shown
	on      map[string]bool
	intake  *intake
	devices map[string]*desk.Device
	drafts  map[act.Hash]draft // by the act that sealed

	Acknowledged, Restarts, Split int // Split: signers who were shown another ledger
	// Refused and Found count refusals and findings by their rule.
	Refused, Found map[string]int

	acks    []answer
	refused []refused
	photos  []photo
	opened  []*act.Opened     // the leaves read, while the night is checked
	split   map[act.Hash]bool // acts whose signers were shown another ledger
	broken  error
}

// draft is what a typist typed under a seal.
type draft struct {
	sheet sheet
	salt  act.Hash
}

// refused is a refusal with the state in which it was decided.
type refused struct {
	answer
	state *election.State
}

// photo is a photograph with what readers saw of it when it was taken.
type photo struct {
	state *election.State
	shown
}

// Faults are the kinds of fault that a night may have.
var Faults = []string{
	"duplicates", "late arrivals", "lost replies", "cloned key", "gap", "revoked key", "rival", "correction", "annulment",
	"typist leaves", "slips", "wrong opening", "clock jumps", "out of place", "restarts", "swapped candidates", "silent until morning",
	"restart storm", "disk full", "stale form", "two clerks", "all at once", "time zones",
}

// Play plays the night of a seed in a country. Seed 0 is a night without faults.
func Play(country *Country, seed uint64) *Night {
	n := &Night{
		seed: seed, random: rand.New(rand.NewPCG(seed, 2005)), country: country, now: evening, on: map[string]bool{},
		devices: map[string]*desk.Device{}, drafts: map[act.Hash]draft{}, split: map[act.Hash]bool{}, seen: act.NothingSeen(), Refused: map[string]int{}, Found: map[string]int{},
	}
	for _, name := range Faults {
		n.on[name] = seed > 0 && n.random.IntN(2) == 0
	}
	n.intake = &intake{
		state: country.state.Photograph(), edge: country.edge.Clone(), leaves: append([][]byte(nil), country.leaves...),
	}
	n.intake.picture = n.intake.state.Photograph()
	n.plan()
	n.run()
	return n
}

// Root is the root of the tree after the night.
func (n *Night) Root() act.Hash { return act.Hash(n.intake.edge.Root()) }

// Entries is the number of entries after the night.
func (n *Night) Entries() int64 { return n.intake.state.Size }

// chance is true once in so many times, and never where the fault is off.
func (n *Night) chance(fault string, once int) bool { return n.on[fault] && n.random.IntN(once) == 0 }

// upTo is a number of seconds from 1 to most.
func (n *Night) upTo(most int) act.Time { return 1 + act.Time(n.random.IntN(most)) }

func (n *Night) device(role, of string) *desk.Device {
	name := of + " " + role
	if n.devices[name] == nil {
		n.devices[name] = n.country.device(role, of)
	}
	return n.devices[name]
}

// send signs a statement now and hands it in when the line lets it through; then
// is told the answer, however often it takes.
func (n *Night) send(statement desk.Statement, then func(answer), devices ...*desk.Device) {
	n.sendAfter(n.seen, statement, then, devices...)
}

// sendAfter is send for devices that were shown a checkpoint of their own.
func (n *Night) sendAfter(seen act.Seen, statement desk.Statement, then func(answer), devices ...*desk.Device) {
	moment := desk.Moment{Claimed: n.now, Seen: seen}
	submission, _, err := desk.Submit(n.intake.state.Genesis(), statement, moment, devices...)
	if err != nil {
		n.broken = err
		return
	}
	n.hand(submission, then)
}

func (n *Night) hand(submission []byte, then func(answer)) {
	delay := n.upTo(30)
	if n.chance("late arrivals", 4) {
		delay += n.upTo(1800)
	}
	n.after(delay, func() { n.arrive(submission, then) })
	if n.chance("duplicates", 5) {
		n.after(delay+n.upTo(3600), func() { n.arrive(submission, nil) })
	}
}

// arrive has a submission decided. The intake may end before it is durable, or
// behind; and the reply may be lost: the sender then sends the same bytes again.
func (n *Night) arrive(submission []byte, then func(answer)) {
	again := func() {
		if then != nil {
			n.after(n.upTo(120), func() { n.arrive(submission, then) })
		}
	}
	if n.chance("restarts", 60) {
		n.restart()
		again()
		return
	}
	if n.chance("disk full", 60) {
		n.unwritten(submission)
		again()
		return
	}
	a := n.intake.decide(submission, n.now+n.skew)
	if a.refusal != nil {
		n.Refused[a.refusal.Rule]++
		if n.random.IntN(4) == 0 {
			n.refused = append(n.refused, refused{a, n.intake.state.Photograph()})
		}
	}
	if n.chance("restarts", 60) {
		n.restart()
		again()
		return
	}
	if then != nil && n.chance("lost replies", 5) {
		again()
		return
	}
	if a.refusal == nil {
		n.Acknowledged++
		n.acks = append(n.acks, a)
	}
	if then != nil {
		then(a)
	}
}

func (n *Night) restart() {
	n.startAgain(n.intake.shown())
}

// startAgain starts the intake anew, which must then show what it showed before.
func (n *Night) startAgain(before shown) {
	n.Restarts++
	if err := n.intake.restart(n.random.IntN(8) == 0, before); err != nil && n.broken == nil {
		n.broken = err
	}
}

// unwritten has a submission decided and applied, and not written: the intake
// ends, nobody is answered, and what was applied is gone with it.
func (n *Night) unwritten(submission []byte) {
	before, durable := n.intake.shown(), len(n.intake.leaves)
	n.intake.decide(submission, n.now+n.skew)
	n.intake.leaves = n.intake.leaves[:durable]
	n.startAgain(before)
}

// Leaves are the entries after the night, in their order.
func (n *Night) Leaves() [][]byte { return n.intake.leaves }
