package tidy

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Tree is the files of a repository, read and parsed once.
type Tree struct {
	Files []File // in the order of their paths
	Kinds []string
}

// File is one file; Syntax is nil unless it is Go.
type File struct {
	Path   string // from the root, with slashes
	Size   int64
	Text   string // empty for what is not text of ours
	Syntax *ast.File
	set    *token.FileSet
}

// Check looks at a tree for violations of one part of the style.
type Check struct {
	Name string
	Find func(*Tree) []string
}

// Checks are all checks, each on its own.
var Checks = []Check{
	{"imports of pure packages", pureImports},
	{"statements of pure packages", pureStatements},
	{"numbers of pure packages", pureNumbers},
	{"package variables", packageVariables},
	{"layers", layers},
	{"length", lengths},
	{"explanations", explanations},
	{"package names", packageNames},
	{"words", words},
	{"pages and vectors of kinds", kindPages},
	{"map of the README", readmeMap},
	{"links", links},
	{"tests that pages name", namedTests},
	{"sizes", sizes},
	{"dependencies", dependencies},
}

// texts are the endings of files that are read; others only have a size.
var texts = []string{".go", ".md", ".tsv", ".json", ".html", ".css", ".js", ".mjs", ".sh", ".yml", ".yaml", ".mod", ".txt", ".svg"}

// Load reads a tree; kinds are the kinds of acts that it must explain.
func Load(files fs.FS, kinds []string) (*Tree, error) {
	t := &Tree{Kinds: kinds}
	rules, err := ignoreRules(files)
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(entry.Name(), ".") || rules.hold(name)) {
				return fs.SkipDir
			}
			return nil
		}
		if rules.hold(name) {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		file := File{Path: name, Size: info.Size()}
		if err := file.read(files); err != nil {
			return err
		}
		t.Files = append(t.Files, file)
		return nil
	})
	return t, err
}

// ignoring is what .gitignore says, as far as this repository uses it: a path
// from the root, or a pattern for the last part of any path.
type ignoring []string

func ignoreRules(files fs.FS) (ignoring, error) {
	data, err := fs.ReadFile(files, ".gitignore")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return strings.Fields(string(data)), err
}

func (rules ignoring) hold(name string) bool {
	for _, rule := range rules {
		rule = strings.TrimSuffix(rule, "/")
		if rooted, is := strings.CutPrefix(rule, "/"); is && rooted == name {
			return true
		}
		if matched, err := path.Match(rule, path.Base(name)); err == nil && matched {
			return true
		}
	}
	return false
}

func (f *File) read(files fs.FS) error {
	if !slices.Contains(texts, path.Ext(f.Path)) && path.Base(f.Path) != "Makefile" {
		return nil
	}
	data, err := fs.ReadFile(files, f.Path)
	if err != nil {
		return err
	}
	f.Text = string(data)
	if path.Ext(f.Path) != ".go" || f.has("testdata") {
		return nil
	}
	f.set = token.NewFileSet()
	f.Syntax, err = parser.ParseFile(f.set, f.Path, data, parser.ParseComments)
	return err
}

// has says whether a folder of that name is on the way to the file.
func (f *File) has(folder string) bool {
	return slices.Contains(strings.Split(path.Dir(f.Path), "/"), folder)
}

// under says whether the file lies in a folder, given from the root.
func (f *File) under(folder string) bool { return strings.HasPrefix(f.Path, folder+"/") }

func (f *File) isTest() bool { return strings.HasSuffix(f.Path, "_test.go") }

// at names a place and what is wrong there.
func (f *File) at(pos token.Pos, what string, args ...any) string {
	return fmt.Sprintf("%s:%d: %s", f.Path, f.set.Position(pos).Line, fmt.Sprintf(what, args...))
}

// code calls see with each Go file that is no test.
func (t *Tree) code(see func(*File)) {
	for i := range t.Files {
		if f := &t.Files[i]; f.Syntax != nil && !f.isTest() {
			see(f)
		}
	}
}

// file finds a file by its path; nil when there is none.
func (t *Tree) file(name string) *File {
	i, found := slices.BinarySearchFunc(t.Files, name, func(f File, name string) int { return strings.Compare(f.Path, name) })
	if !found {
		// A walk sorts within folders, which is not the order of whole paths.
		i = slices.IndexFunc(t.Files, func(f File) bool { return f.Path == name })
		if i < 0 {
			return nil
		}
	}
	return &t.Files[i]
}
