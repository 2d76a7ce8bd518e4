package night

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/internal/desk"
)

// sheet is the numbers of one paper.
type sheet struct {
	voters, issued, invalid int64
	votes                   [3]int64
}

func (s sheet) lines() map[string]int64 {
	box := s.invalid + s.votes[0] + s.votes[1] + s.votes[2]
	return map[string]int64{"V": s.voters, "R": s.voters, "I": s.issued, "K": s.voters - s.issued, "B": box, "N": s.invalid}
}

func (s sheet) lists() map[string]map[string]int64 {
	votes := map[string]int64{}
	for i, id := range candidates {
		votes[id] = s.votes[i]
	}
	return map[string]map[string]int64{"C": votes}
}

// paper is what a station counted.
func (n *Night) paper() sheet {
	s := sheet{invalid: n.random.Int64N(10), votes: [3]int64{n.random.Int64N(400), n.random.Int64N(300), n.random.Int64N(200)}}
	s.issued = s.invalid + s.votes[0] + s.votes[1] + s.votes[2]
	s.voters = s.issued + n.random.Int64N(300)
	return s
}

// place is a station on its way through the night.
type place struct {
	unit, station string // office of the unit, id of the station
	paper         sheet
	seals         [3]act.Hash // the entries that wait, by slot
	all           []act.Hash  // every entry sealed, in order
	typists       [3]string   // role in each slot
	round         int64
}

// plan puts the stations and the faults that strike a whole night into the queue.
func (n *Night) plan() {
	for u := range units {
		for s := range stations {
			p := &place{unit: "territorial/" + unitID(u), station: stationID(u, s), typists: [3]string{"", "typist-1", "typist-2"}, round: 1}
			start := n.upTo(4 * 3600)
			if n.on["all at once"] && n.random.IntN(10) > 0 {
				start = n.upTo(600)
			}
			if n.on["time zones"] {
				start += act.Time(u) * 3600
			}
			if n.chance("silent until morning", 4) {
				start += 8 * 3600
			}
			n.after(start, func() { n.begin(p) })
		}
	}
	for range 6 {
		n.after(n.upTo(8*3600), n.checkpoint)
	}
	if n.on["clock jumps"] {
		for range 4 {
			n.after(n.upTo(8*3600), func() { n.skew = act.Time(n.random.IntN(7200)) - 3600 })
		}
	}
	if n.on["revoked key"] {
		n.after(n.upTo(5*3600), n.revoke)
	}
	if n.on["cloned key"] {
		n.after(n.upTo(4*3600), n.clone)
	}
	if n.on["gap"] {
		n.after(n.upTo(3*3600), n.gap)
	}
	if n.on["restart storm"] {
		n.after(n.upTo(6*3600), func() {
			for range 12 {
				n.restart()
			}
		})
	}
	if n.on["two clerks"] {
		n.after(4*3600+n.upTo(2*3600), n.secondClerk)
	}
}

// checkpoint keeps a picture for restarts and a photograph for the end, and is
// what devices have seen from now on.
func (n *Night) checkpoint() {
	n.intake.picture = n.intake.state.Photograph()
	n.photos = append(n.photos, photo{n.intake.state.Photograph(), n.intake.shown()})
	n.seen = act.Seen{Root: n.Root(), Size: n.Entries()}
}

// begin brings a station's paper to the office of its unit.
func (n *Night) begin(p *place) {
	p.paper = n.paper()
	if n.chance("out of place", 2) {
		other := n.device("secretary", "territorial/"+unitID(n.random.IntN(units)))
		if other.Office() != p.unit {
			n.send(n.onDevices(p.station, n.paper()), func(a answer) { n.wants(a, "act.unentitled") }, other)
		}
	}
	if n.chance("rival", 3) {
		n.after(n.upTo(7200), func() { n.rival(p) })
	}
	n.typed(p, 1)
	n.typed(p, 2)
}

// wants breaks the night where an answer is not the refusal it must be.
func (n *Night) wants(a answer, rule string) {
	if a.refusal == nil || a.refusal.Rule != rule {
		n.broken = fmt.Errorf("at %s: got %v, want a refusal by %s", n.now, a.refusal, rule)
	}
}

// typed has a typist seal what they read; who may no longer sign is replaced.
func (n *Night) typed(p *place, slot int) {
	d := draft{sheet: p.paper, salt: sha256.Sum256(fmt.Appendf(nil, "%d %s %d %d", n.seed, p.station, slot, len(p.all)+int(n.queue.order)))}
	if n.chance("slips", 4) {
		d.sheet.votes[n.random.IntN(3)] += 9 * n.random.Int64N(5)
	}
	if n.on["swapped candidates"] && p.station[2] == '1' {
		d.sheet.votes[0], d.sheet.votes[1] = d.sheet.votes[1], d.sheet.votes[0]
	}
	value, refusal := act.SealOf(d.salt, &results.Values{Lines: d.sheet.lines(), Lists: d.sheet.lists(), Station: p.station})
	if refusal != nil {
		n.broken = refusal
		return
	}
	body := &results.EntrySealed{Replaces: p.seals[slot], Round: p.round, Seal: value, Slot: int64(slot), Station: p.station}
	n.send(desk.Statement{Kind: "results/entry-sealed/1", Body: body}, func(a answer) {
		switch {
		case a.refusal == nil:
			n.drafts[a.hash], p.seals[slot] = d, a.hash
			p.all = append(p.all, a.hash)
			n.sealed(p, slot)
		case p.typists[slot] != "typist-3": // revoked, or out of rounds
			p.typists[slot], p.seals[slot] = "typist-3", act.Hash{}
			n.typed(p, slot)
		}
	}, n.device(p.typists[slot], p.unit))
}

// sealed goes on when both entries of a round are there.
func (n *Night) sealed(p *place, slot int) {
	if slot == 2 && p.typists[2] != "typist-3" && n.chance("typist leaves", 3) {
		body := &results.EntryDiscarded{Reason: "typist-left", Seal: p.seals[2], Station: p.station}
		p.seals[2], p.typists[2] = act.Hash{}, "typist-3"
		n.send(desk.Statement{Kind: "results/entry-discarded/1", Body: body}, func(answer) { n.typed(p, 2) }, n.device("secretary", p.unit))
		return
	}
	first, one := n.drafts[p.seals[1]]
	second, two := n.drafts[p.seals[2]]
	switch {
	case !one || !two:
	case first.sheet == second.sheet || p.round == 3:
		n.file(p)
	default:
		n.giveBack(p)
	}
}

// giveBack returns the differing fields to both typists, who type again.
func (n *Night) giveBack(p *place) {
	layout := n.intake.state.Results.Layout()
	one, two := n.drafts[p.seals[1]].sheet, n.drafts[p.seals[2]].sheet
	first, _ := layout.Sheet(one.lines(), one.lists())
	second, _ := layout.Sheet(two.lines(), two.lists())
	body := &results.EntryReturned{Differing: layout.Differ(first, second), Seals: sortedHashes(p.seals[1], p.seals[2]), Station: p.station}
	old := p.seals
	n.send(desk.Statement{Kind: "results/entry-returned/1", Body: body}, func(a answer) {
		if p.seals != old {
			return // the answer came twice
		}
		p.round++
		for slot := 1; slot <= 2; slot++ {
			n.typed(p, slot)
		}
	}, n.device("secretary", p.unit))
}

func sortedHashes(hashes ...act.Hash) []act.Hash {
	slices.SortFunc(hashes, func(a, b act.Hash) int { return slices.Compare(a[:], b[:]) })
	return hashes
}

// file files what the first slot holds and opens every entry of the station.
func (n *Night) file(p *place) {
	filed := n.drafts[p.seals[1]].sheet
	if n.chance("wrong opening", 2) {
		f := results.Filing{Attestation: results.AttestedOnPaper, Lines: filed.lines(), Lists: filed.lists(), Members: signed(), Station: p.station,
			Openings: []results.Opening{{Salt: act.Hash{1}, Seal: p.seals[1]}}}
		wrong := desk.Statement{Kind: "results/protocol-filed/1", Body: &results.ProtocolFiled{Filing: f}}
		n.send(wrong, func(a answer) { n.refusedOpening(a) }, n.device("typist-3", p.unit))
	}
	f := results.Filing{Attestation: results.AttestedOnPaper, Lines: filed.lines(), Lists: filed.lists(), Members: signed(), Station: p.station}
	for _, seal := range p.all {
		d := n.drafts[seal]
		if d.sheet == filed {
			f.Openings = append(f.Openings, results.Opening{Salt: d.salt, Seal: seal})
			continue
		}
		f.Others = append(f.Others, results.Other{Lines: d.sheet.lines(), Lists: d.sheet.lists(), Salt: d.salt, Seal: seal})
	}
	n.send(desk.Statement{Kind: "results/protocol-filed/1", Body: &results.ProtocolFiled{Filing: f}}, func(a answer) {
		if a.refusal == nil {
			n.filed(p, a.hash, filed)
		}
	}, n.device("secretary", p.unit))
}

// refusedOpening is sure of one thing: what does not fit its seal never enters.
func (n *Night) refusedOpening(a answer) {
	if a.refusal == nil {
		n.broken = fmt.Errorf("at %s: an opening entered that does not fit its seal", n.now)
	}
}

func signed() []results.Member {
	return []results.Member{desk.Signed("chair"), desk.Signed("secretary"), desk.Signed("member")}
}

func (n *Night) revoke() {
	key := n.device("typist-2", "territorial/u1").Key()
	n.send(desk.Statement{Kind: "office/revoked/1", Body: &office.Revoked{Key: key, Reason: "lost"}}, func(answer) {}, n.device("chair", "central"))
}
