package web

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/election/lot"
	"urna/election/media"
	"urna/internal/i18n"
)

// aired is the reconstruction with a lot, logs, denials and codings that are not
// in it: nothing of the kind is known of 2005.
func aired(t *testing.T) *scene {
	t.Helper()
	s := scene2005(t, i18n.English)
	s.then = s.state().Photograph()
	st := s.then
	facts := media.Facts{Law: st.MediaLaw, Calendar: st.Terms, Offset: st.Rulebook.Election.OffsetMinutes}
	entry := func() *act.Entry {
		st.Size++
		return &act.Entry{Index: st.Size, Received: st.Received, Hash: act.Hash{byte(st.Size), byte(st.Size >> 8), 1}}
	}
	must := func(refusal *act.Refusal) {
		if refusal != nil {
			t.Fatal(refusal)
		}
	}
	m := &st.Media
	terms := &media.TermsPublished{Medium: media.Radio, Outlet: "Steppe", Published: "2005-09-10", Prices: []media.Price{{Item: "minute", Price: 12000, Unit: "minute"}}}
	e := entry()
	must(m.PublishTerms(e, facts, terms))
	m.ApplyTerms(e, terms)
	slots := &media.SlotsOpened{Candidates: []string{"baimenov", "eleusizov", "tuyakbay"}, Blocks: []media.Block{{
		Count: 3, Date: "2005-11-01", Daypart: media.Prime, Days: 6, Length: 90, Medium: media.Television, Outlet: "Channel One", Paid: media.Budget, Start: 1140,
	}}}
	opening := entry()
	must(m.OpenSlots(opening, facts, slots))
	m.ApplyOpened(opening, slots)
	undrawn := entry()
	m.ApplyOpened(undrawn, slots)
	lot, drawn := entry(), &media.LotDrawn{Opened: opening.Hash, Throws: []lot.Throw{{Candidate: "baimenov", Pips: "4"}, {Candidate: "eleusizov", Pips: "1"}, {Candidate: "tuyakbay", Pips: "6"}}}
	must(m.DrawLot(lot, facts, drawn))
	m.ApplyDrawn(lot, drawn)
	first := m.Lots()[0].Schedule.Slots[0].Candidate
	e = entry()
	log := &media.BroadcastLogged{Candidate: first, Disturbance: media.Commented, Length: 84, Lot: lot.Hash, Slot: 1, Start: 68405}
	must(m.LogBroadcast(e, facts, log))
	m.ApplyLogged(e, log)
	for range 2 {
		e = entry()
		ask := &media.ReplyRequested{Candidate: "tuyakbay", Length: 45, Medium: media.Radio, Outlet: "Steppe", Published: "2005-11-02"}
		must(m.RequestReply(e, facts, ask))
		m.ApplyRequested(e, ask)
	}
	given := &media.ReplyGiven{Aired: st.Received + 25*60*60, Length: 45, Request: e.Hash}
	e = entry()
	must(m.GiveReply(e, facts, given))
	m.ApplyGiven(e, given)
	for slot, tone := range []string{media.Positive, media.Negative} {
		e = entry()
		b := &media.Coded{Slot: int64(slot) + 1, Coding: media.Coding{
			Actor: "baimenov", Date: "2005-11-02", Mode: media.Direct, Outlet: "Channel One", Programme: "news", Recording: act.Hash{1}, Role: media.AsCandidate, Seconds: 40, Tone: tone,
		}}
		must(m.Code(e, facts, b))
		m.ApplyCoded(e, b)
	}
	st.Received += 24*60*60 + 60
	return s
}

func cellsOf(t *testing.T, tables []section, id string, row int) []string {
	t.Helper()
	at := slices.IndexFunc(tables, func(x section) bool { return x.ID == id })
	if at < 0 || len(tables[at].Rows) <= row {
		t.Fatalf("table %s has no row %d", id, row)
	}
	var texts []string
	for i := range tables[at].Rows[row].Cells {
		texts = append(texts, tables[at].Rows[row].Cells[i].Text)
	}
	return texts
}

// rowReads is what a row of a table has in its cells, with | between them.
type rowReads struct {
	table string
	row   int
	want  string
}

// tablesRead holds rows to what they are to read, and every row to its columns.
func tablesRead(t *testing.T, tables []section, rows []rowReads) {
	t.Helper()
	for _, c := range rows {
		got := strings.ReplaceAll(strings.Join(cellsOf(t, tables, c.table, c.row), "|"), "\u00a0", " ")
		if !strings.Contains(got, c.want) {
			t.Errorf("%s row %d: %q, want %q in it", c.table, c.row, got, c.want)
		}
	}
	for _, table := range tables {
		for i, row := range table.Rows {
			if len(row.Cells) != len(table.Columns) {
				t.Errorf("%s row %d has %d cells, want %d", table.ID, i, len(row.Cells), len(table.Columns))
			}
		}
	}
}

func TestMediaPageShowsLotLogDenialsAndWhatMonitorsSaw(t *testing.T) {
	s := aired(t)
	tables := mediaTables(s)
	tablesRead(t, tables, []rowReads{
		{"law", 0, "28(3), 33(2)(2)|Speech on television|15|minute|republican budget|by time of written request; lot if simultaneous"},
		{"entitled", 1, "|television|900|540|"},
		{"terms", 0, "Steppe|radio|2005-09-10|minute|minute|12 000|all alike|"},
		{"lots", 0, "|18|–|–|–|not drawn yet|–"},
		{"lots", 1, "|18|baimenov 4, eleusizov 1, tuyakbay 6|–|"},
		{"schedule", 1, "2005-11-02|Channel One|television|prime time|the republic|19:00:00|90|4|"},
		{"log", 0, "|19:00:00|19:00:05|+5|90|84|commented"},
		{"balance", 0, "|television|6|540|540|2 2 2|1|84|84|stands"},
		{"replies", 0, "|radio|2005-11-02|"}, {"replies", 0, "|nothing aired in time|–|45|–"}, {"replies", 1, "|given late|"},
		{"monitored", 1, "|40|1.000|1.000|0|0.000|1|withheld"},
		{"measures", 4, "alpha"}, {"measures", 4, "|0.000"}, {"measures", 0, "|0.800"},
	})
}

// sameInEachLanguage holds files to the same rows in every language, with ids and
// exact fractions.
func sameInEachLanguage(t *testing.T, s *scene, tables func(*scene) []section) {
	t.Helper()
	var first string
	for _, lang := range i18n.Languages() {
		s.lang, s.remarks = lang, nil
		text, err := json.Marshal(tables(s))
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(text)
		}
		if string(text) != first {
			t.Errorf("%s: the JSON of the tables differs from that of %s", lang, i18n.Languages()[0])
		}
	}
}

func TestMediaFilesAreTheSameInEveryLanguage(t *testing.T) {
	sameInEachLanguage(t, aired(t), mediaTables)
}

func TestMediaPageOfAnElectionWithoutABallotIsThere(t *testing.T) {
	s := scene2005(t, i18n.English)
	st := election.New()
	st.Rulebook, st.Terms, st.MediaLaw = s.state().Rulebook, s.state().Terms, s.state().MediaLaw
	if got := len(mediaTables(&scene{lang: i18n.English, then: st, form: url.Values{}})); got != 10 {
		t.Errorf("%d tables, want 10", got)
	}
}
