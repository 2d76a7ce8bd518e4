package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"urna/election"
	"urna/internal/i18n"
)

// rulesInSource collects the rules of refusals and findings from the code of the
// election: literals where a rule stands in a call, a field or a constant.
func rulesInSource(t *testing.T) map[string]string {
	t.Helper()
	rules := map[string]string{}
	place := map[string]int{"Refuse": 0, "refuse": 0, "remark": 0, "find": 1, "spelled": 2}
	add := func(e ast.Expr, path string) {
		if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			rule, _ := strconv.Unquote(literal.Value)
			rules[strings.TrimSuffix(rule, ".")] = path
		}
	}
	err := filepath.WalkDir("../../election", func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				name := ""
				switch f := n.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					name = f.Sel.Name
				}
				if at, known := place[name]; known && at < len(n.Args) {
					add(n.Args[at], path)
				}
			case *ast.CompositeLit:
				if name, ok := n.Type.(*ast.Ident); ok && name.Name == "broken" && len(n.Elts) > 0 {
					add(n.Elts[0], path)
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
					if sum, ok := n.Value.(*ast.BinaryExpr); ok {
						add(sum.X, path)
					}
					add(n.Value, path)
				}
			case *ast.ValueSpec:
				for i, name := range n.Names {
					if strings.HasPrefix(name.Name, "rule") && i < len(n.Values) {
						add(n.Values[i], path)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func TestEveryRuleOfTheElectionHasWords(t *testing.T) {
	rules := rulesInSource(t)
	if len(rules) < 50 {
		t.Fatalf("found %d rules only", len(rules))
	}
	for rule, path := range rules {
		if !i18n.English.Has("rules." + rule) {
			t.Errorf("%s: rule %s has no words", path, rule)
		}
	}
	for _, key := range i18n.English.Keys() {
		if rule, isRule := strings.CutPrefix(key, "rules."); isRule && rules[rule] == "" {
			t.Errorf("there are words for %s, which the election does not know", rule)
		}
	}
}

func TestEveryKindOfActHasAName(t *testing.T) {
	known := map[string]bool{}
	for _, kind := range election.Kinds() {
		known["act.kind."+kind] = true
		if !i18n.English.Has("act.kind." + kind) {
			t.Errorf("kind %s has no name", kind)
		}
	}
	for _, key := range i18n.English.Keys() {
		if strings.HasPrefix(key, "act.kind.") && !known[key] {
			t.Errorf("there is a name for %s, which is no kind", key)
		}
	}
}
