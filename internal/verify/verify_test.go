package verify_test

import (
	"context"
	"testing"

	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

func TestPracticeElectionVerifiesFromZero(t *testing.T) {
	dir := t.TempDir()
	s, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.PlayNight(); err != nil {
		t.Fatal(err)
	}
	p := s.Clerk.Published()
	if err := s.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	genesis := p.State.Genesis()
	report, _, err := verify.Run(context.Background(), ledger.Dir(dir+"/public"), verify.Options{Genesis: &genesis})
	if err != nil {
		t.Fatal(err)
	}
	if !report.OK || len(report.Faults) > 0 {
		t.Errorf("faults: %+v", report.Faults)
	}
	if got, want := report.Root, sim.PracticeRoot; got != want {
		t.Errorf("root = %s, want %s: the practice election is a golden ledger", got, want)
	}
	want := map[string]int64{"aliya": 1690, "bolat": 1282, "clara": 673}
	for id, votes := range want {
		if got := report.Totals.Candidates[id]; got != votes {
			t.Errorf("votes for %s = %d, want %d", id, got, votes)
		}
	}
	t.Logf("%+v %+v %+v", *report.Outcome, report.Declared, report)
}
