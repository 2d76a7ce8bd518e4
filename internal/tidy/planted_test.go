package tidy

import (
	"maps"
	"strings"
)

// inElection plants statements into a function of a chapter.
func inElection(name, check, want, statement string) planted {
	body := "package x\n\n" + statement + "\n"
	return planted{name, map[string]string{"election/x/doc.go": clean, "election/x/x.go": body}, check, want}
}

func page(name, check, want, file, text string) planted {
	return planted{name, map[string]string{file: text}, check, want}
}

func plantedViolations() []planted {
	all := []planted{
		{"nothing wrong", map[string]string{"election/x/doc.go": clean, "docs/a.md": "[b](b.md)\n", "docs/b.md": "# b\n"}, "", ""},
	}
	all = append(all, plantedImpurities()...)
	all = append(all, plantedShapes()...)
	return append(all, plantedPapers()...)
}

func plantedImpurities() []planted {
	const imports, statements, variables = "imports of pure packages", "statements of pure packages", "package variables"
	return []planted{
		inElection("os", imports, "election/x/x.go:3: a pure package imports os", `import "os"`),
		inElection("randomness", imports, "math/rand/v2", `import "math/rand/v2"`),
		inElection("sync", imports, "sync/atomic", `import _ "sync/atomic"`),
		inElection("context", imports, "context", `import "context"`),
		inElection("unsafe", imports, "unsafe", `import _ "unsafe"`),
		inElection("clock", statements, "time.Now", "import \"time\"\n\nfunc f() int64 { return time.Now().Unix() }"),
		inElection("sleep", statements, "time.Sleep", "import \"time\"\n\nfunc f() { time.Sleep(1) }"),
		inElection("ticker", statements, "time.NewTicker", "import \"time\"\n\nvar t = time.NewTicker(1)"),
		inElection("goroutine", statements, "x.go:3: a goroutine", "func f() { go f() }"),
		inElection("channel", statements, "a channel", "func f(c chan int) {}"),
		inElection("receive", statements, "a channel", "func f(c any) any { return <-g(c) }"),
		inElection("init", statements, "an init function", "func init() {}"),
		inElection("output", statements, "fmt.Println", "import \"fmt\"\n\nfunc f() { fmt.Println() }"),
		inElection("print", statements, "output", "func f() { println() }"),
		{"init elsewhere", map[string]string{"internal/x/doc.go": clean, "internal/x/x.go": "package x\n\nfunc init() {}\n"}, statements, "an init function"},
		inElection("float type", "numbers of pure packages", "float64", "func f(x float64) {}"),
		inElection("float number", "numbers of pure packages", "0.5", "const half = 0.5"),
		inElection("variable assigned", variables, "package variable n", "var n int\n\nfunc f() { n = 1 }"),
		inElection("variable counted up", variables, "package variable n", "var n int\n\nfunc f() { n++ }"),
		inElection("table filled", variables, "package variable m", "var m = map[int]int{}\n\nfunc f() { m[1] = 2 }"),
		inElection("table emptied", variables, "package variable m", "var m = map[int]int{}\n\nfunc f() { clear(m) }"),
		{"variable of another file", map[string]string{
			"election/x/doc.go": clean, "election/x/a.go": "package x\n\nvar n struct{ a int }\n", "election/x/b.go": "package x\n\nfunc f() { n.a = 1 }\n",
		}, variables, "b.go:3"},
		inElection("local variable of the same name", "", "", "var n int\n\nfunc f() int { var n int; n = 1; return n }"),
	}
}

func plantedShapes() []planted {
	const layer, length, explain = "layers", "length", "explanations"
	at := func(folder, text string) map[string]string {
		return map[string]string{folder + "/doc.go": clean, folder + "/x.go": "package x\n\n" + text + "\n"}
	}
	return []planted{
		{"chapter imports chapter", at("election/office", `import "urna/election/results"`), layer, "imports election/results"},
		{"chapter imports clerk", at("election/office", `import "urna/internal/clerk"`), layer, "imports internal/clerk"},
		{"ledger imports election", at("ledger", `import "urna/election"`), layer, "imports election"},
		{"jurisdiction imports rulebook", at("jurisdiction/kz/2005", `import "urna/election/rulebook"`), layer, "imports election/rulebook"},
		{"page writes", at("internal/web", `import "urna/internal/store"`), layer, "only internal/clerk writes"},
		{"command writes", map[string]string{"cmd/urna/main.go": "package main\n\nimport \"urna/internal/store\"\n"}, layer, "only internal/clerk writes"},
		{"command that measures", map[string]string{"cmd/urna/bench.go": "package main\n\nimport \"urna/internal/store\"\n"}, "", ""},
		{"foreign module", at("internal/web", `import "example.com/router"`), layer, "example.com/router"},
		{"foreign module in the core", at("ledger", `import "gonum.org/v1/gonum/stat"`), layer, "gonum"},
		{"folder outside the table", at("pkg/x", `import "fmt"`), layer, "not in the table"},
		{"long function", at("internal/x", "func f() {"+strings.Repeat("\n", 70)+"}"), length, "function f of 71 lines"},
		{"long file", at("internal/x", strings.Repeat("\n", 600)), length, "file of"},
		{"many parameters", at("internal/x", "func f(a, b, c, d, e int) {}"), length, "5 parameters"},
		{"many parameters of a literal", at("internal/x", "var f = func(a, b int, c, d, e string) {}"), length, "5 parameters"},
		{"codec of a generic function", at("internal/x", "func f[T any](codec, a, b, c int, d T) {}"), "", ""},
		{"receiver is no parameter", at("internal/x", "type t int\n\nfunc (t) f(a, b, c, d int) {}"), "", ""},
		{"no package comment", map[string]string{"internal/x/x.go": "package x\n"}, explain, "without a comment in doc.go"},
		{"comment outside doc.go", map[string]string{"internal/x/x.go": clean}, explain, "without a comment in doc.go"},
		{"exported function", at("internal/x", "func F() {}"), explain, "comment of F"},
		{"comment without the name", at("internal/x", "// Does things.\nfunc F() {}"), explain, "comment of F"},
		{"exported method", at("internal/x", "// T is a type.\ntype T int\n\nfunc (*T) F() {}"), explain, "comment of F"},
		{"exported type", at("internal/x", "type T int"), explain, "comment of T"},
		{"exported constants", at("internal/x", "const (\n\tA = 1\n)"), explain, "comment of A"},
		{"group with one sentence", at("internal/x", "// The letters.\nconst (\n\tA = 1\n\tB = 2\n)"), "", ""},
		{"vague package", map[string]string{"internal/util/doc.go": "// Package util is vague.\npackage util\n"}, "package names", "package util"},
	}
}

func plantedPapers() []planted {
	const word, kinds = "words", "pages and vectors of kinds"
	goFile := func(text string) map[string]string {
		return map[string]string{"internal/x/doc.go": clean, "internal/x/x.go": "package x\n\n" + text + "\n"}
	}
	part := map[string]string{
		"spec/acts/act.md":               "# Act\n\n## act/part/1\n\nText.\n",
		"spec/vectors/acts/good-a.json":  `{"leaf":"{\"act\":{\"kind\":\"act/part/1\"}}"}`,
		"spec/vectors/acts/bad-one.json": `{"leaf":"{\"act\":{\"kind\":\"act/part/1\""}`,
	}
	without := func(file string) map[string]string {
		rest := maps.Clone(part)
		delete(rest, file)
		return rest
	}
	const gomod = "module urna\n\ngo 1.26\n\nrequire example.com/router v1.0.0\n"
	return []planted{
		{"audit in a name", goFile("var auditTrail int"), word, `"audit"`},
		{"audit in a comment", goFile("// an audit of all\nvar a int"), word, "x.go:3"},
		{"risk-limiting audit", goFile("// a risk-limiting audit\nvar a int"), "", ""},
		page("word in a page", word, "a.md:3", "docs/a.md", "# a\n\nA blockchain.\n"),
		page("easy word", word, "Simply", "docs/a.md", "Simply run it.\n"),
		{"task without issue", goFile("// TODO: later\nvar a int"), word, "TODO"},
		{"task with issue", goFile("// TODO(#12): later\nvar a int"), "", ""},
		{"stub", goFile("// not implemented yet\nvar a int"), word, "not implemented"},
		{"machine path in a string", goFile(`var a = "/wo` + `rk/sha` + `red/x"`), word, "one machine"},
		page("shared folder", word, "one machine", "docs/a.md", "See .."+"/sha"+"red/design.md.\n"),
		{"kind explained", part, kinds + " (good)", ""},
		{"kind without page", without("spec/acts/act.md"), kinds, "no section for act/part/1"},
		{"kind without good vector", without("spec/vectors/acts/good-a.json"), kinds, "no good vector of act/part/1"},
		{"kind without bad vector", without("spec/vectors/acts/bad-one.json"), kinds, "no bad vector of act/part/1"},
		{"folder not on the map", map[string]string{"README.md": "# Urna\n", "ledger/a.txt": "a"}, "map of the README", "ledger/"},
		page("long README", "map of the README", "longer than 150", "README.md", strings.Repeat("a\n", 151)),
		page("dead link", "links", "docs/a.md:2: links to b.md", "docs/a.md", "text\n[b](b.md)\n"),
		page("link in code", "", "", "docs/a.md", "`[b](b.md)`\n\n```\n[c](c.md)\n```\n"),
		{"test that is not there", map[string]string{
			"docs/threat-model.md": "| a key | shown by |\n|---|---|\n| a thief | `TestThief` |\n", "internal/x/doc.go": clean,
			"internal/x/x_test.go": "package x\n\nfunc TestThieves() {}\n\nfunc (a) TestThief() {}\n",
		}, "tests that pages name", "docs/threat-model.md:3: rests on TestThief"},
		page("claim that nothing shows", "tests that pages name", "docs/threat-model.md:3: rests on no test", "docs/threat-model.md",
			"| a key | shown by |\n|---|---|\n| a thief | everybody |\n"),
		{"claim that a test shows", map[string]string{
			"docs/reliability.md": "`TestThief`, `FuzzThief`\n", "internal/x/doc.go": clean,
			"internal/x/x_test.go": "package x\n\nfunc TestThief() {}\n\nfunc FuzzThief() {}\n",
		}, "", ""},
		page("large file", "sizes", "201 KB", "docs/a.txt", strings.Repeat("a", 200<<10+1)),
		page("large data", "", "", "internal/x/testdata/a.txt", strings.Repeat("a", 200<<10+1)),
		page("new dependency", "dependencies", "example.com/router is not on the list", "go.mod", gomod),
		{"dependency without a reason", map[string]string{
			"go.mod": "module urna\n\nrequire golang.org/x/mod v0.42.0\n", decisions: "# Dependencies\n",
		}, "dependencies", "says nothing of golang.org/x/mod"},
	}
}
