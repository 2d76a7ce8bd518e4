package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"rsc.io/qr"

	"urna/election"
	"urna/election/act"
)

// board reads the board as a program does.
func (p *portal) board(path string) boardView {
	p.Helper()
	var v boardView
	if err := json.Unmarshal([]byte(p.get(path, http.StatusOK).body), &v); err != nil {
		p.Fatal(err)
	}
	return v
}

// stage is how far a station is, by the board.
func (p *portal) stage(id string) string {
	p.Helper()
	for _, row := range p.board("/board.json").Rows {
		if row.Station == id {
			return row.Stage
		}
	}
	p.Fatalf("the board has no station %s", id)
	return ""
}

func TestBoardFollowsAStationFromNothingToACount(t *testing.T) {
	p := open(t, false)
	is := func(want string) {
		t.Helper()
		if got := p.stage("101"); got != want {
			t.Errorf("station 101 is %q, want %q", got, want)
		}
	}
	is(stageMissing)
	p.typed(sheet(1, typist1, "N", "3", "C[bolat]", "210"))
	is(stageOne)
	p.typed(sheet(2, typist2))
	is(stageBoth)
	p.post("/station/101/return", map[string][]string{"as": {secretary}}, http.StatusSeeOther)
	is(stageReturned)
	p.typed(sheet(1, typist1))
	p.typed(sheet(2, typist2))
	p.post("/station/101/file", filing(secretary), http.StatusSeeOther)
	is(stageFiled)
	p.post("/station/101/enter", sheet(0, "precinct/101 chair", "N", "13"), http.StatusOK) // breaks a relation: nothing is signed
	is(stageFiled)
}

func TestBoardCountsEveryStationOnceAndShowsOneStage(t *testing.T) {
	p := open(t, true)
	all := p.board("/board.json")
	sum := 0
	for _, s := range all.Stages {
		sum += s.Count
		only := p.board("/board.json?show=" + s.Stage)
		if len(only.Rows) != s.Count {
			t.Errorf("%s: %d rows, counted %d", s.Stage, len(only.Rows), s.Count)
		}
		for _, row := range only.Rows {
			if row.Stage != s.Stage {
				t.Errorf("%s among those that are %s", row.Station, s.Stage)
			}
		}
	}
	if sum != 5 || all.Stations != 5 {
		t.Errorf("%d stations by stage, %d in all, want 5", sum, all.Stations)
	}
	north := p.board("/board.json?unit=north")
	if north.Stations != 3 {
		t.Errorf("north has %d stations on the board, want 3", north.Stations)
	}
	p.get("/board?unit=nowhere", http.StatusNotFound)
	p.get("/board?show=nothing", http.StatusNotFound)
	p.contains(p.get("/board", http.StatusOK), `data-live="reload"`, "FICTITIOUS")
}

func TestMissingStationsAreListedAndNoBoundIsInvented(t *testing.T) {
	p := open(t, false)
	p.contains(p.get("/", http.StatusOK), "Stations outstanding: 5.", "no bound can be given", "/board?unit=sunland&amp;show=missing")
	p.lacks(open(t, true).get("/", http.StatusOK), "outstanding")
}

func TestReceiptBearsTheActAndACodeThatReadsItsAddress(t *testing.T) {
	p := open(t, true)
	page := p.get("/station/201/receipt", http.StatusOK)
	st := p.at("201")
	counted := st.Counted()
	p.contains(page, counted.Act.String(), "Compared with the paper", "FICTITIOUS", p.server.URL+"/entry/")
	figure, err := codeOf("https://example.org/entry/48#ab")
	if err != nil {
		t.Fatal(err)
	}
	code, err := qr.Encode("https://example.org/entry/48#ab", qr.M)
	if err != nil {
		t.Fatal(err)
	}
	dark := 0
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				dark++
			}
		}
	}
	if got := area(t, figure.Path); got != dark || figure.Side != code.Size+8 {
		t.Errorf("the path covers %d squares of %d, side %d of %d", got, dark, figure.Side, code.Size+8)
	}
	p.contains(open(t, false).get("/station/201/receipt", http.StatusOK), "No protocol has been filed")
}

// area adds up the runs of a code's path.
func area(t *testing.T, path string) int {
	t.Helper()
	sum := 0
	for _, run := range strings.Split(strings.TrimSuffix(path, "z"), "z") {
		_, rest, found := strings.Cut(run, "h")
		width, _, closed := strings.Cut(rest, "v1")
		n := 0
		for _, digit := range width {
			n = 10*n + int(digit-'0')
		}
		if !found || !closed || n == 0 {
			t.Fatalf("a run reads %q", run)
		}
		sum += n
	}
	return sum
}

// A copy draws the state of now under the name of an earlier checkpoint.
func TestStagesOfAStateAreNotThoseOfAnotherUnderTheSameRoot(t *testing.T) {
	p := open(t, true)
	now := p.clerk.Published()
	earlier := *now
	earlier.State = election.New()
	for index := range now.Head.Size - 10 {
		leaf, err := p.clerk.Leaf(index)
		if err != nil {
			t.Fatal(err)
		}
		opened, refusal := act.ReadLeaf(leaf, election.Body)
		if refusal != nil {
			t.Fatal(refusal)
		}
		earlier.State.Fold(opened)
	}
	var f far
	before := slices.Clone(f.of(&scene{at: &earlier}))
	if after := f.of(&scene{at: now}); slices.Equal(before, after) {
		t.Errorf("stages %v before and after ten entries under one root", after)
	}
}
