package verifier_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"urna/election"
	"urna/election/results"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

// report is a report of either program as plain JSON.
type report = map[string]any

// second is what the program in this folder says about a ledger.
func second(t *testing.T, dir string) report {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("no node here: make setup installs it")
	}
	out, err := exec.CommandContext(t.Context(), path, "verify.mjs", "--json", "--units", dir).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() != 1 {
		t.Fatalf("node: %v\n%s", err, exit.Stderr)
	}
	return decoded(t, out)
}

// first is what the other program says.
func first(t *testing.T, dir string) report {
	t.Helper()
	said, state, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return decoded(t, encoded(t, struct {
		*verify.Report
		Units []unit `json:"units,omitempty"`
	}{said, units(state)}))
}

// unit is the count of one unit of the territory.
type unit struct {
	Unit     string                    `json:"unit"`
	Stations map[string]int64          `json:"stations"`
	Totals   results.Totals            `json:"totals"`
	Standing []results.StandingFinding `json:"standing"`
}

// units are the counts of every unit, none before the ballot is set.
func units(s *election.State) []unit {
	if !s.Results.Began() {
		return nil
	}
	var all []unit
	for i, at := range s.Territory.Units {
		u := s.Results.Unit(i)
		all = append(all, unit{at.ID, map[string]int64{
			"register": at.Stations, "reported": u.Reported, "disputed": u.Disputed, "held": u.Held, "findings": u.Findings, "breached": u.Breached,
		}, s.Results.UnitTotals(i), s.Results.Standing(i)})
	}
	return all
}

func encoded(t *testing.T, value any) []byte {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func decoded(t *testing.T, data []byte) report {
	t.Helper()
	var r report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return r
}

// places drops the words of faults, which each program finds for itself, and
// puts them in one order.
func places(r report) {
	list, _ := r["faults"].([]any)
	for _, f := range list {
		delete(f.(map[string]any), "what")
	}
	slices.SortFunc(list, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}

// agree holds the two reports on a ledger to each other, key by key.
func agree(t *testing.T, dir string) report {
	t.Helper()
	a, b := first(t, dir), second(t, dir)
	places(a)
	places(b)
	delete(a, "findings_v4") // what only the first program checks
	delete(a, "found_v4")
	levels := a["levels"].(map[string]any)
	if levels["V4"] == "not checked" && levels["V3"] == "ok" {
		t.Errorf("levels = %v: V4 was not checked by the program that checks it", levels)
	}
	levels["V4"] = "not checked"
	for _, key := range slices.Sorted(maps.Keys(a)) {
		if !reflect.DeepEqual(a[key], b[key]) {
			t.Errorf("%s: the two programs differ\n%s", key, differing(a[key], b[key]))
		}
	}
	return a
}

// differing shows the first items that two values do not share.
func differing(a, b any) string {
	x, listed := a.([]any)
	y, also := b.([]any)
	if !listed || !also {
		return fmt.Sprintf("first  %v\nsecond %v", a, b)
	}
	for i := range max(len(x), len(y)) {
		if i >= len(x) || i >= len(y) || !reflect.DeepEqual(x[i], y[i]) {
			return fmt.Sprintf("%d items and %d, from %d on:\nfirst  %v\nsecond %v", len(x), len(y), i, x[i:min(i+3, len(x))], y[i:min(i+3, len(y))])
		}
	}
	return "the same items"
}

func practice(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.PlayNight(); err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestBothProgramsAgreeOnThePracticeElection(t *testing.T) {
	r := agree(t, practice(t))
	if r["ok"] != true || r["root"] != sim.PracticeRoot {
		t.Errorf("ok = %v, root = %v, want %s", r["ok"], r["root"], sim.PracticeRoot)
	}
}

func TestBothProgramsAgreeOnTheReconstructionOf2005(t *testing.T) {
	dir := t.TempDir()
	if err := sim.Kazakhstan2005(dir); err != nil {
		t.Fatal(err)
	}
	r := agree(t, dir)
	if r["ok"] != true || r["findings"].(float64) < 10 {
		t.Errorf("ok = %v, findings = %v, want some", r["ok"], r["findings"])
	}
}

// The twin has a fault for each control relation that a ledger can break, and
// for each kind of lie.
func TestBothProgramsAgreeOnTheFaultyTwin(t *testing.T) {
	dir := t.TempDir()
	planted, err := sim.FaultyTwin(dir)
	if err != nil {
		t.Fatal(err)
	}
	if r := agree(t, dir); r["ok"] == true || r["findings"].(float64) < float64(len(planted))/2 {
		t.Errorf("ok = %v, findings = %v, want the faults that were planted, %d", r["ok"], r["findings"], len(planted))
	}
}

// exit runs the command and returns its exit code.
func exit(t *testing.T, args ...string) int {
	t.Helper()
	command := exec.CommandContext(t.Context(), "node", append([]string{"verify.mjs"}, args...)...)
	if err := command.Run(); command.ProcessState == nil {
		t.Fatal(err)
	}
	return command.ProcessState.ExitCode()
}

func TestCommandReadsOverTheNetworkAndExitsAsTheSpecificationSays(t *testing.T) {
	dir := practice(t)
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(dir, ledger.PublicFolder))))
	defer server.Close()
	genesis := second(t, server.URL)["genesis"].(string)
	other := strings.Repeat("0", len(genesis))
	for _, c := range []struct {
		what string
		args []string
		want int
	}{
		{"the pinned election", []string{server.URL, "--genesis", genesis}, 0},
		{"another election", []string{dir, "--genesis", other}, 1},
		{"no ledger there", []string{server.URL + "/nowhere"}, 1},
		{"no folder", []string{filepath.Join(dir, "nowhere")}, 1},
		{"no place", nil, 2},
		{"a hash that is none", []string{dir, "--genesis", "0"}, 2},
		{"an unknown option", []string{dir, "--fast"}, 2},
	} {
		if got := exit(t, c.args...); got != c.want {
			t.Errorf("%s: exit %d, want %d", c.what, got, c.want)
		}
	}
}
