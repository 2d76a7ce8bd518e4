package verifier_test

import (
	"testing"

	"urna/internal/night"
	"urna/internal/sim"
)

// Rivals, corrections out of turn, forks of keys, signers who were shown another
// ledger: whatever a night brought, both programs read the same out of it.
func TestBothProgramsAgreeOnNightsFullOfFaults(t *testing.T) {
	country, err := night.Found()
	if err != nil {
		t.Fatal(err)
	}
	split := 0
	for seed := range uint64(12) {
		n := night.Play(country, seed)
		r := agree(t, publishedBy(t, n.Leaves(), night.Origin, sim.DemoKeys("night").Ledger))
		levels := r["levels"].(map[string]any)
		if shown := levels["V1"] == "fault"; shown != (n.Split > 0) || levels["V2"] != "ok" || levels["V3"] != "ok" || r["root"] != n.Root().String() {
			t.Errorf("seed %d: %d signers were shown another ledger; root %s, got %v, levels %v, faults %v", seed, n.Split, n.Root(), r["root"], levels, r["faults"])
		}
		split += n.Split
	}
	if split == 0 {
		t.Error("in none of these nights a signer was shown another ledger")
	}
}
