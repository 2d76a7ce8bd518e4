package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"urna/election/act"
	"urna/election/results"
)

// Draft is what a typist typed under a seal: it stays private until opened.
type Draft struct {
	Station string                      `json:"station"`
	Slot    int64                       `json:"slot"`
	Lines   map[string]int64            `json:"lines"`
	Lists   map[string]map[string]int64 `json:"lists"`
	Salt    string                      `json:"salt"`
}

// Values is what the seal of a draft commits to.
func (d *Draft) Values() *results.Values {
	return &results.Values{Lines: d.Lines, Lists: d.Lists, Station: d.Station}
}

// Drafts keeps drafts in a private folder, one file for each seal's value.
type Drafts struct{ folder string }

// OpenDrafts keeps drafts below a ledger's folder or a typist's own.
func OpenDrafts(dir string) Drafts { return Drafts{filepath.Join(dir, "desk")} }

func (d Drafts) path(seal act.Hash) string { return filepath.Join(d.folder, seal.String()+".json") }

// Keep makes a draft durable before its seal leaves the desk.
func (d Drafts) Keep(seal act.Hash, draft *Draft) error {
	data, err := json.MarshalIndent(draft, "", "  ")
	if err != nil {
		return fmt.Errorf("keep draft: %w", err)
	}
	return writeFile(d.path(seal), append(data, '\n'))
}

// Draft returns the draft of a seal's value, nil when this desk has none.
func (d Drafts) Draft(seal act.Hash) (*Draft, error) {
	data, err := os.ReadFile(d.path(seal))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("draft: %w", err)
	}
	draft := new(Draft)
	if err := json.Unmarshal(data, draft); err != nil {
		return nil, fmt.Errorf("draft %s: %w", d.path(seal), err)
	}
	return draft, nil
}
