package web

import (
	"math/big"
	"strconv"
	"strings"

	measure "urna/analysis/media"
	"urna/election/act"
	"urna/election/media"
	"urna/internal/i18n"
)

// mediaTables are what the law gives candidates in the media, what the lot gave
// them, what was aired, what was denied, and what monitors saw.
func mediaTables(s *scene) []section {
	m := &s.state().Media
	schedule, log, balance := s.mediaLots(m)
	monitored, measures := s.monitored(m)
	return []section{
		s.mediaLaw(), s.mediaEntitled(m), s.mediaTerms(m), s.mediaDraws(m), schedule, log, balance, s.mediaReplies(m), monitored, measures,
	}
}

// mediaWord is a cell of a word of the chapter.
func (s *scene) mediaWord(word string) cell {
	return cell{Text: s.lang.Text("media.word." + word), Value: word}
}

// exactly is a cell of a fraction: three decimals on the page, exact in files; a
// dash where there is nothing to measure.
func (s *scene) exactly(r *big.Rat) cell {
	if r == nil {
		return cell{Text: "–", Value: " "}
	}
	text := r.FloatString(3)
	if s.lang != i18n.English {
		text = strings.Replace(text, ".", ",", 1)
	}
	return cell{Text: text, Value: r.RatString()}
}

// ofDay is a cell of seconds from midnight.
func ofDay(seconds int64) cell {
	two := func(n int64) string { return strconv.FormatInt(n/10, 10) + strconv.FormatInt(n%10, 10) }
	return plain(two(seconds/3600) + ":" + two(seconds/60%60) + ":" + two(seconds%60))
}

// runs names a candidate as the ballot does, once there is one.
func (s *scene) runs(id string) cell {
	if id == "" {
		return s.mediaWord("nobody")
	}
	for _, c := range s.state().Candidacy.Ballot {
		if c.ID == id {
			return cell{Text: c.In(string(s.lang)), Value: id}
		}
	}
	return cell{Text: id}
}

func (s *scene) mediaLaw() section {
	t := section{ID: "law", Columns: columns("article", "text", "value", "unit", "paid", "order")}
	for _, e := range s.state().MediaLaw.Entitlements {
		t.Rows = append(t.Rows, none(plain(e.Article), english(e.Text), plain(e.Value), english(e.Unit), english(e.WhoPays), english(e.Order)))
	}
	return t
}

func (s *scene) mediaEntitled(m *media.State) section {
	t := section{ID: "entitled", Columns: columns("candidate", "medium", "due#", "drawn#", "aired#"), Note: s.lang.Text("media.note-lengths")}
	for _, e := range m.Entitled(s.state().MediaLaw) {
		for _, g := range e.Given {
			t.Rows = append(t.Rows, none(s.runs(g.Candidate), s.mediaWord(e.Medium), s.number(e.Due), s.number(g.Drawn), s.number(g.Aired)))
		}
	}
	return t
}

func (s *scene) mediaTerms(m *media.State) section {
	t := section{ID: "terms", Columns: columns("outlet", "medium", "published", "item", "unit", "price#", "for", "source"), Note: s.lang.Text("media.note-unknown-call")}
	if by := s.state().MediaFacts(s.state().Received).TermsBy; by != "" {
		t.Note = s.lang.Text("media.note-terms-by", s.lang.Day(string(by)))
	}
	for _, x := range m.Terms() {
		for i, p := range x.Prices {
			forWhom := s.mediaWord("all")
			if p.Candidate != "" {
				forWhom = s.runs(p.Candidate)
			}
			row := s.row(x.Index, english(x.Outlet), s.mediaWord(x.Medium), s.day(x.Published), english(p.Item), english(p.Unit), s.number(p.Price), forWhom, english(x.Source))
			if i > 0 {
				row.Findings = nil // they are those of the whole list
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// mediaDraws are the lots with all that is needed to draw them again, and slots
// for which none was drawn yet.
func (s *scene) mediaDraws(m *media.State) section {
	t := section{ID: "lots", Columns: columns("inputs", "slots#", "throws", "beacon", "seed", "order", "gone"), Note: s.lang.Text("media.note-lots")}
	for _, o := range m.Openings() {
		if !o.Drawn {
			blank := plain("–")
			t.Rows = append(t.Rows, s.row(o.Index, plain(o.Act.String()), s.number(o.Slots()), blank, blank, blank, s.mediaWord("undrawn"), blank))
		}
	}
	for _, lot := range m.Lots() {
		var throws []string
		for _, x := range lot.Throws {
			throws = append(throws, x.Candidate+" "+x.Pips)
		}
		p := lot.Schedule
		t.Rows = append(t.Rows, s.row(lot.Index, plain(lot.Opening.Act.String()), s.number(int64(len(p.Slots))), plain(strings.Join(throws, ", ")),
			dash(lot.Beacon), plain(p.Seed.String()), plain(strings.Join(p.Order, ", ")), dash(strings.Join(p.Gone, ", "))))
	}
	return t
}

func dash(text string) cell {
	if text == "" {
		return cell{Text: "–", Value: " "}
	}
	return plain(text)
}

// mediaLots are the schedules by day and outlet, what was aired in each slot, and
// what each candidate got.
func (s *scene) mediaLots(m *media.State) (schedule, log, balance section) {
	schedule = section{ID: "schedule", Columns: columns("date", "outlet", "medium", "daypart", "paid", "start", "length#", "first#", "candidates")}
	log = section{ID: "log", Columns: columns("date", "outlet", "slot#", "scheduled", "aired", "due", "start", "later#", "length-due#", "length#", "disturbance")}
	balance = section{ID: "balance", Columns: columns("candidate", "medium", "slots#", "length#", "prime#", "places", "aired-slots#", "aired-length#", "aired-prime#", "state"), Note: s.lang.Text("media.note-balance")}
	for _, lot := range m.Lots() {
		all := m.Log(lot)
		for i := range all {
			if a := &all[i]; a.Slot.Position == 0 {
				schedule.Rows = append(schedule.Rows, s.daysRow(lot, all[i:]))
			}
			if all[i].Logged != nil {
				log.Rows = append(log.Rows, s.logRow(&all[i]))
			}
		}
		for _, medium := range []string{media.Television, media.Radio, media.Print} {
			for _, b := range m.Balances(lot, medium) {
				if b.Drawn.Slots > 0 || b.AiredSlots > 0 {
					balance.Rows = append(balance.Rows, s.balanceRow(lot, medium, &b))
				}
			}
		}
	}
	return schedule, log, balance
}

// daysRow is one day of a block: its first slot and those behind it.
func (s *scene) daysRow(lot *media.Lot, slots []media.Aired) chapterRow {
	first := &slots[0]
	b := &lot.Schedule.Blocks[first.Slot.Block]
	var names, ids []string
	for _, a := range slots[:b.Count] {
		who := s.runs(a.Slot.Candidate)
		names, ids = append(names, who.Text), append(ids, who.file())
	}
	return chapterRow{Entry: lot.Index, Cells: []cell{
		s.day(first.Date), english(b.Outlet), s.mediaWord(b.Medium), s.mediaWord(b.Daypart), s.mediaWord(b.Paid),
		ofDay(first.Start), s.number(b.Length), s.number(first.Slot.Number), {Text: strings.Join(names, ", "), Value: strings.Join(ids, " ")},
	}}
}

func (s *scene) logRow(a *media.Aired) chapterRow {
	later := cell{Text: "–", Value: " "}
	if seconds, has := a.Later(); has {
		later = cell{Text: s.lang.Signed(seconds), Value: strconv.FormatInt(seconds, 10)}
	}
	return s.row(a.Logged.Index, s.day(a.Date), english(a.Outlet.Name), s.number(a.Slot.Number), s.runs(a.Slot.Candidate), s.runs(a.Logged.Candidate),
		ofDay(a.Start), ofDay(a.Logged.Start), later, s.number(a.Length), s.number(a.Logged.Length), s.mediaWord(a.Logged.Disturbance))
}

func (s *scene) balanceRow(lot *media.Lot, medium string, b *media.Balance) chapterRow {
	var places []string
	for _, n := range b.Drawn.Positions {
		places = append(places, strconv.FormatInt(n, 10))
	}
	state := "stands"
	if b.Gone {
		state = "gone"
	}
	return chapterRow{Entry: lot.Index, Cells: []cell{
		s.runs(b.Candidate), s.mediaWord(medium), s.number(b.Drawn.Slots), s.number(b.Drawn.Length), s.number(b.Drawn.Prime),
		plain(strings.Join(places, " ")), s.number(b.AiredSlots), s.number(b.AiredLength), s.number(b.AiredPrime), s.mediaWord(state),
	}}
}

func (s *scene) mediaReplies(m *media.State) section {
	t := section{ID: "replies", Columns: columns("candidate", "outlet", "medium", "published", "requested", "due", "state", "aired", "length#", "given#")}
	now := s.state().Received
	for _, r := range m.Requests() {
		facts := s.state().MediaFacts(r.Received)
		due, aired, given := s.mediaWord("next-issue"), plain("–"), cell{Text: "–", Value: " "}
		if moment, has := r.Due(facts); has {
			due = plain(moment.String())
		}
		if r.GivenIndex > 0 {
			aired, given = s.local(r.Given.Aired), s.number(r.Given.Length)
		}
		row := s.row(r.Index, s.runs(r.Candidate), english(r.Outlet), s.mediaWord(r.Medium), s.day(r.Published), s.local(r.Received), due,
			s.replyState(r.Standing(facts, now)), aired, s.number(r.Length), given)
		if r.GivenIndex > 0 {
			row.Entry, row.Findings = r.GivenIndex, append(row.Findings, s.remarked()[r.GivenIndex]...)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// replyState is a cell of where a request stands, with the sign of a term.
func (s *scene) replyState(state string) cell {
	c := s.standing("media", state)
	switch state {
	case media.ReplyInTime:
		c.Sign = "met"
	case media.ReplyOverdue:
		c.Sign = "missed"
	}
	return c
}

func (s *scene) local(at act.Time) cell { return plain(s.state().Local(at).String()) }

// monitored sums up what monitors coded, and how far they agree.
func (s *scene) monitored(m *media.State) (actors, measures section) {
	actors = section{ID: "monitored", Columns: columns("candidate", "seconds#", "share", "direct", "office#", "incumbency", "items#", "tone")}
	measures = section{ID: "measures", Columns: columns("measure", "value"), Note: s.lang.Text("media.note-measures")}
	units := m.Units()
	if len(units) == 0 {
		return actors, measures
	}
	r := measure.Monitor(monitoredCandidates(s.state().Candidacy.IDs(), units), itemsOf(units))
	for _, a := range r.Actors {
		tone := s.exactly(a.Tone)
		if !r.ToneShown {
			tone = s.mediaWord("withheld")
		}
		actors.Rows = append(actors.Rows, none(s.runs(a.ID), s.number(a.Seconds), s.exactly(a.Share), s.exactly(a.Direct), s.number(a.Office), s.exactly(a.Incumbency), s.number(a.Items), tone))
	}
	for _, x := range []struct {
		word  string
		value cell
	}{
		{"parity", s.exactly(r.Parity)}, {"concentration", s.exactly(r.Concentration)}, {"equal", s.exactly(big.NewRat(1, int64(max(1, len(r.Actors)))))},
		{"doubly", s.number(r.Doubly)}, {"alpha", s.exactly(r.Alpha)}, {"gate", s.exactly(measure.Gate())},
	} {
		measures.Rows = append(measures.Rows, none(s.mediaWord(x.word), x.value))
	}
	return actors, measures
}

// monitoredCandidates are those of the ballot, and whoever else was coded.
func monitoredCandidates(ballot []string, units []media.Unit) []string {
	all := append([]string{}, ballot...)
	known := map[string]bool{"": true}
	for _, id := range ballot {
		known[id] = true
	}
	for i := range units {
		if id := units[i].Actor; !known[id] {
			known[id] = true
			all = append(all, id)
		}
	}
	return all
}

func itemsOf(units []media.Unit) []measure.Item {
	tones := map[string]int64{media.Negative: -1, media.Neutral: 0, media.Positive: 1}
	items := make([]measure.Item, 0, len(units))
	for i := range units {
		u := &units[i]
		item := measure.Item{Actor: u.Actor, Official: u.Role == media.AsOfficial, Direct: u.Mode == media.Direct, Seconds: u.Seconds}
		for _, tone := range u.Tones {
			item.Tones = append(item.Tones, tones[tone])
		}
		items = append(items, item)
	}
	return items
}
