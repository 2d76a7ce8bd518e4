package verifier_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"urna/election"
	"urna/internal/importer"
	"urna/internal/sim"
	"urna/internal/verify"
	bo2019 "urna/jurisdiction/bo/2019"
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
	out, err := exec.CommandContext(t.Context(), path, "verify.mjs", "--json", dir).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() != 1 {
		t.Fatalf("node: %v\n%s", err, exit.Stderr)
	}
	return decoded(t, out)
}

// first is what the other program says, with the findings of its state.
func first(t *testing.T, dir string) report {
	t.Helper()
	said, state, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(said)
	if err != nil {
		t.Fatal(err)
	}
	r := decoded(t, data)
	r["found"] = remarks(state)
	return r
}

// remarks are the findings of the entries, as many as a report lists.
func remarks(state *election.State) []any {
	all := []any{}
	for remark := range state.Remarks {
		f := remark.Finding
		all = append(all, map[string]any{
			"index": float64(remark.Index), "rule": f.Rule, "article": f.Article, "field": f.Field, "got": f.Got, "limit": f.Limit, "severity": string(f.Severity),
		})
	}
	return all[:min(len(all), 1000)]
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

// bolivia is the published election of 2019, imported; false where its file is
// not here. The project commits no other people's files.
func bolivia(t *testing.T) (dir string, here bool) {
	t.Helper()
	path := filepath.Join("..", "data", "real", "bo-2019", "bo-2019.csv.gz")
	if _, err := os.Stat(path); err != nil {
		t.Logf("bo-2019 is not here: run make data; the reconstruction tests the same code")
		return "", false
	}
	rules, err := sim.Tables(bo2019.Files)
	if err != nil {
		t.Fatal(err)
	}
	mapping, err := bo2019.Files.ReadFile("profile.tsv")
	if err != nil {
		t.Fatal(err)
	}
	profile, err := importer.ParseProfile(string(mapping))
	if err != nil {
		t.Fatal(err)
	}
	file, err := importer.Read([]string{path}, profile)
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	i := importer.Import{Origin: "import.urna.example/bo-2019", Rules: rules, Profile: profile, Mapping: sha256.Sum256(mapping), File: file}
	if err := importer.Run(dir, i); err != nil {
		t.Fatal(err)
	}
	return dir, true
}

func TestBothProgramsAgreeOnBolivia2019(t *testing.T) {
	dir, here := bolivia(t)
	if !here {
		return
	}
	if r := agree(t, dir); r["ok"] != true || r["acts"].(float64) < 34555 {
		t.Errorf("ok = %v, acts = %v, want all rows", r["ok"], r["acts"])
	}
}

// leaves are the entries of a ledger in their order.
func leaves(t *testing.T, dir string, size int64) [][]byte {
	t.Helper()
	reader := ledger.Reader{Source: ledger.Dir(filepath.Join(dir, ledger.PublicFolder))}
	var all [][]byte
	err := reader.Leaves(context.Background(), 0, size, func(_ int64, leaf []byte) error {
		all = append(all, leaf)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// published is a ledger of these entries, signed as the practice election is:
// what a dishonest holder of the ledger key could show.
func published(t *testing.T, entries [][]byte) string {
	t.Helper()
	dir := t.TempDir()
	public := filepath.Join(dir, ledger.PublicFolder)
	p, err := ledger.OpenPublisher(public)
	if err != nil {
		t.Fatal(err)
	}
	for _, leaf := range entries {
		if err := p.Add(leaf); err != nil {
			t.Fatal(err)
		}
	}
	head, err := p.Write()
	if err != nil {
		t.Fatal(err)
	}
	signer, vkey, err := ledger.NewSigner(sim.PracticeOrigin, sim.DemoKeys("practice").Ledger.Seed())
	if err != nil {
		t.Fatal(err)
	}
	signed, err := ledger.SignCheckpoint(head, sim.PracticeOrigin, signer)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.PublishCheckpoint(signed); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"ledger.vkey": []byte(vkey + "\n"), "genesis.json": entries[0]} {
		if err := os.WriteFile(filepath.Join(public, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Entries that stand elsewhere than they were signed for, twice, or not at all
// give every kind of void, gap and fork that the practice election can.
func TestBothProgramsAgreeOnEntriesOutOfPlace(t *testing.T) {
	entries := leaves(t, practice(t), 63)
	random := rand.New(rand.NewPCG(4, 12))
	voids := 0.0
	for range worlds {
		moved := slices.Clone(entries)
		for range 1 + random.IntN(6) {
			i, j := 1+random.IntN(len(moved)-1), 1+random.IntN(len(moved)-1)
			switch random.IntN(4) {
			case 0:
				moved[i], moved[j] = moved[j], moved[i]
			case 1:
				moved = slices.Insert(moved, i, moved[j])
			case 2:
				moved = slices.Delete(moved, i, i+1)
			case 3:
				moved[i] = spoilt(random, moved[i])
			}
		}
		voids += agree(t, published(t, moved))["void"].(float64)
		if t.Failed() {
			return
		}
	}
	if voids == 0 {
		t.Error("no entry was void: the worlds try nothing")
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

// A damaged file is named by both, at the same place.
func TestBothProgramsAgreeOnDamagedFiles(t *testing.T) {
	dir := practice(t)
	random := rand.New(rand.NewPCG(9, 3))
	for _, name := range []string{"checkpoint", "genesis.json", "ledger.vkey", "tile/0/000.p/63", "tile/entries/000.p/63"} {
		path := filepath.Join(dir, ledger.PublicFolder, filepath.FromSlash(name))
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, damaged := range [][]byte{spoilt(random, whole), spoilt(random, whole), spoilt(random, whole), whole[:len(whole)/2], {}, append(slices.Clone(whole), 'x')} {
			if err := os.WriteFile(path, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			if r := agree(t, dir); r["ok"] == true {
				t.Errorf("%s: damage was not found", name)
			}
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// worlds is how many faulty ledgers are tried; each starts the second program.
const worlds = 20

// spoilt is a leaf with one byte changed.
func spoilt(random *rand.Rand, leaf []byte) []byte {
	changed := slices.Clone(leaf)
	changed[random.IntN(len(changed))] ^= 1 << random.IntN(7)
	return changed
}
