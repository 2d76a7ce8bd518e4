package verify

import (
	"urna/election/act"
	"urna/election/results"
)

// Level states as they stand in a report.
const (
	LevelOK         = "ok"
	LevelFault      = "fault"
	LevelNotChecked = "not checked"
)

// Report is the answer of a verification; its JSON keys are stable.
type Report struct {
	OK         bool              `json:"ok"`
	Levels     map[string]string `json:"levels"`
	Pinned     bool              `json:"pinned"`
	Compared   int               `json:"compared"` // checkpoints of others that were held against it
	Genesis    string            `json:"genesis"`
	Origin     string            `json:"origin"`
	Nature     string            `json:"nature"`
	Size       int64             `json:"size"`
	Root       string            `json:"root"`
	Acts       int64             `json:"acts"`
	Signatures int64             `json:"signatures"`
	Findings   int64             `json:"findings"`
	Beyond     int64             `json:"findings_v4"` // of the chapters that V4 checks; not among Findings
	Void       int64             `json:"void"`
	Faults     []Fault           `json:"faults"`
	// Found are the findings at entries in the order of the ledger, at most 1,000;
	// FoundBeyond as many of those that V4 checks.
	Found       []Found          `json:"found"`
	FoundBeyond []Found          `json:"found_v4"`
	Totals      *results.Totals  `json:"totals"`
	Outcome     *results.Outcome `json:"outcome"`
	Declared    []Declared       `json:"declared"`
	// Standing is what the sums of the nation break as they stand; NotChecked
	// the relations that only another program could check.
	Standing   []results.StandingFinding `json:"standing"`
	NotChecked []string                  `json:"not_checked"`
}

// Found is one finding at an entry.
type Found struct {
	Index int64 `json:"index"`
	act.Finding
}

// Fault is one thing that is not as the checkpoint, the rules or the sums say.
type Fault struct {
	Level string `json:"level"`
	Index int64  `json:"index"` // -1 where no entry is at fault
	File  string `json:"file"`  // path in the public folder, empty where none
	What  string `json:"what"`
}

// Declared is what was announced for a unit, beside the sum of its protocols.
type Declared struct {
	Index    int64             `json:"index"`
	By       string            `json:"by"`
	Sources  []string          `json:"sources"`
	Stage    string            `json:"stage"`
	AsOf     string            `json:"as_of"`
	Election string            `json:"election"` // another election; empty for this one
	Unit     string            `json:"unit"`
	Counts   []results.Stated  `json:"counts"`
	Shares   []results.Printed `json:"shares"`
	// Totals are the exact counts among them that this election has totals for.
	Totals      results.Totals       `json:"totals"`
	Differences []results.Difference `json:"differences"`
	Findings    []act.Finding        `json:"findings"`
}

// maxFaults bounds faults and findings in a report; Findings counts them all.
const maxFaults = 1000

func (r *Report) fault(f Fault) {
	r.Levels[f.Level] = LevelFault
	r.OK = false
	if len(r.Faults) < maxFaults {
		r.Faults = append(r.Faults, f)
	}
}
