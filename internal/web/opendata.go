package web

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
)

// category is one category of the Open Election Data Initiative and the files that
// hold its data here.
type category struct {
	name  string
	files []string
}

// categories is one line for each of the sixteen categories.
var categories = []category{
	{"legal-framework", []string{"law-in-force", "law-not-in-force", "law-changes", "calendar-terms", "calendar-readings", "calendar-interpreted"}},
	{"boundaries", []string{"units"}},
	{"administration", []string{"commission-seats", "commission-balance", "commission-changes"}},
	{"processes", []string{"commission-sessions", "commission-decisions", "calling-call", "calling-instructions", "calling-executed"}},
	{"security", []string{"security-keys"}},
	{"party-registration", []string{"candidacy-nominees", "commission-balance"}},
	{"ballot-qualification", []string{"candidacy-nominees", "candidacy-steps", "candidacy-required", "candidacy-sheets", "candidacy-question", "candidacy-signatures", "candidacy-appeals", "candidacy-grounds", "candidacy-ballot"}},
	{"campaigns", []string{"campaign-venues", "campaign-events", "campaign-conflicts", "campaign-treatment", "polls-register", "polls-shares", "polls-average", "polls-missed", "media-entitled", "media-schedule", "media-log", "media-balance", "media-measures", "programme-programmes", "programme-topics", "programme-endorsements"}},
	{"campaign-finance", []string{"campaign-law", "campaign-funds", "campaign-receipts", "campaign-reports"}},
	{"voter-registration", []string{"voterlist-lists"}},
	{"voter-lists", []string{"voterlist-changes"}},
	{"voter-education", []string{"voter-when", "voter-how", "voter-check"}},
	{"polling-stations", []string{"stations", "voterlist-boxes", "voterlist-opened", "accreditation-presence"}},
	{"results", []string{"stations", "units", "declared"}},
	{"e-voting", []string{"channels"}},
	{"disputes", []string{"disputes", "findings", "accreditation-refused", "accreditation-revoked"}},
}

// principles are the nine of the initiative, in its order, and the page that shows
// how each is met.
var principles = []struct{ name, page string }{
	{"timely", "board"}, {"granular", "data"}, {"free", "data"}, {"complete", "data"}, {"analyzable", "data"}, {"open-format", "data"},
	{"for-all", "data"}, {"licence-free", "data"}, {"permanent", "check"},
}

// opendataTables are the sixteen categories with their files and rows, and the nine
// principles with how they are met.
func opendataTables(s *scene) []section {
	rows := s.fileRows.of(s)
	all := section{ID: "categories", Columns: columns("category", "file", "rows#")}
	for _, c := range categories {
		name := cell{Text: s.lang.Text("opendata.category." + c.name), Value: c.name}
		for _, file := range c.files {
			count := s.number(int64(rows[file]))
			all.Rows = append(all.Rows, none(name, cell{Text: file + ".csv", Address: "/data/" + file + ".csv"}, count))
		}
	}
	met := section{ID: "principles", Columns: columns("principle", "how", "page")}
	for _, p := range principles {
		met.Rows = append(met.Rows, none(cell{Text: s.lang.Text("opendata.principle." + p.name), Value: p.name}, plain(s.lang.Text("opendata.how."+p.name)), cell{Text: "/" + p.page, Address: link(s.lang, p.page)}))
	}
	return []section{all, met}
}

// fileRows keeps how many rows every bulk file has in one state of the election:
// to know it is to make them all, and the page and its files ask in three languages.
type fileRows struct {
	mu    sync.Mutex
	state *election.State
	rows  map[string]int
}

func (f *fileRows) of(s *scene) map[string]int {
	if f == nil { // a scene of its own, for one answer
		return s.countRows()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.state != s.state() {
		f.state, f.rows = s.state(), s.countRows()
	}
	return f.rows
}

// countRows counts the rows of every bulk file but those of this chapter.
func (s *scene) countRows() map[string]int {
	rows := map[string]int{}
	for _, c := range chapters {
		for _, t := range c.tables(s) {
			rows[c.name+"-"+t.ID] = len(t.Rows)
		}
	}
	if s.state().Territory == nil || !s.state().Results.Began() {
		return rows
	}
	for _, f := range bulkFiles {
		f.rows(s, func([]string) { rows[f.name]++ })
	}
	return rows
}

// securityTables are all keys that were ever delegated, and what became of them.
func securityTables(s *scene) []section {
	t := section{ID: "keys", Columns: columns("office", "role", "key", "state", "signatures#")}
	type held struct {
		key act.Key
		office.Standing
	}
	var all []held
	s.state().Office.All(func(key act.Key, standing office.Standing) { all = append(all, held{key, standing}) })
	slices.SortFunc(all, func(a, b held) int {
		return cmp.Or(strings.Compare(a.Office, b.Office), strings.Compare(a.Role, b.Role), strings.Compare(a.key.String(), b.key.String()))
	})
	for _, h := range all {
		state := "stands"
		if h.Revoked {
			state = "revoked"
		}
		t.Rows = append(t.Rows, none(s.office(h.Office), cell{Text: roleWords(s.lang, h.Role), Value: h.Role}, plain(h.key.String()), s.standing("security", state), s.number(h.Counter())))
	}
	return []section{t}
}
