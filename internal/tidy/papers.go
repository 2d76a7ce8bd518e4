package tidy

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// direct are the modules that this repository may require by itself.
var direct = []string{
	"filippo.io/edwards25519",
	"github.com/chromedp/cdproto",  // tests only
	"github.com/chromedp/chromedp", // tests only
	"github.com/transparency-dev/merkle",
	"golang.org/x/mod",
	"golang.org/x/net",
	"golang.org/x/text",
	"gonum.org/v1/gonum",
	"modernc.org/sqlite",
	"pgregory.net/rapid", // tests only
	"rsc.io/qr",
}

const (
	decisions = "docs/decisions/dependencies.md"
	vectors   = "spec/vectors/acts"
	maxReadme = 150
)

var kindOfVector = regexp.MustCompile(`"kind":"([a-z-]+/[a-z-]+/[0-9]+)"`)

// kindPages asks for a section, a good vector and a bad vector of every kind.
func kindPages(t *Tree) []string {
	if len(t.Kinds) == 0 {
		return nil
	}
	seen := map[string]bool{}
	var found []string
	for i := range t.Files {
		f := &t.Files[i]
		if path.Dir(f.Path) != vectors || path.Ext(f.Path) != ".json" {
			continue
		}
		var v struct {
			Leaf string `json:"leaf"`
		}
		if err := json.Unmarshal([]byte(f.Text), &v); err != nil {
			found = append(found, f.Path+": "+err.Error())
		} else if kind := kindOfVector.FindStringSubmatch(v.Leaf); kind != nil {
			verdict, _, _ := strings.Cut(path.Base(f.Path), "-")
			seen[verdict+" "+kind[1]] = true
		}
	}
	for _, kind := range t.Kinds {
		stem, _, _ := strings.Cut(kind, "/")
		page := "spec/acts/" + stem + ".md"
		if f := t.file(page); f == nil || !strings.Contains("\n"+f.Text, "\n## "+kind+"\n") {
			found = append(found, page+": no section for "+kind)
		}
		for _, verdict := range []string{"good", "bad"} {
			if !seen[verdict+" "+kind] {
				found = append(found, vectors+": no "+verdict+" vector of "+kind)
			}
		}
	}
	return found
}

// readmeMap holds the README, once there is one, to the folders of the tree.
func readmeMap(t *Tree) []string {
	readme := t.file("README.md")
	if readme == nil {
		return nil
	}
	var found []string
	if lines := strings.Count(readme.Text, "\n"); lines > maxReadme {
		found = append(found, place(readme, maxReadme, "the README is longer than "+"150 lines"))
	}
	var named []string
	for i := range t.Files {
		top, _, nested := strings.Cut(t.Files[i].Path, "/")
		if !nested || slices.Contains(named, top) {
			continue
		}
		named = append(named, top)
		if !strings.Contains(readme.Text, "`"+top+"/") && !strings.Contains(readme.Text, "`"+top+"`") && !strings.Contains(readme.Text, "\n"+top+"/") {
			found = append(found, "README.md: the map does not name "+top+"/")
		}
	}
	return found
}

var (
	fenced  = regexp.MustCompile("(?ms)^```.*?^```")
	quoted  = regexp.MustCompile("`[^`\n]*`")
	linked  = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	outside = regexp.MustCompile(`^([a-z]+:|#)`)
)

// links asks that what a page links to inside the repository is there.
func links(t *Tree) []string {
	paths := map[string]bool{}
	for i := range t.Files {
		for name := t.Files[i].Path; name != "."; name = path.Dir(name) {
			paths[name] = true
		}
	}
	var found []string
	for i := range t.Files {
		f := &t.Files[i]
		if path.Ext(f.Path) != ".md" {
			continue
		}
		blank := func(code string) string { return strings.Repeat("\n", strings.Count(code, "\n")) }
		text := quoted.ReplaceAllString(fenced.ReplaceAllStringFunc(f.Text, blank), "")
		for n, line := range strings.Split(text, "\n") {
			for _, link := range linked.FindAllStringSubmatch(line, -1) {
				target, _, _ := strings.Cut(link[1], "#")
				if outside.MatchString(link[1]) || paths[path.Join(path.Dir(f.Path), target)] {
					continue
				}
				found = append(found, place(f, n, "links to "+link[1]+", which is not there"))
			}
		}
	}
	return found
}

// dependencies holds the direct requirements of the module to the list, and the
// list to the page that says why each is there.
func dependencies(t *Tree) []string {
	gomod := t.file("go.mod")
	if gomod == nil {
		return nil
	}
	parsed, err := modfile.Parse("go.mod", []byte(gomod.Text), nil)
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	page := t.file(decisions)
	for _, r := range parsed.Require {
		if r.Indirect {
			continue
		}
		if !slices.Contains(direct, r.Mod.Path) {
			found = append(found, place(gomod, r.Syntax.Start.Line-1, r.Mod.Path+" is not on the list of dependencies"))
		}
		if page != nil && !strings.Contains(page.Text, r.Mod.Path) {
			found = append(found, decisions+": says nothing of "+r.Mod.Path)
		}
	}
	return found
}
