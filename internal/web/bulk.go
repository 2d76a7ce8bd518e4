package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/rulebook"
	"urna/internal/i18n"
)

// bulkFile is one table of everything: all stations, all units, all statements,
// all findings. Every row bears the mark of invented figures and the size of the
// checkpoint it was drawn from, before the columns of its own.
type bulkFile struct {
	name    string
	title   string
	stated  bool // its figures are what sources state, which nobody generated
	columns func(*scene) []dataField
	rows    func(*scene, func([]string))
}

var bulkFiles = []bulkFile{
	{"stations", "Every polling station with the numbers that count", false, stationColumns, stationRows},
	{"units", "Every unit with its sums", false, unitColumns, unitRows},
	{"declared", "Every figure that a body or source states", true, declaredColumns, declaredFigures},
	{"findings", "Every finding in the order of the ledger", false, findingColumns, findingRows},
	{"channels", "Every way to vote beside paper, by station", false, channelColumns, channelRows},
	{"disputes", "Every version of a protocol that an act ended, and every rival", false, disputeColumns, disputeRows},
}

// filesOf are the bulk files of a snapshot: those of the count, and the tables of
// the chapters.
func filesOf(s *scene) []bulkFile { return slices.Concat(bulkFiles, chapterFiles(s)) }

// fields names columns of one type.
func fields(kind string, names ...string) []dataField {
	all := make([]dataField, len(names))
	for i, name := range names {
		all[i] = dataField{name, kind}
	}
	return all
}

// all are the columns of a file, those of every row first.
func (f *bulkFile) all(s *scene) []dataField {
	return slices.Concat(fields("string", "mark"), fields("integer", "size"), f.columns(s))
}

// numbers are the fixed places of the form, as columns.
func (s *scene) numbers() []string { return s.state().Results.Layout().Names() }

func stationColumns(s *scene) []dataField {
	return slices.Concat(fields("string", "station", "name", "unit", "standing"), fields("boolean", "held"), fields("integer", "entry", "findings"), fields("integer", s.numbers()...))
}

func stationRows(s *scene, row func([]string)) {
	m := s.state().Territory
	width := len(s.numbers())
	for i := range m.Stations {
		st := s.state().Results.Station(i)
		cells := []string{m.Stations[i].ID, m.Stations[i].Name.Default, m.Units[m.Stations[i].Unit].ID, standingOf(&st)}
		counted := st.Counted()
		if counted == nil {
			row(append(append(cells, "", "", ""), make([]string, width)...))
			continue
		}
		cells = append(cells, strconv.FormatBool(counted.Held()), strconv.FormatInt(counted.Index, 10), strconv.Itoa(len(counted.Findings)))
		row(append(cells, fixed(counted.Sheet)...))
	}
}

// fixed writes the fixed places of a sheet; a blank is an empty cell, not a zero.
func fixed(sheet rulebook.Sheet) []string {
	cells := make([]string, len(sheet.Fixed))
	for i, count := range sheet.Fixed {
		if count != rulebook.Blank {
			cells[i] = strconv.FormatInt(count, 10)
		}
	}
	return cells
}

func unitColumns(s *scene) []dataField {
	return slices.Concat(fields("string", "unit", "name", "parent"), fields("integer", "depth", "stations", "reported", "disputed", "held", "breached"), fields("integer", s.numbers()...))
}

func unitRows(s *scene, row func([]string)) {
	m := s.state().Territory
	for i := range m.Units {
		u, count := &m.Units[i], s.state().Results.Unit(i)
		parent := ""
		if u.Parent >= 0 {
			parent = m.Units[u.Parent].ID
		}
		cells := []string{u.ID, u.Name.Default, parent, strconv.Itoa(u.Depth)}
		for _, n := range []int64{u.Stations, count.Reported, count.Disputed, count.Held, count.Breached} {
			cells = append(cells, strconv.FormatInt(n, 10))
		}
		row(append(cells, fixed(s.state().Results.Layout().Total(count.Sum))...))
	}
}

func declaredColumns(*scene) []dataField {
	return slices.Concat(fields("integer", "entry"), fields("string", "stage", "as_of", "election", "unit", "sources", "of"), fields("integer", "count"), fields("string", "count_precision", "share", "share_precision"))
}

func declaredFigures(s *scene, row func([]string)) {
	for _, d := range s.state().Results.Declarations() {
		by := strings.Join(d.Sources, " ")
		if by == "" {
			by = d.Office
		}
		head := []string{strconv.FormatInt(d.Index, 10), d.Stage, d.AsOf, d.Election, s.state().Territory.Units[d.Unit].ID, by}
		for _, c := range d.Counts {
			row(slices.Concat(head, []string{c.Of, strconv.FormatInt(c.Count, 10), string(c.Precision), "", ""}))
		}
		for _, p := range d.Shares {
			row(slices.Concat(head, []string{p.Of, "", "", p.Text, string(p.Precision)}))
		}
	}
}

func findingColumns(*scene) []dataField {
	return slices.Concat(fields("integer", "entry"), fields("string", "rule", "article", "severity", "field", "got", "limit", "on"))
}

func findingRows(s *scene, row func([]string)) {
	s.state().Remarks(func(r election.Remark) bool {
		f := r.Finding
		row([]string{strconv.FormatInt(r.Index, 10), f.Rule, f.Article, string(f.Severity), f.Field, f.Got, f.Limit, s.state().Day(r.Received)})
		return true
	})
}

// tables keeps the bulk files of one checkpoint: they are large, and a page names
// the hash of each.
type tables struct {
	mu   sync.Mutex
	root act.Hash
	made map[string][]byte
}

func (t *tables) of(s *scene, f *bulkFile) []byte {
	t.mu.Lock()
	defer t.mu.Unlock()
	if root := act.Hash(s.at.Head.Root); t.made == nil || t.root != root {
		t.root, t.made = root, map[string][]byte{}
	}
	if t.made[f.name] == nil {
		t.made[f.name] = f.table(s)
	}
	return t.made[f.name]
}

// table writes a bulk file as CSV.
func (f *bulkFile) table(s *scene) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	head := []string{mark(s.nature()), strconv.FormatInt(s.at.Head.Size, 10)}
	if f.stated && s.nature() == office.NatureReconstruction {
		head[0] = ""
	}
	var names []string
	for _, column := range f.all(s) {
		names = append(names, column.Name)
	}
	_ = w.Write(names) // a buffer takes everything
	f.rows(s, func(cells []string) {
		line := slices.Concat(head, cells)
		for i := range line {
			line[i] = plainCell(line[i])
		}
		_ = w.Write(line)
	})
	w.Flush()
	return out.Bytes()
}

// plainCell keeps a spreadsheet from taking a cell for a formula.
func plainCell(cell string) string {
	if cell != "" && bytes.IndexByte([]byte("=+-@\t"), cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

// bulk serves one table.
func (h *Handler) bulk(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	if name, is := strings.CutSuffix(r.PathValue("file"), ".csv"); is {
		if f := fileOf(s, name); f != nil {
			w.Header().Set("Content-Disposition", `attachment; filename="`+f.name+`.csv"`)
			drawnPage{h.tag(s), "text/csv; charset=utf-8", "", h.tables.of(s, f)}.write(w, r)
			return
		}
	}
	h.notFound(w, r)
}

// dataPackage is datapackage.json: what the tables hold, by which checkpoint.
type dataPackage struct {
	Schema    string         `json:"$schema"`
	Name      string         `json:"name"`
	Title     string         `json:"title"`
	Version   string         `json:"version"` // size of the checkpoint
	Nature    string         `json:"nature"`
	Mark      string         `json:"mark,omitempty"`
	Root      string         `json:"root"`
	Genesis   string         `json:"genesis"`
	Resources []dataResource `json:"resources"`
}

type dataResource struct {
	Name     string     `json:"name"`
	Title    string     `json:"title"`
	Path     string     `json:"path"`
	Format   string     `json:"format"`
	Encoding string     `json:"encoding"`
	Bytes    int        `json:"bytes"`
	Hash     string     `json:"hash"`
	Schema   dataSchema `json:"schema"`
}

type dataSchema struct {
	Fields []dataField `json:"fields"`
}

type dataField struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

func (t *tables) pack(s *scene) *dataPackage {
	p := &dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: "urna-" + s.state().Genesis().String()[:12],
		Title: s.state().Rulebook.Election.Title.EN, Version: strconv.FormatInt(s.at.Head.Size, 10), Nature: s.nature(), Mark: mark(s.nature()),
		Root: act.Hash(s.at.Head.Root).String(), Genesis: s.state().Genesis().String(),
	}
	for _, f := range filesOf(s) {
		data := t.of(s, &f)
		hash := sha256.Sum256(data)
		p.Resources = append(p.Resources, dataResource{
			Name: f.name, Title: f.title, Path: f.name + ".csv", Format: "csv", Encoding: "utf-8", Bytes: len(data),
			Hash: "sha256:" + hex.EncodeToString(hash[:]), Schema: dataSchema{f.all(s)},
		})
	}
	return p
}

func (h *Handler) dataPackage(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.writeJSON(w, r, s, h.tables.pack(s))
	}
}

func (h *Handler) data(w http.ResponseWriter, r *http.Request) {
	if s := h.begun(w, r); s != nil {
		h.draw(w, r, s, show{status: http.StatusOK, page: "source/data", title: s.lang.Text("source.data"), body: h.tables.pack(s)})
	}
}

// dataTitle says what a bulk file holds, in the reader's language: the files of
// chapters are named after chapter and table.
func dataTitle(lang i18n.Language, name string) string {
	if key := "source.data." + name; lang.Has(key) {
		return lang.Text(key)
	}
	chapter, table, _ := strings.Cut(name, "-")
	return lang.Text(chapter+".title") + ": " + lang.Text(chapter+"."+table)
}

func channelColumns(*scene) []dataField { return fields("string", "station", "unit", "channel") }

func channelRows(s *scene, row func([]string)) {
	m := s.state().Territory
	for i := range m.Stations {
		for _, channel := range m.Stations[i].Channels {
			row([]string{m.Stations[i].ID, m.Units[m.Stations[i].Unit].ID, channel})
		}
	}
}

func disputeColumns(*scene) []dataField {
	return slices.Concat(fields("string", "station"), fields("integer", "entry"), fields("string", "standing"), fields("integer", "ended"))
}

func disputeRows(s *scene, row func([]string)) {
	m := s.state().Territory
	for i := range m.Stations {
		st := s.state().Results.Station(i)
		for v := range st.Versions {
			version := &st.Versions[v]
			if counted := st.Counted(); counted != nil && version.Index == counted.Index && !st.Disputed() {
				continue
			}
			row([]string{m.Stations[i].ID, strconv.FormatInt(version.Index, 10), string(version.Standing), strconv.FormatInt(version.Ended, 10)})
		}
	}
}
