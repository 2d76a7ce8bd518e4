package sim

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"urna/election/act"
	"urna/election/results"
	"urna/election/source"
	"urna/internal/desk"
)

// The moments of the twin's script, in hours from 00:00 of polling day, Astana.
const (
	preliminaryHour = 34
	rivalHour       = 57
	finalHour       = 60
	correctedHour   = 61
	forgedHour      = 62
	lateHour        = 74 // the term ended at 72
)

// plan takes stations for the lies and plans what comes behind the night.
func (t *twin) plan() {
	order := t.filingOrder()
	early := func(st *generated) bool {
		list := order[t.office(st)]
		return t.plain(st) && len(list) > 2 && list[0] == st && !t.busy[t.office(st)]
	}
	t.digit(t.takeUnit(early))
	t.dropped(t.takeUnit(early))
	first := t.takeUnit(early)
	t.reordered(first, order[t.office(first)])
	t.swapped(t.take(t.plain))
	t.late(t.take(t.plain))
	t.duplicate(t.take(t.plain))
	t.rival(t.take(t.plain))
	t.strangers(t.take(t.plain), t.take(t.plain))
	t.declarations(t.take(t.plain))
}

// takeUnit takes a station and keeps the other lies out of its office.
func (t *twin) takeUnit(suits func(*generated) bool) *generated {
	st := t.take(suits)
	t.busy[t.office(st)] = true
	return st
}

// filingOrder lists the stations of each office in the order of their filings.
func (t *twin) filingOrder() map[string][]*generated {
	order := map[string][]*generated{}
	for i := range t.stations {
		st := &t.stations[i]
		order[t.office(st)] = append(order[t.office(st)], st)
	}
	for _, list := range order {
		slices.SortStableFunc(list, func(a, b *generated) int { return cmp.Compare(t.due(a)/wave, t.due(b)/wave) })
	}
	return order
}

// digit alters one digit of a protocol after it was signed.
func (t *twin) digit(st *generated) {
	t.faults = append(t.faults, Planted{Name: "lie digit", Station: st.id, Faults: []string{"V2 signature.invalid"}})
	t.lies[st.id] = func(p planned) error {
		leaf, _, err := t.forger.sign(p)
		if err != nil {
			return err
		}
		old := []byte(`"V":` + strconv.FormatInt(st.values.Lines["V"], 10))
		altered := []byte(`"V":` + strconv.FormatInt(st.values.Lines["V"]+1, 10))
		t.gaps[t.office(st)] = "lie digit"
		return t.forger.write(bytes.Replace(leaf, old, altered, 1))
	}
}

// dropped leaves a signed protocol out of the ledger.
func (t *twin) dropped(st *generated) {
	t.faults = append(t.faults, Planted{Name: "lie dropped station", Station: st.id, Sums: []string{relationRule("P8a")}})
	t.lies[st.id] = func(p planned) error {
		_, _, err := t.forger.sign(p)
		t.gaps[t.office(st)] = "lie dropped station"
		return err
	}
}

// reordered puts a protocol behind a later one of the same office.
func (t *twin) reordered(st *generated, list []*generated) {
	t.faults = append(t.faults, Planted{Name: "lie reordered", Station: st.id, Faults: []string{"V3 entry.received"}})
	second := list[slices.IndexFunc(list, func(o *generated) bool { return t.due(o)/wave > t.due(st)/wave })]
	var held []byte
	t.lies[st.id] = func(p planned) (err error) {
		held, _, err = t.forger.sign(p)
		t.gaps[t.office(st)] = "lie reordered"
		return err
	}
	t.lies[second.id] = func(p planned) error {
		if err := t.file(p, second.id); err != nil {
			return err
		}
		return t.forger.write(held)
	}
	t.free = slices.DeleteFunc(t.free, func(i int) bool { return &t.stations[i] == second })
}

// swapped files the votes of two candidates in each other's place; both typists
// had sealed the paper as it is.
func (t *twin) swapped(st *generated) {
	t.plant("lie swapped candidates", st, "entry.differ", "entry.differ", "entry.single")
	t.lies[st.id] = func(p planned) error {
		body := p.statement.Body.(*results.ProtocolFiled)
		for _, o := range body.Openings {
			body.Others = append(body.Others, results.Other{Lines: body.Lines, Lists: body.Lists, Salt: o.Salt, Seal: o.Seal})
		}
		lists := map[string]map[string]int64{}
		for code, cells := range body.Lists {
			lists[code] = cells
		}
		votes := map[string]int64{}
		for id, count := range body.Lists["C"] {
			votes[id] = count
		}
		votes["nazarbayev"], votes["tuyakbay"] = votes["tuyakbay"], votes["nazarbayev"]
		lists["C"], body.Lists, body.Openings = votes, lists, nil
		return t.file(p, st.id)
	}
}

// late files a paper after the term.
func (t *twin) late(st *generated) {
	t.plant("lie late", st, "protocol.late")
	t.lies[st.id] = func(p planned) error {
		p.at = t.hour(lateHour)
		t.after = append(t.after, behind{planned: p})
		return nil
	}
}

// duplicate writes one entry twice.
func (t *twin) duplicate(st *generated) {
	t.faults = append(t.faults, Planted{Name: "lie duplicate", Station: st.id, Faults: []string{"V3 act.repeated"}})
	t.lies[st.id] = func(p planned) error {
		leaf, _, err := t.forger.sign(p)
		if err != nil {
			return err
		}
		if err := t.forger.write(leaf); err != nil {
			return err
		}
		return t.forger.write(leaf)
	}
}

// rival has the precinct commission itself file other numbers than the paper
// that its territorial commission typed.
func (t *twin) rival(st *generated) {
	t.faults = append(t.faults, Planted{
		Name: "lie rival, relation P19", Station: st.id, Rules: []string{"protocol.rival", relationRule("P19")}, Sums: []string{relationRule("P8a")},
	})
	name := "precinct/" + st.id
	var signers []*desk.Device
	for _, role := range []string{"chair", "secretary", "member-1", "member-2", "member-3"} {
		p := t.granted(t.device(t.office(st), "chair"), name, role)
		p.at = t.hour(rivalHour)
		t.after = append(t.after, behind{planned: p})
		signers = append(signers, t.device(name, role))
	}
	lists := map[string]map[string]int64{}
	for code, cells := range st.values.Lists {
		lists[code] = cells
	}
	lists["C"] = map[string]int64{}
	for id, count := range st.values.Lists["C"] {
		lists["C"][id] = count
	}
	lists["C"]["nazarbayev"] -= 10
	lists["C"]["tuyakbay"] += 10
	body := &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedByDevice, Lines: st.values.Lines, Lists: lists, Members: commission(), Station: st.id,
	}}
	statement := desk.Statement{Kind: "results/protocol-filed/1", Body: body}
	t.after = append(t.after, behind{planned: planned{at: t.hour(rivalHour), statement: statement, devices: signers}})
}

// strangers has a key that nobody delegated file a protocol, and a typist annul one.
func (t *twin) strangers(forged, annulled *generated) {
	t.faults = append(t.faults,
		Planted{Name: "lie forged key", Station: forged.id, Faults: []string{"V2 act.unentitled"}},
		Planted{Name: "lie unlawful act", Station: annulled.id, Faults: []string{"V2 act.unentitled"}},
	)
	stranger := desk.NewDevice(desk.DemoSeed("kz-2005-faults stranger"), t.office(forged))
	filing := &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedOnPaper, Lines: forged.values.Lines, Lists: forged.values.Lists, Members: commission(), Station: forged.id,
	}}
	t.after = append(t.after, behind{planned: planned{
		at: t.hour(forgedHour), statement: desk.Statement{Kind: "results/protocol-filed/1", Body: filing}, devices: []*desk.Device{stranger},
	}})
	typist := planned{at: t.hour(forgedHour), devices: []*desk.Device{t.device(t.office(annulled), "typist-1")}}
	t.after = append(t.after, behind{typist, func() desk.Statement {
		return desk.Statement{Kind: "results/protocol-annulled/1", Body: &results.ProtocolAnnulled{Ruling: results.Ruling{
			Protocol: t.filed[annulled.id], Reason: "A typist may not say so.", Station: annulled.id,
		}}}
	}})
}

// declarations has the central commission declare twice, a paper print shares
// that fit no total, and a protocol corrected after the final result.
func (t *twin) declarations(corrected *generated) {
	votes, lower := map[string]int64{}, map[string]int64{}
	for i, id := range t.country.candidates {
		votes[id], lower[id] = t.country.totals[i], t.country.totals[i]
	}
	lower["baimenov"] -= 400
	bench := []*desk.Device{t.device("central", "chair"), t.device("central", "secretary")}
	declare := func(at act.Time, stage string, votes map[string]int64) planned {
		body := &results.ResultDeclared{
			Lines: map[string]int64{"N": t.country.parameters["invalid"]}, Lists: map[string]map[string]int64{"C": votes}, Stage: stage, Unit: "KZ",
		}
		return planned{at: at, statement: desk.Statement{Kind: "results/result-declared/1", Body: body}, devices: bench}
	}
	printed := t.archived("source/declared/2", &source.Declared{
		AsOf: "2005-12-05", Counts: []source.Count{{Count: 25_700, Of: "nazarbayev", Precision: "exact"}, {Count: 15_000, Of: "tuyakbay", Precision: "exact"}},
		Shares:  []source.Share{{Of: "nazarbayev", Precision: "exact", Printed: "51.40"}, {Of: "tuyakbay", Precision: "exact", Printed: "30.10"}},
		Sources: []string{"TWIN"}, Stage: results.StagePreliminary, Unit: "KZ",
	})
	printed.at = t.hour(preliminaryHour)
	t.statements = append(t.statements, declare(t.hour(preliminaryHour), results.StagePreliminary, votes), printed)
	t.after = append(t.after, behind{planned: declare(t.hour(finalHour), results.StageFinal, lower)}, t.correction(corrected))
	t.faults = append(t.faults,
		Planted{Name: "relation P10", Rules: []string{relationRule("P10")}},
		Planted{Name: "relation P9", Rules: []string{relationRule("P9")}},
		Planted{Name: "relation P21", Station: corrected.id, Rules: []string{relationRule("P21")}},
		Planted{Name: "relation P8", Sums: []string{relationRule("P8")}},
		Planted{Name: "relation P26", Sums: []string{relationRule("P26")}},
		Planted{Name: "relation P27", Sums: []string{relationRule("P27")}},
		Planted{Name: "relation P28", Sums: []string{relationRule("P28")}},
	)
}

func (t *twin) correction(st *generated) behind {
	office := t.office(st)
	bench := planned{at: t.hour(correctedHour), devices: []*desk.Device{t.device(office, "chair"), t.device(office, "secretary")}}
	return behind{bench, func() desk.Statement {
		lines := map[string]int64{}
		for code, count := range st.values.Lines {
			lines[code] = count
		}
		lines["COPY"]++
		return desk.Statement{Kind: "results/protocol-corrected/1", Body: &results.ProtocolCorrected{
			Corrects: t.filed[st.id], Reason: "One copy more had been handed out.", Filing: results.Filing{
				Attestation: results.AttestedByDevice, Lines: lines, Lists: st.values.Lists, Station: st.id,
			},
		}}
	}}
}

func (t *twin) hour(hour act.Time) act.Time { return t.midnight + 3600*hour }

// file writes a filing and remembers it; where the office's last one is missing
// from the ledger, this one shows the gap.
func (t *twin) file(p planned, station string) error {
	p.then = func(hash act.Hash) { t.filed[station] = hash }
	office := p.devices[0].Office()
	if why := t.gaps[office]; why != "" {
		t.faults = append(t.faults, Planted{Name: why + ", seen at the next signature", Station: station, Rules: []string{"signature.gap"}})
		delete(t.gaps, office)
	}
	return t.write(p)
}

// writeNight writes the night, with each filing as its lie would have it, and
// then what comes behind.
func (t *twin) writeNight() error {
	var failed error
	t.night(func(p planned) bool {
		body, filing := p.statement.Body.(*results.ProtocolFiled)
		switch {
		case !filing:
			failed = t.write(p)
		case t.lies[body.Station] != nil:
			failed = t.lies[body.Station](p)
		default:
			failed = t.file(p, body.Station)
		}
		return failed == nil
	})
	if failed != nil {
		return failed
	}
	slices.SortStableFunc(t.after, func(a, b behind) int { return cmp.Compare(a.at, b.at) })
	for _, p := range t.after {
		if p.states != nil {
			p.statement = p.states()
		}
		if err := t.write(p.planned); err != nil {
			return fmt.Errorf("%s: %w", p.statement.Kind, err)
		}
	}
	return nil
}
