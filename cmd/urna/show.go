package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
	"urna/ledger"
)

func runShow(t *terminal, args []string) error {
	plain, err := t.parse("show", args, nil)
	if err != nil {
		return err
	}
	if len(plain) < 2 {
		return misusef("want DIR or URL, and station ID, entry N, seals, findings or compare")
	}
	if plain[1] == "compare" {
		return t.showCompared(plain)
	}
	_, state, err := t.folded(plain[0])
	if err != nil {
		return err
	}
	switch what := plain[1]; {
	case what == "station" && len(plain) == 3:
		return t.showStation(state, plain[2])
	case what == "entry" && len(plain) == 3:
		return t.showEntry(plain[0], plain[2], state.Size)
	case what == "seals" && len(plain) == 2:
		return t.showSeals(state)
	case what == "findings" && len(plain) == 2:
		return t.showFindings(state)
	}
	return misusef("what is %q?", plain[1:])
}

// showCompared shows the comparison of one file, or of the last that stands
// beside the count.
func (t *terminal) showCompared(plain []string) error {
	file := -1
	if len(plain) > 2 {
		n, err := strconv.Atoi(plain[2])
		if err != nil || len(plain) > 3 || n < 0 {
			return misusef("compare %q: want the number of a file, from 0", plain[2:])
		}
		file = n
	}
	return t.compared(plain[0], file)
}

// versionJSON is one version of a station's protocol, for programs.
type versionJSON struct {
	Act      act.Hash                    `json:"act"`
	Index    int64                       `json:"index"`
	Kind     string                      `json:"kind"`
	Standing results.VersionStanding     `json:"standing"`
	Counted  bool                        `json:"counted"`
	Lines    map[string]int64            `json:"lines"`
	Lists    map[string]map[string]int64 `json:"lists"`
	Findings []act.Finding               `json:"findings"`
}

func (t *terminal) showStation(state *election.State, id string) error {
	if !state.Results.Began() {
		return misusef("the count has not begun: there is no ballot yet")
	}
	index, known := state.Territory.Station(id)
	if !known {
		return misusef("station %q is not on the register", id)
	}
	st := state.Results.Station(index)
	counted := st.Counted()
	versions := []versionJSON{}
	for i := range st.Versions {
		v := &st.Versions[i]
		lines, lists := state.Results.Layout().Maps(v.Sheet)
		versions = append(versions, versionJSON{v.Act, v.Index, v.Kind, v.Standing, v == counted, lines, lists, append([]act.Finding{}, v.Findings...)})
	}
	if t.json {
		return t.print(map[string]any{"station": id, "disputed": st.Disputed(), "versions": versions, "seals": len(st.Seals)})
	}
	days := daysOfFindings(state)
	t.printf("station %s %s%s\n", id, state.Territory.Stations[index].Name.Default, marks(state.Office.Genesis.Nature))
	for _, v := range versions {
		t.printf("entry %d %s: %s%s\n", v.Index, v.Kind, v.Standing, map[bool]string{true: ", counted"}[v.Counted])
		data, err := json.Marshal(map[string]any{"lines": v.Lines, "lists": v.Lists})
		if err != nil {
			return err
		}
		t.printf("  %s\n", data)
		for _, f := range v.Findings {
			t.printf("  finding %s\n", findingText(f, days[v.Index]))
		}
	}
	for _, s := range st.Seals {
		t.printf("entry %d seal in slot %d, round %d: %s%s\n", s.Index, s.Slot, s.Round, s.Standing, map[bool]string{true: ", opened"}[s.Opened])
	}
	return nil
}

func (t *terminal) showEntry(name, number string, size int64) error {
	index, err := strconv.ParseInt(number, 10, 64)
	if err != nil || index < 0 || index >= size {
		return misusef("entry %q, want 0 to %d", number, size-1)
	}
	source, err := sourceOf(name)
	if err != nil {
		return err
	}
	leaf, err := ledger.Reader{Source: source}.Leaf(context.Background(), index, size)
	if err != nil {
		return err
	}
	if !t.json {
		fmt.Fprintf(t.err, "entry %d, leaf hash %x\n", index, ledger.LeafHash(leaf))
	}
	t.printf("%s\n", leaf)
	return nil
}

// daysOfFindings are the days of the entries that carry findings.
func daysOfFindings(state *election.State) map[int64]string {
	days := map[int64]string{}
	state.Remarks(func(r election.Remark) bool {
		days[r.Index] = state.Day(r.Received)
		return true
	})
	return days
}

func (t *terminal) showFindings(state *election.State) error {
	type remark struct {
		Index int64  `json:"index"`
		On    string `json:"on"`
		act.Finding
	}
	all := []remark{}
	state.Remarks(func(r election.Remark) bool {
		all = append(all, remark{r.Index, state.Day(r.Received), r.Finding})
		return true
	})
	if t.json {
		return t.print(all)
	}
	for _, r := range all {
		t.printf("entry %d %s\n", r.Index, findingText(r.Finding, r.On))
	}
	return nil
}

// showSeals lists the sealed entries that nobody has opened.
func (t *terminal) showSeals(state *election.State) error {
	type seal struct {
		Index    int64    `json:"index"`
		Station  string   `json:"station"`
		Received act.Time `json:"received"`
		Overdue  bool     `json:"overdue"`
	}
	all := []seal{}
	if state.Results.Began() {
		for _, c := range state.Results.ClosedSeals(state.Received) {
			all = append(all, seal{c.Index, state.Territory.Stations[c.Station].ID, c.Received, c.Overdue})
		}
	}
	if t.json {
		return t.print(all)
	}
	for _, s := range all {
		t.printf("entry %d of station %s, sealed %s%s\n", s.Index, s.Station, s.Received, map[bool]string{true: ", overdue"}[s.Overdue])
	}
	return nil
}
