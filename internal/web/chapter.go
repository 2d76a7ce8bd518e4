package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"urna/election"
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/office"
	"urna/internal/i18n"
)

// chapter is one chapter of the procedure: a page of tables, its JSON twin, and
// a bulk file for each table.
type chapter struct {
	name   string // of the address, and of its texts
	dated  bool   // shows the state of a day, which the reader may choose
	tables func(*scene) []section
}

// chapters is every chapter of the procedure, in the order in which it happens.
var chapters = []chapter{
	{"calendar", true, calendarTables},
	{"law", true, lawTables},
	{"calling", false, callingTables},
	{"commission", false, commissionTables},
	{"candidacy", true, candidacyTables},
	{"media", false, mediaTables},
	{"campaign", false, campaignTables},
	{"polls", false, pollsTables},
	{"voterlist", false, voterlistTables},
	{"accreditation", false, accreditationTables},
	{"programme", false, programmeTables},
	{"voter", true, voterTables},
	{"security", false, securityTables},
	{"claim", false, claimTables},
	{"context", false, contextTables},
}

// allChapters are the chapters, and last the one that counts the rows of the others.
func allChapters() []chapter {
	return append(slices.Clip(chapters), chapter{"opendata", false, opendataTables})
}

func chapterOf(name string) *chapter {
	all := allChapters()
	if i := slices.IndexFunc(all, func(c chapter) bool { return c.name == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// section is one table of a chapter.
type section struct {
	ID      string // of its texts: chapter.ID, and of its columns: chapter.ID.COLUMN
	Columns []column
	Rows    []chapterRow
	Note    string // what is to be said below it, in the reader's language
	Door    crumb  // the page that has more to do with it; empty for none
	// Generated says that a program made the figures up; else they are what the law,
	// bodies or sources state.
	Generated bool
}

// mostShown is how many rows of a table its page shows; the file has all.
const mostShown = 200

// Shown are the rows that the page shows.
func (t section) Shown() []chapterRow { return t.Rows[:min(len(t.Rows), mostShown)] }

// More says that the page does not show all rows.
func (t section) More() bool { return len(t.Rows) > mostShown }

// column is one column of a table: its name in files, and whether it has numbers.
type column struct {
	Name   string
	Number bool
	Whole  bool // has days, which are not broken over lines
	Digits bool // has hashes, keys and the like, which may break anywhere
}

// dayColumns are the names of columns that hold days.
var dayColumns = []string{"date", "on", "from", "to", "as-of", "polling-day", "due", "held", "published"}

// broad is the number of columns from which a table scrolls rather than squeezes what
// people wrote into a word a line.
const broad = 10

// Broad says that the table has so many columns.
func (t section) Broad() bool { return len(t.Columns) >= broad }

// digitColumns have digits that nobody reads as words.
var digitColumns = []string{"content", "key", "modulus", "root", "seed"}

// columns names columns of texts; a name that ends in # has numbers.
func columns(names ...string) []column {
	all := make([]column, len(names))
	for i, name := range names {
		all[i] = column{Name: name, Whole: slices.Contains(dayColumns, name), Digits: slices.Contains(digitColumns, name)}
		if at := len(name) - 1; name[at] == '#' {
			all[i] = column{Name: name[:at], Number: true}
		}
	}
	return all
}

// chapterRow is one row: its cells, the entry that says so, -1 where several or
// none do, and the findings at that entry.
type chapterRow struct {
	Cells    []cell
	Entry    int64
	Findings []findingView
}

// cell is one value: as the page shows it and as files hold it.
type cell struct {
	Text    string
	Value   string // in files; the text where it is empty
	Lang    string // of the text where it is not the page's
	Address string
	Sources []citedSource
	Sign    string // a state: met, late, …
	Unknown bool   // no source gives it: files leave it empty
	Said    []quote
	ID      string // by which the row can be linked to
}

// quote is what a source says.
type quote struct {
	Text    string
	Sources []citedSource
}

// plain is a cell of the page's language or of none.
func plain(text string) cell { return cell{Text: text} }

// english is a cell whose text the law or a source gives in English.
func english(text string) cell { return cell{Text: text, Lang: "en"} }

// number is a cell of a whole number.
func (s *scene) number(n int64) cell {
	return cell{Text: s.lang.Number(n), Value: strconv.FormatInt(n, 10)}
}

// standing is a cell of a word of the chapter, with its sign.
func (s *scene) standing(chapter, word string) cell {
	return cell{Text: s.lang.Text(chapter + ".state." + word), Value: word, Sign: word}
}

// cited is a cell of sources.
func (s *scene) cited(ids []string) cell {
	value := ""
	for i, id := range ids {
		if i > 0 {
			value += " "
		}
		value += id
	}
	return cell{Text: value, Value: value, Sources: s.citations(ids)}
}

// file is the value of a cell in files.
func (c *cell) file() string {
	if c.Value != "" || c.Unknown {
		return c.Value
	}
	if len(c.Said) > 0 {
		var all []string
		for _, q := range c.Said {
			all = append(all, q.Sources[0].ID+": "+q.Text)
		}
		return strings.Join(all, " | ")
	}
	return c.Text
}

// MarshalJSON writes a table as its id and its rows, each an object by column.
func (t section) MarshalJSON() ([]byte, error) {
	rows := make([]map[string]any, len(t.Rows))
	for i, r := range t.Rows {
		row := map[string]any{}
		for at, c := range t.Columns {
			value := r.Cells[at].file()
			if n, err := strconv.ParseInt(value, 10, 64); c.Number && err == nil {
				row[c.Name] = n
				continue
			}
			row[c.Name] = value
		}
		if r.Entry >= 0 {
			row["entry"] = r.Entry
		}
		if len(r.Findings) > 0 {
			row["findings"] = r.Findings
		}
		rows[i] = row
	}
	return json.Marshal(map[string]any{"table": t.ID, "rows": rows})
}

// chapterView is a page of a chapter.
type chapterView struct {
	snapshot
	Chapter string    `json:"chapter"`
	On      string    `json:"on,omitempty"` // the day of which it speaks
	Tables  []section `json:"tables"`
	JSON    string    `json:"-"`
	Dated   bool      `json:"-"`
	Mark    string    `json:"-"` // of invented tables
	Roles   []string  `json:"-"` // of calendars to subscribe to
}

// on is the day that the reader asks for, else that of the last entry; a
// reconstruction, to whose ledger sources were added for years, stands at polling day.
func (s *scene) on() calendar.Day {
	if d, err := calendar.ParseDay(s.form.Get("on")); err == nil {
		return d
	}
	last := s.state().Local(s.state().Received).Day
	if s.nature() == office.NatureReconstruction {
		return min(last, s.state().PollingDay(last.String()))
	}
	return last
}

func (s *scene) chapter(c *chapter) *chapterView {
	v := &chapterView{snapshot: s.snapshot(), Chapter: c.name, Tables: c.tables(s), Dated: c.dated, JSON: "/procedure/" + c.name + "/chapter.json"}
	if c.dated {
		v.On = s.on().String()
		if s.form.Get("on") != "" {
			v.JSON += "?on=" + v.On
		}
	}
	if c.name == "calendar" {
		v.Roles = s.roles()
	}
	return v
}

// chapterPage shows one chapter.
func (h *Handler) chapterPage(w http.ResponseWriter, r *http.Request) {
	c, s := chapterOf(r.PathValue("chapter")), h.ruled(w, r)
	if s == nil {
		return
	}
	if c == nil {
		h.notFound(w, r)
		return
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "procedure/chapter", title: s.lang.Text(c.name + ".title"), body: s.chapter(c)})
}

func (h *Handler) chapterJSON(w http.ResponseWriter, r *http.Request) {
	c, s := chapterOf(r.PathValue("chapter")), h.ruled(w, r)
	if s == nil {
		return
	}
	if c == nil {
		h.notFound(w, r)
		return
	}
	h.writeJSON(w, r, s, s.chapter(c))
}

// ruled is the scene of an election that has its law; before that it answers
// so, and returns nil.
func (h *Handler) ruled(w http.ResponseWriter, r *http.Request) *scene {
	s := h.scene(r)
	if s.state().Rulebook == nil {
		h.say(w, r, http.StatusOK, "not-begun")
		return nil
	}
	return s
}

// procedureView lists the chapters and how much each holds.
type procedureView struct {
	snapshot
	Chapters []procedureRow `json:"chapters"`
}

type procedureRow struct {
	Name    string `json:"name"`
	Address string `json:"-"`
	Rows    int    `json:"rows"`
}

func (h *Handler) procedure(w http.ResponseWriter, r *http.Request) {
	s := h.ruled(w, r)
	if s == nil {
		return
	}
	v := &procedureView{snapshot: s.snapshot()}
	for _, c := range allChapters() {
		row := procedureRow{Name: c.name, Address: link(s.lang, "procedure", c.name)}
		for _, t := range c.tables(s) {
			row.Rows += len(t.Rows)
		}
		v.Chapters = append(v.Chapters, row)
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "procedure/procedure", title: s.lang.Text("procedure.title"), body: v})
}

// fileOf is one bulk file by its name, nil where there is none.
func fileOf(s *scene, name string) *bulkFile {
	files := bulkFiles
	if at := slices.IndexFunc(files, func(f bulkFile) bool { return f.name == name }); at >= 0 {
		return &files[at]
	}
	stem, _, _ := strings.Cut(name, "-")
	if c := chapterOf(stem); c != nil {
		files = filesOfChapters(s, []chapter{*c})
	}
	if at := slices.IndexFunc(files, func(f bulkFile) bool { return f.name == name }); at >= 0 {
		return &files[at]
	}
	return nil
}

// chapterFiles are the tables of all chapters as bulk files.
func chapterFiles(s *scene) []bulkFile { return filesOfChapters(s, allChapters()) }

func filesOfChapters(s *scene, of []chapter) []bulkFile {
	var files []bulkFile
	if s.state().Rulebook == nil {
		return nil
	}
	english := *s
	english.lang = i18n.English
	for _, c := range of {
		for _, t := range c.tables(&english) {
			files = append(files, bulkFile{
				name: c.name + "-" + t.ID, title: english.lang.Text(c.name + "." + t.ID), stated: !t.Generated,
				columns: func(*scene) []dataField { return append(t.fields(), dataField{"entry", "integer"}) },
				rows:    t.lines,
			})
		}
	}
	return files
}

func (t *section) fields() []dataField {
	var all []dataField
	for _, c := range t.Columns {
		kind := "string"
		if c.Number {
			kind = "integer"
		}
		all = append(all, dataField{c.Name, kind})
	}
	return all
}

func (t section) lines(_ *scene, line func([]string)) {
	for _, r := range t.Rows {
		cells := make([]string, 0, len(r.Cells)+1)
		for i := range r.Cells {
			cells = append(cells, r.Cells[i].file())
		}
		entry := ""
		if r.Entry >= 0 {
			entry = strconv.FormatInt(r.Entry, 10)
		}
		line(append(cells, entry))
	}
}

// row makes a row of what one entry says, with the findings at it.
func (s *scene) row(entry int64, cells ...cell) chapterRow {
	return chapterRow{Cells: cells, Entry: entry, Findings: slices.Clone(s.remarked()[entry])}
}

// remarked are all findings of the snapshot by entry, gathered once.
func (s *scene) remarked() map[int64][]findingView {
	if s.remarks == nil {
		s.remarks = map[int64][]findingView{}
		s.state().Remarks(func(r election.Remark) bool {
			s.remarks[r.Index] = append(s.remarks[r.Index], s.findingView(r.Finding, r.Received))
			return true
		})
	}
	return s.remarks
}

// none makes a row that no single entry says.
func none(cells ...cell) chapterRow { return chapterRow{Cells: cells, Entry: -1} }

// day is a cell of a day, which may be unknown.
func (s *scene) day(d act.Date) cell {
	if d == "" {
		return cell{Text: s.lang.Text("page.unknown"), Unknown: true}
	}
	return cell{Text: string(d)}
}
