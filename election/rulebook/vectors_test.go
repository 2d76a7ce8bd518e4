package rulebook_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"urna/election/rulebook"
)

// vector is one file of spec/vectors/formulas; spec/formulas.md describes it.
type vector struct {
	Schema string `json:"schema"`
	Name   string `json:"name"`
	Form   []struct {
		Code   string `json:"code"`
		Type   string `json:"type"`
		List   string `json:"list"`
		Absent string `json:"absent"`
	} `json:"form"`
	Candidates []string `json:"candidates"`
	Relation   string   `json:"relation"`
	Sheet      struct {
		Lines map[string]int64            `json:"lines"`
		Lists map[string]map[string]int64 `json:"lists"`
	} `json:"sheet"`
	Inputs struct {
		Members    int64 `json:"members"`
		Signed     int64 `json:"signed"`
		Candidates int64 `json:"candidates"`
	} `json:"inputs"`
	Want struct {
		Error   string         `json:"error"`
		Column  int            `json:"column"`
		Fields  []string       `json:"fields"`
		Text    string         `json:"text"`
		Results []vectorResult `json:"results"`
	} `json:"want"`
}

type vectorResult struct {
	Verdict string   `json:"verdict"`
	Label   string   `json:"label"`
	Left    string   `json:"left"`
	Right   string   `json:"right"`
	Lines   []string `json:"lines"`
}

const ownVectors = "../../spec/vectors/formulas"

func TestEveryVectorOfFormulas(t *testing.T) {
	folders := append([]string{ownVectors}, filepath.SplitList(os.Getenv("URNA_VECTORS"))...)
	seen := 0
	for _, folder := range folders {
		if folder == "" {
			continue
		}
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".json" {
				return err
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			var head struct {
				Schema string `json:"schema"`
			}
			// A folder may hold vectors of other schemas, whatever their shape.
			if json.Unmarshal(content, &head) != nil || head.Schema != "urna/formulas/1" {
				if folder == ownVectors {
					t.Errorf("%s: schema %q, want urna/formulas/1", path, head.Schema)
				}
				return nil
			}
			seen++
			t.Run(filepath.Base(path), func(t *testing.T) { runVector(t, content) })
			return nil
		})
		if err != nil {
			t.Errorf("folder %s: %v", folder, err)
		}
	}
	if seen == 0 {
		t.Errorf("no vector read, want those of %s", ownVectors)
	}
}

func runVector(t *testing.T, content []byte) {
	var v vector
	if err := json.Unmarshal(content, &v); err != nil {
		t.Fatalf("vector: %v", err)
	}
	formula, err := rulebook.ParseRelation(v.Relation)
	if v.Want.Error == "syntax" {
		var syntax *rulebook.SyntaxError
		if !errors.As(err, &syntax) || (v.Want.Column != 0 && syntax.Column != v.Want.Column) {
			t.Errorf("%s: error = %v, want a syntax error at column %d", v.Name, err, v.Want.Column)
		}
		return
	}
	if err != nil {
		t.Fatalf("%s: %v", v.Name, err)
	}
	if got := formula.String(); v.Want.Text != "" && got != v.Want.Text {
		t.Errorf("%s: text = %q, want %q", v.Name, got, v.Want.Text)
	}
	check, layout, err := bindVector(v, formula)
	if v.Want.Error == "form" {
		if err == nil {
			t.Errorf("%s: bound to the form, want a refusal", v.Name)
		}
		return
	}
	if err != nil {
		t.Fatalf("%s: %v", v.Name, err)
	}
	sheet, misfits := layout.Sheet(v.Sheet.Lines, v.Sheet.Lists)
	var fields []string
	for _, m := range misfits {
		fields = append(fields, m.Field)
	}
	if (v.Want.Error == "sheet") != (misfits != nil) || !slices.Equal(fields, v.Want.Fields) {
		t.Errorf("%s: misfits = %v, want fields %v", v.Name, misfits, v.Want.Fields)
	}
	if misfits != nil {
		return
	}
	compareResults(t, v, check.Evaluate(sheet, rulebook.Inputs(v.Inputs)))
}

func bindVector(v vector, formula rulebook.Formula) (*rulebook.Check, *rulebook.Layout, error) {
	var form rulebook.Form
	for _, line := range v.Form {
		form = append(form, rulebook.Line{
			Code: line.Code, Type: rulebook.LineType(line.Type),
			List: rulebook.ListKind(line.List), Absent: rulebook.Absent(line.Absent),
		})
	}
	layout, err := rulebook.NewLayout(form, v.Candidates)
	if err != nil {
		return nil, nil, err
	}
	check, err := layout.Compile(formula)
	return check, layout, err
}

func compareResults(t *testing.T, v vector, results []rulebook.Result) {
	var got []vectorResult
	for _, r := range results {
		got = append(got, vectorResult{r.Verdict.String(), r.Label, r.Left, r.Right, r.Lines})
	}
	same := slices.EqualFunc(got, v.Want.Results, func(a, b vectorResult) bool {
		return a.Verdict == b.Verdict && a.Label == b.Label && a.Left == b.Left && a.Right == b.Right &&
			strings.Join(a.Lines, " ") == strings.Join(b.Lines, " ")
	})
	if !same {
		t.Errorf("%s, %s: results = %+v, want %+v", v.Name, v.Relation, got, v.Want.Results)
	}
}
