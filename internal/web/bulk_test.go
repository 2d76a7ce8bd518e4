package web

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"urna/internal/i18n"
)

// rows reads a table that the portal serves.
func (p *portal) rows(path string) (columns map[string]int, rows [][]string) {
	p.Helper()
	all, err := csv.NewReader(strings.NewReader(p.get(path, http.StatusOK).body)).ReadAll()
	if err != nil || len(all) < 1 {
		p.Fatalf("%s: %d rows, %v", path, len(all), err)
	}
	columns = map[string]int{}
	for i, name := range all[0] {
		columns[name] = i
	}
	return columns, all[1:]
}

func TestTablesAddUpToTheSumOfThePages(t *testing.T) {
	p := open(t, true)
	columns, rows := p.rows("/data/stations.csv")
	state := p.clerk.Published().State
	if len(rows) != len(state.Territory.Stations) {
		t.Errorf("%d rows, want the %d stations", len(rows), len(state.Territory.Stations))
	}
	for _, c := range state.Candidacy.Ballot {
		var sum int64
		for _, row := range rows {
			if cell := row[columns["C["+c.ID+"]"]]; cell != "" {
				votes, err := strconv.ParseInt(cell, 10, 64)
				if err != nil {
					t.Fatalf("station %s, %s: %v", row[columns["station"]], c.ID, err)
				}
				sum += votes
			}
		}
		if want := state.Results.UnitTotals(0).Candidates[c.ID]; sum != want {
			t.Errorf("%s: the table adds up to %d, the page says %d", c.ID, sum, want)
		}
	}
	for _, table := range []string{"stations", "units", "findings"} {
		columns, rows := p.rows("/data/" + table + ".csv")
		for i, row := range rows {
			if row[columns["mark"]] != "FICTITIOUS" || row[columns["size"]] != strconv.FormatInt(state.Size, 10) {
				t.Errorf("%s, row %d: mark %q, size %q", table, i+1, row[columns["mark"]], row[columns["size"]])
			}
		}
	}
}

func TestDataPackageNamesEachTableWithItsHashAndColumns(t *testing.T) {
	p := open(t, true)
	var pack dataPackage
	if err := json.Unmarshal([]byte(p.get("/data/datapackage.json", http.StatusOK).body), &pack); err != nil {
		t.Fatal(err)
	}
	want := filesOf(&scene{lang: i18n.English, at: p.clerk.Published()})
	if len(want) <= len(bulkFiles) || len(pack.Resources) != len(want) || pack.Mark != "FICTITIOUS" {
		t.Fatalf("%d tables of %d, mark %q; the count alone has %d", len(pack.Resources), len(want), pack.Mark, len(bulkFiles))
	}
	for _, r := range pack.Resources {
		body := p.get("/data/"+r.Path, http.StatusOK).body
		hash := sha256.Sum256([]byte(body))
		if want := "sha256:" + hex.EncodeToString(hash[:]); r.Hash != want || r.Bytes != len(body) {
			t.Errorf("%s: %s of %d bytes, served are %s of %d", r.Name, r.Hash, r.Bytes, want, len(body))
		}
		header, _, _ := strings.Cut(body, "\n")
		if len(r.Schema.Fields) != strings.Count(header, ",")+1 {
			t.Errorf("%s: %d fields, the header is %s", r.Name, len(r.Schema.Fields), header)
		}
	}
	p.get("/data/nothing.csv", http.StatusNotFound)
	for _, r := range pack.Resources {
		columns, rows := p.rows("/data/" + r.Path)
		for _, field := range r.Schema.Fields {
			for _, row := range rows {
				cell := row[columns[field.Name]]
				_, err := strconv.ParseInt(cell, 10, 64)
				if cell != "" && (field.Type == "integer" && err != nil || field.Type == "boolean" && cell != "true" && cell != "false") {
					t.Errorf("%s, %s: %q is no %s", r.Name, field.Name, cell, field.Type)
				}
			}
		}
	}
}

func TestWhatSourcesStateBearsNoMarkOfGeneratedFigures(t *testing.T) {
	p := open2005(t)
	for table, want := range map[string]string{"declared": "", "stations": "SYNTHETIC"} {
		columns, rows := p.rows("/data/" + table + ".csv")
		for i, row := range rows {
			if got := row[columns["mark"]]; got != want {
				t.Fatalf("%s, row %d: mark %q, want %q", table, i+1, got, want)
			}
		}
	}
}

func TestCellThatASpreadsheetWouldRunIsText(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "+7": "'+7", "@x": "'@x", "-": "'-", "12": "12", "": ""} {
		if got := plainCell(cell); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}

func TestReplayShowsTheCountAsItStoodAndEndsWhereItStands(t *testing.T) {
	p := open(t, true)
	state := p.clerk.Published().State
	first, last := p.get("/replay?step=1", http.StatusOK), p.get("/replay", http.StatusOK)
	p.contains(first, "Stations counted: 0 of 5", "FICTITIOUS")
	count := state.Results.Unit(0)
	p.contains(last, "Stations counted: "+strconv.FormatInt(count.Reported, 10)+" of 5")
	steps, _, err := new(Past).until(state.Size, p.clerk.Leaf)
	if err != nil {
		t.Fatal(err)
	}
	end := steps[len(steps)-1]
	if end.Size != state.Size || !end.Results.Unit(0).Equal(count) {
		t.Errorf("the last step has size %d and %+v, the ledger %d and %+v", end.Size, end.Results.Unit(0), state.Size, count)
	}
	for i := 1; i < len(steps); i++ {
		if steps[i].Size <= steps[i-1].Size {
			t.Errorf("step %d has size %d after %d", i, steps[i].Size, steps[i-1].Size)
		}
	}
}

func TestReplayGoesOnWithTheLedgerAndKeepsFewSteps(t *testing.T) {
	p := open(t, true)
	size := p.clerk.Published().Head.Size
	var past Past
	if _, _, err := past.until(size-7, p.clerk.Leaf); err != nil {
		t.Fatal(err)
	}
	steps, _, err := past.until(size, p.clerk.Leaf)
	if err != nil {
		t.Fatal(err)
	}
	if len(steps) > mostSteps || steps[len(steps)-1].Size != size {
		t.Errorf("%d steps up to %d, want at most %d up to %d", len(steps), steps[len(steps)-1].Size, mostSteps, size)
	}
}

func TestReplayOfALongLedgerComesInPartsThatAskToComeAgain(t *testing.T) {
	p := open2005(t)
	size := p.clerk.Published().Head.Size
	var past Past
	var parts []int64
	for range 100 {
		steps, at, err := past.until(size, p.clerk.Leaf)
		if err != nil {
			t.Fatal(err)
		}
		if parts = append(parts, at); steps != nil {
			break
		}
	}
	if want := (size + atOnce - 1) / atOnce; int64(len(parts)) != want || parts[0] != atOnce || parts[len(parts)-1] != size {
		t.Errorf("%d entries in parts up to %v, want %d parts", size, parts, want)
	}
}

func TestOneReadersReplayDoesNotKeepOthersWaiting(t *testing.T) {
	p := open(t, true)
	size := p.clerk.Published().Head.Size
	var past Past
	asked := false
	_, _, err := past.until(size, func(index int64) ([]byte, error) {
		if !asked {
			asked = true
			if steps, at, err := past.until(size, p.clerk.Leaf); steps != nil || at != 0 || err != nil {
				t.Errorf("while it is folded: %d steps at %d, %v", len(steps), at, err)
			}
		}
		return p.clerk.Leaf(index)
	})
	if err != nil || !asked {
		t.Errorf("asked %v, %v", asked, err)
	}
}

func TestPictureBearsStateMarkCheckpointAndWhereToCheck(t *testing.T) {
	p := open(t, true)
	picture := p.get("/figure.svg", http.StatusOK)
	if got := picture.header.Get("Content-Type"); got != "image/svg+xml; charset=utf-8" {
		t.Errorf("Content-Type %q", got)
	}
	s := p.clerk.Published()
	p.contains(picture, "FICTITIOUS", "Stations counted", strconv.FormatInt(s.Head.Size, 10), "/check", "<rect")
	kk := p.get("/figure.svg?lang=kk", http.StatusOK)
	p.contains(kk, "ОЙДАН ШЫҒАРЫЛҒАН")
}
