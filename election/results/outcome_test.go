package results_test

import (
	"testing"

	"urna/election/results"
	"urna/election/rulebook"
)

func TestWhereNoMajorityDecidesTheSumsElectNobody(t *testing.T) {
	rule := rulebook.Outcome{Base: rulebook.BaseVoted, Open: true}
	got := results.Decide(rule, []results.Votes{{Candidate: "a", Votes: 90}, {Candidate: "b", Votes: 5}}, 5)
	if got.Standing != results.OutcomeOpen || len(got.Candidates) != 0 {
		t.Errorf("got %+v, want %q, nobody", got, results.OutcomeOpen)
	}
	got = results.Decide(rule, []results.Votes{{Candidate: "a", Votes: 0}}, 5)
	if got.Standing != results.OutcomeOpen {
		t.Errorf("without a known vote: got %q, want %q", got.Standing, results.OutcomeOpen)
	}
}
