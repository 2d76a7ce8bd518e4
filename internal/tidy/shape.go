package tidy

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
)

// The limits of what one reading takes in.
const (
	maxFunctionLines = 70
	maxFileLines     = 600
	maxParameters    = 4
	maxFileSize      = 200 << 10
)

// vagueNames are package names that say nothing about what is in them.
var vagueNames = []string{"util", "utils", "common", "models", "types", "manager", "service", "helper", "helpers"}

func lengths(t *Tree) []string {
	var found []string
	for i := range t.Files {
		f := &t.Files[i]
		if f.Syntax == nil {
			continue
		}
		if lines := strings.Count(f.Text, "\n"); lines > maxFileLines {
			found = append(found, f.at(f.Syntax.Pos(), "file of %d lines, limit %d", lines, maxFileLines))
		}
		if f.isTest() {
			continue
		}
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				lines := f.set.Position(n.End()).Line - f.set.Position(n.Pos()).Line + 1
				if lines > maxFunctionLines {
					found = append(found, f.at(n.Pos(), "function %s of %d lines, limit %d", n.Name.Name, lines, maxFunctionLines))
				}
				if count := parameters(n.Type); count > maxParameters {
					found = append(found, f.at(n.Pos(), "function %s of %d parameters, limit %d", n.Name.Name, count, maxParameters))
				}
			case *ast.FuncLit:
				if count := n.Type.Params.NumFields(); count > maxParameters {
					found = append(found, f.at(n.Pos(), "function of %d parameters, limit %d", count, maxParameters))
				}
			}
			return true
		})
	}
	return found
}

// parameters counts what a caller must keep in mind. The first one of a generic
// function stands for the receiver, which a function with types cannot have.
func parameters(f *ast.FuncType) int {
	count := f.Params.NumFields()
	if f.TypeParams != nil && count > 0 {
		count--
	}
	return count
}

// explanations asks for a comment on every package, in doc.go, and on every
// exported name, beginning with the name.
func explanations(t *Tree) []string {
	var found []string
	documented := map[string]bool{}
	packages := map[string]*File{}
	t.code(func(f *File) {
		if f.Syntax.Name.Name == "main" {
			return
		}
		if packages[folderOf(f)] == nil {
			packages[folderOf(f)] = f
		}
		if path.Base(f.Path) == "doc.go" && f.Syntax.Doc != nil && strings.HasPrefix(f.Syntax.Doc.Text(), "Package "+f.Syntax.Name.Name+" ") {
			documented[folderOf(f)] = true
		}
		for _, d := range f.Syntax.Decls {
			found = append(found, unexplained(f, d)...)
		}
	})
	for folder, f := range packages {
		if !documented[folder] {
			found = append(found, f.at(f.Syntax.Pos(), "package without a comment in doc.go"))
		}
	}
	slices.Sort(found)
	return found
}

func unexplained(f *File, d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && (d.Recv == nil || exportedReceiver(d.Recv)) && !names(d.Doc, d.Name.Name) {
			return []string{f.at(d.Pos(), "the comment of %s does not begin with its name", d.Name.Name)}
		}
	case *ast.GenDecl:
		if d.Tok == token.IMPORT {
			return nil
		}
		var found []string
		for _, spec := range d.Specs {
			for _, name := range namesOf(spec) {
				if name.IsExported() && !explained(d, spec, name.Name) {
					found = append(found, f.at(name.Pos(), "the comment of %s does not begin with its name", name.Name))
				}
			}
		}
		return found
	}
	return nil
}

func namesOf(spec ast.Spec) []*ast.Ident {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return []*ast.Ident{spec.Name}
	case *ast.ValueSpec:
		return spec.Names
	}
	return nil
}

// explained accepts one sentence over a group of constants or variables for
// all of them: such a group is one list.
func explained(d *ast.GenDecl, spec ast.Spec, name string) bool {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return names(spec.Doc, name) || !d.Lparen.IsValid() && names(d.Doc, name)
	case *ast.ValueSpec:
		if d.Lparen.IsValid() {
			return d.Doc != nil || spec.Doc != nil || spec.Comment != nil
		}
		return names(d.Doc, name)
	}
	return true
}

func names(doc *ast.CommentGroup, name string) bool {
	return doc != nil && (doc.Text() == name+"\n" || strings.HasPrefix(doc.Text(), name+" ") || strings.HasPrefix(doc.Text(), name+","))
}

func exportedReceiver(receiver *ast.FieldList) bool {
	e := receiver.List[0].Type
	for {
		switch inner := e.(type) {
		case *ast.StarExpr:
			e = inner.X
		case *ast.IndexExpr:
			e = inner.X
		case *ast.IndexListExpr:
			e = inner.X
		case *ast.Ident:
			return inner.IsExported()
		default:
			return false
		}
	}
}

func packageNames(t *Tree) []string {
	var found []string
	for i := range t.Files {
		f := &t.Files[i]
		if f.Syntax != nil && slices.Contains(vagueNames, strings.TrimSuffix(f.Syntax.Name.Name, "_test")) {
			found = append(found, f.at(f.Syntax.Name.Pos(), "package %s says nothing of what it holds", f.Syntax.Name.Name))
		}
	}
	return found
}

// sizes names large files outside the folders that are meant to hold data.
func sizes(t *Tree) []string {
	var found []string
	for i := range t.Files {
		f := &t.Files[i]
		if f.Size > maxFileSize && !f.has("testdata") && !f.under("spec/vectors") {
			found = append(found, f.Path+": a file of "+kilobytes(f.Size)+", limit "+kilobytes(maxFileSize))
		}
	}
	return found
}
