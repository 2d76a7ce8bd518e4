package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"urna/internal/i18n"
)

// change says what makes the file of an address differ from the one before.
type change int

const (
	byList    change = iota // any entry: drawn each time, kept where equal
	bySize                  // every entry: names the size in its figures
	byStation               // an act about the station
	byUnit                  // an act about a station of the unit, or a declaration
	byEntries               // a new entry on the page
	byFiles                 // a file of the ledger itself: copied, never drawn
)

// sort is one line of the table of addresses that a copy has.
type sort struct {
	pattern string // segments of the path; * is any
	change  change
	inEach  bool // a file for each language
}

// sorts is every address of the portal that a copy has. A link to any other is a
// fault of the page or of this table.
var sorts = []sort{
	{"/", byList, true},
	{"/unit/*", byUnit, true},
	{"/station/*", byStation, true},
	{"/entries", byEntries, true},
	{"/declared", byList, true},
	{"/turnout", byList, true},
	{"/elections", byList, true},
	{"/elections/beside", byList, true},
	{"/corrections", byList, true},
	{"/sources", byList, true},
	{"/compare/*", byList, true},
	{"/search", byList, true},
	{"/map", byList, true},
	{"/findings", byList, true},
	{"/check", byList, true},
	{"/table", byList, true},
	{"/copy", byList, true},
	{"/board", byList, true},
	{"/practise", byList, true},
	{"/own", byList, true},
	{"/signed", byList, true},
	{"/break", byList, true},
	{"/procedure", byList, true},
	{"/procedure/*", byList, true},
	{"/replay", bySize, true},
	{"/data", bySize, true},
	{"/figure.svg", bySize, true},

	{"/result.json", byList, false},
	{"/unit/*/result.json", byUnit, false},
	{"/station/*/station.json", byStation, false},
	{"/board.json", byList, false},
	{"/declared.json", byList, false},
	{"/turnout.json", byList, false},
	{"/elections/beside.json", byList, false},
	{"/corrections.json", byList, false},
	{"/sources.json", byList, false},
	{"/compare/*/compare.json", byList, false},
	{"/findings.json", byList, false},
	{"/table.json", byList, false},
	{"/procedure/*/chapter.json", byList, false},
	{"/procedure/calendar/dates/*", byList, false},
	{"/entries.jsonl", byEntries, false},
	{"/data/*", bySize, false},

	{"/style.css", byList, false},
	{"/icon.svg", byList, false},
	{"/script/*", byList, false},
	{"/names.js", byList, false},
	{"/verifier/*", byList, false},

	{"/checkpoint", byFiles, false},
	{"/genesis.json", byFiles, false},
	{"/ledger.vkey", byFiles, false},
}

// patterns are those of the sorts, by segment.
var patterns = func() (all [][]string) {
	for _, s := range sorts {
		all = append(all, strings.Split(s.pattern, "/"))
	}
	return all
}()

// place is where an address of the portal stands in a copy.
type place struct {
	sort
	address string // as the handler is asked for it
	id      string // of the station or unit, else the file or name, that it is about
	page    int64  // part of a list that it asks for, from 1
	file    string // below the copy's folder
	guessed bool   // no page leads there that was seen; it may not be there
	rest    string // query and fragment that stay on a link
}

// entriesPerPage is how many entries one page of /entries has.
const entriesPerPage = 100

var (
	oneEntry = regexp.MustCompile(`^/entry/(\d+)(/leaf)?$`)
	short    = regexp.MustCompile(`^[A-Za-z0-9-]{1,40}$`)
)

// placeOf says where an address stands, as a link on a page spells it.
func placeOf(address string) (place, error) {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return place{}, fmt.Errorf("%q is no address of the portal", address)
	}
	query, fragment := u.Query(), u.Fragment
	lang := i18n.Choose(query.Get("lang"))
	query.Del("lang")
	at := u.Path
	if m := oneEntry.FindStringSubmatch(at); m != nil {
		at, fragment = entryPlace(m, query)
	}
	if query.Get("page") == "1" {
		query.Del("page")
	}
	maps.DeleteFunc(query, func(_ string, values []string) bool { return strings.Join(values, "") == "" })
	parts := strings.Split(at, "/")
	i := slices.IndexFunc(patterns, func(pattern []string) bool { return matches(pattern, parts) })
	if i < 0 {
		return place{}, fmt.Errorf("%q is an address that a copy does not know", address)
	}
	p := place{sort: sorts[i], page: 1}
	if len(parts) > 2 {
		p.id = parts[2]
	}
	if id := query.Get("unit"); id != "" { // a part of a list: the page of the unit leads there
		p.id, p.change = id, byUnit
	}
	if n, err := strconv.ParseInt(query.Get("page"), 10, 64); err == nil {
		p.page = n
	}
	if fragment != "" {
		p.rest = "#" + fragment
	}
	if at == "/check" || at == "/break" { // one page for all stations; its script reads the address
		if len(query) > 0 {
			p.rest = "?" + query.Encode() + p.rest
		}
		query = url.Values{}
	}
	p.file = fileOf(p.sort, at, query, lang)
	if !fs.ValidPath(p.file) {
		return place{}, fmt.Errorf("%q names no file", address)
	}
	if p.inEach && lang != i18n.English {
		query.Set("lang", string(lang))
	}
	p.address = (&url.URL{Path: at, RawQuery: query.Encode()}).String()
	return p, nil
}

// entryPlace leads from the page of one entry to the list that has it, or to the
// line of its bytes.
func entryPlace(match []string, query url.Values) (at, fragment string) {
	index, _ := strconv.ParseInt(match[1], 10, 64) // digits; beyond all sizes is a page that is not there
	query.Set("page", strconv.FormatInt(index/entriesPerPage+1, 10))
	if match[2] != "" {
		return "/entries.jsonl", ""
	}
	return "/entries", "e" + match[1]
}

// fileOf names the file of a path and query: pages end in .html, and what the
// query says stands in a folder of the page's name.
func fileOf(s sort, at string, query url.Values, lang i18n.Language) string {
	ext := path.Ext(at)
	stem := strings.TrimSuffix(strings.TrimPrefix(at, "/"), ext)
	if stem == "" {
		stem = "index"
	}
	if s.inEach && ext == "" {
		ext = ".html"
	}
	if len(query) > 0 {
		stem += "/" + queryName(query)
	}
	if s.inEach {
		stem = string(lang) + "/" + stem
	}
	return stem + ext
}

// queryName writes a query as the rest of a path, by its hash where it is long.
func queryName(query url.Values) string {
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(query)) {
		if values := query[key]; len(values) == 1 && short.MatchString(values[0]) {
			parts = append(parts, key+"-"+values[0])
		}
	}
	if len(parts) == len(query) {
		return strings.Join(parts, "/")
	}
	hash := sha256.Sum256([]byte(query.Encode()))
	return hex.EncodeToString(hash[:8])
}

func matches(want, got []string) bool {
	if len(want) != len(got) {
		return false
	}
	for i := range want {
		if want[i] != got[i] && (want[i] != "*" || got[i] == "") {
			return false
		}
	}
	return true
}

// relative writes the way from one file of a copy to another.
func relative(from, to string) string {
	here, there := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < len(here)-1 && same < len(there)-1 && here[same] == there[same] {
		same++
	}
	return strings.Repeat("../", len(here)-1-same) + strings.Join(there[same:], "/")
}
