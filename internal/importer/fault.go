package importer

import (
	"fmt"
	"strings"
)

// Fault says where a file leaves what its profile says of it, and why it is
// refused. Row counts from 1; it is 0, and Column empty, where none is at fault.
type Fault struct {
	File   string `json:"file"`
	Row    int64  `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// String is the fault as one line.
func (f Fault) String() string {
	where := f.File
	if f.Row > 0 {
		where += fmt.Sprintf(", row %d", f.Row)
	}
	if f.Column != "" || f.Value != "" {
		where += fmt.Sprintf(", column %q, value %q", f.Column, f.Value)
	}
	return where + ": " + f.Reason
}

// Refused is a file that does not come in, with the first of its faults.
type Refused []Fault

// maxFaults ends the reading of a file that a profile does not fit.
const maxFaults = 20

// Error is the faults, one a line.
func (r Refused) Error() string {
	lines := make([]string, len(r))
	for i, f := range r {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Resolved is a cell that a rule of the profile read otherwise than it stands.
type Resolved struct {
	File   string `json:"file"`
	Row    int64  `json:"row"`
	Column string `json:"column"`
	Was    string `json:"was"`
	Read   string `json:"read"`
}

// Resolution is all that one rule resolved in one column. Cells holds the first
// of them, Count is all.
type Resolution struct {
	Rule   string     `json:"rule"`
	Column string     `json:"column"`
	Count  int64      `json:"count"`
	Cells  []Resolved `json:"cells"`
}

// maxCells bounds what a report repeats of a file; counts go on.
const maxCells = 1000

// noted keeps resolutions by rule and column, in the order of their first cell.
type noted struct {
	all []Resolution
	at  map[[2]string]int
}

func (n *noted) add(rule string, cell Resolved) {
	if n.at == nil {
		n.at = map[[2]string]int{}
	}
	i, known := n.at[[2]string{rule, cell.Column}]
	if !known {
		i = len(n.all)
		n.at[[2]string{rule, cell.Column}] = i
		n.all = append(n.all, Resolution{Rule: rule, Column: cell.Column})
	}
	n.all[i].Count++
	if len(n.all[i].Cells) < maxCells {
		cell.Was, cell.Read = strings.Clone(cell.Was), strings.Clone(cell.Read)
		n.all[i].Cells = append(n.all[i].Cells, cell)
	}
}
