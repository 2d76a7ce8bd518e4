package sim

import (
	"cmp"
	"fmt"
	"slices"

	"urna/election/act"
	"urna/election/results"
	"urna/internal/desk"
)

const (
	// abroad2005 is when papers from abroad begin to come in: 5 December 18:00
	// Astana, in minutes of polling day.
	abroad2005 = 42 * 60
	// wave is the minutes whose papers are received together.
	wave = 10
)

// turn is one station's papers at one wave: typed, or filed.
type turn struct {
	at     int64
	filing bool
	st     *generated
}

// night plans the papers of all stations, each typed by two persons of its
// territorial commission and filed one wave later, and between them what
// sources state.
func (r *reconstruction) night(yield func(planned) bool) {
	var turns []turn
	for i := range r.stations {
		st := &r.stations[i]
		at := r.due(st) / wave
		turns = append(turns, turn{at, false, st}, turn{at + 1, true, st})
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return cmp.Compare(a.at, b.at) })
	openings := map[*generated][]results.Opening{}
	left := r.statements
	until := func(at act.Time) bool {
		for len(left) > 0 && left[0].at <= at {
			if !yield(left[0]) {
				return false
			}
			left = left[1:]
		}
		return true
	}
	for _, t := range turns {
		at := r.midnight + act.Time(60*wave*t.at)
		if !until(at) {
			return
		}
		all := r.typed(t.st, openings)
		if t.filing {
			all = r.filed(t.st, openings)
		}
		for _, p := range all {
			if p.at = at; !yield(p) {
				return
			}
		}
	}
	until(1<<62 - 1)
}

// due is when a station's paper is typed, in minutes of polling day, Astana.
func (r *reconstruction) due(st *generated) int64 {
	unit := r.country.units[st.unit]
	if unit["kind"] == kindAbroad {
		return abroad2005 + st.due/4
	}
	offset, _ := unit.number("utc_offset") // read as a number when the country was
	return st.due + r.rules.Election.OffsetMinutes - offset
}

// office is the territorial commission that types and files a station's paper.
func (r *reconstruction) office(st *generated) string {
	unit := r.country.units[st.unit]
	if unit["kind"] == kindAbroad {
		return "territorial/" + unit["parent"]
	}
	return "territorial/" + unit["id"]
}

// typed seals the paper of a station twice.
func (r *reconstruction) typed(st *generated, openings map[*generated][]results.Opening) []planned {
	var all []planned
	for slot := int64(1); slot <= 2; slot++ {
		salt := r.salt()
		value, refusal := act.SealOf(salt, &st.values)
		if refusal != nil {
			panic("sim: a generated sheet cannot be sealed: " + refusal.Error())
		}
		body := &results.EntrySealed{Round: 1, Seal: value, Slot: slot, Station: st.id}
		typist := r.device(r.office(st), fmt.Sprintf("typist-%d", slot))
		all = append(all, planned{
			statement: desk.Statement{Kind: "results/entry-sealed/1", Body: body}, devices: []*desk.Device{typist},
			then: func(hash act.Hash) {
				openings[st] = append(openings[st], results.Opening{Salt: salt, Seal: hash})
			},
		})
	}
	return all
}

// filed files the paper of a station and opens both its seals.
func (r *reconstruction) filed(st *generated, openings map[*generated][]results.Opening) []planned {
	body := &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedOnPaper, Lines: st.values.Lines, Lists: st.values.Lists, Members: st.members,
		Openings: openings[st], Station: st.id,
	}}
	delete(openings, st)
	return []planned{{
		statement: desk.Statement{Kind: "results/protocol-filed/1", Body: body}, devices: []*desk.Device{r.device(r.office(st), "secretary")},
	}}
}
