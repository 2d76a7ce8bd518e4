package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/internal/clerk"
	"urna/internal/i18n"
	"urna/verifier"
)

//go:embed templates
var templates embed.FS

// pages are the parsed templates by page and language, and a tag that changes
// with the program's texts and templates.
type pages struct {
	byName map[string]map[i18n.Language]*template.Template
	tag    string
}

// pageFiles lists the template of each page; all share templates/*.html.
var pageFiles = []string{
	"results/result", "results/station", "results/enter", "results/findings", "results/declared", "results/turnout",
	"results/elections", "results/beside", "results/corrections", "results/map", "results/search", "source/sources", "source/compare", "act/entry", "page/message", "table/check",
	"check/check", "results/replay", "results/board", "results/receipt", "source/data", "door/practise", "door/own", "door/break",
	"act/entries", "act/file", "act/form", "page/copy", "procedure/chapter", "procedure/procedure", "procedure/signed",
}

// figureFile is the picture that is passed on: a page of its own, without the layout.
const figureFile = "results/figure"

// pagesOf parses the pages of a program once, those of a portal and those of a copy.
var pagesOf = map[bool]func() (*pages, error){
	false: sync.OnceValues(func() (*pages, error) { return parsePages(false) }),
	true:  sync.OnceValues(func() (*pages, error) { return parsePages(true) }),
}

func parsePages(static bool) (*pages, error) {
	p := &pages{byName: map[string]map[i18n.Language]*template.Template{}}
	for _, file := range pageFiles {
		p.byName[file] = map[i18n.Language]*template.Template{}
		for _, lang := range i18n.Languages() {
			t, err := parsePage(lang, static, file)
			if err != nil {
				return nil, fmt.Errorf("page %s: %w", file, err)
			}
			p.byName[file][lang] = t
		}
	}
	p.byName[figureFile] = map[i18n.Language]*template.Template{}
	for _, lang := range i18n.Languages() {
		t, err := template.New("figure.svg").Funcs(words(lang, static)).ParseFS(templates, "templates/"+figureFile+".svg")
		if err != nil {
			return nil, fmt.Errorf("figure: %w", err)
		}
		p.byName[figureFile][lang] = t
	}
	return p, p.stamp()
}

// constant is a text without values in a template, or a link to a page that every
// election has.
var constant = regexp.MustCompile(`\{\{(?:T "([a-z0-9.-]+)"|link(?: "([a-z-]+)")?)\}\}`)

// settled is a constant as it stands in the pages of a language.
func settled(lang i18n.Language, call string) string {
	part := constant.FindStringSubmatch(call)
	switch {
	case part[1] != "":
		return template.HTMLEscapeString(lang.Text(part[1]))
	case part[2] != "":
		return template.HTMLEscapeString(link(lang, part[2]))
	}
	return link(lang)
}

// parsePage parses the files of a page in one language. What has no values is put
// in place now: it is half of what a page would call functions for.
func parsePage(lang i18n.Language, static bool, file string) (*template.Template, error) {
	names, err := fs.Glob(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	t := template.New("layout.html").Funcs(words(lang, static))
	for _, name := range append(names, "templates/"+file+".html") {
		data, err := fs.ReadFile(templates, name)
		if err != nil {
			return nil, err
		}
		text := constant.ReplaceAllStringFunc(string(data), func(call string) string { return settled(lang, call) })
		at := t
		if base := path.Base(name); base != t.Name() {
			at = t.New(base)
		}
		if _, err := at.Parse(text); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// stamp makes the tag of this program's pages, so that a new program does not
// answer that nothing has changed.
func (p *pages) stamp() error {
	hash := sha256.New()
	add := func(files fs.FS) error {
		return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, name)
			hash.Write(data)
			return err
		})
	}
	for _, files := range []fs.FS{templates, assets, verifier.Files} {
		if err := add(files); err != nil {
			return fmt.Errorf("page templates: %w", err)
		}
	}
	for _, lang := range i18n.Languages() {
		for _, key := range lang.Keys() {
			hash.Write([]byte(lang.Text(key)))
		}
	}
	p.tag = `"` + hex.EncodeToString(hash.Sum(nil)[:8]) + `"`
	return nil
}

// words are the functions that templates write text and values with.
func words(lang i18n.Language, static bool) template.FuncMap {
	return template.FuncMap{
		"static":        func() bool { return static },
		"sign":          sign,
		"paper":         func(rows []formRow) template.HTML { return paperRows(lang, rows) },
		"relations":     func(r []relationView) template.HTML { return relationRows(lang, r) },
		"signatureRows": func(s []signatureView) template.HTML { return signatureRows(lang, s) },
		"T":             lang.Text,
		"N":             func(n any) string { return lang.Number(whole(n)) },
		"signed":        func(n *int64) string { return lang.Signed(*n) },
		"less":          lang.Signed,
		"next":          func(i int) int { return i + 1 },
		"known": func(n *int64) string {
			if n == nil {
				return lang.Text("page.unknown")
			}
			return lang.Number(*n)
		},
		"link":      func(parts ...string) string { return link(lang, parts...) },
		"lang":      func() string { return string(lang) },
		"here":      func(address, step string) string { return stepAddress(lang, address, step) },
		"pack":      func(d *deskView, f formView) deskForm { return deskForm{d, f} },
		"stances":   func() []string { return []string{"signed", "refused", "dissent", "absent"} },
		"dataTitle": func(name string) string { return dataTitle(lang, name) },
		"levels":    func() []string { return []string{"V1", "V2", "V3", "V4"} },
		"join":      func(items []string) string { return strings.Join(items, ", ") },
	}
}

// sign is the mark of a verdict or standing. Pages have hundreds; as conditions
// of a template they would be a third of its work.
func sign(of string) string {
	switch of {
	case "counted", "holds", "met", "done", "settled":
		return "✓"
	case "disputed", "rival", "warning", "late":
		return "▲"
	case "none", "skipped", "shown":
		return "–"
	case "fails", "error", "missed":
		return "✗"
	case "info":
		return "i"
	}
	return "○"
}

// whole widens the numbers that templates count with.
func whole(n any) int64 {
	switch n := n.(type) {
	case int:
		return int64(n)
	case int64:
		return n
	}
	panic(fmt.Sprintf("web: a template writes %T as a number", n))
}

// link makes an address of path segments, with the language kept.
func link(lang i18n.Language, parts ...string) string {
	address := ""
	for _, part := range parts {
		address += "/" + url.PathEscape(part)
	}
	if address == "" {
		address = "/"
	}
	if lang != i18n.English {
		address += "?lang=" + string(lang)
	}
	return address
}

// scene is what one request is answered from: a language and one snapshot.
type scene struct {
	lang i18n.Language
	at   *clerk.Published
	path string
	form url.Values      // the query of the request
	then *election.State // an earlier state that is replayed; nil for the published one

	remarks  map[int64][]findingView // by entry, once a page has asked for them
	fileRows *fileRows               // shared by the requests of a handler
}

func (h *Handler) scene(r *http.Request) *scene {
	query := r.URL.Query()
	return &scene{lang: i18n.Choose(query.Get("lang")), at: h.ledger.Published(), path: r.URL.Path, form: query, fileRows: &h.rows}
}

func (s *scene) state() *election.State {
	if s.then != nil {
		return s.then
	}
	return s.at.State
}

// nature is what kind of election this is, as genesis fixes it.
func (s *scene) nature() string { return s.state().Office.Genesis.Nature }

// snapshot is the checkpoint that a page or file was drawn from, and the mark of
// invented figures. It stands in every JSON answer.
type snapshot struct {
	Size   int64  `json:"size"`
	Root   string `json:"root"`
	Nature string `json:"nature"`
	Mark   string `json:"mark,omitempty"`
}

func (s *scene) snapshot() snapshot {
	return snapshot{Size: s.at.Head.Size, Root: act.Hash(s.at.Head.Root).String(), Nature: s.nature(), Mark: mark(s.nature())}
}

// mark says beside every figure of an invented election that it is one.
func mark(nature string) string {
	switch nature {
	case office.NaturePractice:
		return "FICTITIOUS"
	case office.NatureReconstruction:
		return "SYNTHETIC"
	}
	return ""
}

// markWords is the mark of invented figures in the reader's language.
func (s *scene) markWords() string {
	if m := mark(s.nature()); m != "" {
		return s.natureMark(m)
	}
	return ""
}

// natureMark is a mark in the reader's language.
func (s *scene) natureMark(m string) string { return s.lang.Text("page.mark." + strings.ToLower(m)) }

// frame is what stands around every page.
type frame struct {
	snapshot
	Title     string
	Heading   string // title of the election
	MarkWords string
	Languages []languageLink
	Apart     bool // the body has no number of the ledger
	Public    bool // the ledger's files are served here
	SourceURL string
	Body      any
}

type languageLink struct {
	Tag, Name, Address string
	Current            bool
}

func (h *Handler) frame(s *scene, title string, body any) frame {
	f := frame{snapshot: s.snapshot(), Title: title, Public: h.Public != "" || h.Static, SourceURL: h.Source, Body: body}
	if rules := s.state().Rulebook; rules != nil {
		f.Heading = rules.Election.Title.In(string(s.lang))
	}
	f.MarkWords = s.markWords()
	for _, lang := range i18n.Languages() {
		query := url.Values{}
		for key, values := range s.form {
			if key != "lang" && key != "done" {
				query[key] = values
			}
		}
		if lang != i18n.English {
			query.Set("lang", string(lang))
		}
		address := (&url.URL{Path: s.path, RawQuery: query.Encode()}).String()
		f.Languages = append(f.Languages, languageLink{string(lang), lang.Name(), address, lang == s.lang})
	}
	return f
}

// show is one page to be drawn.
type show struct {
	status int
	page   string
	title  string
	body   any
	fresh  bool // depends on more than the checkpoint: not to be kept
	apart  bool // shows no number of the ledger
}

// usualPage is the length of most pages, in bytes.
const usualPage = 24 << 10

// draw writes a page; it is rendered whole before the first byte is sent, and
// kept for the next reader where nothing but the checkpoint decides it.
func (h *Handler) draw(w http.ResponseWriter, r *http.Request, s *scene, p show) {
	var page bytes.Buffer
	page.Grow(usualPage)
	t := h.pages.byName[p.page][s.lang]
	f := h.frame(s, p.title, p.body)
	if f.Apart = p.apart; p.apart {
		f.MarkWords = ""
	}
	if err := t.Execute(&page, f); err != nil {
		h.Log.Error("draw page", "page", p.page, "path", r.URL.Path, "error", err)
		http.Error(w, s.lang.Text("page.fault"), http.StatusInternalServerError)
		return
	}
	drawn := drawnPage{h.tag(s), "text/html; charset=utf-8", string(s.lang), page.Bytes()}
	if !p.fresh && p.status == http.StatusOK {
		h.keep(s, r, drawn)
		drawn.write(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", drawn.contentType)
	w.Header().Set("Content-Language", drawn.language)
	w.WriteHeader(p.status)
	_, _ = w.Write(drawn.body) // the reader is gone if this fails
}

func (h *Handler) tag(s *scene) string {
	return `"` + hex.EncodeToString(s.at.Head.Root[:12]) + "-" + strings.Trim(h.pages.tag, `"`) + "-" + string(s.lang) + `"`
}

// writeJSON writes a value drawn from the snapshot of a scene.
func (h *Handler) writeJSON(w http.ResponseWriter, r *http.Request, s *scene, value any) {
	body, err := encoded(value)
	if err != nil {
		h.Log.Error("write JSON", "error", err)
		http.Error(w, "internal fault", http.StatusInternalServerError)
		return
	}
	drawn := drawnPage{tag: h.tag(s), contentType: "application/json", body: body}
	h.keep(s, r, drawn)
	drawn.write(w, r)
}

func encoded(value any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(value)
	return out.Bytes(), err
}

func (h *Handler) sendJSON(w http.ResponseWriter, status int, value any) {
	body, err := encoded(value)
	if err != nil {
		h.Log.Error("write JSON", "error", err)
		http.Error(w, "internal fault", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body) // the reader is gone if this fails
}

// message is a page that says one thing.
type message struct{ Title, Text string }

func (h *Handler) say(w http.ResponseWriter, r *http.Request, status int, key string) {
	s := h.scene(r)
	if path.Ext(r.URL.Path) == ".json" {
		h.sendJSON(w, status, map[string]string{"error": i18n.English.Text("page.message." + key + ".title")})
		return
	}
	m := message{s.lang.Text("page.message." + key + ".title"), s.lang.Text("page.message." + key + ".text")}
	h.draw(w, r, s, show{status: status, page: "page/message", title: m.Title, body: m, fresh: true})
}

func (h *Handler) notFound(w http.ResponseWriter, r *http.Request) {
	h.say(w, r, http.StatusNotFound, "missing")
}

// broken names a fault to the log and says to the reader that there was one.
func (h *Handler) broken(w http.ResponseWriter, r *http.Request, err error) {
	h.Log.Error("page", "path", r.URL.Path, "error", err)
	h.say(w, r, http.StatusServiceUnavailable, "broken")
}
