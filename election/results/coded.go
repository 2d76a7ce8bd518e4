package results

import (
	"fmt"
	"slices"

	"urna/election/rulebook"
)

// The relations that the formula language cannot say, by their code
// (spec/acts/results.md §7 and §9). A rulebook that lists a code as coded has it
// checked here: on sheets, on sums, or where an act is decided.

// decidedOnActs are the coded relations that a deciding method checks itself:
// P9 and P10 on declarations, P19 on rivals, P21 on corrections.
var decidedOnActs = []string{"P9", "P10", "P19", "P21"}

// sheetCheck says of one station's sheet what fails, and whether the relation
// could be read at all.
type sheetCheck func(s *State, station int, sheet rulebook.Sheet) (failing []but, read bool)

// codedOfSheets is the check of a coded relation of stations; nil for none.
func codedOfSheets(code string) sheetCheck {
	switch code {
	case "P18":
		return closedEarly
	case "P20":
		return recountedOnce
	case "P23":
		return channelsApart
	}
	return nil
}

// codedOfSums is the check of a coded relation of units or the nation; nil for
// none.
func codedOfSums(code string) func(*State, int) []but {
	switch code {
	case "P8":
		return finalIsSum
	case "P8a":
		return everyStationOnce
	case "P26":
		return fewerThanAQuarter
	case "P27":
		return winnerOnBothBases
	}
	return nil
}

// NotChecked lists the coded relations for which this program has no check.
func (s *State) NotChecked() []string {
	codes := []string{}
	for _, rule := range s.rules.Relations {
		if rule.How == rulebook.RelationCoded && codedOfSums(rule.Code) == nil && codedOfSheets(rule.Code) == nil && !slices.Contains(decidedOnActs, rule.Code) {
			codes = append(codes, rule.Code)
		}
	}
	return codes
}

// CheckCoded evaluates a coded relation on the sheet of a station, by its
// index; false where the relation has no check of sheets.
func (s *State) CheckCoded(code string, station int, sheet rulebook.Sheet) (rulebook.Result, bool) {
	check := codedOfSheets(code)
	if check == nil {
		return rulebook.Result{}, false
	}
	failing, read := check(s, station, sheet)
	switch {
	case !read:
		return rulebook.Result{Verdict: rulebook.Skipped}, true
	case len(failing) == 0:
		return rulebook.Result{Verdict: rulebook.Holds}, true
	}
	return rulebook.Result{Verdict: rulebook.Fails, Left: failing[0].got, Right: failing[0].limit}, true
}

// closedEarly (P18): a station that closed before 20:00 had issued a ballot to
// every voter listed. Whether it was on the list of stations that may close
// early is not in the ledger.
func closedEarly(s *State, _ int, sheet rulebook.Sheet) ([]but, bool) {
	const evening = 20 * 60
	closed, known := s.layout.Line(sheet, "CLOSE")
	roles := s.layout.Roles(sheet)
	if !known || !roles.Issued.Known || !roles.Registered.Known {
		return nil, false
	}
	if closed >= evening || roles.Issued.Count == roles.Registered.Count {
		return nil, true
	}
	return []but{{
		fmt.Sprintf("closed at minute %d with %d issued", closed, roles.Issued.Count),
		fmt.Sprintf("minute %d, or %d issued", evening, roles.Registered.Count),
	}}, true
}

// recountedOnce (P20): at most one recount on demand of a proxy, ended within
// twelve hours of the beginning of the count.
func recountedOnce(s *State, _ int, sheet rulebook.Sheet) ([]but, bool) {
	const most = 12 * 60
	recounts, known := s.layout.Line(sheet, "RC")
	if !known {
		return nil, false
	}
	var failing []but
	if recounts > 1 {
		failing = append(failing, but{number(recounts) + " recounts", "1"})
	}
	ended, timed := s.layout.Line(sheet, "RCT")
	if began, counted := s.layout.Line(sheet, "CNT0"); timed && counted && ended-began > most {
		failing = append(failing, but{number(ended-began) + " minutes", number(most)})
	}
	return failing, true
}

// channelsApart (P23): the lines of a channel, which are the part of the form
// that bears its name, are filled at the stations that have the channel, and
// only there.
func channelsApart(s *State, station int, sheet rulebook.Sheet) ([]but, bool) {
	var failing []but
	for _, channel := range s.territory.Channels {
		own := slices.Contains(s.territory.Stations[station].Channels, channel)
		for _, line := range s.rules.Form {
			if line.Part != channel {
				continue
			}
			switch filled := s.filled(sheet, line); {
			case own && !filled:
				failing = append(failing, but{line.Code + " blank", "the channel " + channel + " has its own numbers"})
			case !own && filled:
				failing = append(failing, but{line.Code + " filled", "no channel " + channel + " at the station"})
			}
		}
	}
	return failing, true
}

// filled says whether a line, or any cell of its list, has a number.
func (s *State) filled(sheet rulebook.Sheet, line rulebook.Line) bool {
	switch line.List {
	case rulebook.ListNone:
		_, filled := s.layout.Line(sheet, line.Code)
		return filled
	case rulebook.ListCandidate:
		return slices.ContainsFunc(s.layout.Candidates(), func(id string) bool {
			_, filled := s.layout.Cell(sheet, line.Code, id)
			return filled
		})
	}
	return slices.ContainsFunc(sheet.Loose, func(c rulebook.Cell) bool { return c.Code == line.Code })
}

// finalIsSum (P8): what was declared as final for the unit is the sum of the
// protocols.
func finalIsSum(s *State, unit int) []but {
	var failing []but
	for _, d := range s.Declarations() {
		if d.Stage != StageFinal || d.Unit != unit {
			continue
		}
		for _, x := range s.Differences(d) {
			failing = append(failing, but{
				fmt.Sprintf("%s: declared %d in entry %d", x.Field, x.Declared, d.Index), number(x.Sum),
			})
		}
	}
	return failing
}

// everyStationOnce (P8a) finds stations of which no protocol counts, and
// disputed ones.
func everyStationOnce(s *State, unit int) []but {
	count, register := s.Unit(unit), s.territory.Units[unit].Stations
	if count.Reported == register && count.Disputed == 0 {
		return nil
	}
	return []but{{number(count.Reported) + " counted, " + number(count.Disputed) + " disputed", number(register)}}
}

// fewerThanAQuarter (P26): stations whose protocol was annulled, or has a
// finding of severity error, are fewer than a quarter of the register.
func fewerThanAQuarter(s *State, unit int) []but {
	count, register := s.Unit(unit), s.territory.Units[unit].Stations
	if 4*count.Breached < register {
		return nil
	}
	return []but{{number(count.Breached) + " stations", "fewer than a quarter of " + number(register)}}
}

// winnerOnBothBases (P27): who has more than half of the valid votes has more
// than half of all who voted, too.
func winnerOnBothBases(s *State, unit int) []but {
	totals := s.UnitTotals(unit)
	if totals.Valid == nil || totals.Voted == nil {
		return nil
	}
	var most int64
	for _, votes := range totals.Candidates {
		most = max(most, votes)
	}
	if 2*most > *totals.Valid == (2*most > *totals.Voted) {
		return nil
	}
	return []but{{number(most) + " of " + number(*totals.Valid) + " valid", "more than half of " + number(*totals.Voted) + " voted, too"}}
}
