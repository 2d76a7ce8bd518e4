package tidy

import (
	"go/ast"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// word is a word that this repository does not use, or not in this sense.
type word struct {
	pattern *regexp.Regexp
	instead string
	unless  *regexp.Regexp // a line that may have it
}

// banned are the words for identifiers, comments and pages.
var banned = []word{
	{regexp.MustCompile(`(?i)audit`), "audit is the risk-limiting audit; a check is a check", regexp.MustCompile(`(?i)risk-limiting|\brla\b|urna audit`)},
	{regexp.MustCompile(`(?i)blockchain`), "the public log is the ledger", nil},
	{regexp.MustCompile(`(?i)\bsimply\b`), "what is simple needs no such word", nil},
	{regexp.MustCompile(`(?i)not implemented|\bfor now\b|placeholder|\bdummy\b`), "what is there works; what is not there is not there", nil},
	{regexp.MustCompile(`\b(TODO|FIXME|XXX)\b`), "a task names its issue: TODO(#12)", regexp.MustCompile(`TODO\(#\d+\)`)},
}

// machinePath is a path that exists on one machine only.
var machinePath = regexp.MustCompile(`(^|[^\w./~-])/(work|root|home|Users)/\w|\.\./shared\b`)

// exempt are the places that must name the words themselves.
func exempt(f *File) bool { return f.under("internal/tidy") || f.Path == "docs/glossary.md" }

func words(t *Tree) []string {
	var found []string
	for i := range t.Files {
		f := &t.Files[i]
		if exempt(f) || f.Text == "" || f.has("testdata") {
			continue
		}
		for n, line := range strings.Split(f.Text, "\n") {
			if machinePath.MatchString(line) {
				found = append(found, place(f, n, "names a path of one machine"))
			}
			if path.Ext(f.Path) == ".md" {
				found = append(found, f.bannedIn(n, line)...)
			}
		}
		if f.Syntax != nil {
			found = append(found, goWords(f)...)
		}
	}
	return found
}

// goWords looks at comments and identifiers; what a program prints or quotes
// may need any word.
func goWords(f *File) []string {
	var found []string
	for _, group := range f.Syntax.Comments {
		for _, comment := range group.List {
			first := f.set.Position(comment.Pos()).Line - 1
			for n, line := range strings.Split(comment.Text, "\n") {
				found = append(found, f.bannedIn(first+n, line)...)
			}
		}
	}
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		if name, ok := n.(*ast.Ident); ok {
			found = append(found, f.bannedIn(f.set.Position(name.Pos()).Line-1, name.Name)...)
		}
		return true
	})
	return found
}

func (f *File) bannedIn(line int, text string) []string {
	var found []string
	for _, w := range banned {
		hit := w.pattern.FindString(text)
		if hit == "" || w.unless != nil && w.unless.MatchString(text) {
			continue
		}
		if strings.EqualFold(hit, "audit") && strings.Contains(f.Path, "rla") || strings.Contains(f.Path, "audit") {
			continue
		}
		found = append(found, place(f, line, strconv.Quote(hit)+": "+w.instead))
	}
	return found
}

func place(f *File, line int, what string) string {
	return f.Path + ":" + strconv.Itoa(line+1) + ": " + what
}

func kilobytes(n int64) string { return strconv.FormatInt((n+1023)>>10, 10) + " KB" }
