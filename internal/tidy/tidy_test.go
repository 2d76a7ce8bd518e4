package tidy

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"urna/election"
)

func TestTreeKeepsTheStyle(t *testing.T) {
	tree, err := Load(os.DirFS("../.."), election.Kinds())
	if err != nil {
		t.Fatal(err)
	}
	if tree.file("go.mod") == nil || tree.file("election/kinds.go") == nil {
		t.Fatal("the tree that was read is not this repository")
	}
	for _, check := range Checks {
		t.Run(check.Name, func(t *testing.T) {
			for _, violation := range check.Find(tree) {
				t.Error(violation)
			}
		})
	}
}

// planted is a small tree that breaks one rule, and what must be said of it.
type planted struct {
	name  string
	files map[string]string
	check string
	want  string // empty: nothing must be found by any check
}

const clean = "// Package x explains itself.\npackage x\n"

func TestEveryPlantedViolationIsNamed(t *testing.T) {
	for _, p := range plantedViolations() {
		t.Run(p.name, func(t *testing.T) {
			files := fstest.MapFS{}
			for name, text := range p.files {
				files[name] = &fstest.MapFile{Data: []byte(text)}
			}
			tree, err := Load(files, nil)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(p.check, "pages") {
				tree.Kinds = []string{"act/part/1"}
			}
			named := false
			for _, check := range Checks {
				for _, violation := range check.Find(tree) {
					if p.want == "" || check.Name == p.check && strings.Contains(violation, p.want) {
						named = true
					}
					if check.Name != p.check {
						t.Errorf("check %q found %q, want only check %q to find anything", check.Name, violation, p.check)
					}
				}
			}
			if named != (p.want != "") {
				t.Errorf("violation named = %v, want %q named by %q", named, p.want, p.check)
			}
		})
	}
}

func TestEveryCheckHasAPlantedViolation(t *testing.T) {
	for _, check := range Checks {
		found := false
		for _, p := range plantedViolations() {
			found = found || p.check == check.Name
		}
		if !found {
			t.Errorf("check %q: no planted violation proves that it looks", check.Name)
		}
	}
}
