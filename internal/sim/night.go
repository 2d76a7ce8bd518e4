package sim

import (
	"crypto/ed25519"
	"fmt"

	"urna/election/act"
	"urna/election/results"
	"urna/internal/desk"
)

// practiceEvening is when the first protocol is typed, 2026-03-01 15:30 UTC.
const practiceEvening act.Time = 1772379000

func keyOf(private ed25519.PrivateKey) act.Key { return act.Key(private.Public().(ed25519.PublicKey)) }

// paper is the numbers of one practice protocol.
type paper struct {
	voters, received, issued, unused, spoiled, box, invalid int64
	votes                                                   [3]int64
	outside                                                 int64 // ballots and requests of the one portable box
}

func (p paper) draft(station string, slot int64) desk.Draft {
	return desk.Draft{
		Station: station, Slot: slot,
		Lines: map[string]int64{
			"OPEN": 7 * 60, "CLOSE": 20 * 60, "V": p.voters, "R": p.received, "I": p.issued, "K": p.unused,
			"S": p.spoiled, "B": p.box, "N": p.invalid,
		},
		Lists: map[string]map[string]int64{
			"AB": {"one": p.outside}, "BB": {"one": p.outside},
			"C": {"aliya": p.votes[0], "bolat": p.votes[1], "clara": p.votes[2]},
		},
	}
}

// The papers of the practice night. The third contradicts itself on paper.
func papers() map[string]paper {
	return map[string]paper{
		"101": {900, 905, 640, 263, 2, 610, 12, [3]int64{320, 201, 102}, 25},
		"102": {1200, 1210, 801, 409, 0, 771, 20, [3]int64{380, 271, 130}, 30},
		"103": {450, 454, 301, 152, 1, 290, 9, [3]int64{140, 101, 50}, 11}, // counted 300, in boxes 301
		"201": {2000, 2015, 1500, 510, 5, 1450, 40, [3]int64{640, 520, 300}, 50},
		"202": {750, 756, 500, 256, 0, 488, 10, [3]int64{210, 189, 91}, 12},
	}
}

// PlayNight files the practice night: equal entries, differing entries, a paper
// that contradicts itself, a rival, an annulment and a correction, and then the
// declarations.
func (s *Stage) PlayNight() error {
	s.Clock.now = max(s.Clock.now, practiceEvening)
	for _, scene := range []struct {
		name string
		play func() error
	}{
		{"101 equal", s.equal}, {"102 differing", s.differing}, {"103 wrong on paper", s.wrongOnPaper},
		{"201 rival", s.rival}, {"202 annulled and corrected", s.annulled}, {"declared", s.declared},
	} {
		if err := scene.play(); err != nil {
			return fmt.Errorf("practice night, %s: %w", scene.name, err)
		}
	}
	return nil
}

// desks are where a station's paper is typed, and for which form: zeros for
// the first protocol, else the act that is corrected.
type desks struct {
	unit, station string
	form          act.Hash
}

func (s *Stage) typed(at desks, first, second paper) error {
	if err := s.sealed(s.device("territorial/"+at.unit, "typist-1"), first.draft(at.station, 1), at.form); err != nil {
		return err
	}
	return s.sealed(s.device("territorial/"+at.unit, "typist-2"), second.draft(at.station, 2), at.form)
}

func (s *Stage) filed(unit, station string) error {
	statement, err := desk.File(s.state(), s.drafts, station, desk.Paper{Members: members()})
	if err != nil {
		return err
	}
	_, err = s.file(statement, s.device("territorial/"+unit, "secretary"))
	return err
}

func (s *Stage) equal() error {
	p := papers()["101"]
	if err := s.typed(desks{unit: "north", station: "101"}, p, p); err != nil {
		return err
	}
	return s.filed("north", "101")
}

func (s *Stage) differing() error {
	p := papers()["102"]
	slip := p
	slip.votes[1] = 217 // 271 with two digits swapped
	if err := s.typed(desks{unit: "north", station: "102"}, p, slip); err != nil {
		return err
	}
	difference, err := desk.Compare(s.state(), s.drafts, "102", act.Hash{})
	if err != nil {
		return err
	}
	if _, err := s.file(desk.Return("102", difference), s.device("territorial/north", "secretary")); err != nil {
		return err
	}
	if err := s.typed(desks{unit: "north", station: "102"}, p, p); err != nil {
		return err
	}
	return s.filed("north", "102")
}

func (s *Stage) wrongOnPaper() error {
	p := papers()["103"]
	if err := s.typed(desks{unit: "north", station: "103"}, p, p); err != nil {
		return err
	}
	return s.filed("north", "103")
}

// signedAtStation files a protocol by the commission's own devices.
func (s *Stage) signedAtStation(station string, p paper) error {
	draft := p.draft(station, 1)
	body := &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedByDevice, Lines: draft.Lines, Lists: draft.Lists, Members: members(), Station: station,
	}}
	name := "precinct/" + station
	_, err := s.file(desk.Statement{Kind: "results/protocol-filed/1", Body: body}, s.device(name, "chair"), s.device(name, "secretary"), s.device(name, "member"))
	return err
}

func (s *Stage) rival() error {
	p := papers()["201"]
	if err := s.signedAtStation("201", p); err != nil {
		return err
	}
	other := p
	other.votes = [3]int64{740, 420, 300}
	if err := s.typed(desks{unit: "south", station: "201"}, other, other); err != nil {
		return err
	}
	if err := s.filed("south", "201"); err != nil {
		return err
	}
	st, err := s.station("201")
	if err != nil {
		return err
	}
	body := &results.DisputeResolved{Ruling: results.Ruling{
		Protocol: st.Versions[0].Act, Reason: "The paper on the wall of the station bears the numbers of the first protocol.", Station: "201",
	}}
	_, err = s.file(desk.Statement{Kind: "results/dispute-resolved/1", Body: body}, s.device("territorial/south", "chair"), s.device("territorial/south", "secretary"))
	return err
}

func (s *Stage) annulled() error {
	p := papers()["202"]
	if err := s.signedAtStation("202", papers()["101"]); err != nil { // another station's numbers
		return err
	}
	st, err := s.station("202")
	if err != nil {
		return err
	}
	annul := &results.ProtocolAnnulled{Ruling: results.Ruling{
		Protocol: st.Versions[0].Act, Reason: "The numbers are those of another station.", Station: "202",
	}}
	bench := []*desk.Device{s.device("territorial/south", "chair"), s.device("territorial/south", "secretary")}
	if _, err := s.file(desk.Statement{Kind: "results/protocol-annulled/1", Body: annul}, bench...); err != nil {
		return err
	}
	early := p
	early.unused, early.issued = 257, 499 // one ballot counted as unused that was issued
	if err := s.typed(desks{unit: "south", station: "202"}, early, early); err != nil {
		return err
	}
	if err := s.filed("south", "202"); err != nil {
		return err
	}
	if st, err = s.station("202"); err != nil {
		return err
	}
	corrects := st.Counted().Act
	if err := s.typed(desks{unit: "south", station: "202", form: corrects}, p, p); err != nil {
		return err
	}
	statement, err := desk.Correct(s.state(), s.drafts, "202", desk.Correction{
		Corrects: corrects, Reason: "One issued ballot had been counted as unused.", Paper: desk.Paper{Members: members()},
	})
	if err != nil {
		return err
	}
	_, err = s.file(statement, bench...)
	return err
}

// declared states the result twice: the preliminary one leaves a station out.
func (s *Stage) declared() error {
	totals := s.state().Results.UnitTotals(0)
	final := &results.ResultDeclared{
		Lines: map[string]int64{"V": *totals.Registered, "N": *totals.Invalid},
		Lists: map[string]map[string]int64{"C": totals.Candidates}, Stage: results.StageFinal, Unit: "sunland",
	}
	without := papers()["103"]
	preliminary := &results.ResultDeclared{
		Lines: map[string]int64{"V": *totals.Registered - without.voters, "N": *totals.Invalid - without.invalid},
		Lists: map[string]map[string]int64{"C": {
			"aliya": totals.Candidates["aliya"] - without.votes[0],
			"bolat": totals.Candidates["bolat"] - without.votes[1],
			"clara": totals.Candidates["clara"] - without.votes[2],
		}}, Stage: results.StagePreliminary, Unit: "sunland",
	}
	for _, body := range []*results.ResultDeclared{preliminary, final} {
		if _, err := s.file(desk.Statement{Kind: "results/result-declared/1", Body: body}, s.device("central", "chair"), s.device("central", "secretary")); err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage) station(id string) (results.Station, error) {
	index, known := s.state().Territory.Station(id)
	if !known {
		return results.Station{}, fmt.Errorf("station %s is not on the register", id)
	}
	return s.state().Results.Station(index), nil
}
