package sim_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"urna/election"
	"urna/election/act"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

// contradictions2005 are all that the declarations of the bundled election
// contradict, in the order of the ledger: who states, by which rule, what.
var contradictions2005 = []string{
	"WIKI99 relation.P10 shares: Nazarbayev 7217848–7218738; Abdildin 7201899–7207952, not one total for all",
	"WIKI99 declared.rival Nazarbayev: 81.00 %, not 79.78 %",
	"WIKI99 declared.rival Abdildin: 11.90 %, not 11.70 %",
	"RUWIKI99 declared.rival Abdildin: 13 %, not 11.70 %",
	"RUWIKI99 declared.rival Kasymov: 4 %, not 4.61 %",
	"UNIV99 declared.rival Nazarbayev: 78.7 %, not 79.78 %",
	"UNIV99 declared.rival Abdildin: 14.4 %, not 11.70 %",
	"ART relation.P10 shares: nazarbayev 6713942–6714679; tuyakbay 6697472–6707565; baimenov 6674442–6715015; " +
		"abylkasymov 6579221–6754666; eleusizov 6668924–6880634, not one total for all",
	"RG declared.rival nazarbayev: 6100694, not 6110694",
	"RFE5 relation.P10 shares: nazarbayev 7354832–7355639; tuyakbay 6697472–6707565, not one total for all",
	"RFE5 declared.rival nazarbayev: 6694000, not 6110694",
	"CEC5 declared.rival turnout: more-than 77 %, not 75.52 %",
	"DEWIKI+ENWIKI+IFES+RUWIKI relation.P9 baimenov: 108730, not 110462",
	"DEWIKI+ENWIKI+IFES+RUWIKI relation.P9 abylkasymov: 23252, not 25330",
	"DEWIKI+ENWIKI+IFES+RUWIKI relation.P9 eleusizov: 18834, not 21674",
	"NI6 declared.rival turnout: 75.52 %, not 76.78 %",
	"IWPR declared.rival baimenov: 1.65 %, not 1.61 %",
}

func TestReconstructionOf2005ReachesTheOfficialTotalsAndFindsExactlyTheKnownContradictions(t *testing.T) {
	dir := t.TempDir()
	if err := sim.Kazakhstan2005(dir); err != nil {
		t.Fatal(err)
	}
	report, state, err := verify.Run(t.Context(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !report.OK || report.Void != 0 {
		t.Errorf("faults %+v, void %d, want none", report.Faults, report.Void)
	}
	if report.Root != sim.Kazakhstan2005Root {
		t.Errorf("root %s, want %s: the reconstruction is a golden ledger", report.Root, sim.Kazakhstan2005Root)
	}
	want := map[string]int64{"nazarbayev": 6147517, "tuyakbay": 445934, "baimenov": 108730, "abylkasymov": 23252, "eleusizov": 18834}
	for id, votes := range want {
		if got := report.Totals.Candidates[id]; got != votes {
			t.Errorf("votes for %s: %d, want %d", id, got, votes)
		}
	}
	if valid, voted := *report.Totals.Valid, *report.Totals.Voted; valid != 6744267 || voted != 6871571 {
		t.Errorf("valid %d, voted %d, want 6744267 and 6871571", valid, voted)
	}
	if got := contradictions(state); !slices.Equal(got, contradictions2005) {
		t.Errorf("contradictions of the declarations:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(contradictions2005, "\n"))
	}
	if got := int(report.Findings); got != len(contradictions2005) {
		t.Errorf("findings in the ledger: %d, want only the %d of the declarations", got, len(contradictions2005))
	}
	checkGenerated(t, state)
	root, err := act.ParseHash(report.Root)
	if err != nil {
		t.Fatal(err)
	}
	sampledFlips(t, filepath.Join(dir, ledger.PublicFolder), ledger.Head{Size: report.Size, Root: tlog.Hash(root)}, 40)
}

// contradictions are the findings of all declarations, without entry numbers.
func contradictions(state *election.State) []string {
	var all []string
	for _, d := range state.Results.Declarations() {
		for _, f := range d.Findings {
			limit, _, _ := strings.Cut(f.Limit, " (entry")
			all = append(all, fmt.Sprintf("%s %s %s: %s, not %s", strings.Join(d.Sources, "+"), f.Rule, f.Field, f.Got, limit))
		}
	}
	return all
}

// checkGenerated holds the stations to what the parameters say of them.
func checkGenerated(t *testing.T, state *election.State) {
	t.Helper()
	var electronic, abroad int
	for i := range state.Territory.Stations {
		at := &state.Territory.Stations[i]
		if len(at.Channels) > 0 {
			electronic++
		}
		if state.Territory.Units[at.Unit].ID == "KZ-ABROAD" {
			abroad++
		}
		if !strings.HasPrefix(at.ID, "SYN-") {
			t.Errorf("station %s could be taken for a real one", at.ID)
		}
	}
	if got, want := fmt.Sprint(len(state.Territory.Stations), electronic, abroad), "9580 1447 34"; got != want {
		t.Errorf("stations, electronic, abroad: %s, want %s", got, want)
	}
	if got := len(state.Source.Models()); got != 1 {
		t.Errorf("%d statements say what is generated, want 1", got)
	}
	for i, u := range state.Territory.Units {
		totals := state.Results.UnitTotals(i)
		turnout := float64(*totals.Voted) / float64(*totals.Registered)
		leader := float64(totals.Candidates["nazarbayev"]) / float64(*totals.Valid)
		if u.ID != "KZ-ABROAD" && (turnout < .76 || turnout > .775 || leader < .905 || leader > .918) {
			t.Errorf("%s: turnout %.4f, share %.4f: a generated unit must not look like a result of its own", u.ID, turnout, leader)
		}
	}
}
