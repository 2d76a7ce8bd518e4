package night

import (
	"crypto/sha256"
	"fmt"

	"urna/election/act"
	"urna/election/results"
	"urna/internal/desk"
	"urna/ledger"
)

// onDevices is a protocol that the station's own commission signs.
func (n *Night) onDevices(station string, s sheet) desk.Statement {
	return desk.Statement{Kind: "results/protocol-filed/1", Body: &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedByDevice, Lines: s.lines(), Lists: s.lists(), Members: signed(), Station: station,
	}}}
}

func (n *Night) commission(station string) []*desk.Device {
	of := "precinct/" + station
	return []*desk.Device{n.device("chair", of), n.device("secretary", of), n.device("member", of)}
}

// rival has the station's commission file other numbers by its own devices.
func (n *Night) rival(p *place) {
	other := p.paper
	other.votes[0] += 1 + n.random.Int64N(50)
	n.send(n.onDevices(p.station, other), func(a answer) {
		if a.refusal == nil {
			n.filed(p, a.hash, other)
		}
	}, n.commission(p.station)...)
}

// filed lets a protocol be corrected, annulled or, where it is disputed, ruled
// on; in any order, also while it is disputed.
func (n *Night) filed(p *place, hash act.Hash, s sheet) {
	bench := []*desk.Device{n.device("chair", p.unit), n.device("secretary", p.unit)}
	reason := "As the paper on the wall of the station says."
	if n.chance("correction", 3) {
		n.after(n.upTo(7200), func() {
			s.votes[2] += 1 + n.random.Int64N(9)
			body := &results.ProtocolCorrected{Corrects: hash, Reason: reason, Filing: results.Filing{
				Attestation: results.AttestedByDevice, Lines: s.lines(), Lists: s.lists(), Members: signed(), Station: p.station,
			}}
			statement := desk.Statement{Kind: "results/protocol-corrected/1", Body: body, RestsOn: act.RestsOn{Acts: []act.Hash{hash}}}
			n.send(statement, func(a answer) { n.stale(a, statement, p.station) }, n.commission(p.station)...)
		})
	}
	ruling := results.Ruling{Protocol: hash, Reason: reason, Station: p.station}
	if n.chance("annulment", 5) {
		n.after(n.upTo(10800), func() {
			n.send(desk.Statement{Kind: "results/protocol-annulled/1", Body: &results.ProtocolAnnulled{Ruling: ruling}}, func(answer) {}, bench...)
		})
	}
	if n.on["rival"] && n.random.IntN(2) == 0 {
		n.after(3600+n.upTo(10800), func() {
			n.send(desk.Statement{Kind: "results/dispute-resolved/1", Body: &results.DisputeResolved{Ruling: ruling}}, func(answer) {}, bench...)
		})
	}
}

// stale corrects once more the version that a correction has replaced, as a page
// does that was opened before it.
func (n *Night) stale(a answer, statement desk.Statement, station string) {
	if a.refusal != nil || !n.chance("stale form", 2) {
		return
	}
	again := *statement.Body.(*results.ProtocolCorrected)
	again.Reason = "As we said before the break."
	statement.Body = &again
	n.send(statement, func(a answer) { n.wants(a, "act.repeated") }, n.commission(station)...)
}

// secondClerk starts a second clerk with the same keys on a copy of the last
// checkpoint. It enters an act that the first never gets, and shows its ledger to
// one typist, who signs for the first what the second showed.
func (n *Night) secondClerk() {
	second := &intake{state: n.intake.picture.Photograph()}
	for _, leaf := range n.intake.leaves[:second.state.Size] {
		second.edge.Append(ledger.LeafHash(leaf))
	}
	d := resumed(second.state, n.country.device("typist-3", "territorial/u1"))
	submission, _, err := desk.Submit(n.intake.state.Genesis(), n.sealOf("second clerk", stationID(0, 0)), desk.Moment{Claimed: n.now, Seen: n.seen}, d)
	if err != nil {
		n.broken = err
		return
	}
	if a := second.decide(submission, n.now); a.refusal != nil || second.state.Size > n.Entries() {
		return // the typist was revoked, or the first clerk has entered nothing since
	}
	seen := act.Seen{Root: second.shown().root, Size: second.state.Size}
	n.sendAfter(seen, n.sealOf("after the second clerk", stationID(0, 1)), func(a answer) {
		if a.refusal == nil {
			n.split[a.hash] = true
			n.Split++
		}
	}, n.device("typist-3", "territorial/u1"))
}

// sealOf is a seal that nobody will open.
func (n *Night) sealOf(name, station string) desk.Statement {
	value := sha256.Sum256(fmt.Appendf(nil, "%s %d", name, n.seed))
	return desk.Statement{Kind: "results/entry-sealed/1", Body: &results.EntrySealed{Round: 1, Seal: value, Slot: 2, Station: station}}
}

// clone lets a second device with a typist's key seal entries of its own.
func (n *Night) clone() {
	of := "territorial/u2"
	twin := resumed(n.intake.state, n.country.device("typist-1", of))
	for i := range 3 {
		station := stationID(1, n.random.IntN(stations))
		value := sha256.Sum256(fmt.Appendf(nil, "clone %d %d", n.seed, i))
		body := &results.EntrySealed{Round: 1, Seal: value, Slot: 1, Station: station}
		n.send(desk.Statement{Kind: "results/entry-sealed/1", Body: body}, func(answer) {}, twin)
	}
}

// gap signs an act that reaches the intake hours later, or never.
func (n *Night) gap() {
	d := n.device("typist-2", "territorial/u3")
	body := &results.EntrySealed{Round: 1, Seal: act.Hash(sha256.Sum256(fmt.Appendf(nil, "gap %d", n.seed))), Slot: 2, Station: stationID(2, 0)}
	submission, _, err := desk.Submit(n.intake.state.Genesis(), desk.Statement{Kind: "results/entry-sealed/1", Body: body},
		desk.Moment{Claimed: n.now, Seen: act.NothingSeen()}, d)
	if err != nil {
		n.broken = err
		return
	}
	if n.random.IntN(2) == 0 {
		n.after(6*3600, func() { n.arrive(submission, func(answer) {}) })
	}
}
