package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The page that tells what to do says what the programs say: every fault and
// metric that it names stands in their source, and every metric is explained.
func TestOperationsNameTheFaultsAndMetricsThatExist(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "operations.md"))
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, folder := range []string{".", "../../internal/clerk", "../../internal/store", "../../internal/verify", "../../internal/watch"} {
		files, err := fs.Glob(os.DirFS(folder), "*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(name, "_test.go") {
				source.Write(data)
			}
		}
	}
	_, stops, _ := strings.Cut(string(page), "## When it stops")
	values := regexp.MustCompile(`…|\bN\b|\(process .*|, .*: .*`)
	named := 0
	for _, line := range strings.Split(stops, "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 5 {
			continue
		}
		for _, said := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[1], -1) {
			for _, part := range values.Split(said[1], -1) {
				if part = strings.TrimSpace(part); part != "" {
					named++
					if !strings.Contains(source.String(), part) {
						t.Errorf("no program says %q (of %q)", part, said[1])
					}
				}
			}
		}
	}
	if named < 20 {
		t.Errorf("the page names %d faults, want more", named)
	}
	for _, metric := range regexp.MustCompile(`"(urna_[a-z_]+)"|# TYPE (urna_[a-z_]+) `).FindAllStringSubmatch(source.String(), -1) {
		if name := metric[1] + metric[2]; !strings.Contains(string(page), "`"+name) {
			t.Errorf("the page does not explain %s", name)
		}
	}
}
