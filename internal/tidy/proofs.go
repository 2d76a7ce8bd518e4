package tidy

import (
	"go/ast"
	"path"
	"regexp"
	"strings"
)

// claims are the pages that rest on tests; in the first each row of a table says
// which test shows it.
var claims = []string{"docs/threat-model.md", "docs/reliability.md", "docs/portal.md", "docs/coverage.md"}

// shownBy is the heading of the column that names tests.
const shownBy = "| shown by |"

var testName = regexp.MustCompile("`((?:Test|Fuzz)[A-Z][A-Za-z0-9]*)`")

// namedTests asks that each test a page rests on is there under that name, and
// that no row under a heading "shown by" rests on nothing.
func namedTests(t *Tree) []string {
	tests := map[string]bool{}
	for i := range t.Files {
		f := &t.Files[i]
		if f.Syntax == nil || !f.isTest() {
			continue
		}
		for _, d := range f.Syntax.Decls {
			if fn, is := d.(*ast.FuncDecl); is && fn.Recv == nil {
				tests[fn.Name.Name] = true
			}
		}
	}
	var found []string
	for _, page := range claims {
		f := t.file(page)
		if f == nil {
			continue
		}
		asked := false
		for n, line := range strings.Split(f.Text, "\n") {
			row := strings.HasPrefix(line, "|")
			names := testName.FindAllStringSubmatch(line, -1)
			if asked && row && len(names) == 0 && !strings.HasPrefix(line, "|---") {
				found = append(found, place(f, n, "rests on no test"))
			}
			asked = row && (asked || strings.HasSuffix(line, shownBy))
			for _, name := range names {
				if !tests[name[1]] {
					found = append(found, place(f, n, "rests on "+name[1]+", and "+path.Base(page)+" is the only place that has it"))
				}
			}
		}
	}
	return found
}
