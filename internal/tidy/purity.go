package tidy

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// pureStandard are the standard packages that pure code may import: they know
// no file, no network, no clock, no randomness and no other goroutine.
var pureStandard = []string{
	"bytes", "cmp", "crypto/ed25519", "crypto/hmac", "crypto/sha256", "encoding/base64", "encoding/binary", "encoding/csv", "encoding/hex",
	"errors", "fmt", "iter", "maps", "math", "math/big", "math/bits", "slices", "sort", "strconv", "strings", "time",
	"unicode", "unicode/utf8",
}

// pureThirdParty are the foreign modules that pure folders may import.
var pureThirdParty = map[string]string{
	"election/act": "filippo.io/edwards25519",
	"analysis":     "gonum.org/v1/gonum",
}

// timeNames are the names of package time that know no clock.
var timeNames = []string{
	"DateOnly", "RFC3339", "UTC", "Unix", "Parse", "Date", "Time", "Duration", "Month", "Weekday",
	"Second", "Minute", "Hour", "Sunday", "Monday", "Saturday",
}

func pure(f *File) bool { return f.under("election") || f.under("analysis") }

func importsOf(f *File) map[string]token.Pos {
	all := map[string]token.Pos{}
	for _, spec := range f.Syntax.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err == nil {
			all[name] = spec.Pos()
		}
	}
	return all
}

func pureImports(t *Tree) []string {
	var found []string
	t.code(func(f *File) {
		if !pure(f) {
			return
		}
		for name, pos := range importsOf(f) {
			if strings.HasPrefix(name, module) || slices.Contains(pureStandard, name) {
				continue // layers has the table of our own packages
			}
			allowed := false
			for folder, foreign := range pureThirdParty {
				allowed = allowed || f.under(folder) && (name == foreign || strings.HasPrefix(name, foreign+"/"))
			}
			if !allowed {
				found = append(found, f.at(pos, "a pure package imports %s", name))
			}
		}
	})
	slices.Sort(found)
	return found
}

// pureStatements names goroutines, channels, clocks, output and init functions;
// init is forbidden in every folder.
func pureStatements(t *Tree) []string {
	var found []string
	t.code(func(f *File) {
		for _, d := range f.Syntax.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				found = append(found, f.at(fn.Pos(), "an init function"))
			}
		}
		if !pure(f) {
			return
		}
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			if what := impure(n); what != "" {
				found = append(found, f.at(n.Pos(), "%s in a pure package", what))
			}
			return true
		})
	})
	return found
}

func impure(n ast.Node) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a goroutine"
	case *ast.ChanType, *ast.SendStmt, *ast.SelectStmt:
		return "a channel"
	case *ast.UnaryExpr:
		if n.Op == token.ARROW {
			return "a channel"
		}
	case *ast.CallExpr:
		if name, ok := n.Fun.(*ast.Ident); ok && (name.Name == "print" || name.Name == "println") && name.Obj == nil {
			return "output"
		}
	case *ast.SelectorExpr:
		of, ok := n.X.(*ast.Ident)
		switch {
		case !ok || of.Obj != nil:
		case of.Name == "time" && !slices.Contains(timeNames, n.Sel.Name):
			return "time." + n.Sel.Name
		case of.Name == "fmt" && (strings.HasPrefix(n.Sel.Name, "Print") || strings.HasPrefix(n.Sel.Name, "Scan")):
			return "fmt." + n.Sel.Name
		}
	}
	return ""
}

// pureNumbers names floating point under election: a count or a share that is
// rounded anywhere but in print is another number.
func pureNumbers(t *Tree) []string {
	var found []string
	t.code(func(f *File) {
		if !f.under("election") {
			return
		}
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				if slices.Contains([]string{"float32", "float64", "complex64", "complex128"}, n.Name) {
					found = append(found, f.at(n.Pos(), "%s where counts are whole", n.Name))
				}
			case *ast.BasicLit:
				if n.Kind == token.FLOAT || n.Kind == token.IMAG {
					found = append(found, f.at(n.Pos(), "%s where counts are whole", n.Value))
				}
			}
			return true
		})
	})
	return found
}

// packageVariables names variables of a pure package that are assigned after
// their declaration.
func packageVariables(t *Tree) []string {
	declared := map[string]map[string]*ast.ValueSpec{} // by folder and name
	t.code(func(f *File) {
		if pure(f) {
			declare(f, declared)
		}
	})
	var found []string
	t.code(func(f *File) {
		if !pure(f) {
			return
		}
		names := declared[folderOf(f)]
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			for _, target := range assigned(n) {
				if name := packageLevel(target, names); name != "" {
					found = append(found, f.at(n.Pos(), "package variable %s is assigned", name))
				}
			}
			return true
		})
	})
	return found
}

func declare(f *File, declared map[string]map[string]*ast.ValueSpec) {
	folder := folderOf(f)
	if declared[folder] == nil {
		declared[folder] = map[string]*ast.ValueSpec{}
	}
	for _, d := range f.Syntax.Decls {
		group, ok := d.(*ast.GenDecl)
		if !ok || group.Tok != token.VAR {
			continue
		}
		for _, spec := range group.Specs {
			for _, name := range spec.(*ast.ValueSpec).Names {
				declared[folder][name.Name] = spec.(*ast.ValueSpec)
			}
		}
	}
}

// assigned lists what a statement changes.
func assigned(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return []ast.Expr{n.Key, n.Value}
		}
	case *ast.CallExpr:
		if name, ok := n.Fun.(*ast.Ident); ok && len(n.Args) > 0 && slices.Contains([]string{"delete", "clear", "copy"}, name.Name) {
			return n.Args[:1]
		}
	}
	return nil
}

// packageLevel follows an expression to the variable it changes; the parser
// resolves names within a file and leaves those of other files open.
func packageLevel(e ast.Expr, names map[string]*ast.ValueSpec) string {
	for {
		switch inner := e.(type) {
		case *ast.IndexExpr:
			e = inner.X
		case *ast.SelectorExpr:
			e = inner.X
		case *ast.StarExpr:
			e = inner.X
		case *ast.ParenExpr:
			e = inner.X
		case *ast.SliceExpr:
			e = inner.X
		case *ast.Ident:
			spec, known := names[inner.Name]
			if !known || inner.Obj != nil && inner.Obj.Decl != spec {
				return ""
			}
			return inner.Name
		default:
			return ""
		}
	}
}
